"""Checkpoints from strangers: every tensor is placed or named, and nothing in them ever runs."""

from __future__ import annotations

import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file

from spatialgen.checkpoints import (
    PREFIX,
    check_weights,
    convert_pickle,
    load_network,
    network_shapes,
    place_published,
    read_pickle,
    write_safetensors,
)
from spatialgen.config import ModelConfig
from spatialgen.model_card import ModelProblem
from spatialgen.models import PACKAGED
from spatialgen.published_names import unused_shapes, used_names

Write = Callable[..., tuple[Path, Path]]


class Trap:
    """Charlie's pickle: touches a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.touch, (self.path,))


def rewrite(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change a checkpoint's weights in place."""
    content = torch.load(path, weights_only=True)
    change(content["state_dict"])
    torch.save(content, path)


def test_a_converted_checkpoint_holds_the_same_numbers_under_our_names(
    small: dict[str, Any], write_checkpoint: Write, tmp_path: Path
) -> None:
    config = ModelConfig.from_json(small)
    checkpoint, _ = write_checkpoint(small)
    convert_pickle(checkpoint, config, tmp_path / "model.safetensors")
    theirs = torch.load(checkpoint, weights_only=True)["state_dict"]
    ours = load_file(tmp_path / "model.safetensors")
    assert {name: tuple(t.shape) for name, t in ours.items()} == network_shapes(config)
    for name, mine in used_names(config).items():
        torch.testing.assert_close(ours[mine], theirs[PREFIX + name], msg=name)


def test_what_the_weights_carry_beside_the_model_is_left_alone(
    small: dict[str, Any], write_checkpoint: Write, tmp_path: Path
) -> None:
    checkpoint, _ = write_checkpoint(
        small, optimizer_states=[{"state": {}}], pytorch_lightning_version="2.1", callbacks={}
    )
    assert "initted" not in "".join(read_pickle(checkpoint))
    convert_pickle(checkpoint, ModelConfig.from_json(small), tmp_path / "out.safetensors")


def test_half_precision_weights_become_float32(
    small: dict[str, Any], write_checkpoint: Write, tmp_path: Path
) -> None:
    checkpoint, _ = write_checkpoint(small)
    rewrite(checkpoint, lambda w: w.update({k: v.half() for k, v in w.items()}))
    convert_pickle(checkpoint, ModelConfig.from_json(small), tmp_path / "out.safetensors")
    assert {t.dtype for t in load_file(tmp_path / "out.safetensors").values()} == {torch.float32}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (
            lambda w: w.pop("diffusion.model.model.transformer.layers.1.ff_norm.gamma"),
            r"lacks model\.model\.transformer\.layers\.1\.ff_norm\.gamma",
        ),
        (
            lambda w: w.update({"diffusion.model.model.surprise": torch.zeros(2)}),
            r"unknown model\.model\.surprise",
        ),
        (
            lambda w: w.update({"diffusion.model.model.preprocess_conv.weight": torch.zeros(6, 6)}),
            r"wrong shape in model\.model\.preprocess_conv\.weight \[6, 6\] instead of \[6, 6, 1\]",
        ),
        (
            lambda w: w.update({"diffusion.model.model.to_cond_embed.0.weight": torch.zeros(3)}),
            r"wrong shape in model\.model\.to_cond_embed\.0\.weight",
        ),
        (
            lambda w: w.update(
                {"diffusion.model.model.transformer.layers.2.pre_norm.gamma": torch.zeros(64)}
            ),
            r"unknown model\.model\.transformer\.layers\.2\.pre_norm\.gamma",
        ),
    ],
)
def test_a_tensor_that_is_missing_unknown_or_misshaped_is_named(
    small: dict[str, Any],
    write_checkpoint: Write,
    tmp_path: Path,
    change: Callable[[dict[str, Any]], None],
    complaint: str,
) -> None:
    checkpoint, _ = write_checkpoint(small)
    rewrite(checkpoint, change)
    with pytest.raises(ModelProblem, match=complaint):
        convert_pickle(checkpoint, ModelConfig.from_json(small), tmp_path / "out.safetensors")
    assert not (tmp_path / "out.safetensors").exists()


def test_tensors_that_are_never_read_may_be_missing(
    small: dict[str, Any], write_checkpoint: Write, tmp_path: Path
) -> None:
    config = ModelConfig.from_json(small)
    checkpoint, _ = write_checkpoint(small)
    unused = unused_shapes(config)
    assert {name.split(".")[2] for name in unused if name.startswith("conditioner")} == {
        "video_fov",
        "video_360",
    }

    def drop_unused(weights: dict[str, Any]) -> None:
        for name in unused:
            del weights[PREFIX + name]

    rewrite(checkpoint, drop_unused)
    convert_pickle(checkpoint, config, tmp_path / "out.safetensors")


