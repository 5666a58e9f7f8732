"""A clip of any length as windows of the model's length that overlap and are joined unheard.

Three things make the seams inaudible. The noise that a latent frame starts from depends on the seed
and on its place in the clip only, so overlapping windows start alike. From the second window on,
the latents of the overlap are those the window before has found, and the rest is generated to go
on from them. And the decoded waveforms are cross-faded over the overlap, at a steady loudness.

Axis letters in shapes: c channels, s samples, l latent frames, t video frames.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Waveform = NDArray[np.float32]

OVERLAP_SECONDS = 2.0
_OVERLAP_PART = 0.2  # of a window, where the window is shorter than ten seconds
_BLOCK = 2048  # samples that a cross-fade's loudness is kept over
_STRETCH_PART = 0.02  # a clip longer than a window by no more than this is still one window


@dataclass(frozen=True)
class WindowShape:
    """The size of a model's window: latent frames, video frames, and how they tell time."""

    latents: int
    frames: int
    sample_rate: int
    samples_per_latent: int
    fps: float = 8.0

    @property
    def latents_per_frame(self) -> float:
        """How many latent frames pass while one video frame is shown."""
        return self.sample_rate / (self.samples_per_latent * self.fps)

    def latent_at(self, seconds: float) -> int:
        """The latent frame that sounds at this second of the clip."""
        return round(seconds * self.sample_rate) // self.samples_per_latent

    @property
    def overlap(self) -> int:
        """How many latent frames two neighbouring windows share, at least."""
        seconds = OVERLAP_SECONDS * self.sample_rate / self.samples_per_latent
        return max(1, min(round(seconds), round(self.latents * _OVERLAP_PART)))


@dataclass(frozen=True)
class Window:
    """One window: latent frames [latent_start, latent_start + latents) of the clip.

    The first `known` of them are taken over from the window before. It sees the video frames
    [frame_start, frame_start + frames); those past the clip's end are its last frame, held.
    """

    index: int
    latent_start: int
    latents: int
    known: int
    frame_start: int
    frames: int

    @property
    def latent_stop(self) -> int:
        """One past the last latent frame."""
        return self.latent_start + self.latents

    @property
    def frame_stop(self) -> int:
        """One past the last video frame."""
        return self.frame_start + self.frames


def plan_windows(stop: float, shape: WindowShape, start: float = 0.0) -> tuple[Window, ...]:
    """The windows that cover a clip's seconds from `start` to `stop`, in order.

    All have the model's length; the last is shifted back to end at `stop`, or is longer by a hair
    (2 %) where that saves a window. What is shorter than a window has one that runs past its end.
    Latent frames are counted from the clip's beginning, wherever the first window starts.
    """
    if stop <= start:
        raise ValueError(f"A clip lasts longer than {stop - start} seconds.")
    first = shape.latent_at(start)
    total = math.ceil(round(stop * shape.sample_rate) / shape.samples_per_latent) - first
    windows: list[Window] = []
    for index, begin in enumerate(_starts(total, shape)):
        more = max(0, total - begin - shape.latents) if _is_last(total, begin, shape) else 0
        latents = shape.latents + more
        known = windows[-1].latent_stop - first - begin if windows else 0
        frame = round((first + begin) / shape.latents_per_frame)
        frames = shape.frames + round(more / shape.latents_per_frame)
        windows.append(Window(index, first + begin, latents, known, frame, frames))
    return tuple(windows)


def _starts(total: int, shape: WindowShape) -> list[int]:
    """First latent frame of each window; all but the last lie on a video frame's own time."""
    hop = max(1, math.floor((shape.latents - shape.overlap) / shape.latents_per_frame))
    starts = [0]
    while not _is_last(total, starts[-1], shape):
        start = round(len(starts) * hop * shape.latents_per_frame)
        starts.append(max(starts[-1] + 1, min(start, total - shape.latents)))
    return starts


def _is_last(total: int, start: int, shape: WindowShape) -> bool:
    """Whether a window from `start`, stretched by a hair at most, reaches the clip's end."""
    return total - start <= shape.latents * (1 + _STRETCH_PART)


