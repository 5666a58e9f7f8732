"""A published model directory, fetched file by file from the Hugging Face hub.

What has arrived of a file stays when its download breaks off, and the next attempt asks for the
rest. (huggingface_hub throws a file away that has not come whole; of gigabytes that is too much.)
Only three names are ever asked for, so a repository cannot write anywhere else.
"""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx2
from huggingface_hub import HfApi, get_hf_file_metadata, get_session, get_token, hf_hub_url
from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError, RevisionNotFoundError

from .model_card import CARD_FILE, CONFIG_FILE, WEIGHTS_FILE, ModelProblem, sha256_of

PICKLES = (".bin", ".ckpt", ".pt", ".pth", ".pkl")
LARGEST_TEXT = 1_000_000  # bytes of config.json and card.json
CHUNK = 1024 * 1024
ATTEMPTS = 5
PAUSE = 1.0  # seconds before the first further attempt, then twice as long, and so on
TIMEOUT = 30.0  # seconds without a byte

Arrived = Callable[[str, int, int], None]
"""Is told of a file how many bytes are here, and how many there are; may raise to stop."""


@dataclass(frozen=True)
class RemoteFile:
    """A file of a repository at a commit; ``etag`` is its SHA-256 where it is a large one."""

    name: str
    url: str
    size: int
    etag: str

    @property
    def sha256(self) -> str:
        """The SHA-256 of its bytes, or "" where the hub does not tell."""
        return self.etag if len(self.etag) == 64 else ""

    def partial(self, folder: Path) -> Path:
        """Where it lies until it is whole; another content has another name."""
        return folder / f"{self.name}.{self.etag[:16]}.partial"


def download_model_directory(repo: str, revision: str, folder: Path, arrived: Arrived) -> str:
    """Put a published model directory (safetensors, never a pickle) into `folder`.

    Returns the commit that `revision` stood for. Raises `ModelProblem` when the hub has no such
    directory or cannot be reached, when there is no room, or when what came is not what was said.
    """
    try:
        commit, names = list_files(repo, revision)
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            fetch_file(remote_file(repo, name, commit), folder, arrived)
    except RepositoryNotFoundError as error:
        raise ModelProblem(
            f"The hub shows no repository {repo}: there is none of that name, or it is private or "
            "gated. Check the name, or give the worker a token that may read it (HF_TOKEN)."
        ) from error
    except RevisionNotFoundError as error:
        raise ModelProblem(
            f"{repo} has no revision {revision}. Take one of its branches, tags or commits."
        ) from error
    except (HfHubHTTPError, httpx2.HTTPError, OSError, ValueError) as error:
        raise ModelProblem(not_had(f"{repo} at {revision}", folder, error)) from error
    return commit


def list_files(repo: str, revision: str) -> tuple[str, list[str]]:
    """The commit, and the files of a model directory in it; refuses what is none."""
    found = HfApi(endpoint=endpoint()).model_info(repo, revision=revision)
    names = {file.rfilename for file in found.siblings or []}
    lacking = [name for name in (CONFIG_FILE, WEIGHTS_FILE) if name not in names]
    if lacking:
        pickles = sorted(name for name in names if name.endswith(PICKLES))
        hint = (
            f" Its {pickles[0]} is a pickle, which may hold code and is never fetched: convert it "
            "first by “spatialgen models convert”."
            if pickles
            else ""
        )
        raise ModelProblem(f"{repo} has no {' and no '.join(lacking)}.{hint}")
    return str(found.sha), [n for n in (CONFIG_FILE, CARD_FILE, WEIGHTS_FILE) if n in names]


def remote_file(repo: str, name: str, commit: str) -> RemoteFile:
    """What the hub says of a file before it sends it."""
    url = hf_hub_url(repo, name, revision=commit, endpoint=endpoint())
    told = get_hf_file_metadata(url)
    if told.size is None or not told.etag:
        raise ModelProblem(f"The hub does not say how large {name} of {repo} is.")
    if name != WEIGHTS_FILE and told.size > LARGEST_TEXT:
        raise ModelProblem(f"{name} of {repo} has {told.size} bytes; no such file is so large.")
    etag = "".join(letter for letter in told.etag if letter.isalnum())
    return RemoteFile(name, url, told.size, etag)


