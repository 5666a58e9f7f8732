"""What Alice takes away plays elsewhere: channels in order, picture untouched, sound on time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
import soundfile

from spatialgen.export import (
    export_gain_db,
    needs_playback_copy,
    spatial_video_suffix,
    write_ambix_wav,
    write_playback_video,
    write_spatial_video,
)
from spatialgen.probe import probe_clip
from spatialgen.stages import Cancelled, ClipProblem

MakeClip = Callable[..., Path]
TONES = (300, 700, 1100, 1900)  # one a channel, so that an exchanged channel is heard
RATE = 48_000
SOURCES = [
    ("a.webm", "libvpx", (128, 64), 0),
    ("a.webm", "libvpx-vp9", (160, 90), 2),
    ("a.mp4", "libx264", (128, 64), 1),
    ("a.mp4", "libx265", (160, 90), 0),
    ("a.mkv", "libx264", (128, 64), 2),
    ("a.mp4", "libvpx-vp9", (128, 64), 0),
    ("a.mkv", "libx265", (128, 64), 0),
    ("a.webm", "libsvtav1", (128, 64), 0),
]


@pytest.fixture
def sound_field(tmp_path: Path) -> Path:
    return write_tones(tmp_path / "field.wav", 2.0)


def write_tones(path: Path, seconds: float, level: float = 0.25) -> Path:
    time = np.arange(round(seconds * RATE)) / RATE
    tones = np.stack([level * np.sin(2 * np.pi * f * time) for f in TONES], axis=1)
    soundfile.write(path, tones.astype(np.float32), RATE, subtype="FLOAT")
    return path


def heard(path: Path) -> np.ndarray:
    with av.open(path) as container:
        return np.concatenate([f.to_ndarray() for f in container.decode(audio=0)], axis=1)


def tones_of(sound: np.ndarray) -> list[int]:
    """The loudest frequency of each channel, over the second half second."""
    spectra = np.abs(np.fft.rfft(sound[:, RATE // 2 : RATE], axis=1))
    return [int(peak) * 2 for peak in spectra.argmax(axis=1)]


def sound_seconds(path: Path) -> float:
    """How long the container says that its sound lasts."""
    with av.open(path) as container:
        stream = container.streams.audio[0]
        if stream.duration and stream.time_base:
            return float(stream.duration * stream.time_base)
        return (container.duration or 0) / 1e6


def packets(path: Path) -> list[tuple[float, bytes]]:
    with av.open(path) as container:
        found = [
            (float(p.pts * p.time_base), bytes(p))
            for p in container.demux(video=0)
            if p.size and p.pts is not None
        ]
    return sorted(found)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: f"{source[1]} in {source[0]}")
def test_the_picture_is_copied_and_the_sound_field_is_in_order(
    make_clip: MakeClip,
    sound_field: Path,
    tmp_path: Path,
    source: tuple[str, str, tuple[int, int], int],
) -> None:
    name, codec, size, sound = source
    clip = make_clip(name, codec, size=size, sound=sound)
    kind = probe_clip(clip).video_codec
    out = tmp_path / f"out{spatial_video_suffix(kind)}"
    told: list[float] = []
    write_spatial_video(clip, sound_field, out, 0.0, told.append)
    report = probe_clip(out)
    assert report.video_codec == kind
    assert (report.width, report.height) == size
    (track,) = report.audio_tracks
    assert (track.codec, track.channels, track.layout) == ("opus", 4, "ambisonic 1")
    sound_out = heard(out)
    assert tones_of(sound_out) == list(TONES)
    padding = 960 if out.suffix == ".mp4" else 1  # MP4 ends the last Opus packet by its index
    assert 2 * RATE <= sound_out.shape[1] < 2 * RATE + padding
    assert sound_seconds(out) == pytest.approx(2.0, abs=0.021)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert report.projection == "equirectangular"
    original, copied = packets(clip), packets(out)
    assert [data for _, data in copied] == [data for _, data in original]
    np.testing.assert_allclose([t for t, _ in copied], [t for t, _ in original], atol=0.0011)


def test_the_opus_stream_says_that_it_is_ambisonics(
    make_clip: MakeClip, sound_field: Path, tmp_path: Path
) -> None:
    """Channel mapping family 2 (RFC 8486), four streams, none coupled."""
    write_spatial_video(make_clip(), sound_field, tmp_path / "out.webm", 0.0)
    with av.open(tmp_path / "out.webm") as container:
        head = container.streams.audio[0].codec_context.extradata
    assert head is not None
    assert head[:8] == b"OpusHead"
    assert (head[9], head[18]) == (4, 2)


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
def test_mp4_is_marked_as_a_panorama_with_ambisonics(
    make_clip: MakeClip, sound_field: Path, tmp_path: Path, codec: str
) -> None:
    out = tmp_path / "out.mp4"
    write_spatial_video(make_clip("a.mp4", codec), sound_field, out, 0.0)
    assert probe_clip(out).projection == "equirectangular"
    data = out.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat"), "players start before all has arrived"
    for name in (b"sv3d", b"st3d", b"SA3D"):
        assert data.count(name) == 1
    if codec == "libx265":
        assert b"hvc1" in data
        assert b"hev1" not in data
    at = data.index(b"SA3D") + 4
    assert data[at : at + 12] == bytes([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 4])


@pytest.mark.parametrize("start", [0.0, 4.0])
def test_sound_and_picture_start_together(
    make_clip: MakeClip, tmp_path: Path, start: float
) -> None:
    """A click at one second is heard with the tenth frame, whenever the file's clock began."""
    clip = make_clip("late.mkv", "libx264", start=start, seconds=2)
    clicks = np.zeros((2 * RATE, 4), np.float32)
    clicks[RATE : RATE + 48] = 0.9
    soundfile.write(tmp_path / "click.wav", clicks, RATE, subtype="FLOAT")
    out = tmp_path / "out.mp4"
    write_spatial_video(clip, tmp_path / "click.wav", out, 0.0)
    sound = np.abs(heard(out)[0])
    assert int(np.argmax(sound > 0.3)) == pytest.approx(RATE, abs=100)
    with av.open(out) as container:
        times = [f.time for f in container.decode(video=0)]
    assert times[10] == pytest.approx(1.0, abs=0.001)


