"""Progress of a generation as one line on a terminal, or a few lines in a log."""

from __future__ import annotations

import time
from typing import TextIO

from spatialgen.stages import Progress

_WIDTH = 30
_EVERY_SECONDS = 0.1
_LOG_EVERY = 0.1  # of the whole job, where the output is no terminal


class ProgressLine:
    """A `Report` that writes to a terminal or a log."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._is_terminal = out.isatty()
        self._began = time.monotonic()
        self._last_time = 0.0
        self._last_fraction = -1.0

    def __call__(self, progress: Progress) -> None:
        if self._is_terminal:
            self._draw(progress)
        elif self._is_news(progress.fraction):
            self._last_fraction = progress.fraction
            self._out.write(f"{self._text(progress)}\n")
            self._out.flush()

    def _is_news(self, fraction: float) -> bool:
        """Whether a log should have a line for it: every tenth, and the end once."""
        step = 0.0 if fraction == 1 > self._last_fraction else _LOG_EVERY
        return fraction >= self._last_fraction + step

    def end(self) -> None:
        """Leave the line."""
        if self._is_terminal:
            self._out.write("\n")

    def _draw(self, progress: Progress) -> None:
        now = time.monotonic()
        if now < self._last_time + _EVERY_SECONDS and progress.fraction < 1:
            return
        self._last_time = now
        done = round(progress.fraction * _WIDTH)
        self._out.write(f"\r[{'#' * done}{' ' * (_WIDTH - done)}] {self._text(progress)}\x1b[K")
        self._out.flush()

    def _text(self, progress: Progress) -> str:
        stage = progress.stage.value.replace("_", " ")
        text = f"{progress.fraction:4.0%} {stage}"
        spent = time.monotonic() - self._began
        if 0.05 < progress.fraction < 1:
            left = spent / progress.fraction - spent
            text += f", about {left:.0f} s left"
        return text
