"""Perspective views cut out of an equirectangular panorama.

The panorama's centre is the front; azimuth turns anticlockwise (to the left) and elevation up,
both in radians. Axis letters: t frames, h panorama height, w panorama width.
"""

from __future__ import annotations

import math
from functools import lru_cache

import torch
import torch.nn.functional as F
from torch import Tensor

from .ambisonics import rotation_matrix

FRONT_VIEW_SIZE = 224
FRONT_VIEW_FIELD = math.radians(120)

BORDER = 3
"""Pixels repeated from the other side so that every bicubic tap lies inside."""

SUBPIXELS = 32
"""The published cuts were made with positions rounded to 1/32 pixel (OpenCV's remap)."""

FRAMES_AT_ONCE = 16


@lru_cache(maxsize=16)
def view_positions(
    height: int, width: int, size: int, *, field: float, azimuth: float, elevation: float
) -> Tensor:
    """Where each pixel of the view looks in the panorama: x and y in pixels, [size, size, 2].

    The view's grid runs linspace(-1, 1, size) on both axes at distance 1 / tan(field / 2); a
    direction's longitude and latitude l map to (l / 2 pi + 0.5) width, (l / pi + 0.5) height.
    """
    axis = torch.linspace(-1, 1, size, dtype=torch.float64)
    down, right = torch.meshgrid(axis, axis, indexing="ij")
    ahead = torch.full_like(right, 1 / math.tan(field / 2))
    length = torch.sqrt(right**2 + down**2 + ahead**2)
    cos, sin = math.cos(elevation), math.sin(elevation)
    down, ahead = down * cos - ahead * sin, down * sin + ahead * cos
    cos, sin = math.cos(azimuth), math.sin(azimuth)
    right, ahead = right * cos - ahead * sin, right * sin + ahead * cos
    longitude = torch.atan2(right, ahead)
    latitude = torch.asin((down / length).clamp(-1, 1))
    x = (longitude / (2 * math.pi) + 0.5) * width
    y = (latitude / math.pi + 0.5) * height
    return torch.stack([x, y], dim=-1).float().mul(SUBPIXELS).round().div(SUBPIXELS)


def perspective_view(
    frames: Tensor,
    size: int = FRONT_VIEW_SIZE,
    field: float = FRONT_VIEW_FIELD,
    azimuth: float = 0.0,
    elevation: float = 0.0,
) -> Tensor:
    """Cut a square perspective view out of panoramas: uint8 [t, h, w, 3] -> [t, size, size, 3].

    `field` is the horizontal field of view in radians, below pi. Bicubic, wrapping round at the
    panorama's edges (at its top and bottom too, as the published cuts do).
    """
    if frames.dtype != torch.uint8 or frames.dim() != 4 or frames.shape[-1] != 3:
        raise ValueError(
            f"A view is cut from uint8 frames [t, h, w, 3], not {frames.dtype} "
            f"{list(frames.shape)}."
        )
    if not 0 < field < math.pi:
        raise ValueError(f"The field of view must lie between 0 and pi radians, not {field}.")
    height, width = frames.shape[1:3]
    at = view_positions(height, width, size, field=field, azimuth=azimuth, elevation=elevation).to(
        frames.device
    )
    extent = torch.tensor([width, height], device=frames.device) + 2 * BORDER - 1
    grid = (at + BORDER) / extent * 2 - 1
    out = torch.empty(len(frames), size, size, 3, dtype=torch.uint8, device=frames.device)
    for start in range(0, len(frames), FRAMES_AT_ONCE):
        some = frames[start : start + FRAMES_AT_ONCE].permute(0, 3, 1, 2).float()
        some = F.pad(some, (BORDER,) * 4, mode="circular")
        cut = F.grid_sample(
            some, grid.expand(len(some), -1, -1, -1), mode="bicubic", align_corners=True
        )
        out[start : start + len(some)] = cut.round().clamp(0, 255).permute(0, 2, 3, 1).byte()
    return out


def turned_panorama(frames: Tensor, yaw: float, pitch: float, roll: float) -> Tensor:
    """Panoramas as a head turned by these angles sees them: uint8 [t, h, w, 3] -> the same.

    What lies in direction R d of `frames` lies in direction d of the answer, R being
    `ambisonics.rotation_matrix(yaw, pitch, roll)`: a sound field made for the answer belongs to
    `frames` once it is turned by R. Bilinear, across the side edges and over the poles.
    """
    height, width = frames.shape[1:3]
    x, y = _turned_positions(height, width, yaw, pitch, roll).to(frames.device).unbind(dim=-1)
    extent = torch.tensor([width + 2, height + 2], device=frames.device)
    grid = torch.stack([x + 1, y + 1], dim=-1) * 2 / extent - 1
    out = torch.empty_like(frames)
    for start in range(0, len(frames), FRAMES_AT_ONCE):
        some = _with_neighbours(frames[start : start + FRAMES_AT_ONCE].permute(0, 3, 1, 2).float())
        seen = F.grid_sample(some, grid.expand(len(some), -1, -1, -1), align_corners=False)
        out[start : start + len(some)] = seen.round().clamp(0, 255).permute(0, 2, 3, 1).byte()
    return out


@lru_cache(maxsize=4)
def _turned_positions(height: int, width: int, yaw: float, pitch: float, roll: float) -> Tensor:
    """Where each pixel's direction lies after the turn: x and y from the edges, [h, w, 2]."""
    azimuth = (0.5 - (torch.arange(width, dtype=torch.float64) + 0.5) / width) * 2 * math.pi
    elevation = (0.5 - (torch.arange(height, dtype=torch.float64) + 0.5) / height) * math.pi
    e, a = torch.meshgrid(elevation, azimuth, indexing="ij")
    away = torch.stack([a.cos() * e.cos(), a.sin() * e.cos(), e.sin()], dim=-1)
    front, left, up = (away @ torch.from_numpy(rotation_matrix(yaw, pitch, roll)).T).unbind(dim=-1)
    x = (0.5 - torch.atan2(left, front) / (2 * math.pi)) * width
    y = (0.5 - torch.asin(up.clamp(-1, 1)) / math.pi) * height
    return torch.stack([x, y], dim=-1).float()


def _with_neighbours(frames: Tensor) -> Tensor:
    """Frames [t, 3, h, w] with a pixel more on each side: round the sphere, and over its poles."""
    half = frames.shape[-1] // 2
    above, below = (frames[..., row, :].roll(half, dims=-1)[..., None, :] for row in (0, -1))
    return F.pad(torch.cat([above, frames, below], dim=-2), (1, 1, 0, 0), mode="circular")


def front_view(frames: Tensor) -> Tensor:
    """The published front view, 120° wide: uint8 [t, h, w, 3] -> uint8 [t, 224, 224, 3]."""
    return perspective_view(frames)
