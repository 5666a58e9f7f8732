"""Jobs: started, claimed once, run for real, cancelled, lost and taken up again."""

from __future__ import annotations

import errno
import io
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import dramatiq
import pytest
import soundfile
from django.conf import settings
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from spatialgen.probe import probe_clip
from spatialgen.stages import Cancelled, ClipProblem, Progress, Stage
from tests.films import write_film
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Project
from webapp.clips.upload import upload_file
from webapp.jobs import recover
from webapp.jobs import run as running
from webapp.jobs.leases import hold, put_back_held_jobs
from webapp.jobs.models import Deliverable, Job
from webapp.jobs.presence import WorkerPresence
from webapp.jobs.progress import ProgressReporter
from webapp.jobs.start import cancel_job, start_job
from webapp.jobs.tasks import run_job, send
from webapp.jobs.work import Status
from webapp.operations import leases
from webapp.operations.throttle import Throttle


@pytest.fixture
def job(clip: Clip, model_version: ModelVersion) -> Job:
    return start_job(clip, model_version, steps=2)


@pytest.fixture
def worker_here(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """As in the process that has the embedded worker; the ids that are enqueued."""
    monkeypatch.setattr(WorkerPresence, "here", True)
    sent: list[str] = []

    class Outbox(dramatiq.Middleware):
        def after_enqueue(self, broker: Any, message: Any, delay: Any) -> None:
            sent.append(message.args[0])

    broker = dramatiq.get_broker()
    outbox = Outbox()
    broker.add_middleware(outbox)
    yield sent
    broker.middleware.remove(outbox)
    broker.flush_all()


def again(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def start(client: Client, clip: Clip, **options: Any) -> Any:
    return client.post(f"/api/clips/{clip.pk}/jobs", options, "application/json")


def test_alice_starts_a_take(
    alices: Client, clip: Clip, model_version: ModelVersion, worker_here: list[str],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        answer = start(alices, clip)
        assert worker_here == [], "nothing is sent before the row is committed"
    job = answer.json()
    assert answer.status_code == 201
    assert (job["take"], job["status"], job["queue_position"]) == (1, "queued", 1)
    assert job["options"] == {"steps": 24, "guidance": 4.0, "seed": 0}
    said = {"notice": "Random weights.", "notice_url": ""}
    assert job["model"] == {"slug": "small", "name": "Small", **said}
    assert worker_here == [job["id"]]


def test_the_next_take_has_another_seed(
    alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    takes = [start(alices, clip).json() for _ in range(3)]
    assert [take["take"] for take in takes] == [1, 2, 3]
    assert [take["options"]["seed"] for take in takes] == [0, 1, 2]
    assert [take["queue_position"] for take in takes] == [1, 2, 3]
    listed = alices.get(f"/api/clips/{clip.pk}").json()["jobs"]
    assert [take["take"] for take in listed] == [3, 2, 1]


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"steps": 0}, "steps"),
        ({"steps": 201}, "steps"),
        ({"guidance": -1}, "guidance"),
        ({"guidance": "much"}, "guidance"),
        ({"seed": 2**32}, "seed"),
        ({"model_version": "nope"}, "nope"),
    ],
)
def test_a_wrong_option_is_refused_by_name(
    options: dict[str, Any], named: str, alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    answer = start(alices, clip, **options)
    assert answer.status_code == 422
    assert named in answer.json()["detail"]
    assert not Job.objects.exists()


def test_a_model_that_is_not_offered_cannot_be_chosen(
    alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    ModelVersion.objects.update(state="retired", is_default=False)
    assert start(alices, clip, model_version="small").json()["code"] == "no_model"
    assert start(alices, clip).json()["code"] == "no_model"


def test_a_take_is_made(job: Job, clip: Clip) -> None:
    running.run(job.pk)

    job = again(job)
    assert (job.status, job.error_detail) == ("succeeded", "")
    assert job.finished_at is not None
    files = {file.kind: file for file in job.deliverables.all()}
    assert set(files) == {"ambix_wav", "spatial_video"}
    for file in files.values():
        assert file.file.name == f"deliverables/{job.pk}/1/{file.filename}"
        assert file.file.size == file.size
    sound = soundfile.info(io.BytesIO(files["ambix_wav"].file.read()))
    assert (sound.channels, sound.samplerate) == (4, 48000)
    assert sound.duration == pytest.approx(clip.duration, abs=0.01)
    assert list(Path(settings.WORK).glob(f"{job.pk}*")) == [], "the scratch folder is gone"


def test_what_a_killed_attempt_left_is_cleared_away(
    job: Job, clip: Clip, model_version: ModelVersion
) -> None:
    other = start_job(clip, model_version)
    assert other.claim()
    mine, others = (Path(settings.WORK) / f"{name}-1" for name in (job.pk, other.pk))
    for folder in (mine, others):
        folder.mkdir(parents=True)
    Job.objects.filter(pk=job.pk).update(attempt=1)  # put back after the first
    running.run(job.pk)
    assert again(job).status == "succeeded"
    assert [mine.exists(), others.exists()] == [False, True], "what runs elsewhere keeps its folder"


def test_hevc_gets_a_copy_that_browsers_play(
    project: Project, model_version: ModelVersion, tmp_path: Path, alices: Client
) -> None:
    film = write_film(tmp_path / "hevc.mp4", codec="libx265", channels=2)
    clip = upload_file(project, project.owner.plan, film)
    assert clip.video_codec == "hevc"
    job = start_job(clip, model_version, steps=2)
    running.run(job.pk)

    kinds = {file.kind: file for file in again(job).deliverables.all()}
    assert set(kinds) == {"ambix_wav", "spatial_video", "playback"}, again(job).error_detail
    assert probe_clip(Path(kinds["playback"].file.path)).video_codec == "h264"
    assert probe_clip(Path(kinds["spatial_video"].file.path)).video_codec == "hevc"
    manifest = alices.get(f"/api/clips/{clip.pk}/manifest").json()
    assert manifest["sources"][0]["url"] == kinds["playback"].url


def test_a_message_too_many_does_nothing(job: Job) -> None:
    assert again(job).claim()
    running.run(job.pk)
    assert (again(job).status, again(job).attempt) == ("running", 1)
    assert job.deliverables.count() == 0


def test_a_claim_touches_no_other_job_until_it_is_committed(
    job: Job, clip: Clip, model_version: ModelVersion,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    """Or two workers that claim at once would wait for each other's job."""
    other = start_job(clip, model_version)
    with django_capture_on_commit_callbacks() as afterwards:
        assert running.claim(again(job))
        assert again(other).version == other.version
    for callback in afterwards:
        callback()
    assert again(other).version > other.version, "its place in the queue has changed"


def test_a_job_is_claimed_by_one(job: Job) -> None:
    first, second = again(job), again(job)
    assert [first.claim(), second.claim()] == [True, False]
    assert first.attempt == 1


def test_a_queued_job_is_cancelled_and_never_runs(alices: Client, job: Job) -> None:
    answer = alices.post(f"/api/jobs/{job.pk}/cancel").json()
    assert (answer["status"], answer["cancel_requested"]) == ("cancelled", True)
    running.run(job.pk)
    assert again(job).status == "cancelled"


@pytest.mark.parametrize("stage", list(Stage))
def test_a_job_is_cancelled_at_any_stage(
    stage: Stage, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell = ProgressReporter.__call__

    def cancel_there(self: ProgressReporter, progress: Progress) -> None:
        tell(self, progress)
        if progress.stage == stage:
            cancel_job(again(job))

    monkeypatch.setattr(ProgressReporter, "__call__", cancel_there)
    monkeypatch.setattr(Throttle, "is_due", lambda *_, **__: True)
    running.run(job.pk)

    job = again(job)
    assert (job.status, job.stage) == ("cancelled", stage.value)
    assert not Deliverable.objects.exists()
    media = Path(settings.MEDIA_ROOT) / "deliverables" / str(job.pk)
    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_cancelling_what_is_over_changes_nothing(alices: Client, job: Job) -> None:
    Job.objects.update(status=Status.SUCCEEDED)
    before = alices.get(f"/api/jobs/{job.pk}").json()
    assert alices.post(f"/api/jobs/{job.pk}/cancel").json() == before


def test_a_clip_that_cannot_be_decoded_fails_with_its_sentence(job: Job, clip: Clip) -> None:
    path = Path(clip.file.path)
    path.write_bytes(path.read_bytes()[:2000] + b"\0" * 500)
    running.run(job.pk)
    job = again(job)
    assert job.status == "failed"
    assert job.error_code != "internal"
    assert job.error_detail.endswith(".")


def test_an_unforeseen_error_is_a_reason_too(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    def burst(*args: Any, **options: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(running, "generate_take", burst)
    running.run(job.pk)
    assert (again(job).status, again(job).error_code) == ("failed", "internal")
    assert "ZeroDivisionError" in again(job).error_detail


def test_a_full_disk_is_a_reason_at_once(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: Any, **options: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", full)
    running.run(job.pk)
    assert (again(job).status, again(job).losses) == ("failed", 0)


def test_a_model_that_is_gone_is_named(job: Job) -> None:
    ModelVersion.objects.update(source="/nowhere/model")
    running.run(job.pk)
    assert again(job).error_code == "model_problem"
    assert "/nowhere/model" in again(job).error_detail


def test_progress_is_told_a_few_times_a_second_and_stages_at_once(job: Job) -> None:
    assert job.claim()
    with hold(job) as held:
        report = ProgressReporter(held)
        for step in range(50):
            report(Progress(Stage.FEATURES, step / 50, step / 500))
        report(Progress(Stage.LATENTS, 0.0, 0.2))
    job = again(job)
    assert (job.stage, job.fraction) == ("latents", 0.2)
    assert job.version <= 5


def test_an_attempt_that_was_given_up_changes_nothing_more(job: Job) -> None:
    """A worker wakes up after its lease ran out and another one has taken the job."""
    late = again(job)
    assert late.claim()
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    recover.sweep()
    assert again(job).status == "queued"
    other = again(job)
    assert other.claim()

    with hold(late) as held, pytest.raises(Cancelled):
        ProgressReporter(held)(Progress(Stage.LATENTS, 0.5, 0.5))
    assert not late.succeed()
    assert not late.fail("internal", "late")
    assert not late.put_back(lost=False)
    assert (again(job).attempt, again(job).status, again(job).fraction) == (2, "running", 0)


def test_a_restart_takes_up_what_ran_but_only_where_nobody_else_works(
    job: Job, settings: Settings
) -> None:
    assert job.claim()
    settings.REDIS_URL = "redis://queue:6379/0"
    recover.take_up_after_restart()
    assert again(job).status == "running", "perhaps in another worker"
    settings.REDIS_URL = ""
    recover.take_up_after_restart()
    assert (again(job).status, again(job).losses) == ("queued", 1)


def test_a_lease_that_holds_is_left_alone(job: Job) -> None:
    assert job.claim()
    recover.sweep()
    assert again(job).status == "running"


@pytest.mark.django_db(transaction=True)
def test_a_lease_is_renewed_though_the_database_is_away_for_a_beat(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    beats: list[bool] = []
    whole = Job.renew_lease

    def away_at_first(self: Job) -> bool:
        beats.append(bool(beats) and whole(self))
        if len(beats) == 1:
            raise OperationalError("The database is away.")
        return beats[-1]

    monkeypatch.setattr(leases, "LEASE", timedelta(seconds=0.06))
    monkeypatch.setattr(Job, "renew_lease", away_at_first)
    assert job.claim()
    with leases.vouched_for(job):
        for _ in range(200):
            if len(beats) > 2:
                break
            time.sleep(0.02)
    assert beats[:3] == [False, True, True]


def test_the_third_loss_is_the_last(job: Job) -> None:
    for loss in range(3):
        assert again(job).claim(), loss
        Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        recover.sweep()
    assert (again(job).status, again(job).error_code) == ("failed", "worker_lost")


def test_a_worker_that_stops_puts_its_job_back(job: Job) -> None:
    assert job.claim()
    with hold(job):
        put_back_held_jobs()
    assert (again(job).status, again(job).losses, again(job).sent_at) == ("queued", 0, None)


def test_the_sweep_sends_what_was_never_sent_once(job: Job, worker_here: list[str]) -> None:
    recover.sweep()
    recover.sweep()
    assert worker_here == [str(job.pk)]


def test_a_message_that_was_not_taken_is_sent_by_the_next_sweep(
    job: Job, worker_here: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: Any) -> None:
        raise OSError("The queue is away.")

    with monkeypatch.context() as outage, pytest.raises(OSError, match="away"):
        outage.setattr(run_job, "send", away)
        send(job.pk)
    recover.sweep()
    assert worker_here == [str(job.pk)]


def test_without_a_worker_here_nothing_is_sent(job: Job) -> None:
    recover.sweep()
    assert again(job).sent_at is None


def test_problems_of_a_clip_keep_their_own_code(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **options: Any) -> None:
        raise ClipProblem("too_dark", "It is too dark.")

    monkeypatch.setattr(running, "generate_take", refuse)
    running.run(job.pk)
    assert (again(job).error_code, again(job).error_detail) == ("too_dark", "It is too dark.")
