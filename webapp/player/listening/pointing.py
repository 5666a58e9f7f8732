"""How well somebody pointed to a sound. Degrees.

The player has the same rule (``score.ts``): ``tests/contract/pointing.json`` pins both.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

MIRRORED_MAX = 45.0
Direction = tuple[float, float]
"""Azimuth to the left, elevation up."""


def unit(direction: Direction) -> NDArray[np.float64]:
    """The unit vector [3] (front, left, up)."""
    azimuth, elevation = map(math.radians, direction)
    level = math.cos(elevation)
    return np.array([math.cos(azimuth) * level, math.sin(azimuth) * level, math.sin(elevation)])


def angle_between(one: Direction, other: Direction) -> float:
    """The angle between two directions, 0 to 180."""
    a, b = unit(one), unit(other)
    return math.degrees(math.atan2(float(np.linalg.norm(np.cross(a, b))), float(a @ b)))


def is_confused(pointed: Direction, truth: Direction) -> bool:
    """Whether ``truth`` was taken for its mirror image, front for behind or the other way round."""
    mirrored = (180 - truth[0], truth[1])
    opposite = float(unit(pointed)[0] * unit(truth)[0]) < -0.05
    error = angle_between(pointed, mirrored)
    return opposite and error < MIRRORED_MAX and error < angle_between(pointed, truth)


def direction_of(vector: NDArray[np.float64]) -> Direction:
    """The direction of a vector [3] (front, left, up)."""
    x, y, z = (float(part) for part in vector)
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))
