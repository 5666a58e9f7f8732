"""What the preview model's card and the full model's entry say of them, for the page about it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from spatialgen.model_card import ModelCard, ModelProblem
from spatialgen.models import PREVIEW, ModelInfo, list_models

LOG = logging.getLogger("studio.catalog")
FULL = "omniaudio"


@dataclass(frozen=True)
class Bar:
    """One thing that was measured, what came out, and what was wanted."""

    bar: str
    measured: str
    wanted: str


@dataclass(frozen=True)
class PreviewFacts:
    """The card in words. `about` and `cannot` are empty where the card has no sentence for them."""

    notice: str
    licence: str
    about: str
    cannot: str
    bars: tuple[Bar, ...]


def preview_facts() -> PreviewFacts | None:
    """What the preview model's card says; None where there is no card to read."""
    directory = known(PREVIEW).directory
    try:
        card = ModelCard.read(directory)
    except ModelProblem as problem:
        LOG.warning("The page about the preview model lacks its figures: %s", problem)
        return None
    details = card.details
    return PreviewFacts(
        notice=gettext(card.notice),
        licence=card.licence,
        about=sentence(details.get("about")),
        cannot=sentence(details.get("cannot")),
        bars=tuple(bars_of(details.get("bars"))),
    )


def full_model() -> ModelInfo:
    """The full model: whether it is here, its licence, and what must be said of it."""
    return known(FULL)


def known(name: str) -> ModelInfo:
    """One of the models that are always listed."""
    return next(model for model in list_models() if model.name == name)


def bars_of(told: Any) -> list[Bar]:
    """The bars of a card that are whole; a card is a file, and may say anything."""
    rows = told if isinstance(told, list) else []
    keys = ("bar", "measured", "wanted")
    return [
        Bar(*(str(row[key]) for key in keys))
        for row in rows
        if isinstance(row, dict) and all(row.get(key) not in (None, "") for key in keys)
    ]


def sentence(told: Any) -> str:
    """What is a text, with a full stop at its end; nothing otherwise."""
    text = told.strip() if isinstance(told, str) else ""
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."
