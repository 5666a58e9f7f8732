"""The clip with its sound field as one file: picture and ambisonics on one clock.

The picture is copied packet by packet, or encoded anew only where browsers cannot play it; the
sound is Opus with channel mapping family 2 (ambisonics). Demuxing and decoding happen in a limited
child process (see `spatialgen.export.muxing`).
"""

from __future__ import annotations

from pathlib import Path

from spatialgen.export.containers import mark_panorama, write_container
from spatialgen.export.formats import WEBM_PICTURES, Layout
from spatialgen.export.muxing import Recipe
from spatialgen.export.reading_back import check_sound
from spatialgen.export.unfinished import unfinished
from spatialgen.probe import probe_clip
from spatialgen.stages import FractionReport, say_nothing

_MP4_CODECS = frozenset({"h264", "hevc"})
_PLAYABLE = WEBM_PICTURES | {"h264"}
_CONTAINERS = {".webm": "webm", ".mp4": "mp4", ".mkv": "matroska"}


def spatial_video_suffix(video_codec: str) -> str:
    """`.webm`, `.mp4`, or `.mkv` for pictures that neither of them can hold."""
    if video_codec in WEBM_PICTURES:
        return ".webm"
    return ".mp4" if video_codec in _MP4_CODECS else ".mkv"


def needs_playback_copy(video_codec: str) -> bool:
    """Whether browsers in general cannot play this picture, so that a copy has to be encoded."""
    return video_codec not in _PLAYABLE


def write_spatial_video(
    clip: Path,
    sound_field: Path,
    out: Path,
    gain_db: float,
    report: FractionReport = say_nothing,
    *,
    start: float = 0.0,
) -> None:
    """Write the clip's picture, copied bit by bit, with the sound field instead of its own sound.

    `out` ends as `spatial_video_suffix` says. The file is marked as 360° video, whether its source
    was or not, and as ambisonics; it starts with its index. A sound field shorter than the clip is
    of the stretch from `start` seconds on, and the picture is cut to it (see `Recipe`).

    Raises:
        ClipProblem: the clip cannot be read; ExportFailed: the file written is not as meant.
    """
    recipe = Recipe(_CONTAINERS[out.suffix], gain_db=gain_db, start=start)
    _write(clip, sound_field, out, recipe, report)


def write_playback_video(
    clip: Path,
    sound_field: Path,
    out: Path,
    gain_db: float,
    report: FractionReport = say_nothing,
    *,
    start: float = 0.0,
) -> None:
    """Write an MP4 that browsers play: H.264, at most 2048 wide, with the sound field as Opus.

    Raises as `write_spatial_video` does.
    """
    if out.suffix != ".mp4":
        raise ValueError(f"A playback copy is an .mp4 file, not “{out.name}”.")
    recipe = Recipe("mp4", picture="playback", gain_db=gain_db, start=start)
    _write(clip, sound_field, out, recipe, report)


def _write(
    clip: Path, sound_field: Path, out: Path, recipe: Recipe, report: FractionReport
) -> None:
    with unfinished(out) as path:
        lead_in = write_container(clip, sound_field, path, recipe, report)
        mark_panorama(path, recipe.container, probe_clip(clip).stereo, Layout.FIELD)
        check_sound(path, recipe.container, sound_field, lead_in)
        report(1.0)
