"""How loud a programme is, and how it is made as loud as asked for without clipping.

Loudness is ITU-R BS.1770-4 (gated, integrated), measured by FFmpeg's `ebur128`. True peaks are the
largest of four times as many samples (BS.1770-4, annex 2). What would pass the ceiling is turned
down by a limiter that looks ahead and has one gain for all channels, so that nothing moves.

Axis letters in shapes: c channels, s samples, k blocks of `BLOCK` samples.
"""

from __future__ import annotations

import fractions
import math
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from spatialgen.ambisonics import Signal
from spatialgen.sound_files import SAMPLE_RATE

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame

BLOCK = 64
SILENCE_LUFS = -70.0
"""What the gate of BS.1770-4 calls silence: such a programme has no loudness."""

_OVERSAMPLING = 4
_SIDE = 16  # samples on each side that a value between two is made of
_ATTACK = 5  # blocks: 7 ms in which the gain comes down before a peak
_RELEASE_SECONDS = 0.15

Numbers = NDArray[np.float64]


class LoudnessMeter:
    """Takes stereo [2, s] in blocks and tells its integrated loudness."""

    def __init__(self) -> None:
        import av.filter

        self._graph = av.filter.Graph()
        clock = fractions.Fraction(1, SAMPLE_RATE)
        source = self._graph.add_abuffer(
            format="flt", sample_rate=SAMPLE_RATE, layout="stereo", time_base=clock
        )
        meter = self._graph.add("ebur128", "metadata=1")
        sink = self._graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        self._graph.configure()
        self._position = 0
        self._loudness = SILENCE_LUFS

    def add(self, stereo: Signal) -> None:
        """The next block."""
        import av

        samples = np.ascontiguousarray(stereo.T, np.float32).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(samples, format="flt", layout="stereo")
        frame.sample_rate, frame.pts = SAMPLE_RATE, self._position
        self._position += stereo.shape[1]
        self._graph.push(frame)
        self._pull()

    def finish(self) -> float:
        """The loudness in LUFS of all that was added, `SILENCE_LUFS` for silence."""
        self._graph.push(None)
        self._pull()
        return max(SILENCE_LUFS, self._loudness)

    def _pull(self) -> None:
        import av.error

        while True:
            try:
                frame = cast("AudioFrame", self._graph.pull())
            except (av.error.BlockingIOError, av.error.EOFError):
                return
            self._loudness = float(frame.metadata.get("lavfi.r128.I", self._loudness))


class PeakMeter:
    """Takes a programme [c, s] in blocks and finds the true peak of every `BLOCK` samples.

    A peak counts for all channels together.
    """

    def __init__(self, channels: int) -> None:
        self._waiting = np.zeros((channels, _SIDE - 1), np.float32)
        self._peaks: list[Numbers] = []
        self._open = np.zeros(0)
        """The peaks at each sample since the last whole block."""

    def add(self, sound: Signal) -> None:
        """The next block."""
        sound = np.concatenate([self._waiting, np.asarray(sound, np.float32)], axis=1)
        self._waiting = sound[:, 1 - 2 * _SIDE :]
        if sound.shape[1] < 2 * _SIDE:
            return
        peaks = np.abs(sound[:, _SIDE - 1 : -_SIDE]).max(axis=0)
        for channel in sound:
            for taps in _between_samples():
                np.maximum(peaks, np.abs(np.convolve(channel, taps, "valid")), out=peaks)
        self._note(peaks)

    def finish(self) -> Numbers:
        """The peaks [k] of all that was added."""
        self.add(np.zeros((len(self._waiting), _SIDE), np.float32))
        self._note(np.zeros(-len(self._open) % BLOCK))
        return np.concatenate([np.zeros(0), *self._peaks])

    def _note(self, peaks: NDArray[np.floating]) -> None:
        self._open = np.concatenate([self._open, peaks])
        whole = len(self._open) // BLOCK * BLOCK
        if whole:
            self._peaks.append(self._open[:whole].reshape(-1, BLOCK).max(axis=1))
            self._open = self._open[whole:]


@cache
def _between_samples() -> NDArray[np.float32]:
    """Windowed sinc filters [3, 2 side] for the values a quarter, half and three quarters on.

    Turned around, as a convolution wants them.
    """
    places = _SIDE - np.arange(2 * _SIDE)
    shifts = np.arange(1, _OVERSAMPLING) / _OVERSAMPLING
    distance = places[None, :] - shifts[:, None]
    window = np.i0(8.0 * np.sqrt(np.maximum(0, 1 - np.square(distance / _SIDE)))) / np.i0(8.0)
    filters: NDArray[np.float64] = np.sinc(distance) * window
    return np.asarray(filters, np.float32)


def limited_gain(peaks: Numbers, gain: float, ceiling: float) -> Numbers:
    """The gain at the borders of the blocks [k + 1], at most `gain`, that keeps to `ceiling`.

    Between two borders it runs straight, and both are at most what the block between them allows.
    It comes down over `_ATTACK` blocks before a peak and recovers with a time constant of 150 ms.
    """
    with np.errstate(divide="ignore"):
        allowed = np.minimum(gain, ceiling / np.maximum(peaks, 1e-12))
    borders: Numbers = np.minimum(
        np.pad(allowed, (1, 0), mode="edge"), np.pad(allowed, (0, 1), mode="edge")
    )
    ahead = np.pad(borders, (0, _ATTACK), mode="edge")
    for step in range(1, _ATTACK + 1):
        later = ahead[step : step + len(borders)]
        borders = np.minimum(borders, later + (gain - later) * step / (_ATTACK + 1))
    keep = math.exp(-BLOCK / SAMPLE_RATE / _RELEASE_SECONDS)
    now = gain
    for index, most in enumerate(borders.tolist()):
        now = min(most, gain - (gain - now) * keep)
        borders[index] = now
    return borders


def with_gain(blocks: Iterable[Signal], gains: Numbers) -> Iterator[Signal]:
    """The programme with the gain of `limited_gain`, the same for every channel."""
    borders = np.arange(len(gains)) * BLOCK
    position = 0
    for block in blocks:
        places = np.arange(position, position + block.shape[1])
        position += block.shape[1]
        yield block * np.interp(places, borders, gains)


def decibels(factor: float) -> float:
    """A factor in dB, -120 at the least."""
    return 20 * math.log10(max(1e-6, factor))
