"""Ada looks after the queue: what runs where, pausing, cancelling, running again; the audit log."""

from __future__ import annotations

import uuid
from datetime import timedelta
from pathlib import Path

import dramatiq
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from spatialgen.export import Format, Mix
from tests.webapp.finished import finished_take
from webapp.accounts import ledger
from webapp.accounts.append_only import AppendOnlyViolation
from webapp.accounts.models import LedgerEntry, Plan, Subject, User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Project
from webapp.exports import run as exporting
from webapp.exports.ask import ask_for_export
from webapp.exports.tasks import QUEUE as EXPORTS
from webapp.jobs import run as running
from webapp.jobs.leases import doing, hold
from webapp.jobs.models import Job
from webapp.jobs.presence import WorkerPresence
from webapp.jobs.start import start_job
from webapp.operations.audit import record
from webapp.operations.disk import disk_use
from webapp.operations.heartbeats import Doing, Heart, beat
from webapp.operations.models import Act, AuditEntry, QueueState, Worker

PAGES = ["", "live/", "models/", "models/register/", "models/small/", "people/", "audit/"]
ACTS = ["pause/", "resume/", "models/roll-back/", "models/small/retire/", "models/small/canary/"]


@pytest.fixture
def adas(ada: User) -> Client:
    client = Client()
    client.force_login(ada)
    return client


