"""How a training runs: the "training" section of a model's configuration, typed and checked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from ..settings_reader import ConfigProblem, Section


@dataclass(frozen=True)
class LookingSettings:
    """The image encoder's training: AdamW, one cycle up to `rate`."""

    steps: int
    scenes: int  # a batch
    frames: int  # of each scene in a batch
    rate: float


@dataclass(frozen=True)
class FineSettings:
    """Flow matching: AdamW with warm-up and cosine, moving average, dropped local conditions.

    A batch holds about `latents` latent frames, in windows of the model's length or a part of it.
    """

    steps: int
    latents: int
    rate: float
    warm_up: int
    average: float
    drop_local: float
    save_every: int


@dataclass(frozen=True)
class TrainingSettings:
    """Everything about a training but the model. `turns`: prepared rotations of each scene."""

    seed: int
    scenes: int
    held_out: int
    turns: int
    looking: LookingSettings
    fine: FineSettings

    @staticmethod
    def read(config: Path) -> TrainingSettings:
        """Read the "training" section of a configuration; raises `ConfigProblem`."""
        values = json.loads(config.read_text("utf-8"))
        if not isinstance(values.get("training"), dict):
            raise ConfigProblem(f'{config} has no "training" section to train by.')
        section = Section(values["training"], "training")
        settings = TrainingSettings(
            seed=section.take("seed", int),
            scenes=section.positive("scenes"),
            held_out=section.positive("held_out"),
            turns=section.positive("turns"),
            looking=_looking(section.section("looking")),
            fine=_fine(section.section("fine")),
        )
        section.done()
        return settings


def _looking(section: Section) -> LookingSettings:
    settings = LookingSettings(
        steps=section.positive("steps"),
        scenes=section.positive("scenes"),
        frames=section.positive("frames"),
        rate=section.take("rate", float),
    )
    section.done()
    return settings


def _fine(section: Section) -> FineSettings:
    settings = FineSettings(
        steps=section.positive("steps"),
        latents=section.positive("latents"),
        rate=section.take("rate", float),
        warm_up=section.positive("warm_up"),
        average=section.take("average", float),
        drop_local=section.take("drop_local", float),
        save_every=section.positive("save_every"),
    )
    section.done()
    return settings
