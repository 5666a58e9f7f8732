"""Alice brings a model's configuration; what it says is kept, and what it gets wrong is named."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from spatialgen.config import (
    ConfigProblem,
    ConvNetConfig,
    DirectionalConfig,
    GenerationOptions,
    MetaClipConfig,
    ModelConfig,
    OobleckConfig,
)
from spatialgen.models import PACKAGED
from tests.spatialgen.conftest import bring_image_encoder


def set_at(config: dict[str, Any], path: str, value: Any) -> None:
    """Set a value by its dotted path; numbers index lists."""
    node: Any = config
    *way, last = path.split(".")
    for part in way:
        node = node[int(part)] if part.isdigit() else node[part]
    node[last] = value


def test_sizes_come_from_the_configuration(small: dict[str, Any]) -> None:
    config = ModelConfig.from_json(small)
    assert (config.sample_rate, config.audio_channels) == (8000, 4)
    assert config.latent_length == 128
    assert config.frames_per_window == 8
    assert isinstance(config.autoencoder, OobleckConfig)
    assert config.autoencoder.encoder.multiples == (1, 2, 3)
    assert config.transformer.head_width == 32
    assert config.transformer.rotary_width == 32
    assert config.conditioning["video_360"].width == 96
    assert config.conditioning["video_fov"].view == "front"
    assert config.image_encoder == MetaClipConfig()


def test_the_official_configuration_is_the_published_one() -> None:
    config = ModelConfig.from_json(PACKAGED / "omniaudio/config.json")
    assert (config.sample_size, config.sample_rate) == (441_000, 44_100)
    assert (config.latent_length, config.frames_per_window) == (215, 80)
    assert (config.transformer.width, config.transformer.depth, config.transformer.heads) == (
        1536,
        24,
        24,
    )
    assert config.transformer.rotary_width == 32
    assert config.conditioning["video_360"].summary_width == 1536


def test_rotated_part_of_a_head_is_half_of_it_but_at_least_32(small: dict[str, Any]) -> None:
    transformer = "model.diffusion.config"
    set_at(small, f"{transformer}.embed_dim", 256)
    set_at(small, "model.conditioning.configs.0.config.output_dim", 256)
    assert ModelConfig.from_json(small).transformer.rotary_width == 64


@pytest.mark.parametrize(
    "path",
    [
        "surprise",
        "model.surprise",
        "model.pretransform.surprise",
        "model.pretransform.config.surprise",
        "model.pretransform.config.encoder.config.final_tanh",
        "model.pretransform.config.bottleneck.surprise",
        "model.conditioning.surprise",
        "model.diffusion.surprise",
        "model.diffusion.config.qk_norm",
    ],
)
def test_a_key_that_would_change_nothing_is_named(small: dict[str, Any], path: str) -> None:
    set_at(small, path, True)
    with pytest.raises(ConfigProblem, match=path.replace(".", r"\.")):
        ModelConfig.from_json(small)


def test_a_key_in_a_list_is_named_with_its_place(small: dict[str, Any]) -> None:
    set_at(small, "model.conditioning.configs.1.config.dimm", 3)
    with pytest.raises(ConfigProblem, match=r"configs\[1\]\.config\.dimm"):
        ModelConfig.from_json(small)


def test_a_missing_key_is_named(small: dict[str, Any]) -> None:
    del small["model"]["diffusion"]["config"]["transformer_type"]
    with pytest.raises(ConfigProblem, match=r"lacks model\.diffusion\.config\.transformer_type"):
        ModelConfig.from_json(small)


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        ("sample_rate", "8000", "type int"),
        ("sample_rate", True, "type int"),
        ("sample_rate", 0, "at least 1"),
        ("model_type", "lm", "only 'diffusion_cond'"),
        ("model.diffusion.type", "unet", "only 'dit'"),
        ("model.diffusion.diffusion_objective", "v", "rectified_flow"),
        ("model.pretransform.config.downsampling_ratio", 128, "product of the strides is 64"),
        ("model.pretransform.config.encoder.config.latent_dim", 6, "says 12"),
        ("model.pretransform.config.encoder.config.c_mults", [1, 2], "same length"),
        ("model.conditioning.configs.0.config.output_dim", 32, "video_fov"),
        ("model.conditioning.configs.0.id", "text", "video_fov"),
        ("model.diffusion.add_cond_ids", [], "video_fov"),
        ("model.diffusion.config.num_heads", 4, "32 a head"),
        ("model.diffusion.config.global_cond_dim", 64, "video_360"),
        ("audio_channels", 2, "audio_channels is 2"),
        ("sample_size", 63, "shorter than one latent frame"),
        ("spatialgen", {"image_encoder": {"type": "dino"}}, "dino"),
        ("spatialgen", {"surprise": 1}, r"spatialgen\.surprise"),
        ("spatialgen", {"image_encoder": {"type": "convnet", "features": 21}}, "dim of video"),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    small: dict[str, Any], path: str, value: Any, complaint: str
) -> None:
    set_at(small, path, value)
    with pytest.raises(ConfigProblem, match=complaint):
        ModelConfig.from_json(small)


def test_the_published_training_recipe_is_passed_over(small: dict[str, Any]) -> None:
    assert ModelConfig.from_json({**small, "training": {"use_ema": True}}) == ModelConfig.from_json(
        small
    )


def test_what_the_autoencoder_leaves_out_is_the_published_default(small: dict[str, Any]) -> None:
    pretransform = small["model"]["pretransform"]["config"]
    for half in ("encoder", "decoder"):
        for key in ("channels", "c_mults", "strides", "use_snake"):
            del pretransform[half]["config"][key]
    del pretransform["decoder"]["config"]["final_tanh"]
    pretransform["downsampling_ratio"] = 512
    config = ModelConfig.from_json(small).autoencoder
    assert isinstance(config, OobleckConfig)
    for stack in (config.encoder, config.decoder):
        assert (stack.width, stack.multiples, stack.strides) == (128, (1, 2, 4, 8), (2, 4, 8, 8))
        assert not stack.snake
    assert config.decoder.final_tanh
    assert config.downsampling_ratio == 512


@pytest.mark.parametrize(("half", "latent"), [("encoder", 16), ("decoder", 32)])
def test_a_half_of_the_autoencoder_has_32_latents_unless_spelled_out(
    small: dict[str, Any], half: str, latent: int
) -> None:
    pretransform = small["model"]["pretransform"]["config"]
    pretransform["encoder"]["config"]["latent_dim"] = 2 * latent
    pretransform["decoder"]["config"]["latent_dim"] = latent
    pretransform["latent_dim"] = latent
    small["model"]["io_channels"] = latent
    small["model"]["diffusion"]["config"]["io_channels"] = latent
    spelled_out = ModelConfig.from_json(small)
    del pretransform[half]["config"]["latent_dim"]
    assert ModelConfig.from_json(small) == spelled_out


def test_joined_global_conditions_must_fill_the_global_width(small: dict[str, Any]) -> None:
    for i in (0, 1):
        set_at(small, f"model.conditioning.configs.{i}.config.output_dim", 768)
    set_at(small, "model.diffusion.add_cond_ids", [])
    set_at(small, "model.diffusion.global_cond_ids", ["video_360", "video_fov"])
    set_at(small, "model.diffusion.config.global_cond_dim", 768)
    with pytest.raises(ConfigProblem, match=r"video_360 and video_fov \(global, joined\) is 1536"):
        ModelConfig.from_json(small)
    set_at(small, "model.diffusion.config.global_cond_dim", 1536)
    assert ModelConfig.from_json(small).conditioning.joins_global


def test_the_global_summary_is_1536_wide_unless_spelled_out(small: dict[str, Any]) -> None:
    assert ModelConfig.from_json(small).conditioning["video_360"].summary_width == 1536
    set_at(small, "model.conditioning.configs.1.config.global_dim", 17)
    assert ModelConfig.from_json(small).conditioning["video_360"].summary_width == 17


def test_a_broken_file_is_said_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    path.write_text("{")
    with pytest.raises(ConfigProblem, match=r"config\.json cannot be read"):
        ModelConfig.from_json(path)
    path.write_text("[1]")
    with pytest.raises(ConfigProblem, match="must be a JSON object"):
        ModelConfig.from_json(path)
    with pytest.raises(ConfigProblem, match="cannot be read"):
        ModelConfig.from_json(tmp_path / "none.json")


def test_a_configuration_is_the_same_from_a_file(small: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    path.write_text(json.dumps(small))
    assert ModelConfig.from_json(path) == ModelConfig.from_json(small)


def directional(sample_rate: int) -> dict[str, Any]:
    """A directional autoencoder's part of a configuration."""
    return {
        "type": "directional",
        "config": {
            "io_channels": 4,
            "latent_dim": 6,
            "downsampling_ratio": 64,
            "sample_rate": sample_rate,
        },
    }


