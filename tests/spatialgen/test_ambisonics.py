"""Directions, channels and turns agree with the conventions, analytically."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from spatialgen import ambisonics
from spatialgen.ambisonics import Direction, W, X, Y, Z

DIRECTIONS = [(0.0, 0.0), (0.7, 0.3), (-2.5, -0.9), (math.pi / 2, 0.0), (3.0, 1.2)]


@pytest.fixture
def noise() -> np.ndarray:
    return np.random.default_rng(5).standard_normal(4000)


@pytest.mark.parametrize(
    ("azimuth", "elevation", "channel", "sign"),
    [
        (0, 0, X, 1),
        (math.pi, 0, X, -1),
        (math.pi / 2, 0, Y, 1),
        (-math.pi / 2, 0, Y, -1),
        (0, math.pi / 2, Z, 1),
        (0, -math.pi / 2, Z, -1),
    ],
)
def test_each_axis_has_its_channel(
    noise: np.ndarray, azimuth: float, elevation: float, channel: int, sign: int
) -> None:
    """Front is X, left is Y, up is Z; W carries the sound itself."""
    field = ambisonics.encode(noise, azimuth, elevation)
    silent = {X, Y, Z} - {channel}
    np.testing.assert_allclose(field[W], noise)
    np.testing.assert_allclose(field[channel], sign * noise, atol=1e-12)
    assert max(np.abs(field[c]).max() for c in silent) < 1e-12


@pytest.mark.parametrize(("azimuth", "elevation"), DIRECTIONS)
def test_what_is_encoded_is_heard_from_there(
    noise: np.ndarray, azimuth: float, elevation: float
) -> None:
    field = ambisonics.encode(noise, azimuth, elevation)
    heard = ambisonics.mean_direction(field)
    assert heard == pytest.approx((azimuth, elevation), abs=1e-9)
    at, up = ambisonics.direction_of_arrival(field)
    np.testing.assert_allclose(at, azimuth, atol=1e-9)
    np.testing.assert_allclose(up, elevation, atol=1e-9)
    assert ambisonics.diffuseness(field) == pytest.approx(0.0, abs=1e-9)


def test_the_published_metric_flattens_what_is_quiet(noise: np.ndarray) -> None:
    field = 1e-3 * ambisonics.encode(noise, 0.4, 0.8)
    floor = ambisonics.PUBLISHED_FLOOR
    assert ambisonics.mean_direction(field) == pytest.approx((0.4, 0.8), abs=1e-9)
    assert ambisonics.mean_direction(field, floor)[1] < 0.01
    assert ambisonics.mean_direction(1e3 * field, floor) == pytest.approx((0.4, 0.8), abs=1e-9)


def test_a_moving_sound_is_followed() -> None:
    azimuth = np.linspace(-1.0, 1.0, 500)
    field = ambisonics.encode(np.ones(500, np.float32), azimuth, 0.25)
    at, up = ambisonics.direction_of_arrival(field)
    assert field.dtype == np.float32
    np.testing.assert_allclose(at, azimuth, atol=1e-6)
    np.testing.assert_allclose(up, 0.25, atol=1e-6)


@pytest.mark.parametrize(("azimuth", "elevation"), DIRECTIONS)
def test_turning_left_moves_sources_left(
    noise: np.ndarray, azimuth: float, elevation: float
) -> None:
    turned = ambisonics.rotate(ambisonics.encode(noise, azimuth, elevation), yaw=0.5)
    np.testing.assert_allclose(
        turned, ambisonics.encode(noise, azimuth + 0.5, elevation), atol=1e-9
    )


def test_pitch_raises_the_front_and_roll_tips_the_top_to_the_left(noise: np.ndarray) -> None:
    front, top = ambisonics.encode(noise, 0.0), ambisonics.encode(noise, 0.0, math.pi / 2)
    raised = ambisonics.mean_direction(ambisonics.rotate(front, pitch=0.4))
    tipped = ambisonics.mean_direction(ambisonics.rotate(top, roll=0.4))
    assert raised == pytest.approx((0.0, 0.4), abs=1e-9)
    assert tipped == pytest.approx((math.pi / 2, math.pi / 2 - 0.4), abs=1e-9)


def test_a_head_that_turns_to_a_sound_has_it_in_front(noise: np.ndarray) -> None:
    field = ambisonics.encode(noise, 0.8, 0.3)
    heard = ambisonics.mean_direction(ambisonics.seen_from(field, yaw=0.8, pitch=0.3))
    assert heard == pytest.approx((0.0, 0.0), abs=1e-9)


def test_seen_from_undoes_rotate(noise: np.ndarray) -> None:
    field = np.random.default_rng(1).standard_normal((4, 100))
    turned = ambisonics.rotate(field, 0.3, -1.1, 2.0)
    assert np.abs(turned - field).max() > 0.1
    np.testing.assert_allclose(ambisonics.seen_from(turned, 0.3, -1.1, 2.0), field, atol=1e-12)


def test_sound_from_everywhere_is_diffuse() -> None:
    random = np.random.default_rng(2)
    field = sum(
        ambisonics.encode(random.standard_normal(20_000), azimuth, math.asin(height))
        for azimuth, height in zip(
            random.uniform(-math.pi, math.pi, 100), random.uniform(-1, 1, 100), strict=True
        )
    )
    assert ambisonics.diffuseness(np.asarray(field)) > 0.85
    assert ambisonics.diffuseness(np.zeros((4, 10))) == 1.0


def test_angles_on_the_sphere() -> None:
    left, front, up = Direction(math.pi / 2, 0), Direction(0, 0), Direction(1.3, math.pi / 2)
    assert ambisonics.angle_between(left, front) == pytest.approx(math.pi / 2)
    assert ambisonics.angle_between(up, front) == pytest.approx(math.pi / 2)
    assert ambisonics.angle_between(front, Direction(math.pi, 0)) == pytest.approx(math.pi)
    assert ambisonics.angle_between(left, left) == 0.0


def test_fuma_there_and_back(noise: np.ndarray) -> None:
    """FuMa: W, X, Y, Z with W at -3 dB (Malham)."""
    field = ambisonics.encode(noise, 0.4, 0.2)
    fuma = ambisonics.to_fuma(field)
    np.testing.assert_allclose(fuma[0], noise / math.sqrt(2))
    np.testing.assert_allclose(fuma[1], noise * math.cos(0.4) * math.cos(0.2))
    np.testing.assert_allclose(fuma[2], noise * math.sin(0.4) * math.cos(0.2))
    np.testing.assert_allclose(fuma[3], noise * math.sin(0.2))
    np.testing.assert_allclose(ambisonics.from_fuma(fuma), field)


MEASURED = {  # degrees: recorded azimuth, elevation; generated azimuth, elevation
    "0B7ds6NmVBQl_20": (16.73, 6.42, 49.08, 0.37),
    "JUN314mwb90_49": (1.59, -1.49, -9.08, -5.04),
    "V5IVN81wYrI_60": (52.44, 0.00, 170.17, 5.42),
    "Wc_gzO9i38k_15": (-4.83, 9.86, -2.08, 0.05),
    "qvtEdv1WlUw_10": (90.84, 0.00, -68.78, 0.00),
}


def decoded(path: Path) -> np.ndarray:
    """The four channels of a clip's sound as they come out of the decoder."""
    import av

    with av.open(path) as container:
        return np.concatenate([f.to_ndarray() for f in container.decode(audio=0)], axis=1)


@pytest.mark.parametrize("name", sorted(MEASURED))
def test_directions_of_real_clips_are_those_published_with_them(
    real_clips: list[Path], name: str
) -> None:
    folder = real_clips[0].parent.parent
    paths = [folder / kind / f"{name}.webm" for kind in ("recorded", "omniaudio")]
    floor = ambisonics.PUBLISHED_FLOOR
    means = [ambisonics.mean_direction(decoded(path), floor) for path in paths]
    found = [math.degrees(angle) for direction in means for angle in direction]
    assert found == pytest.approx(MEASURED[name], abs=0.02)
