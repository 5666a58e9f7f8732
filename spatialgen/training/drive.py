"""Drives one stage to its last step: checkpoints, figures, measurements, wherever it stood."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor

from ..cli_progress import Tally
from .logs import StageLog
from .parallel import Workers

SYNC_EVERY = 10  # steps; looking at a loss makes a GPU wait


class Stage(Protocol):
    """What is driven."""

    @property
    def step(self) -> int:
        """Steps taken."""

    @property
    def total(self) -> int:
        """Its last step."""

    @property
    def save_every(self) -> int:
        """Steps between checkpoints."""

    @property
    def measure_every(self) -> int:
        """Steps between measurements."""

    def advance(self) -> Tensor:
        """Take one step; this process's share of its loss, on whatever device."""

    def rate(self) -> float:
        """The learning rate of the next step."""

    def save(self, path: Path, best: float | None) -> None:
        """Write a checkpoint, in one step."""

    def resume(self, path: Path) -> float | None:
        """Go on from a checkpoint; returns the best score so far."""


Judge = Callable[[int, dict[str, Any], float | None, StageLog], float]
"""Measures after so many steps: adds to the figures, and returns the best score so far."""


def drive(name: str, stage: Stage, out: Path, workers: Workers, judge: Judge | None = None) -> None:
    """Take a stage from its checkpoint `NAME.pt` in `out`, if there is one, to its last step.

    The leading process writes. Raises FloatingPointError when the loss is no number any more.
    """
    checkpoint = out / f"{name}.pt"
    best = stage.resume(checkpoint) if checkpoint.exists() else None
    log = StageLog(out, name, stage.step) if workers.leads else None
    pace, losses = Tally(name, stage.total, stage.step), list[Tensor]()
    while stage.step < stage.total:
        losses.append(stage.advance())
        ends = stage.step == stage.total
        if stage.step % SYNC_EVERY == 0 or ends:
            pace(stage.step, f", loss {losses[-1].item():.4f}")
        if stage.step % stage.measure_every == 0 or ends:
            figures = _figures(stage, losses, pace, workers)
            losses.clear()
            if log is not None:
                if judge is not None:
                    best = judge(stage.step, figures, best, log)
                log.write(figures)
        if log is not None and (stage.step % stage.save_every == 0 or ends):
            stage.save(checkpoint, best)
    if log is not None:
        log.close()
    workers.wait()


def _figures(stage: Stage, losses: list[Tensor], pace: Tally, workers: Workers) -> dict[str, Any]:
    loss = workers.mean(torch.stack(losses).mean()).item()
    if not math.isfinite(loss):
        raise FloatingPointError(
            f"The loss is no number any more at step {stage.step}. Go on from the last checkpoint "
            "with a lower “rate”, or with a longer “warm_up”."
        )
    return {
        "step": stage.step,
        "loss": round(loss, 5),
        "rate": float(f"{stage.rate():.3g}"),
        "steps_a_second": round(pace.rate(stage.step), 3),
    }
