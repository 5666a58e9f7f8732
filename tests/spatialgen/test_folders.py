"""Dana trains on clips she has on disk: their pictures and sound fields come out as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from av.audio.stream import AudioStream

from spatialgen.ambisonics import CHANNELS, mean_direction
from spatialgen.scenes import render_sound, scene_from_seed, write_scene
from spatialgen.stages import ClipProblem
from spatialgen.training.folders import Pair, find_pairs
from spatialgen.training.tracks import as_samples

MakeClip = Callable[..., Path]
RATE = 48000


def tones(seconds: float, rate: int = RATE) -> np.ndarray:
    """Another tone in each channel, [4, s]: a mix of any two would show."""
    times = np.arange(round(seconds * rate)) / rate
    return np.stack([0.2 * np.sin(2 * np.pi * 300 * (c + 1) * times) for c in range(4)])


def main_tones(sound: np.ndarray, rate: int) -> list[float]:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(sound.shape[1]), axis=1))
    return [float(f) for f in np.fft.rfftfreq(sound.shape[1], 1 / rate)[spectrum.argmax(axis=1)]]


def write_track(video: Path, out: Path, codec: str, layout: str, sound: np.ndarray) -> Path:
    """The video's picture with a sound track of four channels."""
    with av.open(str(video)) as source, av.open(str(out), "w") as container:
        picture = source.streams.video[0]
        copied = container.add_stream_from_template(picture)
        options = {"mapping_family": "2"} if codec == "libopus" else {}
        track = container.add_stream(codec, rate=RATE, options=options)
        assert isinstance(track, AudioStream)
        track.codec_context.layout = layout
        for packet in source.demux(picture):
            if packet.dts is not None:
                packet.stream = copied
                container.mux(packet)
        for start in range(0, sound.shape[1], 960):
            chunk = np.ascontiguousarray(sound[:, start : start + 960], np.float32)
            frame = av.AudioFrame.from_ndarray(chunk, format="fltp", layout=layout)
            frame.sample_rate, frame.pts = RATE, start
            container.mux(track.encode(frame))
        container.mux(track.encode(None))
    return out


@pytest.fixture
def silent(make_clip: MakeClip) -> Path:
    return make_clip("silent.webm", seconds=2.0)


def test_a_folder_is_found_with_its_subfolders_and_gaps_are_told(
    make_clip: MakeClip, tmp_path: Path
) -> None:
    (tmp_path / "park").mkdir()
    make_clip("b.webm", sound=4)
    make_clip("park/a.mp4", "libx264")
    soundfile.write(tmp_path / "park/a.wav", tones(2).T, RATE)
    make_clip("stereo.webm", sound=2)
    make_clip("mute.webm")
    (tmp_path / "torn.webm").write_bytes((tmp_path / "b.webm").read_bytes()[:900])
    told: list[str] = []
    pairs = find_pairs(tmp_path, told.append)
    assert [p.name for p in pairs] == ["b", "park/a"]
    assert pairs[0].sound == pairs[0].video
    assert pairs[1].sound == tmp_path / "park/a.wav"
    assert len(told) == 3
    assert "“mute” is left out" in told[0] and "none instead of four" in told[0]
    assert "2 instead of four channels" in told[1]
    assert "“torn” is left out" in told[2]


def test_a_folder_without_pairs_is_told_in_a_sentence(make_clip: MakeClip, tmp_path: Path) -> None:
    make_clip("mute.webm")
    with pytest.raises(ClipProblem, match="1 videos looked at"):
        find_pairs(tmp_path, lambda sentence: None)
    with pytest.raises(ClipProblem, match="no folder"):
        find_pairs(tmp_path / "nowhere")


def test_of_two_videos_of_one_name_the_first_kind_is_used(
    make_clip: MakeClip, tmp_path: Path
) -> None:
    make_clip("a.webm")
    make_clip("a.mp4", "libx264")
    soundfile.write(tmp_path / "a.flac", tones(2).T, RATE)
    told: list[str] = []
    assert find_pairs(tmp_path, told.append)[0].video.suffix == ".mp4"
    assert "a.webm” is left out" in told[0]


