"""The Oobleck autoencoder: lengths, activations, weight norm."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import torch
from torch import nn

from spatialgen.autoencoder import Conv, OobleckAutoencoder, SnakeBeta, Upsample
from spatialgen.config import ModelConfig, OobleckConfig


def build(config: dict[str, Any]) -> OobleckAutoencoder:
    parsed = ModelConfig.from_json(config).autoencoder
    assert isinstance(parsed, OobleckConfig)
    torch.manual_seed(0)
    return OobleckAutoencoder(parsed).requires_grad_(False)


def test_a_latent_frame_stands_for_as_many_samples_as_configured(small: dict[str, Any]) -> None:
    autoencoder = build(small)
    mean, std = autoencoder.encode(torch.randn(2, 4, 640))
    assert mean.shape == std.shape == (2, 6, 10)
    assert float(std.min()) > 1e-4
    assert autoencoder.decode(mean).shape == (2, 4, 640)


def test_one_by_one_changes_nothing_but_memory(small: dict[str, Any]) -> None:
    together = copy.deepcopy(small)
    together["model"]["pretransform"]["iterate_batch"] = False
    latents = torch.randn(3, 6, 5)
    torch.testing.assert_close(build(small).decode(latents), build(together).decode(latents))


def test_snake_is_the_written_out_formula() -> None:
    snake = SnakeBeta(2)
    snake.alpha.data = torch.tensor([0.3, -0.2])
    snake.beta.data = torch.tensor([0.1, 0.7])
    x = torch.randn(1, 2, 9)
    alpha, beta = snake.alpha.exp()[:, None], snake.beta.exp()[:, None]
    torch.testing.assert_close(snake(x), x + torch.sin(alpha * x) ** 2 / beta)


def test_weight_norm_is_that_of_torch() -> None:
    torch.manual_seed(1)
    ours, up = Conv(3, 5, 7, padding=3), Upsample(4, 2, 8)
    for conv in (ours, up):
        conv.weight_g.data *= 1.7
    theirs = nn.utils.parametrizations.weight_norm(nn.Conv1d(3, 5, 7, padding=3))
    their_up = nn.utils.parametrizations.weight_norm(nn.ConvTranspose1d(4, 2, 16, 8, padding=4))
    for mine, other in ((ours, theirs), (up, their_up)):
        weight: Any = other.parametrizations
        weight.weight.original0.data = mine.weight_g.data
        weight.weight.original1.data = mine.weight_v.data
        other.bias.data = torch.randn_like(other.bias)
        assert mine.bias is not None
        mine.bias.data = other.bias.data
    x = torch.randn(1, 3, 20)
    torch.testing.assert_close(ours(x), theirs(x))
    y = torch.randn(1, 4, 20)
    torch.testing.assert_close(up(y), their_up(y))


def test_the_gain_scales_the_kernel() -> None:
    conv = Conv(3, 5, 7)
    before = conv.kernel()
    conv.weight_g.data *= 3
    torch.testing.assert_close(conv.kernel(), 3 * before)
    conv.weight_v.data *= 10
    torch.testing.assert_close(conv.kernel(), 3 * before)


@pytest.mark.parametrize(("key", "value"), [("use_snake", False), ("final_tanh", True)])
def test_other_published_choices_are_followed(small: dict[str, Any], key: str, value: bool) -> None:
    small["model"]["pretransform"]["config"]["decoder"]["config"][key] = value
    autoencoder = build(small)
    out = autoencoder.decode(50 * torch.randn(1, 6, 4))
    if key == "final_tanh":
        assert float(out.abs().max()) <= 1
    else:
        kinds = {type(m) for m in autoencoder.decoder.modules()}
        assert nn.ELU in kinds
        assert SnakeBeta not in kinds


def test_loudness_is_kept_as_decoded(small: dict[str, Any]) -> None:
    """Nothing normalises or clips: a louder last kernel is a louder sound."""
    autoencoder = build(small)
    latents = torch.randn(1, 6, 4)
    before = autoencoder.decode(latents)
    autoencoder.decoder.last.weight_g.data *= 40
    torch.testing.assert_close(autoencoder.decode(latents), 40 * before)
