"""What a sound is like, apart from how loud it is and where: bands, their spread, modulation.

Axis letters: t frames (10 ms), n bands, d numbers of the embedding.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .onsets import Detector, band_levels

Numbers = NDArray[np.float64]

FINE = Detector(bands=32, depth_db=60.0)
SOUNDING_DB = 30.0
GROUPS = 4
MODULATION_HZ = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)


def timbre_of(mono: NDArray[np.float32], sample_rate: int) -> Numbers:
    """An embedding [d] of a mono sound [s] (d = 100), for telling kinds of things apart.

    Of 32 bands in dB: the mean and the standard deviation over the sounding frames (within 30 dB
    of the loudest), relative to their own mean; then, for four groups of bands and the whole, how
    the envelope's modulation is shared among octaves from 0.5 to 32 Hz, how far it
    reaches; and the share of sounding frames.
    """
    levels = band_levels(mono, sample_rate, FINE)
    loudness = levels.max(axis=1)
    sounding = levels[loudness > loudness.max(initial=0.0) - SOUNDING_DB]
    if len(sounding) < 2 or not sounding.any():
        sounding = np.zeros((2, levels.shape[1]))
    colour = sounding.mean(axis=0)
    parts = np.split(levels, GROUPS, axis=1)
    envelopes = [part.max(axis=1) for part in [*parts, levels]]
    return np.concatenate([
        (colour - colour.mean()) / 10,
        sounding.std(axis=0) / 10,
        *(_modulation(envelope) for envelope in envelopes),
        [np.percentile(e, 90) / 20 - np.percentile(e, 10) / 20 for e in envelopes],
        [float(np.mean(loudness > loudness.max() - SOUNDING_DB))],
    ])  # fmt: skip


def _modulation(envelope: Numbers) -> Numbers:
    """Shares [octaves] of an envelope's [t] modulation, as square roots."""
    power = np.abs(np.fft.rfft((envelope - envelope.mean()) * np.hanning(len(envelope)))) ** 2
    frequency = np.fft.rfftfreq(len(envelope), FINE.hop)
    octaves = np.array([
        power[(frequency >= low) & (frequency < high)].sum()
        for low, high in pairwise(MODULATION_HZ)
    ])  # fmt: skip
    shares: Numbers = np.sqrt(octaves / (octaves.sum() + 1e-9))
    return shares
