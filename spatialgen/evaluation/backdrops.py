"""What clips look like, for pictures: a frame of a video or of a scene, [h, w, 3]."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..scenes import render_frame
from ..stages import ClipProblem
from ..video import Frame, read_frames
from .held_out import HeldOut
from .recordings import VIDEOS

WIDTH, HEIGHT = 1200, 600


def first_frame(path: Path | None) -> Frame | None:
    """The first frame of a video; None of a sound file, or where it cannot be read."""
    if path is None or path.suffix.lower() not in VIDEOS:
        return None
    try:
        with read_frames(path, fps=1.0, width=WIDTH) as frames:
            return next(frames)
    except ClipProblem:
        return None


def scene_frame(scenes: Mapping[str, HeldOut], name: str) -> Frame | None:
    """The middle frame of the held-out scene of that name."""
    if name not in scenes:
        return None
    scene = scenes[name].scene()
    return render_frame(scene, scene.duration / 2, WIDTH, HEIGHT)
