"""From image features to what the transformer is told: conditions, computed once a window.

Axis letters: b batch, t video frames, l latent frames, d width.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .config import ConditionerConfig, ConditioningConfig, TransformerConfig


@dataclass(frozen=True)
class Features:
    """Image features of the two views of the same frames: [b, t, d] each, or [t, d]."""

    panorama: Tensor
    front: Tensor


@dataclass(frozen=True)
class Conditions:
    """What one window is generated from.

    `local` [b, l, d] says what is where in time (None: the null condition); `token` [b, d] is the
    global condition, the same with and without guidance (None: the model has none).
    """

    local: Tensor | None
    token: Tensor | None

    def without_local(self) -> Conditions:
        """The null conditions that guidance compares with."""
        return replace(self, local=None)


@lru_cache(maxsize=64)
@torch.inference_mode(False)
def spline_matrix(frames: int, length: int) -> Tensor:
    """The natural cubic spline through `frames` equal steps, read at `length`, as a matrix [l, t].

    Knots and readings span the same time, ends on ends. With unit steps the second derivatives m
    solve m[i-1] + 4 m[i] + m[i+1] = 6 (y[i-1] - 2 y[i] + y[i+1]), m = 0 at both ends, so the
    spline is linear in its knots y and is solved once for all of them. Float64.
    """
    if frames == 1:
        return torch.ones(length, 1, dtype=torch.float64)
    identity = torch.eye(frames, dtype=torch.float64)
    curvature = torch.zeros(frames, frames, dtype=torch.float64)
    if frames > 2:
        inner = torch.eye(frames - 2, dtype=torch.float64)
        system = 4 * inner + inner.roll(1, 0).tril() + inner.roll(-1, 0).triu()
        bend = 6 * (identity[:-2] - 2 * identity[1:-1] + identity[2:])
        curvature[1:-1] = torch.linalg.solve(system, bend)
    at = torch.linspace(0, frames - 1, length, dtype=torch.float64)
    left = at.floor().long().clamp(max=frames - 2)
    b = (at - left)[:, None]
    a = 1 - b
    straight = a * identity[left] + b * identity[left + 1]
    bent = (a**3 - a) * curvature[left] + (b**3 - b) * curvature[left + 1]
    return straight + bent / 6


def resample_in_time(x: Tensor, length: int) -> Tensor:
    """Conditions [b, t, d] at video frames -> [b, length, d] at latent frames (natural spline)."""
    if x.shape[1] == length:
        return x
    matrix = spline_matrix(x.shape[1], length).to(device=x.device, dtype=x.dtype)
    return torch.einsum("lt,btd->bld", matrix, x)


class GlobalEmbedding(nn.Module):
    """Global conditions of all frames to one token: Linear, SiLU, Linear, maximum over time."""

    def __init__(self, config: TransformerConfig) -> None:
        super().__init__()
        out = config.width if config.project_global else config.global_width
        self.hidden = nn.Linear(config.global_width, out, bias=False)
        self.out = nn.Linear(out, out, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """[b, t, d] -> [b, d]."""
        embedded: Tensor = self.out(F.silu(self.hidden(x)))
        return embedded.amax(dim=1)


class Conditioner(nn.Module):
    """Projects the features of both views and forms the local and the global condition."""

    def __init__(self, config: ConditioningConfig, transformer: TransformerConfig) -> None:
        super().__init__()
        self.config = config
        self.projections = nn.ModuleDict(
            {c.id: nn.Linear(c.features, c.width) for c in config.conditioners}
        )
        self.global_embedding = GlobalEmbedding(transformer) if config.global_ids else None

    def project(self, features: Features) -> dict[str, Tensor]:
        """Each conditioner's output at video frames, [b, t, d], by the conditioner's id."""
        return {c.id: self._project(c, features) for c in self.config.conditioners}

    def _project(self, config: ConditionerConfig, features: Features) -> Tensor:
        seen = features.front if config.view == "front" else features.panorama
        if seen.dim() == 2:
            seen = seen[None]
        if seen.shape[-1] != config.features:
            raise ValueError(
                f"The {config.view} features have {seen.shape[-1]} numbers a frame, but the model "
                f"wants {config.features}: they come from another image encoder."
            )
        projected: Tensor = self.projections[config.id](seen)
        return projected

    def forward(self, features: Features, length: int) -> Conditions:
        """Features of both views -> conditions for `length` latent frames."""
        projected = self.project(features)
        local = token = None
        if self.config.local_ids:
            shown = [projected[id] for id in self.config.local_ids]
            summed = self.config.sums_local
            whole = torch.stack(shown).sum(dim=0) if summed else torch.cat(shown, dim=1)
            local = resample_in_time(whole, length)
        if self.global_embedding is not None:
            told = [projected[id] for id in self.config.global_ids]
            joined = self.config.joins_global
            whole = torch.cat(told, dim=-1) if joined else torch.stack(told).sum(dim=0)
            token = self.global_embedding(whole)
        return Conditions(local, token)
