"""Starting and cancelling jobs."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from spatialgen.config import GenerationOptions
from spatialgen.framing import Framing, Orientation, TimeRange
from spatialgen.stages import ClipProblem
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip
from webapp.clips.problems import told
from webapp.errors import Refusal
from webapp.jobs.charging import expected_bytes
from webapp.jobs.models import Job
from webapp.jobs.notify import notify, notify_waiting
from webapp.jobs.tasks import send
from webapp.jobs.work import OPEN_STATES

MOST_VARIATIONS = 4
SEEDS = 2**32
WHOLE_CLIP = Framing()
Checked = TypeVar("Checked")


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
    framing: Framing = WHOLE_CLIP,
    variation_group: uuid.UUID | None = None,
) -> Job:
    """Writes the row of a take of ``clip``, or of the range that ``framing`` says, and enqueues it.

    Raises:
        Refusal: an option out of its range, or a model version that is no longer offered.
    """
    return queue_job(
        clip,
        model_version,
        steps=steps,
        guidance=guidance,
        seed=seed,
        variation_group=variation_group,
        **framed(clip, framing),
    )


def start_variations(
    clip: Clip, model_version: ModelVersion, count: int, *, seed: int | None = None, **options: Any
) -> list[Job]:
    """So many takes at once, or none: the options of ``start_job``, each with the next seed.

    Raises:
        Refusal: as ``start_job``, or more than may be started at once.
    """
    if not 1 <= count <= MOST_VARIATIONS:
        raise Refusal(
            "invalid_options",
            _("Start from 1 to %(most)s variations at once, not %(count)s.")
            % {"most": MOST_VARIATIONS, "count": count},
        )
    options["variation_group"] = uuid.uuid4() if count > 1 else None
    with transaction.atomic():
        first = start_job(clip, model_version, seed=seed, **options)
        seeds = [(first.seed + number) % SEEDS for number in range(1, count)]
        return [first, *(start_job(clip, model_version, seed=next_, **options) for next_ in seeds)]


def queue_job(
    clip: Clip,
    model_version: ModelVersion,
    *,
    steps: int | None = None,
    guidance: float | None = None,
    seed: int | None = None,
    **fields: Any,
) -> Job:
    """Writes a job's row, numbered as the clip's next take, and enqueues it on commit.

    Raises:
        Refusal: an option out of its range, or a model version that is no longer offered.
    """
    if not model_version.active:
        raise Refusal(
            "model_not_offered",
            _("%(model)s is not offered any more. Choose another model.")
            % {"model": model_version.name},
        )
    with transaction.atomic():
        Clip.objects.select_for_update().get(pk=clip.pk)  # takes are numbered one by one
        take = next_take(clip)
        usual = defaults_of_take(take)
        options = checked(
            lambda: GenerationOptions(
                steps=usual.steps if steps is None else steps,
                guidance=usual.guidance if guidance is None else guidance,
                seed=usual.seed if seed is None else seed,
            )
        )
        job = Job.objects.create(
            clip=clip,
            take=take,
            model_version=model_version,
            steps=options.steps,
            guidance=options.guidance,
            seed=options.seed,
            **fields,
        )
        job.reserve(seconds=job.seconds, size=expected_bytes(job))
        transaction.on_commit(lambda: send(job.pk), robust=True)  # else the sweep sends it
    return job


def framed(clip: Clip, framing: Framing) -> dict[str, float | None]:
    """The fields of a job's row that say which part of ``clip`` it is of, and which way it looks.

    Raises:
        Refusal: the clip ends before the range.
    """
    start, stop = checked(lambda: framing.range.within(clip.duration))
    yaw, pitch, roll = framing.orientation.degrees
    return {
        "range_start": start,
        "range_stop": stop if stop < clip.duration else None,
        "seconds": stop - start,
        "yaw": yaw,
        "pitch": pitch,
        "roll": roll,
    }


def framing_from(
    *,
    start: float = 0.0,
    stop: float | None = None,
    yaw: float = 0.0,
    pitch: float = 0.0,
    roll: float = 0.0,
) -> Framing:
    """Seconds and degrees, as people give them.

    Raises:
        Refusal: what is no range or no angle, by name.
    """
    return checked(
        lambda: Framing(TimeRange(start, stop), Orientation.of_degrees(yaw, pitch, roll))
    )


def checked(build: Callable[[], Checked]) -> Checked:
    """What ``build`` makes, or a refusal that names what is out of its range."""
    try:
        return build()
    except ClipProblem as problem:
        raise Refusal(problem.code, told(problem.code, problem.detail)) from problem
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
    for job in Job.objects.filter(clip__in=clips, status__in=OPEN_STATES):
        cancel_job(job)
