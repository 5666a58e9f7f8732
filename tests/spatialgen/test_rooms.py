"""A scene in a room: the direct sound stays exactly where it was, the room rings as it should."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from spatialgen.ambisonics import Direction, angle_between, encode, mean_direction
from spatialgen.scenes.rooms import Room, RoomsMissing, room_field, room_from_seed

RATE = 16000
HALL = Room(size=(11.0, 8.0, 5.0), absorption=0.25, listener=(4.0, 3.5, 1.8), distance=0.9, seed=3)


@pytest.fixture(autouse=True)
def rooms() -> None:
    pytest.importorskip("pyroomacoustics", reason="rooms are optional")


def click(seconds: float = 1.5) -> np.ndarray:
    mono = np.zeros(round(seconds * RATE), np.float32)
    mono[0] = 1
    return mono


def noise(seconds: float, seed: int = 0) -> np.ndarray:
    samples = np.random.default_rng(seed).standard_normal(round(seconds * RATE))
    return (0.1 * samples).astype(np.float32)


@pytest.mark.parametrize("degrees", [(0, 0), (130, 20), (-60, -50), (179, 80)])
def test_the_direct_sound_comes_exactly_from_the_source(degrees: tuple[float, float]) -> None:
    azimuth, elevation = np.radians(degrees)
    field = room_field(click(), np.array([azimuth]), np.array([elevation]), RATE, HALL)
    exact = encode(np.array([1.0]), azimuth, elevation)[:, 0]
    assert field[:, 0] == pytest.approx(exact, abs=1e-6), "level 1, at once"
    nearest = 2 * (min(HALL.listener) - HALL.distance) / 343
    assert np.abs(field[:, 1 : int(nearest * RATE)]).max() < 1e-7, "no wall answers so soon"


def test_a_source_that_stays_is_heard_about_where_it_is() -> None:
    errors = []
    for seed in range(12):
        rng = np.random.default_rng(seed)
        room = room_from_seed(rng)
        true = Direction(float(rng.uniform(-3, 3)), float(rng.uniform(-1, 1)))
        azimuth, elevation = np.array([true.azimuth]), np.array([true.elevation])
        field = room_field(noise(0.8, seed), azimuth, elevation, RATE, room)
        errors.append(np.degrees(angle_between(mean_direction(field), true)))
    assert np.median(errors) < 5, "degrees"
    assert max(errors) < 12


def test_reverberation_falls_as_sabine_says() -> None:
    for absorption in (0.15, 0.3):
        room = Room(HALL.size, absorption, HALL.listener, HALL.distance)
        field = room_field(click(3.0), np.array([0.5]), np.array([0.0]), RATE, room)
        left = 10 * np.log10(np.cumsum(np.square(field[0, ::-1].astype(float)))[::-1] + 1e-20)
        left -= left[0]
        early, late = (int(np.argmax(left < level)) for level in (-10.0, -40.0))
        measured = 2 * (late - early) / RATE
        sabine = 0.161 * room.volume / (absorption * room.surface)
        assert measured == pytest.approx(sabine, rel=0.25)
        assert measured == pytest.approx(room.decay_time, rel=0.12)


def test_image_sources_hand_over_to_the_tail_without_a_step() -> None:
    quarter = RATE // 50
    bends = []
    for seed in range(8):
        room = room_from_seed(np.random.default_rng(seed))
        energy = np.zeros(16)
        for azimuth in np.linspace(-3, 3, 6):
            field = room_field(click(0.4), np.array([azimuth]), np.array([0.1]), RATE, room)
            energy += np.square(field[0, : 16 * quarter]).reshape(16, -1).sum(axis=1)
        level = 10 * np.log10(energy) + 60 / room.decay_time * np.arange(16) * 0.02
        bends.append(level[5:].mean() - level[1:4].mean())
    assert abs(np.mean(bends)) < 1.5, "decibels, besides the decay"


def test_a_moving_source_keeps_its_way_and_its_room() -> None:
    mono = noise(2.0)
    azimuth = np.linspace(-1, 2.4, len(mono))
    field = room_field(mono, azimuth, np.zeros(len(mono)), RATE, HALL)
    for part in np.split(np.arange(len(mono)), 8):
        middle = Direction(float(azimuth[part].mean()), 0.0)
        assert np.degrees(angle_between(mean_direction(field[:, part]), middle)) < 25
    still = room_field(mono, azimuth[:1], np.zeros(1), RATE, HALL)
    added = [np.square(f - encode(mono, a)).sum() for f, a in ((field, azimuth), (still, -1.0))]
    assert added[0] == pytest.approx(added[1], rel=0.5)


def test_rooms_of_a_seed_are_alike_and_possible() -> None:
    drawn = [room_from_seed(np.random.default_rng(seed)) for seed in range(200)]
    assert drawn[7] == room_from_seed(np.random.default_rng(7))
    assert min(r.decay_time for r in drawn) > 0.15
    assert max(r.decay_time for r in drawn) < 2.5
    with pytest.raises(ValueError, match="leave the room"):
        Room(HALL.size, 0.3, (0.5, 3, 2), distance=1.0)
    with pytest.raises(ValueError, match="absorption"):
        Room(HALL.size, 0.0, HALL.listener, 1.0)


def test_without_the_package_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyroomacoustics", None)
    with pytest.raises(RoomsMissing, match="pip install"):
        room_field(click(), np.zeros(1), np.zeros(1), RATE, HALL)
