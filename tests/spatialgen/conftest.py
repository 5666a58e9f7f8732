"""What tests of the model share: a small configuration, its checkpoint, the reference folder."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from spatialgen.encoders.convnet import NUMBERS_A_KIND

SMALL: dict[str, Any] = {
    "model_type": "diffusion_cond",
    "sample_size": 8192,
    "sample_rate": 8000,
    "audio_channels": 4,
    "model": {
        "pretransform": {
            "type": "autoencoder",
            "iterate_batch": True,
            "config": {
                "encoder": {
                    "type": "oobleck",
                    "config": {
                        "in_channels": 4,
                        "channels": 4,
                        "c_mults": [1, 2, 3],
                        "strides": [2, 4, 8],
                        "latent_dim": 12,
                        "use_snake": True,
                    },
                },
                "decoder": {
                    "type": "oobleck",
                    "config": {
                        "out_channels": 4,
                        "channels": 4,
                        "c_mults": [1, 2, 3],
                        "strides": [2, 4, 8],
                        "latent_dim": 6,
                        "use_snake": True,
                        "final_tanh": False,
                    },
                },
                "bottleneck": {"type": "vae"},
                "latent_dim": 6,
                "downsampling_ratio": 64,
                "io_channels": 4,
            },
        },
        "conditioning": {
            "configs": [
                {
                    "id": "video_fov",
                    "type": "video_linear",
                    "config": {"dim": 20, "output_dim": 64},
                },
                {
                    "id": "video_360",
                    "type": "video_global",
                    "config": {"dim": 20, "output_dim": 96},
                },
            ],
            "cond_dim": 48,
        },
        "diffusion": {
            "global_cond_ids": ["video_360"],
            "add_cond_ids": ["video_fov"],
            "type": "dit",
            "diffusion_objective": "rectified_flow",
            "config": {
                "io_channels": 6,
                "embed_dim": 64,
                "depth": 2,
                "num_heads": 2,
                "cond_token_dim": 48,
                "global_cond_dim": 96,
                "project_cond_tokens": True,
                "transformer_type": "continuous_transformer",
            },
        },
        "io_channels": 6,
    },
}
"""A model of the published schema that differs from every published size on purpose."""


def bring_image_encoder(small: dict[str, Any]) -> None:
    """Let a small configuration carry an image encoder of its own, for two kinds of things."""
    features = 2 * NUMBERS_A_KIND
    encoder = {"type": "convnet", "features": features, "kinds": 2, "width": 8}
    small["spatialgen"] = {"image_encoder": encoder}
    for conditioner in small["model"]["conditioning"]["configs"]:
        conditioner["config"]["dim"] = features


@pytest.fixture
def small() -> dict[str, Any]:
    """The small configuration, free to change."""
    return copy.deepcopy(SMALL)


@pytest.fixture
def reference() -> Path:
    """The reference folder beside the checkout, or a skip where there is none."""
    folder = Path(__file__).parents[3] / "shared/reference"
    if not folder.is_dir():
        pytest.skip("needs the reference folder beside the checkout")
    return folder


@pytest.fixture
def write_checkpoint(tmp_path: Path) -> Callable[..., tuple[Path, Path]]:
    """Writes a published-like checkpoint of random weights; returns its path and its config's."""

    def write(config: dict[str, Any], **top_level: Any) -> tuple[Path, Path]:
        from spatialgen.checkpoints import PREFIX
        from spatialgen.config import ModelConfig
        from spatialgen.published_names import unused_shapes, used_names
        from spatialgen.spatial_model import SpatialNetwork

        torch.manual_seed(4)
        parsed = ModelConfig.from_json(config)
        network = SpatialNetwork(parsed)
        for tensor in network.parameters():
            tensor.data = tensor.data + 0.1 * torch.randn_like(tensor)
        ours = network.state_dict()
        weights = {PREFIX + name: ours[mine] for name, mine in used_names(parsed).items()}
        weights |= {PREFIX + n: torch.randn(s) for n, s in unused_shapes(parsed).items()}
        weights["diffusion_ema.initted"] = torch.tensor(True)
        content = {"epoch": 3, "global_step": 7, "state_dict": weights, **top_level}
        torch.save(content, tmp_path / "model.ckpt")
        (tmp_path / "published.json").write_text(json.dumps(config))
        return tmp_path / "model.ckpt", tmp_path / "published.json"

    return write


@pytest.fixture
def real_clips(reference: Path) -> list[Path]:
    """Real 360° clips of the reference folder beside the checkout, or a skip."""
    clips = sorted((reference.parent / "clips").glob("*/*.webm"))
    if not clips:
        pytest.skip("needs the clips of the reference folder beside the checkout")
    return clips


@pytest.fixture
def make_clip(tmp_path: Path) -> Callable[..., Path]:
    """Makes a small video: frame i is grey level 16 + 3 i, so that a frame tells its time.

    `codec` names the encoder, `sound` the number of channels (0: none), `start` the seconds by
    which all time stamps are late, `options` go to the video encoder and `metadata` to its stream.
    """
    import av
    import numpy as np

    def picture(container: Any, codec: str, size: tuple[int, int], fps: int, options: Any) -> Any:
        stream = container.add_stream(codec, rate=fps, options=options)
        stream.width, stream.height = size
        stream.pix_fmt = "yuvj422p" if codec == "mjpeg" else "yuv420p"
        stream.codec_context.gop_size = 5
        return stream

    def make(
        name: str = "clip.webm",
        codec: str = "libvpx",
        *,
        size: tuple[int, int] = (128, 64),
        seconds: float = 2.0,
        fps: int = 10,
        sound: int = 0,
        start: float = 0.0,
        options: dict[str, str] | None = None,
        metadata: dict[str, str] | None = None,
        container_options: dict[str, str] | None = None,
    ) -> Path:
        quality = {
            "libvpx": {"deadline": "realtime", "cpu-used": "8", "crf": "4"},
            "libvpx-vp9": {"deadline": "realtime", "cpu-used": "8", "crf": "10"},
            "libx264": {"preset": "ultrafast", "crf": "10"},
            "libx265": {"preset": "ultrafast", "crf": "10", "x265-params": "log-level=none"},
        }.get(codec, {})
        path = tmp_path / name
        container: Any = av.open(path, "w", options=container_options or {})
        video = picture(container, codec, size, fps, quality | (options or {}))
        video.metadata.update(metadata or {})
        video.bit_rate = 2_000_000
        families = {"mapping_family": "2"} if sound == 4 else {}
        audio: Any = None
        if sound:
            audio = container.add_stream("libopus", rate=48000, options=families)
            audio.layout = {1: "mono", 2: "stereo", 4: "ambisonic 1"}[sound]
        for index in range(round(seconds * fps)):
            grey = np.full((size[1], size[0], 3), 16 + 3 * (index % 70), np.uint8)
            frame = av.VideoFrame.from_ndarray(grey, format="rgb24")
            frame.pts = index + round(start * fps)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        for index in range(round(seconds * 50) if audio else 0):
            tone = np.sin(np.arange(960 * sound) * 0.1).astype(np.float32)[None] * 0.1
            heard = av.AudioFrame.from_ndarray(tone, format="flt", layout=audio.layout.name)
            heard.sample_rate, heard.pts = 48000, index * 960 + round(start * 48000)
            container.mux(audio.encode(heard))
        if audio:
            container.mux(audio.encode(None))
        container.close()
        return path

    return make
