"""Opening video files that strangers sent: which ones, as what, and how long they are.

FFmpeg is never left to guess a format: the first bytes must be those of an MP4/QuickTime or a
Matroska/WebM file, and only that demuxer is used, on local files, with known codecs. Everything
here that takes a container runs in a limited child (see `spatialgen.sandbox`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from spatialgen.stages import ClipProblem

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.packet import Packet
    from av.video.stream import VideoStream

VIDEO_CODECS = frozenset(
    {"h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "mpeg2video", "prores", "dnxhd", "mjpeg"}
)
_DECODERS = sorted(
    VIDEO_CODECS
    | {"libdav1d", "libvpx-vp9", "aac", "opus", "libopus", "vorbis", "flac", "alac", "ac3", "eac3"}
    | {"mp3", "mp3float", "pcm_s16le", "pcm_s24le", "pcm_s16be", "pcm_s24be", "pcm_f32le"}
)
MAXIMUM_PIXELS = 8192 * 8192
MINIMUM_SECONDS = 0.95  # "one second", with room for rounded time stamps
_TAIL_SECONDS = 3.0
_MISSING_SECONDS = 1.0  # a file whose last packet is this far from its declared end is cut off

_QUICKTIME_STARTS = {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"}
_EBML = b"\x1a\x45\xdf\xa3"
_SEGMENT = b"\x18\x53\x80\x67"

NOT_A_VIDEO = ClipProblem(
    "not_a_video",
    "This file is not an MP4, MOV, WebM or Matroska video, whatever its name says. "
    "Export the clip as MP4 (H.264 or HEVC) or WebM (VP9) and upload that.",
)
DAMAGED = ClipProblem(
    "damaged",
    "This video is damaged and cannot be read. "
    "Export it again from your editing program and upload the new file.",
)
TRUNCATED = ClipProblem(
    "truncated",
    "The end of this video is missing: the file is shorter than it says it is. "
    "Copy or export it again and upload the whole file.",
)
NO_VIDEO = ClipProblem(
    "no_video",
    "This file has no picture, only sound or data. Upload the 360° video itself.",
)


@dataclass(frozen=True)
class Timeline:
    """When a clip's picture is shown, in seconds.

    `origin` is the time stamp at which the clip starts to play; `duration` is from there to the
    end of the last frame; `frames` is known only where the file says or was read whole.
    """

    origin: float
    duration: float
    fps: float
    frames: int | None


def demuxer(path: Path) -> str:
    """`mov` or `matroska`, by the file's first bytes; refuses anything else.

    Raises:
        ClipProblem: `not_a_video`, `empty` for a file without content, `not_found` for none.
    """
    if not path.is_file():
        raise ClipProblem("not_found", f"There is no file “{path.name}”.")
    with path.open("rb") as file:
        start = file.read(16)
    if not start:
        raise ClipProblem("empty", "This file is empty. Choose the video file again.")
    if start[:4] == _EBML:
        return "matroska"
    if start[4:8] in _QUICKTIME_STARTS:
        return "mov"
    raise NOT_A_VIDEO


def check_whole(path: Path) -> None:
    """Compare the sizes that the file's outermost structure declares with the file's own.

    Raises:
        ClipProblem: `truncated` when declared content is missing.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        if demuxer(path) == "mov":
            _check_boxes(file, size)
        else:
            _check_segment(file, size)


def _check_boxes(file: BinaryIO, size: int) -> None:
    position, index_seen = 0, False
    while position + 8 <= size:
        file.seek(position)
        header = file.read(16)
        length, kind = int.from_bytes(header[:4], "big"), header[4:8]
        if length == 1:
            length = int.from_bytes(header[8:16], "big")
        elif length == 0:
            length = size - position
        if not kind.isalnum() or length < 8:
            break  # not a box: bytes after the end, which players ignore
        if position + length > size:
            raise TRUNCATED
        index_seen = index_seen or kind == b"moov"
        position += length
    if not index_seen:
        raise ClipProblem(
            "truncated",
            "This MP4 has no index (moov), so it was never finished or its end is missing. "
            "Copy or export it again and upload the whole file.",
        )


def _check_segment(file: BinaryIO, size: int) -> None:
    file.seek(4)
    header_length, _ = _read_vint(file)
    file.seek(file.tell() + (header_length or 0))
    if file.read(4) != _SEGMENT:
        raise TRUNCATED
    length, known = _read_vint(file)
    if known and file.tell() + length > size:
        raise TRUNCATED


def _read_vint(file: BinaryIO) -> tuple[int, bool]:
    """A Matroska length: its value, and whether it is known (all ones mean "until the end")."""
    first = file.read(1)
    if not first or not first[0]:
        raise DAMAGED
    width = 9 - first[0].bit_length()
    value = int.from_bytes(bytes([first[0] & (0xFF >> width)]) + file.read(width - 1), "big")
    return value, value != (1 << (7 * width)) - 1


@contextlib.contextmanager
def open_clip(path: Path) -> Iterator[InputContainer]:
    """The clip opened by its own demuxer only; FFmpeg's errors become sentences."""
    import av
    import av.error
    import av.logging

    av.logging.set_level(None)
    options = {
        "protocol_whitelist": "file",
        "codec_whitelist": ",".join(_DECODERS),
        "max_streams": "16",
    }
    with told(), av.open(f"file:{path}", format=demuxer(path), options=options) as container:
        yield container


