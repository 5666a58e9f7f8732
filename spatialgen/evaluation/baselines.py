"""What a model must beat: always ahead, another clip's sound, silence, sound from nowhere."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..ambisonics import CHANNELS, Direction, W, X
from .field import FieldMeasures

AHEAD = Direction(0.0, 0.0)
SHUFFLES = 5


def always_ahead(true: FieldMeasures) -> FieldMeasures:
    """The true loudness, as one plane wave from straight ahead."""
    front = np.zeros(CHANNELS)
    front[[W, X]] = 1.0
    sums = true.sums[:, W, W, None, None] * np.outer(front, front)
    ahead = np.array([1.0, 0.0, 0.0])
    each = np.tile(ahead, (len(true.strongest_each_second), 1))
    return replace(_deaf(true), sums=sums, strongest=ahead, strongest_each_second=each)


def mono(true: FieldMeasures) -> FieldMeasures:
    """The true loudness in W alone: from everywhere alike. The published metric calls it ahead."""
    sums = np.zeros_like(true.sums)
    sums[:, W, W] = true.sums[:, W, W]
    return replace(_deaf(true), sums=sums)


def silence(true: FieldMeasures) -> FieldMeasures:
    """Nothing at all. The published metric calls it ahead, too."""
    return replace(_deaf(true), sums=np.zeros_like(true.sums))


def _deaf(true: FieldMeasures) -> FieldMeasures:
    nowhere = np.zeros_like(true.strongest_each_second)
    return FieldMeasures(true.sums, true.samples, AHEAD, np.zeros(3), nowhere)


def others(count: int, seed: int = 0, shuffles: int = SHUFFLES) -> list[list[int]]:
    """For each of `count` clips the clips it is compared with instead of its own.

    At most `shuffles` each, never itself, every clip as often as any other: the clips, in drawn
    order, are compared with those a few places on. One clip alone has none.
    """
    order = np.random.default_rng([seed, 0x5AFE]).permutation(count)
    places = np.argsort(order)
    steps = range(1, min(shuffles, count - 1) + 1)
    return [[int(order[(places[clip] + step) % count]) for step in steps] for clip in range(count)]
