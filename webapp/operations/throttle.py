"""Not too often: what is done at most once in so many seconds."""

from __future__ import annotations

import time


class Throttle:
    """Says when it is time again; the first time it always is, and for something new.

    By it rows are updated a few times a second at most, however finely work reports how far it is.
    """

    def __init__(self, every: float = 0.3) -> None:
        self.every = every
        self._next = 0.0
        self._about: object = None

    def is_due(self, about: object = None) -> bool:
        """Whether ``every`` seconds have passed since this was last true, or it was ``about``

        something else then: another stage, another file.
        """
        now = time.monotonic()
        if now < self._next and about == self._about:
            return False
        self._next, self._about = now + self.every, about
        return True