def test_what_an_edit_list_hides_stays_hidden(tmp_path: Path, sound_field: Path) -> None:
    """A clip that its owner trimmed by half a second without encoding it anew."""
    clip, out = tmp_path / "trimmed.mp4", tmp_path / "out.mp4"
    with av.open(clip, "w") as container:
        stream = container.add_stream("libx264", rate=10, options={"crf": "8"})
        stream.width, stream.height, stream.pix_fmt = 128, 64, "yuv420p"
        greys = [np.full((64, 128, 3), 16 + 3 * i, np.uint8) for i in range(25)]
        frames = [av.VideoFrame.from_ndarray(grey, format="rgb24") for grey in greys]
        for index, frame in enumerate(frames):
            frame.pts = index
        for packet in [p for frame in [*frames, None] for p in stream.encode(frame)]:
            assert packet.pts is not None
            assert packet.dts is not None
            packet.pts, packet.dts = packet.pts - 5, packet.dts - 5
            container.mux(packet)
    assert probe_clip(clip).duration == pytest.approx(2.0)
    write_spatial_video(clip, sound_field, out, 0.0)
    with av.open(out) as container:
        seen = [(f.time, f.to_ndarray(format="rgb24").mean()) for f in container.decode(video=0)]
    assert seen[10][0] == pytest.approx(1.0)
    assert seen[10][1] == pytest.approx(16 + 3 * 15, abs=2)


def test_the_gain_is_applied_and_nothing_else(
    make_clip: MakeClip, sound_field: Path, tmp_path: Path
) -> None:
    clip = make_clip()
    levels = []
    for gain in (0.0, -6.0):
        write_spatial_video(clip, sound_field, tmp_path / "out.webm", gain)
        levels.append(20 * np.log10(np.std(heard(tmp_path / "out.webm")[:, 4800:-4800], axis=1)))
    np.testing.assert_allclose(levels[0] - levels[1], 6.0, atol=0.1)
    np.testing.assert_allclose(levels[0], 20 * np.log10(0.25 / np.sqrt(2)), atol=0.3)


@pytest.mark.parametrize("codec", ["libx265", "mpeg4"])
def test_what_browsers_cannot_play_gets_a_copy_that_they_can(
    make_clip: MakeClip, sound_field: Path, tmp_path: Path, codec: str
) -> None:
    clip = make_clip("a.mp4", codec, size=(2560, 1280), seconds=2, fps=5)
    assert needs_playback_copy(probe_clip(clip).video_codec)
    out = tmp_path / "play.mp4"
    write_playback_video(clip, sound_field, out, 0.0)
    report = probe_clip(out)
    assert (report.video_codec, report.width, report.height) == ("h264", 2048, 1024)
    assert report.duration == pytest.approx(2.0, abs=0.02)
    assert tones_of(heard(out)) == list(TONES)
    with av.open(out) as container:
        assert container.streams.video[0].codec_context.pix_fmt == "yuv420p"
        frames = [(f.time, f.to_ndarray(format="gray").mean()) for f in container.decode(video=0)]
    assert len(frames) == 10
    greys = np.array([grey for _, grey in frames])
    np.testing.assert_allclose([t for t, _ in frames], np.arange(10) / 5, atol=0.01)
    np.testing.assert_allclose(greys, 16 + 3 * np.arange(10), atol=3)