def latent_noise(seed: int, start: int, latents: int, channels: int) -> NDArray[np.float32]:
    """Standard normal noise [c, l] for the latent frames from `start` of a clip.

    Each latent frame's noise is a function of the seed and its own place in the clip alone, on
    every machine: windows that overlap share it, and so does any other cut of the same clip.
    """
    noise = np.empty((channels, latents), dtype=np.float32)
    for index in range(latents):
        bits = np.random.Philox(key=seed, counter=[0, 0, 0, start + index])
        noise[:, index] = np.random.Generator(bits).standard_normal(channels)
    return noise


def fade_in(samples: int) -> NDArray[np.float32]:
    """The weights [s] of the later of two overlapping waveforms: half a raised cosine.

    The earlier one's are `1 - fade_in(s)`; the two always sum to one, as suits waveforms that were
    decoded from the same latents.
    """
    phase = (np.arange(samples, dtype=np.float64) + 0.5) / max(1, samples)
    return np.asarray((1 - np.cos(np.pi * phase)) / 2, dtype=np.float32)


def fade_over(earlier: Waveform, later: Waveform) -> Waveform:
    """Go from one waveform to the other, [c, s] each, at a steady loudness.

    Where they are alike this is the plain cross-fade. Where they are not (a decoder's noise, or
    tones of another phase), the sum y of weights 1 - w and w loses power: exactly
    w (1 - w) |earlier - later|² in every band. That is given back, alike in all channels, so that
    no direction changes.
    """
    weights = fade_in(later.shape[1])
    faded: Waveform = earlier * (1 - weights) + later * weights
    lost = np.sqrt(weights * (1 - weights)) * (earlier - later)
    if later.shape[1] < 2 * _BLOCK or not lost.any():
        return faded
    return _give_back(faded, lost)


def _give_back(faded: Waveform, lost: Waveform) -> Waveform:
    """Raise each band of `faded` by the power of `lost` in it, by 12 dB at most."""
    window = np.sqrt(np.hanning(_BLOCK + 1)[:-1]).astype(np.float32)
    hop, length = _BLOCK // 4, faded.shape[1]
    beside = ((0, 0), (_BLOCK, _BLOCK + hop))
    faded, lost = np.pad(faded, beside), np.pad(lost, beside)
    out = np.zeros_like(faded)
    for start in range(0, faded.shape[1] - _BLOCK, hop):
        heard = np.fft.rfft(faded[:, start : start + _BLOCK] * window)
        missing = np.fft.rfft(lost[:, start : start + _BLOCK] * window)
        there = (np.abs(heard) ** 2).sum(axis=0)
        gain = np.sqrt(1 + (np.abs(missing) ** 2).sum(axis=0) / np.maximum(there, 1e-20))
        block = np.fft.irfft(heard * np.minimum(gain, 4.0), _BLOCK) * window / 2
        out[:, start : start + _BLOCK] += block
    return out[:, _BLOCK : _BLOCK + length]


class CrossFade:
    """Joins the windows' waveforms [c, s] in order; holds no more than a window at a time.

    Where windows overlap by more than `longest` samples, they are faded over the last of these:
    there the later waveform is far from its own start. The first waveform begins at `start`.
    """

    def __init__(self, channels: int, longest: int, start: int = 0) -> None:
        self._longest = longest
        self._start = start
        self._held: Waveform = np.zeros((channels, 0), dtype=np.float32)

    def add(self, start: int, waveform: Waveform) -> None:
        """Add a waveform that begins at sample `start` of the clip, faded in over the overlap."""
        overlap = self._start + self._held.shape[1] - start
        if start < self._start or overlap < 0 or overlap > waveform.shape[1]:
            raise ValueError(f"A window cannot be joined at sample {start}.")
        unheard = max(0, overlap - self._longest)
        body, tail = np.split(self._held, [start + unheard - self._start], axis=1)
        new = waveform[:, unheard:]
        faded = fade_over(tail, new[:, : tail.shape[1]])
        self._held = np.concatenate([body, faded, new[:, tail.shape[1] :]], axis=1)

    def take(self, stop: int) -> Waveform:
        """Give out, and let go of, what comes before sample `stop` of the clip."""
        count = min(max(0, stop - self._start), self._held.shape[1])
        ready, self._held = np.split(self._held, [count], axis=1)
        self._start += count
        return ready
