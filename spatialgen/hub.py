"""Models and image encoders on the Hugging Face hub: what is published where, on what terms.

Only this module and `hub_directory` talk to the hub. Downloads go through its cache, so they are
shared with other programs and found again offline; a file that did not come whole comes anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .config import METACLIP_REPO, MetaClipConfig
from .model_card import (
    ModelCard,
    ModelProblem,
    sha256_of,
)

ENCODER_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
"""The image encoder's weights, first choice first."""

ENCODER_FILES = ("config.json", "preprocessor_config.json")

ENCODER_TERMS = {
    METACLIP_REPO: "MetaCLIP: published under CC BY-NC 4.0, that is for non-commercial use; "
    "please check its terms on its page before you use it."
}


@dataclass(frozen=True)
class HubModel:
    """A published model: a pickled checkpoint in a repository, and our copy of its configuration.

    `revision` is a commit where one is known to work; "main" otherwise, in which case the commit
    it stood for is recorded on the model's card.
    """

    name: str
    title: str
    repo: str
    filename: str
    revision: str
    config: Path
    licence: str
    notice: str

    def card(self, commit: str = "") -> ModelCard:
        """The model's card before its weights are here."""
        source = f"https://huggingface.co/{self.repo}/blob/{commit or self.revision}/"
        return ModelCard(
            name=self.name,
            title=self.title,
            licence=self.licence,
            notice=self.notice,
            source=source + self.filename,
        )


HUB_MODELS = {
    "omniaudio": HubModel(
        name="omniaudio",
        title="OmniAudio",
        repo="omniaudio/OmniAudio360V2SA",
        filename="model.ckpt",
        revision="main",
        config=Path(__file__).parent / "weights/omniaudio/config.json",
        licence="Apache-2.0 on its model card, but for non-commercial use only by the authors' "
        "later README.",
        notice="Treat what it makes as non-commercial. Its image encoder, MetaCLIP, has terms of "
        "its own (CC BY-NC 4.0).",
    )
}


@dataclass(frozen=True)
class Download:
    """A file that is here now, the commit it came from, and its SHA-256."""

    path: Path
    commit: str
    sha256: str


def download_checkpoint(
    model: HubModel, say: Callable[[str], None], cache_dir: Path | None, offline: bool
) -> Download:
    """The model's checkpoint, from the cache or the hub."""
    from huggingface_hub import hf_hub_download
    from huggingface_hub.errors import HfHubHTTPError

    say(f"Getting {model.filename} of {model.repo} ({model.revision}) ...")
    try:
        path = hf_hub_download(
            model.repo,
            model.filename,
            revision=model.revision,
            cache_dir=cache_dir,
            local_files_only=offline,
        )
    except (HfHubHTTPError, OSError, ValueError) as error:
        raise _not_had(f"{model.filename} of {model.repo}", error) from error
    return Download(Path(path), commit=Path(path).parent.name, sha256=sha256_of(Path(path)))


def download_image_encoder(
    config: MetaClipConfig, say: Callable[[str], None], cache_dir: Path | None, offline: bool
) -> Path:
    """The folder of the image encoder's snapshot, from the cache or the hub."""
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.errors import HfHubHTTPError

    if offline:
        return find_snapshot(config, cache_dir)
    say(ENCODER_TERMS.get(config.repo, f"{config.repo}: please check its terms on its page."))
    say(f"Getting the image encoder {config.repo} ({config.revision}) ...")
    try:
        there = set(HfApi().list_repo_files(config.repo, revision=config.revision))
        weights = next((name for name in ENCODER_WEIGHTS if name in there), ENCODER_WEIGHTS[0])
        folder = snapshot_download(
            config.repo,
            revision=config.revision,
            cache_dir=cache_dir,
            allow_patterns=[*ENCODER_FILES, weights],
        )
    except (HfHubHTTPError, OSError, ValueError) as error:
        raise _not_had(f"the image encoder {config.repo}", error) from error
    return _complete(Path(folder), config)


def find_snapshot(config: MetaClipConfig, cache_dir: Path | None = None) -> Path:
    """The image encoder's snapshot in the hub's cache; raises `ModelProblem` without one."""
    from huggingface_hub import snapshot_download

    try:
        folder = snapshot_download(
            config.repo, revision=config.revision, cache_dir=cache_dir, local_files_only=True
        )
    except (OSError, ValueError) as error:
        raise ModelProblem(
            f"The image encoder {config.repo} is not on this machine. Fetch it, with the model "
            "that needs it: spatialgen models fetch omniaudio"
        ) from error
    return _complete(Path(folder), config)


def _complete(folder: Path, config: MetaClipConfig) -> Path:
    has_weights = any((folder / name).is_file() for name in ENCODER_WEIGHTS)
    if not has_weights or not (folder / "config.json").is_file():
        raise ModelProblem(
            f"The image encoder {config.repo} in {folder} is not complete: it needs config.json "
            f"and {' or '.join(ENCODER_WEIGHTS)}. Fetch it again."
        )
    return folder


def _not_had(what: str, error: Exception) -> ModelProblem:
    reason = str(error).rstrip(" .")
    return ModelProblem(
        f"Could not get {what}: {reason}. Check the connection and the disk, and start again: "
        "files that are here whole are not sent again."
    )