@contextlib.contextmanager
def told() -> Iterator[None]:
    """FFmpeg's errors as problems of the clip."""
    import av.error

    try:
        yield
    except MemoryError:
        raise
    except av.error.InvalidDataError:
        raise DAMAGED from None
    except av.error.FFmpegError as error:
        raise ClipProblem(
            "damaged",
            f"This video cannot be read ({error.strerror}). "
            "Export it again from your editing program and upload the new file.",
        ) from None


def picture_stream(container: InputContainer) -> VideoStream:
    """The clip's one video stream, set to decode on several threads.

    Raises:
        ClipProblem: `no_video`, `not_stitched`, `unknown_codec` or `too_many_pixels`.
    """
    import av.stream

    cover = av.stream.Disposition.attached_pic
    streams = [s for s in container.streams.video if not s.disposition & cover]
    if not streams:
        raise NO_VIDEO
    stream = streams[0]
    if sum((s.width, s.height) == (stream.width, stream.height) for s in streams) > 1:
        raise ClipProblem(
            "not_stitched",
            "This file holds several pictures of the same size, as 360° cameras store what each "
            "lens saw. Stitch it to one equirectangular video in the camera's own program first.",
        )
    context = stream.codec_context
    if context is None or context.name.removeprefix("lib") not in VIDEO_CODECS | {"dav1d"}:
        name = f" ({context.name})" if context is not None else ""
        raise ClipProblem(
            "unknown_codec",
            f"The picture of this file is stored in a way that cannot be decoded here{name}. "
            "Export the clip as MP4 (H.264 or HEVC) or WebM (VP9) and upload that.",
        )
    if stream.width <= 0 or stream.height <= 0:
        raise DAMAGED
    if stream.width * stream.height > MAXIMUM_PIXELS:
        raise ClipProblem(
            "too_many_pixels",
            f"The picture is {stream.width} by {stream.height} pixels, more than can be decoded "
            "here. Export the clip at 7680 by 3840 or less.",
        )
    stream.thread_type = "AUTO"
    stream.codec_context.thread_count = 4
    return stream


def fitted(width: int, height: int, longest: int) -> tuple[int, int]:
    """The same shape with no side above `longest`, at least one pixel each; never larger."""
    scale = min(1.0, longest / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def measure(container: InputContainer, stream: VideoStream) -> Timeline:
    """Find where the clip starts and ends from its packets; leaves the container at its start.

    A declared duration is checked at the tail only; without one every packet is looked at.

    Raises:
        ClipProblem: `truncated`, `no_duration` or `too_short`.
    """
    origin = max(0.0, (container.start_time or 0) / 1e6)
    declared_end = _declared_end(container, origin)
    seen = _Seen()
    if declared_end is not None and declared_end > origin + 2 * _TAIL_SECONDS:
        container.seek(int((declared_end - _TAIL_SECONDS) * 1e6))
        seen.read(container, stream)
    whole = not seen.frames
    if whole:
        container.seek(0)
        seen = _Seen()
        seen.read(container, stream)
    container.seek(0)
    if declared_end is not None and seen.end_of_all < declared_end - _MISSING_SECONDS:
        raise TRUNCATED
    fps = _rate(stream, seen)
    duration = seen.end(fps) - origin
    if not seen.frames or duration <= 0:
        raise ClipProblem(
            "no_duration",
            "This video lasts no time at all: it has no frames with time stamps. "
            "Export it again as MP4 or WebM.",
        )
    if duration < MINIMUM_SECONDS:
        raise ClipProblem(
            "too_short",
            f"This video lasts {duration:.2f} seconds; at least one second is needed.",
        )
    frames = seen.frames if whole else (stream.frames or None)
    return Timeline(origin, round(duration, 6), fps, frames)


def _declared_end(container: InputContainer, origin: float) -> float | None:
    """When the file says that it ends; Matroska's duration counts from time stamp 0."""
    if not container.duration or container.duration < 0:
        return None
    seconds = container.duration / 1e6
    return seconds if "matroska" in container.format.name else origin + seconds


class _Seen:
    """What reading packets told about time."""

    def __init__(self) -> None:
        self.frames = 0
        self.first = self.last = self.last_end = 0.0
        self.end_of_all = 0.0

    def read(self, container: InputContainer, stream: VideoStream) -> None:
        for packet in container.demux():
            if packet.pts is None or packet.is_discard:
                continue
            self.note(packet, packet.stream_index == stream.index)

    def note(self, packet: Packet[Any], picture: bool) -> None:
        assert packet.pts is not None and packet.time_base is not None  # noqa: S101  (for types)
        start = float(packet.pts * packet.time_base)
        end = start + float((packet.duration or 0) * packet.time_base)
        self.end_of_all = max(self.end_of_all, end)
        if picture:
            self.first = min(self.first, start) if self.frames else start
            self.last = max(self.last, start) if self.frames else start
            self.last_end = max(self.last_end, end)
            self.frames += 1

    def end(self, fps: float) -> float:
        """The end of the last frame; one frame's time is assumed where none is stored."""
        return self.last_end if self.last_end > self.last else self.last + 1.0 / fps


def _rate(stream: VideoStream, seen: _Seen) -> float:
    for rate in (stream.average_rate, stream.guessed_rate):
        if rate is not None and 1 <= rate <= 240:
            return float(rate)
    span = seen.last - seen.first
    return (seen.frames - 1) / span if span > 0 and seen.frames > 1 else 25.0
