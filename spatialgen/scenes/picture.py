"""Frames of a scene: drawings carried from their tangent planes onto the panorama."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .assets import panorama, picture
from .scene import Backdrop, Scene, Thing

SHINE = (1.0, 0.93, 0.62)  # the light round an acting thing, sRGB
GROWTH = 0.22  # how much larger a thing is when it acts most
REACH = 2.0  # how far, in half sizes, a thing and its light reach


def render_frame(scene: Scene, time: float, width: int, height: int) -> NDArray[np.uint8]:
    """The picture at `time` seconds, RGB uint8 [h, w, 3], the frame spanning 360° x 180°."""
    frame = draw_backdrop(scene.backdrop, width, height).copy()
    for thing in scene.things:
        _place(frame, thing, time)
    return frame


@lru_cache(maxsize=4)
def draw_backdrop(backdrop: Backdrop, width: int, height: int) -> NDArray[np.uint8]:
    """The panorama as the backdrop turns, mirrors and lights it, RGB uint8 [h, w, 3]."""
    place = panorama(backdrop.panorama, width, height)
    turned = np.roll(
        place[:, ::-1] if backdrop.mirrored else place, round(backdrop.turn * width), 1
    )
    return np.asarray(np.clip(turned * backdrop.brightness, 0, 255), np.uint8)


@lru_cache(maxsize=4)
def pixel_directions(width: int, height: int) -> NDArray[np.float32]:
    """Unit vectors (x front, y left, z up) of the pixels' centres: [h, w, 3]."""
    azimuth = np.pi - (np.arange(width) + 0.5) * 2 * np.pi / width
    elevation = np.pi / 2 - (np.arange(height) + 0.5) * np.pi / height
    level = np.cos(elevation)[:, None]
    up = np.broadcast_to(np.sin(elevation)[:, None], (height, width))
    vectors = np.stack([level * np.cos(azimuth), level * np.sin(azimuth), up], axis=-1)
    return vectors.astype(np.float32)


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
    rows, columns = _window(azimuth, elevation, float(np.arctan(extent * REACH)), width, height)
    vectors = pixel_directions(width, height)[rows[:, None], columns[None]]
    local = vectors @ _tangent(azimuth, elevation).T
    ahead = np.maximum(local[..., 0], 1e-3)
    x, y = local[..., 1] / ahead / extent, local[..., 2] / ahead / extent
    before = (local[..., 0] > 0)[..., None]
    activity = thing.activity(time)
    area = (rows[:, None], columns[None])
    below = frame[area].astype(np.float32) / 255
    if activity > 0.01:
        shine = _shine(np.hypot(x, y), activity)[..., None] * before
        below = below * (1 - shine) + shine * np.array(SHINE, np.float32)
    drawn = _drawing(thing, x, y, 1 + GROWTH * activity, width) * before
    below = below * (1 - drawn[..., 3:]) + drawn[..., :3]
    frame[area] = np.clip(below * 255 + 0.5, 0, 255)


def _drawing(
    thing: Thing, x: NDArray[np.float32], y: NDArray[np.float32], scale: float, width: int
) -> NDArray[np.float32]:
    """The thing's drawing, larger by `scale`, at points in units of its half size: [..., 4]."""
    cos, sin = np.cos(thing.tilt) / scale, np.sin(thing.tilt) / scale
    right, up = x * cos + y * sin, y * cos - x * sin
    if thing.mirrored:
        right = -right
    drawn = _sample(picture(thing.picture, _pixels(thing, width)), (right + 1) / 2, (1 - up) / 2)
    drawn[..., :3] = np.minimum(drawn[..., :3] * np.array(thing.tint, np.float32), drawn[..., 3:])
    return drawn


def _shine(radius: NDArray[np.float32], activity: float) -> NDArray[np.float32]:
    """How much of the light round an acting thing covers what is behind, 0..1.

    A glow, and a ring that widens as the act fades.
    """
    glow = 0.75 * np.exp(-((radius / 1.1) ** 4))
    ring = np.exp(-(((radius - 1.55 + 0.4 * activity) / 0.09) ** 2))
    return np.asarray(activity * np.maximum(glow, ring), np.float32)


def _pixels(thing: Thing, width: int) -> int:
    """The size at which its drawing is kept: about as many pixels as it covers."""
    return int(np.clip(8 * np.ceil(thing.size / (2 * np.pi) * width / 8), 16, 160))


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
