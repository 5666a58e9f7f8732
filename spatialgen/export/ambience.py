"""Stereo as an ambience bed: a sound field that surrounds and comes from nowhere.

The mid of the stereo goes into W as it is, its side through a fixed filter that leaves the spectrum
alone and scrambles the phase (21 ms); six more such filters feed both into Y, Z and X, 4.8 dB below
W: the levels of a diffuse field in SN3D. The channels are uncorrelated, so that the mean intensity
is next to nothing and no direction is claimed; the energy in W is the mean of left and right.

Axis letters in shapes: c the four channels, i the two inputs, s samples, t taps.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from spatialgen.ambisonics import CHANNELS, Signal, W

_TAPS = 1024
_SEED = 360  # any: it decides which filters, for ever
_MID, _SIDE = 0, 1


@cache
def bed_filters() -> NDArray[np.float64]:
    """From mid and side to the field: [c, i, t]; those into Y, Z and X are 4.8 dB down."""
    random = np.random.default_rng(_SEED)
    phases = random.uniform(-np.pi, np.pi, (CHANNELS, 2, _TAPS // 2 + 1))
    phases[..., [0, -1]] = 0.0
    filters = np.fft.irfft(np.exp(1j * phases), _TAPS)
    filters[W, _MID] = np.eye(1, _TAPS)[0]
    filters[1:] /= math.sqrt(3)
    return filters


class Bed:
    """Spreads stereo [2, s] block by block into a sound field [c, s] of the same length."""

    def __init__(self) -> None:
        self.filters = bed_filters()
        self.rest = np.zeros((CHANNELS, _TAPS - 1))
        """What still sounds of the blocks before."""

    def spread(self, stereo: Signal) -> Signal:
        """The next block."""
        left, right = np.asarray(stereo, np.float64)
        samples = len(left)
        size = 1 << (samples + _TAPS - 2).bit_length()
        heard = np.fft.rfft(np.stack([left + right, left - right]) / 2, size)
        through = np.fft.rfft(self.filters, size)
        whole = np.fft.irfft(np.einsum("cif,if->cf", through, heard), size)
        whole = whole[:, : samples + _TAPS - 1]
        whole[:, : _TAPS - 1] += self.rest
        self.rest = whole[:, samples:].copy()
        bed: Signal = whole[:, :samples]
        return bed
