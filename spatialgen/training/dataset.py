"""Scenes to learn from: small frames and exact sound fields, rendered once and kept on disk.

Axis letters: t video frames (8 a second), k kinds, h w image, s samples. A seed is a scene; seeds
below `HELD_OUT` are for training, the others for measuring, so that no scene is in both.
"""

from __future__ import annotations

from dataclasses import dataclass
from inspect import signature
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..config import FRAMES_PER_SECOND
from ..scenes import KINDS, Scene, render_frame, render_sound, scene_from_seed

HELD_OUT = 1_000_000
HEARD = 10_000_000
HEIGHT, WIDTH = 112, 224
THINGS = (0.40, 0.30, 0.17, 0.09, 0.04)
"""Chances that a training scene holds one, two, ... five things."""


def training_scene(seed: int, duration: float, things: int | None = None) -> Scene:
    """The scene of a seed: one to five things, one in three of them moving."""
    if things is None:
        count = int(np.random.default_rng([seed, 360]).choice(len(THINGS), p=THINGS)) + 1
    else:
        count = things
    split = "held_out" if HELD_OUT <= seed < HEARD else "train"
    told: dict[str, Any] = (
        {"split": split} if "split" in signature(scene_from_seed).parameters else {}
    )
    return scene_from_seed(seed, duration, things=count, **told)


def render_panoramas(scene: Scene) -> NDArray[np.uint8]:
    """What an encoder sees of the panorama: uint8 [t, 112, 224, 3], drawn twice as fine."""
    frames = round(scene.duration * FRAMES_PER_SECOND)
    small = np.empty((frames, HEIGHT, WIDTH, 3), np.uint8)
    for number in range(frames):
        fine = render_frame(scene, number / FRAMES_PER_SECOND, 2 * WIDTH, 2 * HEIGHT)
        sums = sum(fine[y::2, x::2].astype(np.uint16) for y in (0, 1) for x in (0, 1))
        small[number] = (sums + np.uint16(2)) // np.uint16(4)
    return small


@dataclass(frozen=True)
class Truth:
    """Who is where and acts how much, in each frame.

    `there` [k] is 1 for the kinds in the scene; `direction` [t, k, 3] unit vectors (x front,
    y left, z up); `activity` [t, k] 0..1.
    """

    there: NDArray[np.float32]
    direction: NDArray[np.float32]
    activity: NDArray[np.float32]


def truth_of(scene: Scene) -> Truth:
    """The exact answer to what an image encoder should find in the scene's frames."""
    times = np.arange(round(scene.duration * FRAMES_PER_SECOND)) / FRAMES_PER_SECOND
    there = np.zeros(len(KINDS), np.float32)
    direction = np.zeros((len(times), len(KINDS), 3), np.float32)
    activity = np.zeros((len(times), len(KINDS)), np.float32)
    for thing in scene.things:
        kind = KINDS.index(thing.kind)
        azimuth, elevation = thing.path.at(times)
        level = np.cos(elevation)
        there[kind] = 1
        direction[:, kind] = np.stack(
            [level * np.cos(azimuth), level * np.sin(azimuth), np.sin(elevation)], axis=-1
        )
        activity[:, kind] = [thing.activity(float(t)) for t in times]
    return Truth(there, direction, activity)


def scene_file(folder: Path, seed: int) -> Path:
    """Where the frames and the sound field of a seed are kept."""
    return folder / f"scene-{seed}.npz"


def render_to(folder: Path, seed: int, duration: float, sample_rate: int) -> Path:
    """Render a seed's frames and sound field into the folder, unless they are there already."""
    path = scene_file(folder, seed)
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        scene = training_scene(seed, duration)
        sound = np.clip(render_sound(scene, sample_rate), -1, 1)
        part = path.with_suffix(".part.npz")
        np.savez_compressed(
            part,
            panorama=render_panoramas(scene),
            sound=(sound * 32767).astype(np.int16),
        )
        part.replace(path)
    return path


def load_scene(folder: Path, seed: int) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Frames uint8 [t, 112, 224, 3] and sound field float32 [4, s] of a rendered seed."""
    with np.load(scene_file(folder, seed)) as kept:
        return kept["panorama"], kept["sound"].astype(np.float32) / 32767


def load_sound(folder: Path, seed: int) -> NDArray[np.float32]:
    """The sound field float32 [4, s] of a rendered seed."""
    with np.load(scene_file(folder, seed)) as kept:
        sound: NDArray[np.int16] = kept["sound"]
    return sound.astype(np.float32) / np.float32(32767)


@dataclass(frozen=True)
class Rendered:
    """Scenes of one duration (seconds) that lie rendered in a folder."""

    folder: Path
    duration: float
    seeds: list[int]
