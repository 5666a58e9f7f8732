"""Picture and sound into one container: muxed in the limited child, marked, read back."""

from __future__ import annotations

import contextlib
from dataclasses import asdict
from pathlib import Path
from typing import cast

from spatialgen.export.formats import Layout
from spatialgen.export.mp4_boxes import (
    STEREO_MODES,
    NewBoxes,
    add_boxes,
    ambisonic_box,
    spherical_boxes,
    spherical_v1_box,
)
from spatialgen.export.muxing import Recipe, mux
from spatialgen.export.webm_projection import mark_equirectangular
from spatialgen.eyes import StereoLayout
from spatialgen.sandbox import GIB, Limits, stream_limited
from spatialgen.stages import FractionReport

_MUX_LIMITS = Limits(memory=4 * GIB, cpu_seconds=None, written_file=None, silence_seconds=120)


def write_container(
    clip: Path | None, sound: Path, path: Path, recipe: Recipe, report: FractionReport
) -> float:
    """Mux into `path`; returns the seconds of picture that stand before the sound's stretch.

    Raises:
        ClipProblem: the clip cannot be read.
    """
    lead_in = 0.0
    messages = stream_limited(
        mux,
        str(clip.resolve()) if clip else "",
        str(sound.resolve()),
        str(path.resolve()),
        asdict(recipe),
        limits=_MUX_LIMITS,
    )
    with contextlib.closing(messages):
        for message in messages:
            told = cast("dict[str, float]", message)
            lead_in = told.get("lead_in", 0.0)
            report(told["fraction"])
    return lead_in


def mark_panorama(path: Path, container: str, stereo: StereoLayout, layout: Layout) -> None:
    """Say in the file that it is 360° video with ambisonics; the index comes to the front."""
    if container not in ("mp4", "mov"):
        mark_equirectangular(path)
        return
    _add(
        path,
        NewBoxes(
            picture=spherical_boxes(STEREO_MODES[stereo]),
            picture_track=spherical_v1_box(stereo),
            sound=ambisonic_box(head_locked=layout == Layout.FIELD_LOCKED),
        ),
    )


def index_in_front(path: Path) -> None:
    """Let players start before all of an MP4 has arrived."""
    _add(path, NewBoxes())


def _add(path: Path, new: NewBoxes) -> None:
    marked = path.with_name(f"{path.name}.marked")
    try:
        add_boxes(path, marked, new)
        marked.replace(path)
    finally:
        marked.unlink(missing_ok=True)
