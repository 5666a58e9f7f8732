"""Parts of uploads, in one contract for two places: a folder of this machine, and a bucket.

``disk.py`` and ``bucket.py`` keep it; which of them holds an upload's parts says ``upload.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol, TypedDict

from django.utils.translation import gettext as _

from webapp.clips.models import Upload
from webapp.errors import Refusal

NAME_BYTES = 120  # file systems take 255, and others add to the name
CHECKSUM_HEADER = "x-amz-checksum-sha256"  # S3's own name for it, on the disk as in the bucket

Report = Callable[[float], None]
"""Hears how far a piece of work is, 0 to 1."""


class ReadsBytes(Protocol):
    """What a request and a file have in common."""

    def read(self, size: int, /) -> bytes:
        """Up to ``size`` bytes; none at the end."""


class PartOffer(TypedDict):
    """Where part ``number`` is to be PUT, and with which headers."""

    number: int
    url: str
    headers: dict[str, str]


class Parts(Protocol):
    """The parts of one upload."""

    def received(self) -> list[int]:
        """The numbers (from 1) of those that have arrived whole."""

    def offer(self, checksums: Mapping[int, str]) -> list[PartOffer]:
        """Where to send the parts of these numbers and SHA-256 sums (base64, "" for none)."""

    def receive(self, number: int, stream: ReadsBytes, sha256: str) -> None:
        """Takes part ``number`` by way of this process. The same part twice is stored once."""

    def join(self, folder: Path, report: Report) -> Path:
        """The whole file in ``folder``, for the probe to look at."""

    def publish(self, whole: Path, key: str) -> str:
        """Puts the whole file into the storage under ``key``; returns the key it got."""

    def forget(self) -> None:
        """Removes them, and what was made of them unless it is a clip."""


def clip_key(upload: Upload) -> str:
    """The name in the storage of the file that ``upload`` becomes."""
    return f"clips/{upload.clip_to_be}/{safe_name(upload.name)}"


def safe_name(name: str) -> str:
    """``name`` as a file's name in the storage."""
    words = re.sub(r"[^-\w.]+", "_", Path(name.replace("\\", "/")).name)
    end = words.encode()[-NAME_BYTES:].decode(errors="ignore")
    return end.lstrip(".") or "clip"


def check_part(upload: Upload, number: int, written: int, sha256: str, found: str) -> None:
    """Refuses a part that has not the size or not the sum it must have."""
    expected = upload.bytes_of_part(number)
    facts = {"number": number, "name": upload.name, "expected": expected, "arrived": written}
    if written > expected:
        raise Refusal(
            "part_size",
            _(
                "Part %(number)s of “%(name)s” has %(expected)s bytes, but more arrived. "
                "Send the part again."
            )
            % facts,
        )
    if written < expected:
        raise Refusal(
            "part_size",
            _(
                "Part %(number)s of “%(name)s” has %(expected)s bytes, but %(arrived)s arrived. "
                "Send the part again."
            )
            % facts,
        )
    if sha256 and sha256 != found:
        raise Refusal(
            "checksum",
            _("Part %(number)s of “%(name)s” was damaged on its way. Send the part again.") % facts,
        )
