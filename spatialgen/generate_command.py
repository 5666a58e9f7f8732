"""`spatialgen generate`, `retake` and `extend`: a clip's sound field, and going on from one."""

from __future__ import annotations

import argparse
import dataclasses
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from spatialgen import export, models
from spatialgen.cli_progress import ProgressLine
from spatialgen.config import GenerationOptions
from spatialgen.framing import Framing, Orientation, TimeRange
from spatialgen.probe import probe_clip
from spatialgen.stages import Report, deliverable_report

if TYPE_CHECKING:
    from spatialgen.pipeline import Take
    from spatialgen.spatial_model import SpatialModel

Answer = dict[str, Any]
Command = Callable[..., argparse.ArgumentParser]
Wanted = TypeVar("Wanted")
Make = Callable[["SpatialModel", Path, Report], "Take"]


def add_generate(commands: Any, command: Command) -> None:
    """The three commands that make sound."""
    generate = command(commands, "generate", _generate, "generate a clip's sound field")
    _add_usual(generate)
    generate.add_argument("--yaw", type=float, default=0.0, help="degrees to the left: the front")
    generate.add_argument("--pitch", type=float, default=0.0, help="degrees up: the front")
    generate.add_argument(
        "--roll", type=float, default=0.0, help="degrees the top tips to the left"
    )
    beside = "CLIP.latents.safetensors, with CLIP.ambix.wav beside it"
    for name, run, what in (
        ("retake", _retake, "imagine a time range of a take anew, by another seed"),
        ("extend", _extend, "let a take sound over a longer range"),
    ):
        parser = command(commands, name, run, what)
        _add_usual(parser)
        parser.add_argument("--take", type=Path, required=True, metavar="LATENTS", help=beside)


def _add_usual(command: argparse.ArgumentParser) -> None:
    normal = GenerationOptions()
    command.add_argument("clip", type=Path, metavar="CLIP", help="a 360° video (equirectangular)")
    command.add_argument("--from", dest="start", type=float, default=0.0, metavar="SECONDS")
    command.add_argument("--to", dest="stop", type=float, metavar="SECONDS", help="else the end")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to fill")
    command.add_argument("--model", default=models.PREVIEW, help="preview, omniaudio or a folder")
    command.add_argument("--device", default="auto", help="auto, cpu, cuda, cuda:1 ...")
    command.add_argument("--steps", type=int, default=normal.steps, help="1 to 200")
    command.add_argument("--guidance", type=float, default=normal.guidance, help="0 to 20")
    command.add_argument("--guidance-rescale", type=float, default=0.0, help="0 to 1")
    command.add_argument("--seed", type=int, default=normal.seed, help="the same seed, same sound")


def _generate(options: argparse.Namespace) -> Answer:
    from spatialgen.pipeline import generate_take

    wanted = _wanted(options)
    angles = (options.yaw, options.pitch, options.roll)
    orientation = _checked(options, lambda: Orientation.of_degrees(*angles))
    framing = Framing(_range(options), orientation)

    def make(model: SpatialModel, out: Path, report: Report) -> Take:
        return generate_take(options.clip, model, wanted, framing, out=out, report=report)

    return _make(options, wanted, make)


def _retake(options: argparse.Namespace) -> Answer:
    from spatialgen.retake import retake

    return _go_on(options, retake)


def _extend(options: argparse.Namespace) -> Answer:
    from spatialgen.retake import extend

    return _go_on(options, extend)


def _go_on(options: argparse.Namespace, work: Callable[..., Take]) -> Answer:
    from spatialgen.latent_track import read_latents
    from spatialgen.retake import EarlierTake

    wanted, span = _wanted(options), _range(options)
    stem = options.take.name.removesuffix(".latents.safetensors")
    earlier = EarlierTake(read_latents(options.take), options.take.with_name(f"{stem}.ambix.wav"))

    def make(model: SpatialModel, out: Path, report: Report) -> Take:
        return work(options.clip, model, wanted, earlier, span, out=out, report=report)

    return _make(options, wanted, make)


def _wanted(options: argparse.Namespace) -> GenerationOptions:
    names = ("steps", "guidance", "seed", "guidance_rescale")
    return _checked(
        options, lambda: GenerationOptions(**{name: getattr(options, name) for name in names})
    )


def _range(options: argparse.Namespace) -> TimeRange:
    return _checked(options, lambda: TimeRange(options.start, options.stop))


def _checked(options: argparse.Namespace, build: Callable[[], Wanted]) -> Wanted:
    """What `build` makes; a value out of its range is wrong usage."""
    try:
        return build()
    except ValueError as problem:
        options.parser.error(str(problem))
        raise


def _make(options: argparse.Namespace, wanted: GenerationOptions, make: Make) -> Answer:
    began = time.monotonic()
    codec = probe_clip(options.clip).video_codec
    model = models.load_model(options.model, options.device)
    options.out.mkdir(parents=True, exist_ok=True)
    progress = ProgressLine(sys.stderr)
    unpolished = options.out / f".{options.clip.stem}.sound-field.wav"
    try:
        take = make(model, unpolished, progress)
        provenance = {"model": Path(options.model).name, **dataclasses.asdict(wanted)}
        files = _write_files(options, codec, take, provenance, progress)
    finally:
        unpolished.unlink(missing_ok=True)
        progress.end()
    framing, sound = take.latents.framing, take.field
    return {
        "clip": str(options.clip),
        "model": options.model,
        "device": str(model.device),
        "options": dataclasses.asdict(wanted),
        "range": dataclasses.asdict(framing.range),
        "orientation": dataclasses.asdict(framing.orientation),
        "duration": sound.duration,
        "peak": sound.peak,
        "loudness_db": sound.loudness,
        "gain_db": take.latents.gain_db,
        "files": files,
        "seconds": round(time.monotonic() - began, 2),
    }


def _write_files(
    options: argparse.Namespace,
    codec: str,
    take: Take,
    provenance: Answer,
    progress: ProgressLine,
) -> list[Answer]:
    from spatialgen.latent_track import write_latents

    stem = options.clip.stem
    wav = options.out / f"{stem}.ambix.wav"
    video = options.out / f"{stem}.spatial{export.spatial_video_suffix(codec)}"
    latents = options.out / f"{stem}.latents.safetensors"
    gain = take.latents.gain_db
    tell = [deliverable_report(progress, index, 2) for index in range(2)]
    write_latents(take.latents, latents)
    export.write_ambix_wav(take.field.path, wav, gain, provenance, tell[0])
    export.write_spatial_video(options.clip, take.field.path, video, gain, tell[1])
    return [
        {"kind": kind, "path": str(path), "size": path.stat().st_size}
        for kind, path in (("ambix_wav", wav), ("spatial_video", video), ("latents", latents))
    ]
