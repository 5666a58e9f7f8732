"""Folders that attempts work in: one for each, gone when it ends."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings

from webapp.jobs.work import Work

ANY_ID = "????????-????-????-????-????????????"


@contextmanager
def scratch_folder(work: Work, prefix: str = "") -> Iterator[Path]:
    """A folder for this attempt alone; its name begins with ``prefix``, as those of its kind do."""
    folder = Path(settings.WORK) / f"{prefix}{work.pk}-{work.attempt}"
    folder.mkdir(parents=True, exist_ok=True)
    remove_forsaken_folders(type(work), prefix)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_forsaken_folders(kind: type[Work], prefix: str) -> None:
    """Frees what attempts have left on this machine that were ended by force."""
    for folder in Path(settings.WORK).glob(f"{prefix}{ANY_ID}-*"):
        work_id, _dash, attempt = folder.name.removeprefix(prefix).rpartition("-")
        if not kind.rows().held(UUID(work_id), int(attempt)).exists():
            shutil.rmtree(folder, ignore_errors=True)
