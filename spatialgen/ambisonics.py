"""First-order ambisonics: the one place that knows its conventions.

AmbiX: channels in ACN order W, Y, Z, X with SN3D gains. Axes: X to the front (the centre of the
panorama), Y to the left, Z up. Azimuth runs anticlockwise from the front (left is positive),
elevation upwards; both in radians. A plane wave `s` from (azimuth a, elevation e) is

    W = s,  Y = s sin a cos e,  Z = s sin e,  X = s cos a cos e.

Axis letters in shapes: c the four channels, s samples. Arrays hold channels first: [c, s].
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Signal = NDArray[np.floating]

W, Y, Z, X = 0, 1, 2, 3
CHANNELS = 4
_AXES = [X, Y, Z]

PUBLISHED_FLOOR = 1e-6
"""The least Ix² + Iy² in the published direction metric (full scale 1)."""


class Direction(NamedTuple):
    """Where a sound comes from, in radians: azimuth left positive, elevation up positive."""

    azimuth: float
    elevation: float


def encode(mono: ArrayLike, azimuth: ArrayLike, elevation: ArrayLike = 0.0) -> Signal:
    """A plane wave `mono` [s] as a sound field [4, s].

    The direction is one number each for a sound that stays, or [s] for one that moves.
    """
    signal = np.asarray(mono)
    kind = signal.dtype if np.issubdtype(signal.dtype, np.floating) else np.dtype(np.float64)
    signal = signal.astype(kind)
    a, e = np.asarray(azimuth, dtype=np.float64), np.asarray(elevation, dtype=np.float64)
    gains = (np.ones_like(a + e), np.sin(a) * np.cos(e), np.sin(e) + 0 * a, np.cos(a) * np.cos(e))
    return np.stack([(signal * gain).astype(kind) for gain in gains])


def rotation_matrix(yaw: float, pitch: float = 0.0, roll: float = 0.0) -> NDArray[np.float64]:
    """The 3 x 3 matrix that turns directions (x front, y left, z up).

    Yaw turns to the left, pitch raises the front, roll (applied first) tips the top to the left:
    the angles of a three.js camera with rotation order "YXZ".
    """
    cy, sy = math.cos(yaw), math.sin(yaw)
    cp, sp = math.cos(pitch), math.sin(pitch)
    cr, sr = math.cos(roll), math.sin(roll)
    about_z = np.array([[cy, -sy, 0.0], [sy, cy, 0.0], [0.0, 0.0, 1.0]])
    about_y = np.array([[cp, 0.0, -sp], [0.0, 1.0, 0.0], [sp, 0.0, cp]])
    about_x = np.array([[1.0, 0.0, 0.0], [0.0, cr, sr], [0.0, -sr, cr]])
    matrix: NDArray[np.float64] = about_z @ about_y @ about_x
    return matrix


def rotate(sound_field: Signal, yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0) -> Signal:
    """Turn the sources of a sound field [4, s]: one at azimuth a is then at a + yaw."""
    return _turn(sound_field, rotation_matrix(yaw, pitch, roll))


def seen_from(
    sound_field: Signal, yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0
) -> Signal:
    """The sound field as a head turned by these angles meets it: the inverse of `rotate`."""
    return _turn(sound_field, rotation_matrix(yaw, pitch, roll).T)


def intensity(sound_field: Signal) -> Signal:
    """The intensity vector (x, y, z) at each sample, W [X, Y, Z]: [3, s], towards the source."""
    flow: Signal = sound_field[W] * sound_field[_AXES]
    return flow


def direction_of_arrival(sound_field: Signal) -> tuple[Signal, Signal]:
    """Azimuth and elevation of the intensity vector at each sample: [s] and [s], radians."""
    x, y, z = intensity(sound_field)
    return np.arctan2(y, x), np.arctan2(z, np.hypot(x, y))


def mean_direction(sound_field: Signal, floor: float = 0.0) -> Direction:
    """The direction of the mean intensity vector I of a sound field [4, s].

    theta = atan2(Iy, Ix), phi = atan2(Iz, sqrt(max(Ix² + Iy², floor))). The published metric has a
    `floor` of `PUBLISHED_FLOOR`, which draws the elevation of quiet clips to the horizon; without
    it the direction does not depend on the level.
    """
    x, y, z = intensity(sound_field).mean(axis=1, dtype=np.float64)
    return Direction(math.atan2(y, x), math.atan2(z, math.sqrt(max(x * x + y * y, floor))))


def angle_between(first: Direction, second: Direction) -> float:
    """The great-circle angle between two directions, radians."""
    one, two = unit_vector(first), unit_vector(second)
    return math.atan2(float(np.linalg.norm(np.cross(one, two))), float(one @ two))


def unit_vector(direction: Direction) -> NDArray[np.float64]:
    """(x, y, z) of a direction."""
    azimuth, elevation = direction
    return np.array(
        [
            math.cos(azimuth) * math.cos(elevation),
            math.sin(azimuth) * math.cos(elevation),
            math.sin(elevation),
        ]
    )


def diffuseness(sound_field: Signal) -> float:
    """From 0 (one plane wave) to 1 (the same from everywhere, or silence).

    1 - |mean intensity| / mean energy, the energy being (W² + X² + Y² + Z²) / 2 under SN3D.
    """
    energy = float(np.square(sound_field, dtype=np.float64).sum(axis=0).mean() / 2)
    if energy <= 0.0:
        return 1.0
    flow = float(np.linalg.norm(intensity(sound_field).mean(axis=1, dtype=np.float64)))
    return min(1.0, max(0.0, 1.0 - flow / energy))


def from_fuma(fuma: Signal) -> Signal:
    """FuMa (W, X, Y, Z with W 3 dB down) [4, s] to AmbiX (W, Y, Z, X; SN3D)."""
    w, x, y, z = fuma
    return np.stack([w * np.asarray(math.sqrt(2.0), dtype=fuma.dtype), y, z, x])


def to_fuma(sound_field: Signal) -> Signal:
    """AmbiX (W, Y, Z, X; SN3D) [4, s] to FuMa (W, X, Y, Z with W 3 dB down)."""
    w, y, z, x = sound_field
    return np.stack([w * np.asarray(math.sqrt(0.5), dtype=sound_field.dtype), x, y, z])


def _turn(sound_field: Signal, matrix: NDArray[np.float64]) -> Signal:
    turned = np.empty_like(sound_field)
    turned[W] = sound_field[W]
    turned[_AXES] = matrix.astype(sound_field.dtype) @ sound_field[_AXES]
    return turned
