"""`spatialgen export`: a take's sound field as a file that is published, edited or listened to."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import soundfile

from spatialgen.cli_progress import ProgressLine
from spatialgen.export.formats import Format, facts_of
from spatialgen.export.mix import Mix, Placement
from spatialgen.export.take import Exported, Take, export_take, needs_clip
from spatialgen.probe import probe_clip
from spatialgen.stages import deliverable_report

Answer = dict[str, Any]
AddCommand = Callable[..., argparse.ArgumentParser]


def add_export(commands: Any, add_command: AddCommand) -> None:
    """Add the command."""
    command = add_command(
        commands, "export", _export, "write a take for YouTube, a DAW, headphones"
    )
    command.add_argument("format", choices=[str(format) for format in Format], metavar="FORMAT")
    command.add_argument("field", type=Path, metavar="FIELD", help="a take's AmbiX WAV, 48 kHz")
    command.add_argument("--clip", type=Path, help="the 360° video: for its picture or soundtrack")
    command.add_argument("--out", type=Path, required=True, metavar="FILE")
    command.add_argument(
        "--soundtrack",
        choices=[str(placement) for placement in Placement],
        default="off",
        help="where the clip's own soundtrack is heard",
    )
    command.add_argument("--soundtrack-db", type=float, default=0.0, help="its level")
    command.add_argument("--field-db", type=float, default=0.0, help="the generated sound's level")
    command.add_argument("--mute-field", action="store_true", help="only the soundtrack")
    command.add_argument(
        "--loudness", type=float, metavar="LUFS", help="e.g. -14; as it is if left"
    )
    command.add_argument("--from", dest="start", type=float, default=0.0, metavar="SECONDS")
    command.add_argument("--to", dest="stop", type=float, metavar="SECONDS", help="else the end")
    command.epilog = f"FORMAT is one of: {', '.join(Format)}."


def _export(options: argparse.Namespace) -> Answer:
    format = Format(options.format)
    try:
        mix = Mix(
            soundtrack=Placement(options.soundtrack),
            soundtrack_db=options.soundtrack_db,
            field_db=options.field_db,
            field_muted=options.mute_field,
            loudness=options.loudness,
        )
    except ValueError as problem:
        options.parser.error(str(problem))
    if options.clip is None and needs_clip(format, mix):
        options.parser.error("This export needs --clip, for its picture or its soundtrack.")
    take = _take(options)
    suffix = facts_of(format, take.picture).suffix
    if options.out.suffix != suffix:
        options.parser.error(f"This file will be {suffix}, so its name must end so.")
    progress = ProgressLine(sys.stderr)
    try:
        report = deliverable_report(progress, 0, 1)
        return _answer(export_take(take, format, mix, options.out, report))
    finally:
        progress.end()


def _take(options: argparse.Namespace) -> Take:
    origin = _origin(options.field)
    span = {"start": options.start, "stop": options.stop}
    if options.clip is None:
        return Take(options.field, origin, **span)
    report = probe_clip(options.clip)
    return Take(options.field, origin, options.clip, report.video_codec, report.stereo, **span)


def _origin(field: Path) -> Answer:
    """What the take's own file says of where it comes from."""
    with soundfile.SoundFile(field) as file:
        comment = file.comment
    try:
        told = json.loads(comment)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _answer(exported: Exported) -> Answer:
    answer: Answer = {
        "format": str(exported.format),
        "path": str(exported.path),
        "size": exported.path.stat().st_size,
        "picture_encoded_anew": exported.encoded_anew,
        "seconds_before": round(exported.lead_in, 3),
    }
    if exported.programme is not None:
        sound = asdict(exported.programme)
        sound["layout"] = str(exported.programme.layout)
        del sound["path"]
        answer["sound"] = sound
    return answer
