"""Conditions: what the frames show, resampled to latent frames, and one token for the whole."""

from __future__ import annotations

import math
from typing import Any

import pytest
import torch

from spatialgen.conditioning import Conditioner, Features, resample_in_time, spline_matrix
from spatialgen.config import ConfigProblem, ModelConfig


@pytest.fixture
def conditioner(small: dict[str, Any]) -> Conditioner:
    torch.manual_seed(0)
    config = ModelConfig.from_json(small)
    return Conditioner(config.conditioning, config.transformer)


@pytest.fixture
def features() -> Features:
    torch.manual_seed(1)
    return Features(panorama=torch.randn(2, 8, 20), front=torch.randn(2, 8, 20))


@pytest.mark.parametrize(("frames", "finer"), [(2, 3), (3, 4), (12, 5), (80, 2)])
def test_the_spline_goes_through_its_knots(frames: int, finer: int) -> None:
    matrix = spline_matrix(frames, (frames - 1) * finer + 1)
    torch.testing.assert_close(
        matrix[::finer], torch.eye(frames, dtype=torch.float64), atol=1e-12, rtol=0
    )


def test_a_straight_line_stays_straight_and_a_constant_constant() -> None:
    line = torch.linspace(-3, 5, 9, dtype=torch.float64)[None, :, None]
    expected = torch.linspace(-3, 5, 31, dtype=torch.float64)[None, :, None]
    torch.testing.assert_close(resample_in_time(line, 31), expected)
    rows = spline_matrix(9, 31).sum(dim=1)
    torch.testing.assert_close(rows, torch.ones(31, dtype=torch.float64))


def test_the_spline_is_smooth_and_straight_at_its_ends() -> None:
    """A natural spline: continuous second derivative, zero at both ends."""
    torch.manual_seed(2)
    knots = torch.randn(7, dtype=torch.float64)
    step = 1 / 2000
    y = spline_matrix(7, 6 * 2000 + 1) @ knots
    bend = (y[2:] - 2 * y[1:-1] + y[:-2]) / step**2
    assert abs(float(bend[0])) < 0.02
    assert abs(float(bend[-1])) < 0.02
    assert float(bend.diff().abs().max()) < 0.05


def test_a_sine_is_followed_closely() -> None:
    at = torch.linspace(0, 2 * math.pi, 41, dtype=torch.float64)
    fine = torch.linspace(0, 2 * math.pi, 215, dtype=torch.float64)
    assert float((spline_matrix(41, 215) @ at.sin() - fine.sin()).abs().max()) < 1e-4


def test_one_frame_holds_for_the_whole_window() -> None:
    torch.testing.assert_close(
        resample_in_time(torch.tensor([[[2.0, 3.0]]]), 4), torch.tensor([[[2.0, 3.0]] * 4])
    )


def test_both_ends_meet() -> None:
    x = torch.randn(1, 80, 3, dtype=torch.float64)
    out = resample_in_time(x, 215)
    torch.testing.assert_close(out[:, [0, -1]], x[:, [0, -1]])


def test_the_local_condition_sees_the_front_and_the_token_the_panorama(
    conditioner: Conditioner, features: Features
) -> None:
    before = conditioner(features, 30)
    assert before.local.shape == (2, 30, 64)
    assert before.token.shape == (2, 64)
    turned = conditioner(Features(features.panorama + 1, features.front), 30)
    torch.testing.assert_close(turned.local, before.local)
    assert not torch.allclose(turned.token, before.token)
    moved = conditioner(Features(features.panorama, features.front + 1), 30)
    torch.testing.assert_close(moved.token, before.token)
    assert not torch.allclose(moved.local, before.local)


def test_the_token_is_the_loudest_over_time_whatever_the_order(
    conditioner: Conditioner, features: Features
) -> None:
    shuffled = Features(features.panorama.flip(1), features.front)
    torch.testing.assert_close(conditioner(shuffled, 8).token, conditioner(features, 8).token)


