"""Alice uploads all sorts of files; each is understood, or refused in words that help her."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from spatialgen.export.mp4_boxes import NewBoxes, add_boxes, box, spherical_boxes
from spatialgen.probe import probe_clip, write_poster
from spatialgen.stages import ClipProblem

MakeClip = Callable[..., Path]


def refusal(path: Path) -> ClipProblem:
    with pytest.raises(ClipProblem) as caught:
        probe_clip(path)
    assert caught.value.detail.endswith(".")
    return caught.value


@pytest.mark.parametrize(
    ("name", "encoder", "container", "codec"),
    [
        ("a.webm", "libvpx", "webm", "vp8"),
        ("a.webm", "libvpx-vp9", "webm", "vp9"),
        ("a.mp4", "libx264", "mp4", "h264"),
        ("a.mp4", "libx265", "mp4", "hevc"),
        ("a.mov", "libx264", "mov", "h264"),
        ("a.mkv", "libx264", "matroska", "h264"),
    ],
)
def test_usual_files_are_understood(
    make_clip: MakeClip, name: str, encoder: str, container: str, codec: str
) -> None:
    path = make_clip(name, encoder, seconds=2, fps=10, sound=0 if container == "mov" else 2)
    report = probe_clip(path)
    assert (report.container, report.video_codec) == (container, codec)
    assert (report.width, report.height) == (128, 64)
    assert report.fps == pytest.approx(10, rel=0.01)
    assert report.duration == pytest.approx(2.0, abs=0.01)
    assert report.size == path.stat().st_size
    for track in report.audio_tracks:
        assert (track.codec, track.channels, track.sample_rate) == ("opus", 2, 48000)
        assert not track.ambisonic
    assert len(report.audio_tracks) == (container != "mov")


def test_a_track_of_four_channels_may_be_a_sound_field(make_clip: MakeClip) -> None:
    (track,) = probe_clip(make_clip(sound=4)).audio_tracks
    assert track.ambisonic
    assert track.channels == 4


@pytest.mark.parametrize("size", [(128, 64), (160, 90), (142, 64)])
def test_no_shape_is_refused(make_clip: MakeClip, size: tuple[int, int]) -> None:
    report = probe_clip(make_clip(size=size))
    assert (report.width, report.height) == size


def test_a_recording_without_declared_duration_is_measured(make_clip: MakeClip) -> None:
    path = make_clip(seconds=3, container_options={"live": "1"})
    report = probe_clip(path)
    assert report.duration == pytest.approx(3.0, abs=0.11)
    assert report.frames == 30


def test_time_counts_from_where_the_clip_starts(make_clip: MakeClip) -> None:
    assert probe_clip(make_clip("late.mkv", start=5.0)).duration == pytest.approx(2.0, abs=0.01)


def test_text_with_the_name_of_a_video(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_text("Dear diary, today I filmed the sea.\n" * 100)
    assert refusal(path).code == "not_a_video"


@pytest.mark.parametrize(
    "content",
    [
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"RIFF\x00\x00\x00\x00AVI LIST",
        b"\x89PNG\r\n\x1a\n" + bytes(100),
    ],
)
def test_formats_that_lead_elsewhere_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(content)
    assert refusal(path).code == "not_a_video"


def test_an_empty_file_and_a_missing_one(tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").touch()
    assert refusal(tmp_path / "empty.mp4").code == "empty"
    assert refusal(tmp_path / "missing.mp4").code == "not_found"


def test_sound_alone_is_no_clip(tmp_path: Path, make_clip: MakeClip) -> None:
    import av

    whole = make_clip("both.webm", sound=2)
    with av.open(whole) as source, av.open(tmp_path / "sound.webm", "w") as target:
        stream = target.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(audio=0):
            if packet.size:
                packet.stream = stream
                target.mux(packet)
    assert refusal(tmp_path / "sound.webm").code == "no_video"


@pytest.mark.parametrize("name", ["cut.mp4", "cut.webm"])
@pytest.mark.parametrize("kept", [0.5, 0.9])
def test_half_an_upload_is_recognised(make_clip: MakeClip, name: str, kept: float) -> None:
    path = make_clip(name, "libx264" if name.endswith("mp4") else "libvpx", seconds=3, sound=2)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    problem = refusal(path)
    assert problem.code == "truncated"
    assert "upload" in problem.detail


def test_a_cut_file_whose_index_comes_first(make_clip: MakeClip, tmp_path: Path) -> None:
    path = tmp_path / "front.mp4"
    add_boxes(make_clip("clip.mp4", "libx264", seconds=3), path, NewBoxes())
    assert probe_clip(path).duration == pytest.approx(3.0)
    path.write_bytes(path.read_bytes()[:-200])
    assert refusal(path).code == "truncated"


def test_a_recording_that_was_cut_in_the_middle(make_clip: MakeClip) -> None:
    """Even where the structure is open-ended, the declared duration tells."""
    path = make_clip("clip.mkv", "libx264", seconds=20, fps=5, size=(64, 32))
    data = bytearray(path.read_bytes()[: path.stat().st_size // 2])
    segment = data.index(b"\x18\x53\x80\x67") + 4
    assert data[segment] == 0x01, "an eight-byte length"
    data[segment : segment + 8] = b"\x01" + b"\xff" * 7
    path.write_bytes(data)
    assert refusal(path).code == "truncated"


def test_rubbish_inside_is_damage(make_clip: MakeClip) -> None:
    path = make_clip("clip.mp4", "libx264")
    data = bytearray(path.read_bytes())
    start = data.index(b"mdat") + 4
    stop = data.index(b"moov") - 4
    data[start:stop] = bytes(stop - start)
    path.write_bytes(data)
    assert refusal(path).code == "damaged"


def test_a_blink_is_too_short(make_clip: MakeClip) -> None:
    problem = refusal(make_clip(seconds=0.5))
    assert problem.code == "too_short"
    assert "0.5" in problem.detail


def test_a_whole_panorama_is_said_so(make_clip: MakeClip, tmp_path: Path) -> None:
    path = tmp_path / "marked.mp4"
    add_boxes(make_clip("clip.mp4", "libx264"), path, NewBoxes(spherical_boxes()))
    report = probe_clip(path)
    assert (report.projection, report.stereo) == ("equirectangular", "mono")
    assert probe_clip(make_clip("plain.mp4", "libx264")).projection is None


@pytest.mark.parametrize(("mode", "layout"), [(1, "top_bottom"), (2, "left_right")])
def test_two_eyes_are_told(make_clip: MakeClip, tmp_path: Path, mode: int, layout: str) -> None:
    path = tmp_path / "stereo.mp4"
    add_boxes(make_clip("clip.mp4", "libx264"), path, NewBoxes(spherical_boxes(stereo_mode=mode)))
    assert probe_clip(path).stereo == layout


@pytest.mark.parametrize(("mode", "layout"), [("top_bottom", "top_bottom"), ("1", "left_right")])
def test_two_eyes_are_told_by_matroska(make_clip: MakeClip, mode: str, layout: str) -> None:
    path = make_clip("stereo.mkv", "libx264", metadata={"stereo_mode": mode})
    assert probe_clip(path).stereo == layout


def test_interleaved_eyes_are_refused(make_clip: MakeClip) -> None:
    path = make_clip("stereo.mkv", "libx264", metadata={"stereo_mode": "row_interleaved_lr"})
    problem = refusal(path)
    assert problem.code == "stereoscopic"
    assert "one above the other" in problem.detail


@pytest.mark.parametrize("kind", [b"cbmp", b"mshp"])
def test_cubemaps_are_refused(make_clip: MakeClip, tmp_path: Path, kind: bytes) -> None:
    content = struct.pack(">III", 0, 0, 0) if kind == b"cbmp" else struct.pack(">II", 0, 0)
    path = tmp_path / "cube.mp4"
    boxes = spherical_boxes(projection=box(kind, content))
    add_boxes(make_clip("clip.mp4", "libx264"), path, NewBoxes(boxes))
    problem = refusal(path)
    assert problem.code == "projection"
    assert "cubemap" in problem.detail
    assert "equirectangular" in problem.detail


def test_a_picture_that_nothing_here_decodes(make_clip: MakeClip) -> None:
    path = make_clip("clip.mkv", "ffv1")
    problem = refusal(path)
    assert problem.code == "unknown_codec"
    assert "ffv1" in problem.detail


@pytest.mark.parametrize("kind", ["webp", "jpg"])
def test_the_poster_is_a_frame_from_a_tenth_of_the_way(
    make_clip: MakeClip, tmp_path: Path, kind: str
) -> None:
    clip = make_clip(size=(1280, 720), seconds=4)
    out = tmp_path / f"poster.{kind}"
    write_poster(clip, out)
    with Image.open(out) as picture:
        assert picture.size == (960, 540)
        assert picture.convert("L").getpixel((400, 300)) == pytest.approx(16 + 3 * 4, abs=4)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([clip.name, out.name])


def test_real_clips(real_clips: list[Path]) -> None:
    for path in real_clips:
        report = probe_clip(path)
        assert report.duration == pytest.approx(10.03, abs=0.04)
        assert report.projection in (None, "equirectangular")
        assert [t.channels for t in report.audio_tracks] == [4]
