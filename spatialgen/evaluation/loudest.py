"""Where most of a sound field's directed energy comes from, when several things sound at once.

Axis letters: s samples, f bins, t frames, n bands, g directions of a grid.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ..ambisonics import W, X, Y, Z

Numbers = NDArray[np.float64]

DIRECTIONS = 2000
SPREAD = math.radians(10)
"""Directions this near to one another add up (standard deviation of the kernel)."""

WINDOW_SECONDS = 0.046
BAND_RATIO = 2 ** (1 / 3)
LOWEST, HIGHEST = 60.0, 12000.0


def strongest_directions(
    sound: NDArray[np.float32], sample_rate: int, seconds: float | None = None
) -> Numbers:
    """The mode of the local directions in windows of `seconds` (or the whole field): [k, 3].

    The sound field [4, s] is cut into tiles of 46 ms and a third of an octave; each tile's
    intensity vector Re(W* (X, Y, Z)) votes for its direction with its length (as in directional
    audio coding, V. Pulkki, J. Audio Eng. Soc. 55, 2007). The votes are spread by a von
    Mises-Fisher kernel of about 10° over a grid of 2000 directions, whose highest point, the mean
    of the votes around it, is the answer. Two things at once thus do not meet in the middle, as
    they do in the mean vector. Silence has no direction: zeros.
    """
    flow, hop = _tiles(sound, sample_rate)
    size = len(flow) if seconds is None else max(1, round(seconds / hop))
    windows = [flow[at : at + size] for at in range(0, max(1, len(flow) - size // 2), size)]
    return np.stack([_mode(window.reshape(-1, 3)) for window in windows])


def _mode(flow: Numbers) -> Numbers:
    """The unit vector that most of the intensity vectors [n, 3] point to."""
    length = np.linalg.norm(flow, axis=1)
    grid, kernel = _grid()
    voting = length > length.max(initial=0.0) * 1e-6
    if not voting.any():
        return np.zeros(3)
    units = flow[voting] / length[voting, None]
    nearest = np.argmax(units @ grid.T, axis=1)
    votes = np.bincount(nearest, weights=length[voting], minlength=DIRECTIONS)
    peak = grid[int(np.argmax(kernel @ votes))]
    near = units @ peak > math.cos(SPREAD)
    mean = (flow[voting][near]).sum(axis=0) if near.any() else peak
    return np.asarray(mean / np.linalg.norm(mean))


def _tiles(sound: NDArray[np.float32], sample_rate: int) -> tuple[Numbers, float]:
    """Intensity vectors of all tiles [t, n, 3], and the seconds from one t to the next."""
    window = 2 ** round(math.log2(WINDOW_SECONDS * sample_rate))
    padded = np.pad(sound, ((0, 0), (0, max(0, window - sound.shape[1]))))
    grains = np.lib.stride_tricks.sliding_window_view(padded, window, axis=1)[:, :: window // 2]
    spectrum = np.fft.rfft(grains * np.hanning(window).astype(np.float32), axis=-1)
    flow = (spectrum[W].conj() * spectrum[[X, Y, Z]]).real
    frequency = np.arange(window // 2 + 1) * sample_rate / window
    count = math.ceil(math.log(HIGHEST / LOWEST) / math.log(BAND_RATIO))
    edges = LOWEST * BAND_RATIO ** np.arange(count + 1)
    bins = np.unique(np.searchsorted(frequency, edges).clip(1, len(frequency) - 1))
    banded = np.add.reduceat(flow[..., : bins[-1]], bins[:-1], axis=-1)
    return banded.transpose(1, 2, 0).astype(np.float64), window / 2 / sample_rate


@lru_cache(maxsize=1)
def _grid() -> tuple[Numbers, Numbers]:
    """Evenly spread directions [g, 3] (a Fibonacci spiral) and the kernel between them [g, g]."""
    index = np.arange(DIRECTIONS) + 0.5
    z = 1 - 2 * index / DIRECTIONS
    azimuth = np.pi * (1 + math.sqrt(5)) * index
    level = np.sqrt(1 - z**2)
    grid = np.stack([level * np.cos(azimuth), level * np.sin(azimuth), z], axis=1)
    kernel = np.exp((grid @ grid.T - 1) / SPREAD**2)
    return grid, kernel
