"""`spatialgen scenes`: writes scenes as a folder of videos with their sound fields."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from . import SPLITS, scene_from_seed, write_scene


def write_scenes(options: argparse.Namespace) -> dict[str, Any]:
    """Run the command; returns its answer. Scenes that are there already are kept."""
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    wanted = [
        out / f"{options.split}-{options.first + number:06d}.{options.format}"
        for number in range(options.count)
    ]
    missing = [path for path in wanted if not path.exists()]
    for number, path in enumerate(missing, start=1):
        scene = scene_from_seed(
            int(path.stem.rsplit("-", 1)[1]),
            options.duration,
            options.things,
            moving=options.moving,
            split=options.split,
            rooms=options.rooms,
        )
        write_scene(scene, path, wav=True)
        sys.stderr.write(f"{number}/{len(missing)} {path.name}\n")
    return {"folder": str(out), "scenes": len(wanted), "written": len(missing)}


def add_scenes(commands: Any, add_command: Any) -> None:
    """Add `scenes` to the command line by its own way of adding commands."""
    command = add_command(commands, "scenes", write_scenes, "write synthetic scenes to learn from")
    add = command.add_argument
    add("--out", type=Path, required=True, metavar="DIR", help="folder to fill")
    add("--count", type=int, default=10, help="how many (default 10)")
    add("--first", type=int, default=0, metavar="SEED", help="seed of the first (default 0)")
    add("--split", choices=SPLITS, default="train", help="whose pictures, places and recordings")
    add("--duration", type=float, default=10.0, help="seconds of each (default 10)")
    add("--things", type=int, metavar="1..4", help="how many things in each; default: any")
    add("--moving", type=float, default=0.35, help="chance that a thing moves")
    add("--rooms", type=float, default=0.0, help="chance of a room with reverberation")
    add("--format", choices=("webm", "mp4"), default="webm")
