"""A complete model directory of random weights: everything real but what it has learnt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

NAME = "small"


def oobleck(io: str, latent_dim: int, **more: Any) -> dict[str, Any]:
    sizes = {"channels": 8, "c_mults": [1, 2, 4], "strides": [4, 8, 8], "use_snake": True}
    return {"type": "oobleck", "config": {io: 4, **sizes, "latent_dim": latent_dim, **more}}


def conditioner(name: str, kind: str, width: int) -> dict[str, Any]:
    return {"id": name, "type": kind, "config": {"dim": 16, "output_dim": width}}


CONFIG: dict[str, Any] = {
    "model_type": "diffusion_cond",
    "sample_size": 32768,
    "sample_rate": 16000,
    "audio_channels": 4,
    "model": {
        "pretransform": {
            "type": "autoencoder",
            "iterate_batch": True,
            "config": {
                "encoder": oobleck("in_channels", 16),
                "decoder": oobleck("out_channels", 8, final_tanh=False),
                "bottleneck": {"type": "vae"},
                "latent_dim": 8,
                "downsampling_ratio": 256,
                "io_channels": 4,
            },
        },
        "conditioning": {
            "configs": [
                conditioner("video_fov", "video_linear", 64),
                conditioner("video_360", "video_global", 64),
            ],
            "cond_dim": 32,
        },
        "diffusion": {
            "global_cond_ids": ["video_360"],
            "add_cond_ids": ["video_fov"],
            "type": "dit",
            "diffusion_objective": "rectified_flow",
            "config": {
                "io_channels": 8,
                "embed_dim": 64,
                "depth": 2,
                "num_heads": 2,
                "cond_token_dim": 32,
                "global_cond_dim": 64,
                "project_cond_tokens": False,
                "transformer_type": "continuous_transformer",
            },
        },
        "io_channels": 8,
    },
}


def write_small_model(models: Path) -> Path:
    """Writes the model into the folder of models, with a tiny image encoder beside its weights."""
    import torch
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

    from spatialgen.checkpoints import save_network
    from spatialgen.config import ModelConfig
    from spatialgen.model_card import CONFIG_FILE, WEIGHTS_FILE, ModelCard, sha256_of
    from spatialgen.spatial_model import SpatialNetwork

    directory = models / NAME
    directory.mkdir(parents=True)
    torch.manual_seed(3)
    encoder = CLIPVisionConfig(
        hidden_size=32,
        intermediate_size=64,
        projection_dim=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        image_size=32,
        patch_size=16,
    )
    CLIPVisionModelWithProjection(encoder).save_pretrained(directory / "image-encoder")
    (directory / CONFIG_FILE).write_text(json.dumps(CONFIG))
    save_network(SpatialNetwork(ModelConfig.from_json(CONFIG)), directory / WEIGHTS_FILE)
    ModelCard(
        name=NAME,
        title="Small random model",
        licence="CC0-1.0",
        notice="Random weights, for tests.",
        sha256=sha256_of(directory / WEIGHTS_FILE),
        image_encoder="image-encoder",
    ).write(directory)
    return directory