@pytest.mark.parametrize("inside", ["top level", "weights"])
def test_a_pickle_that_would_run_code_is_refused_and_does_not(
    small: dict[str, Any], write_checkpoint: Write, tmp_path: Path, inside: str
) -> None:
    trap = tmp_path / "sprung"
    checkpoint, _ = write_checkpoint(small, hyper_parameters=Trap(trap))
    if inside == "weights":
        torch.save({"state_dict": {PREFIX + "x": Trap(trap)}}, checkpoint)
    with pytest.raises(ModelProblem, match=r"model\.ckpt was refused.*Get the file again"):
        convert_pickle(checkpoint, ModelConfig.from_json(small), tmp_path / "out.safetensors")
    assert not trap.exists()
    torch.load(checkpoint, weights_only=False)
    assert trap.exists(), "the trap itself must work, or this test shows nothing"


def test_a_bare_pickle_is_refused_and_does_not_run(tmp_path: Path) -> None:
    trap, path = tmp_path / "sprung", tmp_path / "bare.ckpt"
    path.write_bytes(pickle.dumps({"state_dict": Trap(trap)}, protocol=2))
    with pytest.raises(ModelProblem, match=r"bare\.ckpt was refused"):
        read_pickle(path)
    assert not trap.exists()


def test_what_is_no_checkpoint_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "model.ckpt"
    path.write_text("hello")
    with pytest.raises(ModelProblem, match="damaged"):
        read_pickle(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello", "there")
    with pytest.raises(ModelProblem, match="damaged"):
        read_pickle(path)
    torch.save([torch.zeros(1)], path)
    with pytest.raises(ModelProblem, match='no "state_dict"'):
        read_pickle(path)
    torch.save({"state_dict": {"other.weight": torch.zeros(1)}}, path)
    with pytest.raises(ModelProblem, match=r"no tensor whose name starts with 'diffusion\.'"):
        read_pickle(path)


def test_a_truncated_checkpoint_is_refused(
    small: dict[str, Any], write_checkpoint: Write, tmp_path: Path
) -> None:
    checkpoint, _ = write_checkpoint(small)
    checkpoint.write_bytes(checkpoint.read_bytes()[:-2000])
    with pytest.raises(ModelProblem, match="damaged"):
        read_pickle(checkpoint)


def test_our_files_are_safetensors_that_others_read(tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    matrix, nothing = torch.randn(3, 4).T, torch.tensor(2.0)
    write_safetensors(path, [("matrix", (4, 3), matrix), ("scalar", (), nothing)])
    with safe_open(path, framework="pt") as file:
        assert set(file.keys()) == {"matrix", "scalar"}
        assert torch.equal(file.get_tensor("matrix"), matrix)
        assert file.get_tensor("scalar").shape == ()
    assert not list(tmp_path.glob("*.partial"))


def test_a_model_file_must_fit_its_configuration(
    small: dict[str, Any], write_checkpoint: Write, tmp_path: Path
) -> None:
    config = ModelConfig.from_json(small)
    path = tmp_path / "model.safetensors"
    convert_pickle(write_checkpoint(small)[0], config, path)
    check_weights(path, config)
    small["model"]["diffusion"]["config"]["depth"] = 3
    deeper = ModelConfig.from_json(small)
    with pytest.raises(ModelProblem, match=r"lacks transformer\.layers\.2\.attention_norm\.gamma"):
        load_network(path, deeper, torch.device("cpu"))
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(ModelProblem, match="cannot be read"):
        check_weights(path, config)


def test_the_official_configuration_finds_a_place_for_its_1_2_billion_numbers() -> None:
    config = ModelConfig.from_json(PACKAGED / "omniaudio/config.json")
    shapes = network_shapes(config)
    used, unused = used_names(config), unused_shapes(config)
    assert set(used.values()) == shapes.keys()
    assert (len(used), len(unused)) == (621, 128)
    found = {name: shapes[mine] for name, mine in used.items()} | unused
    total = sum(torch.Size(shape).numel() for shape in found.values())
    assert round(total / 1e6) == 1222


def test_all_749_published_tensors_find_their_place(reference: Path) -> None:
    config = ModelConfig.from_json(PACKAGED / "omniaudio/config.json")
    lines = (reference / "checkpoint-keys.txt").read_text().splitlines()
    found = {
        name.removeprefix(PREFIX): tuple(int(n) for n in shape.split("x"))
        for name, shape in (line.split() for line in lines)
    }
    assert len(found) == 749
    places = place_published(config, found)
    assert found.keys() == places.keys() | unused_shapes(config).keys()
    assert len(set(places.values())) == len(places)
