"""Sound fields on disk: float32 AmbiX WAV at 48 kHz, written in one pass of any length.

Axis letters in shapes: c the four channels (W, Y, Z, X; SN3D), s samples.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from spatialgen.ambisonics import CHANNELS, W

SAMPLE_RATE = 48_000
QUIETEST_DB = -120.0
_QUIET_PIECE = SAMPLE_RATE
_WAV_LIMIT = 2**32 - 2**16  # bytes; a longer file is RF64


@dataclass(frozen=True)
class SoundField:
    """A written sound field. `peak` is the largest absolute sample of any channel, full scale 1;

    `loudness` the root mean square level of W in dB re full scale, -120 for silence.
    """

    path: Path
    sample_rate: int
    duration: float
    frames: int
    peak: float
    loudness: float


class SoundFieldWriter:
    """Takes a sound field in pieces [4, s] at any rate and writes it at 48 kHz.

    The file lasts exactly `duration` seconds: what comes later is cut, what lacks is silence. It
    is written under a temporary name and gets its own on `finish`; leaving the `with` block before
    that removes it.
    """

    def __init__(self, out: Path, duration: float, rate: int) -> None:
        self._out = out
        self._wanted = round(duration * SAMPLE_RATE)
        self._duration = duration
        self._unfinished = out.with_name(f".{out.name}.part")
        self._resampler = None if rate == SAMPLE_RATE else _resampler(rate)
        self._written = 0
        self._peak = 0.0
        self._energy = 0.0

    def __enter__(self) -> Self:
        self._file = soundfile.SoundFile(
            self._unfinished,
            "w",
            SAMPLE_RATE,
            CHANNELS,
            subtype="FLOAT",
            format=container_format(self._wanted * CHANNELS * 4),
        )
        return self

    def write(self, sound: NDArray[np.float32]) -> None:
        """Add the next piece [4, s]."""
        self._write(self._at_48_khz(sound.T, last=False))

    def write_silence(self, samples: int) -> None:
        """Add so many samples, at the rate of what is written, of silence."""
        for start in range(0, samples, _QUIET_PIECE):
            self.write(np.zeros((CHANNELS, min(_QUIET_PIECE, samples - start)), np.float32))

    def finish(self) -> SoundField:
        """Write what the resampler holds back, give the file its name and say what is in it."""
        self._write(self._at_48_khz(np.zeros((0, CHANNELS), np.float32), last=True))
        while self._written < self._wanted:
            self._write(np.zeros((_QUIET_PIECE, CHANNELS), np.float32))
        self._file.close()
        self._unfinished.replace(self._out)
        mean = self._energy / max(1, self._written)
        loudness = max(QUIETEST_DB, 10 * math.log10(mean)) if mean > 0 else QUIETEST_DB
        return SoundField(
            self._out, SAMPLE_RATE, self._duration, self._written, self._peak, loudness
        )

    def __exit__(self, *error: object) -> None:
        self._file.close()
        self._unfinished.unlink(missing_ok=True)

    def _at_48_khz(self, sound: NDArray[np.float32], last: bool) -> NDArray[np.float32]:
        sound = np.ascontiguousarray(sound, dtype=np.float32)
        if self._resampler is None:
            return sound
        resampled: NDArray[np.float32] = self._resampler.resample_chunk(sound, last=last)
        return resampled

    def _write(self, sound: NDArray[np.float32]) -> None:
        sound = sound[: self._wanted - self._written]
        if not len(sound):
            return
        self._file.write(sound)
        self._written += len(sound)
        self._peak = max(self._peak, float(np.abs(sound).max()))
        self._energy += float(np.square(sound[:, W], dtype=np.float64).sum())


def container_format(content_bytes: int) -> str:
    """WAV while its 32-bit sizes suffice, RF64 beyond."""
    return "WAV" if content_bytes < _WAV_LIMIT else "RF64"


def _resampler(rate: int) -> soxr.ResampleStream:
    """Four channels side by side; nothing here knows of loudspeaker layouts, so none is mixed."""
    return soxr.ResampleStream(rate, SAMPLE_RATE, CHANNELS, dtype="float32", quality="VHQ")
