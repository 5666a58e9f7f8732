"""Not too often: what is told at most once in so many seconds."""

from __future__ import annotations

import time


class Pace:
    """Says when it is time to tell again; the first time it always is.

    Rows are updated a few times a second at most, however finely work reports how far it is.
    """

    def __init__(self, every: float = 0.3) -> None:
        self.every = every
        self._next = 0.0

    def is_due(self, *, at_once: bool = False) -> bool:
        """Whether ``every`` seconds have passed since this was last true; ``at_once`` asks not."""
        now = time.monotonic()
        if now < self._next and not at_once:
            return False
        self._next = now + self.every
        return True
