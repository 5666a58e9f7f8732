"""Where examples come from: scenes of the generator, folders of (video, sound field) pairs, sounds.

Axis letters: t video frames (8 a second), h w image, c channels, s samples.
"""

from __future__ import annotations

import hashlib
import json
import logging
import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from ..cli_progress import Tally
from ..config import ModelConfig
from ..model_card import ModelProblem
from ..pipeline import FRAME_WIDTH
from ..scenes import render_sound
from ..scenes.assets import manifest
from ..stages import ClipProblem
from .dataset import HEARD, HELD_OUT, render_panoramas, training_scene
from .folders import SOUNDS, VIDEOS, Pair, find_pairs
from .settings import TrainingSettings

LOG = logging.getLogger("spatialgen.training")
SPARE = 0.02
"""Windows: a video may end so much before its last window does, as containers round."""
SCENES = "scenes"
"""The word that asks for the generator's scenes instead of a folder."""


class TrainingProblem(ModelProblem):
    """A training that cannot start or go on; the message is a sentence for people."""


class Source(Protocol):
    """Examples of one length to learn the fine stage from."""

    def __len__(self) -> int: ...

    def name(self, index: int) -> str:
        """A name for files: unique in the source, the same in every run."""

    def frames(self, index: int) -> NDArray[np.uint8]:
        """The panorama's frames, uint8 [t, h, w, 3]."""

    def sound(self, index: int) -> NDArray[np.float32]:
        """The sound field at the model's rate, AmbiX float32 [4, s]."""


class Sounds(Protocol):
    """Recordings of one length to learn the coarse stage from."""

    def __len__(self) -> int: ...

    def name(self, index: int) -> str:
        """A name for files: unique in the source, the same in every run."""

    def sound(self, index: int) -> NDArray[np.float32]:
        """One, two or four (AmbiX) channels at the model's rate, float32 [c, s]."""


@dataclass(frozen=True)
class SceneSource:
    """Generated scenes, rendered as they are asked for."""

    seeds: Sequence[int]
    duration: float
    sample_rate: int

    def __len__(self) -> int:
        return len(self.seeds)

    def name(self, index: int) -> str:
        return f"scene-{self.seeds[index]}"

    def frames(self, index: int) -> NDArray[np.uint8]:
        return render_panoramas(training_scene(self.seeds[index], self.duration))

    def sound(self, index: int) -> NDArray[np.float32]:
        scene = training_scene(self.seeds[index], self.duration)
        return np.clip(render_sound(scene, self.sample_rate), -1, 1)


@dataclass(frozen=True)
class SceneSounds:
    """Recordings, mixed as scenes that the fine stage never sees: by turns in mono (W) and in
    stereo (two cardioids, to the left and to the right)."""

    count: int
    duration: float
    sample_rate: int

    def __len__(self) -> int:
        return self.count

    def name(self, index: int) -> str:
        return f"mix-{HEARD + index}"

    def sound(self, index: int) -> NDArray[np.float32]:
        scene = training_scene(HEARD + index, self.duration)
        w, y, _, _ = render_sound(scene, self.sample_rate)
        heard = [w] if index % 2 == 0 else [w + y, w - y]
        return np.stack(heard).astype(np.float32) / np.float32(math.sqrt(len(heard)))


@dataclass(frozen=True)
class Window:
    """A stretch of a pair from `start` seconds on."""

    pair: Pair
    name: str
    start: float


@dataclass(frozen=True)
class PairSource:
    """Pairs on a disk, each cut into windows of the model's length; a shorter rest is left out."""

    windows: Sequence[Window]
    duration: float
    sample_rate: int

    def __len__(self) -> int:
        return len(self.windows)

    def name(self, index: int) -> str:
        return self.windows[index].name

    def frames(self, index: int) -> NDArray[np.uint8]:
        window = self.windows[index]
        return window.pair.read_frames(FRAME_WIDTH, window.start, self.duration)

    def sound(self, index: int) -> NDArray[np.float32]:
        window = self.windows[index]
        return window.pair.read_sound(self.sample_rate, window.start, self.duration)


@dataclass(frozen=True)
class FileSounds:
    """Sound files of any rate and length, of one, two or four channels: one window of each."""

    paths: Sequence[Path]
    duration: float
    sample_rate: int

    def __len__(self) -> int:
        return len(self.paths)

    def name(self, index: int) -> str:
        return f"sound-{_digest(str(self.paths[index].resolve()))}"

    def sound(self, index: int) -> NDArray[np.float32]:
        path = self.paths[index]
        with soundfile.SoundFile(path) as file:
            # A little more than is wanted, for the resampler's filter.
            heard = file.read(
                int((self.duration + 0.1) * file.samplerate), dtype="float32", always_2d=True
            )
            rate = file.samplerate
        if rate != self.sample_rate:
            heard = soxr.resample(heard, rate, self.sample_rate)
        out = np.zeros((heard.shape[1], round(self.duration * self.sample_rate)), np.float32)
        if len(out) not in (1, 2, 4):
            raise TrainingProblem(f"“{path}” has {len(out)} channels; 1, 2 or 4 can be used.")
        out[:, : len(heard)] = heard.T[:, : out.shape[1]]
        return out


