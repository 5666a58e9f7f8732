"""Use one: generated sound fields in files against recorded ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..cli_progress import Tally
from .embeddings import Embedding, listen
from .field import FieldMeasures, measure_field
from .measured import MeasuredClip
from .recordings import read_sound_field


def measure_file(path: Path, embeddings: Sequence[Embedding] = ()) -> FieldMeasures:
    """Measure the sound field of a sound or video file. Raises `ClipProblem`."""
    sound, rate = read_sound_field(path)
    return listen(measure_field(sound, rate), sound, rate, embeddings)


def measure_pairs(
    pairs: Sequence[tuple[str, Path, Path]], embeddings: Sequence[Embedding]
) -> list[MeasuredClip]:
    """Measure pairs of (name, generated, reference). Raises `ClipProblem`."""
    return [
        MeasuredClip(name, "pair", measure_file(made, embeddings), measure_file(true, embeddings))
        for name, made, true in Tally("pairs", len(pairs)).over(pairs)
    ]
