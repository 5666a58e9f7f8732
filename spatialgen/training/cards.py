"""The model directory that a training leaves, and its card: data, licence, measures, history."""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from ..checkpoints import save_network
from ..config import ModelConfig
from ..model_card import CONFIG_FILE, WEIGHTS_FILE, ModelCard, sha256_of
from ..scenes import KINDS
from ..spatial_model import SpatialNetwork
from .settings import TrainingSettings

PREVIEW_NOTICE = "Preview model: trained on synthetic scenes"
PREVIEW_CANNOT = (
    "Drawings in a style it never met it may take for another kind; with several things at once it "
    "may favour the wrong one. In real footage it recognises nothing reliably: what it gives there "
    "is a placeholder."
)
SCENES_LICENCE = "Apache-2.0"
OWN_DATA_LICENCE = "as the data it was trained on allows"


@dataclass(frozen=True)
class History:
    """What has been done to a model: what others had done to it before, then the stages of this
    training with their facts; and the data it learned from."""

    before: tuple[dict[str, Any], ...] = ()
    stages: tuple[dict[str, Any], ...] = ()
    data: dict[str, Any] = field(default_factory=dict)

    def after(self, stage: str, **facts: Any) -> History:
        """With a stage more."""
        return replace(self, stages=(*self.stages, {"stage": stage, **facts}))


def commit() -> str:
    """The commit of the program's own checkout, with "+changes" where files differ; "" if it is
    none."""
    folder = Path(__file__).parent
    told = _git(folder, "rev-parse", "HEAD")
    changed = _git(folder, "status", "--porcelain", "--untracked-files=no", "--", "..")
    return told + ("+changes" if told and changed else "")


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, text=True, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def training_card(
    name: str,
    settings: TrainingSettings,
    history: History,
    measured: dict[str, float],
    *,
    scenes: bool,
    image_encoder: str = "",
) -> ModelCard:
    """What people must know about a model that was trained here."""
    return ModelCard(
        name=name,
        title="Preview model" if scenes else f"Model “{name}”",
        licence=SCENES_LICENCE if scenes else OWN_DATA_LICENCE,
        notice=PREVIEW_NOTICE if scenes else "Trained on own recordings",
        source="Trained by this project: spatialgen train",
        image_encoder=image_encoder,
        details={
            **({"about": _about(history), "cannot": PREVIEW_CANNOT} if scenes else {}),
            "data": history.data,
            "training": asdict(settings),
            "history": [*history.before, *history.stages],
            "measured": measured,
            "commit": commit(),
        },
    )


def _about(history: History) -> str:
    kinds = f"{', '.join(KINDS[:-1])} and {KINDS[-1]}"
    return f"{history.data.get('examples')} scenes of 10 s, with twelve kinds of things: {kinds}."


def write_model(
    network: SpatialNetwork, config: dict[str, Any], directory: Path, card: ModelCard
) -> None:
    """Write a model directory: configuration, weights, and last the card with their checksum."""
    ModelConfig.from_json(config)
    directory.mkdir(parents=True, exist_ok=True)
    save_network(network, directory / WEIGHTS_FILE)
    (directory / CONFIG_FILE).write_text(json.dumps(config, indent=2) + "\n", "utf-8")
    replace(card, sha256=sha256_of(directory / WEIGHTS_FILE)).write(directory)
