"""The fine stage: flow matching on scenes, conditioned on both views.

At a logit-normal time t the network sees (1 - t) data + t noise and learns the velocity
noise - data (arXiv 2209.03003; times after arXiv 2403.03206). The local condition of a clip is
dropped with some probability, so that guidance has something to compare with.

Axis letters: b batch, c channels, l latent frames.
"""

from __future__ import annotations

import copy
import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from ..conditioning import Conditions
from ..rectified_flow import interpolate
from ..spatial_model import SpatialNetwork
from .prepared import Batch, Prepared, draw_batch
from .settings import FineSettings

PARTS = (1 / 3, 1 / 2, 1.0)
"""A batch's windows are one of these parts of the model's window, and as many as fit."""


def flow_matching_loss(
    network: SpatialNetwork, batch: Batch, drop_local: float, generator: torch.Generator
) -> Tensor:
    """Mean squared error of the velocity; `batch.latents` are the transformer's (normalised)."""
    data = batch.latents
    size = len(data)
    t = torch.randn(size, generator=generator).sigmoid()
    noise = torch.randn(data.shape, generator=generator)
    conditions: Conditions = network.conditioner(batch.features, data.shape[-1])
    local = conditions.local
    if local is not None:
        kept = torch.rand(size, 1, 1, generator=generator) >= drop_local
        local = local * kept
    noisy = interpolate(data, noise, t[:, None, None])
    velocity = network.transformer(noisy, t, local, conditions.token)
    error: Tensor = (velocity - (noise - data)).square().mean()
    return error


@dataclass
class FineStage:
    """The state of a training: all that a checkpoint must hold to go on exactly."""

    network: SpatialNetwork
    average: SpatialNetwork
    optimiser: torch.optim.Optimizer
    settings: FineSettings
    generator: torch.Generator
    rng: np.random.Generator
    step: int = 0

    @staticmethod
    def start(network: SpatialNetwork, settings: FineSettings, seed: int) -> FineStage:
        """From a network whose image encoder and statistics are ready: they are not trained."""
        for part in (network.image_encoder, network.autoencoder):
            if part is not None:
                part.requires_grad_(False)
        trained = [p for p in network.parameters() if p.requires_grad]
        return FineStage(
            network,
            copy.deepcopy(network).requires_grad_(False),
            torch.optim.AdamW(trained, lr=settings.rate, betas=(0.9, 0.99), weight_decay=0.01),
            settings,
            torch.Generator().manual_seed(seed),
            np.random.default_rng(seed),
        )

    def rate(self) -> float:
        """The learning rate at this step: linear warm-up, then a cosine down to a fiftieth."""
        s = self.settings
        if self.step < s.warm_up:
            return s.rate * (self.step + 1) / s.warm_up
        done = (self.step - s.warm_up) / max(1, s.steps - s.warm_up)
        return s.rate * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))

    def advance(self, scenes: list[Prepared]) -> float:
        """One step of training; returns its loss."""
        frames, length = scenes[0].panorama.shape[1], scenes[0].latents.shape[-1]
        part = PARTS[self.rng.integers(len(PARTS))]
        window = max(2, round(frames * part)), max(1, round(length * part))
        size = max(1, self.settings.latents // window[1])
        raw = draw_batch(scenes, size, window, self.rng)
        statistics = self.network.latent_statistics
        latents = raw.latents if statistics is None else statistics.normalise(raw.latents)
        loss = flow_matching_loss(
            self.network, Batch(latents, raw.features), self.settings.drop_local, self.generator
        )
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate()
        self.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        self._follow()
        return loss.item()

    @torch.no_grad()
    def _follow(self) -> None:
        """Move the average towards the network, faster at first."""
        keep = min(self.settings.average, (1 + self.step) / (10 + self.step))
        pairs = zip(self.average.parameters(), self.network.parameters(), strict=True)
        for mean, now in pairs:
            mean.lerp_(now, 1 - keep)

    def save(self, path: Path) -> None:
        """Write a checkpoint in one step: a kill leaves the one before."""
        part = path.with_suffix(".part")
        torch.save(
            {
                "step": self.step,
                "network": self.network.state_dict(),
                "average": self.average.state_dict(),
                "optimiser": self.optimiser.state_dict(),
                "generator": self.generator.get_state(),
                "rng": json.dumps(self.rng.bit_generator.state),
            },
            part,
        )
        part.replace(path)

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint, as if there had been no break."""
        kept = torch.load(path, weights_only=True)
        self.network.load_state_dict(kept["network"])
        self.average.load_state_dict(kept["average"])
        self.optimiser.load_state_dict(kept["optimiser"])
        self.generator.set_state(kept["generator"])
        self.rng.bit_generator.state = json.loads(kept["rng"])
        self.step = kept["step"]
