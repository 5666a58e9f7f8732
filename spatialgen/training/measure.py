"""Where a model puts the sound of examples it has never seen, against where it belongs.

Axis letters: b batch, c channels, l latent frames, s samples.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from ..conditioning import Conditions, Features
from ..directional import BANDS, DirectionalAutoencoder, Parts, flow_of
from ..rectified_flow import guide, sample
from ..spatial_model import SpatialNetwork
from .prepared import Prepared

STEPS, GUIDANCE = 12, 3.0
EXAMPLES_AT_ONCE = 8
RISE_DB = 6.0
NEAR = 2  # latent frames: 93 ms at 2048 samples and 44.1 kHz
CHANCE = 90.0  # degrees between directions that have nothing to do with one another


@torch.inference_mode()
def generate(network: SpatialNetwork, examples: Sequence[Prepared], seed: int = 0) -> Tensor:
    """The model's latents [b, c, l] (the autoencoder's scale) for whole examples."""
    device = next(network.transformer.parameters()).device
    generator = torch.Generator().manual_seed(seed)
    made = []
    for first in range(0, len(examples), EXAMPLES_AT_ONCE):
        some = [examples[k] for k in range(first, min(first + EXAMPLES_AT_ONCE, len(examples)))]
        features = [example.features() for example in some]
        shown = Features(
            torch.stack([f.panorama for f in features]).to(device),
            torch.stack([f.front for f in features]).to(device),
        )
        shape = some[0].latents.shape[1:]
        conditions: Conditions = network.conditioner(shown, shape[-1])
        noise = torch.randn(len(some), *shape, generator=generator).to(device)

        def velocity(x: Tensor, t: Tensor, given: Conditions = conditions) -> Tensor:
            seen: Tensor = network.transformer(x, t, given.local, given.token)
            if given.local is None:
                return seen
            return guide(seen, network.transformer(x, t, None, given.token), GUIDANCE)

        made.append(sample(velocity, noise, STEPS))
    latents = torch.cat(made)
    return network.latent_statistics.restore(latents) if network.latent_statistics else latents


@torch.inference_mode()
def flow_and_level(network: SpatialNetwork, latents: Tensor) -> tuple[Tensor, Tensor]:
    """Intensity (x, y, z) [b, 3, l] and level in dB [b, l] in each latent frame.

    Read off the latents where they state it, off the decoded sound otherwise.
    """
    if isinstance(network.autoencoder, DirectionalAutoencoder):
        bands = Parts.unpack(latents).energy[:, :BANDS]
        power = (10 ** (bands / 10)).sum(dim=1)
        return flow_of(latents).cpu(), 10 * torch.log10(power + 1e-7).cpu()
    fields = torch.cat([network.autoencoder.decode(one[None]) for one in latents])
    return frame_by_frame(fields, latents.shape[-1])


def frame_by_frame(fields: Tensor, length: int) -> tuple[Tensor, Tensor]:
    """Intensity (x, y, z) [b, 3, l] and level of W in dB [b, l] of sound fields [b, 4, s] in each
    of `length` equal stretches."""
    frames = torch.unflatten(fields.cpu(), -1, (length, -1))
    w, y, z, x = frames.unbind(dim=1)
    flow = torch.stack([(w * axis).mean(dim=-1) for axis in (x, y, z)], dim=1)
    return flow, 10 * torch.log10(w.square().mean(dim=-1) + 1e-7)


def angles_between(a: Tensor, b: Tensor) -> Tensor:
    """Angles in degrees between vectors [..., 3]."""
    cosine = F.cosine_similarity(a, b, dim=-1).clamp(-1, 1)
    return torch.rad2deg(torch.acos(cosine))


def measure(network: SpatialNetwork, examples: Sequence[Prepared]) -> dict[str, float]:
    """How well a network does on held-out examples, and what chance gives.

    Angles in degrees between the mean intensity of the generated and of the true sound field:
    `angle_median`, `angle_p90`; `angle_shuffled` is the median with another example's truth,
    `angle_ahead` that of a source always straight ahead. `onset_f1`: agreement of energy rises
    within two latent frames; `onset_shuffled` against another example's truth. `score` is 0 for
    perfection and 2 for chance: angle_median / 90 + (1 - onset_f1).
    """
    device = next(network.transformer.parameters()).device
    truth = torch.stack([examples[k].latents[0] for k in range(len(examples))]).to(device)
    made_flow, made_level = flow_and_level(network, generate(network, examples))
    true_flow, true_level = flow_and_level(network, truth)
    made, true = made_flow.mean(dim=-1), true_flow.mean(dim=-1)
    errors = angles_between(made, true).numpy()
    ahead = angles_between(torch.tensor([1.0, 0.0, 0.0]).expand_as(true), true).numpy()
    shuffled = angles_between(made.roll(1, dims=0), true).numpy()
    f1 = onset_f1(made_level, true_level)
    median = float(np.median(errors))
    return {
        "score": round(median / CHANCE + 1 - f1, 4),
        "angle_median": round(median, 2),
        "angle_p90": round(float(np.percentile(errors, 90)), 2),
        "angle_shuffled": round(float(np.median(shuffled)), 2),
        "angle_ahead": round(float(np.median(ahead)), 2),
        "onset_f1": round(f1, 3),
        "onset_shuffled": round(onset_f1(made_level, true_level.roll(1, dims=0)), 3),
    }


def onset_f1(made: Tensor, true: Tensor) -> float:
    """F1 of the energy rises in levels [b, l] (dB) against the true ones, within `NEAR` frames."""
    said, there = _rises(made), _rises(true)
    hit, caught = int((said & _near(there)).sum()), int((there & _near(said)).sum())
    precision, recall = hit / max(1, int(said.sum())), caught / max(1, int(there.sum()))
    return 2 * precision * recall / max(1e-9, precision + recall)


def _rises(level: Tensor) -> Tensor:
    """Where the level rises by more than 6 dB within two frames, peaks only: bool [b, l - 2]."""
    rise = level[:, 2:] - level[:, :-2]
    return (rise > RISE_DB) & (rise == F.max_pool1d(rise[:, None], 2 * NEAR + 1, 1, NEAR)[:, 0])


def _near(found: Tensor) -> Tensor:
    """Frames at most `NEAR` away from one that is found."""
    return F.max_pool1d(found.float()[:, None], 2 * NEAR + 1, 1, NEAR)[:, 0] > 0
