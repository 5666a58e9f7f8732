"""The latents of a take along its clip: what windows go on from, and what a retake keeps.

Latent frames are counted from the clip's beginning, so the tracks of two ranges of one clip fit
one another. Axis letters: c channels, l latent frames.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from spatialgen.export.unfinished import unfinished
from spatialgen.framing import Framing, Orientation, TimeRange
from spatialgen.stages import ClipProblem
from spatialgen.windows import Window

Latents = NDArray[np.float32]
Mask = NDArray[np.bool_]

VERSION = 1
_KEY = "latents"
_FACTS = "take"


class LatentTrack:
    """Latents [c, l] from latent frame `first` on, of which those in `known` [l] are decided."""

    def __init__(self, first: int, latents: int, channels: int) -> None:
        self.first = first
        self.values: Latents = np.zeros((channels, latents), np.float32)
        self.known: Mask = np.zeros(latents, bool)

    @property
    def stop(self) -> int:
        """One past the last latent frame."""
        return self.first + len(self.known)

    def put(self, start: int, values: Latents) -> None:
        """Decide the latents from `start` on; what lies outside the track is let go."""
        here, there = self._overlap(start, values.shape[1])
        self.values[:, here] = values[:, there]
        self.known[here] = True

    def forget(self, start: int, stop: int) -> None:
        """The latents from `start` to `stop` are to be found anew."""
        here, _ = self._overlap(start, stop - start)
        self.known[here] = False

    def read(self, start: int, latents: int) -> tuple[Latents, Mask]:
        """The latents from `start` on and which of them are known; outside the track none is."""
        values = np.zeros((len(self.values), latents), np.float32)
        known = np.zeros(latents, bool)
        here, there = self._overlap(start, latents)
        values[:, there], known[there] = self.values[:, here], self.known[here]
        return values, known

    def _overlap(self, start: int, count: int) -> tuple[slice, slice]:
        """Where `count` latents from `start` and the track meet: in the track, and in them."""
        low, high = max(start, self.first), min(start + count, self.stop)
        high = max(low, high)
        return slice(low - self.first, high - self.first), slice(low - start, high - start)


def track_over(windows: tuple[Window, ...], channels: int) -> LatentTrack:
    """An empty track for all that the windows cover."""
    first = windows[0].latent_start
    return LatentTrack(first, windows[-1].latent_stop - first, channels)


@dataclass(frozen=True)
class KeptLatents:
    """What is kept of a take: its latents [c, l] from frame `first` on, and how they came to be.

    `gain_db` is the gain of the take's files, so that they can be led back to the model's level.
    """

    values: Latents
    windows: tuple[Window, ...]
    framing: Framing
    sample_rate: int
    samples_per_latent: int
    gain_db: float = 0.0

    @property
    def first(self) -> int:
        """The latent frame of the clip that the first column belongs to."""
        return self.windows[0].latent_start


def write_latents(kept: KeptLatents, out: Path) -> None:
    """Write what is kept of a take as safetensors; it appears whole or not at all."""
    facts = {
        "version": VERSION,
        "range": asdict(kept.framing.range),
        "orientation": asdict(kept.framing.orientation),
        "sample_rate": kept.sample_rate,
        "samples_per_latent": kept.samples_per_latent,
        "gain_db": kept.gain_db,
        "windows": [asdict(window) for window in kept.windows],
    }
    with unfinished(out) as path:
        save_file(
            {_KEY: np.ascontiguousarray(kept.values)}, path, metadata={_FACTS: json.dumps(facts)}
        )


def read_latents(path: Path) -> KeptLatents:
    """Read what `write_latents` wrote.

    Raises:
        ClipProblem: the file is not there, or holds no latents of a take.
    """
    try:
        with safe_open(path, "numpy") as file:
            facts = json.loads((file.metadata() or {})[_FACTS])
            values: Latents = file.get_tensor(_KEY)
        return _kept(facts, values)
    except (KeyError, TypeError, ValueError, OSError, SafetensorError) as error:
        raise ClipProblem(
            "take_unusable",
            f"“{path.name}” does not hold the latents of a take, so nothing can go on from it.",
        ) from error


def _kept(facts: dict[str, Any], values: Latents) -> KeptLatents:
    windows = tuple(Window(**window) for window in facts["windows"])
    length = windows[-1].latent_stop - windows[0].latent_start
    if facts["version"] != VERSION or values.ndim != 2 or values.shape[1] != length:
        raise ValueError("The latents do not fit their windows.")
    framing = Framing(TimeRange(**facts["range"]), Orientation(**facts["orientation"]))
    return KeptLatents(
        values,
        windows,
        framing,
        facts["sample_rate"],
        facts["samples_per_latent"],
        facts["gain_db"],
    )
