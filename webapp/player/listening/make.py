"""Making studies: their trials, and what is true of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from webapp.clips.models import Clip
from webapp.errors import Refusal
from webapp.player.listening.levels import loudness_of
from webapp.player.listening.models import Study, Trial
from webapp.player.listening.pointing import Direction
from webapp.player.listening.truth import recorded_direction
from webapp.player.sharing.make import picked_takes

MOST_TRIALS = 200
SHORTEST = 0.5  # seconds


@dataclass(frozen=True)
class Wanted:
    """The sounds of one clip that become trials, one each, and what is played of them.

    ``start`` and ``end`` in seconds (None: the clip's end); ``matched``: all at one loudness. For
    pointing the truth is given, or as the clip's recording has it.
    """

    kind: str
    takes: Sequence[UUID] = ()
    own_sound: bool = False
    anchors: Sequence[str] = ()
    start: float = 0.0
    end: float | None = None
    matched: bool = True
    truth: Direction | None = None
    as_recorded: bool = False


def add_trials(study: Study, clip: Clip, wanted: Wanted) -> list[Trial]:
    """One trial a sound.

    Raises:
        Refusal: no sound, no truth, too many trials, or a take or a range that is not there.
    """
    trials = [*sounds_of(clip, wanted)]
    if not trials:
        raise Refusal("nothing_to_hear", _("Choose at least one sound."))
    if study.trials.count() + len(trials) > MOST_TRIALS:
        raise Refusal("too_many_trials", _("A test has at most two hundred trials."))
    pointing = wanted.kind == Trial.Kind.POINTING
    place = truth_of(clip, wanted.truth, wanted.as_recorded) if pointing else (None, None)
    start, end = range_of(clip, wanted)
    for trial in trials:
        trial.study, trial.kind, trial.start, trial.end = study, wanted.kind, start, end
        trial.azimuth, trial.elevation = place
        if wanted.matched and not pointing:
            trial.loudness = loudness_of(trial)
    with transaction.atomic():
        for trial in trials:
            trial.save()
    return trials


def sounds_of(clip: Clip, wanted: Wanted) -> Iterator[Trial]:
    """A trial, not saved yet, for each sound that is wanted and there."""
    for job in picked_takes(clip, wanted.takes):
        yield Trial(clip=clip, job=job)
    if wanted.own_sound and clip.audio_tracks:
        yield Trial(clip=clip)
    if wanted.anchors and not clip.has_sound_field:
        raise Refusal(
            "no_reference",
            _("“%(clip)s” has no recorded sound field to make anchors of.") % {"clip": clip.name},
        )
    for anchor in wanted.anchors:
        yield Trial(clip=clip, anchor=anchor)


def range_of(clip: Clip, wanted: Wanted) -> tuple[float, float | None]:
    """What is played, in seconds of the clip, None for its end; at least ``SHORTEST``."""
    end = min(clip.duration, clip.duration if wanted.end is None else wanted.end)
    if end - wanted.start < min(SHORTEST, clip.duration):
        raise Refusal(
            "no_range",
            _(
                "From %(start)s to %(end)s s there is too little to hear. Choose half a second or "
                "more, within the %(length)s s of the clip."
            )
            % {"start": wanted.start, "end": wanted.end, "length": round(clip.duration, 1)},
        )
    return wanted.start, None if end == clip.duration else end


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
