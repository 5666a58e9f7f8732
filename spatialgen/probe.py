"""What a clip is, and whether it can be used: asked before anything is queued.

The file is read in a limited child process. A clip is never refused for its shape: 1920 by 1080
frames are as usual for equirectangular video as 2:1.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from spatialgen.containers import (
    DAMAGED,
    check_whole,
    demuxer,
    fitted,
    measure,
    open_clip,
    picture_stream,
    told,
)
from spatialgen.eyes import StereoLayout, eye_size, left_eye, stereo_layout
from spatialgen.sandbox import GIB, Limits, call_limited
from spatialgen.stages import ClipProblem

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

PROBE_LIMITS = Limits(memory=3 * GIB, cpu_seconds=60, silence_seconds=60)
_POSTER_LONGEST = 960
_PROJECTIONS = {
    0: "equirectangular",
    1: "cubemap",
    2: "equirectangular_tile",
    3: "half_equirectangular",
    4: "rectilinear",
    5: "fisheye",
    6: "parametric_immersive",
}


@dataclass(frozen=True)
class AudioTrack:
    """One sound track as the file declares it. `ambisonic`: it is named so, or has 4 channels."""

    codec: str
    channels: int
    layout: str
    sample_rate: int
    ambisonic: bool


@dataclass(frozen=True)
class ClipReport:
    """What a usable clip is. Seconds, pixels and bytes; `projection` only where the file says.

    `width` and `height` are of the whole frame, which holds two pictures if `stereo` is not mono.
    """

    container: str
    video_codec: str
    width: int
    height: int
    fps: float
    duration: float
    frames: int | None
    audio_tracks: tuple[AudioTrack, ...]
    projection: str | None
    stereo: StereoLayout
    size: int


def probe_clip(path: Path) -> ClipReport:
    """Read what a clip is, and decode its first and near-last frames to be sure.

    Raises:
        ClipProblem: with a sentence that says why the clip cannot be used and what to do.
    """
    answer = call_limited(_probe, str(Path(path).resolve()), limits=PROBE_LIMITS)
    tracks = tuple(AudioTrack(**track) for track in answer.pop("audio_tracks"))
    return ClipReport(audio_tracks=tracks, **answer)


def write_poster(path: Path, out: Path) -> None:
    """Write a picture of the clip, 960 pixels on its longer side, from a tenth of the way in.

    `out` ends in `.webp`, `.jpg` or `.jpeg`. It appears whole or not at all.

    Raises:
        ClipProblem: no frame can be decoded.
    """
    from PIL import Image

    formats = {".webp": "WEBP", ".jpg": "JPEG", ".jpeg": "JPEG"}
    if out.suffix.lower() not in formats:
        raise ValueError(f"A poster is .webp or .jpg, not “{out.name}”.")
    picture = call_limited(_poster, str(Path(path).resolve()), limits=PROBE_LIMITS)
    pixels = bytes.fromhex(picture["rgb"])
    image = Image.frombytes("RGB", (picture["width"], picture["height"]), pixels)
    unfinished = out.with_name(f".{out.name}.part")
    image.save(unfinished, formats[out.suffix.lower()], quality=82)
    unfinished.replace(out)


# --- in the child -------------------------------------------------------------------------------


def _probe(name: str) -> Iterator[dict[str, Any]]:
    path = Path(name)
    kind = demuxer(path)
    check_whole(path)
    with open_clip(path) as container:
        stream = picture_stream(container)
        _refuse_mesh(path, kind)
        timeline = measure(container, stream)
        first = frame_at(container, stream, None)
        projection, stereo = _projection(first), stereo_layout(first)
        _refuse_projection(projection)
        frame_at(container, stream, timeline.origin + max(0.0, timeline.duration - 1.0))
        yield {
            "container": _container_name(path, kind),
            "video_codec": _codec_name(stream),
            "width": stream.width,
            "height": stream.height,
            "fps": timeline.fps,
            "duration": timeline.duration,
            "frames": timeline.frames,
            "audio_tracks": [_audio_track(s) for s in container.streams.audio],
            "projection": projection,
            "stereo": stereo,
            "size": path.stat().st_size,
        }


def _poster(name: str) -> Iterator[dict[str, Any]]:
    with open_clip(Path(name)) as container:
        stream = picture_stream(container)
        timeline = measure(container, stream)
        wanted = timeline.origin + timeline.duration / 10
        frame = frame_at(container, stream, wanted, exact=True)
        layout = stereo_layout(frame)
        width, height = fitted(*eye_size(frame.width, frame.height, layout), _POSTER_LONGEST)
        small = left_eye(frame, width, height, layout)
        yield {"width": width, "height": height, "rgb": small.tobytes().hex()}


def frame_at(
    container: InputContainer, stream: VideoStream, at: float | None, exact: bool = False
) -> VideoFrame:
    """A frame at or before `at` seconds (the file's own time); the exact one where asked."""
    container.seek(0 if at is None else max(0, int(at * 1e6)))
    frame = None
    with told():
        for packet in container.demux(stream):
            for frame in packet.decode():
                if not exact or at is None or frame.time is None or frame.time >= at:
                    return frame
    if frame is None:
        raise DAMAGED
    return frame


def _codec_name(stream: VideoStream) -> str:
    name = stream.codec_context.name
    return {"libdav1d": "av1", "libvpx-vp9": "vp9"}.get(name, name)


def _container_name(path: Path, kind: str) -> str:
    with path.open("rb") as file:
        start = file.read(64)
    if kind == "matroska":
        return "webm" if b"webm" in start else "matroska"
    return "mov" if start[8:12] == b"qt  " or start[4:8] != b"ftyp" else "mp4"


def _audio_track(stream: AudioStream) -> dict[str, Any]:
    context = stream.codec_context
    if context is None:
        return {
            "codec": "unknown",
            "channels": 0,
            "layout": "",
            "sample_rate": 0,
            "ambisonic": False,
        }
    layout = context.layout.name
    return {
        "codec": context.name.removeprefix("lib"),
        "channels": context.channels,
        "layout": layout,
        "sample_rate": context.sample_rate or 0,
        "ambisonic": layout.startswith("ambisonic") or context.channels == 4,
    }


def _projection(frame: VideoFrame) -> str | None:
    """The projection from the frame's side data (FFmpeg's own structures)."""
    import av.sidedata.sidedata as side

    for item in cast("list[side.SideData]", list(frame.side_data)):
        if item.type == side.Type.SPHERICAL:
            return _PROJECTIONS.get(struct.unpack_from("=i", bytes(item))[0], "unknown")
    return None


def _refuse_projection(projection: str | None) -> None:
    if projection not in (None, "equirectangular"):
        name = projection.replace("_", " ") if projection else ""
        raise ClipProblem(
            "projection",
            f"The picture of this video is laid out as “{name}”, and only whole equirectangular "
            "panoramas are supported. Export it as equirectangular 360° video and upload that.",
        )


def _refuse_mesh(path: Path, kind: str) -> None:
    """Equi-angular cubemaps (EAC) are marked as a mesh, which FFmpeg does not report."""
    with path.open("rb") as file:
        if kind == "matroska":
            mesh = b"\x76\x71\x81\x03" in file.read(1 << 20)
        else:
            mesh = _has_mesh_box(file.read(1 << 22)) or _has_mesh_box(_tail(path, 1 << 22))
    if mesh:
        _refuse_projection("equi-angular cubemap (EAC)")


def _has_mesh_box(data: bytes) -> bool:
    at = data.find(b"sv3d")
    return at >= 0 and b"mshp" in data[at : at + 1024]


def _tail(path: Path, length: int) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - length))
        return file.read(length)
