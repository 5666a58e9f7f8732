"""The card of a model directory: where a model comes from, under what terms, and its checksum.

A model directory holds config.json (`config.ModelConfig`), model.safetensors (our tensor names)
and card.json. Free of torch.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .settings_reader import ConfigProblem, Section

CONFIG_FILE = "config.json"
WEIGHTS_FILE = "model.safetensors"
CARD_FILE = "card.json"


class ModelProblem(Exception):
    """A model that cannot be found, read or used; the message is a sentence for people."""


@dataclass(frozen=True)
class ModelCard:
    """What is known about a model's weights.

    `sha256` is of model.safetensors, `checkpoint_sha256` of the file it was converted from.
    `image_encoder` is the folder of the image encoder's snapshot when it lives outside the model
    file; `details` are further facts for people (how it was trained, measured figures).
    """

    name: str
    title: str
    licence: str
    notice: str = ""
    source: str = ""
    sha256: str = ""
    checkpoint_sha256: str = ""
    image_encoder: str = ""
    details: dict[str, Any] = field(default_factory=dict)

    @staticmethod
    def read(directory: Path) -> ModelCard:
        """The card of a model directory; raises `ModelProblem` when there is none to read."""
        path = directory / CARD_FILE
        try:
            section = Section(json.loads(path.read_text("utf-8")))
            card = ModelCard(
                name=section.take("name", str),
                title=section.take("title", str),
                licence=section.take("licence", str),
                notice=section.take("notice", str, ""),
                source=section.take("source", str, ""),
                sha256=section.take("sha256", str, ""),
                checkpoint_sha256=section.take("checkpoint_sha256", str, ""),
                image_encoder=section.take("image_encoder", str, ""),
                details=section.take("details", dict, {}),
            )
            section.done()
        except (OSError, ConfigProblem, ValueError) as error:
            raise ModelProblem(f"The model's card {path} cannot be read: {error}") from error
        return card

    def write(self, directory: Path) -> None:
        """Write the card into a model directory, in one step."""
        partial = directory / f"{CARD_FILE}.partial"
        partial.write_text(json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n", "utf-8")
        partial.replace(directory / CARD_FILE)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
