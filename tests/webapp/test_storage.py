"""What the ledger says is kept for Alice is what really lies in the storage for her, always."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from spatialgen.export import Format, Mix
from webapp.accounts import ledger
from webapp.accounts.keeping import balance, count_storage
from webapp.accounts.models import LedgerEntry, Plan, Subject, User
from webapp.accounts.usage import usage_of
from webapp.catalog.models import ModelVersion
from webapp.clips.bin import purge_bin
from webapp.clips.models import KEPT_FOR, Clip, Project
from webapp.clips.storage import store_file
from webapp.exports import run as exporting
from webapp.exports.ask import ask_for_export, cancel_export, remove_export
from webapp.exports.models import Export
from webapp.jobs import run as generating
from webapp.jobs.go_on import retake_job
from webapp.jobs.models import Deliverable, Job
from webapp.jobs.recover import BALANCE_EVERY, Sweeper
from webapp.jobs.start import start_job
from webapp.player.sharing.make import ShareOptions, make_link, revoke_link
from webapp.player.sharing.models import ShareLink
from webapp.removal import remove_with_files

Read = Callable[[Any], bytes]
Measure = Callable[[], int]


@pytest.fixture(autouse=True)
def lying() -> Measure:
    """Bytes of the files that have come into the storage since the test began."""
    media = Path(settings.MEDIA_ROOT)

    def files() -> dict[Path, int]:
        return {path: path.stat().st_size for path in media.rglob("*") if path.is_file()}

    before = files()
    return lambda: sum(size for path, size in files().items() if path not in before)


@pytest.fixture
def adas(ada: User, signed_in: Callable[[User], Client]) -> Client:
    """The administrator's browser."""
    return signed_in(ada)


def made(job: Job) -> Job:
    generating.run(job.pk)
    job = Job.objects.get(pk=job.pk)
    assert job.status == "succeeded", job.error_detail
    return job


def exported(job: Job, format: Format = Format.AMBIX_FLAC) -> Export:
    export, _is_new = ask_for_export(job, format, Mix())
    exporting.run(export.pk)
    export.refresh_from_db()
    return export


def narrow(user: User, left: int) -> None:
    """Leaves ``left`` bytes of storage to ``user``."""
    user.own_plan = Plan.objects.create(
        name="Narrow", max_clip_seconds=600, max_clip_bytes=10**9,
        max_storage_bytes=usage_of(user).stored + left,
    )  # fmt: skip
    user.save()


@pytest.mark.django_db(transaction=True)
def test_the_number_is_what_lies_there_through_a_whole_life(
    lying: Measure, alices: Client, clip: Clip, model_version: ModelVersion, content: Read
) -> None:
    alice, told = clip.project.owner, list[int]()

    def agrees(less: bool = False) -> None:
        told.append(alices.get("/api/account/usage").json()["storage"]["used"])
        assert told[-1] == lying() == usage_of(alice).stored
        if len(told) > 1:
            assert (told[-1] < told[-2]) is less, told

    agrees()
    first = made(start_job(clip, model_version, steps=2))
    agrees()
    made(retake_job(first, start=0.5, stop=1.0))
    agrees()
    film, flac = exported(first, Format.YOUTUBE_MP4), exported(first)
    agrees()
    content(alices.get(f"/media/clips/{clip.pk}/analysis"))
    agrees()
    while alices.get(f"/media/clips/{clip.pk}/sound").status_code == 202:
        time.sleep(0.02)
    agrees()
    link = make_link(clip, alice, ShareOptions())
    content(Client().get(f"/s/{link.token}/picture.jpg"))
    agrees()

    revoke_link(ShareLink.objects.get())
    agrees(less=True)
    remove_export(flac)
    agrees(less=True)
    assert Path(film.file.path).exists()
    alices.delete(f"/api/clips/{clip.pk}")
    assert usage_of(alice).stored == lying() == told[-1], "the bin counts until it is emptied"
    Clip.objects.update(deleted_at=Clip.objects.get().deleted_at - 2 * KEPT_FOR)  # type: ignore[operator]
    purge_bin()
    agrees(less=True)
    assert told[-1] == 0


def test_an_account_that_goes_leaves_neither_files_nor_entries(
    lying: Measure, adas: Client, clip: Clip, model_version: ModelVersion
) -> None:
    exported(made(start_job(clip, model_version, steps=2)))
    path = f"/admin/accounts/user/{clip.project.owner_id}/delete/"
    answer = adas.post(path, {"post": "yes"})
    assert answer.status_code == 302
    assert (lying(), LedgerEntry.objects.count()) == (0, 0)


def test_ada_deletes_a_take_with_all_its_files(
    lying: Measure, adas: Client, clip: Clip, model_version: ModelVersion
) -> None:
    alice, before = clip.project.owner, lying()
    job = made(start_job(clip, model_version, steps=2))
    exported(job)
    waits = start_job(clip, model_version)
    for gone in (job, waits):
        path = f"/admin/jobs/job/{gone.pk}/delete/"
        assert adas.post(path, {"post": "yes"}).status_code == 302
    assert usage_of(alice).stored == lying() == before
    assert usage_of(alice).open_jobs == 0


# --- once, and back ---
@pytest.mark.parametrize("end", ["cancelled", "failed"])
def test_an_export_that_comes_to_nothing_costs_nothing(
    end: str, alice: User, clip: Clip, take: Job
) -> None:
    before = usage_of(alice).stored
    export, _is_new = ask_for_export(take, Format.BINAURAL_WAV, Mix())
    assert usage_of(alice).stored > before, "room is kept for it"
    if end == "cancelled":
        cancel_export(export)
    else:
        Path(take.deliverables.get().file.path).write_bytes(b"no sound")
        exporting.run(export.pk)
    export.refresh_from_db()
    assert (export.status, usage_of(alice).stored) == (end, before)


