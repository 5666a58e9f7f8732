"""Alice lists, fetches, verifies, converts and loads models; the hub is a local folder here."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from spatialgen.checkpoints import save_network
from spatialgen.conditioning import Features
from spatialgen.config import ConfigProblem, ModelConfig, View
from spatialgen.hub import HUB_MODELS, HubModel
from spatialgen.model_card import ModelCard, ModelProblem, sha256_of
from spatialgen.models import (
    convert_checkpoint,
    fetch_hub_model,
    fetch_model,
    find_model,
    list_models,
    load_model,
    models_folder,
    verify_model,
)
from spatialgen.spatial_model import SpatialModel, SpatialNetwork

Write = Callable[..., tuple[Path, Path]]
COMMIT = "89abcdef0123456789abcdef0123456789abcdef"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Models live in a folder of the test's own."""
    monkeypatch.setenv("STUDIO_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def cached(cache: Path, repo: str, *files: tuple[str, bytes]) -> None:
    """Lay files out as the hub's cache does."""
    folder = cache / ("models--" + repo.replace("/", "--"))
    (folder / "refs").mkdir(parents=True)
    (folder / "refs/main").write_text(COMMIT)
    (folder / "snapshots" / COMMIT).mkdir(parents=True)
    for name, content in files:
        (folder / "snapshots" / COMMIT / name).write_bytes(content)


@pytest.fixture
def hub(small: dict[str, Any], write_checkpoint: Write, tmp_path: Path) -> tuple[HubModel, Path]:
    """A small model that stands for the published one, in a hub cache."""
    checkpoint, config = write_checkpoint(small)
    model = replace(HUB_MODELS["omniaudio"], config=config)
    cache = tmp_path / "hub"
    cached(cache, model.repo, ("model.ckpt", checkpoint.read_bytes()))
    cached(
        cache,
        "facebook/metaclip-h14-fullcc2.5b",
        ("config.json", b"{}"),
        ("model.safetensors", b"weights"),
    )
    return model, cache


@pytest.fixture
def converted(small: dict[str, Any], write_checkpoint: Write, tmp_path: Path) -> Path:
    """A model directory made from the small checkpoint."""
    convert_checkpoint(*write_checkpoint(small), tmp_path / "mine")
    return tmp_path / "mine"


class Eyes:
    """An image encoder whose features are the frames' mean shade, for what a model does with it."""

    def encode_view(self, frames: Tensor, view: View) -> Tensor:
        shade = frames.float().mean(dim=(1, 2, 3))
        return shade[:, None].expand(-1, 20) + (1000 if view == "front" else 0)


def test_models_that_can_be_had_are_listed() -> None:
    models = {info.name: info for info in list_models()}
    assert "preview" in models
    omniaudio = models["omniaudio"]
    assert not omniaudio.ready
    assert "non-commercial" in omniaudio.licence + omniaudio.notice
    with pytest.raises(ModelProblem, match="spatialgen models fetch omniaudio"):
        find_model("omniaudio")


def test_the_terms_are_said_before_the_download(hub: tuple[HubModel, Path]) -> None:
    model, cache = hub
    said: list[str] = []
    fetch_hub_model(model, said.append, cache_dir=cache, offline=True)
    terms = next(i for i, line in enumerate(said) if "non-commercial" in line)
    download = next(i for i, line in enumerate(said) if line.startswith("Getting"))
    assert terms < download


def test_a_fetched_model_is_converted_recorded_and_ready(
    hub: tuple[HubModel, Path], data: Path, tmp_path: Path
) -> None:
    model, cache = hub
    info = fetch_hub_model(model, lambda _: None, cache_dir=cache, offline=True)
    assert info.ready
    assert info.directory == data / "models/omniaudio"
    card = ModelCard.read(info.directory)
    assert COMMIT in card.source
    assert card.sha256 == sha256_of(info.directory / "model.safetensors")
    assert card.checkpoint_sha256 == sha256_of(tmp_path / "model.ckpt")
    assert "metaclip" in card.image_encoder
    assert {i.name: i.ready for i in list_models()}["omniaudio"]
    assert verify_model("omniaudio").sha256 == card.sha256
    assert load_model("omniaudio", "cpu").latent_length == 128


def test_fetching_again_converts_nothing_again(hub: tuple[HubModel, Path]) -> None:
    model, cache = hub
    first = fetch_hub_model(model, lambda _: None, cache_dir=cache, offline=True)
    made = (first.directory / "model.safetensors").stat().st_mtime_ns
    said: list[str] = []
    again = fetch_hub_model(model, said.append, cache_dir=cache, offline=True)
    assert again == first
    assert (first.directory / "model.safetensors").stat().st_mtime_ns == made
    assert "already converted" in said[-1]


def test_a_model_whose_card_is_lost_is_converted_again(hub: tuple[HubModel, Path]) -> None:
    model, cache = hub
    first = fetch_hub_model(model, lambda _: None, cache_dir=cache, offline=True)
    (first.directory / "card.json").write_text("{")
    assert fetch_hub_model(model, lambda _: None, cache_dir=cache, offline=True) == first
    assert verify_model("omniaudio") == first


def test_without_the_hub_a_model_that_is_not_here_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ModelProblem, match=r"Could not get model\.ckpt of omniaudio/Omni"):
        fetch_model("omniaudio", lambda _: None, cache_dir=tmp_path / "empty", offline=True)


