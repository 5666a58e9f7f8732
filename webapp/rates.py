"""How often somebody does something: counted in the cache, which all processes share with Redis."""

from __future__ import annotations

import hashlib
import logging
import time
from dataclasses import dataclass

from django.core.cache import cache

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rate:
    """So many times in so many seconds."""

    times: int
    seconds: int


@dataclass(frozen=True)
class Count:
    """How often it was done in the present window, and when the next one begins (seconds)."""

    limit: int
    used: int
    seconds_left: int

    @property
    def over(self) -> bool:
        """Whether this was once too often."""
        return self.used > self.limit

    @property
    def remaining(self) -> int:
        """How often it may still be done in this window."""
        return max(0, self.limit - self.used)


def count(what: str, who: str, rate: Rate) -> Count:
    """Counts once more, whether or not it is too often; windows follow the clock.

    Where the cache is away nobody is kept out.
    """
    now = time.time()
    left = rate.seconds - int(now) % rate.seconds
    key = key_of(what, who, rate, now)
    try:
        cache.add(key, 0, rate.seconds + 60)
        used = cache.incr(key)
    except Exception:
        log.warning("%s could not be counted", what, exc_info=True)
        used = 0
    return Count(rate.times, used, left)


def forgive(what: str, who: str, rate: Rate) -> None:
    """Forgets what was counted in the present window."""
    cache.delete(key_of(what, who, rate, time.time()))


def key_of(what: str, who: str, rate: Rate, now: float) -> str:
    """The counter's key; names of people stay out of the cache."""
    name = hashlib.sha256(who.lower().encode()).hexdigest()[:32]
    return f"rate:{what}:{name}:{int(now) // rate.seconds}"
