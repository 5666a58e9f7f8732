"""How full the disk is, and of what."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

KEEP = 60.0  # seconds: walking through many files is slow


@dataclass(frozen=True)
class Share:
    """A folder of the studio and what lies in it, in bytes."""

    title: str
    folder: str
    size: int


@dataclass(frozen=True)
class Disk:
    """The disk of the data folder, in bytes."""

    total: int
    free: int
    shares: list[Share]

    @property
    def used_percent(self) -> int:
        """How full it is, whoever has filled it."""
        return round(100 * (self.total - self.free) / self.total) if self.total else 0


def size_of(folder: Path) -> int:
    """Bytes of all files below ``folder``; files that go meanwhile count nothing."""
    total = 0
    for place, _folders, files in os.walk(folder):
        for name in files:
            try:
                total += (Path(place) / name).lstat().st_size
            except OSError:
                continue
    return total


def disk_use() -> Disk:
    """The disk as it is, the folders as they were within the last minute."""
    usage = shutil.disk_usage(settings.DATA)
    folders = {
        _("Media"): settings.MEDIA_ROOT,
        _("Uploads under way"): settings.UPLOADS,
        _("Work of takes"): settings.WORK,
        _("Models"): settings.MODELS,
    }
    sizes = cache.get_or_set("disk-use", lambda: [size_of(Path(f)) for f in folders.values()], KEEP)
    shares = [
        Share(title, str(folder), size)
        for (title, folder), size in zip(folders.items(), sizes or [], strict=True)
    ]
    return Disk(usage.total, usage.free, shares)
