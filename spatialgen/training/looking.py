"""Teaches the image encoder to find things: which kinds, where, how active. The first step.

Axis letters: t frames, k kinds, h w cells.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from ..config import View
from ..encoders.convnet import ConvNetEncoder, Sighting, cell_directions, view_pixels
from ..projection import FRONT_VIEW_FIELD, perspective_view
from .dataset import Rendered, Truth, load_scene, training_scene, truth_of

FRONT_PIXELS = 112
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


def turn(frames: NDArray[np.uint8], truth: Truth, columns: int) -> tuple[Tensor, Answers]:
    """Frames [t, h, w, 3] and their truth with the panorama rolled to the right by columns.

    Rolling to the right turns everything clockwise, by columns / w of a full turn.
    """
    rolled = torch.from_numpy(np.roll(frames, columns, axis=2))
    angle = -2 * math.pi * columns / frames.shape[2]
    x, y, z = torch.from_numpy(truth.direction).unbind(-1)
    turned = torch.stack(
        [x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle), z],
        dim=-1,
    )
    there = torch.from_numpy(truth.there).expand(len(frames), -1)
    return rolled, Answers(there, turned, torch.from_numpy(truth.activity))


def draw_frames(
    rendered: Rendered, seeds: list[int], count: int, rng: np.random.Generator
) -> tuple[Tensor, Answers]:
    """Some frames of each seed's scene, each scene turned at random."""
    frames, answers = [], []
    for seed in seeds:
        panorama, _ = load_scene(rendered.folder, seed)
        truth = truth_of(training_scene(seed, rendered.duration))
        chosen = np.sort(rng.choice(len(panorama), count, replace=False))
        some = Truth(truth.there, truth.direction[chosen], truth.activity[chosen])
        rolled, answer = turn(panorama[chosen], some, int(rng.integers(panorama.shape[2])))
        frames.append(rolled)
        answers.append(answer)
    joined = [torch.cat(parts) for parts in zip(*(_parts(a) for a in answers), strict=True)]
    return torch.cat(frames), Answers(*joined)


def _parts(answers: Answers) -> tuple[Tensor, Tensor, Tensor]:
    return answers.there, answers.direction, answers.activity


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
    return placed + 2 * F.binary_cross_entropy_with_logits(seen.presence, truth.there)


def look_at(encoder: ConvNetEncoder, frames: Tensor) -> dict[View, Sighting]:
    """What the encoder sees in both views of panoramas uint8 [t, 112, 224, 3]."""
    front = perspective_view(frames, size=FRONT_PIXELS)
    return {
        "panorama": encoder.look(view_pixels(frames, "panorama"), "panorama"),
        "front": encoder.look(view_pixels(front, "front"), "front"),
    }


@torch.no_grad()
def looking_errors(encoder: ConvNetEncoder, rendered: Rendered) -> dict[str, float]:
    """On scenes: median angle to the things (degrees), presence and activity errors."""
    rng = np.random.default_rng(0)
    angles, wrong, acting, levels = [], [], [], []
    for seed in rendered.seeds:
        frames, truth = draw_frames(rendered, [seed], 6, rng)
        seen = encoder.look(view_pixels(frames, "panorama"), "panorama")
        there = truth.there > 0
        cosine = F.cosine_similarity(seen.direction, truth.direction, dim=-1).clamp(-1, 1)
        angles.append(torch.rad2deg(torch.acos(cosine))[there])
        wrong.append(((seen.presence > 0) != there).float().flatten())
        levels.append(truth.activity[there])
        acting.append((seen.activity - truth.activity).abs()[there])
    baseline = torch.cat(levels)
    return {
        "median_angle_degrees": float(torch.cat(angles).median()),
        "presence_error": float(torch.cat(wrong).mean()),
        "activity_error": float(torch.cat(acting).mean()),
        "activity_spread": float((baseline - baseline.median()).abs().mean()),
    }
