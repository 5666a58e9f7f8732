"""Alice opens the example project: what she sees is where and when she hears it."""

from __future__ import annotations

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from spatialgen.ambisonics import encode
from spatialgen.scenes import (
    EXAMPLES,
    KINDS,
    Action,
    Course,
    Kind,
    Scene,
    Thing,
    events,
    example_scene,
    render_frame,
    render_sound,
    scene_from_seed,
    write_scene,
)
from spatialgen.scenes.backdrop import Backdrop
from spatialgen.scenes.scene import STRUCK

RATE = 16000
BACKDROP = Backdrop("lake", "night", 3, 0.5, 0.6)


def alone(kind: Kind, azimuth: float, elevation: float, actions: tuple[Action, ...]) -> Scene:
    course = Course(np.radians(azimuth), np.radians(elevation))
    thing = Thing(kind, course, 0.6, actions, seed=4)
    return Scene(BACKDROP, (thing,), 2.0, ambience_db=-120)


def heard_from(sound: np.ndarray) -> tuple[float, float]:
    x, y, z = (float(np.mean(sound[0] * sound[c])) for c in (3, 1, 2))
    return np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, np.hypot(x, y)))


def changed(scene: Scene, time: float, width: int = 256) -> np.ndarray:
    """How much each pixel differs from the empty panorama at a time."""
    empty = Scene(scene.backdrop, (), scene.duration)
    there = render_frame(scene, time, width, width // 2).astype(int)
    difference: np.ndarray = np.abs(there - render_frame(empty, time, width, width // 2))
    return np.asarray(difference.sum(axis=-1))


@pytest.mark.parametrize("azimuth, elevation", [(90, 0), (-135, 40), (179, -20), (20, 80)])
@pytest.mark.parametrize("kind", ["fountain", "siren"])
def test_a_thing_is_seen_where_it_is_heard(kind: Kind, azimuth: float, elevation: float) -> None:
    scene = alone(kind, azimuth, elevation, (Action(0.0, 2.0),))
    heard = heard_from(render_sound(scene, RATE))
    assert heard == pytest.approx((azimuth, elevation), abs=0.1)
    weight = changed(scene, 0.5)
    height, width = weight.shape
    rows, columns = np.indices(weight.shape)
    a = np.pi - (columns + 0.5) * 2 * np.pi / width
    e = np.pi / 2 - (rows + 0.5) * np.pi / height
    solid = weight * np.cos(e)
    seen = [np.sum(solid * v) for v in (np.cos(e) * np.cos(a), np.cos(e) * np.sin(a), np.sin(e))]
    at = encode(np.ones(1), np.radians(azimuth), np.radians(elevation))[[3, 1, 2], 0]
    assert seen @ at / np.linalg.norm(seen) > np.cos(np.radians(10))


@pytest.mark.parametrize("kind", sorted(STRUCK))
def test_a_stroke_is_seen_within_a_frame_of_its_sound(kind: Kind) -> None:
    strokes = (Action(0.5, 0.9), Action(1.25, 1.7))
    scene = alone(kind, 30, 0, strokes)
    sound = np.abs(render_sound(scene, RATE)[0])
    for stroke in strokes:
        start = round(stroke.start * RATE)
        before = sound[start - RATE // 50 : start].max()
        assert sound[start : start + RATE // 50].max() > 1.8 * before
        lit = [scene.things[0].activity(stroke.start + lag) for lag in (-1 / 24, 0, 1 / 24)]
        assert lit[1] == 1 and lit[0] < 0.6 and lit[2] > 0.5
        at, before_it = (
            render_frame(scene, stroke.start - lag, 256, 128).astype(int) for lag in (0, 1 / 24)
        )
        assert (np.abs(at - before_it).sum(axis=-1) > 60).sum() > 10


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_seen_and_heard(kind: Kind) -> None:
    scene = alone(kind, -60, 10, (Action(0.2, 0.8), Action(1.2, 1.8)))
    assert changed(scene, 0.3).max() > 100
    assert np.sqrt(np.mean(render_sound(scene, RATE)[0] ** 2)) > 0.01


def test_a_moving_thing_is_heard_moving() -> None:
    course = Course(0.0, 0.0, turning=np.pi / 4)
    scene = Scene(BACKDROP, (Thing("fountain", course, 0.5, (Action(0, 2),)),), 2.0, -120)
    sound = render_sound(scene, RATE)
    for part in range(4):
        middle = (part + 0.5) / 4 * 2.0
        piece = sound[:, part * RATE // 2 : (part + 1) * RATE // 2]
        assert heard_from(piece)[0] == pytest.approx(45 * middle, abs=2)


def test_the_panorama_has_no_seam() -> None:
    for seed in range(4):
        scene = scene_from_seed(seed, things=1)
        frame = render_frame(Scene(scene.backdrop, (), 1.0), 0, 512, 256).astype(float)
        step = np.abs(np.diff(frame, axis=1)).mean(axis=(0, 2))
        seam = np.abs(frame[:, 0] - frame[:, -1]).mean()
        assert seam < 2 * np.percentile(step, 95)


def test_the_same_seed_gives_the_same_scene_and_another_another() -> None:
    assert scene_from_seed(7) == scene_from_seed(7)
    assert scene_from_seed(7) != scene_from_seed(8)
    once, again = (render_sound(scene_from_seed(7, 1.0), RATE) for _ in range(2))
    assert np.array_equal(once, again)


def test_impossible_scenes_are_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="longer than 0 seconds"):
        scene_from_seed(1, duration=0)
    with pytest.raises(ValueError, match="1 to 7 things"):
        scene_from_seed(1, things=9)
    with pytest.raises(ValueError, match="lakeside-bell"):
        example_scene("nowhere")


def test_the_examples_have_things_all_round() -> None:
    for name in EXAMPLES:
        scene = example_scene(name)
        ways = [thing["way"][0] for thing in events(scene)]
        azimuths = [way["azimuth"] for way in ways]
        assert min(azimuths) < -60 and max(azimuths) > 60
        assert any(abs(a) > 120 for a in azimuths)
        assert any(way["elevation"] > 35 for way in ways)
        assert any(thing.path.turning for thing in scene.things)


def test_a_written_scene_is_a_clip_with_its_exact_sound_field(tmp_path: Path) -> None:
    scene = alone("bell", 90, 0, (Action(0.25, 1.0), Action(1.5, 2.0)))
    told: list[float] = []
    out = write_scene(scene, tmp_path / "bell.webm", told.append, size=(256, 128))
    assert told == sorted(told) and told[-1] == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bell.json", "bell.webm"]
    with av.open(str(out)) as clip:
        video, audio = clip.streams.video[0], clip.streams.audio[0]
        assert (video.width, video.height) == (256, 128)
        assert video.average_rate == Fraction(24)
        assert audio.codec_context.layout.name == "ambisonic 1"
        sound = np.concatenate([f.to_ndarray() for f in clip.decode(audio)], axis=1)
    assert sound.shape == (4, 96000)
    assert heard_from(sound) == pytest.approx((90, 0), abs=2)
    written = json.loads((tmp_path / "bell.json").read_text())
    assert [act["start"] for act in written["things"][0]["acts"]] == [0.25, 1.5]
    assert written["things"][0]["way"][0]["azimuth"] == 90


def test_a_cancelled_scene_leaves_nothing(tmp_path: Path) -> None:
    def stop(fraction: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_scene(alone("drum", 0, 0, ()), tmp_path / "drum.webm", stop, size=(64, 32))
    assert list(tmp_path.iterdir()) == []


def test_scenes_need_no_torch() -> None:
    code = "import sys, spatialgen.scenes; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
