"""Measures against cases whose answer is known on paper."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from spatialgen.ambisonics import Direction, encode, rotate
from spatialgen.evaluation import baselines, bootstrap, sections
from spatialgen.evaluation.bars import judge
from spatialgen.evaluation.bootstrap import Estimate, estimate
from spatialgen.evaluation.classes import NearestKind
from spatialgen.evaluation.direction import (
    CHANCE,
    angles,
    error_over_time,
    error_to_way,
    intensity_of,
    published_errors,
    unit_vectors,
)
from spatialgen.evaluation.distribution import divergence, frechet_distance
from spatialgen.evaluation.energy_map import (
    area_under_curve,
    correlation,
    energy_map,
    map_agreement,
)
from spatialgen.evaluation.field import FieldMeasures, block_sums, measure_field
from spatialgen.evaluation.figures import GENERATED, SHUFFLED, Row, Section
from spatialgen.evaluation.loudest import strongest_directions
from spatialgen.evaluation.measured import KeptClips, MeasuredClip
from spatialgen.evaluation.onsets import agreement, detect_onsets
from spatialgen.evaluation.timbre import timbre_of
from spatialgen.evaluation.truth import truth_of

RATE = 16_000


def noise(seconds: float = 2.0, seed: int = 0) -> NDArray[np.float32]:
    rng = np.random.default_rng(seed)
    return (0.1 * rng.standard_normal(round(seconds * RATE))).astype(np.float32)


def wave(azimuth: float, elevation: float = 0.0, seed: int = 0) -> np.ndarray:
    """A plane wave of noise; angles in degrees."""
    return encode(noise(seed=seed), math.radians(azimuth), math.radians(elevation))


# --- direction ------------------------------------------------------------------------------------


def test_published_errors_wrap_round() -> None:
    made, true = Direction(math.radians(170), 0.2), Direction(math.radians(-170), -0.1)
    errors = published_errors(made, true)
    assert errors.theta == pytest.approx(math.radians(20))
    assert errors.phi == pytest.approx(0.3)
    along = math.cos(0.2) * math.cos(0.1) * math.cos(math.radians(20)) - math.sin(0.2) * math.sin(
        0.1
    )
    assert errors.angular == pytest.approx(math.acos(along))


@pytest.mark.parametrize("seconds", [2.0, 1.99, 0.03])
def test_blocks_add_up_to_the_whole(seconds: float) -> None:
    sound = wave(30, 10)[:, : round(seconds * RATE)]
    sums, samples = block_sums(sound, RATE)
    assert samples.sum() == sound.shape[1]
    np.testing.assert_allclose(sums.sum(axis=0), sound @ sound.T.astype(np.float64), rtol=1e-5)


def test_windows_point_to_the_source() -> None:
    field = measure_field(wave(110, -35), RATE)
    windows = field.windows(0.25)
    assert windows.shape == (8, 4, 4)
    true = unit_vectors(np.radians([110.0]), np.radians([-35.0]))
    assert np.degrees(angles(intensity_of(windows), true)).max() < 1e-3
    assert field.published.azimuth == pytest.approx(math.radians(110), abs=1e-6)


def test_errors_over_time_are_weighted_by_the_true_energy() -> None:
    """Right while it is loud, at right angles while it is 10 dB softer."""
    loud, soft = wave(0), 10**-0.5 * wave(0)
    true = measure_field(np.concatenate([loud, soft], axis=1), RATE)
    made = measure_field(np.concatenate([loud, rotate(soft, yaw=math.pi / 2)], axis=1), RATE)
    error = error_over_time(made.windows(0.25), true.windows(0.25))
    assert math.degrees(error) == pytest.approx(90 / 11, rel=0.02)


def test_a_sound_that_goes_round_is_followed() -> None:
    time = np.arange(4 * RATE) / RATE
    azimuth = np.radians(40 * time)
    field = measure_field(encode(noise(4.0), azimuth), RATE)
    middles = (np.arange(16) + 0.5) * 0.25
    way = unit_vectors(np.radians(40 * middles), np.zeros(16))
    windows = field.windows(0.25)
    assert math.degrees(error_to_way(windows, windows, way)) < 0.5
    wrong = way * [-1, -1, 1]
    assert math.degrees(error_to_way(windows, windows, wrong)) > 179


def test_a_field_without_direction_counts_as_chance() -> None:
    true = measure_field(wave(50), RATE)
    for nothing in (baselines.mono(true), baselines.silence(true)):
        error = error_over_time(nothing.windows(0.25), true.windows(0.25))
        assert error == pytest.approx(CHANCE)


def test_the_strongest_direction_does_not_meet_another_in_the_middle() -> None:
    time = np.arange(2 * RATE) / RATE
    low, high = np.sin(2 * np.pi * 300 * time), 0.7 * np.sin(2 * np.pi * 2000 * time)
    sound = encode(low, math.radians(60)) + encode(high, math.radians(-60), 0.3)
    found = strongest_directions(sound.astype(np.float32), RATE)[0]
    assert math.degrees(float(angles(found, unit_vectors(np.radians(60), np.zeros(()))))) < 6
    mean = intensity_of(measure_field(sound.astype(np.float32), RATE).whole())
    assert math.degrees(math.atan2(mean[1], mean[0])) < 40
    assert not strongest_directions(np.zeros((4, RATE), np.float32), RATE).any()


# --- energy maps ----------------------------------------------------------------------------------


def test_the_map_of_a_plane_wave_is_a_cardioid() -> None:
    front = np.outer([1, 0, 0, 1], [1, 0, 0, 1.0])
    values = energy_map(front)
    assert values.max() == pytest.approx(2, rel=0.01)
    assert values.min() == pytest.approx(0, abs=0.01)


def test_maps_agree_with_themselves_and_not_with_their_opposite() -> None:
    here, there = (energy_map(measure_field(wave(a), RATE).whole()) for a in (20, -160))
    assert correlation(here, here) == pytest.approx(1)
    assert correlation(there, here) == pytest.approx(-1, abs=0.01)
    assert area_under_curve(here, here) == pytest.approx(1)
    assert area_under_curve(there, here) == pytest.approx(0, abs=0.01)


def test_a_quarter_turn_is_no_better_than_chance() -> None:
    here, beside = (energy_map(measure_field(wave(a), RATE).whole()) for a in (0, 90))
    assert correlation(beside, here) == pytest.approx(0, abs=0.01)
    assert area_under_curve(beside, here) == pytest.approx(0.5, abs=0.01)


def test_flat_maps_say_nothing() -> None:
    flat, here = np.ones(72 * 36), energy_map(measure_field(wave(0), RATE).whole())
    assert correlation(flat, here) == 0
    assert area_under_curve(flat, here) == 0.5
    assert math.isnan(correlation(here, flat))
    field = measure_field(wave(0), RATE)
    silent = baselines.silence(field)
    assert map_agreement(silent.windows(1), field.windows(1)) == (0, 0.5)
    assert all(math.isnan(v) for v in map_agreement(field.windows(1), silent.windows(1)))


# --- onsets ---------------------------------------------------------------------------------------


def strokes(times: list[float], seconds: float = 4.0) -> NDArray[np.float32]:
    """Noise that decays in 60 ms from each time on, over soft noise."""
    sound = np.float32(1e-3) * noise(seconds, 1)
    t = np.arange(round(0.5 * RATE)) / RATE
    for number, time in enumerate(times):
        start = round(time * RATE)
        stroke = (noise(0.5, number + 2) * np.exp(-t / 0.06))[: len(sound) - start]
        sound[start : start + len(stroke)] += stroke
    return sound


def test_strokes_are_found_where_they_are() -> None:
    times = [0.5, 0.9, 1.7, 2.05, 3.2]
    found = detect_onsets(strokes(times), RATE)
    assert agreement(found, times).f1 == 1
    assert np.abs(np.array(found) - times).max() < 0.03


def test_sustained_sounds_begin_once() -> None:
    """A tone that glides, twice, with soft edges."""
    time = np.arange(4 * RATE) / RATE
    sound = 1e-4 * noise(4.0)
    for start, end in ((0.6, 1.7), (2.4, 3.7)):
        inside = np.clip((time - start) / 0.01, 0, 1) * np.clip((end - time) / 0.03, 0, 1)
        pitch = 700 + 250 * np.sin(2 * np.pi * 0.8 * time)
        sound = sound + inside * 0.2 * np.sin(2 * np.pi * np.cumsum(pitch) / RATE)
    found = detect_onsets(sound.astype(np.float32), RATE)
    assert agreement(found, [0.6, 2.4]) == (2, 2, 2)


def test_silence_and_level_do_not_matter() -> None:
    assert detect_onsets(np.zeros(RATE, np.float32), RATE) == ()
    sound = strokes([0.5, 1.5])
    assert detect_onsets(sound, RATE) == detect_onsets(np.float32(0.01) * sound, RATE)


@pytest.mark.parametrize(
    ("onsets", "acts", "counts"),
    [
        ([1.0, 2.0], [1.05, 2.2], (1, 2, 2)),
        ([1.0, 1.08], [1.04], (1, 2, 1)),
        ([1.09, 1.17], [1.0, 1.1], (2, 2, 2)),  # the nearest-first matching would find one
        ([], [1.0], (0, 0, 1)),
        ([0.05, 1.0], [0.0, 1.0, 1.02], (1, 1, 1)),  # the start, and what is heard as one
    ],
)
def test_onsets_match_acts_one_to_one(
    onsets: list[float], acts: list[float], counts: tuple[int, int, int]
) -> None:
    assert agreement(onsets, acts) == counts


# --- kinds and distributions ----------------------------------------------------------------------


def test_timbre_knows_kinds_but_not_loudness() -> None:
    rng = np.random.default_rng(0)
    embeddings, kinds = [], []
    time = np.arange(2 * RATE) / RATE
    for number in range(24):
        pitch = rng.uniform(300, 900)
        tone = np.sin(2 * np.pi * pitch * time) * (1 + np.sin(2 * np.pi * 4 * time))
        sound = [noise(seed=number), tone, strokes(list(rng.uniform(0, 1.5, 3)), 2.0)][number % 3]
        embeddings.append(timbre_of((sound * rng.uniform(0.01, 1)).astype(np.float32), RATE))
        kinds.append(["noise", "tone", "stroke"][number % 3])
    known = NearestKind.fit(np.stack(embeddings[:15]), kinds[:15])
    assert [known.of(e) for e in embeddings[15:]] == kinds[15:]
    same = timbre_of(np.float32(0.01) * noise(), RATE)
    np.testing.assert_allclose(same, timbre_of(noise(), RATE), atol=0.02)


def test_kinds_need_examples() -> None:
    with pytest.raises(ValueError, match="at least two kinds"):
        NearestKind.fit(np.ones((2, 3)), ["dog", "dog"])


@pytest.mark.parametrize("frames", [40, 4000])
def test_the_frechet_distance_of_gaussians(frames: int) -> None:
    """Shifted by 3 and twice as wide in each of 8 numbers: 8 (9 + 1) from the moments."""
    drawn = np.random.default_rng(0).standard_normal((frames, 8))
    drawn = (drawn - drawn.mean(axis=0)) @ np.linalg.inv(np.linalg.cholesky(np.cov(drawn.T))).T
    assert frechet_distance(drawn, drawn) == pytest.approx(0, abs=1e-9)
    assert frechet_distance(2 * drawn + 3, drawn) == pytest.approx(80)


def test_divergence_in_nats() -> None:
    assert divergence(np.array([0.2, 0.2]), np.array([0.7, 0.7])) == pytest.approx(0, abs=1e-5)
    half = divergence(np.array([1.0, 1.0]), np.array([3.0, 1.0]))
    assert half == pytest.approx(0.5 * math.log(0.5 / 0.75) + 0.5 * math.log(2), abs=1e-4)


# --- figures, intervals, bars ---------------------------------------------------------------------


def test_intervals_cover_and_repeat() -> None:
    rng = np.random.default_rng(1)
    covered = 0
    for _ in range(40):
        found = estimate(rng.normal(5, 2, 50), bootstrap.mean)
        covered += (found.low or 0) < 5 < (found.high or 0)
    assert covered >= 34
    values = rng.normal(size=20)
    assert estimate(values, bootstrap.median, 3) == estimate(values, bootstrap.median, 3)
    assert estimate([7.0, math.nan], bootstrap.mean) == Estimate(7.0, clips=1)
    assert math.isnan(estimate([], bootstrap.mean).value)


def test_nobody_is_shuffled_onto_oneself() -> None:
    for count in (1, 2, 3, 9):
        chosen = baselines.others(count)
        assert all(clip not in instead for clip, instead in enumerate(chosen))
        uses = np.bincount([o for instead in chosen for o in instead], minlength=count)
        assert len(set(uses)) == 1


def clips() -> list[MeasuredClip]:
    """Six scenes of one static thing, generated 10° too far to the left."""
    made = []
    for number, azimuth in enumerate((-150, -80, -20, 40, 95, 170)):
        way = [{"time": t, "azimuth": azimuth, "elevation": 0.0} for t in (0.0, 2.0)]
        event = {
            "kind": "bell",
            "moving": False,
            "level_db": -20,
            "acts": [{"start": 0.8, "end": 1.0}],
            "way": way,
        }
        sound = encode(strokes([0.8], 2.0), math.radians(azimuth))
        turned = measure_field(rotate(sound, yaw=math.radians(10)), RATE)
        true = measure_field(sound, RATE)
        truth = truth_of([event], 2.0)
        made.append(MeasuredClip(f"clip-{number}", "one static", turned, true, true, truth))
    return made


def columns(section: Section, key: str) -> dict[str, float]:
    row: Row = next(row for row in section.rows if row.key == key)
    return {name: value.value for name, value in row.columns.items()}


def test_figures_stand_beside_their_baselines() -> None:
    found = columns(sections.one_static_section(clips()), "static_median")
    assert found[GENERATED] == pytest.approx(10, abs=0.1)
    assert found["true sound"] == pytest.approx(0, abs=0.1)
    assert found["mono"] == found["silence"] == 90
    assert found["always ahead"] == pytest.approx(87.5, abs=0.1)
    assert found[SHUFFLED] > 50
    published = columns(sections.published_section(clips()), "dtheta")
    assert published[GENERATED] == pytest.approx(math.radians(10), abs=1e-3)
    onsets = columns(sections.onset_section(clips()), "onset_f1")
    assert onsets[GENERATED] == onsets["true sound"] == 1
    assert onsets["silence"] == 0


def test_bars_say_by_how_much_they_are_missed() -> None:
    told = [sections.one_static_section(clips()), sections.round_trip_section(clips())]
    judged = {one.bar.key: one for one in judge(told)}
    assert judged["static_median"].verdict() == "met"
    assert judged["round_trip_angle"].met
    assert judged["onset_f1"].verdict() == "not measured"
    worse = Row("onset_f1", "", "", {GENERATED: Estimate(0.47)})
    missed = next(o for o in judge([Section("", [worse])]) if o.bar.key == "onset_f1")
    assert missed.verdict() == "missed by 0.13"


def test_measured_clips_are_kept(tmp_path: Path) -> None:
    clip = clips()[0]
    KeptClips(tmp_path).keep(clip, "mark")
    with (tmp_path / "measured.jsonl").open("a") as file:
        file.write('{"name": "cut o')
    kept = KeptClips(tmp_path)
    again = kept.get(clip.name, "mark")
    assert again is not None
    assert again.truth == clip.truth
    assert again.made.onsets == clip.made.onsets
    np.testing.assert_array_equal(again.made.sums, clip.made.sums)
    assert kept.get(clip.name, "another mark") is None
    (tmp_path / "clips" / f"{clip.name}.npz").write_bytes(b"damaged")
    assert kept.get(clip.name, "mark") is None
    nowhere = KeptClips(None)
    nowhere.keep(clip, "mark")
    assert nowhere.get(clip.name, "mark") is None


def test_a_moving_stronger_thing_is_met_where_it_is() -> None:
    time = np.arange(4 * RATE) / RATE
    field: FieldMeasures = measure_field(encode(noise(4.0), np.radians(45 * time)), RATE)
    way = [{"time": t, "azimuth": 45 * t, "elevation": 0.0} for t in np.arange(0, 4.1, 0.25)]
    event = {"kind": "bird", "moving": True, "level_db": -20, "acts": [], "way": way}
    still = {**event, "moving": False, "level_db": -30, "way": way[:1] * 2}
    truth = truth_of([still, event], 4.0)
    clip = MeasuredClip("two", "two", field, field, truth=truth)
    assert sections.meets_stronger(field, clip) == 1
    away = measure_field(encode(noise(4.0), np.radians(45 * time + 90)), RATE)
    assert sections.meets_stronger(away, replace(clip, made=away)) == 0