def fetch_file(file: RemoteFile, folder: Path, arrived: Arrived) -> None:
    """The whole file, in `folder` by its name; what lies there of it already is not sent again."""
    target, partial = folder / file.name, file.partial(folder)
    if file.sha256 and target.is_file() and sha256_of(target) == file.sha256:
        return
    for older in folder.glob(f"{file.name}.*.partial"):
        if older != partial:
            older.unlink()
    refuse_lack_of_room(file, folder)
    fetch_rest(file, partial, arrived)
    if file.sha256 and sha256_of(partial) != file.sha256:
        partial.unlink()
        raise ModelProblem(
            f"What came as {file.name} is not what the hub says it has: its SHA-256 differs. "
            "It was thrown away; start again."
        )
    partial.replace(target)


def refuse_lack_of_room(file: RemoteFile, folder: Path) -> None:
    """Raises `ModelProblem` where the rest of the file does not fit onto the disk."""
    rest = file.size - size_of(file.partial(folder))
    free = shutil.disk_usage(folder).free
    if rest > free:
        raise ModelProblem(
            f"There is no room for {file.name}: {rest / 1e9:.1f} GB are still to come, and only "
            f"{free / 1e9:.1f} GB are free in {folder}. Make room, and start again."
        )


def fetch_rest(file: RemoteFile, partial: Path, arrived: Arrived) -> None:
    """Asks for what is missing until it is all here; gives up when nothing comes any more."""
    failures = 0
    while (here := size_of(partial)) != file.size or not partial.exists():
        try:
            append(file, partial, arrived)
        except httpx2.TransportError:
            failures = failures + 1 if size_of(partial) == here else 1
            if failures >= ATTEMPTS:
                raise
            time.sleep(PAUSE * 2 ** (failures - 1))


def append(file: RemoteFile, partial: Path, arrived: Arrived) -> None:
    """One request for the rest of the file; a server that knows no ranges sends it from the start.

    Raises:
        ModelProblem: another number of bytes came than was said.
    """
    asked = asked_for(size_of(partial))
    stream = get_session().stream(
        "GET", file.url, headers=asked, follow_redirects=True, timeout=TIMEOUT
    )
    with stream as response:
        response.raise_for_status()
        with partial.open("ab" if response.status_code == 206 else "wb") as out:
            for chunk in response.iter_bytes(CHUNK):
                out.write(chunk)
                if out.tell() > file.size:
                    break
                arrived(file.name, out.tell(), file.size)
    if size_of(partial) != file.size:
        came = size_of(partial)
        partial.unlink()
        raise ModelProblem(f"{came} bytes came of {file.name}, but it has {file.size}.")


def asked_for(begin: int) -> dict[str, str]:
    """The headers of a request for what follows the first `begin` bytes."""
    headers = {"Accept-Encoding": "identity"}
    if begin:
        headers["Range"] = f"bytes={begin}-"
    if token := get_token():
        headers["Authorization"] = f"Bearer {token}"  # left out where another host is redirected to
    return headers


def size_of(path: Path) -> int:
    """Bytes of a file, 0 where there is none."""
    return path.stat().st_size if path.exists() else 0


def endpoint() -> str | None:
    """The hub's address where it is not the usual one: $HF_ENDPOINT, as elsewhere."""
    return os.environ.get("HF_ENDPOINT") or None


def not_had(what: str, folder: Path, error: Exception) -> str:
    """Why something did not come, and what to do."""
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return f"The disk of {folder} is full. Make room, and start again: what came is kept."
    reason = str(error).strip().split("\n")[0].rstrip(" .") or type(error).__name__
    return (
        f"Could not get {what}: {reason}. Check the connection, and start again: the download goes "
        "on where it stopped."
    )
