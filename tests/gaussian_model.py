"""An exact rectified flow whose answers are known: `GaussianModel`.

Its data are stationary Gaussian latents, correlated over time, for which the best velocity is a
linear map. What it generates is therefore stationary noise, and anything that a seam did to it
would show.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import torch
from torch import Tensor

from spatialgen.conditioning import Conditions, Features

RATIO = 128
GRAIN = 2 * RATIO
CPU = torch.device("cpu")


@lru_cache(maxsize=32)
def best_velocity(length: int, now: float) -> Tensor:
    """The symmetric matrix (t - (1-t) C) ((1-t)² C + t²)⁻¹, C the latents' covariance."""
    steps = torch.arange(length)
    c = 0.9 ** (steps[:, None] - steps[None]).abs().float()
    eye = torch.eye(length)
    spread = (1 - now) ** 2 * c + now**2 * eye
    gain: Tensor = torch.linalg.solve(spread, now * eye - (1 - now) * c)
    return gain


@lru_cache(maxsize=1)
def grains() -> Tensor:
    """A grain [24, 4, 256] of low-passed noise for each latent and sound channel."""
    noise = torch.randn(24, 4, GRAIN, generator=torch.Generator().manual_seed(1))
    spectrum = torch.fft.rfft(noise)
    spectrum[..., GRAIN // 16 :] = 0
    smooth: Tensor = torch.fft.irfft(spectrum) * torch.hann_window(GRAIN) * 0.02
    return smooth


@dataclass
class GaussianModel:
    """Latents: stationary Gaussian, correlation 0.9 from frame to frame. Sound: noise grains."""

    sample_rate: int = 16_000
    latent_length: int = 250  # 2 s
    frames_per_window: int = 16
    downsampling_ratio: int = RATIO
    latent_channels: int = 24
    device: torch.device = CPU
    seen: list[float] = field(default_factory=list)
    told: list[tuple[int, int]] = field(default_factory=list)

    def encode_images(self, panorama: Tensor, front: Tensor) -> Features:
        assert panorama.dtype == front.dtype == torch.uint8
        assert front.shape[1:] == (224, 224, 3)
        grey = panorama.float().mean(dim=(1, 2, 3))
        self.seen += grey.tolist()
        return Features(grey[:, None], grey[:, None])

    def conditions(self, features: Features, length: int) -> Conditions:
        self.told.append((len(features.panorama), length))
        return Conditions(None, None)

    def velocity(
        self, x: Tensor, t: Tensor, conditions: Conditions, guidance: float, rescale: float
    ) -> Tensor:
        """E[noise - data | x] for data of covariance C: (t - (1-t) C) ((1-t)² C + t²)⁻¹ x."""
        return x @ best_velocity(x.shape[-1], float(t[0]))

    def decode(self, latents: Tensor) -> Tensor:
        """Each latent channel plays its own grain of noise in each frame, overlapping the next."""
        sound = torch.nn.functional.conv_transpose1d(latents, grains(), stride=RATIO)
        return sound[..., : latents.shape[-1] * RATIO]
