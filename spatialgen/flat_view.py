"""A flat picture of where somebody looks in a panorama, for previews of links. Free of torch.

Axis letters: h panorama height, w panorama width; azimuth to the left and elevation up, radians.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spatialgen.containers import fitted, measure, open_clip, picture_stream
from spatialgen.export.unfinished import unfinished
from spatialgen.eyes import eye_size, left_eye, stereo_layout
from spatialgen.probe import PROBE_LIMITS, frame_at
from spatialgen.sandbox import call_limited

Pixels = NDArray[np.uint8]

LONGEST = 3840
"""Pixels of the panorama's longer side that a view is cut from; larger ones are made smaller."""
NEAR_THE_END = 0.2


def cut_view(
    panorama: Pixels, size: tuple[int, int], *, field: float, azimuth: float, elevation: float
) -> Pixels:
    """The view of `size` (width, height), `field` radians wide: [h, w, 3] -> [height, width, 3].

    Bilinear, wrapping round at the left and right edges.
    """
    width, height = size
    x, y = view_angles(size, field, azimuth, elevation)
    rows, columns = panorama.shape[:2]
    across = (0.5 - x / (2 * np.pi)) * columns - 0.5
    down = np.clip((0.5 - y / np.pi) * rows - 0.5, 0, rows - 1)
    left, top = np.floor(across).astype(int), np.floor(down).astype(int)
    right_share, lower_share = (across - left)[..., None], (down - top)[..., None]
    below = np.minimum(top + 1, rows - 1)
    left, right = left % columns, (left + 1) % columns
    upper = panorama[top, left] * (1 - right_share) + panorama[top, right] * right_share
    lower = panorama[below, left] * (1 - right_share) + panorama[below, right] * right_share
    cut = upper * (1 - lower_share) + lower * lower_share
    view: Pixels = np.round(cut).astype(np.uint8).reshape(height, width, 3)
    return view


def view_angles(
    size: tuple[int, int], field: float, azimuth: float, elevation: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Azimuth and elevation that each pixel of a view looks to: two of [height, width]."""
    width, height = size
    reach = math.tan(field / 2)
    left = -reach * (2 * (np.arange(width) + 0.5) / width - 1)
    up = -reach * height / width * (2 * (np.arange(height) + 0.5) / height - 1)
    y, z = np.broadcast_arrays(left[None, :], up[:, None])
    cos, sin = math.cos(elevation), math.sin(elevation)
    ahead, above = cos - z * sin, sin + z * cos
    return azimuth + np.arctan2(y, ahead), np.arctan2(above, np.hypot(ahead, y))


def write_flat_view(
    path: Path,
    out: Path,
    *,
    seconds: float,
    azimuth: float,
    elevation: float,
    field: float,
    size: tuple[int, int],
) -> None:
    """Write the view of a clip at `seconds` as a JPEG, decoded in a limited child.

    Raises:
        ClipProblem: no frame can be decoded there.
    """
    asked = (seconds, azimuth, elevation, field, *size)
    answer = call_limited(_view, str(Path(path).resolve()), *asked, limits=PROBE_LIMITS)
    width, height = size
    view = np.frombuffer(bytes.fromhex(answer["rgb"]), np.uint8).reshape(height, width, 3)
    save_jpeg(view, out)


def cut_from_picture(
    picture: Path,
    out: Path,
    *,
    azimuth: float,
    elevation: float,
    field: float,
    size: tuple[int, int],
) -> None:
    """The same from a picture of ours, a poster: coarser, and without the clip."""
    from PIL import Image

    with Image.open(picture) as image:
        panorama = np.asarray(image.convert("RGB"))
    save_jpeg(cut_view(panorama, size, field=field, azimuth=azimuth, elevation=elevation), out)


def save_jpeg(pixels: Pixels, out: Path) -> None:
    """Writes [h, w, 3]; the file appears whole or not at all."""
    from PIL import Image

    with unfinished(out) as path:
        Image.fromarray(pixels).save(path, "JPEG", quality=85)


# --- in the child -------------------------------------------------------------------------------


def _view(
    name: str, seconds: float, azimuth: float, elevation: float, field: float, *size: int
) -> Iterator[dict[str, Any]]:
    with open_clip(Path(name)) as container:
        stream = picture_stream(container)
        timeline = measure(container, stream)
        last = max(0.0, timeline.duration - NEAR_THE_END)
        frame = frame_at(container, stream, timeline.origin + min(max(0.0, seconds), last))
        layout = stereo_layout(frame)
        shape = fitted(*eye_size(frame.width, frame.height, layout), LONGEST)
        panorama = left_eye(frame, *shape, layout)
        width, height = size
        view = cut_view(
            panorama, (width, height), field=field, azimuth=azimuth, elevation=elevation
        )
        yield {"rgb": view.tobytes().hex()}
