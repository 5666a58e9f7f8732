"""Audio networks that say what a sound is, for distances between sets of sounds.

A result is always named after its network: figures of different networks cannot be compared, nor
can any but OpenL3's and PaSST's with published ones.

Axis letters: s samples, n frames, d numbers of an embedding, c classes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
import soxr
from numpy.typing import NDArray

from ..ambisonics import W
from .field import FieldMeasures, Heard


class Embedding(Protocol):
    """A network that listens to mono sound at its own rate."""

    @property
    def name(self) -> str:
        """What results are labelled with."""

    @property
    def sample_rate(self) -> int:
        """Hz."""

    def embed(self, mono: NDArray[np.float32]) -> Heard:
        """Mono sound [s] -> embeddings [n, d] and, where it knows classes, probabilities [c]."""


def listen(
    measures: FieldMeasures,
    sound: NDArray[np.float32],
    sample_rate: int,
    embeddings: Sequence[Embedding],
) -> FieldMeasures:
    """Add what networks hear in W of a sound field [4, s]."""
    heard = dict(measures.heard)
    for network in embeddings:
        mono = sound[W]
        if sample_rate != network.sample_rate:
            mono = soxr.resample(mono, sample_rate, network.sample_rate, quality="VHQ")
        heard[network.name] = network.embed(np.ascontiguousarray(mono, np.float32))
    return replace(measures, heard=heard)


def open_embeddings(names: Sequence[str], yamnet: object = None) -> list[Embedding]:
    """The networks of these names."""
    return []
