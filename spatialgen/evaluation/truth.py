"""What is known of a scene: who is where, when, and how loud.

Axis letters: k windows of 0.25 s. Directions here are vectors (x, y, z): front, left, up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .direction import WINDOW_SECONDS, unit_vectors

Numbers = NDArray[np.float64]

EDGE = 0.02
"""Acts that begin this close to the clip's end cannot be heard any more."""


@dataclass(frozen=True)
class ThingTruth:
    """One thing: its kind, whether it moves, the starts of its acts (s), its loudness (dB) and
    where it is: azimuth and elevation in degrees at `times` (s), as `scenes.events` tells."""

    kind: str
    moving: bool
    level_db: float
    acts: tuple[float, ...]
    times: tuple[float, ...]
    azimuth: tuple[float, ...]
    elevation: tuple[float, ...]

    def way(self, windows: int) -> Numbers:
        """Unit vectors at the middles of windows of 0.25 s: [k, 3]."""
        middles = (np.arange(windows) + 0.5) * WINDOW_SECONDS
        known = unit_vectors(np.radians(self.azimuth), np.radians(self.elevation))
        between = np.stack([np.interp(middles, self.times, axis) for axis in known.T], axis=1)
        length = np.linalg.norm(between, axis=1, keepdims=True)
        return np.asarray(between / np.maximum(length, 1e-9))

    def place(self) -> Numbers:
        """The mean direction [3] over the clip; exact for a thing that stays."""
        mean = unit_vectors(np.radians(self.azimuth), np.radians(self.elevation)).mean(axis=0)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9))


@dataclass(frozen=True)
class Truth:
    """All things of a scene that lasts `duration` seconds."""

    things: tuple[ThingTruth, ...]
    duration: float

    def acts(self) -> list[float]:
        """When something is seen to begin to act, in seconds, sorted."""
        starts = [start for thing in self.things for start in thing.acts]
        return sorted(start for start in starts if start < self.duration - EDGE)

    def stronger(self) -> ThingTruth:
        """The loudest thing."""
        return max(self.things, key=lambda thing: thing.level_db)


def truth_of(
    events: Sequence[dict[str, Any]], duration: float, levels: Sequence[float] | None = None
) -> Truth:
    """What `scenes.events` tells, with the things' measured `levels` (dB) where they are known."""
    told = levels or [float(event["level_db"]) for event in events]
    things = [_thing(event, level) for event, level in zip(events, told, strict=True)]
    return Truth(tuple(things), duration)


def _thing(event: dict[str, Any], level: float) -> ThingTruth:
    way = event["way"]
    return ThingTruth(
        kind=str(event["kind"]),
        moving=bool(event["moving"]),
        level_db=float(level),
        acts=tuple(float(act["start"]) for act in event["acts"]),
        times=tuple(float(place["time"]) for place in way),
        azimuth=tuple(float(place["azimuth"]) for place in way),
        elevation=tuple(float(place["elevation"]) for place in way),
    )
