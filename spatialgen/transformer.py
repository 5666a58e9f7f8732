"""The velocity network: a transformer over latent frames with one prepended token for time.

Axis letters: b batch, c latent channels, l latent frames, d width, h heads.
Published as the "continuous transformer" of OmniAudio (arXiv 2504.14906).
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .config import TransformerConfig

FOURIER_FREQUENCIES = 128
FEED_FORWARD_MULTIPLE = 4
ROTARY_BASE = 10_000.0


class LayerNorm(nn.Module):
    """Layer normalisation with a learned gain; the offset is a buffer, zero as published."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(width))
        self.beta: Tensor
        self.register_buffer("beta", torch.zeros(width))

    def forward(self, x: Tensor) -> Tensor:
        """[..., d] -> [..., d]."""
        return F.layer_norm(x, x.shape[-1:], self.gamma, self.beta, eps=1e-5)


class FourierFeatures(nn.Module):
    """cos and sin of 2 pi t w for learned frequencies w."""

    def __init__(self, frequencies: int = FOURIER_FREQUENCIES) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(frequencies, 1))

    def forward(self, t: Tensor) -> Tensor:
        """Times [b] -> features [b, 2 * frequencies]."""
        angles = 2 * math.pi * t[:, None] @ self.weight.T
        return torch.cat([angles.cos(), angles.sin()], dim=-1)


class TimeEmbedding(nn.Module):
    """A time from 0 (data) to 1 (noise) as a vector of the transformer's width."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.fourier = FourierFeatures()
        self.hidden = nn.Linear(2 * FOURIER_FREQUENCIES, width)
        self.out = nn.Linear(width, width)

    def forward(self, t: Tensor) -> Tensor:
        """Times [b] -> [b, d]."""
        out: Tensor = self.out(F.silu(self.hidden(self.fourier(t))))
        return out


class RotaryEmbedding(nn.Module):
    """Rotates the first `width` dimensions of queries and keys by angles that grow with position.

    Dimension i is paired with i + width / 2 (the half-split form). Scores between a rotated query
    and key depend on the distance of their positions only.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.inverse_frequencies: Tensor
        exponents = torch.arange(0, width, 2).float() / width
        self.register_buffer("inverse_frequencies", ROTARY_BASE**-exponents)

    def angles(self, length: int) -> Tensor:
        """The angles of `length` positions: [length, width]."""
        positions = torch.arange(length, device=self.inverse_frequencies.device).float()
        half = torch.outer(positions, self.inverse_frequencies.float())
        return torch.cat([half, half], dim=-1)


def rotate(x: Tensor, angles: Tensor) -> Tensor:
    """Rotate the first dimensions of x [b, h, n, head] by angles [n, rotary]; the rest stays."""
    width = angles.shape[-1]
    turned, rest = x[..., :width], x[..., width:]
    first, second = turned.chunk(2, dim=-1)
    quarter_turn = torch.cat([-second, first], dim=-1)
    turned = turned * angles.cos().to(x.dtype) + quarter_turn * angles.sin().to(x.dtype)
    return torch.cat([turned, rest], dim=-1)


class SelfAttention(nn.Module):
    """Multi-head attention of the sequence to itself, without biases."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.queries_keys_values = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)

    def forward(self, x: Tensor, angles: Tensor) -> Tensor:
        """[b, n, d] with rotary angles [n, rotary] -> [b, n, d]."""
        batch, length, width = x.shape
        parts = self.queries_keys_values(x).view(batch, length, 3, self.heads, -1)
        q, k, v = parts.permute(2, 0, 3, 1, 4).unbind(0)
        heard = F.scaled_dot_product_attention(rotate(q, angles), rotate(k, angles), v)
        out: Tensor = self.out(heard.transpose(1, 2).reshape(batch, length, width))
        return out


class FeedForward(nn.Module):
    """A gated layer: Linear(value * silu(gate))."""

    def __init__(self, width: int) -> None:
        super().__init__()
        inner = FEED_FORWARD_MULTIPLE * width
        self.value_and_gate = nn.Linear(width, 2 * inner)
        self.out = nn.Linear(inner, width)

    def forward(self, x: Tensor) -> Tensor:
        """[b, n, d] -> [b, n, d]."""
        value, gate = self.value_and_gate(x).chunk(2, dim=-1)
        out: Tensor = self.out(value * F.silu(gate))
        return out


class Layer(nn.Module):
    """Attention and feed-forward, each on the normalised sequence and added to it."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.attention_norm = LayerNorm(width)
        self.attention = SelfAttention(width, heads)
        self.feed_forward_norm = LayerNorm(width)
        self.feed_forward = FeedForward(width)

    def forward(self, x: Tensor, angles: Tensor) -> Tensor:
        """[b, n, d] -> [b, n, d]."""
        x = x + self.attention(self.attention_norm(x), angles)
        out: Tensor = x + self.feed_forward(self.feed_forward_norm(x))
        return out


class VelocityTransformer(nn.Module):
    """Predicts the velocity of latents on their way from noise to data."""

    def __init__(self, config: TransformerConfig) -> None:
        super().__init__()
        channels, width = config.latent_channels, config.width
        self.time = TimeEmbedding(width)
        self.mix_in = nn.Conv1d(channels, channels, 1, bias=False)
        self.project_in = nn.Linear(channels, width, bias=False)
        self.rotary = RotaryEmbedding(config.rotary_width)
        self.layers = nn.ModuleList(Layer(width, config.heads) for _ in range(config.depth))
        self.project_out = nn.Linear(width, channels, bias=False)
        self.mix_out = nn.Conv1d(channels, channels, 1, bias=False)
        nn.init.zeros_(self.mix_in.weight)
        nn.init.zeros_(self.mix_out.weight)

    def forward(
        self, latents: Tensor, t: Tensor, local: Tensor | None, token: Tensor | None
    ) -> Tensor:
        """Latents [b, c, l] at times t [b] -> velocity [b, c, l].

        `local` [b, l, d] is added to the projected latents (None: nothing, the null condition);
        `token` [b, d] to the time embedding, which is prepended to the sequence.
        """
        x = self.project_in((latents + self.mix_in(latents)).transpose(1, 2))
        if local is not None:
            x = x + local
        first = self.time(t) if token is None else self.time(t) + token
        x = torch.cat([first[:, None], x], dim=1)
        angles = self.rotary.angles(x.shape[1])
        for layer in self.layers:
            x = layer(x, angles)
        out = self.project_out(x)[:, 1:].transpose(1, 2)
        velocity: Tensor = out + self.mix_out(out)
        return velocity
