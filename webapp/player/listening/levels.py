"""One loudness for all sounds of a trial's clip, so that nobody prefers the louder one."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from spatialgen.export.heard_level import heard_loudness
from spatialgen.export.levels import SILENCE_LUFS
from webapp.clips.models import Clip
from webapp.clips.storage import local_copy
from webapp.errors import Refusal
from webapp.jobs.models import Deliverable
from webapp.player.clip_sounds import making_of
from webapp.player.listening.models import Trial

PATIENCE = 10.0  # seconds for a clip's own sound, which is prepared once
LIFT_MAX = 12.0
"""dB that a quiet sound may call for; one that is quieter still stays below the others."""


def loudness_of(trial: Trial) -> float | None:
    """LUFS at the ears of what the trial plays; None for silence.

    Raises:
        Refusal: the clip's own sound is still being prepared, or the take's is gone.
    """
    start, end = trial.range
    Path(settings.WORK).mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=settings.WORK) as scratch,
        local_copy(samples_of(trial), Path(scratch) / "sound.wav") as path,
    ):
        heard = heard_loudness(path, start, end)
    return None if heard <= SILENCE_LUFS else heard


def samples_of(trial: Trial) -> FieldFile:
    """The WAV file of what the trial plays."""
    if trial.job_id is not None:
        files = Deliverable.objects.filter(job_id=trial.job_id, kind=Deliverable.Kind.AMBIX_WAV)
        found = files.first()
        if found is None:
            raise Refusal("no_such_take", _("The sound of this take is gone. Make it again."))
        return found.file
    if not trial.clip.samples:
        wait_for_samples(trial.clip)
    return trial.clip.samples


def wait_for_samples(clip: Clip) -> None:
    """Has the clip's own sound made, and waits for it a while."""
    making = making_of(clip)
    if not making.over.wait(PATIENCE) or making.problem:
        later = _("The clip's own sound is still being prepared. Try again in a moment.")
        raise Refusal("sound_not_ready", making.problem or later)
    clip.refresh_from_db(fields=["samples"])


def gains_of(trials: Iterable[Trial]) -> dict[UUID, float]:
    """What each trial's sound is turned by, in dB: all of one clip and range to the quietest.

    Nothing is turned up. An anchor is turned as the recording that it is made of.
    """
    together: dict[tuple[UUID, float, float | None], list[Trial]] = defaultdict(list)
    for trial in trials:
        together[trial.clip_id, trial.start, trial.end].append(trial)
    return {
        trial.pk: min(0.0, target - trial.loudness)
        for group in together.values()
        if (target := target_of(group)) is not None
        for trial in group
        if trial.loudness is not None
    }


def target_of(group: Iterable[Trial]) -> float | None:
    """The loudness that all sounds of a group are brought to; None where none is measured."""
    levels = [trial.loudness for trial in group if trial.loudness is not None]
    return max(min(levels), max(levels) - LIFT_MAX) if levels else None
