"""What tells a clip that is fit to learn from: figures of its sound and picture, and their limits.

The limits on silence, still pictures and speech follow the cleaning of Sphere360 (arXiv 2504.14906,
appendix), which states the first two in numbers.

Axis letters: s samples, t video frames, h w image.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import soxr
from numpy.typing import NDArray

from ..ambisonics import W, X, Y, Z
from ..video import read_frames
from .folders import Pair

RATE = 48_000
CHUNK = RATE // 50  # 20 ms
BLOCK = 60.0  # seconds of sound in memory at a time
PICTURES_PER_SECOND = 2.0
PICTURE_WIDTH = 2048
"""Pictures are compared at about the size of the published clips (1920 x 1080): smaller ones lose
the fine changes, and clips that passed the published filter would not pass."""
SPEECH_RATE = 16_000


@dataclass(frozen=True)
class Limits:
    """A clip is left out when more than so much of it is so: shares of its length, 0 to 1.

    `quiet_db` is the level of W in 20 ms (dBFS) below which it is silent, `still_error` the mean
    squared grey difference (of 255²) between frames half a second apart below which nothing moves.
    """

    quiet_db: float = -35.0
    silent: float = 0.9
    still_error: float = 5.0
    still: float = 0.85
    speech: float = 0.1
    spatial_db: float = -50.0
    """X, Y and Z together, relative to W: below it there is no direction to learn."""


@dataclass(frozen=True)
class Figures:
    """What was measured of a clip. Shares are of its length; `speech` is None where not checked.

    `spatial_db` is the level of X, Y and Z together relative to W; `copied` says that all four
    channels are the same signal, which no sound field is.
    """

    seconds: float
    silent: float
    still: float
    speech: float | None
    spatial_db: float
    copied: bool

    def reasons(self, limits: Limits) -> dict[str, str]:
        """Why the clip is not fit to learn from: a word and a sentence each; empty if it is fit."""
        found = {}
        if self.silent > limits.silent:
            found["silent"] = (
                f"{self.silent:.0%} of it is below {limits.quiet_db:g} dBFS; "
                f"at most {limits.silent:.0%} may be."
            )
        if self.still > limits.still:
            found["still"] = (
                f"{self.still:.0%} of the picture does not change; "
                f"at most {limits.still:.0%} may not."
            )
        if self.speech is not None and self.speech > limits.speech:
            found["speech"] = f"Somebody speaks in {self.speech:.0%} of it."
        if self.copied:
            found["not_spatial"] = "All four channels hold the same, so it is no sound field."
        elif self.spatial_db < limits.spatial_db and self.silent < 1:
            found["not_spatial"] = "X, Y and Z are silent: the sound is mono, without direction."
        return found


def measure_pair(pair: Pair, limits: Limits, speech: SpeechDetector | None) -> Figures:
    """Measure a clip.

    Raises:
        ClipProblem: its picture or its sound cannot be read.
    """
    seconds = pair.duration()
    totals = np.zeros(4)  # silent chunks, chunks, samples of speech, samples at the speech rate
    power, difference = np.zeros(4), 0.0
    for sound in _blocks(pair, seconds):
        quiet = silent_chunks(sound[W], limits.quiet_db)
        totals[:2] += quiet.sum(), len(quiet)
        if speech is not None:
            totals[2:] += speech.spoken(sound[W])
        power += np.square(sound, dtype=np.float64).sum(axis=1)
        difference += float(np.square(sound - sound[W], dtype=np.float64).sum())
    return Figures(
        seconds=seconds,
        silent=float(totals[0] / max(1, totals[1])),
        still=still_share(pair, limits.still_error),
        speech=None if speech is None else float(totals[2] / max(1, totals[3])),
        spatial_db=_decibels(power[[X, Y, Z]].sum(), power[W]),
        copied=bool(power[W] > 0 and difference < 1e-6 * power[W]),
    )


def silent_chunks(sound: NDArray[np.float32], quiet_db: float) -> NDArray[np.bool_]:
    """Which whole 20 ms chunks of a signal [s] at 48 kHz have a level below `quiet_db`."""
    chunks = sound[: len(sound) // CHUNK * CHUNK].reshape(-1, CHUNK)
    quiet: NDArray[np.bool_] = np.square(chunks).mean(axis=1) < 10 ** (quiet_db / 10)
    return quiet


def still_share(pair: Pair, still_error: float) -> float:
    """Share of neighbouring frames, two a second, whose mean squared grey difference is small."""
    with read_frames(pair.video, PICTURES_PER_SECOND, PICTURE_WIDTH) as film:
        errors = list(_differences(film))
    return float(np.mean([e < still_error for e in errors])) if errors else 1.0


def _differences(film: Iterator[NDArray[np.uint8]]) -> Iterator[float]:
    before = None
    for frame in film:
        grey = frame @ np.array([0.299, 0.587, 0.114], np.float32)
        if before is not None:
            yield float(np.square(grey - before).mean())
        before = grey


def _blocks(pair: Pair, seconds: float) -> Iterator[NDArray[np.float32]]:
    """A pair's sound in pieces [4, s] at 48 kHz, as long as its picture."""
    for start in np.arange(0.0, seconds, BLOCK):
        yield pair.read_sound(RATE, float(start), min(BLOCK, seconds - float(start)))


def _decibels(power: float, reference: float) -> float:
    """10 log10 of a ratio of energies, within 120 dB."""
    return round(10 * float(np.log10((power + 1e-12) / (reference + 1e-12))), 2)


class SpeechDetector:
    """Finds speech by silero-vad, one clip at a time: the network remembers what it heard."""

    def __init__(self) -> None:
        """Raises ImportError where silero-vad is not installed."""
        import torch

        threads = torch.get_num_threads()
        self._silero: Any = importlib.import_module("silero_vad")
        torch.set_num_threads(threads)  # the package takes the liberty to change it
        self._model = self._silero.load_silero_vad()
        self._alone = threading.Lock()

    def spoken(self, sound: NDArray[np.float32]) -> tuple[int, int]:
        """Samples in which somebody speaks and all samples of a signal [s], both at 16 kHz."""
        import torch

        heard = soxr.resample(sound, RATE, SPEECH_RATE)
        with self._alone, torch.inference_mode():
            spans = self._silero.get_speech_timestamps(
                torch.from_numpy(heard), self._model, sampling_rate=SPEECH_RATE
            )
        return sum(span["end"] - span["start"] for span in spans), len(heard)
