"""What plans allow, and the ledger from which every number comes."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction
from django.test import Client
from django.utils import timezone

from webapp.accounts import ledger
from webapp.accounts.append_only import AppendOnlyViolation
from webapp.accounts.keeping import balance, count_storage
from webapp.accounts.models import Agreement, Kind, LedgerEntry, Plan, Subject, User
from webapp.accounts.usage import usage_of
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Project
from webapp.errors import Refusal
from webapp.jobs import recover
from webapp.jobs import run as running
from webapp.jobs.charging import settle_ended_jobs
from webapp.jobs.models import Job
from webapp.jobs.start import cancel_job, start_job


def plan_of(user: User, **limits: int) -> None:
    user.own_plan = Plan.objects.create(
        name="Small", **{"max_clip_seconds": 600, "max_clip_bytes": 10**9, **limits}
    )
    user.save()


def kinds(subject: uuid.UUID) -> list[str]:
    return list(
        LedgerEntry.objects.filter(subject=subject).order_by("pk").values_list("kind", flat=True)
    )


def start(client: Client, clip: Clip) -> Any:
    return client.post(f"/api/clips/{clip.pk}/jobs", {"steps": 2}, "application/json")


def again(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


# --- rows stand for good ---
CHANGES: dict[str, Callable[[LedgerEntry], object]] = {
    "save": lambda row: row.save(),
    "save one field": lambda row: row.save(update_fields=["size"]),
    "save under a known key": lambda row: LedgerEntry(
        pk=row.pk, user=row.user, kind="stored", what="clip", subject=row.subject,
        period=row.period,
    ).save(),
    "update": lambda row: LedgerEntry.objects.update(size=0),
    "filtered update": lambda row: LedgerEntry.objects.filter(pk=row.pk).update(size=0),
    "by the user": lambda row: row.user.ledger.update(size=0),
    "bulk update": lambda row: LedgerEntry.objects.bulk_update([row], ["size"]),
    "update or create": lambda row: LedgerEntry.objects.update_or_create(
        pk=row.pk, defaults={"size": 0}
    ),
    "conflict": lambda row: LedgerEntry.objects.bulk_create(
        [row], update_conflicts=True, update_fields=["size"], unique_fields=["id"]
    ),
    "base manager": lambda row: LedgerEntry._base_manager.update(size=0),
    "default manager": lambda row: LedgerEntry._default_manager.filter(pk=row.pk).delete(),
    "delete": lambda row: row.delete(),
    "delete all": lambda row: LedgerEntry.objects.all().delete(),
    "base delete": lambda row: LedgerEntry._base_manager.all().delete(),
}  # fmt: skip


@pytest.mark.parametrize("how", CHANGES)
def test_an_entry_is_neither_changed_nor_deleted(how: str, alice: User) -> None:
    ledger.store(alice, Subject.CLIP, uuid.uuid4(), 7)
    before = list(LedgerEntry.objects.values())
    with pytest.raises((AppendOnlyViolation, IntegrityError)), transaction.atomic():
        CHANGES[how](LedgerEntry.objects.get())
    assert list(LedgerEntry.objects.values()) == before


def test_the_ledger_of_an_account_goes_with_the_account_alone(alice: User, bob: User) -> None:
    for user in (alice, bob):
        subject = uuid.uuid4()
        ledger.reserve(user, Subject.JOB, subject, seconds=1)
        ledger.charge(subject)
    models.Model.delete(alice)
    assert set(LedgerEntry.objects.values_list("user", flat=True)) == {bob.pk}


# --- from start to end ---
def test_a_take_is_reserved_at_its_start_and_charged_when_it_succeeds(
    alice: User, clip: Clip, model_version: ModelVersion
) -> None:
    before = usage_of(alice)
    job = start_job(clip, model_version, steps=2)
    waiting = usage_of(alice)
    assert waiting.seconds == waiting.reserved_seconds == pytest.approx(clip.duration, abs=0.001)
    assert (waiting.open_jobs, kinds(job.pk)) == (1, ["reserved"])

    running.run(job.pk)
    done = usage_of(alice)
    assert (done.seconds, done.reserved_seconds) == (waiting.seconds, 0)
    assert (done.open_jobs, kinds(job.pk)) == (0, ["reserved", "charged", "stored"])
    files = sum(file.size for file in again(job).kept_files())
    assert done.stored == before.stored + files
    assert before.stored == sum(file.size for file in clip.kept_files())


@pytest.mark.parametrize("end", ["cancel", "cancel while it runs", "fail", "its worker is lost"])
def test_a_take_that_comes_to_nothing_costs_nothing(
    end: str, alice: User, clip: Clip, model_version: ModelVersion
) -> None:
    before = usage_of(alice)
    job = start_job(clip, model_version)
    if end != "cancel":
        assert job.claim()
    if end.startswith("cancel"):
        cancel_job(again(job))
        cancel_job(again(job))
    elif end == "fail":
        running.fail(job, "internal", "Something broke.")
        running.fail(job, "internal", "Something broke.")
    else:
        Job.objects.filter(pk=job.pk).update(losses=2)
        for _ in range(2):
            Job.objects.filter(pk=job.pk).update(lease_until=timezone.now())
            recover.sweep()
    assert kinds(job.pk) == ["reserved", "refunded"], "once, however often it ends"
    assert usage_of(alice) == before


def test_a_take_that_is_put_back_stays_reserved(clip: Clip, model_version: ModelVersion) -> None:
    job = start_job(clip, model_version)
    assert job.claim()
    assert job.put_back(lost=True)
    assert kinds(job.pk) == ["reserved"]
    assert again(job).claim()


def test_the_end_and_its_settlement_stand_or_fall_together(
    clip: Clip, model_version: ModelVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker dies between the two: neither has happened."""
    job = start_job(clip, model_version)
    assert job.claim()

    def die(subject: uuid.UUID) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(ledger, "charge", die)
    with pytest.raises(KeyboardInterrupt):
        job.succeed()
    assert (again(job).status, kinds(job.pk)) == ("running", ["reserved"])


