"""When sounds begin, and how well that agrees with when things are seen to act.

Axis letters: s samples, t frames (10 ms), n bands.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

TOLERANCE = 0.1
"""Seconds between an onset and a visible act that still agree."""

FIRST = 0.15
"""Seconds at a clip's start in which nothing counts: what goes on there may have begun before."""


@dataclass(frozen=True)
class Detector:
    """Spectral flux against what still masks (after S. Böck and G. Widmer, DAFx 2013).

    The level of each of `bands` bands (evenly spaced on the mel scale from 60 Hz to 12 kHz), in dB
    above a floor `depth_db` under the clip's loudest, is compared with the loudest that it and its
    neighbours were until `gap` seconds ago, that trace falling by `decay` dB a second like forward
    masking: so notes within one call, vibrato and gliding tones are little news, and a stroke
    after a pause is. Flux is the mean rise over the `share` of bands that rise most. An onset is
    the highest flux within `apart` seconds either side, above `threshold` dB.

    The numbers were chosen on scenes of the training split, where visible acts are known.
    """

    bands: int = 24
    depth_db: float = 45.0
    decay: float = 40.0
    gap: float = 0.03
    share: float = 0.15
    threshold: float = 9.0
    apart: float = 0.1
    window: float = 0.023
    hop: float = 0.01


def detect_onsets(mono: NDArray[np.float32], sample_rate: int, how: Detector | None = None) -> (
    tuple[float, ...]
):  # fmt: skip
    """Seconds at which something begins to sound in `mono` [s]."""
    how = how or Detector()
    flux = novelty(band_levels(mono, sample_rate, how), how)
    reach = round(how.apart / how.hop)
    padded = np.pad(flux, reach, mode="constant", constant_values=-1.0)
    highest = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1).max(axis=1)
    peaks = np.flatnonzero((flux == highest) & (flux > how.threshold))
    return tuple(round(float(peak * how.hop), 3) for peak in peaks)


def band_levels(mono: NDArray[np.float32], sample_rate: int, how: Detector) -> Numbers:
    """Levels [t, n] in dB above the floor; frame t is centred on t hops."""
    window = 2 ** round(math.log2(how.window * sample_rate))
    count = int(len(mono) / sample_rate / how.hop) + 1
    centres = np.round(np.arange(count) * how.hop * sample_rate).astype(int)
    padded = np.pad(mono, (window // 2, window))
    grains = np.lib.stride_tricks.sliding_window_view(padded, window)[centres]
    power = np.abs(np.fft.rfft(grains * np.hanning(window).astype(np.float32), axis=1)) ** 2
    bands = power @ mel_bands(how.bands, window, sample_rate).T
    levels = 10 * np.log10(bands + 1e-12)
    floor = float(np.percentile(levels.max(axis=1), 98)) - how.depth_db
    return np.maximum(levels - floor, 0.0)


def novelty(levels: Numbers, how: Detector) -> Numbers:
    """The flux [t] of band levels [t, n], in dB."""
    gap, fall = round(how.gap / how.hop), how.decay * how.hop
    wide = levels.copy()
    wide[:, 1:-1] = np.maximum(wide[:, 1:-1], np.maximum(levels[:, :-2], levels[:, 2:]))
    masked = np.empty_like(levels)
    trace = wide[0]
    for frame in range(len(levels)):
        trace = np.maximum(trace - fall, wide[max(0, frame - gap)])
        masked[frame] = trace
    rises = np.maximum(levels - masked, 0.0)
    most = max(1, round(how.share * levels.shape[1]))
    flux: Numbers = np.sort(rises, axis=1)[:, -most:].mean(axis=1)
    return flux


def mel_bands(count: int, window: int, sample_rate: int) -> Numbers:
    """Triangles evenly spaced on the mel scale, 60 Hz to 12 kHz (or what there is): [n, f]."""
    top = min(12000.0, 0.45 * sample_rate)
    low_mel, top_mel = (2595 * math.log10(1 + f / 700) for f in (60.0, top))
    edges = 700 * (10 ** (np.linspace(low_mel, top_mel, count + 2) / 2595) - 1)
    frequency = np.arange(window // 2 + 1) * sample_rate / window
    low, middle, high = (edges[i : count + i, None] for i in range(3))
    width = np.maximum(middle - low, sample_rate / window)
    rising = 1 - (middle - frequency) / width
    falling = 1 - (frequency - middle) / np.maximum(high - middle, sample_rate / window)
    triangles: Numbers = np.maximum(0.0, np.minimum(rising, falling))
    return triangles


class Agreement(NamedTuple):
    """Counts over one or more clips: onsets that match an act, onsets, acts."""

    matched: int
    onsets: int
    acts: int

    @property
    def precision(self) -> float:
        """The part of onsets that something is seen to act at."""
        return self.matched / self.onsets if self.onsets else math.nan

    @property
    def recall(self) -> float:
        """The part of visible acts at which something begins to sound."""
        return self.matched / self.acts if self.acts else math.nan

    @property
    def f1(self) -> float:
        """The harmonic mean of both: 2 matched / (onsets + acts)."""
        both = self.onsets + self.acts
        return 2 * self.matched / both if both else math.nan


def agreement(
    onsets: Sequence[float], acts: Sequence[float], tolerance: float = TOLERANCE
) -> Agreement:
    """Match onsets to visible acts one to one, as many as lie within `tolerance` seconds.

    As `mir_eval.onset` counts (C. Raffel et al., ISMIR 2014). On a line the earliest onset that
    still fits each act in turn is an optimal matching. Acts that begin at the same moment (within
    50 ms) are heard as one and count once; both lists are looked at from `FIRST` on.
    """
    heard = sorted(t for t in onsets if t >= FIRST)
    seen = _told_apart(sorted(t for t in acts if t >= FIRST))
    matched = at = 0
    for act in seen:
        while at < len(heard) and heard[at] < act - tolerance - 1e-9:
            at += 1
        if at < len(heard) and heard[at] <= act + tolerance + 1e-9:
            matched, at = matched + 1, at + 1
    return Agreement(matched, len(heard), len(seen))


def _told_apart(times: Sequence[float], least: float = 0.05) -> list[float]:
    apart: list[float] = []
    for time in times:
        if not apart or time - apart[-1] > least:
            apart.append(time)
    return apart
