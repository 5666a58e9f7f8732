"""Which part of a clip is made to sound, and which way the model looks while it imagines it.

Seconds are the clip's own: 0 is its first picture. Angles are radians, as everywhere in code.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from spatialgen.stages import ClipProblem

SHORTEST_SECONDS = 0.5


@dataclass(frozen=True)
class TimeRange:
    """From `start` to `stop` in seconds; `stop` None is the clip's end.

    Raises ValueError, in a sentence, for what is no range or shorter than half a second.
    """

    start: float = 0.0
    stop: float | None = None

    def __post_init__(self) -> None:
        if not (math.isfinite(self.start) and self.start >= 0):
            raise ValueError(f"A range starts at 0 seconds or later, not at {self.start}.")
        if self.stop is None:
            return
        if not math.isfinite(self.stop) or self.stop - self.start < SHORTEST_SECONDS - 1e-6:
            raise ValueError(
                f"A range lasts {SHORTEST_SECONDS} seconds at least; from {self.start:g} to "
                f"{self.stop:g} s it does not."
            )

    def within(self, duration: float) -> tuple[float, float]:
        """Start and stop in a clip of `duration` seconds; a stop beyond its end is its end.

        Raises:
            ClipProblem: the clip ends before, or less than half a second after, the start.
        """
        stop = duration if self.stop is None else min(self.stop, duration)
        if self.start > 0 and stop - self.start < SHORTEST_SECONDS - 1e-6:
            raise ClipProblem(
                "range_outside",
                f"The range starts at {self.start:g} s, but the clip lasts {duration:g} s. Choose "
                f"a range of {SHORTEST_SECONDS} seconds at least inside the clip.",
            )
        return self.start, stop


@dataclass(frozen=True)
class Orientation:
    """How the model's head is turned while it looks: where its front is, and its horizon.

    `yaw` turns the front to the left, `pitch` raises it, `roll` tips the top to the left; the
    angles of `ambisonics.rotation_matrix`. The sound field is turned back by the same angles.
    """

    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0

    def __post_init__(self) -> None:
        for name, most in (("yaw", math.pi), ("pitch", math.pi / 2), ("roll", math.pi)):
            value = getattr(self, name)
            if not abs(value) <= most + 1e-9:
                raise ValueError(
                    f"{name} must lie between {-math.degrees(most):g} and {math.degrees(most):g} "
                    f"degrees, not {math.degrees(value):g}."
                )

    @classmethod
    def of_degrees(cls, yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0) -> Orientation:
        """The orientation of angles in degrees."""
        return cls(math.radians(yaw), math.radians(pitch), math.radians(roll))

    @property
    def is_straight(self) -> bool:
        """Whether nothing is turned at all."""
        return self.yaw == self.pitch == self.roll == 0.0

    @property
    def degrees(self) -> tuple[float, float, float]:
        """Yaw, pitch, roll as people say them."""
        yaw, pitch, roll = (round(math.degrees(angle), 6) for angle in self.angles)
        return yaw, pitch, roll

    @property
    def angles(self) -> tuple[float, float, float]:
        """Yaw, pitch, roll."""
        return self.yaw, self.pitch, self.roll


STRAIGHT = Orientation()
"""The head as it is."""

WHOLE = TimeRange()
"""All of a clip."""


@dataclass(frozen=True)
class Framing:
    """The range in time and the orientation of one generation."""

    range: TimeRange = WHOLE
    orientation: Orientation = STRAIGHT
