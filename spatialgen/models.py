"""The models a machine has or can get: list, fetch, verify, convert, load. Loads no torch itself.

A model is "preview" (part of the package), "omniaudio" (fetched from the Hugging Face hub), any
folder inside the models folder by its name, or the path of a model directory.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from .config import MetaClipConfig, ModelConfig
from .hub import HUB_MODELS, HubModel, download_checkpoint, download_image_encoder, find_snapshot
from .model_card import (
    CARD_FILE,
    CONFIG_FILE,
    WEIGHTS_FILE,
    ModelCard,
    ModelProblem,
    sha256_of,
)

if TYPE_CHECKING:
    import torch

    from .features import ImageEncoder
    from .spatial_model import SpatialModel

PACKAGED = Path(__file__).parent / "weights"
PREVIEW = "preview"

Say = Callable[[str], None]
"""Is told, in sentences, what is being done."""


@dataclass(frozen=True)
class ModelInfo:
    """A model that is here (`ready`) or can be fetched."""

    name: str
    directory: Path
    ready: bool
    title: str
    licence: str
    notice: str
    source: str
    sha256: str


def models_folder() -> Path:
    """Where fetched models live: $STUDIO_DATA/models, or the user's cache without it."""
    data = os.environ.get("STUDIO_DATA")
    return Path(data) / "models" if data else Path.home() / ".cache/omniaudio-studio/models"


def list_models() -> list[ModelInfo]:
    """Preview, the models of the hub, and whatever else the models folder holds."""
    names = [PREVIEW, *HUB_MODELS]
    if models_folder().is_dir():
        found = sorted(p.name for p in models_folder().iterdir() if (p / CARD_FILE).is_file())
        names += [name for name in found if name not in names]
    return [_describe_if_readable(name, _named_directory(name)) for name in names]


def find_model(name_or_path: str | Path) -> ModelInfo:
    """The model of that name or in that folder; raises `ModelProblem` when it is not there."""
    known = {info.name: info for info in list_models()}
    info = known.get(str(name_or_path))
    if info is None:
        directory = Path(name_or_path)
        if not (directory / CONFIG_FILE).is_file():
            raise ModelProblem(
                f"There is no model {str(name_or_path)!r}: it is neither one of "
                f"{', '.join(known)} nor a folder with a {CONFIG_FILE}."
            )
        info = _describe(directory.resolve().name, directory)
    if not info.ready:
        raise ModelProblem(f"The model {info.name!r} is not complete. {_remedy(info)}")
    return info


def _remedy(info: ModelInfo) -> str:
    if info.name in HUB_MODELS:
        return f"Fetch it with: spatialgen models fetch {info.name}"
    checkpoint = info.directory / "model.ckpt"
    if checkpoint.is_file():
        return "It holds a model.ckpt, which must first be turned into a model directory with: " + (
            f"spatialgen models convert {checkpoint}"
        )
    if all((info.directory / name).is_file() for name in (CONFIG_FILE, WEIGHTS_FILE)):
        return info.notice
    return f"Its folder {info.directory} lacks {CONFIG_FILE} or {WEIGHTS_FILE}."


def _named_directory(name: str) -> Path:
    return PACKAGED / name if name == PREVIEW else models_folder() / name


def _describe_if_readable(name: str, directory: Path) -> ModelInfo:
    """One damaged card must not hide the other models."""
    try:
        return _describe(name, directory)
    except ModelProblem as problem:
        return ModelInfo(
            name=name,
            directory=directory,
            ready=False,
            title=name,
            licence="unknown",
            notice=str(problem),
            source="",
            sha256="",
        )


def _describe(name: str, directory: Path) -> ModelInfo:
    ready = (directory / CONFIG_FILE).is_file() and (directory / WEIGHTS_FILE).is_file()
    if (directory / CARD_FILE).is_file():
        card = ModelCard.read(directory)
    elif name in HUB_MODELS:
        card = HUB_MODELS[name].card()
    else:
        card = ModelCard(name=name, title=name, licence="unknown")
    return ModelInfo(
        name=name,
        directory=directory,
        ready=ready,
        title=card.title,
        licence=card.licence,
        notice=card.notice,
        source=card.source,
        sha256=card.sha256,
    )


def fetch_model(
    name: str, say: Say, *, cache_dir: Path | None = None, offline: bool = False
) -> ModelInfo:
    """Download a model of the hub and its image encoder, and convert it into a model directory.

    The terms are said before the download. Downloads go through the hub's cache (`cache_dir`, or
    where huggingface_hub keeps it) and go on where they stopped; `offline` uses that cache only.
    """
    if name not in HUB_MODELS:
        if name == PREVIEW:
            say("The preview model is part of the program; there is nothing to fetch.")
            return find_model(name)
        raise ModelProblem(f"Only {', '.join(HUB_MODELS)} can be fetched, not {name!r}.")
    return fetch_hub_model(HUB_MODELS[name], say, cache_dir=cache_dir, offline=offline)


