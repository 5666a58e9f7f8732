"""The story of an evaluation: clips are measured, figures made of them, bars held against them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..cli_progress import Tally
from ..config import GenerationOptions
from ..training.folders import find_pairs as find_clips
from . import sections
from .backdrops import first_frame, scene_frame
from .bars import judge
from .embeddings import Embedding
from .examples import kinds_of_training
from .figures import Section
from .held_out import ONE_MOVING, ONE_STATIC, TWO, held_out_scenes
from .measured import KeptClips, MeasuredClip
from .model_run import ModelRun
from .pairs import measure_pairs
from .recordings import find_pairs
from .report import Report
from .speed import speed_section


@dataclass(frozen=True)
class ModelQuestion:
    """What is asked of a model: `scenes` held-out scenes, or a folder `data` of pairs.

    `out` keeps what is measured, so that a stopped run goes on.
    """

    model: str
    device: str = "auto"
    options: GenerationOptions = field(default_factory=GenerationOptions)
    scenes: int = 200
    data: Path | None = None
    out: Path | None = None
    speed: bool = False


def evaluate_files(generated: Path, reference: Path, networks: Sequence[Embedding] = ()) -> Report:
    """Generated sound fields in files against recorded ones.

    Raises:
        ClipProblem: a file cannot be read, or none has a partner.
    """
    pairs = find_pairs(generated, reference)
    clips = measure_pairs(pairs, networks)
    videos = {name: path for name, *both in pairs for path in both}
    facts = {"generated": str(generated), "reference": str(reference), "clips": len(clips)}
    told = _against_true(clips, networks)
    return Report(facts, told, clips, backdrop=lambda name: first_frame(videos.get(name)))


def evaluate_model(question: ModelQuestion, networks: Sequence[Embedding] = ()) -> Report:
    """A model on held-out scenes, held against the bars, or on a folder of pairs.

    Raises:
        ClipProblem: a pair cannot be read.
        ModelProblem: the model cannot be used.
    """
    kept = KeptClips(question.out)
    run = ModelRun(question.model, question.device, question.options, networks, kept)
    facts = {"model": question.model, "weights_sha256": run.checksum(), **asdict(question.options)}
    if question.data is not None:
        return _over_folder(run, question.data, facts)
    scenes = held_out_scenes(question.scenes)
    drawn = {scene.name: scene for scene in scenes}
    clips = run.over_scenes(Tally("scenes", len(scenes)).over(scenes))
    told = [*_known(clips), *_kinds(clips, networks, question.out)]
    told += _against_true(clips, networks)
    if question.speed:
        told.append(speed_section(question.model, question.options))
    facts["scenes"] = len(clips)
    return Report(facts, told, clips, judge(told), backdrop=lambda name: scene_frame(drawn, name))


def _over_folder(run: ModelRun, folder: Path, facts: dict[str, Any]) -> Report:
    pairs = find_clips(folder, _say)
    clips = run.over_pairs(Tally("clips", len(pairs)).over(pairs))
    videos = {pair.name: pair.video for pair in pairs}
    told = [*_against_true(clips, run.embeddings), *_known(clips)]
    facts = {**facts, "data": str(folder), "clips": len(clips)}
    return Report(facts, told, clips, backdrop=lambda name: first_frame(videos.get(name)))


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


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
    known = kinds_of_training(networks, out)
    return [sections.kind_section(single, kinds, name) for name, kinds in known.items()]


def _against_true(clips: Sequence[MeasuredClip], networks: Sequence[Embedding]) -> list[Section]:
    """Figures that need no more than the true sound field."""
    always = [sections.published_section(clips), sections.over_time_section(clips)]
    return always + [sections.distribution_section(clips, network.name) for network in networks]
