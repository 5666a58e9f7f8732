"""The story of an evaluation: clips are measured, figures made of them, bars held against them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ..config import GenerationOptions
from . import sections
from .bars import judge
from .embeddings import Embedding, open_embeddings
from .examples import kinds_of_training
from .figures import Section
from .held_out import ONE_MOVING, ONE_STATIC, TWO, held_out_scenes
from .measured import KeptClips, MeasuredClip
from .model_run import ModelRun
from .pairs import measure_pairs
from .progress import Steps
from .report import Report

SCENES = 200


def evaluate_files(options: argparse.Namespace) -> Report:
    """Generated sound fields in files against recorded ones. Raises `ClipProblem`."""
    networks = open_embeddings(options.embedding, options.yamnet)
    steps = Steps(sys.stderr, "pair")
    clips = measure_pairs(options.generated, options.reference, networks, steps)
    facts = {"generated": str(options.generated), "reference": str(options.reference),
             "clips": len(clips)}  # fmt: skip
    return Report(facts, _against_true(clips, networks), clips)


def evaluate_model(options: argparse.Namespace) -> Report:
    """A model on held-out scenes or a folder of pairs. Raises `ClipProblem`, `ModelProblem`."""
    try:
        wanted = GenerationOptions(options.steps, options.guidance, options.seed)
    except ValueError as problem:
        options.parser.error(str(problem))
    networks = open_embeddings(options.embedding, options.yamnet)
    run = ModelRun(options.model, options.device, wanted, networks, KeptClips(options.out))
    facts = {"model": options.model, "steps": wanted.steps, "guidance": wanted.guidance,
             "seed": wanted.seed}  # fmt: skip
    if options.data:
        clips = _over_folder(run, options.data)
        return Report({**facts, "data": str(options.data), "clips": len(clips)},
                      [*_against_true(clips, networks), *_known(clips)], clips)  # fmt: skip
    scenes = held_out_scenes(options.scenes or SCENES)
    clips = run.over_scenes(Steps(sys.stderr, "scene").over(scenes))
    told = [*_known(clips), *_kinds(clips, networks, options.out)]
    told += _against_true(clips, networks)
    if options.speed:
        from .speed import speed_section

        told.append(speed_section(options.model, wanted))
    return Report({**facts, "scenes": len(clips)}, told, clips, judge(told))


def _over_folder(run: ModelRun, folder: Path) -> list[MeasuredClip]:
    from ..training.folders import find_pairs

    def say(sentence: str) -> None:
        sys.stderr.write(f"{sentence}\n")

    return run.over_pairs(Steps(sys.stderr, "clip").over(find_pairs(folder, say)))


def _known(clips: Sequence[MeasuredClip]) -> list[Section]:
    """Figures that need the truth, for the clips whose truth is known."""
    told = [clip for clip in clips if clip.truth]
    groups = {
        group.name: [clip for clip in told if clip.group == group.name]
        for group in (ONE_STATIC, ONE_MOVING, TWO)
    }
    makers = {
        ONE_STATIC.name: sections.one_static_section,
        ONE_MOVING.name: sections.one_moving_section,
        TWO.name: sections.two_section,
    }
    told_of = [make(groups[name]) for name, make in makers.items() if groups[name]]
    if told:
        told_of.append(sections.onset_section(told))
    if all(clip.round_trip for clip in clips):
        told_of.append(sections.round_trip_section(clips))
    return told_of


def _kinds(
    clips: Sequence[MeasuredClip], networks: Sequence[Embedding], out: Path | None
) -> list[Section]:
    """Whether what sounds is what is seen, on scenes of one thing."""
    single = [clip for clip in clips if clip.truth and len(clip.truth.things) == 1]
    if not single:
        return []
    known = kinds_of_training(networks, out, Steps(sys.stderr, "example"))
    return [sections.kind_section(single, kinds, name) for name, kinds in known.items()]


def _against_true(clips: Sequence[MeasuredClip], networks: Sequence[Embedding]) -> list[Section]:
    """Figures that need no more than the true sound field."""
    always = [sections.published_section(clips), sections.over_time_section(clips)]
    return always + [sections.distribution_section(clips, network.name) for network in networks]
