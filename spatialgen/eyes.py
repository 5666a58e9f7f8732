"""Stereoscopic clips: how the pictures for the two eyes lie in a frame, and the left eye's one.

What looks at a clip (the model, posters, thumbnails) looks with the left eye; only players show
both. Everything here that takes a frame runs in a limited child (see `spatialgen.sandbox`).
"""

from __future__ import annotations

import contextlib
import struct
from typing import TYPE_CHECKING, Literal, cast

import numpy as np
from numpy.typing import NDArray

from spatialgen.containers import DAMAGED, told
from spatialgen.stages import ClipProblem

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

StereoLayout = Literal["mono", "top_bottom", "left_right"]

# AVStereo3DType: what FFmpeg reads from st3d boxes, StereoMode elements and frame packing SEI.
_LAYOUTS: dict[int, StereoLayout] = {0: "mono", 1: "left_right", 2: "top_bottom"}


def stereo_layout(frame: VideoFrame) -> StereoLayout:
    """How the eyes lie in the frame, by its side data; mono where the file says nothing.

    Raises:
        ClipProblem: `stereoscopic`, for eyes that are interleaved or follow each other.
    """
    import av.sidedata.sidedata as side

    for item in cast("list[side.SideData]", list(frame.side_data)):
        if item.type == side.Type.STEREO3D:
            layout = _LAYOUTS.get(struct.unpack_from("=i", bytes(item))[0])
            if layout is None:
                raise ClipProblem(
                    "stereoscopic",
                    "The pictures for the two eyes are interleaved in this video. Export it with "
                    "one above the other, or side by side, and upload that.",
                )
            return layout
    return "mono"


def first_frame(container: InputContainer, stream: VideoStream) -> VideoFrame:
    """The first frame that can be decoded; leaves the container at its start."""
    import av.error

    with told():
        for packet in container.demux(stream):
            with contextlib.suppress(av.error.InvalidDataError):
                for frame in packet.decode():
                    container.seek(0)
                    return frame
    raise DAMAGED


def eye_size(width: int, height: int, layout: StereoLayout) -> tuple[int, int]:
    """Width and height of one eye's picture in a frame."""
    return (
        width // 2 if layout == "left_right" else width,
        height // 2 if layout == "top_bottom" else height,
    )


def left_eye(
    frame: VideoFrame, width: int, height: int, layout: StereoLayout, shrink: bool = True
) -> NDArray[np.uint8]:
    """The left eye's picture [h, w, 3] (RGB), scaled; top and left are the left eye's."""
    whole_width = 2 * width if layout == "left_right" else width
    whole_height = 2 * height if layout == "top_bottom" else height
    if shrink:
        whole = frame.reformat(whole_width, whole_height, format="rgb24", interpolation="AREA")
    else:
        whole = frame.reformat(whole_width, whole_height, format="rgb24")
    return np.ascontiguousarray(whole.to_ndarray()[:height, :width])
