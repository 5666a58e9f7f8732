"""Registering model versions: from the hub, from a folder of this machine, or by upload.

What is registered is a draft. It is looked at by a worker (``jobs.model_checks``) before it can
be activated. Weights are safetensors: a file of any other kind is refused by its first bytes.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from spatialgen.config import ConfigProblem, ModelConfig
from spatialgen.model_card import CARD_FILE, CONFIG_FILE, WEIGHTS_FILE, ModelCard, ModelProblem
from spatialgen.models import find_model
from webapp.catalog.models import ModelVersion, Origin, State
from webapp.catalog.sync import free_slug
from webapp.errors import Refusal

REPO = re.compile(r"\w[\w.-]*/\w[\w.-]*")
REVISION = re.compile(r"[\w./-]+")
LARGEST_HEADER = 100_000_000  # bytes, safetensors' own limit
LARGEST_CONFIG = 1_000_000  # bytes


def folder_of(slug: str) -> Path:
    """Where the files of a version of this studio lie."""
    return Path(settings.MODELS) / slug


def register_from_hub(repo: str, revision: str, *, name: str, licence: str) -> ModelVersion:
    """A draft whose files the check fetches.

    Raises:
        Refusal: not the name of a repository or of a revision.
    """
    if not REPO.fullmatch(repo):
        raise Refusal("no_repo", _("A repository is named like owner/model."))
    if not REVISION.fullmatch(revision) or ".." in revision:
        raise Refusal("no_revision", _("A revision is a branch, a tag or a commit, like main."))
    slug = free_slug(name or repo.rpartition("/")[2])
    return ModelVersion.objects.create(
        slug=slug, name=name or repo, source=slug, origin=Origin.HUB, repo=repo,
        revision=revision, licence=licence, state=State.DRAFT,
    )  # fmt: skip


def register_from_path(path: str, *, name: str, licence: str) -> ModelVersion:
    """A draft of a model directory on this machine, where it stays.

    Raises:
        Refusal: no complete model directory, or one that is registered.
    """
    folder = Path(path)
    if not folder.is_absolute():
        raise Refusal("no_folder", _("Give the whole path of the folder, from / on."))
    if ModelVersion.objects.filter(source=str(folder)).exists():
        raise Refusal("registered", _("This folder is registered already."))
    try:
        model = find_model(folder)
    except (ModelProblem, OSError) as problem:
        raise Refusal("no_model", str(problem)) from problem
    refuse_other_than_safetensors(folder / WEIGHTS_FILE)
    title = name or model.title
    return ModelVersion.objects.create(
        slug=free_slug(title), name=title[:120], source=str(folder), origin=Origin.PATH,
        licence=(licence or model.licence)[:200], notice=model.notice, state=State.DRAFT,
    )  # fmt: skip


def register_upload(config: IO[bytes], *, name: str, licence: str, notice: str) -> ModelVersion:
    """A draft with its configuration; its weights follow by ``take_weights``.

    Raises:
        Refusal: a configuration that cannot be read.
    """
    text = config.read(LARGEST_CONFIG + 1)
    try:
        if len(text) > LARGEST_CONFIG:
            raise ValueError(_("it is too large"))
        ModelConfig.from_json(json.loads(text))
    except (ConfigProblem, ValueError, AttributeError) as problem:
        raise Refusal(
            "bad_configuration",
            _("The configuration cannot be used: %(problem)s") % {"problem": problem},
        ) from problem
    slug = free_slug(name)
    folder = folder_of(slug)
    folder.mkdir(parents=True)
    (folder / CONFIG_FILE).write_bytes(text)
    return ModelVersion.objects.create(
        slug=slug, name=name, source=slug, origin=Origin.UPLOAD, licence=licence, notice=notice,
        state=State.DRAFT,
    )  # fmt: skip


def take_weights(version: ModelVersion, weights: Path) -> None:
    """Moves uploaded weights to where they belong and asks for the check.

    Raises:
        Refusal: not safetensors; the file stays where it is.
    """
    refuse_other_than_safetensors(weights)
    folder = folder_of(version.slug)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.move(weights, folder / WEIGHTS_FILE)
    complete_card(version, folder, "upload")
    with transaction.atomic():
        version.ask_check()


def complete_card(version: ModelVersion, folder: Path, source: str) -> None:
    """Sees to it that the folder has a card which names the version; a published one is kept."""
    card = ModelCard.read(folder) if (folder / CARD_FILE).is_file() else None
    own = card or ModelCard(
        name=version.slug,
        title=version.name,
        licence=version.licence or "unknown",
        notice=version.notice,
    )
    # An image encoder is a folder beside the card; a downloaded card must not lead elsewhere.
    replace(own, name=version.slug, source=source, image_encoder="").write(folder)


def refuse_other_than_safetensors(path: Path) -> None:
    """Raises ``Refusal`` unless the file begins as safetensors do: a length, then JSON."""
    try:
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            header = file.read(length) if 2 <= length <= LARGEST_HEADER else b""
        parsed = json.loads(header)
    except (OSError, ValueError):
        parsed = None
    if not isinstance(parsed, dict):
        raise Refusal(
            "not_safetensors",
            _(
                "These weights are not safetensors. Pickled checkpoints (.ckpt, .pt, .bin) are "
                "never taken: convert them first by “spatialgen models convert”."
            ),
        )
