"""Frames of a scene: sprites carried from their tangent planes onto the panorama."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .backdrop import draw_backdrop, pixel_directions
from .scene import Scene, Thing
from .sprites import draw_sprite


def render_frame(scene: Scene, time: float, width: int, height: int) -> NDArray[np.uint8]:
    """The picture at `time` seconds, RGB uint8 [h, w, 3], the frame spanning 360° x 180°."""
    frame = draw_backdrop(scene.backdrop, width, height).copy()
    for thing in scene.things:
        _place(frame, thing, time)
    return frame


def _tangent(azimuth: float, elevation: float) -> NDArray[np.float32]:
    """Rows: the direction itself, then right and up in its tangent plane (as a viewer sees)."""
    sa, ca, se, ce = np.sin(azimuth), np.cos(azimuth), np.sin(elevation), np.cos(elevation)
    return np.array([[ce * ca, ce * sa, se], [sa, -ca, 0], [-se * ca, -se * sa, ce]], np.float32)


def _window(
    azimuth: float, elevation: float, radius: float, width: int, height: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows and columns (wrapping round) that a cap of `radius` radians can touch."""
    centre = (0.5 - elevation / np.pi) * height
    reach = radius / np.pi * height + 1
    rows = np.arange(max(0, int(centre - reach)), min(height, int(centre + reach) + 1))
    if abs(elevation) + radius > np.pi / 2 - 0.02:
        return rows, np.arange(width)
    half = np.arcsin(np.clip(np.sin(radius) / np.cos(elevation), 0, 1))
    middle = (0.5 - azimuth / (2 * np.pi)) * width
    spread = half / (2 * np.pi) * width + 1
    columns = np.arange(int(middle - spread), int(middle + spread) + 1)[:width]
    return rows, columns % width


def _place(frame: NDArray[np.uint8], thing: Thing, time: float) -> None:
    height, width = frame.shape[:2]
    azimuths, elevations = thing.path.at(np.array(time))
    azimuth, elevation = float(azimuths), float(elevations)
    extent = np.tan(thing.size / 2)
    rows, columns = _window(azimuth, elevation, float(np.arctan(extent * 1.42)), width, height)
    vectors = pixel_directions(width, height)[2][rows[:, None], columns[None]]
    local = vectors @ _tangent(azimuth, elevation).T
    ahead = np.maximum(local[..., 0], 1e-3)
    x, y = local[..., 1] / ahead / extent, local[..., 2] / ahead / extent
    sprite = _picture_of(thing, time, width)
    drawn = _sample(sprite, (x + 1) / 2, (1 - y) / 2) * (local[..., 0] > 0)[..., None]
    area = (rows[:, None], columns[None])
    below = frame[area].astype(np.float32)
    frame[area] = np.clip(below * (1 - drawn[..., 3:]) + 255 * drawn[..., :3] + 0.5, 0, 255)


def _picture_of(thing: Thing, time: float, width: int) -> NDArray[np.float32]:
    pixels = thing.size / (2 * np.pi) * width
    return draw_sprite(
        thing.kind,
        thing.seed % 3,
        phase=int(thing.phase(time) * 64) if thing.activity(time) < 0.999 else 0,
        activity=round(thing.activity(time) * 64),
        floating=thing.floating,
        mirrored=thing.path.turning > 0,
        size=int(np.clip(16 * np.ceil(pixels * 1.3 / 16), 32, 320)),
    )


def _sample(sprite: NDArray[np.float32], u: NDArray[np.float32], v: NDArray[np.float32]) -> (
    NDArray[np.float32]
):  # fmt: skip
    """Bilinear samples at u, v in 0..1; transparent outside."""
    size = sprite.shape[0]
    column, row = u * size - 0.5, v * size - 0.5
    left, top = np.floor(column).astype(int), np.floor(row).astype(int)
    part_x, part_y = (column - left)[..., None], (row - top)[..., None]
    inside = (u > 0) & (u < 1) & (v > 0) & (v < 1)
    a, b = np.clip(left, 0, size - 1), np.clip(left + 1, 0, size - 1)
    c, d = np.clip(top, 0, size - 1), np.clip(top + 1, 0, size - 1)
    upper = sprite[c, a] * (1 - part_x) + sprite[c, b] * part_x
    lower = sprite[d, a] * (1 - part_x) + sprite[d, b] * part_x
    mixed = upper * (1 - part_y) + lower * part_y
    return np.asarray(mixed * inside[..., None], np.float32)