def again(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


@pytest.mark.parametrize("page", PAGES)
def test_the_dashboard_is_there_for_staff_alone(
    page: str, adas: Client, alices: Client, client: Client, model_version: ModelVersion
) -> None:
    assert adas.get(f"/dashboard/{page}").status_code == 200
    assert alices.get(f"/dashboard/{page}").status_code == 404
    assert client.get(f"/dashboard/{page}").status_code == 404


@pytest.mark.parametrize("act", ACTS)
def test_nobody_else_acts(act: str, alices: Client, model_version: ModelVersion) -> None:
    assert alices.post(f"/dashboard/{act}").status_code == 404
    assert not QueueState.now().paused
    assert not AuditEntry.objects.exists()


# --- the queue ---
def test_a_paused_queue_takes_nothing_new_and_says_so(
    adas: Client, alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    at_work, waits = (start_job(clip, model_version, steps=2) for _ in range(2))
    assert at_work.claim()
    adas.post("/dashboard/pause/", {"reason": "Back at noon."})
    running.run(waits.pk)
    assert again(waits).status == "queued"
    assert again(at_work).renew_lease(), "what runs is finished"
    said = (
        "The queue is paused: new takes and exports wait, and start by themselves when it goes on."
    )
    assert f"{said} Back at noon." in alices.get(f"/clips/{clip.pk}/").text
    assert said not in Client().get("/").text

    adas.post("/dashboard/pause/", {"reason": "Twice."})
    adas.post("/dashboard/resume/")
    assert said not in alices.get(f"/clips/{clip.pk}/").text
    running.run(waits.pk)
    assert again(waits).status == "succeeded"
    acts = AuditEntry.objects.order_by("pk").values_list("who", "act")
    assert list(acts) == [("ada", "paused the queue"), ("ada", "resumed the queue")]


def test_a_paused_queue_makes_no_exports_either(
    adas: Client, clip: Clip, model_version: ModelVersion, monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    take = finished_take(clip, model_version)
    adas.post("/dashboard/pause/")
    export, _is_new = ask_for_export(take, Format.PROVENANCE, Mix())
    exporting.run(export.pk)
    export.refresh_from_db()
    assert export.status == "queued"
    page = adas.get("/dashboard/").text
    assert "new takes and exports wait" in page
    assert "Exports: 0 running, 1 waiting." in page

    monkeypatch.setattr(WorkerPresence, "here", True)
    with django_capture_on_commit_callbacks(execute=True):
        adas.post("/dashboard/resume/")
    broker = dramatiq.get_broker()
    (message,) = list(broker.queues[EXPORTS].queue)
    assert str(export.pk).encode() in message, "its first one came to nothing during the pause"
    broker.flush_all()
    exporting.run(export.pk)
    export.refresh_from_db()
    assert export.status == "succeeded"


def test_ada_sees_what_runs_where_and_how_far(
    adas: Client, clip: Clip, model_version: ModelVersion
) -> None:
    job = start_job(clip, model_version)
    assert job.claim()
    with hold(job):
        beat(doing())
    Job.objects.filter(pk=job.pk).update(stage="latents", fraction=0.42)
    page = adas.get("/dashboard/").text
    worker = Worker.objects.get()
    assert (worker.job, worker.is_silent) == (job.pk, False)
    assert f"{worker.host} <span" in page
    assert 'value="0.420"' in page
    assert "at work" in page
    assert "alice" in page
    Worker.objects.update(seen_at=timezone.now() - timedelta(minutes=1), job=None)
    assert "silent" in adas.get("/dashboard/live/").text


def test_ada_cancels_and_runs_again(adas: Client, clip: Clip, model_version: ModelVersion) -> None:
    job = start_job(clip, model_version, steps=7, seed=5)
    adas.post(f"/dashboard/jobs/{job.pk}/cancel/")
    assert again(job).status == "cancelled"
    page = adas.post(f"/dashboard/jobs/{job.pk}/again/", follow=True).text
    assert "It runs again as take 2." in page
    new = Job.objects.get(take=2)
    assert (new.steps, new.seed, new.model_version_id) == (7, 5, model_version.pk)
    assert list(AuditEntry.objects.order_by("pk").values_list("act", flat=True)) == [
        "cancelled", "ran again",
    ]  # fmt: skip
    ModelVersion.objects.update(state="retired", is_default=False)
    page = adas.post(f"/dashboard/jobs/{job.pk}/again/", follow=True).text
    assert "is not offered any more" in page


@pytest.mark.django_db(transaction=True)
def test_a_worker_beats_while_it_lives_and_signs_off() -> None:
    holds = uuid.uuid4()
    heart = Heart(lambda: Doing(at_work=True, job=holds))
    heart.start()
    for _ in range(100):
        if Worker.objects.filter(job=holds).exists():
            break
        heart.stopping.wait(0.05)
    worker = Worker.objects.get()
    assert worker.job == holds
    assert worker.version
    assert worker.device == "cpu"
    heart.stop()
    assert not Worker.objects.exists()


def test_the_disk_is_told_by_folders(adas: Client, db: None) -> None:
    cache.clear()
    (Path(settings.UPLOADS) / "some.tmp").write_bytes(b"x" * 5000)
    shares = {share.title: share.size for share in disk_use().shares}
    assert shares["Uploads under way"] >= 5000
    page = adas.get("/dashboard/").text
    assert "Uploads under way" in page
    (Path(settings.UPLOADS) / "some.tmp").unlink()


# --- the audit log ---
def test_what_ada_changes_in_the_administration_is_kept_with_before_and_after(
    adas: Client, ada: User
) -> None:
    plan = Plan.objects.create(name="Small", max_clip_seconds=60, max_clip_bytes=10**6)
    form = {
        "name": "Small", "max_clip_seconds": 90, "max_clip_bytes": 10**6, "max_pixels": 10**6,
        "max_storage_bytes": 10**9, "monthly_minutes": 5, "max_jobs": 1, "max_requests": 600,
    }  # fmt: skip
    assert adas.post(f"/admin/accounts/plan/{plan.pk}/change/", form).status_code == 302
    entry = AuditEntry.objects.get()
    assert (entry.who, entry.act, entry.target) == ("ada", "changed", "plan Small")
    assert (entry.before["max_clip_seconds"], entry.after["max_clip_seconds"]) == (60, 90)
    assert "max_clip_bytes" not in entry.after, "what did not change is not told"
    page = adas.get("/dashboard/audit/").text
    assert "<del>60</del> <ins>90</ins>" in page
    adas.post(f"/admin/accounts/plan/{plan.pk}/delete/", {"post": "yes"})
    assert [e.act for e in AuditEntry.objects.all()] == ["deleted", "changed"]
    assert AuditEntry.objects.all()[0].before["name"] == "Small"


def test_acts_are_read_and_found_in_the_readers_language(adas: Client, ada: User) -> None:
    record(ada, Act.PAUSED, "–")
    record(ada, Act.ROLLED_BACK, "Small")
    adas.cookies["django_language"] = "zh-hans"
    page = adas.get("/dashboard/audit/?search=暂停").text
    assert "暂停了队列" in page
    assert "回退到" not in page
    assert "暂停了队列" in adas.get("/admin/operations/auditentry/").text


def test_passwords_are_not_in_the_log(adas: Client, alice: User) -> None:
    form = {"password1": "another-long-word", "password2": "another-long-word"}
    adas.post(f"/admin/accounts/user/{alice.pk}/password/", {**form, "usable_password": "true"})
    adas.post(f"/admin/accounts/user/{alice.pk}/delete/", {"post": "yes"})
    said = str(list(AuditEntry.objects.values()))
    assert "another-long-word" not in said
    assert alice.password not in said


def test_the_log_is_append_only(ada: User) -> None:
    entry = record(ada, Act.PAUSED, "around")
    for deed in (
        lambda: AuditEntry.objects.update(who="bob"),
        lambda: AuditEntry.objects.all().delete(),
        entry.delete,
        entry.save,
    ):
        with pytest.raises((AppendOnlyViolation, IntegrityError)), transaction.atomic():
            deed()
    ada.delete()
    assert AuditEntry.objects.get().who == "ada", "it outlives who is in it"


# --- lists ---
def crowd(size: int, model: ModelVersion, first: int = 0) -> None:
    """People with plans, projects, clips, jobs and entries of their own."""
    for number in range(first, first + size):
        plan = Plan.objects.create(name=f"P{number}", max_clip_seconds=60, max_clip_bytes=10**6)
        user = User.objects.create_user(f"user{number}", own_plan=plan)
        project = Project.objects.create(owner=user, name=f"Project {number}")
        clip = Clip.objects.create(
            project=project, name=f"{number}.mp4", file="x", size=1, container="mp4", duration=2,
            video_codec="h264", width=256, height=128, fps=24,
        )  # fmt: skip
        version = ModelVersion.objects.create(
            slug=f"v{number}", name=f"V{number}", source="preview", state="active"
        )
        for status in ("queued", "running", "failed", "succeeded"):
            job = start_job(clip, version)
            Job.objects.filter(pk=job.pk).update(
                status=status, started_at=timezone.now(), finished_at=timezone.now()
            )
        record(user, Act.CHANGED, f"something {number}")
        Worker.objects.create(name=f"w{number}", host="h", device="cpu", version="1")


LISTS = [
    "/dashboard/", "/dashboard/models/", "/dashboard/people/", "/dashboard/audit/",
    *(
        f"/admin/{table}/"
        for table in (
            "accounts/plan", "accounts/user", "accounts/ledgerentry", "catalog/modelversion",
            "clips/project", "clips/clip", "clips/upload", "jobs/job", "jobs/deliverable",
            "operations/auditentry", "operations/worker",
        )
    ),
]  # fmt: skip


def test_every_list_makes_a_constant_number_of_queries(
    adas: Client, model_version: ModelVersion
) -> None:
    def asked() -> dict[str, int]:
        found = {}
        for path in LISTS:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert adas.get(path).status_code == 200, path
            found[path] = len(queries)
        return found

    cache.clear()
    crowd(2, model_version)
    asked()  # content types and the like are remembered from now on
    few = asked()
    crowd(5, model_version, first=2)
    assert asked() == few
    assert max(few.values()) < 25


def test_rows_lead_to_each_other(adas: Client, clip: Clip, model_version: ModelVersion) -> None:
    job = start_job(clip, model_version)
    page = adas.get("/dashboard/").text
    assert f"/admin/jobs/job/{job.pk}/change/" in page
    assert f"/admin/accounts/user/{clip.project.owner_id}/change/" in page
    assert "/dashboard/models/small/" in page
    row = adas.get(f"/admin/jobs/job/{job.pk}/change/").text
    assert f"/admin/clips/clip/{clip.pk}/change/" in row
    assert "reserved" in row


def test_nothing_of_a_jobs_row_is_written_by_hand(
    adas: Client, clip: Clip, model_version: ModelVersion
) -> None:
    job = start_job(clip, model_version)
    adas.post(f"/admin/jobs/job/{job.pk}/change/", {"status": "succeeded", "seed": 9})
    assert again(job).status == "queued"
    action = {"action": "cancel", "_selected_action": [str(job.pk)]}
    asked = adas.post("/admin/jobs/job/", action)
    assert "Are you sure" in asked.text
    assert again(job).status == "queued", "it asks first"
    adas.post("/admin/jobs/job/", {**action, "confirmed": "yes"})
    assert again(job).status == "cancelled"
    assert AuditEntry.objects.get().act == "cancelled"


def test_the_ledger_leads_to_the_user(adas: Client, alice: User) -> None:
    ledger.store(alice, Subject.CLIP, uuid.uuid4(), 7)
    entry = LedgerEntry.objects.get()
    page = adas.get(f"/admin/accounts/ledgerentry/{entry.pk}/change/").text
    assert f"/admin/accounts/user/{alice.pk}/change/" in page
