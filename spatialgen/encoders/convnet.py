"""The preview model's image encoder: finds the kinds of things it knows, and where they are.

One small convolutional network looks at both views. For each kind it gives a map of where in the
view the kind may be; the map's softmax is an attention over directions (a spatial soft-argmax on
the sphere), so that features are invariant to what does not matter and turn with the panorama:

    presence, presence * (x, y, z), presence * activity     for each kind

with x to the front, y to the left, z up, and activity how strongly the thing acts in this frame.
A few free channels, averaged over the view, follow.

Axis letters: t frames, k kinds, h w cells of the map, d features.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..config import ConvNetConfig, View
from ..projection import FRONT_VIEW_FIELD
from ..settings_reader import ConfigProblem

PANORAMA_SIZE = (144, 288)
FRONT_SIZE = (144, 144)
STRIDE = 8
NUMBERS_A_KIND = 5
FRAMES_AT_ONCE = 16


@dataclass(frozen=True)
class Sighting:
    """What the network sees in frames of one view.

    `where` [t, k, h w] logits over the cells, `presence` [t, k] logits, `direction` [t, k, 3] the
    mean direction under the attention (shorter than 1 when unsure), `activity` [t, k] 0..1,
    `free` [t, f].
    """

    where: Tensor
    presence: Tensor
    direction: Tensor
    activity: Tensor
    free: Tensor

    def features(self) -> Tensor:
        """[t, d]."""
        presence = self.presence.sigmoid()
        placed = presence[..., None] * self.direction
        acting = presence * self.activity
        by_kind = torch.cat([presence[..., None], placed, acting[..., None]], dim=-1)
        return torch.cat([by_kind.flatten(1), self.free], dim=1)


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


class ConvNetEncoder(nn.Module):
    """Frames of a view -> features; see the module's description."""

    def __init__(self, config: ConvNetConfig) -> None:
        super().__init__()
        self.kinds = config.kinds
        self.free = config.features - NUMBERS_A_KIND * config.kinds
        if self.free < 0:
            raise ConfigProblem(
                f"A convnet image encoder for {config.kinds} kinds gives at least "
                f"{NUMBERS_A_KIND * config.kinds} features, not {config.features}."
            )
        w = config.width
        self.blocks = nn.ModuleList([
            Block(3, w, 5, 2),
            Block(w, 2 * w, 3, 2),
            Block(2 * w, 4 * w, 3, 2),
            Block(4 * w + 1, 4 * w, 3, 1),
            Block(4 * w, 4 * w, 3, 1),
            Block(4 * w, 4 * w, 3, 1),
        ])  # fmt: skip
        self.head = nn.Conv2d(4 * w, 2 * config.kinds + self.free, 1)
        self.presence_scale = nn.Parameter(torch.ones(config.kinds))
        self.presence_offset = nn.Parameter(torch.full((config.kinds,), -7.0))

    def look(self, pixels: Tensor, view: View) -> Sighting:
        """Pixels [t, 3, h, w] from 0 to 1, of `PANORAMA_SIZE` or `FRONT_SIZE`."""
        vectors = cell_directions(view).to(pixels)
        x = (pixels - 0.45) * 4
        for number, block in enumerate(self.blocks):
            if number == 3:
                height = vectors[:, 2].reshape(1, 1, *x.shape[-2:]).expand(len(x), -1, -1, -1)
                x = torch.cat([x, height], dim=1)
            x = block(x, view)
        maps = self.head(x).flatten(2)
        where, activity, free = torch.split(maps, [self.kinds, self.kinds, self.free], dim=1)
        attention = where.softmax(dim=-1)
        presence = where.logsumexp(dim=-1) * self.presence_scale + self.presence_offset
        return Sighting(
            where=where,
            presence=presence,
            direction=attention @ vectors,
            activity=(attention * activity).sum(dim=-1).sigmoid(),
            free=free.mean(dim=-1),
        )

    @torch.inference_mode()
    def encode_view(self, frames: Tensor, view: View) -> Tensor:
        """uint8 frames [t, h, w, 3] of any size -> float32 features [t, d].

        A panorama's frame spans 360° x 180° whatever its aspect.
        """
        parts = torch.split(frames, FRAMES_AT_ONCE)
        return torch.cat([self.look(view_pixels(part, view), view).features() for part in parts])


def view_pixels(frames: Tensor, view: View) -> Tensor:
    """uint8 frames [t, h, w, 3] -> [t, 3, h', w'] from 0 to 1 at the network's own size."""
    size = PANORAMA_SIZE if view == "panorama" else FRONT_SIZE
    pixels = frames.permute(0, 3, 1, 2).float() / 255
    if tuple(pixels.shape[-2:]) == size:
        return pixels
    return F.interpolate(pixels, size, mode="bilinear", antialias=True)


def turned_features(features: Tensor, kinds: int, angle: float) -> Tensor:
    """Features [..., d] of panoramas turned anticlockwise by an angle (radians).

    What the network would give by itself when the panorama is rolled by whole cells.
    """
    (presence, x, y, z, acting), free = _by_kind(features, kinds)
    cos, sin = math.cos(angle), math.sin(angle)
    return _joined([presence, x * cos - y * sin, x * sin + y * cos, z, acting], free)


def mirrored_features(features: Tensor, kinds: int) -> Tensor:
    """Features [..., d] of panoramas with left and right exchanged."""
    (presence, x, y, z, acting), free = _by_kind(features, kinds)
    return _joined([presence, x, -y, z, acting], free)


def seen_in_front(features: Tensor, kinds: int) -> Tensor:
    """From a panorama's features [..., d], what the front view would show of the same things."""
    numbers, free = _by_kind(features, kinds)
    side = math.tan(FRONT_VIEW_FIELD / 2)
    _, x, y, z, _ = numbers
    inside = (x > 0) & (y.abs() < side * x) & (z.abs() < side * x)
    return _joined([number * inside for number in numbers], free)


def doubted_features(features: Tensor, kinds: int, sure: Tensor, taken_for: Tensor) -> Tensor:
    """Features [..., d] of an encoder that is less sure: as it is of drawings it has not seen.

    Of each kind's numbers a share `sure` [k] stays; the rest goes to the kind `taken_for` [k] (a
    kind's own number: it is lost).
    """
    numbers, free = _by_kind(features, kinds)
    lost = taken_for == torch.arange(kinds)
    moved = torch.eye(kinds)[taken_for] * torch.where(lost, 0, 1 - sure)[:, None]
    share = torch.diag(sure) + moved
    return _joined([number @ share for number in numbers], free)


def _by_kind(features: Tensor, kinds: int) -> tuple[list[Tensor], Tensor]:
    """The five numbers of every kind [..., k] each, and the free channels."""
    known = NUMBERS_A_KIND * kinds
    numbers = torch.unflatten(features[..., :known], -1, (kinds, NUMBERS_A_KIND))
    return list(numbers.unbind(-1)), features[..., known:]


def _joined(numbers: list[Tensor], free: Tensor) -> Tensor:
    return torch.cat([torch.stack(numbers, dim=-1).flatten(-2), free], dim=-1)
