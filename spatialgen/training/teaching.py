"""The image encoder's training on frames drawn as they are needed."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from ..cli_progress import Tally
from ..encoders.convnet import ConvNetEncoder
from ..scenes import Scene
from .dataset import HELD_OUT, training_scene
from .looking import VIEWS, draw_frames, look_at, looking_errors, looking_loss, varied
from .settings import LookingSettings

LOG = logging.getLogger("spatialgen.training")
SECONDS = 4.0  # of a scene that frames are drawn from
CHECKED = 40  # held-out scenes
SAVE_EVERY = 250


def teach_to_look(
    encoder: ConvNetEncoder, settings: LookingSettings, seed: int, out_dir: Path
) -> None:
    """Train the image encoder on frames of scenes that are drawn for the purpose.

    Every batch shows new scenes of the training split. What it learned is kept in `out_dir`, from
    where a training that was killed goes on.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    kept = out_dir / "encoder.pt"
    optimiser = torch.optim.AdamW(encoder.parameters(), lr=settings.rate, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, settings.rate, settings.steps + 1, pct_start=0.1
    )
    first = 0
    if kept.exists():
        state = torch.load(kept, weights_only=True)
        encoder.load_state_dict(state["encoder"])
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
        first = state["step"]
    pace = Tally("looking", settings.steps - first)
    for step in range(first, settings.steps):
        loss = _step(encoder, optimiser, settings, np.random.default_rng([seed, step]))
        schedule.step()
        pace(step + 1 - first)
        last = step + 1 == settings.steps
        if last or (step + 1) % SAVE_EVERY == 0:
            state = {
                "encoder": encoder.state_dict(),
                "optimiser": optimiser.state_dict(),
                "schedule": schedule.state_dict(),
                "step": step + 1,
            }
            torch.save(state, kept.with_suffix(".part"))
            kept.with_suffix(".part").replace(kept)
            LOG.info("looking: step %d, loss %.3f, %s", step + 1, loss, _checked(encoder))


def _step(
    encoder: ConvNetEncoder,
    optimiser: torch.optim.Optimizer,
    settings: LookingSettings,
    rng: np.random.Generator,
) -> float:
    seeds = rng.integers(HELD_OUT, size=settings.scenes)
    scenes = [redrawn(training_scene(int(seed), SECONDS), rng) for seed in seeds]
    frames, answers = draw_frames(scenes, settings.frames, rng)
    generator = torch.Generator().manual_seed(int(rng.integers(2**31)))
    seen = look_at(encoder, varied(frames, generator))
    loss = torch.stack([looking_loss(seen[v], answers.within(v), v) for v in VIEWS]).sum()
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
    optimiser.step()
    return loss.item()


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


def _checked(encoder: ConvNetEncoder) -> str:
    held_out = (training_scene(HELD_OUT + number, SECONDS) for number in range(CHECKED))
    errors = looking_errors(encoder, held_out)
    return json.dumps({name: round(error, 3) for name, error in errors.items()})
