"""``JobSnapshot``: the one shape of a job's state, for REST, the socket and TypeScript."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from webapp.clips.models import Clip
from webapp.jobs.models import Deliverable, Job, Status

ENOUGH_TO_ESTIMATE = 0.02


class ErrorSnapshot(TypedDict):
    """Why a job failed: a word for programs, a sentence for people."""

    code: str
    detail: str


class ModelSnapshot(TypedDict):
    """The model version of a job; ``notice_url`` explains the notice, empty where nothing does."""

    slug: str
    name: str
    notice: str
    notice_url: str


class OptionsSnapshot(TypedDict):
    """What a job was asked to do."""

    steps: int
    guidance: float
    seed: int


class DeliverableSnapshot(TypedDict):
    """A file to play or to download; size in bytes."""

    id: str
    kind: str
    label: str
    filename: str
    size: int
    content_type: str
    url: str
    download_url: str


class JobSnapshot(TypedDict):
    """A job as it is now. Fractions 0..1, times ISO 8601, ``seconds_left`` an estimate."""

    id: str
    clip: str
    take: int
    version: int
    status: Literal["queued", "running", "succeeded", "failed", "cancelled"]
    stage: Literal["features", "latents", "sound_field", "deliverables"] | None
    stage_fraction: float
    fraction: float
    seconds_left: float | None
    queue_position: int | None
    cancel_requested: bool
    error: ErrorSnapshot | None
    model: ModelSnapshot
    options: OptionsSnapshot
    created_at: str
    started_at: str | None
    finished_at: str | None
    deliverables: list[DeliverableSnapshot]


def job_snapshot(job: Job) -> JobSnapshot:
    """``job`` (from ``Job.objects.told()``) as it is now."""
    return {
        "id": str(job.pk),
        "clip": str(job.clip_id),
        "take": job.take,
        "version": job.version,
        "status": job.status,  # type: ignore[typeddict-item]
        "stage": job.stage or None,  # type: ignore[typeddict-item]
        "stage_fraction": job.stage_fraction,
        "fraction": job.fraction,
        "seconds_left": seconds_left(job, timezone.now()),
        "queue_position": queue_position(job),
        "cancel_requested": job.status == Status.CANCELLED,
        "error": {"code": job.error_code, "detail": job.error_detail} if job.error_code else None,
        "model": {
            "slug": job.model_version.slug,
            "name": job.model_version.name,
            "notice": job.model_version.notice,
            "notice_url": job.model_version.notice_url,
        },
        "options": {"steps": job.steps, "guidance": job.guidance, "seed": job.seed},
        "created_at": job.created_at.isoformat(),
        "started_at": iso(job.started_at),
        "finished_at": iso(job.finished_at),
        "deliverables": [deliverable_snapshot(file) for file in job.deliverables.all()],
    }


def deliverable_snapshot(file: Deliverable) -> DeliverableSnapshot:
    """One file of a finished job."""
    return {
        "id": str(file.pk),
        "kind": file.kind,
        "label": file.label,
        "filename": file.filename,
        "size": file.size,
        "content_type": file.content_type,
        "url": file.url,
        "download_url": f"{file.url}?download=1",
    }


def iso(moment: datetime | None) -> str | None:
    """A time as text."""
    return moment.isoformat() if moment else None


def seconds_left(job: Job, now: datetime) -> float | None:
    """Seconds to the end if it goes on as it did so far; None before there is enough to tell."""
    if job.status != Status.RUNNING or job.started_at is None:
        return None
    if job.fraction < ENOUGH_TO_ESTIMATE:
        return None
    elapsed = max(0.0, (now - job.started_at).total_seconds())
    return round(elapsed * (1.0 - job.fraction) / job.fraction, 1)


def queue_position(job: Job) -> int | None:
    """1 for the next job to run, None for one that does not wait."""
    if job.status != Status.QUEUED:
        return None
    earlier = Q(created_at__lt=job.created_at) | Q(created_at=job.created_at, pk__lt=job.pk)
    return Job.objects.waiting().filter(earlier).count() + 1


def jobs_of(clips: Sequence[Clip]) -> Mapping[UUID, Sequence[JobSnapshot]]:
    """The snapshots of all jobs of ``clips``, the newest take first."""
    found: dict[UUID, list[JobSnapshot]] = defaultdict(list)
    for job in Job.objects.filter(clip__in=clips).told().order_by("-take"):
        found[job.clip_id].append(job_snapshot(job))
    return found
