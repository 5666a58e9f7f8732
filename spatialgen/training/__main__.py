"""`python -m spatialgen.training --config CONFIG --out DIR`: from nothing to a model directory.

Renders scenes, teaches the image encoder, prepares features and latents, trains the transformer,
and writes the model directory with its card. Every step goes on where a killed run stopped.
"""

from __future__ import annotations

import argparse
import logging
from dataclasses import replace
from pathlib import Path

import torch

from .run import Training

LOG = logging.getLogger("spatialgen.training")


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(prog="python -m spatialgen.training", description=__doc__)
    parser.add_argument("--config", type=Path, required=True, help='configuration with "training"')
    parser.add_argument("--out", type=Path, required=True, help="scenes, checkpoints and the model")
    parser.add_argument("--start", type=Path, help="model directory whose weights to go on from")
    parser.add_argument("--steps", type=int, help="fine steps, instead of the configuration's")
    parser.add_argument("--threads", type=int, default=1, help="processor threads (default 1)")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(arguments.threads)
    training = Training.open(arguments.config, arguments.out, arguments.start)
    if arguments.steps:
        fine = replace(training.settings.fine, steps=arguments.steps)
        training.settings = replace(training.settings, fine=fine)
    training.run()


if __name__ == "__main__":
    main()
