"""The clip with its sound field as one file: picture and ambisonics on one clock.

The picture is copied packet by packet, or encoded anew only where browsers cannot play it; the
sound is Opus with channel mapping family 2 (ambisonics). Demuxing and decoding happen in a limited
child process (see `spatialgen.export.muxing`).
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import cast

from spatialgen.export.mp4_boxes import (
    STEREO_MODES,
    add_boxes,
    ambisonic_box,
    spherical_boxes,
)
from spatialgen.export.muxing import copy_with_sound, encode_with_sound, read_back
from spatialgen.export.unfinished import ExportFailed, unfinished
from spatialgen.export.webm_projection import mark_equirectangular
from spatialgen.eyes import StereoLayout
from spatialgen.probe import probe_clip
from spatialgen.sandbox import GIB, ChildFunction, Limits, call_limited, stream_limited
from spatialgen.stages import FractionReport, say_nothing

_WEBM_CODECS = frozenset({"vp8", "vp9", "av1"})
_MP4_CODECS = frozenset({"h264", "hevc"})
_PLAYABLE = _WEBM_CODECS | {"h264"}
_MUX_LIMITS = Limits(memory=4 * GIB, cpu_seconds=None, written_file=None, silence_seconds=120)
_READ_LIMITS = Limits(memory=3 * GIB, cpu_seconds=120, silence_seconds=120)
_LENGTH_TOLERANCE = 0.1  # seconds


def spatial_video_suffix(video_codec: str) -> str:
    """`.webm`, `.mp4`, or `.mkv` for pictures that neither of them can hold."""
    if video_codec in _WEBM_CODECS:
        return ".webm"
    return ".mp4" if video_codec in _MP4_CODECS else ".mkv"


def needs_playback_copy(video_codec: str) -> bool:
    """Whether browsers in general cannot play this picture, so that a copy has to be encoded."""
    return video_codec not in _PLAYABLE


def write_spatial_video(
    clip: Path, sound_field: Path, out: Path, gain_db: float, report: FractionReport = say_nothing
) -> None:
    """Write the clip's picture, copied bit by bit, with the sound field instead of its own sound.

    `out` ends as `spatial_video_suffix` says. The file is marked as 360° video, whether its source
    was or not, and as ambisonics; it starts with its index.

    Raises:
        ClipProblem: the clip cannot be read; ExportFailed: the file written is not as meant.
    """
    _write(copy_with_sound, (clip, sound_field), out, gain_db, report)


def write_playback_video(
    clip: Path, sound_field: Path, out: Path, gain_db: float, report: FractionReport = say_nothing
) -> None:
    """Write an MP4 that browsers play: H.264, at most 2048 wide, with the sound field as Opus.

    Raises as `write_spatial_video` does.
    """
    if out.suffix != ".mp4":
        raise ValueError(f"A playback copy is an .mp4 file, not “{out.name}”.")
    _write(encode_with_sound, (clip, sound_field), out, gain_db, report)


def _write(
    mux: ChildFunction,
    sources: tuple[Path, Path],
    out: Path,
    gain_db: float,
    report: FractionReport,
) -> None:
    names = [str(path.resolve()) for path in sources]
    kind = {".webm": "webm", ".mp4": "mp4", ".mkv": "matroska"}[out.suffix]
    with unfinished(out) as path:
        messages = stream_limited(
            mux,
            *names,
            str(path.resolve()),
            kind,
            gain_db,
            limits=_MUX_LIMITS,
        )
        with contextlib.closing(messages):
            for message in messages:
                report(cast("dict[str, float]", message)["fraction"])
        if kind == "mp4":
            _mark(path, probe_clip(sources[0]).stereo)
        else:
            mark_equirectangular(path)
        _check(path, kind, sources[1])
        report(1.0)


def _mark(path: Path, stereo: StereoLayout) -> None:
    """Add the boxes for 360° video and ambisonics, index in front."""
    marked = path.with_name(f"{path.name}.marked")
    try:
        add_boxes(path, marked, spherical_boxes(STEREO_MODES[stereo]), ambisonic_box())
        marked.replace(path)
    finally:
        marked.unlink(missing_ok=True)


def _check(path: Path, kind: str, sound_field: Path) -> None:
    import soundfile

    wanted = soundfile.info(sound_field).duration
    found = call_limited(read_back, str(path.resolve()), kind, limits=_READ_LIMITS)
    if found["channels"] != 4 or abs(found["sound_seconds"] - wanted) > _LENGTH_TOLERANCE:
        raise ExportFailed(
            f"The video written holds {found['channels']} channels for "
            f"{found['sound_seconds']:.2f} seconds instead of 4 for {wanted:.2f}."
        )
