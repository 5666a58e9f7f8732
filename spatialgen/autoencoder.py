"""The Oobleck autoencoder: sound fields to latents and back, by strided convolutions.

Axis letters: b batch, c channels, s samples, l latent frames. Published with Stable Audio
(arXiv 2402.04825) and used by OmniAudio for four AmbiX channels.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .autoencoder_config import OobleckStack
from .config import OobleckConfig

DILATIONS = (1, 3, 9)


class SnakeBeta(nn.Module):
    """x + sin^2(e^alpha x) / (e^beta + 1e-9), with alpha and beta learned for each channel."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.alpha = nn.Parameter(torch.zeros(channels))
        self.beta = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        """[b, c, s] -> [b, c, s]."""
        alpha, beta = self.alpha.exp()[:, None], self.beta.exp()[:, None]
        return x + (x * alpha).sin().square() / (beta + 1e-9)


class NormedConv(nn.Module):
    """A convolution whose kernel is direction times gain: weight_g * weight_v / |weight_v|.

    The norm is taken over all but the first axis of `weight_v` (the output channels of an
    ordinary convolution, the input channels of a transposed one).
    """

    def __init__(self, first: int, second: int, kernel: int, bias_channels: int | None) -> None:
        super().__init__()
        direction = torch.empty(first, second, kernel)
        nn.init.kaiming_uniform_(direction, a=math.sqrt(5))
        self.weight_v = nn.Parameter(direction)
        self.weight_g = nn.Parameter(direction.norm(dim=(1, 2), keepdim=True))
        self.bias = None if bias_channels is None else nn.Parameter(torch.zeros(bias_channels))

    def kernel(self) -> Tensor:
        """The kernel that is convolved with."""
        norm: Tensor = torch.linalg.vector_norm(self.weight_v, dim=(1, 2), keepdim=True)
        return self.weight_v * (self.weight_g / norm)


class Conv(NormedConv):
    """A weight-normed convolution along time."""

    def __init__(
        self,
        channels_in: int,
        channels_out: int,
        kernel: int,
        *,
        stride: int = 1,
        dilation: int = 1,
        padding: int = 0,
        bias: bool = True,
    ) -> None:
        super().__init__(channels_out, channels_in, kernel, channels_out if bias else None)
        self.stride, self.dilation, self.padding = stride, dilation, padding

    def forward(self, x: Tensor) -> Tensor:
        """[b, c, s] -> [b, c', s']."""
        return F.conv1d(x, self.kernel(), self.bias, self.stride, self.padding, self.dilation)


class Upsample(NormedConv):
    """A weight-normed transposed convolution: `stride` times as many samples."""

    def __init__(self, channels_in: int, channels_out: int, stride: int) -> None:
        super().__init__(channels_in, channels_out, 2 * stride, channels_out)
        self.stride = stride

    def forward(self, x: Tensor) -> Tensor:
        """[b, c, s] -> [b, c', s * stride] (one less when the stride is odd, as published)."""
        padding = math.ceil(self.stride / 2)
        return F.conv_transpose1d(x, self.kernel(), self.bias, self.stride, padding)


def downsample(channels_in: int, channels_out: int, stride: int) -> Conv:
    """A convolution that keeps one sample in `stride`."""
    padding = math.ceil(stride / 2)
    return Conv(channels_in, channels_out, 2 * stride, stride=stride, padding=padding)


def activation(channels: int, snake: bool) -> nn.Module:
    """The stack's activation: SnakeBeta, or ELU where the configuration says so."""
    return SnakeBeta(channels) if snake else nn.ELU()


