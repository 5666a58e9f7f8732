"""Bringing the models that this machine has into the catalog."""

from __future__ import annotations

from itertools import chain, count

from django.utils.text import slugify

from spatialgen.models import ModelInfo, list_models
from webapp.catalog.models import ModelVersion, State


def sync_models() -> list[ModelVersion]:
    """Adds and refreshes a row for every model that can be used; the others are not offered.

    What an administrator decided about a known version stays: its state, and which is the default.
    """
    models = list_models()
    gone = [model.name for model in models if not model.ready]
    ModelVersion.objects.filter(source__in=gone).exclude(state=State.DRAFT).update(
        state=State.RETIRED, is_default=False
    )
    versions = [sync_model(model) for model in models if model.ready]
    offered = [version for version in versions if version.state == State.ACTIVE]
    if offered and not ModelVersion.objects.filter(is_default=True).exists():
        offered[0].is_default = True
        offered[0].save(update_fields=["is_default"])
    return versions


def sync_model(model: ModelInfo) -> ModelVersion:
    """The row of one model, with what its card says, cut to what a row can hold."""
    said = {
        "name": model.title[: width_of("name")],
        "licence": model.licence[: width_of("licence")],
        "notice": model.notice,
    }
    version, _ = ModelVersion.objects.update_or_create(
        source=model.name,
        defaults=said,
        create_defaults={"slug": free_slug(model.name), "source": model.name, **said},
    )
    return version


def width_of(field: str) -> int | None:
    """How many characters a column takes."""
    width: int | None = getattr(ModelVersion._meta.get_field(field), "max_length", None)
    return width


def free_slug(name: str) -> str:
    """``name`` as a slug that no other version has."""
    stem = slugify(name)[:40] or "model"
    for slug in chain([stem], (f"{stem}-{number}" for number in count(2))):
        if not ModelVersion.objects.filter(slug=slug).exists():
            return slug
    raise AssertionError("there is always another number")
