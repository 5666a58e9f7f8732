"""What is kept of a sound field to measure it by: its covariance in short blocks, and what it says.

Every spatial figure follows from the 4 x 4 covariance of the channels in blocks of 50 ms: the
intensity vector is its first row, the energy in any direction a quadratic form. So sound fields of
any rate compare, in the memory of a few kilobytes.

Axis letters: c channels (W, Y, Z, X; SN3D), s samples, k blocks, n frames of an embedding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..ambisonics import CHANNELS, PUBLISHED_FLOOR, Direction, W, mean_direction
from .loudest import strongest_directions
from .onsets import detect_onsets
from .timbre import timbre_of

Numbers = NDArray[np.float64]

BLOCK_SECONDS = 0.05
"""Short enough to add up to every window in use (0.2, 0.25 and 1 s)."""

QUIETEST_DB = -120.0


@dataclass(frozen=True)
class Heard:
    """What an audio network says about a sound: embeddings [n, d], class probabilities [c]."""

    embeddings: Numbers
    probabilities: Numbers | None = None


@dataclass(frozen=True)
class FieldMeasures:
    """A sound field as the figures need it.

    `sums` [k, 4, 4] are sums of products of channels over each block, `samples` [k] how many each
    block holds (the last may be short). `published` is the direction of the published metric;
    `strongest` [3] is where most of the directed energy comes from, `strongest_each_second` [k, 3]
    the same over time. `onsets` are seconds, `timbre` an embedding of W by bands and modulation,
    `heard` what each audio network says, by its name.
    """

    sums: Numbers
    samples: Numbers
    published: Direction
    strongest: Numbers
    strongest_each_second: Numbers
    onsets: tuple[float, ...] = ()
    timbre: Numbers = field(default_factory=lambda: np.zeros(0))
    heard: Mapping[str, Heard] = field(default_factory=dict)

    def windows(self, seconds: float) -> Numbers:
        """Mean covariance in whole windows of `seconds` (a multiple of 50 ms): [windows, 4, 4].

        A field shorter than one window gives its one, shorter window.
        """
        size = max(1, round(seconds / BLOCK_SECONDS))
        count = max(1, len(self.sums) // size)
        used = min(count * size, len(self.sums))
        sums = self.sums[:used].reshape(count, -1, CHANNELS, CHANNELS).sum(axis=1)
        samples = self.samples[:used].reshape(count, -1).sum(axis=1)
        means: Numbers = sums / samples[:, None, None]
        return means

    def whole(self) -> Numbers:
        """Mean covariance over all samples: [4, 4]."""
        mean: Numbers = self.sums.sum(axis=0) / self.samples.sum()
        return mean

    @property
    def level_db(self) -> float:
        """Root mean square level of W, dB re full scale."""
        energy = float(self.whole()[W, W])
        return max(QUIETEST_DB, 10 * np.log10(energy)) if energy > 0 else QUIETEST_DB


def measure_field(sound: NDArray[np.float32], sample_rate: int) -> FieldMeasures:
    """Measure a sound field [4, s], AmbiX. Embeddings are added by `embeddings.listen`."""
    sums, samples = block_sums(sound, sample_rate)
    return FieldMeasures(
        sums=sums,
        samples=samples,
        published=mean_direction(sound, PUBLISHED_FLOOR),
        strongest=strongest_directions(sound, sample_rate)[0],
        strongest_each_second=strongest_directions(sound, sample_rate, seconds=1.0),
        onsets=detect_onsets(sound[W], sample_rate),
        timbre=timbre_of(sound[W], sample_rate),
    )


def block_sums(sound: NDArray[np.float32], sample_rate: int) -> tuple[Numbers, Numbers]:
    """Sums of products of channels over blocks of 50 ms: [k, 4, 4], and their samples [k].

    What is left at the end is a short block, unless it is shorter than half of one and follows
    others; then it belongs to the last.
    """
    starts = np.round(
        np.arange(0, sound.shape[1] / sample_rate, BLOCK_SECONDS) * sample_rate
    ).astype(int)
    starts = starts[starts < sound.shape[1]]
    if len(starts) > 1 and sound.shape[1] - starts[-1] < BLOCK_SECONDS * sample_rate / 2:
        starts = starts[:-1]
    ends = [*starts[1:], sound.shape[1]]
    pieces = [
        sound[:, start:end].astype(np.float64) for start, end in zip(starts, ends, strict=True)
    ]
    sums = np.stack([piece @ piece.T for piece in pieces])
    return sums, np.diff([*starts, sound.shape[1]]).astype(np.float64)