def pair_source(folders: Sequence[Path], config: ModelConfig, lengths: Path) -> PairSource:
    """All windows of the pairs in some folders. Raises `ClipProblem`, `TrainingProblem`.

    `lengths` is a file that remembers how long the videos are, as looking takes a while.
    """
    duration = config.sample_size / config.sample_rate
    pairs = [(folder, pair) for folder in folders for pair in find_pairs(folder)]
    seconds = _lengths([pair for _, pair in pairs], lengths)
    windows = []
    for (folder, pair), length in zip(pairs, seconds, strict=True):
        stem = f"{_digest(str(folder.resolve()))}-{_digest(pair.name)}"
        whole = int(length / duration + SPARE)
        windows += [Window(pair, f"{stem}-{k}", k * duration) for k in range(whole)]
    if not windows:
        names = ", ".join(f"“{folder}”" for folder in folders)
        raise TrainingProblem(f"No video in {names} is as long as the model's {duration:g} s.")
    return PairSource(windows, duration, config.sample_rate)


def _lengths(pairs: Sequence[Pair], file: Path) -> list[float]:
    """Seconds of each pair's video, 0 where it cannot be read."""
    known: dict[str, float] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    missing = [pair for pair in pairs if str(pair.video.resolve()) not in known]
    pace = Tally("looking at videos", len(missing))
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # each looks in a process of its own
        for done, (pair, length) in enumerate(
            zip(missing, pool.map(_length, missing), strict=True), start=1
        ):
            known[str(pair.video.resolve())] = length
            pace(done)
    if missing:
        part = file.with_suffix(".part")
        part.write_text(json.dumps(known), "utf-8")
        part.replace(file)
    return [known[str(pair.video.resolve())] for pair in pairs]


def _length(pair: Pair) -> float:
    try:
        return pair.duration()
    except ClipProblem as problem:
        LOG.warning("“%s” is left out: %s", pair.name, problem)
        return 0.0


def held_apart(source: PairSource, count: int) -> tuple[PairSource, PairSource]:
    """Examples to learn from, and about `count` to measure on, by a hash of the pairs' names.

    All windows of a pair go the same way, and a pair that is added later moves no other. At most
    half of the pairs are held out.
    """
    names = sorted({_pair_mark(w) for w in source.windows}, key=_digest)
    held, windows = set[str](), 0
    for name in names[: len(names) // 2]:
        if windows >= count:
            break
        held.add(name)
        windows += sum(_pair_mark(w) == name for w in source.windows)
    if not held:
        raise TrainingProblem("One pair alone cannot both be learned from and measured on.")
    parts = [
        [w for w in source.windows if (_pair_mark(w) in held) is kept] for kept in (False, True)
    ]
    train, rest = (PairSource(p, source.duration, source.sample_rate) for p in parts)
    return train, rest


def _pair_mark(window: Window) -> str:
    return window.name.rsplit("-", 1)[0]


def file_sounds(folders: Sequence[Path], config: ModelConfig) -> FileSounds:
    """Sound files of some folders that belong to no video."""
    found = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in SOUNDS
        and not any(path.with_suffix(video).exists() for video in VIDEOS)
    ]
    return FileSounds(found, config.sample_size / config.sample_rate, config.sample_rate)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Data:
    """Examples to learn from, to measure on, and sounds for the coarse stage."""

    train: Source
    held_out: Source
    sounds: Sounds


def scene_data(config: ModelConfig, settings: TrainingSettings) -> Data:
    """The generator's scenes; raises `TrainingProblem`."""
    if not settings.scenes:
        raise TrainingProblem(
            "The configuration does not say how many “training.scenes” to learn from. Add that, or "
            "name folders of videos with their sound fields (--data)."
        )
    seconds, rate = config.sample_size / config.sample_rate, config.sample_rate
    held = range(HELD_OUT, HELD_OUT + settings.held_out)
    heard = settings.coarse.examples if settings.coarse else 0
    return Data(
        SceneSource(range(settings.scenes), seconds, rate),
        SceneSource(held, seconds, rate),
        SceneSounds(heard, seconds, rate),
    )


def folder_data(
    folders: Sequence[Path], config: ModelConfig, settings: TrainingSettings, lengths: Path
) -> Data:
    """The pairs of some folders and their other sounds; see `pair_source`."""
    train, held = held_apart(pair_source(folders, config, lengths), settings.held_out)
    return Data(train, held, file_sounds(folders, config))


def material() -> list[str]:
    """Whom the scenes' pictures and recordings to learn from are owed to, and their licences."""
    used = [entry for entry in manifest() if entry["split"] == "train"]
    return sorted({f"{entry['credit']} ({entry['licence']})" for entry in used})
