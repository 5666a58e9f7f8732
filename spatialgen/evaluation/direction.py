"""Where a sound comes from, and how far that is from where it should.

Axis letters: k windows, c channels (W, Y, Z, X; SN3D). Vectors are (x, y, z): front, left, up.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..ambisonics import Direction, W, X, Y, Z, angle_between

Numbers = NDArray[np.float64]

WINDOW_SECONDS = 0.25
AUDIBLE_DB = -20.0
"""Windows this far below the loudest are taken for silence."""

CHANCE = math.pi / 2
"""The mean angle to a direction drawn at random: also what a window without direction counts."""


class PublishedErrors(NamedTuple):
    """Errors of the published metric, radians."""

    theta: float
    phi: float
    angular: float


def published_errors(made: Direction, true: Direction) -> PublishedErrors:
    """dTheta and dPhi, circular absolute errors, and dAngular, the great-circle angle between.

    As OmniAudio reports them (arXiv 2504.14906, section 4): of the directions of the mean intensity
    vectors of two clips, `ambisonics.mean_direction` with `PUBLISHED_FLOOR`.
    """
    return PublishedErrors(
        _around(made.azimuth - true.azimuth),
        _around(made.elevation - true.elevation),
        angle_between(made, true),
    )


def _around(angle: float) -> float:
    return abs((angle + math.pi) % (2 * math.pi) - math.pi)


def intensity_of(covariance: Numbers) -> Numbers:
    """Covariances [..., 4, 4] -> intensity vectors W (X, Y, Z): [..., 3]."""
    flow: Numbers = covariance[..., W, [X, Y, Z]]
    return flow


def energy_of(covariance: Numbers) -> Numbers:
    """Covariances [..., 4, 4] -> energy density (W² + X² + Y² + Z²) / 2: [...]."""
    energy: Numbers = np.trace(covariance, axis1=-2, axis2=-1) / 2
    return energy


def angles(made: Numbers, true: Numbers) -> Numbers:
    """Angles in radians between vectors [..., 3]; `CHANCE` where one has no direction."""
    across = np.linalg.norm(np.cross(made, true), axis=-1)
    along = np.sum(made * true, axis=-1)
    angle = np.arctan2(across, along)
    return np.where((across == 0) & (along == 0), CHANCE, angle)


def audible(covariance: Numbers) -> NDArray[np.bool_]:
    """Which windows [k, 4, 4] sound: within 20 dB of the loudest."""
    energy = energy_of(covariance)
    loudest = energy.max(initial=0.0)
    sounding: NDArray[np.bool_] = energy > loudest * 10 ** (AUDIBLE_DB / 10)
    return sounding


def error_over_time(made: Numbers, true: Numbers) -> float:
    """Angular error per window, weighted by the true field's energy; radians.

    `made` and `true` are covariances [k, 4, 4] of windows of 0.25 s; what one has more is not
    looked at. Unlike the mean over the clip this sees movement, and that things take turns.
    """
    count = min(len(made), len(true))
    weights = energy_of(true[:count])
    if weights.sum() <= 0:
        return math.nan
    errors = angles(intensity_of(made[:count]), intensity_of(true[:count]))
    return float(np.average(errors, weights=weights))


def error_to_way(made: Numbers, true: Numbers, way: Numbers) -> float:
    """The median angle, over the audible windows, between the sound and where the thing is.

    `made` and `true` are covariances [k, 4, 4], `way` [k, 3] unit vectors at the windows' middles;
    the true field only says which windows count. Radians.
    """
    count = min(len(made), len(true), len(way))
    counted = audible(true[:count])
    if not counted.any():
        return math.nan
    errors = angles(intensity_of(made[:count]), way[:count])
    return float(np.median(errors[counted]))


def unit_vectors(azimuth: Numbers, elevation: Numbers) -> Numbers:
    """Directions in radians, any shape [...] -> vectors [..., 3]."""
    level = np.cos(elevation)
    return np.stack([level * np.cos(azimuth), level * np.sin(azimuth), np.sin(elevation)], axis=-1)


def direction_of(vector: Numbers) -> Direction:
    """The direction of a vector (x, y, z)."""
    x, y, z = (float(v) for v in vector)
    return Direction(math.atan2(y, x), math.atan2(z, math.hypot(x, y)))
