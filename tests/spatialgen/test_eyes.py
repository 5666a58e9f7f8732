"""Stereoscopic clips: whatever looks at them looks with the left eye."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from PIL import Image

from spatialgen.export import write_playback_video, write_spatial_video
from spatialgen.eyes import StereoLayout, eye_size
from spatialgen.probe import probe_clip, write_poster
from spatialgen.thumbnails import write_thumbnails
from spatialgen.video import read_frames

LEFT, RIGHT = 180, 60  # the grey levels the two eyes see
LAYOUTS: list[tuple[StereoLayout, str]] = [("top_bottom", "top_bottom"), ("left_right", "1")]


def stereoscopic(path: Path, layout: StereoLayout, mark: str, codec: str = "libvpx") -> Path:
    """Two seconds of 256 × 256 (over-under) or 512 × 128 (side by side)."""
    width, height = (256, 256) if layout == "top_bottom" else (512, 128)
    eye_width, eye_height = eye_size(width, height, layout)
    grey = np.full((height, width, 3), RIGHT, np.uint8)
    grey[:eye_height, :eye_width] = LEFT
    with av.open(str(path), "w") as film:
        video = film.add_stream(codec, rate=10)
        assert isinstance(video, av.VideoStream)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        video.metadata.update({"stereo_mode": mark})
        for _ in range(20):
            film.mux(video.encode(av.VideoFrame.from_ndarray(grey, format="rgb24")))
        film.mux(video.encode(None))
    return path


@pytest.fixture(params=LAYOUTS, ids=lambda layout: layout[0])
def clip(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, StereoLayout]:
    layout, mark = request.param
    return stereoscopic(tmp_path / "eyes.webm", layout, mark), layout


def test_the_model_sees_the_left_eye(clip: tuple[Path, StereoLayout]) -> None:
    with read_frames(clip[0], width=128) as frames:
        seen = next(frames)
        assert (frames.width, frames.height) == (128, 64)
    assert seen.mean() == pytest.approx(LEFT, abs=3)


def test_posters_and_thumbnails_show_the_left_eye(
    clip: tuple[Path, StereoLayout], tmp_path: Path
) -> None:
    write_poster(clip[0], tmp_path / "poster.jpg")
    sheet = write_thumbnails(clip[0], tmp_path / "sheet.jpg")
    assert (sheet.width, sheet.height) == (160, 80)
    for name, size in (("poster", (256, 128)), ("sheet", (1600, 80))):
        with Image.open(tmp_path / f"{name}.jpg") as image:
            assert image.size == size
            assert np.asarray(image).mean() == pytest.approx(LEFT, abs=3)


@pytest.mark.parametrize("container", ["webm", "mp4"])
def test_what_is_written_still_says_how_the_eyes_lie(
    clip: tuple[Path, StereoLayout], tmp_path: Path, container: str
) -> None:
    soundfile.write(tmp_path / "field.wav", np.zeros((96_000, 4), np.float32), 48_000)
    write = write_spatial_video if container == "webm" else write_playback_video
    out = tmp_path / f"out.{container}"
    write(clip[0], tmp_path / "field.wav", out, 0.0)
    report = probe_clip(out)
    assert (report.stereo, report.projection) == (clip[1], "equirectangular")
