"""Progress on the command line: one line on a terminal, or a few lines in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TextIO, TypeVar

from spatialgen.stages import Progress

_WIDTH = 30
_EVERY_SECONDS = 0.1
_LOG_EVERY = 0.1  # of the whole job, where the output is no terminal
_LINE_EVERY = 30.0  # seconds, of a tally where the output is no terminal
_QUICK = 0.02  # seconds: what takes less was there already

Item = TypeVar("Item")


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


class Tally:
    """One piece of work of `total` steps: a bar on a terminal, now and then a line elsewhere."""

    def __init__(self, what: str, total: int, done: int = 0, out: TextIO | None = None) -> None:
        self._out = sys.stderr if out is None else out
        self._bar = self._out.isatty()
        self._what, self._total = what, total
        self._began, self._from = time.monotonic(), done
        self._told = self._began if not self._bar else 0.0

    def rate(self, done: int) -> float:
        """Steps a second so far."""
        return (done - self._from) / max(1e-9, time.monotonic() - self._began)

    def __call__(self, done: int, note: str = "") -> None:
        """Say that so much is done."""
        now = time.monotonic()
        if now < self._told + (_EVERY_SECONDS if self._bar else _LINE_EVERY) and done < self._total:
            return
        self._told = now
        rate = self.rate(done)
        left = _span((self._total - done) / rate) if rate > 0 else "unknown"
        text = f"{self._what} {done}/{self._total}{note}, {rate:.2f} a second, {left} left"
        if self._bar:
            filled = round(done / max(1, self._total) * _WIDTH)
            self._out.write(f"\r[{'#' * filled}{' ' * (_WIDTH - filled)}] {text}\x1b[K")
            if done >= self._total:
                self._out.write("\n")
        else:
            self._out.write(f"{text}\n")
        self._out.flush()

    def over(self, items: Sequence[Item]) -> Iterator[Item]:
        """The items, told one by one; those that take no time, as they were kept, set no pace."""
        for number, item in enumerate(items, start=1):
            began = time.monotonic()
            yield item
            if time.monotonic() - began < _QUICK:
                self._from += 1
            self(number)


def _span(seconds: float) -> str:
    """A length of time for people: "40 s", "12 min", "3 h 05 min"."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60:02d} min"
