"""What the image encoder sees, and the encoder itself, read from a folder like the hub's cache."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from spatialgen.config import METACLIP_REPO, MetaClipConfig
from spatialgen.features import CLIP_MEAN, CLIP_STD, FRAMES_AT_ONCE, MetaClipEncoder, clip_input
from spatialgen.hub import find_snapshot
from spatialgen.model_card import ModelProblem

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def shades(pixels: Tensor) -> Tensor:
    """Undo the normalisation: 0..255."""
    mean, std = torch.tensor(CLIP_MEAN)[:, None, None], torch.tensor(CLIP_STD)[:, None, None]
    return (pixels * std + mean) * 255


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub cache that holds a tiny CLIP of random weights as the published image encoder."""
    from transformers import CLIPConfig, CLIPModel, CLIPTextConfig, CLIPVisionConfig

    folder = tmp_path_factory.mktemp("hub")
    repo = folder / ("models--" + METACLIP_REPO.replace("/", "--"))
    (repo / "refs").mkdir(parents=True)
    (repo / "refs/main").write_text(COMMIT)
    torch.manual_seed(0)
    small: dict[str, Any] = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2}
    vision = CLIPVisionConfig(
        **small, num_attention_heads=2, image_size=28, patch_size=7, projection_dim=20
    )
    text = CLIPTextConfig(**small, num_attention_heads=2, vocab_size=50, projection_dim=20)
    config = CLIPConfig(
        text_config=text.to_dict(), vision_config=vision.to_dict(), projection_dim=20
    )
    CLIPModel(config).save_pretrained(repo / "snapshots" / COMMIT)
    return folder


@pytest.fixture(scope="module")
def encoder(cache: Path) -> MetaClipEncoder:
    return MetaClipEncoder(find_snapshot(MetaClipConfig(), cache), torch.device("cpu"))


def test_a_panorama_keeps_all_of_itself_between_black_bars() -> None:
    seen = shades(clip_input(torch.full((2, 64, 128, 3), 200, dtype=torch.uint8), "panorama"))
    assert seen.shape == (2, 3, 224, 224)
    rows = seen[0, 0].mean(dim=1)
    torch.testing.assert_close(rows[:50], torch.zeros(50), atol=1e-3, rtol=0)
    torch.testing.assert_close(rows[62:162], torch.full((100,), 200.0), atol=1e-3, rtol=0)
    torch.testing.assert_close(rows[-50:], torch.zeros(50), atol=1e-3, rtol=0)


def test_a_view_is_cropped_not_padded() -> None:
    frame = torch.full((1, 100, 300, 3), 90, dtype=torch.uint8)
    frame[:, :, :90] = 0
    frame[:, :, -90:] = 255
    seen = shades(clip_input(frame, "front"))
    assert seen.shape == (1, 3, 224, 224)
    torch.testing.assert_close(seen, torch.full_like(seen, 90), atol=1e-3, rtol=0)


@pytest.mark.parametrize(("height", "width"), [(90, 160), (160, 90), (101, 50), (224, 224)])
def test_any_shape_of_frame_becomes_a_square(height: int, width: int) -> None:
    frames = torch.zeros(1, height, width, 3, dtype=torch.uint8)
    assert clip_input(frames, "panorama").shape == (1, 3, 224, 224)
    assert clip_input(frames, "front", 28).shape == (1, 3, 28, 28)


def test_features_are_the_library_s_image_features(encoder: MetaClipEncoder, cache: Path) -> None:
    from transformers import CLIPModel

    whole: Any = CLIPModel.from_pretrained(find_snapshot(MetaClipConfig(), cache))
    whole.eval()
    frames = torch.randint(0, 256, (3, 40, 80, 3), dtype=torch.uint8)
    with torch.no_grad():
        expected = whole.get_image_features(clip_input(frames, "panorama", 28))
    expected = getattr(expected, "pooler_output", expected)
    torch.testing.assert_close(encoder.encode_view(frames, "panorama"), expected)
    assert encoder.features == 20


def test_the_width_of_features_is_the_whole_configuration_s(cache: Path, tmp_path: Path) -> None:
    """CLIP folders often state another width, or none, in the part about images."""
    snapshot = find_snapshot(MetaClipConfig(), cache)
    frames = torch.randint(0, 256, (2, 28, 28, 3), dtype=torch.uint8)
    device = torch.device("cpu")
    expected = MetaClipEncoder(snapshot, device).encode_view(frames, "front")
    (tmp_path / "model.safetensors").symlink_to(snapshot / "model.safetensors")
    for stated in (512, None):
        config = json.loads((snapshot / "config.json").read_text())
        config["vision_config"].pop("projection_dim")
        if stated is not None:
            config["vision_config"]["projection_dim"] = stated
        (tmp_path / "config.json").write_text(json.dumps(config))
        encoder = MetaClipEncoder(tmp_path, device)
        assert encoder.features == 20
        assert torch.equal(encoder.encode_view(frames, "front"), expected)


def test_frames_go_through_in_bounded_batches(
    encoder: MetaClipEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = torch.randint(0, 256, (2 * FRAMES_AT_ONCE + 3, 28, 28, 3), dtype=torch.uint8)
    sizes: list[int] = []
    whole = encoder._encode

    def counted(some: Tensor, view: str) -> Tensor:
        sizes.append(len(some))
        return whole(some, "front")

    monkeypatch.setattr(encoder, "_encode", counted)
    out = encoder.encode_view(frames, "front")
    assert sum(sizes) == len(out) == len(frames)
    assert max(sizes) <= FRAMES_AT_ONCE
    torch.testing.assert_close(out[-1:], whole(frames[-1:], "front"), atol=1e-5, rtol=1e-5)


def test_an_image_encoder_that_is_not_here_is_named_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelProblem, match=r"metaclip-h14.*spatialgen models fetch omniaudio"):
        find_snapshot(MetaClipConfig(), tmp_path)


def test_half_an_image_encoder_is_refused(cache: Path, tmp_path: Path) -> None:
    repo = tmp_path / ("models--" + METACLIP_REPO.replace("/", "--"))
    (repo / "refs").mkdir(parents=True)
    (repo / "refs/main").write_text(COMMIT)
    (repo / "snapshots" / COMMIT).mkdir(parents=True)
    (repo / "snapshots" / COMMIT / "config.json").write_text("{}")
    with pytest.raises(ModelProblem, match="not complete"):
        find_snapshot(MetaClipConfig(), tmp_path)


def test_encoder_input_is_the_published_one(reference: Path) -> None:
    images = load_file(reference / "tiny/preprocess.safetensors")
    ours = shades(clip_input(images["erp"][None], "panorama"))[0]
    difference = (ours - shades(images["clip_input.erp"])).abs().mean() / 255
    assert float(difference) <= 2 / 255 / 10
