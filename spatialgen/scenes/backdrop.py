"""Procedural equirectangular panoramas: sky, light, horizon and ground, drawn from a seed.

Everything is a function of the direction of a pixel, periodic in azimuth, so there is no seam.
Colours are sRGB floats 0..1; elevation is up, azimuth anticlockwise from the picture's centre.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
Light = Literal["day", "sunset", "night"]
Land = Literal["meadow", "lake", "square"]
LIGHTS: tuple[Light, ...] = ("day", "sunset", "night")
LANDS: tuple[Land, ...] = ("meadow", "lake", "square")

# zenith, mid sky, horizon, light in the sky, haze over distant hills
SKIES: dict[Light, tuple[tuple[float, float, float], ...]] = {
    "day": ((0.16, 0.40, 0.78), (0.45, 0.70, 0.93), (0.87, 0.93, 0.95), (1.0, 0.96, 0.82)),
    "sunset": ((0.16, 0.17, 0.40), (0.62, 0.38, 0.52), (0.99, 0.72, 0.42), (1.0, 0.86, 0.58)),
    "night": ((0.015, 0.02, 0.07), (0.04, 0.06, 0.16), (0.13, 0.16, 0.30), (0.93, 0.94, 1.0)),
}
BRIGHTNESS: dict[Light, float] = {"day": 1.0, "sunset": 0.72, "night": 0.38}


@dataclass(frozen=True)
class Backdrop:
    """What stands behind the things of a scene."""

    land: Land
    light: Light
    seed: int
    light_azimuth: float  # radians
    light_elevation: float  # radians


def backdrop_from_seed(rng: np.random.Generator) -> Backdrop:
    """Draw a panorama at random: any land in any light, the sun or the moon anywhere."""
    light = LIGHTS[rng.integers(len(LIGHTS))]
    low, high = (0.03, 0.16) if light == "sunset" else (0.35, 0.9)
    return Backdrop(
        land=LANDS[rng.integers(len(LANDS))],
        light=light,
        seed=int(rng.integers(2**31)),
        light_azimuth=float(rng.uniform(-np.pi, np.pi)),
        light_elevation=float(rng.uniform(low, high)),
    )


@lru_cache(maxsize=4)
def pixel_directions(width: int, height: int) -> tuple[Array, Array, Array]:
    """Azimuth [w], elevation [h] (radians) and unit vectors [h, w, 3] (x front, y left, z up)."""
    azimuth = (np.pi - (np.arange(width) + 0.5) * 2 * np.pi / width).astype(np.float32)
    elevation = (np.pi / 2 - (np.arange(height) + 0.5) * np.pi / height).astype(np.float32)
    level = np.cos(elevation)[:, None]
    up = np.broadcast_to(np.sin(elevation)[:, None], (height, width))
    vectors = np.stack([level * np.cos(azimuth), level * np.sin(azimuth), up], axis=-1)
    return azimuth, elevation, vectors.astype(np.float32)


@lru_cache(maxsize=8)
def draw_backdrop(backdrop: Backdrop, width: int, height: int) -> NDArray[np.uint8]:
    """Draw the panorama, RGB uint8 [h, w, 3]."""
    rng = np.random.default_rng(backdrop.seed)
    azimuth, elevation, vectors = pixel_directions(width, height)
    sky = _sky(backdrop, vectors, rng)
    picture = sky.copy()
    horizon_row = height // 2
    ground = _ground(backdrop, vectors[horizon_row:], sky[:horizon_row][::-1], rng)
    picture[horizon_row:] = ground
    _far_hills(picture, backdrop, azimuth, elevation, rng)
    if backdrop.land == "square":
        _skyline(picture, backdrop, azimuth, elevation, rng)
    else:
        _trees(picture, backdrop, azimuth, elevation, rng)
    grain = rng.normal(0, 0.004, picture.shape[:2]).astype(np.float32)
    drawn: NDArray[np.uint8] = np.clip((picture + grain[..., None]) * 255 + 0.5, 0, 255).astype(
        np.uint8
    )
    return drawn


def value_noise(points: Array, rng: np.random.Generator, octaves: int = 4) -> Array:
    """Fractal value noise at points [..., 3], about 0..1: smooth, without direction."""
    lattice = rng.random((32, 32, 32), dtype=np.float32)
    total = np.zeros(points.shape[:-1], np.float32)
    weight, norm = 1.0, 0.0
    for octave in range(octaves):
        scaled = points * float(2**octave) + 7.3 * octave
        total += weight * _lattice_at(lattice, scaled)
        norm += weight
        weight *= 0.5
    return total / np.float32(norm)


def _lattice_at(lattice: Array, points: Array) -> Array:
    cell = np.floor(points).astype(np.int32)
    part = (points - cell).astype(np.float32)
    part = part * part * (3 - 2 * part)
    low = cell & 31
    high = (cell + 1) & 31
    result = np.zeros(points.shape[:-1], np.float32)
    for corner in range(8):
        bits = (corner & 1, corner >> 1 & 1, corner >> 2 & 1)
        index = tuple((high if bit else low)[..., axis] for axis, bit in enumerate(bits))
        weight = np.ones_like(result)
        for axis, bit in enumerate(bits):
            weight = weight * (part[..., axis] if bit else 1 - part[..., axis])
        result += weight * lattice[index]
    return result


def _mix(a: Array, b: Array, amount: Array) -> Array:
    return a + (b - a) * amount[..., None]


def _colour(*rgb: float) -> Array:
    return np.array(rgb, np.float32)


def _smooth(low: float, high: float, x: Array) -> Array:
    part = np.clip((x - low) / (high - low), 0, 1)
    return np.asarray(part * part * (3 - 2 * part), np.float32)


def _light_vector(backdrop: Backdrop) -> Array:
    level = np.cos(backdrop.light_elevation)
    return _colour(
        level * np.cos(backdrop.light_azimuth),
        level * np.sin(backdrop.light_azimuth),
        np.sin(backdrop.light_elevation),
    )


def _sky(backdrop: Backdrop, vectors: Array, rng: np.random.Generator) -> Array:
    zenith, middle, horizon, glow = (_colour(*c) for c in SKIES[backdrop.light])
    up = np.clip(vectors[..., 2], 0, 1)
    sky = _mix(np.broadcast_to(horizon, vectors.shape), middle, _smooth(0.0, 0.30, up))
    sky = _mix(sky, zenith, _smooth(0.15, 0.95, up))
    near = np.clip(vectors @ _light_vector(backdrop), -1, 1)
    if backdrop.light == "night":
        _stars(sky, rng)
    halo = {"day": 0.30, "sunset": 0.55, "night": 0.16}[backdrop.light]
    sky = sky + glow * (halo * np.exp((near - 1) * 18) + 0.6 * halo * np.exp((near - 1) * 3))[
        ..., None
    ] * np.float32(0.8)
    cover = {"day": 0.95, "sunset": 0.8, "night": 0.22}[backdrop.light]
    layer = vectors / np.maximum(vectors[..., 2:3] + 0.16, 0.05)
    cloud = value_noise(layer * _colour(1.1, 1.1, 0.0) + vectors * 1.2, rng, 5)
    amount = _smooth(0.50, 0.74, cloud) * _smooth(0.02, 0.22, up) * np.float32(cover)
    white = _mix(np.broadcast_to(glow, vectors.shape), middle * 0.9, _smooth(0.55, 0.95, cloud))
    if backdrop.light == "sunset":
        white = white * _colour(1.0, 0.72, 0.62) + glow * 0.22 * np.exp((near - 1) * 4)[..., None]
    sky = _mix(sky, white, amount)
    disc = np.float32(np.cos(0.045 if backdrop.light != "night" else 0.055))
    edge = _smooth(float(disc) - 2.5e-4, float(disc) + 1e-4, near)
    face = glow * (0.86 + 0.14 * value_noise(vectors * 28, rng, 2))[..., None]
    return _mix(sky, face if backdrop.light == "night" else glow * 1.05, edge)


def _stars(sky: Array, rng: np.random.Generator) -> None:
    height, width = sky.shape[:2]
    count = 500
    elevation = np.arcsin(rng.uniform(0.03, 1, count))
    row = ((0.5 - elevation / np.pi) * height).astype(int)
    column = rng.integers(0, width, count)
    tint = 0.8 + 0.2 * rng.random((count, 3))
    sky[row, column] += (tint * (rng.random(count) ** 3 * 0.85 + 0.12)[:, None]).astype(np.float32)


def _ground(
    backdrop: Backdrop, vectors: Array, mirrored_sky: Array, rng: np.random.Generator
) -> Array:
    """The plane under one's feet, in its own perspective (vectors: the lower half, [h, w, 3])."""
    down = np.maximum(-vectors[..., 2], 0.004)
    plane = vectors * (1.0 / down)[..., None]
    far = _smooth(6.0, 45.0, 1.0 / down)
    if backdrop.land == "lake":
        return _water(backdrop, vectors, plane, mirrored_sky, rng)
    shade = np.float32(BRIGHTNESS[backdrop.light])
    if backdrop.land == "square":
        ground = _paving(plane, far, rng) * shade
    else:
        patches = value_noise(plane * _colour(0.7, 0.7, 0), rng, 4)
        blades = value_noise(plane * _colour(5.0, 5.0, 0), rng, 3)
        ground = _mix(
            np.broadcast_to(_colour(0.24, 0.42, 0.14), plane.shape),
            _colour(0.56, 0.62, 0.22),
            _smooth(0.3, 0.7, patches),
        )
        ground = ground * (0.72 + 0.56 * _mix(blades[..., None], _colour(0.5), far))
        _flowers(ground, vectors, rng)
        ground = ground * shade
    glow, horizon = _colour(*SKIES[backdrop.light][3]), _colour(*SKIES[backdrop.light][2])
    towards = np.clip(vectors @ (_light_vector(backdrop) * _colour(1, 1, 0)), 0, 1) ** 3
    warmth = 0.30 if backdrop.light == "sunset" else 0.12
    ground = ground * (1 + glow * (warmth * towards)[..., None])
    return _mix(ground, (horizon * 0.55 + ground * 0.45), far * np.float32(0.75))


