"""A stage of flow matching: what both stages share. Batches in, an averaged network out.

At a logit-normal time t the network sees (1 - t) data + t noise and learns the velocity
noise - data (arXiv 2209.03003; times after arXiv 2403.03206).

All that is random about a window comes from (seed, stage, step, its place in the step's batch). So
a checkpoint needs no state of generators, a resumed training is the same training, and it does
not matter over how many processes or portions a step is spread.

Axis letters: b batch, c channels, l latent frames.
"""

from __future__ import annotations

import contextlib
import copy
import math
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Protocol, Self

import numpy as np
import torch
from torch import Tensor, nn

from ..rectified_flow import interpolate
from ..spatial_model import LatentStatistics, SpatialNetwork
from .parallel import Workers
from .prepared import Prepared
from .settings import FlowSettings
from .sources import TrainingProblem

PARTS = (1 / 3, 1 / 2, 1.0)
"""A step's windows are one of these parts of the model's window, and as many as fit."""


@dataclass(frozen=True)
class Noised:
    """Data [b, c, l] (the transformer's latents), the noise to mix in, and the times t [b]."""

    data: Tensor
    noise: Tensor
    t: Tensor

    @property
    def noisy(self) -> Tensor:
        """What the network sees: (1 - t) data + t noise."""
        return interpolate(self.data, self.noise, self.t[:, None, None])

    def error(self, velocity: Tensor) -> Tensor:
        """Squared errors of a velocity, [b, c, l]."""
        return (velocity.float() - (self.noise - self.data)).square()

    def to(self, device: torch.device) -> Self:
        """On another device."""
        moved = {f.name: _moved(getattr(self, f.name), device) for f in fields(self)}
        return type(self)(**moved)


def _moved(value: Any, device: torch.device) -> Any:
    if isinstance(value, Tensor):
        return value.to(device, non_blocking=True)
    return type(value)(*(_moved(v, device) for v in vars(value).values()))


def statistics_to_draw_by(network: SpatialNetwork) -> LatentStatistics | None:
    """The network's latent statistics where examples are drawn: in memory, not on a device."""
    return copy.deepcopy(network.latent_statistics).cpu() if network.latent_statistics else None


def draw_latents(example: Prepared, turn: int, rng: np.random.Generator) -> Tensor:
    """Latents [c, l] of an example: where the autoencoder states a spread, drawn by it."""
    if example.spread is None:
        return example.latents[turn]
    drawn = rng.standard_normal(example.latents[turn].shape, dtype=np.float32)
    return example.latents[turn] + example.spread[turn] * torch.from_numpy(drawn)


def draw_noise(rng: np.random.Generator, data: Tensor) -> tuple[Tensor, Tensor]:
    """Noise like the data [c, l], and a logit-normal time []."""
    noise = rng.standard_normal(data.shape, dtype=np.float32)
    t = 1 / (1 + math.exp(-rng.standard_normal()))
    return torch.from_numpy(noise), torch.tensor(t, dtype=torch.float32)


class Windows(Protocol):
    """Draws the windows of a step."""

    def size(self, step: int) -> int:
        """How many windows the step's batch holds."""

    def draw(self, step: int, places: Sequence[int]) -> Noised:
        """Those at some places of the batch."""


