"""The fine stage: flow matching on sound fields, conditioned on both views.

The local condition of a window is dropped with some probability, so that guidance has something to
compare with. Axis letters: b batch, c channels, d features, t video frames, l latent frames.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from ..conditioning import Conditions, Features
from ..directional import mirrored, turned
from ..encoders.convnet import (
    ConvNetEncoder,
    doubted_features,
    mirrored_features,
    seen_in_front,
    turned_features,
)
from ..spatial_model import SpatialNetwork
from .flow import Noised, Shape, draw_latents, draw_noise, statistics_to_draw_by
from .prepared import Prepared, turns_exactly
from .settings import FineSettings

STAGE = 2  # sets this stage's random numbers apart
REAL_VIEWS = 0.35
"""Share of the windows whose front view was really cut and looked at, where others are turned."""


@dataclass(frozen=True)
class Seen(Noised):
    """Windows with their features [b, t, d]; `told` [b, 1, 1] is 0 where the local condition is
    dropped."""

    features: Features
    told: Tensor


class FineObjective(nn.Module):
    """The error of each window [b]: mean squared over its latents."""

    def __init__(self, network: SpatialNetwork) -> None:
        super().__init__()
        self.conditioner = network.conditioner
        self.transformer = network.transformer

    def forward(self, windows: Seen) -> Tensor:
        """Windows of the transformer's latents -> errors [b]."""
        conditions: Conditions = self.conditioner(windows.features, windows.data.shape[-1])
        local = None if conditions.local is None else conditions.local * windows.told
        velocity = self.transformer(windows.noisy, windows.t, local, conditions.token)
        return windows.error(velocity).mean(dim=(1, 2))


class SeenWindows:
    """Draws windows of prepared examples, turned at random where that is exact."""

    def __init__(
        self,
        network: SpatialNetwork,
        examples: Sequence[Prepared],
        settings: FineSettings,
        seed: int,
    ) -> None:
        self.examples = examples
        self.drop_local = settings.drop_local
        self.statistics = statistics_to_draw_by(network)
        self.kinds = kinds_that_turn(network)
        self.seed = seed
        self.shape = Shape(
            settings.latents, examples[0].latents.shape[-1], settings.parts, (seed, STAGE)
        )

    def size(self, step: int) -> int:
        """Windows in a step's batch."""
        return self.shape.size(step)

    def draw(self, step: int, places: Sequence[int]) -> Seen:
        """The windows at some places of a step's batch."""
        drawn = [self._window(step, place) for place in places]
        data, panorama, front, noise, t, told = (torch.stack(x) for x in zip(*drawn, strict=True))
        if self.statistics is not None:
            data = self.statistics.normalise(data)
        return Seen(data, noise, t, Features(panorama, front), told)

    def _window(self, step: int, place: int) -> tuple[Tensor, ...]:
        rng = np.random.default_rng([self.seed, STAGE, step, place])
        example = self.examples[int(rng.integers(len(self.examples)))]
        latents, features = self._view(example, rng)
        part = self.shape.part(step)
        frames, whole = len(features.panorama), latents.shape[-1]
        shown, length = max(min(2, frames), round(frames * part)), max(1, round(whole * part))
        first = int(rng.integers(frames - shown + 1))
        start = min(round(first * whole / frames), whole - length)
        data = latents[:, start : start + length]
        noise, t = draw_noise(rng, data)
        told = torch.full((1, 1), float(rng.random() >= self.drop_local))
        stretch = slice(first, first + shown)
        return data, features.panorama[stretch], features.front[stretch], noise, t, told

    def _view(self, example: Prepared, rng: np.random.Generator) -> tuple[Tensor, Features]:
        """Latents [c, l] and features [t, d] of an example in one of its turns, or in any."""
        told = example.front is None
        if self.kinds is not None and (told or rng.random() >= REAL_VIEWS):
            return turned_anywhere(example, self.kinds, rng)
        turn = int(rng.integers(len(example.latents)))
        return draw_latents(example, turn, rng), example.features(turn)


def kinds_that_turn(network: SpatialNetwork) -> int | None:
    """How many kinds the features tell apart, where features and latents turn exactly."""
    encoder = network.image_encoder
    if isinstance(encoder, ConvNetEncoder) and turns_exactly(network):
        return encoder.kinds
    return None


def turned_anywhere(
    example: Prepared, kinds: int, rng: np.random.Generator
) -> tuple[Tensor, Features]:
    """Latents and features with the example turned by any angle and perhaps mirrored.

    The panorama's features turn exactly; those of the front view are taken from them, for the
    things that come to lie inside it. A little noise keeps examples from being told apart, and
    kinds are doubted as the encoder will doubt them in pictures that are new to it.
    """
    angle = float(rng.uniform(-math.pi, math.pi))
    if example.panorama is None:
        raise ValueError("An example that was only heard cannot be turned with what is seen.")
    latents = turned(example.latents[0], angle)
    panorama = turned_features(example.panorama[0], kinds, angle)
    if rng.random() < 0.5:
        latents, panorama = mirrored(latents), mirrored_features(panorama, kinds)
    panorama = doubted_features(panorama, kinds, *_doubts(kinds, rng))
    noise = torch.from_numpy(rng.normal(0, 0.03, (2, *panorama.shape)).astype(np.float32))
    front = seen_in_front(panorama, kinds)
    return latents, Features(panorama + noise[0], front + noise[1])


def _doubts(kinds: int, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """For each kind how sure an encoder is of it, and what it half takes it for (half of the kinds
    for none other)."""
    sure = rng.uniform(0.35, 1.0, kinds).astype(np.float32)
    others = rng.integers(kinds, size=kinds)
    taken_for = np.where(rng.random(kinds) < 0.5, np.arange(kinds), others)
    return torch.from_numpy(sure), torch.from_numpy(taken_for)
