"""Many requests of Alice at the same moment, each on a connection of its own.

``python -m tests.flow.crowd go FOLDER`` in several processes of several threads: they start takes
until they are refused, end every one, one half by success and the other by failure, announce
uploads until they are refused, and keep a file for each clip while the ledger is counted and
balanced. Prints what was granted.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.core.files.storage import default_storage  # noqa: E402
from django.db import connection  # noqa: E402

from webapp.accounts import ledger  # noqa: E402
from webapp.accounts.keeping import Stored, balance  # noqa: E402
from webapp.accounts.models import LedgerEntry, Plan, Subject, User  # noqa: E402
from webapp.catalog.models import ModelVersion  # noqa: E402
from webapp.clips.models import Clip, Project  # noqa: E402
from webapp.clips.upload import begin_upload  # noqa: E402
from webapp.errors import Refusal  # noqa: E402
from webapp.jobs.start import start_job  # noqa: E402

PROCESSES, THREADS, TRIES = 2, 6, 4
ANALYSIS = Stored("analysis.json", 100)


def prepare() -> None:
    """Alice with room for ten takes of a minute and for twenty gigabytes."""
    alice = User.objects.create_user(
        "alice",
        own_plan=Plan.objects.create(
            name="Tight", max_clip_seconds=600, max_clip_bytes=10**9, monthly_minutes=10,
            max_jobs=100, max_storage_bytes=20 * 10**9,
        ),
    )  # fmt: skip
    project = Project.objects.create(owner=alice, name="Harbour")
    for name in range(6):
        Clip.objects.create(
            project=project, name=str(name), file="x", size=0, container="mp4", duration=60,
            video_codec="h264", width=256, height=128, fps=24,
        )  # fmt: skip
    ModelVersion.objects.create(slug="m", name="M", source="preview")
    default_storage.save(ANALYSIS.key, ContentFile(b"x" * ANALYSIS.size))


def until_refused(act: Callable[[], object]) -> int:
    """How often ``act`` was granted."""
    granted = 0
    for _ in range(TRIES):
        try:
            act()
        except Refusal:
            return granted
        granted += 1
    return granted


def meet(folder: Path, phase: str) -> None:
    """Waits until every process of the crowd is here."""
    (folder / f"{phase}-{os.getpid()}").touch()
    while len(list(folder.glob(f"{phase}-*"))) < PROCESSES:
        time.sleep(0.01)


def start_takes(number: int) -> int:
    """Starts takes until refused; on different clips, so that their locks do not help."""
    clips = list(Clip.objects.select_related("project__owner").order_by("pk"))
    version = ModelVersion.objects.get(slug="m")
    return until_refused(lambda: start_job(clips[number % len(clips)], version))


def settle_takes(number: int) -> int:
    """Ends every take: by success in one half of the crowd, by failure in the other."""
    how = ledger.charge if number % 2 else ledger.refund
    reserved = LedgerEntry.objects.filter(kind="reserved", what=Subject.JOB)
    return sum(how(subject) for subject in reserved.values_list("subject", flat=True))


def begin_uploads(number: int) -> int:
    """Announces uploads of a gigabyte until refused."""
    project = Project.objects.select_related("owner").get()
    return until_refused(lambda: begin_upload(project, project.owner.plan, "a.mp4", 10**9))


def keep_files(number: int) -> int:
    """Keeps a file for every clip that has none yet, amid those who count and balance."""
    kept = 0
    for clip in Clip.objects.select_related("project__owner").order_by("pk"):
        kept += clip.fill("analysis", ANALYSIS)
        clip.count() if number % 2 else balance()
    return kept


def on_own_connection(act: Callable[[int], int], number: int) -> int:
    """What ``act`` grants, on a connection that ends with it."""
    try:
        return act(number)
    finally:
        connection.close()


def main() -> None:
    """Prepares, or is one of the processes."""
    if sys.argv[1] == "prepare":
        prepare()
        return
    granted = {}
    for act in (start_takes, settle_takes, begin_uploads, keep_files):
        meet(Path(sys.argv[2]), act.__name__)
        with ThreadPoolExecutor(THREADS) as pool:
            granted[act.__name__] = sum(pool.map(partial(on_own_connection, act), range(THREADS)))
    sys.stdout.write(json.dumps(granted))


if __name__ == "__main__":
    main()
