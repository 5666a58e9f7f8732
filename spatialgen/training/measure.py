"""Where a model puts the sound of scenes it has never seen, against where it belongs."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from ..conditioning import Conditions
from ..directional import flow_of
from ..rectified_flow import guide, sample
from ..spatial_model import SpatialNetwork
from .prepared import Prepared

STEPS, GUIDANCE = 12, 3.0
SCENES_AT_ONCE = 8


@torch.inference_mode()
def generate(network: SpatialNetwork, scenes: list[Prepared], seed: int = 0) -> Tensor:
    """The model's latents [b, c, l] (the autoencoder's scale) for whole scenes."""
    generator = torch.Generator().manual_seed(seed)
    made = []
    for first in range(0, len(scenes), SCENES_AT_ONCE):
        some = scenes[first : first + SCENES_AT_ONCE]
        length = some[0].latents.shape[-1]
        features = [scene.at(0)[1] for scene in some]
        conditions: Conditions = network.conditioner(
            type(features[0])(
                torch.stack([f.panorama for f in features]),
                torch.stack([f.front for f in features]),
            ),
            length,
        )
        noise = torch.randn(len(some), *some[0].latents.shape, generator=generator)

        def velocity(x: Tensor, t: Tensor, given: Conditions = conditions) -> Tensor:
            seen = network.transformer(x, t, given.local, given.token)
            null = network.transformer(x, t, None, given.token)
            return guide(seen, null, GUIDANCE)

        made.append(sample(velocity, noise, STEPS))
    latents = torch.cat(made)
    return network.latent_statistics.restore(latents) if network.latent_statistics else latents


def angles_between(a: Tensor, b: Tensor) -> Tensor:
    """Angles in degrees between vectors [..., 3]."""
    cosine = torch.nn.functional.cosine_similarity(a, b, dim=-1).clamp(-1, 1)
    return torch.rad2deg(torch.acos(cosine))


def direction_errors(network: SpatialNetwork, scenes: list[Prepared]) -> dict[str, float]:
    """Angles in degrees between the mean intensity of the generated and of the true sound field.

    `median` and `p90` of the model; `shuffled` is the median with another scene's truth and
    `ahead` that of a source always straight ahead: what chance gives.
    """
    made = flow_of(generate(network, scenes)).mean(dim=-1)
    true = flow_of(torch.stack([scene.latents for scene in scenes])).mean(dim=-1)
    errors = angles_between(made, true).numpy()
    ahead = angles_between(torch.tensor([1.0, 0.0, 0.0]).expand_as(true), true).numpy()
    shuffled = angles_between(made.roll(1, dims=0), true).numpy()
    return {
        "median": round(float(np.median(errors)), 2),
        "p90": round(float(np.percentile(errors, 90)), 2),
        "shuffled": round(float(np.median(shuffled)), 2),
        "ahead": round(float(np.median(ahead)), 2),
    }


def onset_f1(network: SpatialNetwork, scenes: list[Prepared]) -> dict[str, float]:
    """Agreement of energy rises in the generated and the true sound field, within two latent
    frames (93 ms): F1, and the same against another scene's truth."""
    made = _rises(generate(network, scenes))
    true = _rises(torch.stack([scene.latents for scene in scenes]))
    return {
        "f1": round(_agreement(made, true), 3),
        "shuffled": round(_agreement(made, true.roll(1, dims=0)), 3),
    }


def _rises(latents: Tensor) -> Tensor:
    """Where the energy rises by more than 6 dB within two frames, peaks only: bool [b, l]."""
    bands = latents[:, :24] * 20 - 50
    level = 10 * torch.log10((10 ** (bands / 10)).sum(dim=1) + 1e-7)
    rise = level[:, 2:] - level[:, :-2]
    near = torch.nn.functional.max_pool1d(rise[:, None], 5, 1, 2)[:, 0]
    return (rise > 6) & (rise == near)


def _agreement(made: Tensor, true: Tensor) -> float:
    def found(a: Tensor, b: Tensor) -> tuple[int, int]:
        near = torch.nn.functional.max_pool1d(b.float()[:, None], 5, 1, 2)[:, 0] > 0
        return int((a & near).sum()), int(a.sum())

    hit, said = found(made, true)
    caught, there = found(true, made)
    precision, recall = hit / max(1, said), caught / max(1, there)
    return 2 * precision * recall / max(1e-9, precision + recall)
