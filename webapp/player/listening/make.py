"""Making studies: their trials, and what is true of them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from webapp.clips.models import Clip
from webapp.errors import Refusal
from webapp.jobs.models import Job
from webapp.player.listening.models import Study, Trial
from webapp.player.listening.pointing import Direction
from webapp.player.listening.truth import recorded_direction
from webapp.player.sharing.make import picked_takes

MOST_TRIALS = 200


def add_trials(
    study: Study,
    kind: str,
    clip: Clip,
    *,
    takes: Sequence[UUID],
    own_sound: bool,
    truth: Direction | None = None,
    as_recorded: bool = False,
) -> list[Trial]:
    """One trial a sound. For pointing the truth is given, or as the clip's recording has it.

    Raises:
        Refusal: no sound, no truth, too many trials, or a take that is not there.
    """
    jobs: list[Job | None] = [*picked_takes(clip, takes)]
    if own_sound and clip.audio_tracks:
        jobs.append(None)
    if not jobs:
        raise Refusal("nothing_to_hear", _("Choose at least one sound."))
    if study.trials.count() + len(jobs) > MOST_TRIALS:
        raise Refusal("too_many_trials", _("A test has at most two hundred trials."))
    place = truth_of(clip, truth, as_recorded) if kind == Trial.Kind.POINTING else None
    azimuth, elevation = place or (None, None)
    with transaction.atomic():
        return [
            Trial.objects.create(
                study=study, kind=kind, clip=clip, job=job, azimuth=azimuth, elevation=elevation
            )
            for job in jobs
        ]


def truth_of(clip: Clip, truth: Direction | None, as_recorded: bool) -> Direction:
    """Where the sound is to be heard; a refusal where nobody says it."""
    if as_recorded:
        return recorded_direction(clip)
    if truth is None:
        raise Refusal(
            "no_truth",
            _("Say where the sound is: turn the player to it, or take the recorded direction."),
        )
    return truth


def remove_trial(trial: Trial) -> None:
    """Takes a trial out of its study.

    Raises:
        Refusal: it has been answered, and answers are kept.
    """
    with transaction.atomic():
        if trial.answers.exists():
            raise Refusal(
                "answered",
                _("This trial has been answered, so it stays. Close the test and make another."),
            )
        trial.delete()
