"""The velocity network: what it must not care about, and what it must."""

from __future__ import annotations

import math
from typing import Any

import pytest
import torch

from spatialgen.config import ModelConfig
from spatialgen.transformer import (
    FourierFeatures,
    LayerNorm,
    RotaryEmbedding,
    SelfAttention,
    VelocityTransformer,
    rotate,
)


@pytest.fixture
def transformer(small: dict[str, Any]) -> VelocityTransformer:
    torch.manual_seed(0)
    network = VelocityTransformer(ModelConfig.from_json(small).transformer)
    for parameter in network.parameters():
        parameter.data += 0.05 * torch.randn_like(parameter)
    return network.eval().requires_grad_(False)


def test_scores_depend_on_the_distance_of_positions_only() -> None:
    torch.manual_seed(0)
    q, k = torch.randn(2, 64).double()
    angles = RotaryEmbedding(32).angles(50).double()

    def score(i: int, j: int) -> float:
        a = rotate(q.expand(1, 1, 50, 64), angles)[0, 0, i]
        b = rotate(k.expand(1, 1, 50, 64), angles)[0, 0, j]
        return float(a @ b)

    assert score(3, 10) == pytest.approx(score(40, 47), abs=1e-5)
    assert score(3, 10) != pytest.approx(score(3, 11), abs=1e-2)


def test_rotation_keeps_lengths_and_leaves_the_rest_alone() -> None:
    x = torch.randn(2, 3, 10, 64)
    turned = rotate(x, RotaryEmbedding(32).angles(10))
    torch.testing.assert_close(turned.norm(dim=-1), x.norm(dim=-1))
    torch.testing.assert_close(turned[..., 32:], x[..., 32:])
    torch.testing.assert_close(turned[:, :, 0], x[:, :, 0])


def test_first_dimension_turns_by_one_radian_a_position_with_its_partner_half_way() -> None:
    x = torch.zeros(1, 1, 2, 32)
    x[..., 0] = 1
    turned = rotate(x, RotaryEmbedding(32).angles(2))[0, 0, 1]
    assert float(turned[0]) == pytest.approx(math.cos(1), abs=1e-6)
    assert float(turned[16]) == pytest.approx(math.sin(1), abs=1e-6)


def test_fourier_features_are_cosines_then_sines() -> None:
    fourier = FourierFeatures(3)
    t = torch.tensor([0.25])
    angles = 2 * math.pi * 0.25 * fourier.weight[:, 0]
    torch.testing.assert_close(fourier(t)[0], torch.cat([angles.cos(), angles.sin()]))


def test_attention_is_the_written_out_formula() -> None:
    torch.manual_seed(3)
    attention = SelfAttention(64, 2)
    x = torch.randn(1, 5, 64)
    q, k, v = (
        part.view(5, 2, 32).transpose(0, 1)
        for part in attention.queries_keys_values(x)[0].chunk(3, dim=-1)
    )
    weights = (q @ k.transpose(1, 2) / math.sqrt(32)).softmax(-1)
    expected = attention.out((weights @ v).transpose(0, 1).reshape(5, 64))
    torch.testing.assert_close(attention(x, torch.zeros(5, 32))[0], expected)


def test_layer_norm_has_zero_mean_and_its_gain() -> None:
    norm = LayerNorm(64)
    norm.gamma.data.fill_(2)
    out = norm(torch.randn(3, 64) * 5 + 1)
    torch.testing.assert_close(out.mean(-1), torch.zeros(3), atol=1e-5, rtol=0)
    torch.testing.assert_close(out.std(-1, correction=0), torch.full((3,), 2.0), atol=1e-3, rtol=0)


def test_a_null_local_condition_is_zeros(transformer: VelocityTransformer) -> None:
    x, t = torch.randn(2, 6, 9), torch.tensor([0.9, 0.1])
    token = torch.randn(2, 64)
    zeros = torch.zeros(2, 9, 64)
    torch.testing.assert_close(transformer(x, t, None, token), transformer(x, t, zeros, token))


def test_items_of_a_batch_do_not_hear_each_other(transformer: VelocityTransformer) -> None:
    x, t = torch.randn(2, 6, 9), torch.tensor([0.9, 0.1])
    local, token = torch.randn(2, 9, 64), torch.randn(2, 64)
    both = transformer(x, t, local, token)
    assert both.shape == x.shape
    alone = transformer(x[1:], t[1:], local[1:], token[1:])
    torch.testing.assert_close(both[1:], alone, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("what", ["latents", "time", "local", "token"])
def test_every_input_matters(transformer: VelocityTransformer, what: str) -> None:
    inputs = {
        "latents": torch.randn(1, 6, 9),
        "time": torch.tensor([0.5]),
        "local": torch.randn(1, 9, 64),
        "token": torch.randn(1, 64),
    }
    before = transformer(*inputs.values())
    inputs[what] = inputs[what] + 0.3 * torch.randn_like(inputs[what])
    assert float((transformer(*inputs.values()) - before).abs().max()) > 1e-3


def test_any_length_goes_through(transformer: VelocityTransformer) -> None:
    for length in (1, 2, 17):
        x = torch.randn(1, 6, length)
        assert transformer(x, torch.tensor([0.5]), None, None).shape == x.shape
