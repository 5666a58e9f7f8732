"""The picture of a sound field shows when it sounds, from where, and how high."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from spatialgen.ambisonics import encode
from spatialgen.field_analysis import analyse_sound_field
from spatialgen.field_picture import COLUMNS, GAP, ROW_HEIGHT, write_field_picture

RATE = 48_000


def rows_of(folder: Path, field: np.ndarray) -> list[np.ndarray]:
    """Brightness of waveform, directions and spectrogram, [h, k] each."""
    sound, out = folder / "field.wav", folder / "picture.png"
    soundfile.write(sound, field.T, RATE, subtype="FLOAT")
    write_field_picture(sound, analyse_sound_field(sound), out)
    picture = np.asarray(Image.open(out)).astype(float).sum(axis=-1)
    assert picture.shape == (3 * ROW_HEIGHT + 2 * GAP, COLUMNS)
    return [picture[row * (ROW_HEIGHT + GAP) :][:ROW_HEIGHT] for row in range(3)]


def tone(hertz: float) -> np.ndarray:
    """Silence for a second, then a tone for a second."""
    times = np.arange(RATE) / RATE
    return np.concatenate([np.zeros(RATE), 0.3 * np.sin(2 * np.pi * hertz * times)])


@pytest.mark.parametrize(("azimuth", "row"), [(90, 0.25), (0, 0.5), (-90, 0.75)])
def test_directions_lie_left_above_right(tmp_path: Path, azimuth: float, row: float) -> None:
    directions = rows_of(tmp_path, encode(tone(800), np.radians(azimuth)))[1]
    middle = COLUMNS // 4 * 3
    assert directions[:, middle].argmax() == pytest.approx(row * ROW_HEIGHT, abs=2)
    assert np.ptp(directions[:, COLUMNS // 4]) == 0, "nothing is there before it sounds"


def test_the_waveform_begins_with_the_sound(tmp_path: Path) -> None:
    waveform = rows_of(tmp_path, encode(tone(800), 0.0))[0]
    filled = (waveform > waveform.min()).sum(axis=0)
    assert filled[: COLUMNS // 2 - 5].max() <= 2
    assert filled[COLUMNS // 2 + 5 :].min() > ROW_HEIGHT * 0.9


def test_high_tones_are_above_low_ones(tmp_path: Path) -> None:
    heights = []
    for hertz in (100.0, 1000.0, 8000.0):
        spectrogram = rows_of(tmp_path, encode(tone(hertz), 0.0))[2]
        heights.append(int(spectrogram[:, COLUMNS // 4 * 3].argmax()))
    assert heights == sorted(heights, reverse=True)
    # A decade is as high wherever it lies.
    assert heights[0] - heights[1] == pytest.approx(ROW_HEIGHT * 1 / np.log10(500), abs=2)


def test_silence_and_a_blink_are_pictures_too(tmp_path: Path) -> None:
    for samples in (100, RATE):
        assert all(row.min() >= 0 for row in rows_of(tmp_path, np.zeros((4, samples))))
