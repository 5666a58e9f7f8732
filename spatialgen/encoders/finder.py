"""Where in a view things are and how near, whatever they are: a first look around.

A small convolutional network gives two maps over a view: how likely a thing is in each cell, and
how near it is. Things are the maps' peaks, apart from one another.

Axis letters: t frames, n things, h w cells.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..config import View
from ..projection import FRONT_VIEW_FIELD

PANORAMA_SIZE = (144, 288)
FRONT_SIZE = (144, 144)
STRIDE = 8
THINGS = 4
"""At most so many things are found in a view."""
APART = math.cos(0.5)
"""Cosine of the angle within which two peaks are one thing."""
WITHIN = math.cos(0.35)
"""Cosine of the angle within which cells belong to a peak."""
AROUND = 0.16
"""Radians around a thing in which its cells are asked to light up."""
FOUND = 0.4
"""A peak below is no thing."""
SURE = 0.75
"""What the peak of a thing is asked to be where it lies between cells: such a one is there."""


@dataclass(frozen=True)
class Maps:
    """Over a view's cells [t, h w]: whether a thing is there (logits), and how near it is, in
    octaves."""

    where: Tensor
    nearness: Tensor


@dataclass(frozen=True)
class Things:
    """The things found in some frames: `frame` [n] they are in, `presence` [n] 0..1, unit vectors
    `direction` [n, 3] (x front, y left, z up), `nearness` [n] octaves."""

    frame: Tensor
    presence: Tensor
    direction: Tensor
    nearness: Tensor


@lru_cache(maxsize=4)
@torch.inference_mode(False)
def cell_directions(view: View) -> Tensor:
    """Unit vectors (x front, y left, z up) of the map's cells: [h w, 3]."""
    size = PANORAMA_SIZE if view == "panorama" else FRONT_SIZE
    rows, columns = (((torch.arange(n // STRIDE) + 0.5) / (n // STRIDE) - 0.5) * 2 for n in size)
    down, right = torch.meshgrid(rows, columns, indexing="ij")
    if view == "panorama":
        elevation, azimuth = -down * math.pi / 2, -right * math.pi
        level = elevation.cos()
        vectors = torch.stack([level * azimuth.cos(), level * azimuth.sin(), elevation.sin()], -1)
    else:
        side = math.tan(FRONT_VIEW_FIELD / 2)
        vectors = F.normalize(torch.stack([torch.ones_like(down), -right * side, -down * side], -1),
                              dim=-1)  # fmt: skip
    return vectors.flatten(0, 1)


@lru_cache(maxsize=4)
@torch.inference_mode(False)
def cell_sizes(view: View) -> Tensor:
    """How much of the sphere each cell of the map is, in equal parts of its middle: [h w]."""
    cells = cell_directions(view)
    if view == "panorama":
        return (1 - cells[:, 2].square()).sqrt()
    return cells[:, 0] ** 3


def view_pixels(frames: Tensor, view: View) -> Tensor:
    """uint8 frames [t, h, w, 3] -> [t, 3, h', w'] from 0 to 1 at the finder's own size."""
    size = PANORAMA_SIZE if view == "panorama" else FRONT_SIZE
    pixels = frames.permute(0, 3, 1, 2).float() / 255
    if tuple(pixels.shape[-2:]) == size:
        return pixels
    return F.interpolate(pixels, size, mode="bilinear", antialias=True)


class Block(nn.Module):
    """Convolution, normalisation, SiLU; panoramas wrap round, other edges repeat."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(inputs, outputs, kernel, stride, bias=False)
        self.norm = nn.GroupNorm(8, outputs)
        self.reach = kernel // 2

    def forward(self, x: Tensor, view: View) -> Tensor:
        """[t, c, h, w] -> [t, c', h / stride, w / stride]."""
        side = (self.reach, self.reach, 0, 0)
        x = F.pad(x, side, mode="circular" if view == "panorama" else "replicate")
        x = F.pad(x, (0, 0, self.reach, self.reach), mode="replicate")
        return F.silu(self.norm(self.convolution(x)))


class Finder(nn.Module):
    """Pixels of a view -> maps of things. `width` of its first layer, a multiple of 8."""

    def __init__(self, width: int) -> None:
        super().__init__()
        w = width
        self.blocks = nn.ModuleList([
            Block(3, w, 5, 2),
            Block(w, 2 * w, 3, 2),
            Block(2 * w, 4 * w, 3, 2),
            Block(4 * w + 1, 4 * w, 3, 1),
            Block(4 * w, 4 * w, 3, 1),
            Block(4 * w, 4 * w, 3, 1),
        ])  # fmt: skip
        self.head = nn.Conv2d(4 * w, 2, 1)
        nn.init.constant_(self.head.bias[:1], -4.0)  # type: ignore[index]

    def forward(self, pixels: Tensor, view: View) -> Maps:
        """Pixels [t, 3, h, w] from 0 to 1, of `PANORAMA_SIZE` or `FRONT_SIZE`."""
        height = cell_directions(view)[:, 2].to(pixels)
        x = (pixels - 0.45) * 4
        for number, block in enumerate(self.blocks):
            if number == 3:  # how far up each cell looks
                level = height.reshape(1, 1, *x.shape[-2:]).expand(len(x), -1, -1, -1)
                x = torch.cat([x, level], dim=1)
            x = block(x, view)
        return Maps(*self.head(x).float().flatten(2).unbind(dim=1))

    def find(self, pixels: Tensor, view: View) -> Things:
        """The things in frames [t, 3, h, w], at most `THINGS` in each."""
        return peaks(self(pixels, view), view)


def peaks(maps: Maps, view: View) -> Things:
    """The highest cells of each frame's map that are apart, placed between cells by what is round
    them."""
    cells = cell_directions(view).to(maps.where)
    near = cells @ cells.T  # cosines
    there = maps.where.sigmoid()
    sized = there.square() * cell_sizes(view).to(there)
    left = there.clone()
    found = []
    for _ in range(THINGS):
        height, at = left.max(dim=-1)
        around = sized * (near[at] > WITHIN)
        share = around / around.sum(dim=-1, keepdim=True).clamp(min=1e-9)
        frame = (height > FOUND).nonzero()[:, 0]
        direction = F.normalize(share @ cells, dim=-1)
        nearness = (share * maps.nearness).sum(dim=-1)
        told = ((height / SURE).clamp(max=1), direction, nearness)
        found.append((frame, *(numbers[frame] for numbers in told)))
        left = torch.where(near[at] > APART, 0, left)
    return Things(*(torch.cat(parts) for parts in zip(*found, strict=True)))
