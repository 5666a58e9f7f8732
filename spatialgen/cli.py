"""The `spatialgen` command: generate a clip's sound field, look at clips, look after models.

Results go to standard output (with --json as one JSON object), progress and problems to standard
error. Exit codes: 0 done, 1 something unforeseen, 2 wrong usage, 3 the clip or take cannot be used,
4 the model cannot be used, 5 a file cannot be written, 130 stopped by the user.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import soundfile

from spatialgen import export, models
from spatialgen.cli_progress import ProgressLine
from spatialgen.evaluation.command import add_evaluate
from spatialgen.export.command import add_export
from spatialgen.generate_command import add_generate
from spatialgen.model_card import CONFIG_FILE, ModelProblem
from spatialgen.probe import probe_clip
from spatialgen.scenes.command import add_scenes
from spatialgen.settings_reader import ConfigProblem
from spatialgen.stages import Cancelled, ClipProblem, deliverable_report
from spatialgen.training.cleaning import add_clean
from spatialgen.training.command import add_train

Answer = dict[str, Any]

DONE, UNFORESEEN, USAGE, CLIP, MODEL, FILES, STOPPED = 0, 1, 2, 3, 4, 5, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, _stop)
    try:
        answer = options.run(options)
    except (Cancelled, KeyboardInterrupt):
        return _complain(options, STOPPED, "stopped", "Stopped. Nothing unfinished is left behind.")
    except ClipProblem as problem:
        return _complain(options, CLIP, problem.code, problem.detail)
    except (ModelProblem, ConfigProblem) as problem:
        return _complain(options, MODEL, "model", str(problem))
    except (OSError, soundfile.LibsndfileError) as problem:
        return _complain(options, FILES, "files", _file_sentence(problem))
    except (export.ExportFailed, FloatingPointError) as problem:
        return _complain(options, UNFORESEEN, "failed", str(problem))
    sys.stdout.write(f"{json.dumps(answer, indent=2) if options.json else _as_text(answer)}\n")
    return DONE


def _file_sentence(problem: OSError | soundfile.LibsndfileError) -> str:
    if isinstance(problem, soundfile.LibsndfileError):
        return f"{problem.prefix}{problem.error_string}"
    name = f"“{problem.filename}”: " if problem.filename else ""
    return f"{name}{problem.strerror or problem}."


def command() -> NoReturn:
    """The program itself. Stopped, it ends at once, as the model may be in the middle of a call."""
    exit_code = main()
    if exit_code == STOPPED:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(exit_code)
    sys.exit(exit_code)


def _stop(signal_number: int, frame: object) -> None:
    raise KeyboardInterrupt


def _complain(options: argparse.Namespace, exit_code: int, code: str, detail: str) -> int:
    sys.stderr.write(f"spatialgen: {detail}\n")
    if options.json:
        sys.stdout.write(f"{json.dumps({'error': {'code': code, 'detail': detail}})}\n")
    return exit_code


def _as_text(value: Any, indent: str = "") -> str:
    """An answer for people: one fact a line."""
    if isinstance(value, dict):
        return "\n".join(
            f"{indent}{key}:\n{_as_text(inner, indent + '  ')}"
            if isinstance(inner, dict | list) and inner
            else f"{indent}{key}: {_as_text(inner)}"
            for key, inner in value.items()
        )
    if isinstance(value, list):
        return f"\n{indent}-\n".join(_as_text(item, indent) for item in value)
    return f"{indent}{'-' if value in (None, '') or value == [] else value}"


# --- probe --------------------------------------------------------------------------------------


def _probe(options: argparse.Namespace) -> Answer:
    answer = dataclasses.asdict(probe_clip(options.clip))
    answer["audio_tracks"] = list(answer["audio_tracks"])
    return {"clip": str(options.clip), **answer}


# --- binaural -----------------------------------------------------------------------------------


def _binaural(options: argparse.Namespace) -> Answer:
    head = tuple(math.radians(angle) for angle in (options.yaw, options.pitch, options.roll))
    progress = ProgressLine(sys.stderr)
    try:
        report = deliverable_report(progress, 0, 1)
        gain = export.write_binaural(
            options.field, options.out, (head[0], head[1], head[2]), report
        )
    finally:
        progress.end()
    return {"field": str(options.field), "path": str(options.out), "gain_db": round(gain, 2)}


# --- models -------------------------------------------------------------------------------------


def _list_models(options: argparse.Namespace) -> Answer:
    return {"models": [_model(info) for info in models.list_models()]}


def _fetch_model(options: argparse.Namespace) -> Answer:
    return _model(models.fetch_model(options.model, _say))


def _verify_model(options: argparse.Namespace) -> Answer:
    return {**_model(models.verify_model(options.model)), "verified": True}


def _convert_model(options: argparse.Namespace) -> Answer:
    checkpoint: Path = options.checkpoint
    config = options.config or checkpoint.parent / CONFIG_FILE
    out = options.out or checkpoint.parent
    return _model(models.convert_checkpoint(checkpoint, config, out))


def _model(info: models.ModelInfo) -> Answer:
    return {**dataclasses.asdict(info), "directory": str(info.directory)}


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


# --- the words of the command line --------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="spatialgen",
        description="Spatial sound for 360° video.",
        epilog=(__doc__ or "").split("\n\n")[1],
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add_generate(commands, _command)
    probe = _command(commands, "probe", _probe, "say what a clip is, or why it cannot be used")
    probe.add_argument("clip", type=Path, metavar="CLIP")
    _add_binaural(_command(commands, "binaural", _binaural, "write a sound field for headphones"))
    add_export(commands, _command)
    add_scenes(commands, _command)
    add_train(commands, _command)
    add_clean(commands, _command)
    add_evaluate(commands)
    _add_model_commands(commands.add_parser("models", help="list, fetch, verify, convert models"))
    return parser


def _add_binaural(command: argparse.ArgumentParser) -> None:
    command.add_argument("field", type=Path, metavar="FIELD", help="AmbiX, 48 kHz: a take's WAV")
    command.add_argument("--out", type=Path, required=True, metavar="WAV", help="file to write")
    command.add_argument("--yaw", type=float, default=0.0, help="degrees the head turns left")
    command.add_argument("--pitch", type=float, default=0.0, help="degrees it looks up")
    command.add_argument("--roll", type=float, default=0.0, help="degrees it tilts to the left")


def _add_model_commands(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _command(commands, "list", _list_models, "the models that are here or can be fetched")
    fetch = _command(commands, "fetch", _fetch_model, "download a model; says its licence first")
    fetch.add_argument("model", metavar="NAME")
    verify = _command(commands, "verify", _verify_model, "check a model's tensors and checksum")
    verify.add_argument("model", metavar="NAME|DIR")
    convert = _command(commands, "convert", _convert_model, "turn a checkpoint into safetensors")
    convert.add_argument("checkpoint", type=Path, metavar="CHECKPOINT")
    convert.add_argument("--config", type=Path, help="its config.json; beside it unless given")
    convert.add_argument("--out", type=Path, metavar="DIR", help="beside it unless given")


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], Answer],
    help: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help, description=f"{help[0].upper()}{help[1:]}.")
    command.add_argument("--json", action="store_true", help="answer as one JSON object")
    command.set_defaults(run=run, parser=command)
    return command
