"""Files in and out of the storage, wherever it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage
from django.db.models.fields.files import FieldFile


class FileOnDisk(File):  # type: ignore[type-arg]
    """A local file that the storage may take over: moved on a local disk, sent to S3."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.open("rb"), name=path.name)
        self.path = path

    def temporary_file_path(self) -> str:
        """Tells Django's local storage that it may move the file."""
        return str(self.path)


def store_file(path: Path, key: str) -> str:
    """Puts the file at ``path`` into the storage under ``key``; returns the key it got.

    ``path`` is gone afterwards.
    """
    with FileOnDisk(path) as file:
        stored = default_storage.save(key, file)
    path.unlink(missing_ok=True)
    return stored


def remove_stored(key: str) -> None:
    """Deletes ``key`` from the storage, if it is there."""
    if key:
        default_storage.delete(key)


@contextmanager
def local_copy(stored: FieldFile, folder: Path) -> Iterator[Path]:
    """The file as a path on this machine: where it lies, or fetched into ``folder``."""
    if isinstance(stored.storage, FileSystemStorage):
        yield Path(stored.path)
        return
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / Path(str(stored.name)).name
    try:
        with stored.storage.open(str(stored.name), "rb") as source, path.open("wb") as target:
            shutil.copyfileobj(source, target, 1024 * 1024)
        yield path
    finally:
        path.unlink(missing_ok=True)
