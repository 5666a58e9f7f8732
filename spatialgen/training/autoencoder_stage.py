"""The autoencoder's training: an Oobleck for sound fields, judged by ear and by direction.

Multi-resolution STFT losses of every channel, terms that tie the channels together, a weak pull of
the latents to a standard normal, and if wanted a discriminator; at last the decoder alone, when
others already learn from the latents. All that is random about a step comes from (seed, step,
process), so that a checkpoint holds no generator and a resumed training is the same training.

Axis letters: b batch, c channels, s samples, l latent frames.
"""

from __future__ import annotations

import copy
import math
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from ..ambisonics import CHANNELS
from ..autoencoder import OobleckAutoencoder
from .autoencoder_settings import AdversarySettings, AutoencoderSettings
from .discriminator import Discriminator, lessons, telling_loss
from .losses import (
    divergence,
    intensity_loss,
    microphone_loss,
    random_directions,
    spectral_loss,
)
from .parallel import Workers
from .sources import TrainingProblem

STAGE = 0  # sets this stage's random numbers apart
Losses = dict[str, Tensor]


def share_gradients(parameters: Iterable[nn.Parameter], workers: Workers) -> None:
    """Replace each gradient by its mean over the processes."""
    for parameter in parameters:
        if parameter.grad is not None:
            workers.mean(parameter.grad)


@dataclass
class Adversary:
    """A discriminator in training: it learns on every step on which it is heard."""

    network: Discriminator
    optimiser: torch.optim.Optimizer
    settings: AdversarySettings

    @staticmethod
    def start(settings: AdversarySettings, seed: int, device: torch.device) -> Adversary:
        """A new one; the same seed gives the same one."""
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            network = Discriminator(settings.sizes, settings.width).to(device)
        optimiser = torch.optim.AdamW(network.parameters(), lr=settings.rate, betas=(0.8, 0.99))
        return Adversary(network, optimiser, settings)

    def learn(self, true: Tensor, made: Tensor, workers: Workers) -> Tensor:
        """One step of telling true [b, 4, s] from made; returns the loss."""
        loss = telling_loss(self.network(true), self.network(made.detach()))
        self.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        share_gradients(self.network.parameters(), workers)
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        return loss.detach()

    def teach(self, true: Tensor, made: Tensor) -> Losses:
        """What the autoencoder is to learn from it, weighted; its own weights stay as they are."""
        self.network.requires_grad_(False)
        with torch.no_grad():
            real = self.network(true)
        taught = lessons(real, self.network(made))
        self.network.requires_grad_(True)
        return {
            "passing": self.settings.weight * taught.passing,
            "matching": self.settings.matching * taught.matching,
        }


