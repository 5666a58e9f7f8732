"""A sound field as one picture: waveform, direction over time and spectrogram, one above another.

Each is a row of `ROW_HEIGHT` pixels, time goes across. The waveform and the spectrogram are of W;
directions are azimuths, left of the front above the middle. The file is read in one pass.

Axis letters: s samples, c channels (W, Y, Z, X; SN3D), k columns of pixels, f frequencies, h rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from spatialgen.ambisonics import W
from spatialgen.export.gain import linear
from spatialgen.export.unfinished import unfinished
from spatialgen.field_analysis import FieldAnalysis

Numbers = NDArray[np.float64]
Pixels = NDArray[np.uint8]

COLUMNS = 960
ROW_HEIGHT = 96
GAP = 4
LOWEST_HZ, HIGHEST_HZ = 40.0, 20_000.0
RANGE_DB = 70.0
_TURN_RANGE_DB = 30.0
_SPECTRUM = 4096
_LOOKS = 4  # spectra a column, at most
_GROUND = (16, 21, 18)
_HEAT = np.array([_GROUND, (28, 66, 58), (45, 122, 84), (142, 196, 92), (232, 248, 190)], float)
_WAVE = (184, 233, 134)


def write_field_picture(
    sound_field: Path, analysis: FieldAnalysis, out: Path, gain_db: float = 0.0
) -> None:
    """Write the picture of a sound field as PNG; it appears whole or not at all.

    `gain_db` is applied to `sound_field`; `analysis` is of what it then sounds like.
    """
    from PIL import Image

    with soundfile.SoundFile(sound_field) as file:
        peaks, spectra = _looked_at(file, linear(gain_db))
    rows = [_waveform(peaks), _directions(analysis), _spectrogram(spectra)]
    gap = np.broadcast_to(np.array(_GROUND, np.uint8), (GAP, COLUMNS, 3))
    picture = np.concatenate([rows[0], gap, rows[1], gap, rows[2]])
    with unfinished(out) as path:
        Image.fromarray(picture).save(path, "PNG", optimize=True)


def _looked_at(file: soundfile.SoundFile, gain: float) -> tuple[Numbers, Numbers]:
    """The largest amplitude of W in each column [k], and the mean power spectrum [k, f]."""
    window = np.hanning(_SPECTRUM)
    edges = _edges(file.samplerate)
    peaks, spectra = np.zeros(COLUMNS), np.zeros((COLUMNS, ROW_HEIGHT))
    for column, (own, w) in enumerate(_columns(file)):
        peaks[column] = np.abs(w[:own]).max(initial=0) * gain
        looks = min(_LOOKS, max(1, len(w) // _SPECTRUM))
        for start in np.linspace(0, max(0, len(w) - _SPECTRUM), looks).astype(int):
            piece = np.zeros(_SPECTRUM)
            heard = w[start : start + _SPECTRUM]
            piece[: len(heard)] = heard
            power = np.abs(np.fft.rfft(piece * window)) ** 2 * gain**2
            spectra[column] += _in_rows(power, edges) / looks
    return peaks, spectra


def _columns(file: soundfile.SoundFile) -> Iterator[tuple[int, Numbers]]:
    """W for each column in time, [s], and how many of the samples are the column's own.

    Of a short file more are read, as many as a spectrum needs.
    """
    for column in range(COLUMNS):
        first, last = (file.frames * edge // COLUMNS for edge in (column, column + 1))
        file.seek(first)
        samples = file.read(max(last - first, _SPECTRUM), dtype="float64", always_2d=True)
        yield max(1, last - first), samples[:, W]


def _edges(rate: int) -> NDArray[np.int64]:
    """The spectrum's bins at which rows of equal musical width begin, the lowest first."""
    hertz = np.geomspace(LOWEST_HZ, min(HIGHEST_HZ, rate / 2), ROW_HEIGHT + 1)
    return np.round(hertz / rate * _SPECTRUM).astype(np.int64)


def _in_rows(power: Numbers, edges: NDArray[np.int64]) -> Numbers:
    """The power spectrum [f] by rows [h]: the mean of a row's bins, one at least."""
    first, last = edges[:-1], np.maximum(edges[1:], edges[:-1] + 1)
    total = np.concatenate([[0.0], np.cumsum(power)])
    means: Numbers = (total[last] - total[first]) / (last - first)
    return means


def _waveform(peaks: Numbers) -> Pixels:
    """[h, k, 3], as high as the loudest place."""
    most = peaks.max(initial=0)
    height = peaks / most if most > 0 else peaks
    away = np.abs((np.arange(ROW_HEIGHT) + 0.5) / ROW_HEIGHT * 2 - 1)
    filled = away[:, None] <= np.maximum(height, 1 / ROW_HEIGHT)
    return np.where(filled[..., None], _WAVE, _GROUND).astype(np.uint8)


def _directions(analysis: FieldAnalysis) -> Pixels:
    """[h, k, 3]: how much sounds from which azimuth; what is diffuse is spread and pale."""
    heat = np.zeros((ROW_HEIGHT, COLUMNS))
    if analysis.directional:
        hops = np.minimum(
            (np.arange(COLUMNS) + 0.5) / COLUMNS * len(analysis.level), len(analysis.level) - 1
        ).astype(int)
        here = (0.5 - (np.arange(ROW_HEIGHT) + 0.5) / ROW_HEIGHT) * 2 * np.pi
        most = analysis.band_level.max()
        for band in range(len(analysis.band_level)):
            level = 1 + (analysis.band_level[band, hops] - most) / _TURN_RANGE_DB
            diffuse = analysis.diffuseness[band, hops]
            width = (0.12 + diffuse**2) / np.maximum(0.3, np.cos(analysis.elevation[band, hops]))
            apart = np.angle(np.exp(1j * (here[:, None] - analysis.azimuth[band, hops])))
            shown = (
                np.clip(level, 0, 1) * np.sqrt(1 - diffuse) * np.exp(-0.5 * (apart / width) ** 2)
            )
            heat = np.maximum(heat, shown)
    return _in_colour(heat)


def _spectrogram(spectra: Numbers) -> Pixels:
    """[h, k, 3], low tones at the bottom, `RANGE_DB` from the loudest place to the ground."""
    most = spectra.max(initial=0)
    if most <= 0:
        return _in_colour(np.zeros((ROW_HEIGHT, COLUMNS)))
    decibels = 10 * np.log10(np.maximum(spectra / most, 1e-12))
    return _in_colour(np.clip(1 + decibels / RANGE_DB, 0, 1).T[::-1])


def _in_colour(heat: Numbers) -> Pixels:
    """Heat from 0 to 1 [h, k] as colours [h, k, 3]."""
    at = np.linspace(0, 1, len(_HEAT))
    channels = [np.interp(heat, at, _HEAT[:, channel]) for channel in range(3)]
    return np.stack(channels, axis=-1).round().astype(np.uint8)