def _paving(plane: Array, far: Array, rng: np.random.Generator) -> Array:
    """Rings of stone slabs around the viewer."""
    radius = np.hypot(plane[..., 0], plane[..., 1]) * 1.6
    ring = np.floor(radius)
    around = np.arctan2(plane[..., 1], plane[..., 0]) / (2 * np.pi)
    slabs = np.maximum(6 * ring, 4)
    along = (around % 1.0) * slabs + 0.5 * (ring % 2)
    tone = rng.random(4096, dtype=np.float32)
    index = ((along // 1 % slabs) * 37 + ring * 101).astype(int) % 4096
    colour = _colour(0.60, 0.54, 0.47) * (0.78 + 0.34 * tone[index])[..., None]
    joint = np.minimum(radius % 1, 1 - radius % 1)
    gap = np.minimum(along % 1, 1 - along % 1) * (2 * np.pi * radius / slabs)
    line = 1 - _smooth(0.015, 0.06, np.minimum(joint, gap).astype(np.float32))
    line = line * (1 - _smooth(1.5, 12.0, radius.astype(np.float32)))
    return _mix(colour.astype(np.float32), _colour(0.27, 0.24, 0.22), line * (1 - far))


def _water(
    backdrop: Backdrop, vectors: Array, plane: Array, mirrored_sky: Array, rng: np.random.Generator
) -> Array:
    """A still lake: the sky upside down, broken by ripples, darker towards the feet."""
    ripple = value_noise(plane * _colour(1.6, 1.6, 0), rng, 4) - 0.5
    rows = np.arange(vectors.shape[0])[:, None]
    shift = (ripple * 0.16 * vectors.shape[0]).astype(int)
    source = np.clip(rows + shift, 0, vectors.shape[0] - 1)
    reflected = mirrored_sky[source, np.arange(vectors.shape[1])[None]]
    down = np.clip(-vectors[..., 2], 0, 1)
    depth = _colour(0.04, 0.16, 0.20) * np.float32(0.35 + 0.65 * BRIGHTNESS[backdrop.light])
    water = _mix(reflected * 0.86, depth * (1 + 0.8 * ripple[..., None]), _smooth(0.05, 0.9, down))
    light = _light_vector(backdrop)
    heading = (
        vectors[..., :2]
        @ light[:2]
        / np.maximum(
            np.hypot(vectors[..., 0], vectors[..., 1]) * np.hypot(light[0], light[1]), 1e-3
        )
    )
    path = np.exp((heading - 1) * 90) * (1 - _smooth(0.15, 0.8, down))
    sparkle = _smooth(0.02, 0.16, ripple) * path * np.float32(0.75)
    return _mix(water, _colour(*SKIES[backdrop.light][3]), sparkle)


def _flowers(ground: Array, vectors: Array, rng: np.random.Generator) -> None:
    height, width = ground.shape[:2]
    petals = np.array([[1, 1, 0.92], [1, 0.85, 0.25], [0.9, 0.35, 0.45], [0.72, 0.55, 0.95]])
    count = 700
    row = (rng.random(count) ** 1.3 * height * 0.62 + height * 0.03).astype(int)
    column = rng.integers(0, width, count)
    ground[row, column] = petals[rng.integers(0, 4, count)]


def _ridge(azimuth: Array, rng: np.random.Generator, low: int, high: int) -> Array:
    """A periodic height over azimuth, about -1..1: a sum of whole-numbered waves."""
    total = np.zeros_like(azimuth)
    for waves in range(low, high):
        total += np.cos(waves * azimuth + rng.uniform(0, 2 * np.pi)) * rng.normal() / waves
    return np.asarray(total / (np.abs(total).max() + 1e-6), np.float32)


def _cover(picture: Array, top: Array, elevation: Array, colour: Array, base: float = 0.0) -> None:
    """Paint what lies under the line `top` [w] (radians) and above `base`, edges smoothed."""
    pixel = np.pi / picture.shape[0]
    inside = np.clip((top[None] - elevation[:, None]) / pixel + 0.5, 0, 1)
    inside = inside * np.clip((elevation[:, None] - base) / pixel + 0.5, 0, 1)
    rows = np.flatnonzero(inside.any(axis=1))
    if len(rows):
        span = slice(rows[0], rows[-1] + 1)
        tint = colour[span] if colour.ndim == 3 else colour
        picture[span] = _mix(picture[span], tint, inside[span].astype(np.float32))


def _far_hills(
    picture: Array, backdrop: Backdrop, azimuth: Array, elevation: Array, rng: np.random.Generator
) -> None:
    horizon = _colour(*SKIES[backdrop.light][2])
    shade = np.float32(BRIGHTNESS[backdrop.light])
    tint = _colour(0.24, 0.34, 0.40) if backdrop.land != "meadow" else _colour(0.22, 0.36, 0.28)
    for layer, haze in enumerate((0.72, 0.5, 0.26)):
        top = 0.13 - 0.035 * layer + 0.05 * _ridge(azimuth, rng, 2 + 2 * layer, 22 + 8 * layer)
        colour = horizon * np.float32(haze) * 0.9 + tint * shade * np.float32(1 - haze)
        _cover(picture, top, elevation, colour)


def _trees(
    picture: Array, backdrop: Backdrop, azimuth: Array, elevation: Array, rng: np.random.Generator
) -> None:
    """Conifers in groups along the horizon (or the far shore)."""
    shade = np.float32(0.25 + 0.75 * BRIGHTNESS[backdrop.light])
    for depth, size in ((0, 0.05), (1, 0.085)):
        top = np.full_like(azimuth, -1.0)
        for _ in range(130 - 70 * depth):
            centre = rng.uniform(-np.pi, np.pi)
            tall, wide = size * rng.uniform(0.55, 1.25), size * rng.uniform(0.16, 0.26)
            away = np.abs((azimuth - centre + np.pi) % (2 * np.pi) - np.pi) / wide
            crown = tall * (1 - away) * (0.9 + 0.1 * np.cos(away * 22))
            top = np.maximum(top, np.where(away < 1, crown, -1.0)).astype(np.float32)
        colour = _colour(0.10, 0.23, 0.15) if depth == 0 else _colour(0.06, 0.16, 0.10)
        if backdrop.light == "sunset":
            colour = colour * _colour(1.5, 0.9, 0.9)
        base = -0.012 if backdrop.land == "lake" else -0.03 - 0.02 * depth
        _cover(picture, top, elevation, colour * shade, base)


def _skyline(
    picture: Array, backdrop: Backdrop, azimuth: Array, elevation: Array, rng: np.random.Generator
) -> None:
    """Houses all round, windows lit after dark, gables on some."""
    lit = {"day": 0.0, "sunset": 0.45, "night": 0.62}[backdrop.light]
    shade = np.float32(0.22 + 0.78 * BRIGHTNESS[backdrop.light])
    walls = ((0.72, 0.52, 0.40), (0.80, 0.70, 0.55), (0.58, 0.44, 0.42), (0.66, 0.62, 0.60))
    for depth in (0, 1):
        edges = np.sort(rng.uniform(-np.pi, np.pi, 34 - 8 * depth))
        for left, right in zip(edges, np.append(edges[1:], edges[0] + 2 * np.pi), strict=True):
            wide = min(right - left, 0.34)
            tall = rng.uniform(0.16, 0.36) * (0.75 if depth else 1.0)
            across = ((azimuth - left) % (2 * np.pi)) / wide
            gable = rng.random() < 0.6
            roof = 0.09 * (1 - np.abs(2 * across - 1)) if gable else np.zeros_like(across)
            body = np.where(across < 1, tall, -1.0).astype(np.float32)
            colour = _colour(*walls[rng.integers(4)]) * shade * np.float32(0.66 + 0.34 * depth)
            roofing = colour * _colour(0.70, 0.45, 0.42)
            _cover(picture, body + roof.astype(np.float32), elevation, roofing, tall - 0.01)
            _cover(picture, body, elevation, colour, -0.10 - 0.05 * depth)
            _windows(picture, (across * wide, wide, tall), elevation, lit, rng)


def _windows(
    picture: Array,
    house: tuple[Array, float, float],
    elevation: Array,
    lit: float,
    rng: np.random.Generator,
) -> None:
    across, wide, tall = house
    columns = np.flatnonzero((across > 0.012) & (across < wide - 0.012))
    rows = np.flatnonzero((elevation > -0.03) & (elevation < tall - 0.02))
    if len(columns) < 2 or len(rows) < 2:
        return
    x, y = across[columns] / 0.036, (tall - elevation[rows]) / 0.052
    window = ((x % 1 > 0.28) & (x % 1 < 0.74))[None] & ((y % 1 > 0.25) & (y % 1 < 0.78))[:, None]
    state = rng.random((64, 64))[y.astype(int)[:, None] % 64, x.astype(int)[None] % 64]
    dark = _colour(0.16, 0.18, 0.24)
    warm = _colour(1.0, 0.80, 0.42)
    glass = np.where((state < lit)[..., None], warm * (0.75 + 0.4 * state[..., None]), dark)
    area = np.ix_(rows, columns)
    picture[area] = np.where(window[..., None], glass.astype(np.float32), picture[area])
