"""The coarse stage: masked flow matching on sounds alone, before the network sees anything.

Recordings in mono or stereo are made a pseudo sound field. Spans of latent frames are masked; from
the others, given clean as the context, the network learns the velocity of the masked ones. With
some probability there is no context.

How the context enters: where the fine stage's local condition does. Everything the transformer is
given is noised to the same time t, as in the fine stage and in sampling; the clean context [c, l]
and a flag that says where there is one go through a linear map of their own, whose result is
*added* to the projected latents, exactly as projected image features are later. So the transformer
meets the same inputs in both stages, the null condition (nothing added) means the same, and all its
weights carry over; only that map (c + 1 numbers to the width) is left behind. Clean latents written
into the noisy input instead would need no map, but would show the network frames without noise at
times t > 0, which no sampling ever does: masked generation (`rectified_flow.sample`) keeps known
frames on the noisy path.

Axis letters: b batch, c channels, s samples, l latent frames, d width.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from ..spatial_model import SpatialNetwork
from .flow import Noised, Shape, draw_latents, draw_noise, statistics_to_draw_by
from .prepared import Prepared
from .settings import CoarseSettings

STAGE = 1  # sets this stage's random numbers apart


def pseudo_field(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """A recording [c, s] as a sound field [4, s], AmbiX (W, Y, Z, X).

    Mono: W alone. Stereo: W = (L + R) / sqrt 2, Y = (L - R) / sqrt 2 (left minus right points to
    the left), Z = X = 0, as published. Four channels are a sound field already. Raises ValueError.
    """
    channels, samples = sound.shape
    if channels == 4:
        return sound
    field = np.zeros((4, samples), np.float32)
    if channels == 1:
        field[0] = sound[0]
    elif channels == 2:
        left, right = sound
        field[0], field[1] = (left + right) / math.sqrt(2), (left - right) / math.sqrt(2)
    else:
        raise ValueError(f"A pseudo sound field is made of 1, 2 or 4 channels, not {channels}.")
    return field


def span_mask(length: int, span: int, masked: float, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Which of `length` frames are masked: spans of `span` frames, about a share `masked`, at least
    one. Spans are laid at random, and may touch and overlap."""
    mask = np.zeros(length, np.bool_)
    span = min(span, length)
    while not mask.any() or mask.mean() < masked:
        first = int(rng.integers(1 - span, length))
        mask[max(0, first) : first + span] = True
    return mask


@dataclass(frozen=True)
class Masked(Noised):
    """Windows with their `mask` [b, 1, l]: 1 where the data is to be found; `told` [b, 1, 1] is 0
    where even the rest is not told."""

    mask: Tensor
    told: Tensor


class CoarseObjective(nn.Module):
    """The error of each window [b]: mean squared over its masked latents."""

    def __init__(self, network: SpatialNetwork) -> None:
        super().__init__()
        self.transformer = network.transformer
        channels = network.transformer.project_in.in_features
        width = network.transformer.project_in.out_features
        self.context = nn.Linear(channels + 1, width, bias=False)

    def forward(self, windows: Masked) -> Tensor:
        """Windows of the transformer's latents -> errors [b]."""
        given = (1 - windows.mask) * windows.told
        context = torch.cat([windows.data * given, given], dim=1)
        local = self.context(context.transpose(1, 2))
        velocity = self.transformer(windows.noisy, windows.t, local, None)
        error = (windows.error(velocity) * windows.mask).sum(dim=(1, 2))
        hidden: Tensor = windows.mask.sum(dim=(1, 2)) * windows.data.shape[1]
        return error / hidden


class MaskedWindows:
    """Draws windows of prepared sounds and masks them."""

    def __init__(
        self,
        network: SpatialNetwork,
        examples: Sequence[Prepared],
        settings: CoarseSettings,
        seed: int,
    ) -> None:
        self.examples = examples
        self.settings = settings
        self.statistics = statistics_to_draw_by(network)
        self.seed = seed
        self.shape = Shape(
            settings.latents, examples[0].latents.shape[-1], settings.parts, (seed, STAGE)
        )

    def size(self, step: int) -> int:
        """Windows in a step's batch."""
        return self.shape.size(step)

    def draw(self, step: int, places: Sequence[int]) -> Masked:
        """The windows at some places of a step's batch."""
        drawn = [self._window(step, place) for place in places]
        data, noise, t, mask, told = (torch.stack(x) for x in zip(*drawn, strict=True))
        if self.statistics is not None:
            data = self.statistics.normalise(data)
        return Masked(data, noise, t, mask, told)

    def _window(self, step: int, place: int) -> tuple[Tensor, ...]:
        rng = np.random.default_rng([self.seed, STAGE, step, place])
        example = self.examples[int(rng.integers(len(self.examples)))]
        latents = draw_latents(example, 0, rng)
        whole = latents.shape[-1]
        length = max(1, round(whole * self.shape.part(step)))
        start = int(rng.integers(whole - length + 1))
        data = latents[:, start : start + length]
        noise, t = draw_noise(rng, data)
        mask = span_mask(length, self.settings.span, self.settings.masked, rng)
        told = torch.full((1, 1), float(rng.random() >= self.settings.drop_context))
        return data, noise, t, torch.from_numpy(mask.astype(np.float32))[None], told