def test_only_hub_models_are_fetched() -> None:
    with pytest.raises(ModelProblem, match="Only omniaudio can be fetched, not 'gpt'"):
        fetch_model("gpt", lambda _: None, offline=True)


def test_without_a_data_folder_models_live_in_the_user_s_cache(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("STUDIO_DATA")
    assert models_folder() == Path.home() / ".cache/omniaudio-studio/models"


def test_a_model_in_the_models_folder_is_known_by_name(
    small: dict[str, Any], write_checkpoint: Write, data: Path
) -> None:
    convert_checkpoint(*write_checkpoint(small), data / "models/garden")
    assert "garden" in {info.name for info in list_models()}
    assert load_model("garden", "cpu").sample_rate == 8000


def test_a_model_that_is_nowhere_is_named_with_those_that_are() -> None:
    with pytest.raises(ModelProblem, match=r"no model 'nowhere'.*preview, omniaudio"):
        load_model("nowhere")


def test_a_folder_with_only_a_checkpoint_says_what_to_do(reference: Path) -> None:
    with pytest.raises(ModelProblem, match="spatialgen models convert"):
        load_model(reference / "tiny")


def test_a_missing_checkpoint_is_named(small: dict[str, Any], tmp_path: Path) -> None:
    config = tmp_path / "config.json"
    config.write_text(json.dumps(small))
    with pytest.raises(ModelProblem, match=r"no checkpoint .*none\.ckpt"):
        convert_checkpoint(tmp_path / "none.ckpt", config, tmp_path / "out")


def test_a_refused_conversion_leaves_no_model_behind(
    small: dict[str, Any], write_checkpoint: Write, tmp_path: Path
) -> None:
    checkpoint, config = write_checkpoint(small)
    small["model"]["diffusion"]["config"]["depth"] = 1
    config.write_text(json.dumps(small))
    with pytest.raises(ModelProblem, match=r"unknown model\.model\.transformer\.layers\.1"):
        convert_checkpoint(checkpoint, config, tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())


def test_damaged_weights_do_not_verify(hub: tuple[HubModel, Path]) -> None:
    model, cache = hub
    info = fetch_hub_model(model, lambda _: None, cache_dir=cache, offline=True)
    weights = info.directory / "model.safetensors"
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    with pytest.raises(ModelProblem, match="damaged: their SHA-256"):
        verify_model("omniaudio")


def test_a_card_with_surprises_is_refused(converted: Path) -> None:
    card = json.loads((converted / "card.json").read_text())
    (converted / "card.json").write_text(json.dumps({**card, "licens": "MIT"}))
    with pytest.raises(ModelProblem, match="licens"):
        verify_model(converted)


def test_a_damaged_card_does_not_hide_the_other_models(
    small: dict[str, Any], write_checkpoint: Write, data: Path
) -> None:
    convert_checkpoint(*write_checkpoint(small), data / "models/garden")
    (data / "models/garden/card.json").write_text("{")
    models = {info.name: info for info in list_models()}
    assert "omniaudio" in models
    assert not models["garden"].ready
    assert "cannot be read" in models["garden"].notice
    with pytest.raises(ModelProblem, match=r"garden.*cannot be read"):
        load_model("garden")


def test_a_full_disk_is_said_and_leaves_nothing(
    small: dict[str, Any],
    write_checkpoint: Write,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(path: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    checkpoint, config = write_checkpoint(small)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ModelProblem, match=r"could not be written to .*out: No space left"):
        convert_checkpoint(checkpoint, config, tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())


def test_a_configuration_with_surprises_is_refused(converted: Path, small: dict[str, Any]) -> None:
    (converted / "config.json").write_text(json.dumps({**small, "surprise": 1}))
    with pytest.raises(ConfigProblem, match="surprise"):
        load_model(converted, "cpu")


@pytest.mark.parametrize("device", ["cuda:99", "toaster"])
def test_a_device_that_is_not_there_is_named(converted: Path, device: str) -> None:
    with pytest.raises(ModelProblem, match=device):
        load_model(converted, device)


def test_both_views_are_seen_and_conditions_follow(converted: Path) -> None:
    loaded = load_model(converted, "cpu")
    model = SpatialModel(loaded.config, loaded.network, loaded.device, Eyes)
    dark, light = (torch.full((3, 8, 16, 3), shade, dtype=torch.uint8) for shade in (0, 200))
    seen = model.encode_images(panorama=light, front=dark)
    torch.testing.assert_close(seen.panorama, torch.full((3, 20), 200.0))
    torch.testing.assert_close(seen.front, torch.full((3, 20), 1000.0))
    conditions = model.conditions(seen)
    assert conditions.local is not None
    assert conditions.token is not None
    assert conditions.local.shape == (1, 128, 64)
    assert conditions.token.shape == (1, 64)
    assert model.conditions(seen, 30).local.shape == (1, 30, 64)  # type: ignore[union-attr]


def test_guidance_drops_the_local_condition_only(converted: Path) -> None:
    model = load_model(converted, "cpu")
    torch.manual_seed(0)
    conditions = model.conditions(Features(torch.randn(8, 20), torch.randn(8, 20)))
    x, t = torch.randn(1, 6, 128), torch.tensor([0.6])
    conditioned = model.velocity(x, t, conditions)
    null = model.velocity(x, t, conditions.without_local())
    guided = model.velocity(x, t, conditions, 4.0)
    torch.testing.assert_close(guided, null + 4 * (conditioned - null), atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(model.velocity(x, t, conditions, 0.0), null, atol=1e-5, rtol=1e-5)


def test_a_window_is_whole_latent_frames(converted: Path) -> None:
    model = load_model(converted, "cpu")
    audio = model.decode(torch.randn(1, model.latent_channels, model.latent_length))
    assert audio.shape == (1, 4, model.window_samples)
    assert model.window_samples == 8192
    assert model.frames_per_window == 8
    assert not audio.requires_grad


def test_latents_normalised_by_the_model_file_are_restored(
    small: dict[str, Any], converted: Path, tmp_path: Path
) -> None:
    """The same autoencoder, with statistics: latents differ by them and sounds do not."""
    plain = load_model(converted, "cpu")
    small["spatialgen"] = {"latent_statistics": True}
    (converted / "config.json").write_text(json.dumps(small))
    weights = load_file(converted / "model.safetensors")
    weights["latent_statistics.mean"] = torch.linspace(-1, 1, 6)
    weights["latent_statistics.std"] = torch.linspace(1, 3, 6)
    save_file(weights, converted / "model.safetensors")
    normalised = load_model(converted, "cpu")
    latents = torch.randn(1, 6, 5)
    mean, std = torch.linspace(-1, 1, 6)[:, None], torch.linspace(1, 3, 6)[:, None]
    torch.testing.assert_close(normalised.decode((latents - mean) / std), plain.decode(latents))
    audio = torch.randn(1, 4, 640)
    for ours, theirs in zip(
        normalised.encode(audio),
        ((plain.encode(audio)[0] - mean) / std, plain.encode(audio)[1] / std),
        strict=True,
    ):
        torch.testing.assert_close(ours, theirs)


def test_a_trained_network_is_saved_and_loaded_as_it_was(
    small: dict[str, Any], tmp_path: Path
) -> None:
    torch.manual_seed(0)
    network = SpatialNetwork(ModelConfig.from_json(small))
    save_network(network, tmp_path / "model.safetensors")
    (tmp_path / "config.json").write_text(json.dumps(small))
    loaded = load_model(tmp_path, "cpu").network
    for name, tensor in network.state_dict().items():
        assert torch.equal(loaded.state_dict()[name], tensor), name
