"""The image encoder's training on frames drawn as they are needed: first to find, then to name."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from ..cli_progress import Tally
from ..encoders.convnet import ConvNetEncoder
from ..encoders.finder import PANORAMA_SIZE
from ..scenes import Scene
from .dataset import HELD_OUT, training_scene
from .looking import draw_cuts, draw_frames, finding_loss, looking_errors, naming_loss, varied
from .settings import LessonSettings, LookingSettings

LOG = logging.getLogger("spatialgen.training")
SECONDS = 4.0  # of a scene that frames are drawn from
CHECKED = 40  # held-out scenes
SAVE_EVERY = 250
SETTLED = 0.1
"""How much slower published weights are learned on than new ones."""


@dataclass(frozen=True)
class Lesson:
    """A part of the encoder and how it is taught: the loss of a step, drawn at random."""

    name: str
    part: nn.Module
    settings: LessonSettings
    groups: list[dict[str, Any]]
    loss: Callable[[np.random.Generator], Tensor]


def teach_to_look(
    encoder: ConvNetEncoder,
    settings: LookingSettings,
    seed: int,
    out_dir: Path,
    *,
    published: Path | None = None,
    precision: torch.dtype = torch.float32,
) -> None:
    """Train the image encoder on frames of scenes that are drawn for the purpose.

    Every batch shows new scenes of the training split. What it learned is kept in `out_dir`, from
    where a training that was killed goes on. With `published` the namer begins from ImageNet
    weights, whose first stages stay as they are.

    Raises:
        ModelProblem: the published weights cannot be read, or do not fit.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    if published is not None:
        encoder.namer.lite0.load_published(published)
        encoder.namer.lite0.settle_early_stages()
    _teach(_finding(encoder, settings.finding), seed, out_dir)
    _teach(_naming(encoder, settings.naming, precision, published is not None), seed, out_dir)
    held_out = (training_scene(HELD_OUT + number, SECONDS) for number in range(CHECKED))
    errors = looking_errors(encoder.eval(), held_out)
    LOG.info("%s", json.dumps({name: round(error, 3) for name, error in errors.items()}))


def _finding(encoder: ConvNetEncoder, settings: LessonSettings) -> Lesson:
    finder = encoder.finder

    def loss(rng: np.random.Generator) -> Tensor:
        frames, answers = draw_frames(
            _scenes(settings.scenes, rng), settings.frames, rng, PANORAMA_SIZE[1]
        )
        generator = torch.Generator().manual_seed(int(rng.integers(2**31)))
        return finding_loss(finder, varied(frames, generator), answers)

    return Lesson("finding", finder, settings, [{"params": list(finder.parameters())}], loss)


def _naming(
    encoder: ConvNetEncoder, settings: LessonSettings, precision: torch.dtype, published: bool
) -> Lesson:
    namer = encoder.namer
    known = [weights for weights in namer.lite0.parameters() if weights.requires_grad]
    new = [w for part in (namer.norm, namer.head, namer.acting) for w in part.parameters()]
    slower = settings.rate * (SETTLED if published else 1)

    def loss(rng: np.random.Generator) -> Tensor:
        cuts, kinds, acting = draw_cuts(_scenes(settings.scenes, rng), settings.frames, rng)
        return naming_loss(namer, cuts, kinds, acting, precision)

    return Lesson(
        "naming", namer, settings, [{"params": new}, {"params": known, "lr": slower}], loss
    )


def _scenes(count: int, rng: np.random.Generator) -> list[Scene]:
    """As many scenes of four things as of one: the more there is to see, the faster it learns."""
    seeds = rng.integers(HELD_OUT, size=count)
    return [redrawn(training_scene(int(s), SECONDS, 1 + k % 4), rng) for k, s in enumerate(seeds)]


def _teach(lesson: Lesson, seed: int, out_dir: Path) -> None:
    """Go through a lesson from wherever its checkpoint stands: AdamW, one cycle."""
    kept, steps = out_dir / f"{lesson.name}.pt", lesson.settings.steps
    optimiser = torch.optim.AdamW(lesson.groups, lr=lesson.settings.rate, weight_decay=1e-3)
    rates = [group["lr"] for group in optimiser.param_groups]
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rates, steps + 1, pct_start=0.1)
    parts: dict[str, Any] = {"part": lesson.part, "optimiser": optimiser, "schedule": schedule}
    first = 0
    if kept.exists():
        state = torch.load(kept, weights_only=True)
        for name, part in parts.items():
            part.load_state_dict(state[name])
        first = state["step"]
    pace = Tally(lesson.name, steps - first)
    weights = [w for group in lesson.groups for w in group["params"]]
    lesson.part.train()
    for step in range(first, steps):
        torch.manual_seed(seed + step)  # what is dropped comes of the step alone
        loss = lesson.loss(np.random.default_rng([seed, step]))
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        schedule.step()
        pace(step + 1 - first)
        if step + 1 == steps or (step + 1) % SAVE_EVERY == 0:
            state = {name: part.state_dict() for name, part in parts.items()}
            torch.save({**state, "step": step + 1}, kept.with_suffix(".part"))
            kept.with_suffix(".part").replace(kept)
            LOG.info("%s: step %d, loss %.3f", lesson.name, step + 1, loss.item())
    lesson.part.eval()


def redrawn(scene: Scene, rng: np.random.Generator) -> Scene:
    """The scene with its drawings in other colours and sizes and at other tilts.

    There are few drawings of each kind to learn from: their shapes are to be known, not their
    colours.
    """
    things = []
    for thing in scene.things:
        red, green, blue = np.exp(rng.normal(0, 0.35, 3)).clip(0.35, 1.8)
        tint = (float(red), float(green), float(blue))
        size = float(np.clip(thing.size * np.exp(rng.normal(0, 0.2)), 0.3, 0.95))
        things.append(replace(thing, tint=tint, tilt=float(rng.normal(0, 0.3)), size=size))
    return replace(scene, things=tuple(things))
