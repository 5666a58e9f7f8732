"""Rectified flow: from noise at time 1 to data at time 0 along a predicted velocity.

On the straight path x(t) = (1 - t) data + t noise the velocity is dx/dt = noise - data. Sampling
follows the predicted velocity from t = 1 to t = 0 by Euler steps (arXiv 2209.03003).
Axis letters: b batch, c channels, l latent frames.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import torch
from torch import Tensor

Velocity = Callable[[Tensor, Tensor], Tensor]
"""Latents [b, c, l] and times [b] -> velocity [b, c, l]."""

OnStep = Callable[[int, int], None]
"""Called after each step with the steps done and all steps; may raise to stop the work."""


def interpolate(data: Tensor, noise: Tensor, t: Tensor | float) -> Tensor:
    """The point at time t of the straight path: (1 - t) data + t noise."""
    return (1 - t) * data + t * noise


def guide(conditioned: Tensor, null: Tensor, guidance: float, rescale: float = 0.0) -> Tensor:
    """Classifier-free guidance: v = v_null + guidance (v_cond - v_null), all [b, c, l].

    `rescale` (phi) mixes in v * std(v_cond) / std(v), standard deviations over channels, which
    takes back the spread that strong guidance adds (arXiv 2305.08891).
    """
    guided = null + guidance * (conditioned - null)
    if rescale == 0.0:
        return guided
    ratio = conditioned.std(dim=1, keepdim=True) / guided.std(dim=1, keepdim=True)
    return rescale * guided * ratio + (1 - rescale) * guided


def sample(
    velocity: Velocity,
    noise: Tensor,
    steps: int,
    on_step: OnStep | None = None,
    *,
    known: Tensor | None = None,
    mask: Tensor | None = None,
) -> Tensor:
    """Latents [b, c, l] from noise [b, c, l] by `steps` equal Euler steps.

    Masked generation: where `mask` (bool, broadcast to [b, c, l]) holds, the latents stay on the
    straight path from the noise to `known` at every step and equal `known` exactly at the end,
    while the rest is generated to fit. `known` and `mask` go together.
    """
    if (known is None) != (mask is None):
        raise ValueError("Masked generation needs both the known latents and their mask.")
    if steps < 1:
        raise ValueError(f"Sampling needs at least one step, not {steps}.")
    x = noise
    times = torch.linspace(1, 0, steps + 1).tolist()
    for step, (now, after) in enumerate(pairwise(times), start=1):
        t = torch.full((x.shape[0],), now, device=x.device, dtype=x.dtype)
        x = x + (after - now) * velocity(x, t)
        if known is not None and mask is not None:
            x = torch.where(mask, known if step == steps else interpolate(known, noise, after), x)
        if on_step is not None:
            on_step(step, steps)
    return x
