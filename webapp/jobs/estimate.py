"""How long a take will probably take, and what it costs, said before it is started.

The pace is seconds of work for a second of sound, measured from the last takes of the model
version on this studio. Work is counted for a whole window at least, since that is what the model
generates, and grows with the steps.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from django.utils import timezone

from spatialgen.config import GenerationOptions
from webapp.jobs.models import Job, JobQuerySet
from webapp.jobs.work import Status

FIRST_PACE = 3.0  # seconds of work for one of sound, until something was measured
MEASURED_TAKES = 20
WINDOW_SECONDS = 10.0
STEPS_PART = 0.6  # of the work that grows with the steps, at the usual number of them


class Estimate(TypedDict):
    """What is to be expected, in seconds but for the cost, which is minutes of sound.

    ``measured`` is False while this model version has not finished a take here.
    """

    sound_seconds: float
    cost_minutes: float
    work_seconds: float
    wait_seconds: float
    measured: bool


def estimate(version_id: int, seconds: float, steps: int, count: int = 1) -> Estimate:
    """What ``count`` takes of ``seconds`` of sound cost, one after the other, behind the queue."""
    paces = Paces()
    pace = paces.of(version_id)
    return {
        "sound_seconds": round(seconds * count, 2),
        "cost_minutes": round(seconds * count / 60, 2),
        "work_seconds": round(count * pace * effort(seconds, steps), 1),
        "wait_seconds": round(seconds_ahead(paces), 1),
        "measured": paces.is_measured(version_id),
    }


def effort(seconds: float, steps: int) -> float:
    """How much work a take is, in seconds of sound at the usual number of steps."""
    usual = GenerationOptions().steps
    return max(seconds, WINDOW_SECONDS) * (1 - STEPS_PART + STEPS_PART * steps / usual)


class Paces:
    """The pace of each model version, looked up once."""

    def __init__(self) -> None:
        self._measured: dict[int, float | None] = {}

    def of(self, version_id: int) -> float:
        """Seconds of work for one of sound."""
        if version_id not in self._measured:
            self._measured[version_id] = measured_pace(version_id)
        return self._measured[version_id] or FIRST_PACE

    def is_measured(self, version_id: int) -> bool:
        """Whether takes of this version were finished here."""
        self.of(version_id)
        return self._measured[version_id] is not None


def measured_pace(version_id: int) -> float | None:
    """The pace of the last takes of a version; None before the first. Slow ones count by size."""
    ended = Job.objects.filter(model_version=version_id, status=Status.SUCCEEDED, seconds__gt=0)
    work = sound = 0.0
    for job in ended.order_by("-finished_at")[:MEASURED_TAKES]:
        if job.started_at and job.finished_at:
            work += (job.finished_at - job.started_at).total_seconds()
            sound += effort(job.seconds, job.steps)
    return work / sound if sound else None


def seconds_ahead(paces: Paces) -> float:
    """Until a job that is queued now begins, if the workers go on as they do."""
    running = list(Job.objects.filter(status=Status.RUNNING))
    left = sum(max(0.0, work_of(job, paces) - spent(job)) for job in running)
    waiting = sum_of_work(Job.objects.waiting(), paces)
    return (left + waiting) / max(1, len(running))


def sum_of_work(jobs: JobQuerySet | Iterable[Job], paces: Paces) -> float:
    """The work of all ``jobs``, in seconds."""
    return sum(work_of(job, paces) for job in jobs)


def work_of(job: Job, paces: Paces) -> float:
    """The work of one job, in seconds."""
    return paces.of(job.model_version_id) * effort(job.seconds, job.steps)


def spent(job: Job) -> float:
    """Seconds that its present attempt has worked."""
    return (timezone.now() - job.started_at).total_seconds() if job.started_at else 0.0
