"""What tests of training share: a small model of the preview's kind, trained in seconds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from spatialgen.models import PACKAGED
from spatialgen.scenes import KINDS

CONFIG = PACKAGED / "preview" / "config.json"


def small_config(**fine: Any) -> dict[str, Any]:
    values = json.loads(CONFIG.read_text())
    values["sample_size"] = 44100
    diffusion = values["model"]["diffusion"]["config"]
    diffusion.update(embed_dim=32, depth=1, num_heads=1, global_cond_dim=32)
    features = 5 * len(KINDS) + 3
    for conditioner in values["model"]["conditioning"]["configs"]:
        conditioner["config"].update(output_dim=32, dim=features)
    encoder = {"type": "convnet", "features": features, "kinds": len(KINDS), "width": 8}
    values["spatialgen"]["image_encoder"] = encoder
    training = values["training"]
    training.update(scenes=3, held_out=2, turns=2)
    training["looking"].update(steps=2, scenes=2, frames=1)
    flow = {"latents": 42, "save_every": 2, "measure_every": 3, "warm_up": 1}
    training["fine"].update(flow, steps=6, **fine)
    training["coarse"] = {"examples": 2, "steps": 4, "rate": 1e-3, "average": 0.9, **flow}
    return dict(values)


def write_config(folder: Path, values: dict[str, Any]) -> Path:
    path = folder / "config.json"
    path.write_text(json.dumps(values))
    return path