def test_a_copy_at_the_sources_own_size_keeps_time(
    make_clip: MakeClip, sound_field: Path, tmp_path: Path
) -> None:
    write_playback_video(make_clip("a.mkv", "libx264"), sound_field, tmp_path / "p.mp4", 0.0)
    assert probe_clip(tmp_path / "p.mp4").duration == pytest.approx(2.0, abs=0.02)


def test_which_pictures_play_and_in_which_files() -> None:
    suffixes = {c: spatial_video_suffix(c) for c in ("vp8", "vp9", "av1", "h264", "hevc", "mpeg4")}
    assert suffixes == {
        "vp8": ".webm",
        "vp9": ".webm",
        "av1": ".webm",
        "h264": ".mp4",
        "hevc": ".mp4",
        "mpeg4": ".mkv",
    }
    copied = {c for c in suffixes if needs_playback_copy(c)}
    assert copied == {"hevc", "mpeg4"}


def test_the_wav_file_is_the_sound_field_to_24_bits(sound_field: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.wav"
    told: list[float] = []
    write_ambix_wav(sound_field, out, -3.0, {"model": "tiny", "seed": 3}, told.append)
    with soundfile.SoundFile(out) as file:
        assert (file.samplerate, file.channels, file.subtype) == (RATE, 4, "PCM_24")
        about = json.loads(file.comment)
        written = file.read(dtype="float64")
    assert about["model"] == "tiny"
    assert about["seed"] == 3
    assert about["gain_db"] == -3.0
    assert "W, Y, Z, X" in about["format"]
    wanted = soundfile.read(sound_field, dtype="float64")[0] * 10 ** (-3 / 20)
    np.testing.assert_allclose(written, wanted, atol=2**-22)
    assert told[-1] == 1.0


def test_the_wav_header_claims_no_loudspeakers(sound_field: Path, tmp_path: Path) -> None:
    """No channel mask: nothing that opens it may take the channels for loudspeakers."""
    write_ambix_wav(sound_field, tmp_path / "out.wav", 0.0, {})
    data = (tmp_path / "out.wav").read_bytes()
    at = data.index(b"fmt ")
    assert int.from_bytes(data[at + 8 : at + 10], "little") == 1


@pytest.mark.parametrize(
    ("peak", "gain"), [(0.0, 0.0), (0.01, 0.0), (1.0, 0.0), (2.0, -7.02), (1.01, -1.09)]
)
def test_gain_is_only_taken_away_and_only_when_it_would_clip(peak: float, gain: float) -> None:
    assert export_gain_db(peak) == pytest.approx(gain, abs=0.01)


def test_a_loud_sound_field_is_not_clipped(tmp_path: Path) -> None:
    loud = write_tones(tmp_path / "loud.wav", 1.0, level=1.7)
    write_ambix_wav(loud, tmp_path / "out.wav", export_gain_db(1.7), {})
    written = soundfile.read(tmp_path / "out.wav")[0]
    assert np.abs(written).max() == pytest.approx(10 ** (-1 / 20), abs=1e-3)


@pytest.mark.parametrize("writer", [write_spatial_video, write_playback_video])
def test_stopping_leaves_nothing_behind(
    make_clip: MakeClip, sound_field: Path, tmp_path: Path, writer: Any
) -> None:
    clip = make_clip("a.mp4", "libx264")
    before = sorted(p.name for p in tmp_path.iterdir())

    def stop(fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        writer(clip, sound_field, tmp_path / "out.mp4", 0.0, stop)
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_a_clip_that_broke_since_is_the_clips_problem(
    make_clip: MakeClip, sound_field: Path, tmp_path: Path
) -> None:
    clip = make_clip("a.mp4", "libx264")
    clip.write_bytes(clip.read_bytes()[:300])
    with pytest.raises(ClipProblem):
        write_spatial_video(clip, sound_field, tmp_path / "out.mp4", 0.0)
    assert not (tmp_path / "out.mp4").exists()


def test_real_clips_keep_their_picture(real_clips: list[Path], tmp_path: Path) -> None:
    field = write_tones(tmp_path / "ten.wav", 10.0)
    for clip in real_clips[::4]:
        out = tmp_path / "out.webm"
        write_spatial_video(clip, field, out, 0.0)
        assert [d for _, d in packets(out)] == [d for _, d in packets(clip)]
        assert tones_of(heard(out)) == list(TONES)