def test_the_preview_s_own_parts_are_read(small: dict[str, Any]) -> None:
    set_at(small, "model.pretransform", directional(sample_rate=8000))
    bring_image_encoder(small)
    config = ModelConfig.from_json(small)
    assert isinstance(config.autoencoder, DirectionalConfig)
    assert isinstance(config.image_encoder, ConvNetConfig)
    set_at(small, "model.pretransform", directional(sample_rate=44_100))
    with pytest.raises(ConfigProblem, match="sample_rate is 44100"):
        ModelConfig.from_json(small)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"steps": 0}, "steps must be a whole number from 1 to 200"),
        ({"steps": 201}, "steps"),
        ({"steps": 2.5}, "steps"),
        ({"steps": True}, "steps"),
        ({"guidance": 20.5}, "guidance must be a number from 0 to 20"),
        ({"guidance": float("nan")}, "guidance"),
        ({"guidance": "3"}, "guidance"),
        ({"seed": -1}, "seed"),
        ({"seed": 2**32}, "seed"),
        ({"guidance_rescale": 1.5}, "guidance_rescale"),
    ],
)
def test_options_out_of_range_are_refused_in_a_sentence(
    options: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        GenerationOptions(**options)


def test_options_at_their_limits_are_taken() -> None:
    GenerationOptions(steps=1, guidance=0, seed=0, guidance_rescale=1)
    GenerationOptions(steps=200, guidance=20.0, seed=2**32 - 1)
    assert GenerationOptions() == GenerationOptions(24, 4.0, 0, 0.0)


def test_configurations_are_read_without_torch() -> None:
    code = (
        "import sys, spatialgen.config, spatialgen.models as m; m.list_models(); "
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
