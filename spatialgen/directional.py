"""The "directional" autoencoder: a sound field as bands of energy, tone and direction.

Made for small models. Each latent frame (2048 samples) says for 24 bands how much energy there is
in W, how much of it is one steady tone and at which frequency, and for 12 groups of two bands the
intensity ratio: the vector (x, y, z) that points to the source, as long as the sound is direct (1
for a plane wave, 0 for a diffuse field). The decoder plays a sine and noise in every band, pans
them along the vector and spreads the rest, so its four channels belong together by construction.
After directional audio coding (V. Pulkki, J. Audio Eng. Soc. 55, 2007); nothing in it is learned.

Axis letters: b batch, c channels, s samples, n bands, g direction groups, f bins, l latent frames.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .autoencoder_config import DirectionalConfig
from .settings_reader import ConfigProblem

BANDS, GROUPS, HOP, WINDOW = 24, 12, 2048, 4096
LATENTS = 3 * BANDS + 3 * GROUPS
LOWEST, HIGHEST = 40.0, 20000.0  # Hz
FLOOR_DB = -90.0
GRAIN, GRAIN_HOP = 1024, 256  # the decoder's noise
STEPS = HOP // GRAIN_HOP
SPREAD = 1e-3  # standard deviation that `encode` states: nothing is drawn


@dataclass(frozen=True)
class Parts:
    """Latents by meaning: energy in dB [b, n, l], tonality 0..1, pitch -1..1 within the band,
    ratio [b, g, 3, l]."""

    energy: Tensor
    tonality: Tensor
    pitch: Tensor
    ratio: Tensor

    def pack(self) -> Tensor:
        """As latents [b, c, l], each channel roughly -2..2."""
        scaled = [
            (self.energy + 50) / 20,
            2 * self.tonality,
            self.pitch,
            2 * self.ratio.flatten(1, 2),
        ]
        return torch.cat(scaled, dim=1)

    @staticmethod
    def unpack(latents: Tensor) -> Parts:
        """Latents [b, c, l], brought into their range."""
        energy, tonality, pitch, ratio = torch.split(
            latents, [BANDS, BANDS, BANDS, 3 * GROUPS], dim=1
        )
        return Parts(
            (20 * energy - 50).clamp(FLOOR_DB, 0),
            (tonality / 2).clamp(0, 1),
            pitch.clamp(-1, 1),
            torch.unflatten(ratio, 1, (GROUPS, 3)) / 2,
        )


@lru_cache(maxsize=4)
def band_edges(sample_rate: int) -> Tensor:
    """Edges of the bands in Hz [n + 1], evenly spaced on the ear's ERB-rate scale."""
    high = min(HIGHEST, 0.45 * sample_rate)
    low, top = (21.4 * math.log10(1 + 0.00437 * f) for f in (LOWEST, high))
    rate = torch.linspace(low, top, BANDS + 1, dtype=torch.float64)
    return (10 ** (rate / 21.4) - 1) / 0.00437


