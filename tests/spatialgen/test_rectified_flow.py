"""Rectified flow on fields whose answer is known."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor

from spatialgen.rectified_flow import guide, interpolate, sample


@pytest.fixture
def noise() -> Tensor:
    torch.manual_seed(0)
    return torch.randn(2, 3, 8)


@pytest.fixture
def data() -> Tensor:
    torch.manual_seed(1)
    return torch.randn(2, 3, 8)


@pytest.mark.parametrize("steps", [1, 2, 24])
def test_a_straight_path_arrives_exactly(noise: Tensor, data: Tensor, steps: int) -> None:
    out = sample(lambda x, t: noise - data, noise, steps)
    torch.testing.assert_close(out, data)


@pytest.mark.parametrize("steps", [3, 24])
def test_the_only_data_there_is_is_found(noise: Tensor, data: Tensor, steps: int) -> None:
    """With one datum the velocity is (x - data) / t, and Euler steps land on it exactly."""
    out = sample(lambda x, t: (x - data) / t[:, None, None], noise, steps)
    torch.testing.assert_close(out, data)


def test_steps_are_euler_steps_from_one_to_zero(noise: Tensor) -> None:
    """dx/dt = x: each Euler step multiplies by (1 - 1 / steps)."""
    times = []

    def velocity(x: Tensor, t: Tensor) -> Tensor:
        assert t.shape == (2,)
        times.append(float(t[0]))
        return x

    out = sample(velocity, noise, 4)
    torch.testing.assert_close(out, noise * 0.75**4)
    assert times == pytest.approx([1.0, 0.75, 0.5, 0.25])
    torch.testing.assert_close(
        sample(lambda x, t: x, noise, 2000), noise * math.exp(-1), rtol=1e-3, atol=1e-4
    )


def test_noise_is_not_written_to(noise: Tensor) -> None:
    before = noise.clone()
    sample(lambda x, t: x, noise, 3)
    torch.testing.assert_close(noise, before)


def test_each_step_is_told_and_can_stop_the_work(noise: Tensor) -> None:
    told = []

    def on_step(done: int, steps: int) -> None:
        told.append((done, steps))
        if done == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        sample(lambda x, t: x, noise, 5, on_step)
    assert told == [(1, 5), (2, 5), (3, 5)]


def test_what_is_known_is_kept_exactly_and_the_rest_hears_it(noise: Tensor, data: Tensor) -> None:
    mask = torch.arange(8) < 3
    met = []

    def velocity(x: Tensor, t: Tensor) -> Tensor:
        now = float(t[0])
        met.append(torch.allclose(x[..., :3], interpolate(data, noise, now)[..., :3], atol=1e-6))
        return torch.full_like(x, 5.0)

    out = sample(velocity, noise, 6, known=data, mask=mask)
    assert met == [True] * 6
    assert torch.equal(out[..., :3], data[..., :3])
    torch.testing.assert_close(out[..., 3:], noise[..., 3:] - 5)


def test_a_mask_that_keeps_nothing_or_all(noise: Tensor, data: Tensor) -> None:
    nothing = torch.zeros(8, dtype=torch.bool)
    kept = sample(lambda x, t: x, noise, 5, known=data, mask=nothing)
    torch.testing.assert_close(kept, sample(lambda x, t: x, noise, 5))
    assert torch.equal(sample(lambda x, t: x, noise, 5, known=data, mask=~nothing), data)


def test_known_latents_need_their_mask(noise: Tensor, data: Tensor) -> None:
    with pytest.raises(ValueError, match="both the known latents and their mask"):
        sample(lambda x, t: x, noise, 5, known=data)
    with pytest.raises(ValueError, match="at least one step"):
        sample(lambda x, t: x, noise, 0)


def test_guidance_goes_beyond_the_condition(noise: Tensor, data: Tensor) -> None:
    torch.testing.assert_close(guide(data, noise, 1.0), data)
    torch.testing.assert_close(guide(data, noise, 0.0), noise)
    torch.testing.assert_close(guide(data, noise, 3.0), 3 * data - 2 * noise)


def test_full_rescale_gives_back_the_spread_over_channels(noise: Tensor, data: Tensor) -> None:
    plain, full = guide(data, noise, 3.0), guide(data, noise, 3.0, 1.0)
    torch.testing.assert_close(full.std(dim=1), data.std(dim=1))
    torch.testing.assert_close(guide(data, noise, 3.0, 0.7), 0.7 * full + 0.3 * plain)


def test_the_path_is_data_at_zero_and_noise_at_one(noise: Tensor, data: Tensor) -> None:
    torch.testing.assert_close(interpolate(data, noise, 0.0), data)
    torch.testing.assert_close(interpolate(data, noise, 1.0), noise)
    t = torch.tensor([0.0, 0.25])[:, None, None]
    torch.testing.assert_close(interpolate(data, noise, t)[1], 0.75 * data[1] + 0.25 * noise[1])
