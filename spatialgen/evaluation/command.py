"""`spatialgen evaluate`: measure generated sound fields, or a model. Loads no torch to be asked."""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..config import GenerationOptions

if TYPE_CHECKING:
    from .report import Report

Answer = dict[str, Any]

SCENES = 200

DESCRIPTION = """\
Measure generated sound fields against recorded ones (two folders or two files, matched by name),
or a model: on held-out scenes, whose truth is known exactly, or on a folder of 360° videos with
sound fields. Baselines and 95 % intervals stand beside every figure; docs/evaluation.md says what
they mean."""


def add_evaluate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `evaluate` to the program's commands."""
    normal = GenerationOptions()
    command = commands.add_parser(
        "evaluate", help="measure sound fields or a model", description=DESCRIPTION
    )
    add = command.add_argument
    add("generated", nargs="?", type=Path, metavar="GENERATED", help="generated sound fields")
    add("reference", nargs="?", type=Path, metavar="REFERENCE", help="recorded sound fields")
    add("--model", metavar="NAME|DIR", help="measure a model instead of files")
    add("--scenes", type=int, metavar="N", help="held-out scenes to measure it on (200)")
    add("--data", type=Path, metavar="FOLDER", help="measure it on pairs in this folder instead")
    add("--steps", type=int, default=normal.steps, help="1 to 200")
    add("--guidance", type=float, default=normal.guidance, help="0 to 20")
    add("--seed", type=int, default=normal.seed, help="of the generated sounds")
    add("--device", default="auto", help="auto, cpu, cuda, cuda:1 ...")
    add("--speed", action="store_true", help="time one clip of 10 s on two cores, too")
    add("--out", type=Path, metavar="DIR", help="keep results; a stopped run goes on from there")
    add("--embedding", nargs="+", default=[], metavar="NAME",
        help="networks for FD, KL and kinds: yamnet, openl3, passt")  # fmt: skip
    add("--yamnet", type=Path, metavar="PATH", help="YAMNet's wheel or folder, where not cached")
    add("--card", action="store_true", help="write the bars into the model's card")
    add("--pictures", type=Path, metavar="DIR", help="draw directions and errors into this folder")
    add("--json", nargs="?", const="-", metavar="FILE",
        help="write everything as JSON; without FILE to standard output")  # fmt: skip
    command.set_defaults(run=_evaluate, parser=command)


def _evaluate(options: argparse.Namespace) -> Answer:
    file, options.json = options.json, options.json == "-"
    _check(options)
    report = _report(options)
    written: Answer = {}
    if file not in (None, "-"):
        Path(file).write_text(f"{json.dumps(report.as_json(), indent=1)}\n", "utf-8")
        written["json"] = file
    if options.card:
        written["card"] = str(_note_in_card(report, options.model))
    if options.pictures:
        from .pictures import draw_all

        drawn = draw_all(report, options.pictures)
        written["pictures"] = f"{len(drawn)} in {options.pictures}"
    if options.json:
        return {**report.as_json(), **written}
    sys.stdout.write(f"{report.text()}\n")
    return {**report.facts, **written}


def _note_in_card(report: Report, model: str) -> Path:
    """Write what came out into the card that people read; returns the model's directory."""
    from ..model_card import ModelCard
    from ..models import find_model
    from .report import bars_in_words

    directory = find_model(model).directory
    card = ModelCard.read(directory)
    details = {**card.details, "bars": bars_in_words(report)}
    replace(card, details=details).write(directory)
    return directory


def _report(options: argparse.Namespace) -> Report:
    from .embeddings import open_embeddings
    from .evaluate import ModelQuestion, evaluate_files, evaluate_model

    try:
        wanted = GenerationOptions(options.steps, options.guidance, options.seed)
    except ValueError as problem:
        options.parser.error(str(problem))
    networks = open_embeddings(options.embedding, options.yamnet)
    if not options.model:
        return evaluate_files(options.generated, options.reference, networks)
    question = ModelQuestion(
        model=options.model,
        device=options.device,
        options=wanted,
        scenes=options.scenes or SCENES,
        data=options.data,
        out=options.out,
        speed=options.speed,
    )
    return evaluate_model(question, networks)


def _check(options: argparse.Namespace) -> None:
    """Refuse options that do not go together, in a sentence."""
    fail = options.parser.error
    if options.model and options.generated:
        fail("give either two folders or files, or --model, not both.")
    if not options.model and not (options.generated and options.reference):
        fail("give GENERATED and REFERENCE, or a --model.")
    for name in ("scenes", "data", "out", "speed", "card"):
        if not options.model and getattr(options, name):
            fail(f"--{name} goes with --model.")
    if options.data and options.scenes:
        fail("a model is measured on --scenes or on --data, not on both at once.")
    if options.pictures and importlib.util.find_spec("matplotlib") is None:
        fail("--pictures needs matplotlib, which is not installed: pip install matplotlib.")
    if options.card and options.data:
        fail("--card takes figures of held-out scenes; leave out --data.")
    if options.scenes is not None and options.scenes < 1:
        fail("--scenes takes a whole number from 1 on.")
