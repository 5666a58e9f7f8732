"""How a training runs: the "training" section of a model's configuration, typed and checked.

    {"seed": 0, "scenes": 2000, "told": 4000, "held_out": 80, "turns": 3,
     "looking": {...}, "autoencoder": {...}, "coarse": {...}, "fine": {...}}

"looking" belongs to models with their own image encoder, "autoencoder" to those whose autoencoder
is learned; it and "coarse" may be left out. Free of torch.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..settings_reader import ConfigProblem, Section
from .autoencoder_settings import AutoencoderSettings


@dataclass(frozen=True)
class LessonSettings:
    """One lesson of the image encoder: AdamW, one cycle up to `rate`."""

    steps: int
    scenes: int  # a batch
    frames: int  # of each scene in a batch
    rate: float


@dataclass(frozen=True)
class LookingSettings:
    """The image encoder's training: to find things, then to name them."""

    finding: LessonSettings
    naming: LessonSettings


@dataclass(frozen=True)
class FlowSettings:
    """Flow matching: AdamW with warm-up and cosine, and a moving average of the weights.

    A step learns from about `latents` latent frames, in windows of the model's length or, with
    `parts`, a half or a third of it; they go through the network in `accumulate` portions. Every
    `save_every` steps there is a checkpoint, every `measure_every` a measurement.
    """

    steps: int
    latents: int
    rate: float
    warm_up: int
    average: float
    save_every: int
    measure_every: int
    accumulate: int
    parts: bool


@dataclass(frozen=True)
class FineSettings(FlowSettings):
    """The fine stage: the local condition of a window is dropped with chance `drop_local`."""

    drop_local: float


@dataclass(frozen=True)
class CoarseSettings(FlowSettings):
    """The coarse stage, on `examples` mixes where scenes are learned from (folders give theirs).

    Spans of `span` latent frames are masked, about a share `masked` of a window; the rest is told,
    but with chance `drop_context`.
    """

    examples: int
    span: int
    masked: float
    drop_context: float


@dataclass(frozen=True)
class TrainingSettings:
    """Everything about a training but the model.

    `scenes` to learn from (0: the configuration is for folders), `told`: more scenes, whose
    features are told from the truth instead of looked at; `held_out` examples to measure on.
    `turns`: how many differently turned panoramas of each example are looked at. `measured`: how
    many of the held-out examples along the way; at the end it is all of them.
    """

    seed: int
    scenes: int
    held_out: int
    turns: int
    measured: int
    fine: FineSettings
    told: int = 0
    coarse: CoarseSettings | None = None
    looking: LookingSettings | None = None
    autoencoder: AutoencoderSettings | None = None

    @staticmethod
    def read(config: dict[str, Any], name: str = "The configuration") -> TrainingSettings:
        """Read the "training" section of a configuration; raises `ConfigProblem`."""
        if not isinstance(config.get("training"), dict):
            raise ConfigProblem(
                f'{name} has no "training" section to train by. Add one, or name a file that holds '
                "one (--recipe)."
            )
        section = Section(config["training"], "training")
        settings = TrainingSettings(
            seed=section.take("seed", int),
            scenes=section.positive("scenes") if section.has("scenes") else 0,
            told=section.positive("told") if section.has("told") else 0,
            held_out=section.positive("held_out"),
            turns=section.positive("turns", 1),
            measured=section.positive("measured", 32),
            looking=_looking(section.section("looking")) if section.has("looking") else None,
            coarse=_coarse(section.section("coarse")) if section.has("coarse") else None,
            autoencoder=_autoencoder(section),
            fine=_fine(section.section("fine")),
        )
        section.done()
        return settings


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object from a file; raises `ConfigProblem`."""
    try:
        values = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigProblem(f"The configuration {path} cannot be read: {error}.") from error
    if not isinstance(values, dict):
        raise ConfigProblem(f"The configuration {path} must be a JSON object.")
    return values


def _autoencoder(section: Section) -> AutoencoderSettings | None:
    if not section.has("autoencoder"):
        return None
    return AutoencoderSettings.read(section.section("autoencoder"))


def _looking(section: Section) -> LookingSettings:
    lessons = [_lesson(section.section(name)) for name in ("finding", "naming")]
    section.done()
    return LookingSettings(*lessons)


def _lesson(section: Section) -> LessonSettings:
    settings = LessonSettings(
        steps=section.positive("steps"),
        scenes=section.positive("scenes"),
        frames=section.positive("frames"),
        rate=section.take("rate", float),
    )
    section.done()
    return settings


def _flow(section: Section) -> dict[str, Any]:
    """What both flow-matching stages are told."""
    save_every = section.positive("save_every")
    return {
        "steps": section.positive("steps"),
        "latents": section.positive("latents"),
        "rate": section.take("rate", float),
        "warm_up": section.positive("warm_up"),
        "average": _share(section, "average"),
        "save_every": save_every,
        "measure_every": section.positive("measure_every", save_every),
        "accumulate": section.positive("accumulate", 1),
        "parts": section.take("parts", bool, True),
    }


def _fine(section: Section) -> FineSettings:
    settings = FineSettings(**_flow(section), drop_local=_share(section, "drop_local"))
    section.done()
    return settings


def _coarse(section: Section) -> CoarseSettings:
    settings = CoarseSettings(
        **_flow(section),
        examples=section.positive("examples") if section.has("examples") else 0,
        span=section.positive("span", 10),
        masked=_share(section, "masked", 0.7),
        drop_context=_share(section, "drop_context", 0.1),
    )
    section.done()
    return settings


def _share(section: Section, key: str, default: float | None = None) -> float:
    """A number from 0 to 1."""
    if default is not None and not section.has(key):
        return default
    value = section.take(key, float)
    if not 0 <= value <= 1:
        raise ConfigProblem(f"{section.name(key)} must lie between 0 and 1, not {value}.")
    return value
