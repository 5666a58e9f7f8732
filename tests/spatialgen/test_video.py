"""Frames come small, on time, once, and stop when told to."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from spatialgen.stages import ClipProblem
from spatialgen.video import Frame, read_frames

MakeClip = Callable[..., Path]


def seen_index(frame: Frame) -> float:
    """Which frame of the clip this is, from its grey level."""
    return (float(frame.mean()) - 16) / 3


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.webm", "libvpx"), ("a.webm", "libvpx-vp9"), ("a.mp4", "libx264"), ("a.mp4", "libx265")],
)
def test_each_frame_is_the_nearest_in_time(make_clip: MakeClip, name: str, codec: str) -> None:
    with read_frames(make_clip(name, codec, seconds=3, fps=20), fps=8.0) as frames:
        seen = [seen_index(frame) for frame in frames]
    wanted = np.minimum(np.arange(24) / 8 * 20, 59)
    assert frames.count == len(seen) == 24
    assert np.abs(np.array(seen) - wanted).max() <= 0.5 + 0.4, "half a frame, and coding noise"


def test_frames_are_held_where_there_are_fewer_than_asked_for(make_clip: MakeClip) -> None:
    with read_frames(make_clip(seconds=2, fps=4), fps=8.0) as frames:
        seen = [round(seen_index(frame)) for frame in frames]
    assert len(seen) == 16
    assert seen == sorted(seen)
    assert set(seen) == set(range(8))


@pytest.mark.parametrize("seconds", [1.0, 1.1, 2.0, 2.3])
def test_there_are_as_many_frames_as_the_time_takes(make_clip: MakeClip, seconds: float) -> None:
    with read_frames(make_clip(seconds=seconds), fps=8.0) as frames:
        assert frames.duration == pytest.approx(seconds, abs=0.011)
        assert len(list(frames)) == frames.count == int(np.ceil(round(frames.duration * 8, 6)))


def test_a_late_start_changes_nothing(make_clip: MakeClip) -> None:
    with read_frames(make_clip("late.mkv", start=3.0), fps=8.0) as frames:
        seen = [seen_index(frame) for frame in frames]
    assert len(seen) == 16
    assert seen[0] == pytest.approx(0, abs=0.4)


@pytest.mark.parametrize(
    ("size", "small"), [((1280, 640), (200, 100)), ((1920, 852), (200, 89)), ((64, 1600), (8, 200))]
)
def test_frames_are_small_and_keep_their_shape(
    make_clip: MakeClip, size: tuple[int, int], small: tuple[int, int]
) -> None:
    with read_frames(make_clip(size=size, seconds=1, fps=5), width=200) as frames:
        frame = next(frames)
    assert (frames.width, frames.height) == small
    assert frame.shape == (small[1], small[0], 3)
    assert frame.dtype == np.uint8
    assert frame.flags.writeable


def test_small_clips_are_not_blown_up(make_clip: MakeClip) -> None:
    with read_frames(make_clip()) as frames:
        assert (frames.width, frames.height) == (128, 64)


def test_colours_are_red_green_blue(tmp_path: Path) -> None:
    import av

    path = tmp_path / "red.webm"
    with av.open(path, "w") as container:
        stream = container.add_stream("libvpx", rate=10)
        stream.width, stream.height, stream.pix_fmt = 128, 64, "yuv420p"
        red = np.zeros((64, 128, 3), np.uint8)
        red[..., 0] = 220
        for _ in range(10):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(red, format="rgb24")))
        container.mux(stream.encode(None))
    with read_frames(path) as frames:
        assert np.abs(next(frames).mean(axis=(0, 1)) - [220, 0, 0]).max() < 12


def test_leaving_early_takes_no_time(make_clip: MakeClip) -> None:
    frames = read_frames(make_clip(size=(1280, 640), seconds=4))
    next(frames)
    began = time.monotonic()
    frames.close()
    assert time.monotonic() - began < 0.5
    with pytest.raises(StopIteration):
        next(frames)


def test_damage_in_the_middle_costs_only_what_is_damaged(make_clip: MakeClip) -> None:
    path = make_clip("clip.mkv", "libx264", seconds=4)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40] = bytes(40)
    path.write_bytes(data)
    with read_frames(path) as frames:
        assert len(list(frames)) == frames.count == 32


def test_what_is_no_video_says_so_at_once(tmp_path: Path) -> None:
    (tmp_path / "text.mp4").write_text("no video\n")
    with pytest.raises(ClipProblem, match="not an MP4"):
        read_frames(tmp_path / "text.mp4")
