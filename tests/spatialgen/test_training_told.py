"""Scenes whose features are told: what they say, and that the fine stage learns from them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from spatialgen.encoders.convnet import NUMBERS_A_KIND
from spatialgen.scenes import KINDS
from spatialgen.training.dataset import training_scene, truth_at
from spatialgen.training.fine import SeenWindows
from spatialgen.training.parallel import Workers
from spatialgen.training.prepared import Prepared
from spatialgen.training.run import Order, Training
from spatialgen.training.sources import TrainingProblem
from spatialgen.training.told import ToldScenes, told_features
from tests.spatialgen.training_cast import (
    ALONE,
    FINE,
    network_and_examples,
    small_config,
    write_config,
)

KNOWN = NUMBERS_A_KIND * len(KINDS)


def test_told_features_say_who_is_where() -> None:
    scene = training_scene(4, 2.0, things=2)
    features = told_features(scene)
    assert features.shape == (16, KNOWN)
    numbers = features[5].reshape(len(KINDS), NUMBERS_A_KIND)
    there, direction, activity, nearness = truth_at(scene, 5 / 8)
    assert torch.allclose(numbers[:, 0], torch.from_numpy(there), atol=1e-3)
    told = torch.cat([numbers[:, 1:4], numbers[:, 4:5], numbers[:, 5:6]], dim=1)
    wanted = np.concatenate([direction, activity[:, None], nearness[:, None]], axis=1)
    assert torch.allclose(told, torch.from_numpy(wanted * there[:, None]), atol=1e-3)


def test_told_examples_are_always_turned_and_doubted() -> None:
    network, examples = network_and_examples()
    told = [replace(example, front=None) for example in examples]
    windows = SeenWindows(network, told, FINE, seed=1)
    drawn = windows.draw(0, range(windows.size(0)))
    assert drawn.features.front.shape == drawn.features.panorama.shape
    assert not any(torch.equal(drawn.features.panorama[0, 0], e.panorama[0, 0]) for e in told)  # type: ignore[index]


def test_a_training_learns_from_told_scenes_too(tmp_path: Path) -> None:
    values = small_config()
    values["training"]["told"] = 2
    order = Order(write_config(tmp_path, values), tmp_path / "out", stages=("looking", "fine"))
    Training(order, ALONE).run()
    prepared = [Prepared.load(p) for p in (tmp_path / "out/prepared").glob("told-*/*.safetensors")]
    assert len(prepared) == 2 and all(example.front is None for example in prepared)


def test_told_scenes_are_refused_where_nothing_turns_exactly(tmp_path: Path) -> None:
    values = small_config()
    values["training"]["told"] = 2
    order = Order(write_config(tmp_path, values), tmp_path / "out", data=(str(tmp_path),))
    training = Training(order, Workers(torch.device("cpu")))
    network, _ = network_and_examples()
    with pytest.raises(TrainingProblem, match="told"):
        training.with_told(training.preparing(network), None)  # type: ignore[arg-type]


def test_told_scenes_sound_as_scenes_do() -> None:
    scenes = ToldScenes(range(3, 5), 1.0, 8000)
    assert len(scenes) == 2 and scenes.name(1) == "scene-4"
    assert scenes.sound(0).shape == (4, 8000) and scenes.features(0).shape == (8, KNOWN)