def test_what_is_refunded_next_month_lowers_the_month_it_was_reserved_in(
    alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = uuid.uuid4()
    monkeypatch.setattr(timezone, "now", lambda: datetime(2030, 12, 31, 23, 59, tzinfo=UTC))
    ledger.reserve(alice, Subject.JOB, subject, seconds=60)
    assert usage_of(alice).seconds == 60
    assert usage_of(alice).renews.isoformat() == "2031-01-01"
    monkeypatch.setattr(timezone, "now", lambda: datetime(2031, 1, 1, 0, 1, tzinfo=UTC))
    assert (usage_of(alice).seconds, usage_of(alice).open_jobs) == (0, 1)
    ledger.refund(subject)
    assert usage_of(alice).seconds == 0
    monkeypatch.setattr(timezone, "now", lambda: datetime(2030, 12, 31, 23, 59, tzinfo=UTC))
    assert usage_of(alice).seconds == 0


# --- limits, said before the upload and before the start ---
def test_minutes_that_are_used_up_are_said_with_the_day_they_renew(
    alice: User, alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    plan_of(alice, monthly_minutes=1)
    for _ in range(29):
        ledger.reserve(alice, Subject.JOB, subject := uuid.uuid4(), seconds=2)
        ledger.charge(subject)
    assert start(alices, clip).status_code == 201
    answer = start(alices, clip)
    assert (answer.status_code, answer.json()["code"]) == (422, "no_minutes_left")
    sentence = answer.json()["detail"]
    assert "0 s of the Small plan's 1 min a month are left (1 min are used)" in sentence
    assert "It renews on 1 " in sentence
    assert Job.objects.count() == 1


def test_only_so_many_takes_at_once(
    alice: User, alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    plan_of(alice, max_jobs=1)
    first = start(alices, clip).json()
    answer = start(alices, clip)
    assert (answer.status_code, answer.json()["code"]) == (422, "too_many_takes")
    assert "allows one at a time" in answer.json()["detail"]
    cancel_job(Job.objects.get(pk=first["id"]))
    assert start(alices, clip).status_code == 201


def test_storage_counts_what_is_on_its_way_too(
    alice: User, alices: Client, project: Project
) -> None:
    plan_of(alice, max_storage_bytes=1000)
    path = f"/api/projects/{project.pk}/uploads"
    first = alices.post(path, {"name": "a.mp4", "size": 600}, "application/json")
    assert first.status_code == 201
    second = alices.post(path, {"name": "b.mp4", "size": 600}, "application/json")
    assert (second.status_code, second.json()["code"]) == (422, "no_storage_left")
    assert "400 bytes of the Small plan's 1 kB are left" in second.json()["detail"]
    alices.delete(f"/api/uploads/{first.json()['id']}")
    assert usage_of(alice).stored == 0
    third = alices.post(path, {"name": "b.mp4", "size": 600}, "application/json")
    assert third.status_code == 201


def test_a_picture_larger_than_the_plan_is_refused_in_words(
    alice: User, project: Project, films: Any
) -> None:
    from webapp.clips.upload import upload_file

    plan_of(alice, max_pixels=256 * 128 - 1)
    with pytest.raises(Refusal, match="megapixels, and the Small plan takes up to"):
        upload_file(project, alice.plan, films / "silent.webm")


def test_what_was_agreed_with_alice_alone_comes_before_her_plan(alice: User, bob: User) -> None:
    plan_of(alice, monthly_minutes=1, max_jobs=3)
    bob.own_plan = alice.own_plan
    bob.save()
    Agreement.objects.create(user=alice, monthly_minutes=90)
    limits = User.objects.get(pk=alice.pk).plan
    assert (limits.name, limits.monthly_minutes, limits.max_jobs) == ("Small", 90, 3)
    assert bob.plan.monthly_minutes == 1


# --- kept true whatever dies ---
def test_what_is_gone_is_given_back(alice: User, clip: Clip, model_version: ModelVersion) -> None:
    done, waiting = (start_job(clip, model_version, steps=2) for _ in range(2))
    running.run(done.pk)
    used = usage_of(alice).seconds
    clip.project.delete()
    balance()
    balance()
    after = usage_of(alice)
    assert (after.stored, after.open_jobs) == (0, 0)
    assert after.seconds == used / 2, "what was made stays charged"
    assert kinds(clip.pk) == ["stored", "removed"]
    assert kinds(done.pk) == ["reserved", "charged", "stored", "removed"]
    assert kinds(waiting.pk) == ["reserved", "refunded"]


def test_clips_from_before_the_ledger_are_counted(alice: User, clip: Clip) -> None:
    """As after the migration of a studio that has clips already."""
    other = Clip.objects.get(pk=clip.pk)
    other.pk = uuid.uuid4()
    other.save(force_insert=True)
    assert count_storage() == 1
    assert count_storage() == 0
    assert kinds(other.pk) == [Kind.STORED]


def test_an_end_without_its_settlement_is_settled(
    alice: User, clip: Clip, model_version: ModelVersion
) -> None:
    good, bad = (start_job(clip, model_version) for _ in range(2))
    Job.objects.filter(pk=good.pk).update(status="succeeded")
    Job.objects.filter(pk=bad.pk).update(status="failed")
    settle_ended_jobs()
    assert kinds(good.pk) == ["reserved", "charged"]
    assert kinds(bad.pk) == ["reserved", "refunded"]


# --- seen by creators and administrators ---
def test_alice_sees_what_she_uses_and_nobody_elses(
    alice: User, alices: Client, charlies: Client, clip: Clip,
    model_version: ModelVersion,
) -> None:  # fmt: skip
    plan_of(alice, monthly_minutes=1, max_jobs=4)
    start_job(Clip.objects.get(pk=clip.pk), model_version)
    page = alices.get("/account/usage/").content.decode()
    assert "2 s of 1 min used, 58 s left. It renews on 1 " in page
    assert "1 of 4 wait or run now." in page
    assert 'max="100" value="3"' in page, "2 s of a minute"
    assert "Take reserved" in page
    theirs = charlies.get("/account/usage/").content.decode()
    assert "0 of 10 wait or run now." in theirs
    assert "Take reserved" not in theirs
    assert Client().get("/account/usage/")["Location"].startswith("/sign-in/")
    told = alices.get("/api/account/usage").json()
    assert told["jobs"] == {"open": 1, "limit": 4}
    assert told["seconds"]["reserved"] == pytest.approx(clip.duration, abs=0.001)
    assert Client().get("/api/account/usage").status_code == 401


def test_limits_are_said_before_the_upload_and_before_the_take(
    alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    project = alices.get(f"/projects/{clip.project_id}/").content.decode()
    assert "and 33.6 megapixels each" in project
    assert "of 100 GB used" in project
    studio = alices.get(f"/clips/{clip.pk}/").content.decode()
    assert "0 s of 10 h used, 10 h left. It renews on 1 " in studio


def test_ada_reads_the_ledger_but_cannot_write_it(ada: User, alice: User, client: Client) -> None:
    ledger.store(alice, Subject.CLIP, uuid.uuid4(), 7)
    entry = LedgerEntry.objects.get()
    client.force_login(ada)
    assert "+7 bytes" in client.get("/admin/accounts/ledgerentry/").content.decode()
    assert client.get("/admin/accounts/ledgerentry/add/").status_code == 403
    path = f"/admin/accounts/ledgerentry/{entry.pk}"
    assert client.post(f"{path}/change/", {"size": 0}).status_code == 403
    assert client.post(f"{path}/delete/", {"post": "yes"}).status_code == 403
    assert LedgerEntry.objects.get().size == 7


def test_ada_deletes_an_account_with_its_ledger(ada: User, alice: User, client: Client) -> None:
    ledger.store(alice, Subject.CLIP, uuid.uuid4(), 7)
    client.force_login(ada)
    assert (
        client.post(f"/admin/accounts/user/{alice.pk}/delete/", {"post": "yes"}).status_code == 302
    )
    assert not User.objects.filter(pk=alice.pk).exists()
