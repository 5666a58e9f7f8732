"""Small pictures from all along a clip, on one sheet: what a time line shows under the pointer.

The frames are decoded in a limited child. A clip that is small enough to be decoded from end to
end gives the frame nearest to each tile's time; of a larger one its key frames have to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from spatialgen.containers import Timeline, fitted, measure, open_clip, picture_stream, told
from spatialgen.export.unfinished import unfinished
from spatialgen.eyes import eye_size, first_frame, left_eye, stereo_layout
from spatialgen.sandbox import GIB, Limits, stream_limited
from spatialgen.stages import ClipProblem

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

COLUMNS = 10
LONGEST = 160
_FEWEST, _MOST = 10, 100
_SECONDS_A_TILE = 0.5
_PIXELS_DECODED = 1.5e9  # all frames together: above, only key frames are looked at
_LIMITS = Limits(memory=3 * GIB, cpu_seconds=90, silence_seconds=30)
_QUALITY = 70
_UNREADABLE = ClipProblem("damaged", "The pictures of this video cannot be read.")


@dataclass(frozen=True)
class Thumbnails:
    """How to read the sheet: tile i (row by row) shows the clip at (i + 1/2) `interval` seconds.

    `width` and `height` are of one tile, in pixels.
    """

    columns: int
    rows: int
    width: int
    height: int
    interval: float


def write_thumbnails(path: Path, out: Path) -> Thumbnails:
    """Write the sheet of a clip as JPEG; it appears whole or not at all.

    Raises:
        ClipProblem: the clip cannot be decoded in the time that this is worth.
    """
    from PIL import Image

    messages = stream_limited(_tiles, str(Path(path).resolve()), limits=_LIMITS, ahead=4)
    facts = next(messages)
    if not isinstance(facts, dict):
        raise _UNREADABLE
    sheet = Thumbnails(**facts)
    image = Image.new("RGB", (sheet.columns * sheet.width, sheet.rows * sheet.height))
    for index, pixels in enumerate(messages):
        tile = Image.frombytes("RGB", (sheet.width, sheet.height), bytes(cast(bytearray, pixels)))
        row, column = divmod(index, sheet.columns)
        image.paste(tile, (column * sheet.width, row * sheet.height))
    with unfinished(out) as unready:
        image.save(unready, "JPEG", quality=_QUALITY, optimize=True)
    return sheet


def tile_count(seconds: float) -> int:
    """How many tiles a clip gets: two a second, whole rows, never more than a hundred."""
    wanted = min(_MOST, max(_FEWEST, round(seconds / _SECONDS_A_TILE)))
    return -(-wanted // COLUMNS) * COLUMNS


# --- in the child -------------------------------------------------------------------------------


def _tiles(name: str) -> Iterator[dict[str, Any] | bytes]:
    with open_clip(Path(name)) as container:
        stream = picture_stream(container)
        timeline = measure(container, stream)
        count = tile_count(timeline.duration)
        layout = stereo_layout(first_frame(container, stream))
        width, height = fitted(*eye_size(stream.width, stream.height, layout), LONGEST)
        interval = timeline.duration / count
        yield {
            "columns": COLUMNS,
            "rows": count // COLUMNS,
            "width": width,
            "height": height,
            "interval": interval,
        }
        times = [timeline.origin + (index + 0.5) * interval for index in range(count)]
        for frame in _frames_at(container, stream, timeline, times):
            yield left_eye(frame, width, height, layout).tobytes()


def _frames_at(
    container: InputContainer, stream: VideoStream, timeline: Timeline, times: list[float]
) -> Iterator[VideoFrame]:
    pixels = timeline.duration * timeline.fps * stream.width * stream.height
    if pixels <= _PIXELS_DECODED:
        return _one_after_another(container, stream, times)
    return _key_frames(container, stream, times)


def _one_after_another(
    container: InputContainer, stream: VideoStream, times: list[float]
) -> Iterator[VideoFrame]:
    """For each time the first frame that is not before it, or the last there is."""
    index, last = 0, None
    with told():
        for frame in container.decode(stream):
            while index < len(times) and frame.time is not None and frame.time >= times[index]:
                yield frame
                index += 1
            last = frame
    if last is None:
        raise _UNREADABLE
    for _ in times[index:]:
        yield last


def _key_frames(
    container: InputContainer, stream: VideoStream, times: list[float]
) -> Iterator[VideoFrame]:
    """For each time the key frame before it; where there is none, the one shown last."""
    stream.codec_context.skip_frame = "NONKEY"
    shown = None
    for at in times:
        container.seek(max(0, int(at * 1e6)))
        with told():
            shown = next(iter(container.decode(stream)), shown)
        if shown is None:
            raise _UNREADABLE
        yield shown
