"""Going on from a take: a part of it anew, a longer range, the same once more; choosing one."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from spatialgen.framing import TimeRange
from webapp.errors import Refusal
from webapp.jobs.models import Job, Origin
from webapp.jobs.notify import notify
from webapp.jobs.start import checked, queue_job
from webapp.jobs.work import Status

MOST_NOTES = 2000
NEAR = 1e-3  # seconds: nearer than this is the same place


def retake_job(
    parent: Job, *, start: float = 0.0, stop: float | None = None, seed: int | None = None
) -> Job:
    """Starts a take that is ``parent`` but for the seconds from ``start`` to ``stop``.

    Raises:
        Refusal: the take cannot be gone on from, or the range is not in it.
    """
    begin, end = span_to_go_on_from(parent)
    first, last = checked(lambda: TimeRange(start, stop).within(parent.clip.duration))
    if first < begin - NEAR or last > end + NEAR:
        raise Refusal(
            "range_outside",
            _(
                "Take %(take)s sounds from %(begin).1f to %(end).1f s, and only what is in it can "
                "be made anew. Choose a range inside it, or extend the take first."
            )
            % {"take": parent.take, "begin": begin, "end": end},
        )
    return queue_job(
        parent.clip,
        parent.model_version,
        seed=seed,
        **kept_of(parent),
        origin=Origin.RETAKE,
        range_start=parent.range_start,
        range_stop=parent.range_stop,
        anew_start=first,
        anew_stop=last,
        seconds=last - first,
    )


def extend_job(
    parent: Job, *, start: float = 0.0, stop: float | None = None, seed: int | None = None
) -> Job:
    """Starts a take that keeps ``parent`` and sounds from ``start`` to ``stop``.

    Raises:
        Refusal: the take cannot be gone on from, or the range does not reach beyond it.
    """
    begin, end = span_to_go_on_from(parent)
    duration = parent.clip.duration
    first, last = checked(lambda: TimeRange(start, stop).within(duration))
    more = (last - first) - (end - begin)
    if first > begin + NEAR or last < end - NEAR or more < NEAR:
        raise Refusal(
            "range_outside",
            _(
                "Take %(take)s sounds from %(begin).1f to %(end).1f s. To extend it, choose a "
                "range that holds that and more."
            )
            % {"take": parent.take, "begin": begin, "end": end},
        )
    return queue_job(
        parent.clip,
        parent.model_version,
        seed=seed,
        **kept_of(parent),
        origin=Origin.EXTENSION,
        range_start=first,
        range_stop=last if last < duration else None,
        seconds=more,
    )


def span_to_go_on_from(parent: Job) -> tuple[float, float]:
    """From and to which second a take sounds that has what it takes to go on from it."""
    if parent.status != Status.SUCCEEDED:
        raise Refusal(
            "take_not_finished",
            _("Take %(take)s is not finished. Wait for it, or choose another take.")
            % {"take": parent.take},
        )
    if not parent.latents:
        raise Refusal(
            "take_without_latents",
            _(
                "Take %(take)s comes from a time when the studio kept too little of a take to go "
                "on from it. Make a new take."
            )
            % {"take": parent.take},
        )
    return parent.span


def kept_of(parent: Job) -> dict[str, Any]:
    """What a take that goes on has of the earlier one."""
    return {
        "parent": parent,
        "steps": parent.steps,
        "guidance": parent.guidance,
        "yaw": parent.yaw,
        "pitch": parent.pitch,
        "roll": parent.roll,
    }


def retry_job(job: Job) -> Job:
    """Starts the same once more: a new take with the same options, linked to ``job``.

    Raises:
        Refusal: the job is not over, what it went on from is gone, or its model is not offered.
    """
    if not job.is_over:
        raise Refusal(
            "take_not_finished",
            _("Take %(take)s is still in the works. Stop it first, or wait for its end.")
            % {"take": job.take},
        )
    if job.origin != Origin.CLIP and job.parent is None:
        raise Refusal(
            "take_gone",
            _("The take that take %(take)s went on from is gone. Make a new take.")
            % {"take": job.take},
        )
    return queue_job(
        job.clip,
        job.model_version,
        steps=job.steps,
        guidance=job.guidance,
        seed=job.seed,
        retry_of=job,
        **{name: getattr(job, name) for name in REPEATED},
    )


REPEATED = (
    "range_start", "range_stop", "yaw", "pitch", "roll", "seconds", "origin", "parent",
    "anew_start", "anew_stop",
)  # fmt: skip
"""The fields of a job that say what it is to do, beyond its options."""


def choose_final(job: Job, final: bool) -> None:
    """Makes ``job`` the final take of its clip, in place of any other; or no longer.

    Raises:
        Refusal: the take is not finished.
    """
    others = Job.objects.filter(clip=job.clip_id, is_final=True).exclude(pk=job.pk)
    with transaction.atomic():
        changed = list(others.values_list("pk", flat=True)) if final else []
        if final and not job.choose():
            raise Refusal(
                "take_not_finished",
                _("Take %(take)s has no sound, so it cannot be the final one.")
                % {"take": job.take},
            )
        if not final:
            job.let_go()
        for pk in [job.pk, *changed]:
            notify(pk)


def note_on(job: Job, notes: str) -> None:
    """Keeps what the creators have written about a take.

    Raises:
        Refusal: it is too long.
    """
    if len(notes) > MOST_NOTES:
        raise Refusal(
            "notes_too_long",
            _("Notes are up to %(most)s characters long; these have %(count)s.")
            % {"most": MOST_NOTES, "count": len(notes)},
        )
    with transaction.atomic():
        job.note(notes)
        notify(job.pk)
