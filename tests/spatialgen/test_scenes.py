"""Alice opens the example project: what she sees is where and when she hears it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile

from spatialgen.ambisonics import encode
from spatialgen.cli import main
from spatialgen.scenes import (
    EXAMPLES,
    KINDS,
    Action,
    Course,
    Kind,
    Scene,
    Thing,
    assets,
    events,
    example_scene,
    render_frame,
    render_sound,
    scene_from_seed,
    write_scene,
)
from spatialgen.scenes.rooms import room_from_seed
from spatialgen.scenes.scene import LEVELS, STEADY, STRUCK, Backdrop
from spatialgen.scenes.sound import voice
from spatialgen.scenes.sources import SPLITS

RATE = 16000
BACKDROP = Backdrop("panoramas/blender.forest.jpg", turn=0.3)
AIR = assets.recordings("ambience", "train")[0]
FREE = {"CC0-1.0", "CC-BY-3.0", "CC-BY-4.0", "MIT", "Apache-2.0"}


def acts(kind: Kind, *spans: tuple[float, float]) -> tuple[Action, ...]:
    recording = assets.recordings(kind, "train")[0]
    offset = recording.calls[0][0]
    return tuple(Action(start, end, recording.file, offset) for start, end in spans)


def alone(kind: Kind, azimuth: float, elevation: float, *spans: tuple[float, float]) -> Scene:
    course = Course(np.radians(azimuth), np.radians(elevation))
    picture = assets.pictures(kind, "train")[0]
    thing = Thing(kind, course, 0.6, acts(kind, *spans), LEVELS[kind], picture)
    return Scene(BACKDROP, (thing,), 2.0, AIR, ambience_db=-120)


def heard_from(sound: np.ndarray) -> tuple[float, float]:
    x, y, z = (float(np.mean(sound[0] * sound[c])) for c in (3, 1, 2))
    return np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, np.hypot(x, y)))


def changed(scene: Scene, time: float, width: int = 256) -> np.ndarray:
    """How much each pixel differs from the empty panorama at a time."""
    empty = replace(scene, things=())
    there = render_frame(scene, time, width, width // 2).astype(int)
    difference: np.ndarray = np.abs(there - render_frame(empty, time, width, width // 2))
    return np.asarray(difference.sum(axis=-1))


@pytest.mark.parametrize("azimuth, elevation", [(90, 0), (-135, 40), (179, -20), (20, 80)])
@pytest.mark.parametrize("kind", ["fountain", "locomotive"])
def test_a_thing_is_seen_where_it_is_heard(kind: Kind, azimuth: float, elevation: float) -> None:
    scene = alone(kind, azimuth, elevation, (0.0, 2.0))
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
    scene = alone(kind, 30, 0, (0.5, 0.9), (1.25, 1.7))
    sound = np.abs(render_sound(scene, RATE)[0])
    for stroke in scene.things[0].actions:
        start = round(stroke.start * RATE)
        before = sound[start - RATE // 50 : start].max()
        assert sound[start : start + RATE // 20].max() > 1.8 * before
        lit = [scene.things[0].activity(stroke.start + lag) for lag in (-1 / 24, 0, 1 / 24)]
        assert lit[1] == 1 and lit[0] < 0.3 and lit[2] > 0.5
        at, before_it = (
            render_frame(scene, stroke.start - lag, 256, 128).astype(int) for lag in (0, 1 / 24)
        )
        assert (np.abs(at - before_it).sum(axis=-1) > 60).sum() > 10


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_seen_and_heard(kind: Kind) -> None:
    scene = alone(kind, -60, 10, (0.2, 0.8), (1.2, 1.8))
    assert changed(scene, 0.3).max() > 100
    assert np.sqrt(np.mean(render_sound(scene, RATE)[0] ** 2)) > 0.01


def test_a_moving_thing_is_heard_moving() -> None:
    course = Course(0.0, 0.0, turning=np.pi / 4)
    still = alone("fountain", 0, 0, (0.0, 2.0))
    scene = replace(still, things=(replace(still.things[0], path=course),))
    sound = render_sound(scene, RATE)
    for part in range(4):
        middle = (part + 0.5) / 4 * 2.0
        piece = sound[:, part * RATE // 2 : (part + 1) * RATE // 2]
        assert heard_from(piece)[0] == pytest.approx(45 * middle, abs=2)


def test_the_panorama_has_no_seam() -> None:
    for seed in range(4):
        scene = scene_from_seed(seed, things=1)
        frame = render_frame(replace(scene, things=()), 0, 512, 256).astype(float)
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
    with pytest.raises(ValueError, match="1 to 4 things"):
        scene_from_seed(1, things=9)
    with pytest.raises(ValueError, match="train or held_out"):
        scene_from_seed(1, split="both")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="forest-walk"):
        example_scene("nowhere")


def test_the_examples_have_things_all_round() -> None:
    ways = [t["way"][0] for name in EXAMPLES for t in events(example_scene(name))]
    azimuths = [way["azimuth"] for way in ways]
    assert min(azimuths) < -50 and max(azimuths) > 60
    assert any(abs(a) > 120 for a in azimuths)
    assert any(way["elevation"] > 35 for way in ways)
    assert any(thing.path.turning for name in EXAMPLES for thing in example_scene(name).things)


def test_nothing_of_a_held_out_scene_is_ever_trained_on() -> None:
    used: dict[str, set[str]] = {split: set() for split in SPLITS}
    for split in SPLITS:
        for seed in range(60):
            scene = scene_from_seed(seed, split=split)
            files = used[split]
            files |= {scene.backdrop.panorama, scene.ambience.file}
            files |= {thing.picture for thing in scene.things}
            files |= {act.recording for thing in scene.things for act in thing.actions}
    known = {entry["file"]: entry for entry in assets.manifest()}
    for split in SPLITS:
        assert {known[file]["split"] for file in used[split]} == {split}
    drawn_by = [
        {known[f]["source"] for f in used[split] if f.startswith("pictures")} for split in SPLITS
    ]
    assert not drawn_by[0] & drawn_by[1], "a drawing family is in one split only"


def test_every_kind_has_drawings_and_recordings_in_both_splits() -> None:
    for split in SPLITS:
        assert assets.panoramas(split) and assets.recordings("ambience", split)
        for kind in KINDS:
            assert assets.pictures(kind, split) and assets.recordings(kind, split), kind


def test_the_manifest_tells_the_truth() -> None:
    entries = assets.manifest()
    there = {p.relative_to(assets.ASSETS).as_posix() for p in assets.ASSETS.rglob("*.*")}
    assert {entry["file"] for entry in entries} == there - {"manifest.json", "CREDITS.md"}
    for entry in entries:
        data = (assets.ASSETS / entry["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"], entry["file"]
        assert entry["source"] and entry["credit"]
        assert entry["licence"] in FREE or entry["split"] == "held_out", entry


def test_the_nearer_the_larger_and_the_louder() -> None:
    def things(smaller: bool) -> list[Thing]:
        drawn = [scene_from_seed(seed, things=1).things[0] for seed in range(80)]
        return [thing for thing in drawn if (thing.size < 0.6) is smaller]

    small, large = (
        np.mean([t.level_db - LEVELS[t.kind] for t in things(s)]) for s in (True, False)
    )
    assert large - small > 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_thing_is_as_loud_as_it_says_and_sounds_when_it_acts(kind: Kind) -> None:
    thing = alone(kind, 0, 0, (0.5, 1.4)).things[0]
    sound = voice(replace(thing, level_db=-20.0), 2.0)
    half = assets.SAMPLE_RATE // 2
    loudest = max(np.sqrt(np.mean(sound[k * half : (k + 1) * half] ** 2)) for k in range(4))
    assert 20 * np.log10(loudest) == pytest.approx(-20, abs=0.1)
    assert not sound[: round(0.499 * assets.SAMPLE_RATE)].any()
    if kind in STEADY:
        assert np.abs(
            sound[round(1.2 * assets.SAMPLE_RATE) : round(1.3 * assets.SAMPLE_RATE)]
        ).any()


def test_a_scene_in_a_room_rings_on() -> None:
    pytest.importorskip("pyroomacoustics", reason="rooms need pyroomacoustics")
    dry = alone("drum", 60, 0, (0.2, 0.5))
    room = replace(dry, room=room_from_seed(np.random.default_rng(3)))
    late = slice(round(0.7 * RATE), round(0.9 * RATE))
    open_air, inside = (np.square(render_sound(s, RATE)[0, late]).sum() for s in (dry, room))
    assert inside > 4 * open_air
    assert heard_from(render_sound(room, RATE))[0] == pytest.approx(60, abs=25)
    assert scene_from_seed(1, rooms=1.0).room is not None and scene_from_seed(1).room is None


def test_a_written_scene_is_a_clip_with_its_exact_sound_field(tmp_path: Path) -> None:
    scene = alone("bell", 90, 0, (0.25, 1.0), (1.5, 2.0))
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


def test_an_mp4_has_its_sound_field_beside_it(tmp_path: Path) -> None:
    scene = alone("horse", -90, 0, (0.25, 1.5))
    out = write_scene(scene, tmp_path / "horse.mp4", size=(256, 128))
    assert sorted(p.suffix for p in tmp_path.iterdir()) == [".json", ".mp4", ".wav"]
    with av.open(str(out)) as clip:
        assert clip.streams.video[0].codec_context.name == "h264" and not clip.streams.audio
    sound, rate = soundfile.read(out.with_suffix(".wav"))
    assert rate == 48000 and sound.shape == (96000, 4)
    assert heard_from(sound.T) == pytest.approx((-90, 0), abs=0.1)
    with pytest.raises(ValueError, match="webm or"):
        write_scene(scene, tmp_path / "horse.avi")


def test_alice_writes_a_folder_of_scenes_and_goes_on_later(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["scenes", "--out", str(tmp_path), "--duration", "0.5", "--split", "held_out"]
    assert main([*wanted, "--count", "1"]) == 0
    first = (tmp_path / "held_out-000000.webm").stat().st_mtime_ns
    capsys.readouterr()
    assert main([*wanted, "--count", "2", "--json"]) == 0
    assert (tmp_path / "held_out-000000.webm").stat().st_mtime_ns == first
    assert json.loads(capsys.readouterr().out)["written"] == 1
    assert len(list(tmp_path.glob("*.wav"))) == 2


def test_a_cancelled_scene_leaves_nothing(tmp_path: Path) -> None:
    def stop(fraction: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_scene(alone("drum", 0, 0), tmp_path / "drum.webm", stop, size=(64, 32))
    assert list(tmp_path.iterdir()) == []


def test_scenes_need_no_torch() -> None:
    code = "import sys, spatialgen.scenes; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