@pytest.mark.parametrize(
    ("name", "codec", "layout"),
    [
        ("a.webm", "libopus", "ambisonic 1"),
        ("a.mkv", "flac", "quad"),
        ("a.mkv", "pcm_s16le", "4.0"),
        ("a.mkv", "pcm_s24le", "quad"),
    ],
)
def test_channels_come_as_they_lie_in_the_file(
    silent: Path, tmp_path: Path, name: str, codec: str, layout: str
) -> None:
    film = write_track(silent, tmp_path / name, codec, layout, tones(2))
    pair = Pair("a", film, film)
    for rate in (RATE, 16000):
        sound = pair.read_sound(rate, duration=2.0)
        assert sound.shape == (4, 2 * rate) and sound.dtype == np.float32
        assert main_tones(sound, rate) == pytest.approx([300, 600, 900, 1200], abs=1)
        assert np.sqrt(np.square(sound).mean(axis=1)) == pytest.approx([0.1414] * 4, rel=0.03)


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".ogg"])
def test_sound_beside_the_video_is_read_by_the_second(silent: Path, suffix: str) -> None:
    file = silent.with_suffix(suffix)
    sound = tones(2, 24000)
    sound[:, :12000] = 0
    soundfile.write(file, sound.T, 24000)
    pair = Pair("a", silent, file)
    whole = pair.read_sound(24000)
    assert whole.shape == (4, 48000)
    assert np.abs(whole[:, :11500]).max() < 0.01
    part = pair.read_sound(24000, start=0.5, duration=0.25)
    assert np.abs(part - whole[:, 12000:18000]).max() < 1e-4
    late = pair.read_sound(48000, start=1.5, duration=1.0)
    assert late.shape == (4, 48000)
    assert np.abs(late[:, 25000:]).max() == 0, "silence where the file has none"
    with pytest.raises(ClipProblem, match="ends before second 3"):
        pair.read_sound(48000, start=3.0)


def test_frames_come_eight_a_second_from_any_moment(make_clip: MakeClip) -> None:
    clip = make_clip(seconds=3.0, fps=16)
    pair = Pair("a", clip, clip)
    whole = pair.read_frames(64)
    assert whole.shape == (24, 32, 64, 3) and whole.dtype == np.uint8
    assert np.array_equal(pair.read_frames(64, start=1.0, duration=0.5), whole[8:12])
    late = pair.read_frames(64, start=2.5, duration=1.0)
    assert np.array_equal(late, np.concatenate([whole[20:], *[whole[23:]] * 4]))
    assert pair.duration() == pytest.approx(3.0, abs=0.01)
    with pytest.raises(ClipProblem, match="ends before"):
        pair.read_frames(64, start=4.0)


def test_a_written_scene_is_a_pair(tmp_path: Path) -> None:
    scene = scene_from_seed(5, duration=2.0)
    write_scene(scene, tmp_path / "scene.webm", size=(128, 64), frames_per_second=8)
    [pair] = find_pairs(tmp_path)
    sound = pair.read_sound(RATE, duration=2.0)
    exact = np.clip(render_sound(scene, RATE), -1, 1)
    for c in range(CHANNELS):
        assert abs(lag(sound[c], exact[c])) <= 48, "within a millisecond"
    assert pair.read_frames(128).shape == (16, 64, 128, 3)


def lag(one: np.ndarray, other: np.ndarray) -> int:
    """By how many samples `one` is late, at the best match."""
    size = 2 * len(one)
    match = np.fft.irfft(np.fft.rfft(one, size) * np.conj(np.fft.rfft(other, size)))
    return int((match.argmax() + size // 2) % size - size // 2)


def test_sound_after_a_jump_is_the_same(make_clip: MakeClip) -> None:
    clip = make_clip(seconds=7.0, sound=4)
    pair = Pair("a", clip, clip)
    whole = pair.read_sound(RATE)
    part = pair.read_sound(RATE, start=5.0, duration=1.0)
    exact = whole[:, 5 * RATE : 6 * RATE]
    assert part.shape == exact.shape
    assert abs(lag(part[1], exact[1])) <= RATE // 1000, "containers round to milliseconds"


def test_samples_of_every_kind_have_full_scale_one() -> None:
    loud = np.array([[-128, 0, 127, 0]])
    for kind, scale, middle in (("u8", 1, 128), ("s16", 256, 0), ("s32", 1 << 24, 0)):
        types = {"u8": np.uint8, "s16": np.int16, "s32": np.int32}
        values = (loud * scale + middle).astype(types[kind])
        frame = av.AudioFrame.from_ndarray(values, format=kind, layout="quad")
        assert as_samples(frame)[0] == pytest.approx([-1, 0, 1, 0], abs=0.01)


def test_real_clips_point_where_the_table_says(real_clips: list[Path]) -> None:
    pairs = {p.name: p for p in find_pairs(real_clips[0].parents[1])}
    wanted = {
        "recorded/0B7ds6NmVBQl_20": (16.73, 6.42),
        "recorded/qvtEdv1WlUw_10": (90.84, 0.00),
        "omniaudio/Wc_gzO9i38k_15": (-2.08, 0.05),
        "omniaudio/V5IVN81wYrI_60": (170.17, 5.42),
    }
    for name, direction in wanted.items():
        rate = 48000 if name.startswith("recorded") else 44100
        sound = pairs[name].read_sound(rate)
        found = np.degrees(mean_direction(sound, floor=1e-6))
        assert found == pytest.approx(direction, abs=0.006), name
