"""The preview model's image encoder: finds things in a view, looks closer at each, and names it.

A `Finder` looks around: where things are and how near. A `Namer` takes a second, closer look at
each, and tells what it is and how strongly it acts. What they see is told kind by kind, so that
features are invariant to what does not matter and turn with the panorama:

    presence, presence * (x, y, z), presence * activity, presence * nearness     for each kind

with x to the front, y to the left, z up, activity how strongly the thing acts in this frame, and
nearness how many times as wide as usual it looks, in octaves: what is nearer is louder.

Axis letters: t frames, n things, k kinds, d features.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ..config import ConvNetConfig, View
from ..projection import FRONT_VIEW_FIELD
from ..settings_reader import ConfigProblem
from .finder import Finder, Things, view_pixels
from .lite0 import PUBLISHED_WIDTH
from .namer import Namer, cut_out

NUMBERS_A_KIND = 6
FRAMES_AT_ONCE = 16


@dataclass(frozen=True)
class Sighting:
    """What is seen in frames, kind by kind: `presence` [t, k] 0..1, and times it `placed`
    [t, k, 3], `activity` [t, k] and `nearness` [t, k]."""

    presence: Tensor
    placed: Tensor
    activity: Tensor
    nearness: Tensor

    def features(self) -> Tensor:
        """[t, d]."""
        told = torch.stack([self.activity, self.nearness], dim=-1)
        return torch.cat([self.presence[..., None], self.placed, told], dim=-1).flatten(1)

    @staticmethod
    def of(things: Things, kinds: Tensor, activity: Tensor, frames: int) -> Sighting:
        """Things whose kinds [n, k] (0..1) and activity [n] are known, frame by frame."""
        sure = kinds * things.presence[:, None]
        numbers = torch.cat(
            [
                torch.ones_like(things.presence)[:, None],
                things.direction,
                activity[:, None],
                things.nearness[:, None],
            ],
            dim=1,
        )
        told = torch.zeros(frames, kinds.shape[1], numbers.shape[1], device=kinds.device)
        told.index_add_(0, things.frame, sure[..., None] * numbers[:, None])
        told = told / told[..., :1].clamp(min=1)  # two things of one kind are one, between them
        return Sighting(told[..., 0], told[..., 1:4], told[..., 4], told[..., 5])


class ConvNetEncoder(nn.Module):
    """Frames of a view -> features; see the module's description."""

    def __init__(self, config: ConvNetConfig) -> None:
        super().__init__()
        self.kinds = config.kinds
        wanted = NUMBERS_A_KIND * config.kinds
        if config.features != wanted:
            raise ConfigProblem(
                f"A convnet image encoder for {config.kinds} kinds gives {wanted} features, not "
                f"{config.features}."
            )
        self.finder = Finder(config.width)
        self.namer = Namer(config.kinds, min(PUBLISHED_WIDTH, 2 * config.width))

    def look(self, frames: Tensor, view: View) -> Sighting:
        """What is seen in uint8 frames [t, h, w, 3] of a view."""
        things = self.finder.find(view_pixels(frames, view), view)
        cuts = cut_out(frames, view, things.frame, things.direction, things.nearness)
        named, acting = self.namer(cuts)
        kinds = named.softmax(dim=-1)[:, : self.kinds]
        return Sighting.of(things, kinds, acting.sigmoid(), len(frames))

    @torch.inference_mode()
    def encode_view(self, frames: Tensor, view: View) -> Tensor:
        """uint8 frames [t, h, w, 3] of any size -> float32 features [t, d].

        A panorama's frame spans 360° x 180° whatever its aspect.
        """
        parts = torch.split(frames, FRAMES_AT_ONCE)
        return torch.cat([self.look(part, view).features() for part in parts])


def turned_features(features: Tensor, kinds: int, angle: float) -> Tensor:
    """Features [..., d] of panoramas turned anticlockwise by an angle (radians).

    What the network would give by itself when the panorama is rolled by whole cells.
    """
    presence, x, y, *rest = _by_kind(features, kinds)
    cos, sin = math.cos(angle), math.sin(angle)
    return _joined([presence, x * cos - y * sin, x * sin + y * cos, *rest])


def mirrored_features(features: Tensor, kinds: int) -> Tensor:
    """Features [..., d] of panoramas with left and right exchanged."""
    presence, x, y, *rest = _by_kind(features, kinds)
    return _joined([presence, x, -y, *rest])


def seen_in_front(features: Tensor, kinds: int) -> Tensor:
    """From a panorama's features [..., d], what the front view would show of the same things."""
    numbers = _by_kind(features, kinds)
    side = math.tan(FRONT_VIEW_FIELD / 2)
    x, y, z = numbers[1:4]
    inside = (x > 0) & (y.abs() < side * x) & (z.abs() < side * x)
    return _joined([number * inside for number in numbers])


def doubted_features(features: Tensor, kinds: int, sure: Tensor, taken_for: Tensor) -> Tensor:
    """Features [..., d] of an encoder that is less sure: as it is of drawings it has not seen.

    Of each kind's numbers a share `sure` [k] stays; the rest goes to the kind `taken_for` [k] (a
    kind's own number: it is lost).
    """
    numbers = _by_kind(features, kinds)
    lost = taken_for == torch.arange(kinds)
    moved = torch.eye(kinds)[taken_for] * torch.where(lost, 0, 1 - sure)[:, None]
    share = torch.diag(sure) + moved
    return _joined([number @ share for number in numbers])


def _by_kind(features: Tensor, kinds: int) -> list[Tensor]:
    """The six numbers of every kind [..., k] each."""
    return list(torch.unflatten(features, -1, (kinds, NUMBERS_A_KIND)).unbind(-1))


def _joined(numbers: list[Tensor]) -> Tensor:
    return torch.stack(numbers, dim=-1).flatten(-2)
