"""How far an evaluation is, as one line on a terminal or a few in a log."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import TextIO, TypeVar

Item = TypeVar("Item")

LINES = 20


class Steps:
    """Tells how many of a known number of steps are done, and about how long the rest takes."""

    def __init__(self, out: TextIO, what: str) -> None:
        self._out, self._what = out, what
        self._is_terminal = out.isatty()

    def over(self, items: Sequence[Item]) -> Iterator[Item]:
        """The items, telling before each how far things are."""
        began, quick, told = time.monotonic(), 0, -1
        for number, item in enumerate(items):
            started = time.monotonic()
            if self._is_terminal or number * LINES // len(items) != told:
                told = number * LINES // len(items)
                slow = number - quick
                pace = (started - began) / slow if slow else 0.0
                self._tell(number, len(items), pace * (len(items) - number))
            yield item
            if time.monotonic() - started < 0.02:  # it was kept from an earlier run
                quick += 1
        if self._is_terminal:
            self._out.write("\r\x1b[K")

    def _tell(self, number: int, count: int, left: float) -> None:
        text = f"{self._what} {number + 1} of {count}"
        if left:
            text += (
                f", about {left / 60:.0f} min left" if left > 90 else f", about {left:.0f} s left"
            )
        self._out.write(f"\r{text}\x1b[K" if self._is_terminal else f"{text}\n")
        self._out.flush()
