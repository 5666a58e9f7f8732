"""Files in and out of the storage, wherever it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage
from django.db.models.fields.files import FieldFile

from webapp.accounts.keeping import OnAccount, Stored


class FileOnDisk(File):  # type: ignore[type-arg]
    """A local file that the storage may take over: moved on a local disk, sent to S3."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.open("rb"), name=path.name)
        self.path = path

    def temporary_file_path(self) -> str:
        """Tells Django's local storage that it may move the file."""
        return str(self.path)


def store_file(path: Path, key: str) -> Stored:
    """Puts the file at ``path`` into the storage under ``key``, or one like it if that is taken.

    ``path`` is gone afterwards.
    """
    size = path.stat().st_size
    with FileOnDisk(path) as file:
        stored = default_storage.save(key, file)
    path.unlink(missing_ok=True)
    return Stored(stored, size)


def keep_in(row: OnAccount, field: str, stored: Stored) -> None:
    """Has ``row`` keep a file that was made when somebody asked for it.

    Should somebody else have been faster, theirs stays; a row that is gone keeps nothing.
    """
    kept = False
    try:
        kept = row.fill(field, stored)
    finally:
        if not kept:
            remove_stored(stored.key)


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