@dataclass
class AutoencoderStage:
    """The state of a training: all that a checkpoint must hold to go on exactly."""

    autoencoder: OobleckAutoencoder
    average: OobleckAutoencoder
    optimiser: torch.optim.Optimizer
    settings: AutoencoderSettings
    seed: int
    workers: Workers
    adversary: Adversary | None = None
    step: int = 0

    @staticmethod
    def start(
        autoencoder: nn.Module,
        settings: AutoencoderSettings,
        seed: int,
        workers: Workers | None = None,
    ) -> AutoencoderStage:
        """From an autoencoder with whatever weights it has, on the workers' device.

        Raises:
            TrainingProblem: this autoencoder has nothing to learn, or not four channels.
        """
        if not isinstance(autoencoder, OobleckAutoencoder):
            raise TrainingProblem(
                "Only an Oobleck autoencoder is trained, and this model's is computed, not "
                'learned. Remove "autoencoder" from the configuration\'s "training" section.'
            )
        if autoencoder.encoder.first.weight_v.shape[1] != CHANNELS:
            raise TrainingProblem("The autoencoder must have four channels (AmbiX) to be trained.")
        workers = workers or Workers(next(autoencoder.parameters()).device)
        autoencoder.to(workers.device).requires_grad_(True)
        adversary = settings.adversary
        return AutoencoderStage(
            autoencoder,
            copy.deepcopy(autoencoder).requires_grad_(False),
            torch.optim.AdamW(
                autoencoder.parameters(), settings.rate, betas=(0.8, 0.99), weight_decay=1e-3
            ),
            settings,
            seed,
            workers,
            None if adversary is None else Adversary.start(adversary, seed, workers.device),
        )

    @property
    def done(self) -> bool:
        """Whether all steps have been taken."""
        return self.step >= self.settings.all_steps

    @property
    def decoder_only(self) -> bool:
        """Whether the encoder is settled by now."""
        return self.step >= self.settings.steps

    def rate(self) -> float:
        """The learning rate at this step: linear warm-up, then a cosine down to a fiftieth."""
        s = self.settings
        if self.step < s.warm_up:
            return s.rate * (self.step + 1) / s.warm_up
        done = (self.step - s.warm_up) / max(1, s.all_steps - s.warm_up)
        return s.rate * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))

    def advance(self, batch: Tensor) -> dict[str, float]:
        """One step on this process's share of sound fields [b, 4, s]; returns its losses.

        "loss" is the sum of the others, which are weighted; but "telling", the discriminator's, is
        its own. `s` is a multiple of the downsampling ratio, at least the largest STFT's size.
        """
        true = batch.to(self.workers.device)
        generator = self._generator()
        mean, deviation, made = self._through(true, generator)
        true = true[..., : made.shape[-1]]
        losses = self._judge(true, made, generator)
        if not self.decoder_only:
            losses["divergence"] = self.settings.divergence * divergence(mean, deviation)
        if self.adversary is None or self.step < self.adversary.settings.start:
            telling = {}
        else:
            telling = {"telling": self.adversary.learn(true, made, self.workers).item()}
            losses |= self.adversary.teach(true, made)
        total = torch.stack(list(losses.values())).sum()
        self._learn(total)
        told = {name: loss.item() for name, loss in losses.items()}
        return {"loss": total.item(), **told, **telling}

    def _generator(self) -> torch.Generator:
        """The random numbers of this step and process."""
        place = self.step * self.workers.count + self.workers.rank
        return torch.Generator().manual_seed((self.seed * 4 + STAGE) * 2**32 + place)

    def _through(self, true: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
        """Mean and deviation of the latents [b, c, l], and what came back [b, 4, s]."""
        kind = self.workers.device.type
        with torch.autocast(kind, torch.bfloat16, enabled=self.settings.bfloat16):
            with torch.set_grad_enabled(not self.decoder_only):
                mean, deviation = self.autoencoder.encode(true)
            noise = torch.randn(mean.shape, generator=generator).to(mean.device)
            made = self.autoencoder.decode(mean + deviation * noise)
        return mean.float(), deviation.float(), made.float()

    def _judge(self, true: Tensor, made: Tensor, generator: torch.Generator) -> Losses:
        """The fixed losses of what was made, weighted."""
        s = self.settings
        size = s.sizes[torch.randint(len(s.sizes), (), generator=generator)]
        directions = random_directions(s.microphones, generator)
        return {
            "spectral": spectral_loss(made, true, s.sizes),
            "microphones": s.coherence * microphone_loss(made, true, directions, size),
            "intensity": s.coherence * intensity_loss(made, true, size),
        }

    def _learn(self, total: Tensor) -> None:
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate()
        self.optimiser.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        share_gradients(self.autoencoder.parameters(), self.workers)
        nn.utils.clip_grad_norm_(self.autoencoder.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        self._follow()

    @torch.no_grad()
    def _follow(self) -> None:
        """Move the average towards the autoencoder, faster at first."""
        keep = min(self.settings.average, (1 + self.step) / (10 + self.step))
        means: list[Tensor] = list(self.average.parameters())
        now: list[Tensor] = list(self.autoencoder.parameters())
        torch._foreach_lerp_(means, now, 1 - keep)

    def save(self, path: Path) -> None:
        """Write a checkpoint in one step: a kill leaves the one before."""
        kept: dict[str, Any] = {
            "step": self.step,
            "autoencoder": self.autoencoder.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
        }
        if self.adversary is not None:
            kept["adversary"] = self.adversary.network.state_dict()
            kept["adversary_optimiser"] = self.adversary.optimiser.state_dict()
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            torch.save(kept, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint, as if there had been no break.

        Raises:
            TrainingProblem: the checkpoint is of another autoencoder, or of one trained otherwise.
        """
        kept = torch.load(path, weights_only=True, map_location=self.workers.device)
        try:
            self.autoencoder.load_state_dict(kept["autoencoder"])
            self.average.load_state_dict(kept["average"])
            self.optimiser.load_state_dict(kept["optimiser"])
            if self.adversary is not None:
                self.adversary.network.load_state_dict(kept["adversary"])
                self.adversary.optimiser.load_state_dict(kept["adversary_optimiser"])
        except (KeyError, RuntimeError, ValueError) as error:
            raise TrainingProblem(
                f"“{path}” is a checkpoint of another autoencoder or of one trained by other "
                "settings. Train into another folder (--out)."
            ) from error
        self.step = kept["step"]