@lru_cache(maxsize=8)
def band_weights(sample_rate: int, window: int) -> Tensor:
    """How much of each FFT bin lies in each band: [n, f]; every band's row sums to its width."""
    edges = band_edges(sample_rate)
    step = sample_rate / window
    centre = torch.arange(window // 2 + 1, dtype=torch.float64) * step
    top = torch.minimum(edges[1:, None], centre + step / 2)
    bottom = torch.maximum(edges[:-1, None], centre - step / 2)
    return ((top - bottom).clamp(min=0) / step).float()


@lru_cache(maxsize=4)
def _tone_of_noise(sample_rate: int) -> Tensor:
    """The share of a band's energy that its strongest bins hold in plain noise: [n, 1]."""
    noise = torch.randn(1, 40 * HOP, generator=torch.Generator().manual_seed(0))
    power = _spectrum(noise).abs() ** 2
    return _peak(power, sample_rate)[0].mean(dim=(0, 2))[:, None].clamp(max=0.9)


def _spectrum(audio: Tensor) -> Tensor:
    """[..., s] -> complex [..., f, l], frame k centred in the samples k * HOP .. (k + 1) * HOP."""
    length = audio.shape[-1] // HOP
    side = (WINDOW - HOP) // 2
    padded = F.pad(audio[..., : length * HOP], (side, side))
    grains = padded.unfold(-1, WINDOW, HOP)
    hann = torch.hann_window(WINDOW, dtype=audio.dtype, device=audio.device)
    spectrum: Tensor = torch.fft.rfft(grains * hann).transpose(-1, -2)
    return spectrum


def _peak(power: Tensor, sample_rate: int) -> tuple[Tensor, Tensor]:
    """Share of the strongest tone in each band, and its frequency as -1..1 across the band.

    `power` is [b, f, l]; returns [b, n, l] twice. The frequency is read off a parabola through
    the logarithms of the three strongest bins.
    """
    inside = band_weights(sample_rate, WINDOW).to(power.device) > 0.5
    logs = torch.log(power + 1e-14)
    near = F.avg_pool1d(power.transpose(1, 2), 5, 1, 2).transpose(1, 2) * 5
    edges = band_edges(sample_rate).to(power)
    shares, pitches = [], []
    for band in range(BANDS):
        bins = inside[band].nonzero()[:, 0]
        first, last = int(bins[0]), int(bins[-1]) + 1
        at = power[:, first:last].argmax(dim=1, keepdim=True) + first
        left, middle, right = (logs.gather(1, at + step) for step in (-1, 0, 1))
        bend = (left - 2 * middle + right).clamp(max=-1e-6)
        bin_at = at + (0.5 * (left - right) / bend).clamp(-0.5, 0.5)
        centre, half = (edges[band + 1] + edges[band]) / 2, (edges[band + 1] - edges[band]) / 2
        pitches.append(((bin_at * sample_rate / WINDOW - centre) / half).clamp(-1, 1))
        total = near[:, first:last].amax(dim=1, keepdim=True)
        outside = power[:, max(first - 2, 0) : last + 2].sum(dim=1, keepdim=True)
        shares.append((total / (outside + 1e-14)).clamp(0, 1))
    return torch.cat(shares, dim=1), torch.cat(pitches, dim=1)


def _smooth(low: float, high: float, x: Tensor) -> Tensor:
    part = ((x - low) / (high - low)).clamp(0, 1)
    return part * part * (3 - 2 * part)


def analyse(audio: Tensor, sample_rate: int) -> Parts:
    """AmbiX audio [b, 4, s] -> its parts at s // 2048 latent frames."""
    spectrum = _spectrum(audio)
    power = spectrum.abs() ** 2
    weights = band_weights(sample_rate, WINDOW).to(audio)
    scale = 2 / (WINDOW * torch.hann_window(WINDOW).square().sum().item())
    energy = torch.einsum("nf,bfl->bnl", weights, power[:, 0]) * scale
    share, pitch = _peak(power[:, 0], sample_rate)
    plain = _tone_of_noise(sample_rate).to(audio)
    tonality = ((share - plain) / (1 - plain)).clamp(0, 1)
    grouped = torch.unflatten(weights, 0, (GROUPS, -1)).sum(dim=1)
    axes = spectrum[:, [3, 1, 2]]
    flow = (spectrum[:, :1].conj() * axes).real
    intensity = torch.einsum("gf,bafl->bgal", grouped, flow)
    density = torch.einsum("gf,bcfl->bgl", grouped, power) / 2
    ratio = intensity / (density[:, :, None] + 1e-14)
    length = ratio.norm(dim=2, keepdim=True)
    loud = _smooth(-85, -75, 10 * torch.log10(density * scale + 1e-12))[:, :, None]
    return Parts(
        energy=(10 * torch.log10(energy + 1e-9)).clamp(FLOOR_DB, 0),
        tonality=tonality,
        pitch=pitch * _smooth(0.1, 0.4, tonality),
        ratio=ratio * _smooth(0.12, 0.35, length) * loud,
    )


def _between(x: Tensor) -> Tensor:
    """Values at latent frames [..., l] -> 8 readings a frame [..., 8 l], along straight lines."""
    flat = x.flatten(0, -2)[:, None]
    return F.interpolate(flat, scale_factor=STEPS, mode="linear").reshape(*x.shape[:-1], -1)


def _levels(energy: Tensor) -> Tensor:
    """Energies in dB at latent frames [b, n, l] -> 8 readings a frame, straight lines in dB.

    So attacks are steep and decays exponential. Between two unequal frames such a line holds less
    power than they do; the frames are raised until what their windows would measure is right.
    """
    hann = torch.hann_window(2 * STEPS + 1, device=energy.device)[1:] ** 2
    kernel = (hann / hann.sum())[None, None]
    side = STEPS // 2
    raised = energy
    for _ in range(3):
        power = 10 ** (_between(raised) / 10)
        padded = F.pad(power.flatten(0, 1)[:, None], (side, side), mode="replicate")
        seen = F.conv1d(padded, kernel, stride=STEPS).reshape(energy.shape)
        raised = raised + (energy - 10 * torch.log10(seen + 1e-12)).clamp(-2, 3)
    return _between(raised)


def _samples(x: Tensor) -> Tensor:
    """8 readings a frame [..., 8 l] -> samples [..., s], along straight lines."""
    flat = x.flatten(0, -2)[:, None]
    return F.interpolate(flat, scale_factor=GRAIN_HOP, mode="linear").reshape(*x.shape[:-1], -1)


def _per_band(grouped: Tensor) -> Tensor:
    return grouped.repeat_interleave(BANDS // GROUPS, dim=1)


def _tones(parts: Parts, sample_rate: int) -> Tensor:
    """A sine in every band at its pitch, panned along the ratio: [b, 4, s]."""
    edges = band_edges(sample_rate).to(parts.energy)
    centre, half = (edges[1:] + edges[:-1]) / 2, (edges[1:] - edges[:-1]) / 2
    power = 10 ** (parts.energy / 10) * parts.tonality
    heard = F.avg_pool1d(power, 3, 1, 1) + 1e-12
    steady = F.avg_pool1d(power * parts.pitch, 3, 1, 1) / heard  # louder neighbours lead
    frequency = centre[:, None] + half[:, None] * torch.where(power > 1e-9, steady, parts.pitch)
    level = parts.energy + 10 * torch.log10(2 * parts.tonality + 1e-6)
    amplitude = 10 ** (_levels(level.clamp(min=FLOOR_DB - 30)) / 20)
    ratio = _per_band(_between(_bounded(parts.ratio)))
    out = torch.zeros(level.shape[0], 4, level.shape[-1] * HOP, device=level.device)
    for band in range(BANDS):
        steps = _samples(_between(frequency[:, band])) / sample_rate
        turns = torch.cumsum(steps.double(), dim=-1) + 0.618 * band
        tone = torch.sin(2 * math.pi * (turns % 1).float()) * _samples(amplitude[:, band])
        out[:, 0] += tone
        for channel, axis in ((3, 0), (1, 1), (2, 2)):
            out[:, channel] += tone * _samples(ratio[:, band, axis])
    return out


def _bounded(ratio: Tensor) -> Tensor:
    """Vectors no longer than 1."""
    length: Tensor = ratio.norm(dim=2, keepdim=True)
    return ratio / length.clamp(min=1)


def _noises(parts: Parts, sample_rate: int) -> Tensor:
    """Noise in every band: the direct part panned, the rest alike from everywhere: [b, 4, s]."""
    weights = band_weights(sample_rate, GRAIN).to(parts.energy)
    widths = weights.sum(dim=1) / (GRAIN / 2)
    level = parts.energy + 10 * torch.log10(1 - parts.tonality + 1e-6)
    power = 10 ** (_levels(level) / 10) / widths[:, None]
    gain = torch.einsum("nf,bnl->bfl", weights, power).sqrt()
    owner = F.normalize(torch.unflatten(weights, 0, (GROUPS, -1)).sum(dim=1), p=1, dim=0)
    ratio = _between(_bounded(parts.ratio))
    vector = torch.einsum("gf,bgal->bafl", owner, ratio)
    length = vector.norm(dim=1).clamp(1e-4, 1)
    grains = _noise_grains(gain.shape[0], gain.shape[-1]).to(gain.device) * gain[:, None]
    direct = grains[:, 0] * length.sqrt()
    spread = grains[:, 1:] * (1 - length).clamp(min=0).sqrt()[:, None]
    spread[:, 1:] /= math.sqrt(3)
    spread[:, 0] += direct
    for channel, axis in ((3, 0), (1, 1), (2, 2)):
        spread[:, channel] += direct * vector[:, axis] / length
    return _overlap_add(spread)


def _noise_grains(batch: int, count: int) -> Tensor:
    """Spectra of five independent white noises of variance 1: complex [b, 5, f, count]."""
    generator = torch.Generator().manual_seed(20070601)
    noise = torch.randn(5, (count - 1) * GRAIN_HOP + GRAIN, generator=generator)
    hann = torch.hann_window(GRAIN).sqrt()
    spectra = torch.fft.rfft(noise.unfold(-1, GRAIN, GRAIN_HOP) * hann)
    grains: Tensor = spectra.transpose(-1, -2).expand(batch, -1, -1, -1)
    return grains


def _overlap_add(spectra: Tensor) -> Tensor:
    """Grains [b, c, f, m] -> samples [b, c, m * GRAIN_HOP], grain k centred on (k + 1/2) hops."""
    batch, channels, _, count = spectra.shape
    hann = torch.hann_window(GRAIN, device=spectra.device).sqrt()
    grains = torch.fft.irfft(spectra.transpose(-1, -2), GRAIN) * hann
    length = (count - 1) * GRAIN_HOP + GRAIN
    joined = F.fold(
        grains.flatten(0, 1).transpose(1, 2), (1, length), (1, GRAIN), stride=(1, GRAIN_HOP)
    )
    side = (GRAIN - GRAIN_HOP) // 2
    joined = joined.reshape(batch, channels, length) * (2 * GRAIN_HOP / GRAIN)
    return joined[..., side : side + count * GRAIN_HOP]


class DirectionalAutoencoder(nn.Module):
    """Sound field <-> latents by filter banks. Has no weights; deterministic."""

    def __init__(self, config: DirectionalConfig) -> None:
        super().__init__()
        wanted = (4, LATENTS, HOP)
        if (config.audio_channels, config.latent_channels, config.downsampling_ratio) != wanted:
            raise ConfigProblem(
                f"A directional autoencoder has io_channels 4, latent_dim {LATENTS} and "
                f"downsampling_ratio {HOP}; the configuration says otherwise."
            )
        self.sample_rate = config.sample_rate

    @torch.no_grad()
    def encode(self, audio: Tensor) -> tuple[Tensor, Tensor]:
        """AmbiX audio [b, 4, s] -> mean and standard deviation of its latents [b, c, s // 2048]."""
        mean = analyse(audio, self.sample_rate).pack()
        return mean, torch.full_like(mean, SPREAD)

    @torch.no_grad()
    def decode(self, latents: Tensor) -> Tensor:
        """Latents [b, c, l] -> AmbiX audio [b, 4, 2048 l]."""
        parts = Parts.unpack(latents.float())
        return _tones(parts, self.sample_rate) + _noises(parts, self.sample_rate)


def turned(latents: Tensor, angle: float) -> Tensor:
    """The latents [..., c, l] of the same sound field turned anticlockwise by an angle (radians).

    Only the intensity ratios change: exact, and free of the filter banks.
    """
    rest, ratio = torch.split(latents, [3 * BANDS, 3 * GROUPS], dim=-2)
    x, y, z = torch.unflatten(ratio, -2, (GROUPS, 3)).unbind(dim=-2)
    cos, sin = math.cos(angle), math.sin(angle)
    ratio = torch.stack([x * cos - y * sin, x * sin + y * cos, z], dim=-2).flatten(-3, -2)
    return torch.cat([rest, ratio], dim=-2)


def mirrored(latents: Tensor) -> Tensor:
    """The latents [..., c, l] of the same sound field with left and right exchanged."""
    rest, ratio = torch.split(latents, [3 * BANDS, 3 * GROUPS], dim=-2)
    across = torch.tensor([1.0, -1.0, 1.0] * GROUPS, device=latents.device)[:, None]
    return torch.cat([rest, ratio * across], dim=-2)


def flow_of(latents: Tensor) -> Tensor:
    """Intensity (x, y, z) in each latent frame, summed over bands: [b, c, l] -> [b, 3, l]."""
    parts = Parts.unpack(latents)
    power = torch.unflatten(10 ** (parts.energy / 10), 1, (GROUPS, -1)).sum(dim=2)
    flow: Tensor = (power[:, :, None] * _bounded(parts.ratio)).sum(dim=1)
    return flow
