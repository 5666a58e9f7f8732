"""``JobSnapshot``: the one shape of a job's state, for REST, the socket and TypeScript."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip
from webapp.jobs.models import Deliverable, Job
from webapp.jobs.reasons import reason_told
from webapp.jobs.work import Status

ENOUGH_TO_ESTIMATE = 0.02
Positions = Mapping[UUID, int]


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


class RangeSnapshot(TypedDict):
    """Seconds of the clip."""

    start: float
    stop: float


class OrientationSnapshot(TypedDict):
    """How the model's head is turned, in degrees: to the left, up, and its top to the left."""

    yaw: float
    pitch: float
    roll: float


class TakeReference(TypedDict):
    """Another take of the same clip."""

    id: str
    take: int


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
    """A job as it is now. Fractions 0..1, times ISO 8601, ``seconds_left`` an estimate.

    A retake and an extension go on from their ``parent``; ``anew`` is what a retake changes.
    ``range`` is where the take sounds (``whole``: all through the clip), ``seconds`` how much of
    it is generated.
    """

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
    range: RangeSnapshot
    whole: bool
    orientation: OrientationSnapshot
    seconds: float
    origin: Literal["clip", "retake", "extension"]
    parent: TakeReference | None
    anew: RangeSnapshot | None
    variation_group: str | None
    retry_of: TakeReference | None
    can_go_on: bool
    notes: str
    final: bool
    picture_url: str | None
    created_at: str
    started_at: str | None
    finished_at: str | None
    deliverables: list[DeliverableSnapshot]


def job_snapshot(job: Job, positions: Positions | None = None) -> JobSnapshot:
    """``job`` (from ``Job.objects.told()``) as it is now; ``positions`` where many are told."""
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
        "queue_position": (queue_position(job) if positions is None else positions.get(job.pk)),
        "cancel_requested": job.status == Status.CANCELLED,
        "error": error_snapshot(job),
        "model": model_snapshot(job.model_version),
        "options": {"steps": job.steps, "guidance": job.guidance, "seed": job.seed},
        "range": range_snapshot(*job.span),
        "whole": job.is_whole,
        "orientation": {"yaw": job.yaw, "pitch": job.pitch, "roll": job.roll},
        "seconds": job.seconds,
        "origin": job.origin,  # type: ignore[typeddict-item]
        "parent": reference(job.parent),
        "anew": anew_snapshot(job),
        "variation_group": str(job.variation_group) if job.variation_group else None,
        "retry_of": reference(job.retry_of),
        "can_go_on": job.can_go_on,
        "notes": job.notes,
        "final": job.is_final,
        "picture_url": job.picture_url,
        "created_at": job.created_at.isoformat(),
        "started_at": iso(job.started_at),
        "finished_at": iso(job.finished_at),
        "deliverables": [deliverable_snapshot(file) for file in job.deliverables.all()],
    }


def error_snapshot(job: Job) -> ErrorSnapshot | None:
    """Why the job failed, in the reader's language."""
    if not job.error_code:
        return None
    return {"code": job.error_code, "detail": reason_told(job.error_code, job.error_detail)}


def model_snapshot(version: ModelVersion) -> ModelSnapshot:
    """What is said of the model version of a job."""
    return {
        "slug": version.slug,
        "name": version.name,
        "notice": version.notice_told,
        "notice_url": version.notice_url,
    }


def range_snapshot(start: float, stop: float) -> RangeSnapshot:
    """From and to which second."""
    return {"start": start, "stop": stop}


def anew_snapshot(job: Job) -> RangeSnapshot | None:
    """What a retake changes."""
    if job.anew_start is None or job.anew_stop is None:
        return None
    return range_snapshot(job.anew_start, job.anew_stop)


def reference(job: Job | None) -> TakeReference | None:
    """Another take, by name."""
    return {"id": str(job.pk), "take": job.take} if job else None


def deliverable_snapshot(file: Deliverable) -> DeliverableSnapshot:
    """One file of a finished job."""
    return {
        "id": str(file.pk),
        "kind": file.kind,
        "label": file.label_told,
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


def positions_in_queue() -> Positions:
    """The place of every waiting job, 1 for the next one."""
    waiting = Job.objects.waiting().values_list("pk", flat=True)
    return {pk: place for place, pk in enumerate(waiting, start=1)}


def jobs_of(clips: Sequence[Clip]) -> Mapping[UUID, Sequence[JobSnapshot]]:
    """The snapshots of all jobs of ``clips``, the newest take first."""
    found: dict[UUID, list[JobSnapshot]] = defaultdict(list)
    positions = positions_in_queue()
    for job in Job.objects.filter(clip__in=clips).told().order_by("-take"):
        found[job.clip_id].append(job_snapshot(job, positions))
    return found
