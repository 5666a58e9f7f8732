"""Starting and cancelling jobs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from spatialgen.config import GenerationOptions
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip
from webapp.errors import Refusal
from webapp.jobs.charging import reserve_for
from webapp.jobs.models import Job, Status
from webapp.jobs.notify import notify, notify_waiting
from webapp.jobs.tasks import send


@dataclass(frozen=True)
class Defaults:
    """What the start form offers: another seed for every take."""

    steps: int
    guidance: float
    seed: int


def defaults_for(clip: Clip) -> Defaults:
    """Sensible options for the next take of ``clip``."""
    return defaults_of_take(next_take(clip))


def defaults_of_take(take: int) -> Defaults:
    """Sensible options for the take of this number."""
    usual = GenerationOptions()
    return Defaults(usual.steps, usual.guidance, seed=usual.seed + take - 1)


def next_take(clip: Clip) -> int:
    """The number of the next take."""
    last = Job.objects.filter(clip=clip).aggregate(last=Max("take"))["last"]
    return int(last or 0) + 1


def start_job(
    clip: Clip,
    model_version: ModelVersion,
    *,
    steps: int | None = None,
    guidance: float | None = None,
    seed: int | None = None,
) -> Job:
    """Writes the job's row and enqueues it on commit.

    Raises:
        Refusal: an option out of its range, or a model version that is no longer offered.
    """
    if not model_version.active:
        raise Refusal(
            "model_not_offered",
            f"{model_version.name} is not offered any more. Choose another model.",
        )
    with transaction.atomic():
        Clip.objects.select_for_update().get(pk=clip.pk)  # takes are numbered one by one
        take = next_take(clip)
        usual = defaults_of_take(take)
        options = checked_options(
            usual.steps if steps is None else steps,
            usual.guidance if guidance is None else guidance,
            usual.seed if seed is None else seed,
        )
        job = Job.objects.create(
            clip=clip,
            take=take,
            model_version=model_version,
            steps=options.steps,
            guidance=options.guidance,
            seed=options.seed,
        )
        reserve_for(job)
        transaction.on_commit(lambda: send(job.pk), robust=True)  # else the sweep sends it
    return job


def checked_options(steps: int, guidance: float, seed: int) -> GenerationOptions:
    """The options, or a refusal that names the one which is out of its range."""
    try:
        return GenerationOptions(steps=steps, guidance=guidance, seed=seed)
    except ValueError as error:
        raise Refusal("invalid_options", str(error)) from error


def cancel_job(job: Job) -> None:
    """Cancels a job at any stage, queued or running; one that is over stays as it is."""
    with transaction.atomic():
        if job.cancel():
            notify(job.pk)
            notify_waiting()


def cancel_jobs_on(clips: Sequence[Clip]) -> None:
    """Cancels every job on ``clips`` that is not over: the ``StopWork`` of deleted clips."""
    for job in Job.objects.filter(clip__in=clips, status__in=[Status.QUEUED, Status.RUNNING]):
        cancel_job(job)
