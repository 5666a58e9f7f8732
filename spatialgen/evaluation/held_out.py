"""The held-out scenes a model is measured on, and its sound for them, without any video file.

Axis letters: c channels, s samples, h w image.
"""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from .. import scenes
from ..ambisonics import W
from ..config import FRAMES_PER_SECOND, GenerationOptions
from ..pipeline import GenerativeModel, waveforms_for
from ..scenes import Scene, events, render_frame, render_sound, scene_from_seed
from ..spatial_model import SpatialModel
from ..stages import say_nothing
from ..training.dataset import HEIGHT, WIDTH
from ..video import Frame
from .truth import Truth, truth_of

Sound = NDArray[np.float32]

FIRST_SEED = 3_600_000
DURATION = 10.0


@dataclass(frozen=True)
class Group:
    """A sort of scene: how many things, whether they move, and how many of 200 scenes are such."""

    name: str
    things: tuple[int, ...]
    moving: float
    part: int


ONE_STATIC = Group("one static", (1,), 0.0, 80)
ONE_MOVING = Group("one moving", (1,), 1.0, 50)
TWO = Group("two", (2,), 0.35, 50)
SEVERAL = Group("three or four", (3, 4), 0.35, 20)
GROUPS = (ONE_STATIC, ONE_MOVING, TWO, SEVERAL)


def group_of(truth: Truth) -> str:
    """The name of the sort of scene that a known clip is."""
    if len(truth.things) > 1:
        return TWO.name if len(truth.things) == 2 else SEVERAL.name
    return ONE_MOVING.name if any(t.moving for t in truth.things) else ONE_STATIC.name


@dataclass(frozen=True)
class HeldOut:
    """One held-out scene to be drawn: its seed, and the sort of scene."""

    seed: int
    group: Group

    @property
    def name(self) -> str:
        """What the scene is called in results."""
        return f"scene-{self.seed}"

    def scene(self) -> Scene:
        """The scene itself."""
        things = self.group.things[self.seed % len(self.group.things)]
        return scene_from_seed(
            self.seed, DURATION, things=things, moving=self.group.moving, split="held_out"
        )


def held_out_scenes(count: int) -> list[HeldOut]:
    """`count` held-out scenes, the groups in their proportions and well mixed.

    The seeds of a group do not depend on `count`: a larger evaluation holds the smaller one's
    scenes. Raises ValueError for fewer than one.
    """
    if count < 1:
        raise ValueError(f"An evaluation takes at least one scene, not {count}.")
    drawn = []
    for number, group in enumerate(GROUPS):
        share = _part(count, number)
        places = [(i + 0.5) / share for i in range(share)]
        seeds = [FIRST_SEED + 10_000 * number + i for i in range(share)]
        drawn += [(p, number, HeldOut(s, group)) for p, s in zip(places, seeds, strict=True)]
    return [scene for _, _, scene in sorted(drawn, key=lambda item: item[:2])]


def _part(count: int, number: int) -> int:
    """How many of `count` scenes are of a group: rounded so that all add up."""
    before = sum(group.part for group in GROUPS[:number])
    whole = sum(group.part for group in GROUPS)
    after = before + GROUPS[number].part
    return round(count * after / whole) - round(count * before / whole)


class SceneFrames(Iterator[Frame]):
    """A scene's panoramas, eight a second: what the pipeline reads instead of a video."""

    def __init__(self, scene: Scene, width: int, height: int) -> None:
        self.duration = scene.duration
        self.count = math.ceil(round(scene.duration * FRAMES_PER_SECOND, 6))
        self._scene, self._size, self._next = scene, (width, height), 0

    def __next__(self) -> Frame:
        if self._next == self.count:
            raise StopIteration
        time = self._next / FRAMES_PER_SECOND
        self._next += 1
        return render_frame(self._scene, time, *self._size)


def generate_for(
    scene: Scene, model: GenerativeModel, options: GenerationOptions
) -> tuple[Sound, float]:
    """A model's sound field [4, s] at its own rate for a scene, and how many seconds that took."""
    began = time.monotonic()
    pieces = list(waveforms_for(SceneFrames(scene, WIDTH, HEIGHT), model, options, say_nothing))
    sound = np.concatenate(pieces, axis=1)[:, : round(scene.duration * model.sample_rate)]
    return np.ascontiguousarray(sound), time.monotonic() - began


def through_autoencoder(sound: Sound, model: SpatialModel) -> Sound:
    """A sound field [4, s] at the model's rate, encoded and decoded again."""
    latents, _ = model.encode(torch.from_numpy(sound)[None])
    decoded: Sound = model.decode(latents)[0].float().cpu().numpy()
    return decoded[:, : sound.shape[1]]


def scene_facts(scene: Scene) -> str:
    """All that decides how a scene looks and sounds: itself, and the generator's own files."""
    return f"{scene!r} {_generator_checksum()}"


@lru_cache(maxsize=1)
def _generator_checksum() -> str:
    folder = Path(scenes.__file__).parent
    files = sorted([*folder.glob("*.py"), *folder.rglob("*.json")])
    content = b"".join(path.read_bytes() for path in files)
    return hashlib.sha256(content).hexdigest()


def known_truth(scene: Scene, sample_rate: int) -> Truth:
    """Who is where, when, and how loud: the level of each thing's own sound in W, in dB.

    Where several sound, each is rendered alone to see which is the stronger.
    """
    told = events(scene)
    if len(scene.things) == 1:
        return truth_of(told, scene.duration)
    levels = []
    for thing in scene.things:
        alone = render_sound(replace(scene, things=(thing,)), sample_rate)[W]
        energy = float(np.square(alone, dtype=np.float64).mean())
        levels.append(10 * math.log10(energy + 1e-12))
    return truth_of(told, scene.duration, levels)
