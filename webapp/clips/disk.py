"""Parts of uploads on this machine's disk: ``UPLOADS/<upload>/<n>.part``.

They appear there whole, by renaming, so an interrupted upload goes on where it stopped.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import uuid
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from webapp.clips.models import Upload
from webapp.clips.parts import (
    CHECKSUM_HEADER,
    PartOffer,
    ReadsBytes,
    Report,
    check_part,
    safe_name,
)
from webapp.clips.storage import store_file

COPY_CHUNK = 1024 * 1024


class DiskParts:
    """Parts on this machine's disk."""

    def __init__(self, upload: Upload) -> None:
        self.upload = upload
        self.folder = Path(settings.UPLOADS) / str(upload.pk)

    def path(self, number: int) -> Path:
        """Where part ``number`` lies once it has arrived."""
        return self.folder / f"{number}.part"

    def received(self) -> list[int]:
        """Those that lie there with as many bytes as they must have."""
        return sorted(
            int(path.stem)
            for path in self.folder.glob("*.part")
            if path.stat().st_size == self.upload.bytes_of_part(int(path.stem))
        )

    def offer(self, checksums: Mapping[int, str]) -> list[PartOffer]:
        """The site's own addresses."""
        return [
            {
                "number": number,
                "url": reverse("upload-part", args=[self.upload.pk, number]),
                "headers": {CHECKSUM_HEADER: sha256} if sha256 else {},
            }
            for number, sha256 in checksums.items()
        ]

    def receive(self, number: int, stream: ReadsBytes, sha256: str) -> None:
        """Writes beside its place and renames once it is whole and right.

        Raises:
            Refusal: another number of bytes than the part has, or other bytes than were sent.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        arriving = self.folder / f"{number}.{uuid.uuid4().hex}.tmp"
        try:
            written, found = copy_at_most(stream, arriving, self.upload.bytes_of_part(number))
            check_part(self.upload, number, written, sha256, found)
            arriving.rename(self.path(number))
        finally:
            arriving.unlink(missing_ok=True)

    def join(self, folder: Path, report: Report) -> Path:
        """Puts them together in ``folder``; they stay."""
        whole = folder / safe_name(self.upload.name)  # the name that refusals tell
        with whole.open("wb") as target:
            for number in range(1, self.upload.parts + 1):
                with self.path(number).open("rb") as part:
                    shutil.copyfileobj(part, target, COPY_CHUNK)
                report(number / self.upload.parts)
        return whole

    def publish(self, whole: Path, key: str) -> str:
        """Moves it into the storage."""
        return store_file(whole, key).key

    def forget(self) -> None:
        """Removes the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def copy_at_most(stream: ReadsBytes, target: Path, limit: int) -> tuple[int, str]:
    """Copies ``stream`` to ``target``; returns how many bytes, and their SHA-256 in base64.

    Stops once more than ``limit`` bytes have come.
    """
    written, digest = 0, hashlib.sha256()
    with target.open("wb") as file:
        while written <= limit:
            chunk = stream.read(min(COPY_CHUNK, limit + 1 - written))
            if not chunk:
                break
            file.write(chunk)
            digest.update(chunk)
            written += len(chunk)
    return written, base64.b64encode(digest.digest()).decode()
