"""Scenes to learn from: small frames and exact sound fields, rendered once and kept on disk.

Axis letters: t video frames (8 a second), k kinds, h w image, s samples. A seed is a scene; seeds
below `HELD_OUT` are for training, the others for measuring, so that no scene is in both.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..ambisonics import Direction, unit_vector
from ..config import FRAMES_PER_SECOND
from ..encoders.convnet import PANORAMA_SIZE
from ..scenes import KINDS, Scene, render_frame, render_sound, scene_from_seed

HELD_OUT = 1_000_000
HEARD = 10_000_000
HEIGHT, WIDTH = PANORAMA_SIZE
THINGS = (0.45, 0.3, 0.15, 0.1)
"""Chances that a training scene holds one, two, three, four things."""


def training_scene(seed: int, duration: float, things: int | None = None) -> Scene:
    """The scene of a seed: one to four things, one in three of them moving."""
    if things is None:
        count = int(np.random.default_rng([seed, 360]).choice(len(THINGS), p=THINGS)) + 1
    else:
        count = things
    held_out = HELD_OUT <= seed < HEARD
    return scene_from_seed(seed, duration, things=count, split="held_out" if held_out else "train")


def render_panoramas(scene: Scene) -> NDArray[np.uint8]:
    """What an encoder sees of the panorama: uint8 [t, 144, 288, 3]."""
    frames = range(round(scene.duration * FRAMES_PER_SECOND))
    return np.stack([render_frame(scene, n / FRAMES_PER_SECOND, WIDTH, HEIGHT) for n in frames])


def truth_at(
    scene: Scene, time: float
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """The exact answer to what an image encoder should find in the scene's frame at a time.

    Whether each kind is there [k], its direction [k, 3] as a unit vector (x front, y left, z up)
    and how much it acts [k], 0..1.
    """
    there = np.zeros(len(KINDS), np.float32)
    direction = np.zeros((len(KINDS), 3), np.float32)
    activity = np.zeros(len(KINDS), np.float32)
    for thing in scene.things:
        kind = KINDS.index(thing.kind)
        azimuth, elevation = thing.path.at(np.array(time))
        there[kind] = 1
        direction[kind] = unit_vector(Direction(float(azimuth), float(elevation)))
        activity[kind] = thing.activity(time)
    return there, direction, activity


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
    """Frames uint8 [t, 144, 288, 3] and sound field float32 [4, s] of a rendered seed."""
    with np.load(scene_file(folder, seed)) as kept:
        return kept["panorama"], kept["sound"].astype(np.float32) / 32767


def load_sound(folder: Path, seed: int) -> NDArray[np.float32]:
    """The sound field float32 [4, s] of a rendered seed."""
    with np.load(scene_file(folder, seed)) as kept:
        sound: NDArray[np.int16] = kept["sound"]
    return sound.astype(np.float32) / np.float32(32767)
