"""The model gives the published code's numbers on the published code's weights (float32, CPU)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from spatialgen.conditioning import Conditions, Features
from spatialgen.models import convert_checkpoint, load_model
from spatialgen.rectified_flow import sample
from spatialgen.spatial_model import SpatialModel


@pytest.fixture
def vectors(reference: Path) -> dict[str, Tensor]:
    return load_file(reference / "tiny/vectors.safetensors")


@pytest.fixture
def settings(reference: Path) -> dict[str, float]:
    read: dict[str, float] = json.loads((reference / "tiny/settings.json").read_text())
    return read


@pytest.fixture
def model(reference: Path, tmp_path: Path) -> SpatialModel:
    folder = reference / "tiny"
    convert_checkpoint(folder / "model.ckpt", folder / "config.json", tmp_path / "tiny")
    return load_model(tmp_path / "tiny", "cpu")


@pytest.fixture
def features(vectors: dict[str, Tensor]) -> Features:
    return Features(panorama=vectors["features.video_360"], front=vectors["features.video_fov"])


@pytest.fixture
def conditions(model: SpatialModel, features: Features) -> Conditions:
    return model.conditions(features)


def assert_near(ours: Tensor, published: Tensor, error: float = 1e-4) -> None:
    """Relative error: the norm of the difference over the published norm."""
    assert ours.shape == published.shape
    assert float((ours - published).norm() / published.norm()) <= error


def test_conditions(model: SpatialModel, features: Features, vectors: dict[str, Tensor]) -> None:
    projected = model.network.conditioner.project(features)
    assert_near(projected["video_fov"], vectors["conditioner.add_cond"])
    assert_near(projected["video_360"], vectors["conditioner.global_cond"])


def test_spline_alignment(conditions: Conditions, vectors: dict[str, Tensor]) -> None:
    assert conditions.local is not None
    assert_near(conditions.local, vectors["aligned_add_cond"])


def test_velocity(
    model: SpatialModel,
    conditions: Conditions,
    vectors: dict[str, Tensor],
    settings: dict[str, float],
) -> None:
    x, t = vectors["noise"], vectors["t"]
    guidance, phi = settings["cfg_scale"], settings["cfg_rescale_phi"]
    assert_near(model.velocity(x, t, conditions), vectors["velocity.cfg1"])
    assert_near(model.velocity(x, t, conditions, guidance), vectors["velocity.cfg"])
    assert_near(model.velocity(x, t, conditions, guidance, phi), vectors["velocity.cfg_rescaled"])


def test_sampling(
    model: SpatialModel,
    conditions: Conditions,
    vectors: dict[str, Tensor],
    settings: dict[str, float],
) -> None:
    latents = sample(
        lambda x, t: model.velocity(x, t, conditions, settings["cfg_scale"]),
        vectors["noise"],
        int(settings["steps"]),
    )
    assert_near(latents, vectors["sampled_latents"], 1e-3)


def test_decoder(model: SpatialModel, vectors: dict[str, Tensor]) -> None:
    assert_near(model.decode(vectors["sampled_latents"]), vectors["decoded_audio"])


def test_encoder(model: SpatialModel, vectors: dict[str, Tensor]) -> None:
    mean, std = model.encode(vectors["audio"])
    assert_near(mean, vectors["encoder_mean"])
    assert_near(std, vectors["encoder_std"])
    scale = torch.log(torch.expm1(std - 1e-4))
    assert_near(torch.cat([mean, scale], dim=1), vectors["encoder_mean_scale"])
