"""Scenes as the transformer learns from them: latents and image features, computed once.

Axis letters: y turns, t video frames, d features, c latent channels, l latent frames.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ..conditioning import Features
from ..directional import mirrored, turned
from ..encoders.convnet import (
    STRIDE,
    ConvNetEncoder,
    mirrored_features,
    seen_in_front,
    turned_features,
)
from ..projection import perspective_view
from ..scenes import KINDS
from ..spatial_model import SpatialNetwork
from .dataset import WIDTH, load_scene
from .looking import FRONT_PIXELS

REAL_VIEWS = 0.35
"""Share of the examples whose front view was really cut and looked at."""


@dataclass(frozen=True)
class Prepared:
    """One scene: the autoencoder's latents [c, l]; for each of its turns the angle (radians,
    anticlockwise) [y] and the features of both views [y, t, d]."""

    latents: Tensor
    angles: Tensor
    panorama: Tensor
    front: Tensor

    def at(self, index: int) -> tuple[Tensor, Features]:
        """Latents [c, l] and features [t, d] of one turn."""
        latents = turned(self.latents, float(self.angles[index]))
        return latents, Features(self.panorama[index], self.front[index])

    def anywhere(self, rng: np.random.Generator) -> tuple[Tensor, Features]:
        """Latents and features with the scene turned by any angle and perhaps mirrored.

        The panorama's features turn exactly; those of the front view are taken from them, for the
        things that come to lie inside it. A little noise keeps scenes from being told apart.
        """
        angle = float(rng.uniform(-math.pi, math.pi))
        latents = turned(self.latents, angle)
        panorama = turned_features(self.panorama[0], len(KINDS), angle)
        if rng.random() < 0.5:
            latents, panorama = mirrored(latents), mirrored_features(panorama, len(KINDS))
        noise = torch.from_numpy(rng.normal(0, 0.03, (2, *panorama.shape)).astype(np.float32))
        front = seen_in_front(panorama, len(KINDS))
        return latents, Features(panorama + noise[0], front + noise[1])


@torch.no_grad()
def prepare(network: SpatialNetwork, folder: Path, seed: int, turns: int) -> Prepared:
    """Latents and features of a rendered scene, as it is and turned at random."""
    encoder = network.image_encoder
    if not isinstance(encoder, ConvNetEncoder):
        raise TypeError("Only models with a convnet image encoder are trained on scenes.")
    frames, sound = load_scene(folder, seed)
    encode = network.autoencoder.encode
    mean, _ = encode(torch.from_numpy(sound)[None])
    rng = np.random.default_rng([seed, 1])
    columns = [0, *(STRIDE * int(c) for c in rng.integers(WIDTH // STRIDE, size=turns - 1))]
    angles = [-2 * math.pi * shift / WIDTH for shift in columns]
    panorama = encoder.encode_view(torch.from_numpy(frames), "panorama").clone()
    return Prepared(
        latents=mean[0],
        angles=torch.tensor(angles),
        panorama=torch.stack([turned_features(panorama, encoder.kinds, a) for a in angles]),
        front=torch.stack([_front(encoder, np.roll(frames, shift, axis=2)) for shift in columns]),
    )


def _front(encoder: ConvNetEncoder, frames: NDArray[np.uint8]) -> Tensor:
    """Features of the front views of panoramas [t, h, w, 3]: [t, d]."""
    front = perspective_view(torch.from_numpy(np.ascontiguousarray(frames)), size=FRONT_PIXELS)
    return encoder.encode_view(front, "front").clone()


def statistics_of(scenes: Iterable[Prepared]) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation of each latent channel [c], over all turns about the vertical.

    The horizontal ratios turn into one another, so theirs are zero and shared.
    """
    quarter = [turned(s.latents, k * math.pi / 2) for s in scenes for k in range(4)]
    every = torch.cat(quarter, dim=-1)
    return every.mean(dim=-1), every.std(dim=-1).clamp(min=0.05)


@dataclass(frozen=True)
class Batch:
    """Latents [b, c, l] and features [b, t, d]."""

    latents: Tensor
    features: Features


def draw_batch(
    scenes: list[Prepared], size: int, part: tuple[int, int], rng: np.random.Generator
) -> Batch:
    """Random stretches of random scenes: of `part` = (video frames, latent frames)."""
    drawn, panorama, front = [], [], []
    for index in rng.integers(len(scenes), size=size):
        scene = scenes[index]
        real = rng.random() < REAL_VIEWS
        turn = int(rng.integers(len(scene.angles)))
        latents, features = scene.at(turn) if real else scene.anywhere(rng)
        frames, length = part
        first = int(rng.integers(len(features.panorama) - frames + 1))
        start = round(first * latents.shape[-1] / len(features.panorama))
        start = min(start, latents.shape[-1] - length)
        drawn.append(latents[:, start : start + length])
        panorama.append(features.panorama[first : first + frames])
        front.append(features.front[first : first + frames])
    features = Features(torch.stack(panorama), torch.stack(front))
    return Batch(torch.stack(drawn), features)