class ResidualUnit(nn.Module):
    """A dilated and a pointwise convolution whose output is added to their input."""

    def __init__(self, channels: int, dilation: int, snake: bool) -> None:
        super().__init__()
        self.first_activation = activation(channels, snake)
        self.dilated = Conv(channels, channels, 7, dilation=dilation, padding=3 * dilation)
        self.second_activation = activation(channels, snake)
        self.pointwise = Conv(channels, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        """[b, c, s] -> [b, c, s]."""
        y = self.dilated(self.first_activation(x))
        out: Tensor = x + self.pointwise(self.second_activation(y))
        return out


def residual_units(channels: int, snake: bool) -> nn.Sequential:
    """Three residual units of growing dilation."""
    return nn.Sequential(*(ResidualUnit(channels, dilation, snake) for dilation in DILATIONS))


class EncoderStage(nn.Module):
    """Residual units, then fewer samples and more channels."""

    def __init__(self, channels_in: int, channels_out: int, stride: int, snake: bool) -> None:
        super().__init__()
        self.residuals = residual_units(channels_in, snake)
        self.activation = activation(channels_in, snake)
        self.resample = downsample(channels_in, channels_out, stride)

    def forward(self, x: Tensor) -> Tensor:
        """[b, c, s] -> [b, c', s / stride]."""
        out: Tensor = self.resample(self.activation(self.residuals(x)))
        return out


class DecoderStage(nn.Module):
    """More samples and fewer channels, then residual units."""

    def __init__(self, channels_in: int, channels_out: int, stride: int, snake: bool) -> None:
        super().__init__()
        self.activation = activation(channels_in, snake)
        self.resample = Upsample(channels_in, channels_out, stride)
        self.residuals = residual_units(channels_out, snake)

    def forward(self, x: Tensor) -> Tensor:
        """[b, c, s] -> [b, c', s * stride]."""
        out: Tensor = self.residuals(self.resample(self.activation(x)))
        return out


class Encoder(nn.Module):
    """Audio [b, c, s] -> mean and scale [b, 2 * latent, l]."""

    def __init__(self, config: OobleckStack) -> None:
        super().__init__()
        widths = [config.width * m for m in (1, *config.multiples)]
        self.first = Conv(config.audio_channels, widths[0], 7, padding=3)
        self.stages = nn.Sequential(
            *(
                EncoderStage(a, b, stride, config.snake)
                for a, b, stride in zip(widths, widths[1:], config.strides, strict=False)
            )
        )
        self.activation = activation(widths[-1], config.snake)
        self.last = Conv(widths[-1], config.latent_channels, 3, padding=1)

    def forward(self, audio: Tensor) -> Tensor:
        """[b, c, s] -> [b, 2 * latent, l]."""
        out: Tensor = self.last(self.activation(self.stages(self.first(audio))))
        return out


class Decoder(nn.Module):
    """Latents [b, latent, l] -> audio [b, c, s]."""

    def __init__(self, config: OobleckStack) -> None:
        super().__init__()
        widths = [config.width * m for m in (1, *config.multiples)][::-1]
        self.first = Conv(config.latent_channels, widths[0], 7, padding=3)
        self.stages = nn.Sequential(
            *(
                DecoderStage(a, b, stride, config.snake)
                for a, b, stride in zip(widths, widths[1:], config.strides[::-1], strict=False)
            )
        )
        self.activation = activation(widths[-1], config.snake)
        self.last = Conv(widths[-1], config.audio_channels, 7, padding=3, bias=False)
        self.final_tanh = config.final_tanh

    def forward(self, latents: Tensor) -> Tensor:
        """[b, latent, l] -> [b, c, s]."""
        audio: Tensor = self.last(self.activation(self.stages(self.first(latents))))
        return audio.tanh() if self.final_tanh else audio


class OobleckAutoencoder(nn.Module):
    """Four AmbiX channels to latents and back; the scale of the numbers is kept throughout."""

    def __init__(self, config: OobleckConfig) -> None:
        super().__init__()
        self.encoder = Encoder(config.encoder)
        self.decoder = Decoder(config.decoder)
        self.one_by_one = config.one_by_one

    def encode(self, audio: Tensor) -> tuple[Tensor, Tensor]:
        """Audio [b, c, s] -> mean and standard deviation of the latents, [b, latent, l] each."""
        mean, scale = self._batched(self.encoder, audio).chunk(2, dim=1)
        return mean, F.softplus(scale) + 1e-4

    def decode(self, latents: Tensor) -> Tensor:
        """Latents [b, latent, l] -> audio [b, c, l * downsampling ratio]."""
        return self._batched(self.decoder, latents)

    def _batched(self, half: nn.Module, x: Tensor) -> Tensor:
        """Through one half, item by item where the configuration asks for it (less memory)."""
        if self.one_by_one and x.shape[0] > 1:
            return torch.cat([half(x[i : i + 1]) for i in range(x.shape[0])])
        out: Tensor = half(x)
        return out