def test_a_message_too_many_counts_once(alice: User, take: Job, lying: Measure) -> None:
    export = exported(take)
    counted = usage_of(alice).stored
    exporting.run(export.pk)
    assert usage_of(alice).stored == counted == lying()


def test_a_file_that_two_have_made_is_kept_once(alice: User, clip: Clip, lying: Measure) -> None:
    from webapp.clips.storage import keep_in

    for _ in range(2):
        path = Path(settings.WORK) / "a.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}")
        keep_in(clip, "analysis", store_file(path, f"clips/{clip.pk}/analysis.json"))
    assert usage_of(alice).stored == lying()


def test_a_file_made_for_a_clip_that_is_gone_goes_too(
    alice: User, clip: Clip, lying: Measure, tmp_path: Path
) -> None:
    from webapp.clips.storage import keep_in

    remove_with_files(Clip.objects.filter(pk=clip.pk))
    (tmp_path / "sound.wav").write_bytes(b"RIFF")
    keep_in(clip, "samples", store_file(tmp_path / "sound.wav", f"clips/{clip.pk}/sound.wav"))
    assert usage_of(alice).stored == lying() == 0


# --- said before the work ---
def test_a_full_storage_refuses_an_export_before_it_begins(
    alice: User, alices: Client, take: Job
) -> None:
    path = f"/api/jobs/{take.pk}/exports"
    narrow(alice, left=1000)
    answer = alices.post(path, {"format": "ambix_wav"}, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (422, "no_storage_left")
    sentence = answer.json()["detail"]
    assert "This export needs about 1.2 MB, and 1 kB of the Narrow plan's" in sentence
    assert "Delete other exports or clips and empty the bin" in sentence
    assert not Export.objects.exists()
    answer = alices.post(path, {"format": "provenance"}, "application/json")
    assert answer.status_code == 201, "a few lines of text always fit"


def test_a_take_that_passes_the_limit_is_kept_and_the_next_is_refused(
    alice: User, alices: Client, clip: Clip, model_version: ModelVersion, lying: Measure
) -> None:
    job = start_job(clip, model_version, steps=2)
    narrow(alice, left=-usage_of(alice).stored + 1)
    job = made(job)
    assert all(Path(file.path).exists() for file in job.kept_files())
    assert usage_of(alice).stored == lying()
    answer = alices.post(f"/api/clips/{clip.pk}/jobs", {"steps": 2}, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (422, "no_storage_left")
    assert "0 bytes of the Narrow plan's" in answer.json()["detail"]
    assert "empty the bin" in answer.json()["detail"]


# --- from before, and by other hands ---
@pytest.fixture
def take(clip: Clip, model_version: ModelVersion, tmp_path: Path) -> Job:
    """A take with its sound field, booked as a worker does."""
    import numpy as np
    import soundfile

    job = Job.objects.create(
        clip=clip, take=1, model_version=model_version, steps=2, guidance=4.0, seed=7,
        status="succeeded",
    )  # fmt: skip
    tone = 0.2 * np.sin(np.arange(2 * 48_000) / 20)
    soundfile.write(tmp_path / "a.wav", np.stack([tone] * 4, axis=1), 48_000, subtype="PCM_24")
    stored = store_file(tmp_path / "a.wav", f"deliverables/{job.pk}/a.wav")
    Deliverable.objects.create(
        job=job, kind="ambix_wav", label="WAV", filename="a.wav", size=stored.size,
        content_type="audio/wav", gain_db=0.0, file=stored.key,
    )  # fmt: skip
    job.note_kept(stored.size)
    return job


def test_what_lay_there_before_is_booked(
    alice: User, clip: Clip, take: Job, lying: Measure, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in a studio whose ledger knew uploads and deliverables alone."""
    old = exported(take)
    for subject in (clip.pk, old.pk):
        ledger.remove(alice, Subject.CLIP, subject)
    ledger.store(alice, Subject.CLIP, clip.pk, clip.size)
    assert usage_of(alice).stored < lying()
    call_command("count_storage")
    assert "2 booked anew" in capsys.readouterr().out
    assert usage_of(alice).stored == lying()
    assert count_storage() == 0, "twice does no harm"


def test_a_project_that_changes_hands_is_paid_by_its_new_owner(
    alice: User, bob: User, clip: Clip, take: Job, lying: Measure
) -> None:
    waits = start_job(clip, take.model_version)
    Project.objects.update(owner=bob)
    balance()
    assert usage_of(bob).stored == lying()
    assert usage_of(alice).open_jobs == 1, "what was begun stays where it was reserved"
    waits.refresh_from_db()
    waits.cancel()
    assert usage_of(alice).stored == 0


def test_the_ledger_is_balanced_by_the_hour() -> None:
    sweeper = Sweeper()
    due = [balance in sweeper.rounds_at(now) for now in (0.0, 10.0, BALANCE_EVERY, BALANCE_EVERY)]
    assert due == [True, False, True, False]


def test_a_round_that_fails_does_not_keep_the_others_from_their_turn(db: None) -> None:
    done: list[str] = []

    def fails() -> None:
        raise RuntimeError("The database is away.")

    Sweeper([fails, lambda: done.append("next")]).turn(0.0)
    assert done == ["next"]


def test_balancing_leaves_alone_what_is_there(alice: User, clip: Clip, take: Job) -> None:
    exported(take)
    start_job(clip, take.model_version)
    ledger.reserve(alice, Subject.UPLOAD, uuid.uuid4(), size=5)
    entries = LedgerEntry.objects.count()
    used = usage_of(alice)
    balance()
    assert LedgerEntry.objects.count() == entries + 1, "only the upload that there is not"
    assert usage_of(alice).stored == used.stored - 5