def fetch_hub_model(
    model: HubModel, say: Say, *, cache_dir: Path | None = None, offline: bool = False
) -> ModelInfo:
    """`fetch_model` for any model on the hub."""
    say(f"{model.title}: {model.licence} {model.notice}")
    config = ModelConfig.from_json(model.config)
    checkpoint = download_checkpoint(model, say, cache_dir, offline)
    encoder = ""
    if isinstance(config.image_encoder, MetaClipConfig):
        encoder = str(download_image_encoder(config.image_encoder, say, cache_dir, offline))
    directory = models_folder() / model.name
    card = replace(model.card(commit=checkpoint.commit), image_encoder=encoder)
    if _is_converted(directory, checkpoint.sha256):
        say(f"{model.title} is already converted in {directory}.")
        card = replace(card, sha256=ModelCard.read(directory).sha256)
        replace(card, checkpoint_sha256=checkpoint.sha256).write(directory)
        return find_model(model.name)
    say("Converting the checkpoint to safetensors ...")
    return convert_checkpoint(checkpoint.path, model.config, directory, card)


def _is_converted(directory: Path, checkpoint_sha256: str) -> bool:
    info = _describe_if_readable(directory.name, directory)
    if not info.ready or not info.sha256:
        return False
    return ModelCard.read(directory).checkpoint_sha256 == checkpoint_sha256


def convert_checkpoint(
    checkpoint: Path, config: Path, out_dir: Path, card: ModelCard | None = None
) -> ModelInfo:
    """Turn a published checkpoint and its configuration into a model directory.

    Raises `ModelProblem` when the pickle is not safe to read or its tensors do not fit the
    configuration, and leaves nothing that looks complete behind.
    """
    from .checkpoints import convert_pickle

    if not checkpoint.is_file():
        raise ModelProblem(f"There is no checkpoint {checkpoint}.")
    parsed = ModelConfig.from_json(config)
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
        convert_pickle(checkpoint, parsed, out_dir / WEIGHTS_FILE)
        if config.resolve() != (out_dir / CONFIG_FILE).resolve():
            shutil.copyfile(config, out_dir / CONFIG_FILE)
    except OSError as error:
        raise ModelProblem(
            f"The model could not be written to {out_dir}: {error.strerror or error}. It needs as "
            "much room there as its checkpoint takes."
        ) from error
    if card is None:
        name = out_dir.resolve().name
        card = ModelCard(name=name, title=name, licence="unknown", source=checkpoint.name)
    card = replace(
        card,
        sha256=sha256_of(out_dir / WEIGHTS_FILE),
        checkpoint_sha256=sha256_of(checkpoint),
    )
    card.write(out_dir)
    return _describe(card.name, out_dir)


def verify_model(name_or_path: str | Path) -> ModelInfo:
    """Check a model's configuration, tensors, checksum and image encoder; raises `ModelProblem`."""
    from .checkpoints import check_weights

    info = find_model(name_or_path)
    config = ModelConfig.from_json(info.directory / CONFIG_FILE)
    weights = info.directory / WEIGHTS_FILE
    check_weights(weights, config)
    if info.sha256 and sha256_of(weights) != info.sha256:
        raise ModelProblem(
            f"The weights of {info.name!r} are damaged: their SHA-256 is not the one on the "
            f"model's card. {_remedy(info)}"
        )
    if isinstance(config.image_encoder, MetaClipConfig):
        _encoder_folder(info, config.image_encoder)
    return info


def load_model(name_or_path: str | Path, device: str = "auto") -> SpatialModel:
    """Load a model to generate with. `device`: "auto" (a GPU when there is one), "cpu", "cuda"...

    The image encoder is opened with the first frames. Raises `ModelProblem` or `ConfigProblem`.
    """
    from .checkpoints import load_network
    from .spatial_model import SpatialModel

    info = find_model(name_or_path)
    config = ModelConfig.from_json(info.directory / CONFIG_FILE)
    chosen = choose_device(device)
    network = load_network(info.directory / WEIGHTS_FILE, config, chosen)

    def image_encoder() -> ImageEncoder:
        if network.image_encoder is not None:
            return network.image_encoder
        return _open_metaclip(info, config, chosen)

    return SpatialModel(config, network, chosen, image_encoder)


def choose_device(device: str) -> torch.device:
    """The device a name stands for; raises `ModelProblem` when this machine has none such."""
    import torch

    if device == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    try:
        chosen = torch.device(device)
    except RuntimeError as error:
        raise ModelProblem(f"{device!r} is not a device; use auto, cpu, cuda or cuda:0.") from error
    if chosen.type == "cuda" and (chosen.index or 0) >= torch.cuda.device_count():
        raise ModelProblem(f"This machine has no device {device!r}; use cpu or auto.")
    return chosen


def _open_metaclip(info: ModelInfo, config: ModelConfig, device: torch.device) -> ImageEncoder:
    from .features import MetaClipEncoder

    if not isinstance(config.image_encoder, MetaClipConfig):
        raise TypeError("Only a metaclip image encoder lives outside the model file.")
    return MetaClipEncoder(_encoder_folder(info, config.image_encoder), device)


def _encoder_folder(info: ModelInfo, config: MetaClipConfig) -> Path:
    """The image encoder's snapshot: the folder on the card, or the hub's cache."""
    if (info.directory / CARD_FILE).is_file():
        recorded = ModelCard.read(info.directory).image_encoder
        folder = info.directory / recorded if recorded else None
        if folder is not None and (folder / "config.json").is_file():
            return folder
    return find_snapshot(config)
