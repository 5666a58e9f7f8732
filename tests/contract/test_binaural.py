"""The binaural export hears what `binaural.json` says; the player's browser tests read it too."""

from __future__ import annotations

import itertools
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from spatialgen.ambisonics import encode
from spatialgen.cli import main
from spatialgen.export.binaural import Listener, head_responses, write_binaural

CONTRACT: dict[str, Any] = json.loads(Path(__file__).with_name("binaural.json").read_text())
BARS = CONTRACT["bars"]
RATE = 48_000
SIZE = 8192


def hear(direction: list[float], head: list[float] | tuple[float, ...]) -> np.ndarray:
    """Both ears [e, s] of noise from a direction, for a head turned so (degrees)."""
    noise = np.random.default_rng(3).standard_normal(SIZE - 512) * np.hanning(SIZE - 512)
    field = encode(np.pad(noise, (0, 512)), *map(math.radians, direction))
    yaw, pitch, roll = map(math.radians, head)
    return Listener(yaw, pitch, roll).hear(field)


def level_difference(ears: np.ndarray) -> float:
    """Left over right in dB, 100 Hz to 16 kHz."""
    frequencies = np.fft.rfftfreq(SIZE, 1 / RATE)
    band = (frequencies >= 100) & (frequencies <= 16_000)
    left, right = (np.abs(np.fft.rfft(ears)[:, band]) ** 2).sum(axis=1)
    return float(10 * np.log10(left / right))


def time_difference(ears: np.ndarray) -> float:
    """How much earlier the left ear hears it, in µs: by the carrier, 100 Hz to 1.5 kHz."""
    frequencies = np.fft.rfftfreq(SIZE, 1 / RATE)
    band = (frequencies >= 100) & (frequencies <= 1500)
    left, right = np.fft.rfft(ears)[:, band]
    lags = np.arange(-1e-3, 1e-3, 2e-6)
    turns = np.exp(2j * np.pi * np.outer(lags, frequencies[band]))
    likeness = (turns * (right * np.conj(left))).real.sum(axis=1)
    return float(1e6 * lags[np.argmax(likeness)])


def check_side(ears: np.ndarray, leftward: float) -> None:
    """`leftward`: 1 straight to the left, 0 anywhere in the middle plane, -1 to the right."""
    level, time = level_difference(ears), time_difference(ears)
    if abs(leftward) <= BARS["centre"]["within"]:
        assert abs(level) <= BARS["centre"]["level_db"]
        assert abs(time) <= BARS["centre"]["time_us"]
    elif abs(leftward) >= BARS["side"]["from"]:
        assert math.copysign(1, leftward) * level >= BARS["side"]["level_db"]
        assert math.copysign(1, leftward) * time >= BARS["side"]["time_us"]
    else:
        assert leftward * level > 0


def leftward(direction: list[float]) -> float:
    """The part of a direction that points to the left."""
    azimuth, elevation = map(math.radians, direction)
    return math.sin(azimuth) * math.cos(elevation)


def error_db(one: np.ndarray, other: np.ndarray) -> float:
    """Of `one` against `other`, relative to its power."""
    error = np.square(one - other).sum() / np.square(other).sum()
    return float(10 * np.log10(error + 1e-30))


@pytest.mark.parametrize("case", CONTRACT["heads"], ids=lambda case: str(case["head"]))
def test_a_turned_head_hears_every_direction_where_it_is(case: dict[str, Any]) -> None:
    for direction, heard in zip(CONTRACT["directions"], case["heard"], strict=True):
        ears = hear(direction, case["head"])
        check_side(ears, leftward(heard))
        assert error_db(ears, hear(heard, (0, 0, 0))) < BARS["agreement_db"]


def test_the_contract_is_of_26_directions_and_12_heads() -> None:
    assert len({tuple(direction) for direction in CONTRACT["directions"]}) == 26
    assert len({tuple(case["head"]) for case in CONTRACT["heads"]}) == 12


@pytest.mark.parametrize("direction", CONTRACT["directions"], ids=str)
def test_what_is_faced_is_in_the_centre_and_90_degrees_on_it_is_on_the_right(
    direction: list[float],
) -> None:
    azimuth, elevation = direction
    check_side(hear(direction, (azimuth, elevation, 0)), 0.0)
    check_side(hear(direction, (azimuth + 90, 0, 0)), -math.cos(math.radians(elevation)))


def test_a_wrong_turn_is_noticed() -> None:
    with pytest.raises(AssertionError):
        check_side(hear([0, 0], (90, 0, 0)), 1.0)


def test_blocks_of_any_length_join_without_a_seam(tmp_path: Path) -> None:
    field = np.random.default_rng(5).standard_normal((4, 5000))
    whole = Listener(0.3, 0.2, 0.1).hear(field)
    listener = Listener(0.3, 0.2, 0.1)
    edges = [0, 1, 100, 101, 3000, 5000]
    parts = [listener.hear(field[:, a:b]) for a, b in itertools.pairwise(edges)]
    np.testing.assert_allclose(np.concatenate(parts, axis=1), whole, atol=1e-12)


def test_the_responses_are_omnitones() -> None:
    responses = head_responses()
    assert responses.shape == (4, 256)
    # The first samples in the package: W, Y and Z, X.
    np.testing.assert_array_equal(responses[:, 0] * 32768, [-2, 2, 0, 0])


def test_alice_writes_a_field_for_headphones(tmp_path: Path) -> None:
    noise = 0.1 * np.random.default_rng(1).standard_normal(2 * RATE)
    soundfile.write(tmp_path / "field.wav", encode(noise, math.pi / 2).T, RATE, subtype="FLOAT")
    out = tmp_path / "heard.wav"
    assert main(["binaural", str(tmp_path / "field.wav"), "--out", str(out), "--yaw", "90"]) == 0
    info = soundfile.info(out)
    assert (info.channels, info.samplerate, info.frames) == (2, RATE, 2 * RATE)
    left, right = np.square(soundfile.read(out)[0]).mean(axis=0)
    assert left == pytest.approx(right, rel=1e-3)


def test_what_would_clip_is_turned_down_as_a_whole(tmp_path: Path) -> None:
    loud = encode(np.clip(np.random.default_rng(1).standard_normal(RATE), -1, 1), 1.0)
    soundfile.write(tmp_path / "field.wav", loud.T, RATE, subtype="FLOAT")
    gain = write_binaural(tmp_path / "field.wav", tmp_path / "out.wav")
    assert gain < 0
    assert np.abs(soundfile.read(tmp_path / "out.wav")[0]).max() == pytest.approx(0.891, abs=1e-3)


def test_what_is_no_sound_field_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    soundfile.write(tmp_path / "stereo.wav", np.zeros((100, 2)), RATE)
    assert main(["binaural", str(tmp_path / "stereo.wav"), "--out", str(tmp_path / "o.wav")]) == 1
    assert "2 channels" in capsys.readouterr().err
    assert main(["binaural", str(tmp_path / "none.wav"), "--out", str(tmp_path / "o.wav")]) == 5
    assert not (tmp_path / "o.wav").exists()
