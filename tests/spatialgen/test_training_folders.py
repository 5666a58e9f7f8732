"""Dana trains a model of the published kind on clips she has on disk."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import torch

from spatialgen.ambisonics import rotate
from spatialgen.config import ModelConfig
from spatialgen.model_card import ModelCard
from spatialgen.models import PACKAGED, load_model
from spatialgen.training import prepared, run
from spatialgen.training.folders import Pair
from spatialgen.training.prepared import Prepared, Shelf
from spatialgen.training.run import Order, Training
from spatialgen.training.settings import TrainingSettings
from spatialgen.training.sources import (
    PairSource,
    TrainingProblem,
    Window,
    file_sounds,
    held_apart,
    pair_source,
)
from tests.spatialgen.training_cast import ALONE, write_config

MakeClip = Callable[..., Path]
RECIPE = PACKAGED.parent / "training" / "omniaudio.json"
FLOW = {"latents": 32, "rate": 1e-3, "warm_up": 1, "average": 0.9, "save_every": 2}


@pytest.fixture
def config(small: dict[str, Any]) -> dict[str, Any]:
    """A small model of the published kind, and how to train it."""
    small["sample_size"] = 8000
    small["training"] = {
        "seed": 0, "held_out": 1, "turns": 2,
        "autoencoder": {
            "steps": 2, "batch": 2, "seconds": 0.3, "rate": 1e-4, "sizes": [512, 128],
            "save_every": 1, "measure_every": 2,
        },
        "coarse": {**FLOW, "steps": 2},
        "fine": {**FLOW, "steps": 4, "drop_local": 0.2},
    }  # fmt: skip
    return small


@pytest.fixture
def encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny image encoder of the published kind, where the model looks for its own."""
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

    torch.manual_seed(0)
    small = CLIPVisionConfig(
        hidden_size=32, intermediate_size=64, num_hidden_layers=1, num_attention_heads=2,
        image_size=28, patch_size=14, projection_dim=20,
    )  # fmt: skip
    folder = tmp_path / "encoder"
    CLIPVisionModelWithProjection(small).save_pretrained(folder)
    for module in (prepared, run):
        monkeypatch.setattr(module, "find_snapshot", lambda config: folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path, make_clip: MakeClip) -> Path:
    """Three videos with sound fields, one without, and a recording in stereo."""
    out = tmp_path / "clips"
    out.mkdir()
    clip = make_clip(size=(64, 32), seconds=1.2)
    rng = np.random.default_rng(0)
    for name in ("one", "two", "three", "bare"):
        shutil.copyfile(clip, out / f"{name}.webm")
        if name != "bare":
            soundfile.write(out / f"{name}.wav", rng.normal(0, 0.1, (9600, 4)), 8000)
    soundfile.write(out / "rain.wav", rng.normal(0, 0.1, (30000, 2)), 16000)
    return out


def test_a_folder_of_pairs_trains_the_published_kind_of_model(
    config: dict[str, Any], encoder: Path, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    order = Order(write_config(tmp_path, config), out, data=(str(folder),))
    answer = Training(order, ALONE).run()
    card = ModelCard.read(Path(answer["model"]))
    assert [s["stage"] for s in card.details["history"]] == ["autoencoder", "coarse", "fine"]
    assert card.details["data"] == {
        "source": ["clips"], "examples": 2, "held_out": 1, "coarse_sounds": 1,
    }  # fmt: skip
    assert "Preview" not in card.notice and card.image_encoder == str(encoder)
    model = load_model(out / "model", "cpu")
    assert model.decode(torch.randn(1, 6, 125)).shape == (1, 4, 8000)
    examples = Shelf(sorted((out / "prepared").glob("seen-*/*.safetensors")))
    assert examples[0].latents.shape == (2, 6, 125)
    assert examples[0].features(1).front.shape == (8, 20)
    assert (out / "autoencoder.csv").read_text().startswith("step,loss,rate")


def test_the_published_model_has_a_recipe() -> None:
    values = json.loads((PACKAGED / "omniaudio" / "config.json").read_text())
    assert "training" not in values
    values["training"] = json.loads(RECIPE.read_text())
    config, settings = ModelConfig.from_json(values), TrainingSettings.read(values)
    assert settings.coarse is not None and settings.coarse.steps == 100_000
    assert settings.fine.latents == 256 * config.latent_length


def test_scenes_must_be_counted(config: dict[str, Any], tmp_path: Path) -> None:
    training = Training(Order(write_config(tmp_path, config), tmp_path), ALONE)
    with pytest.raises(TrainingProblem, match=r"training\.scenes"):
        training.data()


def test_a_sound_field_turns_with_its_panorama(
    config: dict[str, Any], encoder: Path, tmp_path: Path
) -> None:
    class One:
        def __len__(self) -> int:
            return 1

        def name(self, index: int) -> str:
            return "one"

        def frames(self, index: int) -> np.ndarray:
            return np.random.default_rng(0).integers(0, 255, (8, 16, 32, 3)).astype(np.uint8)

        def sound(self, index: int) -> np.ndarray:
            return np.random.default_rng(1).normal(0, 0.1, (4, 8000)).astype(np.float32)

    training = Training(Order(write_config(tmp_path, config), tmp_path), ALONE)
    network = training.network()
    preparing = training.preparing(network)
    example = Prepared.load(preparing.examples(One(), range(1))[0])
    rng = np.random.default_rng([0, 1, *b"one"])
    shift = int(rng.integers(32))
    turned = rotate(One().sound(0), -2 * np.pi * shift / 32)
    mean, _ = network.autoencoder.encode(torch.from_numpy(turned)[None])
    assert torch.allclose(example.latents[1], mean[0], atol=1e-4)
    assert not torch.equal(example.features(0).panorama, example.features(1).panorama)


def test_windows_of_a_pair_stay_together() -> None:
    pairs = [Pair(f"clip {n}", Path(f"{n}.mp4"), Path(f"{n}.wav")) for n in range(10)]
    windows = [Window(p, f"x-{p.name}-{k}", 10.0 * k) for p in pairs for k in range(3)]
    train, held = held_apart(PairSource(windows, 10.0, 8000), 5)
    assert len(held) == 6 and len(train) == 24
    names = [{w.pair.name for w in part.windows} for part in (train, held)]
    assert not names[0] & names[1]
    more = [*windows, Window(Pair("new", Path("n.mp4"), Path("n.wav")), "x-new-0", 0.0)]
    assert held_apart(PairSource(more, 10.0, 8000), 5)[1].windows != []
    with pytest.raises(TrainingProblem, match="One pair alone"):
        held_apart(PairSource(windows[:3], 10.0, 8000), 1)


def test_recordings_beside_videos_are_no_sounds_of_their_own(
    config: dict[str, Any], folder: Path
) -> None:
    model = ModelConfig.from_json(config)
    sounds = file_sounds([folder], model)
    assert [path.name for path in sounds.paths] == ["rain.wav"]
    assert sounds.sound(0).shape == (2, 8000)
    assert np.abs(sounds.sound(0)[:, -100:]).max() > 0


def test_videos_that_are_too_short_are_refused(
    config: dict[str, Any], folder: Path, tmp_path: Path
) -> None:
    config["sample_size"] = 80000
    with pytest.raises(TrainingProblem, match="as long as the model's 10 s"):
        pair_source([folder], ModelConfig.from_json(config), tmp_path / "lengths.json")
    assert len(json.loads((tmp_path / "lengths.json").read_text())) == 3
