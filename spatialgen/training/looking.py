"""Teaches the image encoder to find things: which kinds, where, how active. The first step.

Axis letters: t frames, k kinds, h w cells.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from ..config import View
from ..encoders.convnet import FRONT_SIZE, ConvNetEncoder, Sighting, cell_directions, view_pixels
from ..projection import FRONT_VIEW_FIELD, perspective_view
from ..scenes import Scene, render_frame
from .dataset import HEIGHT, WIDTH, truth_at

PRESENCE = 8.0
"""How much naming what is there counts, beside finding it."""
SPREAD = 0.16  # radians: how far around a thing its cells are asked to light up
VIEWS: tuple[View, View] = ("panorama", "front")


@dataclass(frozen=True)
class Answers:
    """What should be seen in some frames: `there` [t, k], `direction` [t, k, 3], `activity`."""

    there: Tensor
    direction: Tensor
    activity: Tensor

    def within(self, view: View) -> Answers:
        """Only what lies inside a view."""
        if view == "panorama":
            return self
        side = math.tan(FRONT_VIEW_FIELD / 2)
        ahead, left, up = self.direction.unbind(-1)
        inside = (ahead > 0) & (left.abs() < side * ahead) & (up.abs() < side * ahead)
        return Answers(self.there * inside, self.direction, self.activity)


def draw_frames(
    scenes: Iterable[Scene], count: int, rng: np.random.Generator
) -> tuple[Tensor, Answers]:
    """`count` frames of each scene at random times, uint8 [t, 144, 288, 3], and what is in them.

    Half of the times lie within a quarter of a second after an act's start, where timing is seen.
    """
    frames, told = [], []
    for scene in scenes:
        starts = [action.start for thing in scene.things for action in thing.actions]
        for number in range(count):
            time = float(rng.uniform(0, scene.duration))
            if number % 2 and starts:
                time = starts[rng.integers(len(starts))] + float(rng.uniform(-0.05, 0.25))
            frames.append(render_frame(scene, min(max(time, 0), scene.duration), WIDTH, HEIGHT))
            told.append(truth_at(scene, time))
    there, direction, activity = (np.stack(parts) for parts in zip(*told, strict=True))
    answers = Answers(*(torch.from_numpy(a) for a in (there, direction, activity)))
    return torch.from_numpy(np.stack(frames)), answers


def varied(frames: Tensor, generator: torch.Generator) -> Tensor:
    """Frames as other cameras might give them: other light, contrast, colours, softness, noise."""

    def drawn(low: float, high: float, *shape: int) -> Tensor:
        return low + (high - low) * torch.rand(len(frames), *shape, generator=generator)

    x = frames.float() / 255
    x = x.clamp(1e-3, 1) ** drawn(0.7, 1.4, 1, 1, 1)
    x = (x - 0.45) * drawn(0.7, 1.25, 1, 1, 1) + 0.45 + drawn(-0.1, 0.1, 1, 1, 3)
    grey = x.mean(dim=-1, keepdim=True)
    x = grey + (x - grey) * drawn(0.4, 1.3, 1, 1, 1)
    soft = F.avg_pool2d(x.permute(0, 3, 1, 2), 3, 1, 1, count_include_pad=False)
    x = torch.lerp(x, soft.permute(0, 2, 3, 1), drawn(0, 0.8, 1, 1, 1))
    x = x + 0.03 * drawn(0, 1, 1, 1, 1) * torch.randn(x.shape, generator=generator)
    return (x.clamp(0, 1) * 255).round().to(torch.uint8)


def looking_loss(seen: Sighting, truth: Answers, view: View) -> Tensor:
    """How wrong a sighting is: which kinds, in which cells, in which direction, how active."""
    cells = cell_directions(view).to(seen.where)
    near = ((truth.direction @ cells.T - 1) / SPREAD**2).softmax(dim=-1)
    crossed = -(near * seen.where.log_softmax(dim=-1)).sum(dim=-1)
    apart = 1 - F.cosine_similarity(seen.direction, truth.direction, dim=-1)
    acting = F.binary_cross_entropy(
        seen.activity.clamp(1e-4, 1 - 1e-4), truth.activity, reduction="none"
    )
    count = truth.there.sum().clamp(min=1)
    placed = (truth.there * (crossed + 4 * apart + 5 * acting)).sum() / count
    named = F.binary_cross_entropy_with_logits(seen.presence, truth.there)
    return placed + PRESENCE * named


def look_at(encoder: ConvNetEncoder, frames: Tensor) -> dict[View, Sighting]:
    """What the encoder sees in both views of panoramas uint8 [t, 144, 288, 3]."""
    front = perspective_view(frames, size=FRONT_SIZE[0])
    return {
        "panorama": encoder.look(view_pixels(frames, "panorama"), "panorama"),
        "front": encoder.look(view_pixels(front, "front"), "front"),
    }


@torch.no_grad()
def looking_errors(encoder: ConvNetEncoder, scenes: Iterable[Scene]) -> dict[str, float]:
    """On scenes: angles to the things (degrees), kinds missed or imagined, activity errors.

    `named` is the share of things whose kind is the likeliest of all that are not there.
    """
    rng = np.random.default_rng(0)
    angles, missed, imagined, acting, named = [], [], [], [], []
    for scene in scenes:
        frames, truth = draw_frames([scene], 6, rng)
        seen = encoder.look(view_pixels(frames, "panorama"), "panorama")
        there = truth.there > 0
        cosine = F.cosine_similarity(seen.direction, truth.direction, dim=-1).clamp(-1, 1)
        angles.append(torch.rad2deg(torch.acos(cosine))[there])
        missed.append((seen.presence <= 0)[there].float())
        imagined.append((seen.presence > 0)[~there].float())
        acting.append((seen.activity - truth.activity).abs()[there])
        others = seen.presence.masked_fill(there, -1e9).amax(dim=-1, keepdim=True)
        named.append((seen.presence > others)[there].float())
    apart = torch.cat(angles)
    return {
        "median_angle_degrees": float(apart.median()),
        "p90_angle_degrees": float(apart.quantile(0.9)),
        "missed": float(torch.cat(missed).mean()),
        "imagined": float(torch.cat(imagined).mean()),
        "named": float(torch.cat(named).mean()),
        "activity_error": float(torch.cat(acting).mean()),
    }
