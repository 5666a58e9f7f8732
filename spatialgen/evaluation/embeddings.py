"""Audio networks that say what a sound is, for distances between sets of sounds.

A result is always named after its network: figures of different networks cannot be compared, and
published ones come from OpenL3 (FD) and PaSST (KL) alone.

Axis letters: s samples, c channels, n frames, d numbers of an embedding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
import soxr
from numpy.typing import NDArray

from ..ambisonics import W
from ..model_card import ModelProblem
from .field import FieldMeasures, Heard

Mono = NDArray[np.float32]
ListensTo = Literal["w", "mean"]
PEAK = 10 ** (-1 / 20)


class Embedding(Protocol):
    """A network that listens to mono sound at its own rate.

    `listens_to` is "w", or "mean": the mean of the four channels at a peak of -1 dB, which has no
    acoustic meaning but is what published figures were computed on.
    """

    @property
    def name(self) -> str:
        """What results are labelled with."""

    @property
    def sample_rate(self) -> int:
        """Hz."""

    @property
    def listens_to(self) -> ListensTo:
        """Which mono sound of a field it gets."""

    def embed(self, mono: Mono) -> Heard:
        """Mono sound [s] -> embeddings [n, d] and, where it knows classes, probabilities."""


def listen(
    measures: FieldMeasures,
    sound: NDArray[np.float32],
    sample_rate: int,
    embeddings: Sequence[Embedding],
) -> FieldMeasures:
    """Add what networks hear in a sound field [4, s]."""
    heard = dict(measures.heard)
    for network in embeddings:
        mono = sound[W] if network.listens_to == "w" else _peaked(sound.mean(axis=0))
        if sample_rate != network.sample_rate:
            mono = soxr.resample(mono, sample_rate, network.sample_rate, quality="VHQ")
        heard[network.name] = network.embed(np.ascontiguousarray(mono, np.float32))
    return replace(measures, heard=heard)


def _peaked(mono: Mono) -> Mono:
    loudest = float(np.abs(mono).max(initial=0.0))
    return mono * np.float32(PEAK / loudest) if loudest > 0 else mono


class OpenL3:
    """OpenL3 (J. Cramer et al., ICASSP 2019) as published FD takes it: env, mel256, 512, 0.5 s."""

    name = "OpenL3"
    sample_rate = 44_100
    listens_to: ListensTo = "mean"

    def __init__(self) -> None:
        """Raises `ModelProblem` where the package is not installed."""
        openl3 = _imported("openl3", "openl3", self.name)
        self._embed = openl3.get_audio_embedding
        self._model = openl3.models.load_audio_embedding_model(
            content_type="env", input_repr="mel256", embedding_size=512
        )

    def embed(self, mono: Mono) -> Heard:
        """Sound [s] -> embeddings [n, 512]."""
        embeddings, _ = self._embed(mono, self.sample_rate, model=self._model, hop_size=0.5)
        return Heard(np.asarray(embeddings, np.float64))


class Passt:
    """PaSST (K. Koutini et al., Interspeech 2022) as published KL takes it.

    Softmax over the mean logits of windows of 10 s, 5 s apart, as in stable-audio-metrics.
    """

    name = "PaSST"
    sample_rate = 32_000
    listens_to: ListensTo = "mean"

    def __init__(self) -> None:
        """Raises `ModelProblem` where the package is not installed."""
        passt = _imported("hear21passt.base", "hear21passt", self.name)
        self._model = passt.get_basic_model(mode="logits").eval()

    def embed(self, mono: Mono) -> Heard:
        """Sound [s] -> logits [n, 527] as embeddings, and probabilities [527]."""
        import torch

        window = 10 * self.sample_rate
        starts = range(0, max(1, len(mono) - window // 2), window // 2)
        pieces = [mono[start : start + window] for start in starts]
        padded = np.stack([np.pad(piece, (0, window - len(piece))) for piece in pieces])
        with torch.inference_mode():
            logits = self._model(torch.from_numpy(padded)).double()
        return Heard(logits.numpy(), logits.mean(dim=0).softmax(dim=0).numpy())


def _imported(module: str, package: str, name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(module)
    except ImportError as problem:
        raise ModelProblem(
            f"{name} is not installed. Published figures are computed with it: pip install "
            f"{package}; or use --embedding yamnet, which compares with nothing published."
        ) from problem


def open_embeddings(names: Sequence[str], yamnet: Path | None = None) -> list[Embedding]:
    """The networks of these names: yamnet (`yamnet`: its wheel or folder), openl3, passt.

    Raises:
        ModelProblem: there is no such network, or it is not installed; says what to do.
    """
    opened: list[Embedding] = []
    for name in dict.fromkeys(name.lower() for name in names):
        if name == "yamnet":
            from .yamnet import Yamnet

            opened.append(Yamnet(yamnet))
        elif name == "openl3":
            opened.append(OpenL3())
        elif name == "passt":
            opened.append(Passt())
        else:
            raise ModelProblem(f"There is no network {name!r}: use yamnet, openl3 or passt.")
    return opened
