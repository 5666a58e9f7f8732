"""How far a generation is: fractions that never fall and go about as fast as time does."""

from __future__ import annotations

import time

from spatialgen.stages import SOUND_FIELD_SHARE, Progress, Report, Stage

_ORDER = (Stage.FEATURES, Stage.LATENTS, Stage.SOUND_FIELD)
_FIRST_GUESS = {Stage.FEATURES: 0.35, Stage.LATENTS: 0.5, Stage.SOUND_FIELD: 0.15}


class Pace:
    """Turns a window's stages into fractions of the whole job.

    What part of a window each stage takes is guessed for the first window and measured from then
    on. All windows together make up the job's first `SOUND_FIELD_SHARE`.
    """

    def __init__(self, report: Report, windows: int) -> None:
        self._report = report
        self._windows = windows
        self._window = 0
        self._shares = dict(_FIRST_GUESS)
        self._seconds = dict.fromkeys(_ORDER, 0.0)
        self._since = time.monotonic()
        self._stage = Stage.FEATURES
        self._told = Progress(Stage.FEATURES, 0.0, 0.0)

    def start_window(self, index: int) -> None:
        """The window of this index is next."""
        self._window = index
        self._since = time.monotonic()
        self._stage = Stage.FEATURES

    def tell(self, stage: Stage, stage_fraction: float) -> None:
        """Report where the present window is; raises what the report raises."""
        self._clock(stage)
        before = sum(self._shares[earlier] for earlier in _ORDER[: _ORDER.index(stage)])
        within = before + self._shares[stage] * stage_fraction
        whole = SOUND_FIELD_SHARE * min(1.0, (self._window + within) / self._windows)
        self._told = Progress(stage, stage_fraction, max(self._told.fraction, whole))
        self._report(self._told)

    def breathe(self) -> None:
        """Report the same again, so that whoever listens can stop the work."""
        self._report(self._told)

    def finish_window(self) -> None:
        """Take the parts from what this window's stages really took."""
        self._clock(Stage.SOUND_FIELD)
        total = sum(self._seconds.values())
        if total > 0:
            self._shares = {stage: took / total for stage, took in self._seconds.items()}

    def _clock(self, stage: Stage) -> None:
        now = time.monotonic()
        self._seconds[self._stage] += now - self._since
        self._since, self._stage = now, stage
