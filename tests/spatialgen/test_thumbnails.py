"""The sheet of small pictures: its shape, and that every tile shows its own moment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from spatialgen import thumbnails
from spatialgen.stages import ClipProblem
from spatialgen.thumbnails import tile_count, write_thumbnails

MakeClip = Callable[..., Path]


@pytest.mark.parametrize(
    ("seconds", "tiles"), [(1, 10), (10, 20), (22, 50), (50, 100), (7200, 100)]
)
def test_two_tiles_a_second_and_no_more_than_a_hundred(seconds: float, tiles: int) -> None:
    assert tile_count(seconds) == tiles


def test_every_tile_shows_its_moment(make_clip: MakeClip, tmp_path: Path) -> None:
    """Frame i of the clip is grey level 16 + 3 i."""
    out = tmp_path / "sheet.jpg"
    sheet = write_thumbnails(make_clip(seconds=4, size=(320, 160)), out)
    assert (sheet.columns, sheet.rows, sheet.width, sheet.height) == (10, 1, 160, 80)
    assert sheet.interval == pytest.approx(0.4, abs=0.001)
    with Image.open(out) as image:
        assert image.size == (1600, 80)
        grey = [image.getpixel((160 * i + 80, 40)) for i in range(10)]
    for index, pixel in enumerate(grey):
        assert isinstance(pixel, tuple)
        assert pixel[0] == pytest.approx(16 + 3 * (4 * index + 2), abs=4)


def test_a_large_clip_shows_its_key_frames(make_clip: MakeClip, tmp_path: Path) -> None:
    """A key frame every 5 frames: never more than those late."""
    clip = make_clip(seconds=4)
    frames = list(_tiles_by_key_frames(clip))
    assert len(frames) == 10
    for index, grey in enumerate(frames):
        wanted = 16 + 3 * (4 * index + 2)
        assert wanted - 3 * 6 <= grey <= wanted + 4


def _tiles_by_key_frames(clip: Path) -> list[float]:
    from spatialgen.containers import measure, open_clip, picture_stream

    with open_clip(clip) as container:
        stream = picture_stream(container)
        timeline = measure(container, stream)
        times = [timeline.origin + (i + 0.5) * 0.4 for i in range(10)]
        frames = thumbnails._key_frames(container, stream, times)
        return [float(frame.to_ndarray(format="gray").mean()) for frame in frames]


def test_what_is_no_video_has_none(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_text("notes " * 100)
    with pytest.raises(ClipProblem):
        write_thumbnails(path, tmp_path / "sheet.jpg")
    assert not (tmp_path / "sheet.jpg").exists()