def test_conditioners_that_both_act_locally_follow_one_another_in_time(
    small: dict[str, Any], features: Features
) -> None:
    small["model"]["diffusion"]["add_cond_ids"] = ["video_fov", "video_360"]
    small["model"]["conditioning"]["configs"][1]["config"]["output_dim"] = 64
    small["model"]["diffusion"]["config"]["global_cond_dim"] = 64
    config = ModelConfig.from_json(small)
    conditioner = Conditioner(config.conditioning, config.transformer)
    parts = conditioner.project(features)
    expected = resample_in_time(torch.cat([parts["video_fov"], parts["video_360"]], dim=1), 19)
    torch.testing.assert_close(conditioner(features, 19).local, expected)


def test_conditioners_may_be_summed_so_that_each_keeps_its_own_time(
    small: dict[str, Any], features: Features
) -> None:
    small["model"]["diffusion"]["add_cond_ids"] = ["video_fov", "video_360"]
    small["model"]["conditioning"]["configs"][1]["config"]["output_dim"] = 64
    small["model"]["diffusion"]["config"]["global_cond_dim"] = 64
    small["spatialgen"] = {"local_conditions": "summed"}
    config = ModelConfig.from_json(small)
    conditioner = Conditioner(config.conditioning, config.transformer)
    both = conditioner.project(features)
    expected = resample_in_time(both["video_fov"] + both["video_360"], 19)
    torch.testing.assert_close(conditioner(features, 19).local, expected)


def test_summing_a_single_local_condition_is_an_error(small: dict[str, Any]) -> None:
    small["spatialgen"] = {"local_conditions": "summed"}
    with pytest.raises(ConfigProblem, match="local_conditions"):
        ModelConfig.from_json(small)


@pytest.mark.parametrize(("width", "told"), [(64, 64), (768, 1536)])
def test_two_global_conditions_are_summed_but_joined_where_they_are_768_wide(
    small: dict[str, Any], features: Features, width: int, told: int
) -> None:
    small["model"]["diffusion"]["add_cond_ids"] = []
    small["model"]["diffusion"]["global_cond_ids"] = ["video_360", "video_fov"]
    for conditioner_config in small["model"]["conditioning"]["configs"]:
        conditioner_config["config"]["output_dim"] = width
    small["model"]["diffusion"]["config"]["global_cond_dim"] = told
    config = ModelConfig.from_json(small)
    conditioner = Conditioner(config.conditioning, config.transformer)
    parts = conditioner.project(features)
    both = [parts["video_360"], parts["video_fov"]]
    whole = torch.cat(both, dim=-1) if width == 768 else both[0] + both[1]
    assert conditioner.global_embedding is not None
    conditions = conditioner(features, 19)
    torch.testing.assert_close(conditions.token, conditioner.global_embedding(whole))
    assert conditions.local is None


def test_a_model_without_a_global_condition_has_no_token(
    small: dict[str, Any], features: Features
) -> None:
    small["model"]["diffusion"]["global_cond_ids"] = []
    del small["model"]["diffusion"]["config"]["global_cond_dim"]
    del small["model"]["conditioning"]["configs"][1]
    config = ModelConfig.from_json(small)
    conditions = Conditioner(config.conditioning, config.transformer)(features, 5)
    assert conditions.token is None
    assert conditions.local is not None


def test_features_without_a_batch_are_one_window(
    conditioner: Conditioner, features: Features
) -> None:
    one = conditioner(Features(features.panorama[0], features.front[0]), 30)
    torch.testing.assert_close(one.local, conditioner(features, 30).local[:1])


def test_features_of_another_encoder_are_refused(conditioner: Conditioner) -> None:
    with pytest.raises(ValueError, match="1024 numbers a frame, but the model wants 20"):
        conditioner(Features(torch.zeros(8, 20), torch.zeros(8, 1024)), 30)
