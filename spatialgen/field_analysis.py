"""A sound field over time in few numbers, for a time line to draw: level and direction by bands.

Every hop (50 ms, longer in clips above half an hour) gives the level and the peak of W and, for
each of three bands, level, azimuth, elevation and diffuseness. The numbers are quantised to a byte
each, so that an hour is less than a megabyte. It reads in one pass and holds no more than a second.

Axis letters: s samples, c channels (W, Y, Z, X; SN3D), k hops, f frequencies.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spatialgen.ambisonics import CHANNELS, W, X, Y, Z
from spatialgen.clip_sound import ClipSound
from spatialgen.export.gain import linear
from spatialgen.export.unfinished import unfinished

Numbers = NDArray[np.float64]
Samples = NDArray[np.float32]

VERSION = 1
HOP_SECONDS = 0.05
MOST_HOPS = 36_000
BANDS = ((44.0, 354.0), (354.0, 2828.0), (2828.0, 16_000.0))
"""Low, middle and high, in Hz: three octaves each and what is above. The player's overlay has the
same limits (frontend/src/player/field-bands.ts)."""

QUIETEST_DB = -127.5
_PIECE_SECONDS = 1.0


@dataclass(frozen=True)
class FieldAnalysis:
    """Levels [k] and [3, k] in dB re full scale, angles [3, k] in radians, diffuseness 0 to 1.

    `directional` is False for mono and stereo: they have levels only.
    """

    hop: float
    directional: bool
    level: Numbers
    peak: Numbers
    band_level: Numbers
    azimuth: Numbers
    elevation: Numbers
    diffuseness: Numbers

    def to_json(self) -> dict[str, Any]:
        """As the player reads it: every series is base64 of one byte a hop."""
        bands = [
            {
                "low": low,
                "high": high,
                "level": _levels(self.band_level[band]),
                "azimuth": _turns(self.azimuth[band]),
                "elevation": _text(self.elevation[band] / np.pi * 255 + 127.5),
                "diffuseness": _text(self.diffuseness[band] * 255),
            }
            for band, (low, high) in enumerate(BANDS)
        ]
        return {
            "version": VERSION,
            "hop": self.hop,
            "hops": len(self.level),
            "level": _levels(self.level),
            "peak": _levels(self.peak),
            "bands": bands if self.directional else [],
        }


class FieldMeter:
    """Takes a sound in pieces [s, c] and measures it hop by hop."""

    def __init__(self, rate: int, seconds: float) -> None:
        self.hop = HOP_SECONDS * max(1, -(-seconds // (HOP_SECONDS * MOST_HOPS)))
        self._size = round(self.hop * rate)
        frequencies = np.fft.rfftfreq(self._size, 1 / rate)
        self._bins = [np.searchsorted(frequencies, edges) for edges in BANDS]
        self._window = np.hanning(self._size)[:, None] * np.sqrt(8 / 3) * np.sqrt(2) / self._size
        self._waiting = np.zeros((0, CHANNELS), np.float32)
        self._directional = True
        self._measured: list[Numbers] = []

    def add(self, sound: Samples) -> None:
        """The next piece; mono and stereo count as sound without direction."""
        if sound.shape[1] != CHANNELS:
            self._directional = False
            mono = sound.mean(axis=1, dtype=np.float32)[:, None]
            sound = np.pad(mono, ((0, 0), (0, CHANNELS - 1)))
        sound = np.concatenate([self._waiting, sound])
        whole = len(sound) // self._size * self._size
        self._waiting = sound[whole:]
        if whole:
            self._measured.append(self._measure(sound[:whole].reshape(-1, self._size, CHANNELS)))

    def finish(self, gain: float = 1.0) -> FieldAnalysis:
        """What was heard, times `gain`; a last hop that is not full counts when half of it is."""
        if len(self._waiting) * 2 >= self._size or not self._measured:
            rest = np.zeros((self._size, CHANNELS), np.float32)
            rest[: len(self._waiting)] = self._waiting
            self._measured.append(self._measure(rest[None]))
        level, peak, *bands = np.concatenate(self._measured).T
        energy, x, y, z = np.reshape(bands, (len(BANDS), 4, -1)).transpose(1, 0, 2)
        flow = np.sqrt(x * x + y * y + z * z)
        with np.errstate(divide="ignore", invalid="ignore"):
            diffuseness = np.where(energy > 0, 1 - np.minimum(1, flow / energy), 1.0)
        return FieldAnalysis(
            hop=self.hop,
            directional=self._directional,
            level=_decibels(level * gain**2),
            peak=_decibels((peak * gain) ** 2),
            band_level=_decibels(energy * gain**2),
            azimuth=np.arctan2(y, x),
            elevation=np.arctan2(z, np.hypot(x, y)),
            diffuseness=diffuseness,
        )

    def _measure(self, hops: Samples) -> Numbers:
        """[k, s, c] -> mean square and peak of W, then energy and intensity (x, y, z) of each band:

        [k, 2 + 3 · 4]. The window is scaled so that the sums over a band are mean powers in time.
        """
        w = hops[:, :, W].astype(np.float64)
        columns = [np.square(w).mean(axis=1), np.abs(w).max(axis=1)]
        spectra = np.fft.rfft(hops * self._window, axis=1)
        for first, last in self._bins:
            band = spectra[:, first:last]
            power = np.square(np.abs(band)).sum(axis=(1, 2)) / 2
            flow = (np.conj(band[:, :, W, None]) * band[:, :, [X, Y, Z]]).real.sum(axis=1)
            columns += [power, *flow.T]
        return np.stack(columns, axis=1)


def analyse_sound_field(path: Path, gain_db: float = 0.0) -> FieldAnalysis:
    """Analyse a WAV file of ours, as it sounds with `gain_db`."""
    import soundfile

    with soundfile.SoundFile(path) as file:
        meter = FieldMeter(file.samplerate, file.frames / file.samplerate)
        size = round(file.samplerate * _PIECE_SECONDS)
        for piece in file.blocks(size, dtype="float32", always_2d=True):
            meter.add(piece)
    return meter.finish(linear(gain_db))


def analyse_clip(path: Path) -> FieldAnalysis:
    """Analyse the first sound track of an uploaded video, decoded in a limited child.

    Raises:
        ClipProblem: the sound cannot be decoded, or there is none.
    """
    sound = ClipSound(path)
    meter = FieldMeter(sound.track.rate, sound.track.seconds)
    for piece in sound.pieces():
        meter.add(piece)
    return meter.finish()


def write_analysis(analysis: FieldAnalysis, out: Path) -> None:
    """Write the analysis as JSON; it appears whole or not at all."""
    with unfinished(out) as path:
        path.write_text(json.dumps(analysis.to_json(), separators=(",", ":")))


def _decibels(power: Numbers) -> Numbers:
    quietest: float = 10 ** (QUIETEST_DB / 10)
    levels: Numbers = 10 * np.log10(np.maximum(power, quietest))
    return levels


def _levels(decibels: Numbers) -> str:
    """Half decibels above `QUIETEST_DB`."""
    return _text((decibels - QUIETEST_DB) * 2)


def _turns(angles: Numbers) -> str:
    """128 is the front, 256 steps a turn, so that what wraps around wraps around."""
    return _text((np.round(angles / (2 * np.pi) * 256) + 128) % 256)


def _text(values: Numbers) -> str:
    series = np.clip(np.round(values), 0, 255).astype(np.uint8)
    return base64.b64encode(series.tobytes()).decode()