class FlowStage:
    """One stage: its objective, the moving average of what it trains, and the optimiser.

    `objective` is a module whose forward takes what `windows` draws and returns the error of each
    window [b]; its parts bear the names they have in the network. What it names is trained.
    """

    def __init__(
        self,
        objective: nn.Module,
        windows: Windows,
        settings: FlowSettings,
        workers: Workers,
        precision: torch.dtype = torch.float32,
    ) -> None:
        self.settings = settings
        self.workers = workers
        self.precision = precision
        self.windows = windows
        self.step = 0
        self.objective = objective.to(workers.device).requires_grad_(True).train()
        self.trained = dict(objective.named_parameters())
        self.average = {name: p.detach().clone() for name, p in self.trained.items()}
        self.optimiser = torch.optim.AdamW(
            self.trained.values(), settings.rate, (0.9, 0.99), weight_decay=0.01, fused=True
        )
        self._wrapped = workers.wrap(objective)
        self._ahead = ThreadPoolExecutor(1)
        self._next: tuple[int, Future[list[Portion]]] | None = None

    @property
    def total(self) -> int:
        """The last step."""
        return self.settings.steps

    @property
    def save_every(self) -> int:
        """Steps between checkpoints."""
        return self.settings.save_every

    @property
    def measure_every(self) -> int:
        """Steps between measurements."""
        return self.settings.measure_every

    def rate(self) -> float:
        """The learning rate at this step: linear warm-up, then a cosine down to a fiftieth."""
        s = self.settings
        if self.step < s.warm_up:
            return s.rate * (self.step + 1) / s.warm_up
        done = (self.step - s.warm_up) / max(1, s.steps - s.warm_up)
        return s.rate * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))

    def advance(self) -> Tensor:
        """One step of training; returns its loss (this process's share of it), still on the device.

        The gradient is that of the mean over all windows of the step, however they are spread.
        """
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate()
        self.optimiser.zero_grad()
        portions = self._portions()
        loss = torch.zeros((), device=self.workers.device)
        for k, portion in enumerate(portions):
            with self._together(last=k == len(portions) - 1):
                loss += self._backward(portion)
        nn.utils.clip_grad_norm_(self.trained.values(), 1.0)
        self.optimiser.step()
        self.step += 1
        self._follow()
        return loss

    def _backward(self, portion: Portion) -> Tensor:
        windows = portion.windows.to(self.workers.device)
        kind = self.workers.device.type
        with torch.autocast(kind, self.precision, enabled=self.precision != torch.float32):
            errors: Tensor = self._wrapped(windows)
        share = errors.float().sum() * (portion.weight * self.workers.count)
        share.backward()  # type: ignore[no-untyped-call]
        return share.detach()

    @contextlib.contextmanager
    def _together(self, last: bool) -> Iterator[None]:
        """Gradients of several portions meet those of the other processes once, with the last."""
        alone = last or self.workers.count == 1
        with contextlib.nullcontext() if alone else self._wrapped.no_sync():  # type: ignore[operator]
            yield

    def _portions(self) -> list[Portion]:
        """This step's windows; those of the next are drawn meanwhile."""
        ready = self._next
        drawn = ready[1].result() if ready and ready[0] == self.step else self._draw(self.step)
        self._next = self.step + 1, self._ahead.submit(self._draw, self.step + 1)
        return drawn

    def _draw(self, step: int) -> list[Portion]:
        size = self.windows.size(step)
        mine = list(self.workers.share(size))
        parts = [mine[k :: self.settings.accumulate] for k in range(self.settings.accumulate)]
        # A process with nothing to do goes through the motions: the others wait for its gradients.
        filled = [part for part in parts if part] or [[0]]
        weight = 1 / size if mine else 0.0
        return [Portion(self.windows.draw(step, part), weight) for part in filled]

    @torch.no_grad()
    def _follow(self) -> None:
        """Move the average towards the network, faster at first."""
        keep = min(self.settings.average, (1 + self.step) / (10 + self.step))
        torch._foreach_lerp_(list(self.average.values()), list(self.trained.values()), 1 - keep)

    def averaged(self, network: SpatialNetwork) -> SpatialNetwork:
        """A network like the one that is trained, with the averaged weights. What no stage trains
        (autoencoder, image encoder) is shared with it."""
        still = [network.autoencoder, network.image_encoder]
        same = {id(part): part for part in still if part is not None}
        out = copy.deepcopy(network, same).requires_grad_(False)
        names = out.state_dict().keys()
        weights = {name: mean for name, mean in self.average.items() if name in names}
        out.load_state_dict(weights, strict=False)
        return out.eval()

    def save(self, path: Path, best: float | None = None) -> None:
        """Write a checkpoint in one step: a kill leaves the one before."""
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            torch.save(
                {
                    "step": self.step,
                    "weights": dict(self.trained),
                    "average": self.average,
                    "optimiser": self.optimiser.state_dict(),
                    "best": best,
                },
                file,
            )
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)

    @torch.no_grad()
    def resume(self, path: Path) -> float | None:
        """Go on from a checkpoint, as if there had been no break; returns the best score so far.

        Raises `TrainingProblem` for a checkpoint of another model.
        """
        kept = torch.load(path, weights_only=True, map_location=self.workers.device)
        for name, weights in (("weights", self.trained), ("average", self.average)):
            if {k: v.shape for k, v in kept[name].items()} != {
                k: v.shape for k, v in weights.items()
            }:
                raise TrainingProblem(
                    f"“{path}” is a checkpoint of another model. Train into another folder (--out)."
                )
            for key, tensor in weights.items():
                tensor.copy_(kept[name][key])
        self.optimiser.load_state_dict(kept["optimiser"])
        self.step = kept["step"]
        best: float | None = kept["best"]
        return best

    def close(self) -> None:
        """Leave off drawing ahead."""
        self._ahead.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True)
class Portion:
    """Windows that go through the network together, and the weight of each in the step's mean."""

    windows: Noised
    weight: float


@dataclass(frozen=True)
class Shape:
    """How long a step's windows are, in parts of a whole example, and how many of them there are.

    `latents` latent frames a step, `length` of a whole example.
    """

    latents: int
    length: int
    parts: bool
    seed: tuple[int, ...] = field(default=(0,))

    def part(self, step: int) -> float:
        """The part of whole examples that this step's windows are."""
        if not self.parts:
            return 1.0
        return PARTS[np.random.default_rng([*self.seed, step]).integers(len(PARTS))]

    def size(self, step: int) -> int:
        """Windows in this step's batch."""
        return max(1, self.latents // max(1, round(self.length * self.part(step))))
