"""What the autoencoder of sound fields is judged by: each channel's spectra, and their belonging.

Multi-resolution STFT losses (R. Yamamoto et al., arXiv 1910.11480) look at magnitudes, channel by
channel, and say nothing of how the channels' phases go together; direction is exactly that. Two
terms tie them: the same losses on virtual microphones turned at random, W + g . (X, Y, Z), and the
intensity ratios of bands, from the cross-spectra conj(W) [X, Y, Z], which do not change when all
channels are delayed alike.

Axis letters: b batch, c the four AmbiX channels, n signals, s samples, f bins, l STFT frames,
m microphones.
"""

from __future__ import annotations

from functools import lru_cache

import torch
import torch.nn.functional as F
from torch import Tensor

from ..ambisonics import W, X, Y, Z

QUIETEST = 1e-5
"""The least magnitude that is told from silence (full scale 1)."""

FAINT = 1e-4
"""The root mean square magnitude below which spectra are no longer compared by ratio."""


def spectra(audio: Tensor, size: int) -> Tensor:
    """[..., s] -> complex [..., f, l]: Hann windows of `size` samples, a quarter apart.

    Scaled so that a sine of amplitude 1 peaks at 1/2.
    """
    window = _window(size, audio.device)
    flat = F.pad(audio.reshape(-1, audio.shape[-1]), (size // 2, size // 2))
    spectrum = torch.stft(flat, size, size // 4, window=window, center=False, return_complex=True)
    out: Tensor = spectrum.reshape(*audio.shape[:-1], *spectrum.shape[-2:])
    return out


@lru_cache(maxsize=32)
def _window(size: int, device: torch.device) -> Tensor:
    window = torch.hann_window(size, device=device)
    return window / window.sum()


def magnitude_loss(made: Tensor, true: Tensor, reference: Tensor | float = 0.0) -> Tensor:
    """Spectral convergence and mean log-magnitude error of complex spectra [n, f, l], averaged.

    |S| - |S'| over |S| in the Frobenius norm, plus mean |log |S| - log |S'||. The norm of a silent
    signal counts as `reference` [n], so that its convergence stays finite.
    """
    m, t = made.abs(), true.abs()
    norm = torch.linalg.vector_norm(t, dim=(-2, -1))
    floor = FAINT * (t.shape[-1] * t.shape[-2]) ** 0.5
    scale = torch.sqrt(norm.square() + torch.as_tensor(reference).square() + floor**2)
    convergence = torch.linalg.vector_norm(t - m, dim=(-2, -1)) / scale
    logs = (torch.log(m + QUIETEST) - torch.log(t + QUIETEST)).abs()
    loss: Tensor = convergence.mean() + logs.mean()
    return loss


def spectral_loss(made: Tensor, true: Tensor, sizes: tuple[int, ...]) -> Tensor:
    """Multi-resolution STFT loss of sound fields [b, 4, s], each channel weighing a quarter.

    A silent channel's convergence is measured by a tenth of the level of W.
    """
    losses = []
    for size in sizes:
        m, t = spectra(made, size), spectra(true, size)
        tenth = 0.1 * torch.linalg.vector_norm(t[:, W], dim=(-2, -1))
        reference = tenth[:, None].expand(t.shape[:2]).flatten()
        losses.append(magnitude_loss(m.flatten(0, 1), t.flatten(0, 1), reference))
    return torch.stack(losses).mean()


def random_directions(count: int, generator: torch.Generator) -> Tensor:
    """`count` unit vectors (x, y, z), evenly spread over the sphere: [m, 3]."""
    return F.normalize(torch.randn(count, 3, generator=generator), dim=-1)


def virtual_microphones(field: Tensor, directions: Tensor) -> Tensor:
    """Cardioids (W + g . (X, Y, Z)) / 2 that look along g [m, 3]: [b, 4, s] -> [b, m, s]."""
    axes = field[:, [X, Y, Z]]
    along = torch.einsum("mi,bis->bms", directions.to(field), axes)
    return (field[:, W : W + 1] + along) / 2


def microphone_loss(made: Tensor, true: Tensor, directions: Tensor, size: int) -> Tensor:
    """STFT loss on virtual microphones: of sound fields [b, 4, s] at directions [m, 3].

    A microphone that looks away from a lone source hears nothing: only channels that belong
    together cancel. Convergence is measured by at least half the level of W.
    """
    m, t = (spectra(virtual_microphones(f, directions), size) for f in (made, true))
    half = 0.5 * torch.linalg.vector_norm(spectra(true[:, W], size), dim=(-2, -1))
    reference = half[:, None].expand(t.shape[:2]).flatten()
    return magnitude_loss(m.flatten(0, 1), t.flatten(0, 1), reference)


def intensity_loss(made: Tensor, true: Tensor, size: int) -> Tensor:
    """How far the intensity ratios of sound fields [b, 4, s] are from the true ones, 0 to 2.

    The ratio is that of directional audio coding: the mean cross-spectrum conj(W) [X, Y, Z] of a
    third of an octave or so and four frames over its mean energy; a vector of length 1 that points
    to the source for a plane wave, 0 for a diffuse field. It is complex, so that channels out of
    phase count too, and blind to level and to phases that all channels share. Loud places count
    more, by the root of their energy.
    """
    (made_ratio, _), (true_ratio, energy) = (_ratio(spectra(f, size)) for f in (made, true))
    apart = (made_ratio - true_ratio).square().sum(dim=1).clamp(min=1e-12).sqrt()
    weight = energy.sqrt()
    return ((apart * weight).sum(dim=(1, 2)) / weight.sum(dim=(1, 2)).clamp(min=1e-9)).mean()


def _ratio(spectrum: Tensor) -> tuple[Tensor, Tensor]:
    """Real and imaginary parts of the intensity ratio [b, 6, n, l'], and its energy [b, n, l']."""
    cross = spectrum[:, W : W + 1].conj() * spectrum[:, [X, Y, Z]]
    energy = spectrum.abs().square().sum(dim=1, keepdim=True) / 2
    parts = torch.cat([cross.real, cross.imag, energy], dim=1)
    bands = _bands(spectrum.shape[-2], spectrum.device)
    pooled = torch.einsum("nf,bcfl->bcnl", bands, parts)
    if pooled.shape[-1] >= 4:
        pooled = F.avg_pool2d(pooled, (1, 4), (1, 2))
    energy = pooled[:, 6]
    return pooled[:, :6] / (energy + FAINT**2)[:, None], energy


@lru_cache(maxsize=32)
def _bands(bins: int, device: torch.device) -> Tensor:
    """Which bins lie in which band: [n, f], each row a mean; a third of an octave or one bin."""
    edges = [1]
    while edges[-1] < bins:
        edges.append(max(edges[-1] + 1, round(edges[-1] * 2 ** (1 / 3))))
    edges[-1] = bins
    bands = torch.zeros(len(edges) - 1, bins, device=device)
    for row, low, high in zip(bands, edges[:-1], edges[1:], strict=True):
        row[low:high] = 1 / max(1, high - low)
    return bands


def divergence(mean: Tensor, deviation: Tensor) -> Tensor:
    """Kullback-Leibler divergence of the latents [b, c, l] from a standard normal, a frame."""
    variance = deviation.square()
    each = mean.square() + variance - variance.clamp(min=1e-20).log() - 1
    return each.sum(dim=1).mean() / 2
