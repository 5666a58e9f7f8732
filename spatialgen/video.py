"""A clip's frames, small and at a steady rate, decoded once in a limited child process.

Axis letters: h, w image; t video frames.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

import numpy as np
from numpy.typing import NDArray

from spatialgen.containers import (
    DAMAGED,
    Timeline,
    fitted,
    measure,
    open_clip,
    picture_stream,
    told,
)
from spatialgen.eyes import StereoLayout, eye_size, first_frame, left_eye, stereo_layout
from spatialgen.sandbox import GIB, Limits, Message, stream_limited
from spatialgen.stages import ClipProblem

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

Frame = NDArray[np.uint8]

FRAME_LIMITS = Limits(memory=4 * GIB, cpu_seconds=None, silence_seconds=120)
_WORTH_SEEKING = 3.0  # seconds; below, reading on from the beginning is as quick
_AHEAD = 16  # frames that wait decoded: 24 MB at the default size


class Frames(Iterator[Frame]):
    """The frames of one clip, in time: frame i is shown nearest to `start + i / fps` seconds.

    Exactly `count` = ceil((stop - start) x fps) frames of shape [h, w, 3] (RGB, uint8); where the
    file ends early, the last is held. `duration` is the whole clip's. Memory is bounded by a few
    frames. `close()` (or leaving the `with` block) ends the decoding child at once.
    """

    duration: float
    fps: float
    count: int
    height: int
    width: int

    def __init__(
        self,
        path: Path,
        fps: float = 8.0,
        width: int = 1024,
        start: float = 0.0,
        stop: float | None = None,
    ) -> None:
        name = str(Path(path).resolve())
        self._messages: Generator[Message, None, None] = stream_limited(
            _decode, name, fps, width, start, stop, limits=FRAME_LIMITS, ahead=_AHEAD
        )
        shape = cast(dict[str, Any], next(self._messages))
        self.fps = fps
        self.duration = float(shape["duration"])
        self.count, self.height, self.width = shape["count"], shape["height"], shape["width"]

    def __next__(self) -> Frame:
        pixels = cast(bytearray, next(self._messages))
        return np.frombuffer(pixels, dtype=np.uint8).reshape(self.height, self.width, 3)

    def close(self) -> None:
        """End the child, whatever it is doing."""
        self._messages.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def read_frames(
    path: Path,
    fps: float = 8.0,
    width: int = 1024,
    start: float = 0.0,
    stop: float | None = None,
) -> Frames:
    """Decode a clip to small frames: at most `width` pixels a side, aspect kept, `fps` a second.

    From `start` to `stop` seconds, or to the clip's end; of a stereoscopic clip the left eye's.

    Raises:
        ClipProblem: at once or in the middle, when the clip cannot be read.
    """
    return Frames(path, fps, width, start, stop)


# --- in the child -------------------------------------------------------------------------------


def _decode(
    name: str, fps: float, width: int, start: float, stop: float | None
) -> Iterator[dict[str, Any] | bytes]:
    with open_clip(Path(name)) as container:
        stream = picture_stream(container)
        timeline = measure(container, stream)
        end = timeline.duration if stop is None else min(stop, timeline.duration)
        count = max(0, math.ceil(round((end - start) * fps, 6)))
        layout = stereo_layout(first_frame(container, stream))
        out_width, height = fitted(*eye_size(stream.width, stream.height, layout), width)
        yield {
            "duration": timeline.duration,
            "count": count,
            "height": height,
            "width": out_width,
        }
        chosen = _nearest(_shown(container, stream, timeline, start), count, fps)
        last: bytes | None = None
        for frame in chosen:
            if frame is not None or last is None:
                last = _small(frame, out_width, height, layout)
            yield last


def _shown(
    container: InputContainer, stream: VideoStream, timeline: Timeline, start: float
) -> Iterator[tuple[float, VideoFrame]]:
    """The frames with the second after `start` at which they are shown.

    They begin at a key frame before it, so some come too early; damaged packets are passed over.
    """
    import av.error

    read = failed = 0
    if start > _WORTH_SEEKING:
        with told():
            container.seek(int((timeline.origin + start - 1) * 1e6))
    with told():
        for packet in container.demux(stream):
            read += 1
            try:
                frames = packet.decode()
            except av.error.InvalidDataError:
                failed += 1
                continue
            for frame in frames:
                if frame.time is not None:
                    yield frame.time - timeline.origin - start, frame
    if failed > max(3, read // 4):
        raise DAMAGED


def _nearest(
    shown: Iterator[tuple[float, VideoFrame]], count: int, fps: float
) -> Iterator[VideoFrame | None]:
    """For each of `count` steady times the nearest frame; None where it is the same as before."""
    before: tuple[float, VideoFrame] | None = None
    given: VideoFrame | None = None
    index = 0
    for time, frame in shown:
        while index < count and time >= index / fps:
            nearer = (
                frame
                if before is None or time - index / fps < index / fps - before[0]
                else before[1]
            )
            yield None if nearer is given else nearer
            given = nearer
            index += 1
        before = (time, frame)
        if index == count:
            return
    if before is None:
        raise DAMAGED
    while index < count:
        yield None if before[1] is given else before[1]
        given = before[1]
        index += 1


def _small(frame: VideoFrame | None, width: int, height: int, layout: StereoLayout) -> bytes:
    if frame is None:
        raise ClipProblem(DAMAGED.code, DAMAGED.detail)
    shrink = eye_size(frame.width, frame.height, layout)[0] != width
    return left_eye(frame, width, height, layout, shrink).tobytes()
