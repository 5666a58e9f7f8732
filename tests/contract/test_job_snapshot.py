"""The one shape of a job: what the site sends is what ``job_snapshot.json`` pins."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from spatialgen.stages import Progress, Stage
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Project
from webapp.jobs.models import Deliverable, Job, Reason
from webapp.jobs.snapshots import job_snapshot

PINNED: dict[str, Any] = json.loads((Path(__file__).parent / "job_snapshot.json").read_text())
LATER: dict[str, object] = {"queue_position": None, "started_at": "2026-11-22T20:00:02+00:00"}
OVER: dict[str, object] = {**LATER, "finished_at": "2026-11-22T20:00:40+00:00"}
NOT_BEGUN: dict[str, object] = {
    "status": "queued",
    "stage": None,
    "stage_fraction": 0.0,
    "fraction": 0.0,
    "queue_position": 1,
    "started_at": None,
    "finished_at": None,
    "can_go_on": False,
    "final": False,
    "picture_url": None,
    "deliverables": [],
}
BEGIN = datetime(2026, 11, 22, 20, tzinfo=UTC)


@pytest.fixture
def job(alice: User) -> Job:
    """The job of the fixture, queued: a retake of take 1 of its clip."""
    pinned = PINNED
    said = {name: pinned["model"][name] for name in ("slug", "name", "notice")}
    model = ModelVersion.objects.create(source="preview", **said)
    clip = Clip.objects.create(
        id=UUID(pinned["clip"]),
        project=Project.objects.create(owner=alice, name="Harbour"),
        name="Harbour.webm",
        size=1,
        width=2,
        height=1,
        fps=24,
        duration=10,
    )
    options = {"clip": clip, "model_version": model, **pinned["options"]}
    parent = Job.objects.create(**pinned["parent"], **options, status="succeeded")
    Job.objects.create(
        id=UUID(pinned["id"]),
        take=pinned["take"],
        range_start=2.5,
        seconds=pinned["seconds"],
        origin=pinned["origin"],
        parent=parent,
        anew_start=4.0,
        anew_stop=6.0,
        variation_group=UUID(pinned["variation_group"]),
        notes=pinned["notes"],
        **pinned["orientation"],
        **options,
    )
    Job.objects.update(created_at=BEGIN)
    return read()


def read() -> Job:
    return Job.objects.told().get(pk=PINNED["id"])


def at(seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sets the clock of the site to so many seconds after the job was made."""
    monkeypatch.setattr(timezone, "now", lambda: BEGIN + timedelta(seconds=seconds))


def expect(**changed: object) -> None:
    """The row is told as the pinned snapshot but for what ``changed`` says."""
    snapshot = json.loads(json.dumps(job_snapshot(read())))
    assert snapshot == {**PINNED, "version": snapshot["version"], **changed}


def test_a_job_that_waits(job: Job) -> None:
    expect(**NOT_BEGUN, version=1)


def test_a_job_that_runs(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    at(2, monkeypatch)
    assert job.claim()
    assert job.advance(Progress(Stage.LATENTS, 0.5, 0.4))
    at(12, monkeypatch)
    half_way = {"stage": "latents", "stage_fraction": 0.5, "fraction": 0.4, "seconds_left": 15.0}
    expect(**{**NOT_BEGUN, **LATER, "status": "running", "version": 3, **half_way})


def test_a_job_that_succeeded(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    pinned = PINNED["deliverables"][0]
    at(2, monkeypatch)
    assert job.claim()
    assert job.advance(Progress(Stage.DELIVERABLES, 1.0, 0.99))
    at(40, monkeypatch)
    assert job.succeed(picture="deliverables/p.png", latents="deliverables/l.safetensors")
    assert job.choose()
    kept = {name: pinned[name] for name in ("id", "kind", "label", "filename", "size")}
    Deliverable.objects.create(job=job, content_type=pinned["content_type"], gain_db=0, **kept)
    expect()


def test_a_job_that_failed(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    at(2, monkeypatch)
    assert job.claim()
    at(40, monkeypatch)
    assert job.fail(Reason.INTERNAL, "It could not be made.")
    error = {"code": "internal", "detail": "It could not be made."}
    expect(**{**NOT_BEGUN, **OVER, "status": "failed", "error": error})


def test_a_job_that_was_cancelled(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    at(2, monkeypatch)
    assert job.claim()
    at(40, monkeypatch)
    assert job.cancel()
    expect(**{**NOT_BEGUN, **OVER, "status": "cancelled", "cancel_requested": True})
