"""What tests of training share: a small model of the preview's kind, trained in seconds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch

from spatialgen.config import ModelConfig
from spatialgen.directional import LATENTS
from spatialgen.encoders.convnet import NUMBERS_A_KIND
from spatialgen.models import PACKAGED
from spatialgen.scenes import KINDS
from spatialgen.spatial_model import SpatialNetwork
from spatialgen.training.fine import FineObjective, SeenWindows
from spatialgen.training.flow import FlowStage
from spatialgen.training.parallel import Workers
from spatialgen.training.prepared import Prepared
from spatialgen.training.settings import CoarseSettings, FineSettings

CONFIG = PACKAGED / "preview" / "config.json"
ALONE = Workers(torch.device("cpu"))
FLOW: dict[str, Any] = {
    "steps": 6, "latents": 63, "rate": 1e-3, "warm_up": 2, "average": 0.9, "save_every": 3,
    "measure_every": 3, "accumulate": 1, "parts": True,
}  # fmt: skip
FINE = FineSettings(**FLOW, drop_local=0.2)
COARSE = CoarseSettings(**FLOW, examples=4, span=4, masked=0.6, drop_context=0.1)


def small_config(**fine: Any) -> dict[str, Any]:
    values = json.loads(CONFIG.read_text())
    values["sample_size"] = 44100
    diffusion = values["model"]["diffusion"]["config"]
    diffusion.update(embed_dim=32, depth=1, num_heads=1, global_cond_dim=32)
    features = NUMBERS_A_KIND * len(KINDS)
    for conditioner in values["model"]["conditioning"]["configs"]:
        conditioner["config"].update(output_dim=32, dim=features)
    encoder = {"type": "convnet", "features": features, "kinds": len(KINDS), "width": 8}
    values["spatialgen"]["image_encoder"] = encoder
    training = values["training"]
    training.update(scenes=3, told=2, held_out=2, turns=2)
    lesson = {"steps": 2, "scenes": 2, "frames": 1, "rate": 3e-3}
    training["looking"] = {"finding": lesson, "naming": lesson}
    flow = {"latents": 42, "save_every": 2, "measure_every": 3, "warm_up": 1}
    training["fine"].update(flow, steps=6, **fine)
    training["coarse"] = {"examples": 2, "steps": 4, "rate": 1e-3, "average": 0.9, **flow}
    return dict(values)


def write_config(folder: Path, values: dict[str, Any]) -> Path:
    path = folder / "config.json"
    path.write_text(json.dumps(values))
    return path


def network_and_examples() -> tuple[SpatialNetwork, list[Prepared]]:
    torch.manual_seed(0)
    network = SpatialNetwork(ModelConfig.from_json(small_config()))
    features = network.conditioner.config.conditioners[0].features
    examples = [
        Prepared(
            latents=torch.randn(2, LATENTS, 21),
            panorama=torch.randn(2, 8, features),
            front=torch.randn(2, 8, features),
        )
        for _ in range(4)
    ]
    return network, examples


def fine_stage(settings: FineSettings = FINE, workers: Workers = ALONE) -> FlowStage:
    network, examples = network_and_examples()
    windows = SeenWindows(network, examples, settings, seed=3)
    return FlowStage(FineObjective(network), windows, settings, workers)
