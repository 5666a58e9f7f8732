"""Ada asks what each part of the method is worth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from spatialgen.config import ModelConfig
from spatialgen.models import PACKAGED
from spatialgen.training.ablations import VARIANTS, Ablations, Variant, with_steps, with_views
from spatialgen.training.parallel import Workers
from spatialgen.training.run import Order, Training
from tests.spatialgen.training_cast import small_config, write_config


@pytest.mark.parametrize("model", ["preview", "omniaudio"])
@pytest.mark.parametrize("view", ["panorama", "front"])
def test_a_model_can_do_with_one_view(model: str, view: str) -> None:
    values = json.loads((PACKAGED / model / "config.json").read_text())
    config = ModelConfig.from_json(with_views(values, [view]))
    assert [c.view for c in config.conditioning.conditioners] == [view]
    assert config.conditioning.local_ids or config.conditioning.global_ids


def test_the_budget_is_shared_by_the_stages() -> None:
    values = small_config()
    values["training"]["coarse"]["steps"], values["training"]["fine"]["steps"] = 100, 300
    both = with_steps(values, ("coarse", "fine"), 40)["training"]
    assert (both["coarse"]["steps"], both["fine"]["steps"]) == (10, 30)
    assert with_steps(values, ("fine",), 40)["training"]["fine"]["steps"] == 40


def test_a_table_of_variants(tmp_path: Path) -> None:
    config = write_config(tmp_path, small_config())
    some = (VARIANTS[0], Variant("untrained", stages=()), VARIANTS[5])
    order = Order(config, tmp_path / "out")
    rows = Ablations(order, 8, Workers(torch.device("cpu"))).run(some)
    assert [row["variant"] for row in rows] == [v.name for v in some]
    assert rows[0]["steps"] == rows[2]["steps"] == {"coarse": 3, "fine": 5}
    table = (tmp_path / "out" / "table.md").read_text()
    assert "| untrained | none |" in table and "Always straight ahead" in table
    folders = ("coarse-to-fine-panorama-and-front", "front-only")
    coarse = [(tmp_path / "out" / name / "coarse.pt").read_bytes() for name in folders]
    assert coarse[0] == coarse[1]
    again = Ablations(order, 8, Workers(torch.device("cpu"))).run(some)
    assert again == rows


def test_variants_share_what_looks_and_nothing_that_has_learnt(tmp_path: Path) -> None:
    config = write_config(tmp_path, small_config())
    ablations = Ablations(Order(config, tmp_path / "out"), 8, Workers(torch.device("cpu")))
    training = Training(ablations.order, ablations.workers)
    base = training.network()
    for weights in base.parameters():
        weights.data += 1
    fresh = dict(ablations._network(training, base).named_parameters())
    for name, weights in base.named_parameters():
        same = torch.equal(weights, fresh[name])
        assert same == name.startswith("image_encoder."), name
