"""What the time line is drawn from: levels and directions of sounds that are known."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from spatialgen.ambisonics import encode
from spatialgen.field_analysis import (
    MOST_HOPS,
    FieldAnalysis,
    FieldMeter,
    analyse_clip,
    analyse_sound_field,
    write_analysis,
)
from spatialgen.stages import ClipProblem

RATE = 48_000
LOW, MIDDLE, HIGH = 0, 1, 2
Sound = NDArray[np.float64]


def noise(seconds: float, seed: int = 1) -> Sound:
    return 0.1 * np.random.default_rng(seed).standard_normal(round(seconds * RATE))


def tone(hertz: float, seconds: float = 1.0, level: float = 0.1) -> Sound:
    return level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)


def analysed(field: NDArray[np.floating], piece: int = RATE) -> FieldAnalysis:
    meter = FieldMeter(RATE, field.shape[1] / RATE)
    for start in range(0, field.shape[1], piece):
        meter.add(field[:, start : start + piece].T.astype(np.float32))
    return meter.finish()


@pytest.mark.parametrize(
    ("azimuth", "elevation"), [(0, 0), (90, 0), (-90, 0), (179, 0), (30, 45), (-120, -60)]
)
def test_a_plane_wave_is_where_it_is_and_not_diffuse(azimuth: float, elevation: float) -> None:
    a = analysed(encode(noise(1), np.radians(azimuth), np.radians(elevation)))
    assert np.degrees(a.azimuth) == pytest.approx(azimuth, abs=0.01)
    assert np.degrees(a.elevation) == pytest.approx(elevation, abs=0.01)
    assert a.diffuseness == pytest.approx(0, abs=1e-6)
    assert a.level.shape == (20,)
    assert a.level == pytest.approx(-20, abs=0.7)


def test_a_field_from_everywhere_is_diffuse() -> None:
    rng = np.random.default_rng(3)
    around = rng.normal(size=(200, 3))
    field = sum(
        encode(noise(1, seed), np.arctan2(y, x), np.arctan2(z, np.hypot(x, y)))
        for seed, (x, y, z) in enumerate(around)
    )
    diffuseness = analysed(np.asarray(field)).diffuseness
    assert diffuseness[MIDDLE].mean() > 0.85
    assert diffuseness[HIGH].mean() > 0.9


def test_each_band_has_its_own_direction_and_level() -> None:
    field = encode(tone(150), np.pi / 2) + encode(tone(1000, level=0.01), 0, 1.0)
    a = analysed(field + encode(tone(6000), -np.pi / 2))
    assert np.degrees(np.median(a.azimuth, axis=1)) == pytest.approx([90, 0, -90], abs=1)
    assert np.median(a.elevation[MIDDLE]) == pytest.approx(1.0, abs=0.02)
    assert np.median(a.band_level, axis=1) == pytest.approx([-23, -43, -23], abs=0.2)
    assert a.peak.max() == pytest.approx(20 * np.log10(0.21), abs=0.2)


def test_silence_is_no_direction_and_no_fault() -> None:
    a = analysed(np.zeros((4, RATE)))
    assert (a.level == -127.5).all()
    assert (a.diffuseness == 1).all()


def test_pieces_of_any_length_give_the_same() -> None:
    field = encode(noise(1.37), 1.0)
    whole, pieces = analysed(field), analysed(field, piece=4_321)
    assert len(whole.level) == 27  # a last hop that is less than half there is left out
    assert pieces.level == pytest.approx(whole.level)
    assert pieces.azimuth == pytest.approx(whole.azimuth)


def test_an_hour_takes_longer_hops_instead_of_more() -> None:
    assert FieldMeter(RATE, 1800).hop == 0.05
    assert FieldMeter(RATE, 3600).hop == 0.1
    assert 3 * 3600 / FieldMeter(RATE, 3 * 3600).hop <= MOST_HOPS


def read(path: Path) -> dict[str, NDArray[np.uint8]]:
    data = json.loads(path.read_text())
    band = data["bands"][MIDDLE]
    series = {"level": data["level"], "azimuth": band["azimuth"], "elevation": band["elevation"]}
    return {k: np.frombuffer(base64.b64decode(v), np.uint8) for k, v in series.items()}


def test_a_sound_field_on_disk_is_analysed_and_written(tmp_path: Path) -> None:
    """Noise moves from the right, overhead, to behind; 6 dB louder by the gain."""
    right, above, behind = (-np.pi / 2, 0.0), (0.0, np.pi / 2), (np.pi, 0.0)
    field = np.concatenate([encode(noise(0.5), *way) for way in (right, above, behind)], axis=1)
    soundfile.write(tmp_path / "field.wav", field.T, RATE, subtype="FLOAT")
    write_analysis(analyse_sound_field(tmp_path / "field.wav", 6.0), tmp_path / "a.json")
    series = read(tmp_path / "a.json")
    azimuth = (series["azimuth"].astype(float) - 128) * 360 / 256
    elevation = (series["elevation"] / 255 - 0.5) * 180
    assert len(azimuth) == 30
    assert azimuth[:10] == pytest.approx(-90, abs=1)
    assert elevation[10:20] == pytest.approx(90, abs=1)
    assert np.abs(azimuth[20:]) == pytest.approx(180, abs=1)
    assert series["level"] / 2 - 127.5 == pytest.approx(-14, abs=1)


@pytest.mark.parametrize(("channels", "directional"), [(4, True), (2, False), (1, False)])
def test_the_sound_of_an_upload(
    channels: int, directional: bool, make_clip: Callable[..., Path]
) -> None:
    a = analyse_clip(make_clip(sound=channels))
    assert a.directional is directional
    assert len(a.level) == pytest.approx(40, abs=1)
    assert np.median(a.level) == pytest.approx(-23, abs=2.5)
    assert len(a.to_json()["bands"]) == (3 if directional else 0)


def test_a_clip_without_sound_is_told(make_clip: Callable[..., Path]) -> None:
    with pytest.raises(ClipProblem, match="no sound"):
        analyse_clip(make_clip())
