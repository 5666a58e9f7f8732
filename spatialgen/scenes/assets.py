"""The panoramas, drawings and recordings that scenes are made of, kept beside this file.

`assets/manifest.json` names the source, version, sha256 and licence of each; `gather.py` makes them
anew. Every file belongs to one split: what is held out is never trained on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray
from PIL import Image

from .sources import Split

ASSETS = Path(__file__).parent / "assets"
SAMPLE_RATE = 44100


@dataclass(frozen=True)
class Recording:
    """A mono recording of a kind of thing, and the calls in it: spans in seconds."""

    file: str
    kind: str
    calls: tuple[tuple[float, float], ...]


@lru_cache(maxsize=1)
def manifest() -> tuple[dict[str, Any], ...]:
    """What is said of each file: file, kind, split, licence, credit, source, member, sha256."""
    told = json.loads((ASSETS / "manifest.json").read_text("utf-8"))
    return tuple(told["files"])


def _files(folder: str, split: Split, kind: str | None = None) -> list[dict[str, Any]]:
    return [
        entry
        for entry in manifest()
        if entry["file"].startswith(f"{folder}/")
        and entry["split"] == split
        and (kind is None or entry["kind"] == kind)
    ]


@lru_cache(maxsize=8)
def panoramas(split: Split) -> tuple[str, ...]:
    """The panoramas of a split, by file."""
    return tuple(entry["file"] for entry in _files("panoramas", split))


@lru_cache(maxsize=64)
def pictures(kind: str, split: Split) -> tuple[str, ...]:
    """The drawings of a kind in a split, by file."""
    return tuple(entry["file"] for entry in _files("pictures", split, kind))


@lru_cache(maxsize=64)
def recordings(kind: str, split: Split) -> tuple[Recording, ...]:
    """The recordings of a kind in a split; kind "ambience" is the air around."""
    return tuple(
        Recording(entry["file"], kind, tuple((a, b) for a, b in entry["calls"]))
        for entry in _files("sounds", split, kind)
    )


@lru_cache(maxsize=32)
def panorama(file: str, width: int, height: int) -> NDArray[np.uint8]:
    """A panorama's picture [h, w, 3], sRGB."""
    with Image.open(ASSETS / file) as image:
        return np.asarray(image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS))


@lru_cache(maxsize=512)
def picture(file: str, size: int) -> NDArray[np.float32]:
    """A drawing [size, size, 4] from 0 to 1, its colours multiplied by alpha."""
    with Image.open(ASSETS / file) as image:
        rgba = np.asarray(image.convert("RGBA"), np.float32) / 255
    rgba[..., :3] *= rgba[..., 3:]
    channels = [
        np.asarray(Image.fromarray(rgba[..., c]).resize((size, size), Image.Resampling.BOX))
        for c in range(4)
    ]
    return np.stack(channels, axis=-1)


@lru_cache(maxsize=256)
def sound(file: str) -> NDArray[np.float32]:
    """A recording's samples [s] at `SAMPLE_RATE`, its peak about 0.7."""
    samples, _ = soundfile.read(ASSETS / file, dtype="float32")
    return np.asarray(samples, np.float32)
