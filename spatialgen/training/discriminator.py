"""A discriminator that looks at complex spectra of several sizes, and what it teaches.

After EnCodec's (arXiv 2210.13438), for four channels at once: it sees whether they belong together.

Axis letters: b batch, c channels, s samples, f bins, l STFT frames.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..ambisonics import CHANNELS
from .losses import spectra

Features = list[list[Tensor]]
"""For each size, what the layers saw; the last is the verdict (above 0: real)."""


class SpectrumDiscriminator(nn.Module):
    """Convolutions over one size's spectrum, ever wider in time, halving frequency."""

    def __init__(self, size: int, width: int) -> None:
        super().__init__()
        self.size = size
        layers = [nn.Conv2d(2 * CHANNELS, width, (9, 3), padding=(4, 1))]
        for dilation in (1, 2, 4):
            layers.append(
                nn.Conv2d(
                    width, width, (9, 3), (2, 1), padding=(4, dilation), dilation=(1, dilation)
                )
            )
        layers.append(nn.Conv2d(width, 1, 3, padding=1))
        self.layers = nn.ModuleList(layers)

    def forward(self, audio: Tensor) -> list[Tensor]:
        """[b, 4, s] -> what each layer saw."""
        spectrum = spectra(audio, self.size)
        # Magnitudes to the power 0.3 let quiet parts be seen; phases stay.
        spectrum = spectrum * (spectrum.abs() + 1e-6).pow(-0.7)
        x = torch.cat([spectrum.real, spectrum.imag], dim=1)
        seen = []
        for layer in self.layers:
            x = layer(x)
            seen.append(x)
            x = F.leaky_relu(x, 0.2)
        return seen


class Discriminator(nn.Module):
    """One `SpectrumDiscriminator` for each size."""

    def __init__(self, sizes: tuple[int, ...], width: int) -> None:
        super().__init__()
        self.parts = nn.ModuleList(SpectrumDiscriminator(size, width) for size in sizes)

    def forward(self, audio: Tensor) -> Features:
        """[b, 4, s] -> what all layers of all parts saw."""
        return [part(audio) for part in self.parts]


def telling_loss(real: Features, made: Features) -> Tensor:
    """The discriminator's hinge loss: real above 1, made below -1."""
    losses = [
        F.relu(1 - r[-1]).mean() + F.relu(1 + m[-1]).mean() for r, m in zip(real, made, strict=True)
    ]
    return torch.stack(losses).mean()


@dataclass(frozen=True)
class Lessons:
    """What the autoencoder learns from it: to pass for real, and to be seen as the real one is."""

    passing: Tensor
    matching: Tensor


def lessons(real: Features, made: Features) -> Lessons:
    """Hinge loss of the maker, and the features' absolute distance over their mean size."""
    passing = [-m[-1].mean() for m in made]
    matching = [
        (m - r).abs().mean() / r.abs().mean().clamp(min=1e-6)
        for real_part, made_part in zip(real, made, strict=True)
        for r, m in zip(real_part[:-1], made_part[:-1], strict=True)
    ]
    return Lessons(torch.stack(passing).mean(), torch.stack(matching).mean())
