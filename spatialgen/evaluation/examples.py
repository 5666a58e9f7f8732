"""True sounds of the training split, one thing each, from which kinds are told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..cli_progress import Tally
from ..scenes import KINDS, Scene, render_sound, scene_from_seed
from .classes import NearestKind
from .embeddings import Embedding, listen
from .field import FieldMeasures, measure_field
from .held_out import DURATION, scene_facts
from .measured import KeptClips, MeasuredClip, fingerprint

FIRST_SEED = 7_700_000
EACH = 14
RATE = 44_100
TIMBRE = "timbre"


def training_examples() -> list[int]:
    """Seeds of training scenes of one thing that stays, `EACH` of every kind."""
    counted: Counter[str] = Counter()
    seeds = []
    for seed in range(FIRST_SEED, FIRST_SEED + 60 * EACH * len(KINDS)):
        kind = _scene(seed).things[0].kind
        if counted[kind] < EACH:
            counted[kind] += 1
            seeds.append(seed)
        if sum(counted.values()) == EACH * len(KINDS):
            break
    return seeds


def kinds_of_training(networks: Sequence[Embedding], out: Path | None) -> dict[str, NearestKind]:
    """For the timbre and each network what tells the kinds apart, learnt from training sounds."""
    kept = KeptClips(out / "examples" if out else None)
    examples = list(_examples(networks, kept))
    kinds = [kind for kind, _ in examples]
    embedded: dict[str, list[NDArray[np.float64]]] = {TIMBRE: [e.timbre for _, e in examples]}
    for network in networks:
        embedded[network.name] = [e.heard[network.name].embeddings.mean(0) for _, e in examples]
    return {name: NearestKind.fit(np.stack(rows), kinds) for name, rows in embedded.items()}


def _examples(
    networks: Sequence[Embedding], kept: KeptClips
) -> Iterator[tuple[str, FieldMeasures]]:
    seeds = training_examples()
    for seed in Tally("examples", len(seeds)).over(seeds):
        scene = _scene(seed)
        kind = scene.things[0].kind
        names = sorted(network.name for network in networks)
        mark = fingerprint(scene=scene_facts(scene), embeddings=names)
        clip = kept.get(f"example-{seed}", mark)
        if clip is None:
            sound = render_sound(scene, RATE)
            measures = listen(measure_field(sound, RATE), sound, RATE, networks)
            clip = MeasuredClip(f"example-{seed}", kind, measures, measures)
            kept.keep(clip, mark)
        yield kind, clip.true


def _scene(seed: int) -> Scene:
    return scene_from_seed(seed, DURATION, things=1, moving=0.0, split="train")
