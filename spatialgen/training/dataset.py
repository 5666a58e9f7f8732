"""Scenes to learn from: their frames, their exact sound fields, and what there is to see.

Axis letters: t video frames (8 a second), k kinds, h w image, s samples. A seed is a scene; seeds
below `HELD_OUT` are for training, the others for measuring, so that no scene is in both.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..ambisonics import Direction, unit_vector
from ..config import FRAMES_PER_SECOND
from ..encoders.namer import USUAL_SIZE
from ..scenes import KINDS, Scene, render_frame, scene_from_seed

Told = NDArray[np.float32]

HELD_OUT = 1_000_000
HEARD = 10_000_000
WIDTH, HEIGHT = 768, 384
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
    """What an encoder sees of the panorama: uint8 [t, h, w, 3]."""
    frames = range(round(scene.duration * FRAMES_PER_SECOND))
    return np.stack([render_frame(scene, n / FRAMES_PER_SECOND, WIDTH, HEIGHT) for n in frames])


def truth_at(scene: Scene, time: float) -> tuple[Told, Told, Told, Told]:
    """The exact answer to what an image encoder should find in the scene's frame at a time.

    Whether each kind is there [k], its direction [k, 3] as a unit vector (x front, y left, z up),
    how much it acts [k], 0..1, and how near it is [k]: its width over the usual, in octaves.
    """
    there = np.zeros(len(KINDS), np.float32)
    direction = np.zeros((len(KINDS), 3), np.float32)
    activity = np.zeros(len(KINDS), np.float32)
    nearness = np.zeros(len(KINDS), np.float32)
    for thing in scene.things:
        kind = KINDS.index(thing.kind)
        azimuth, elevation = thing.path.at(np.array(time))
        there[kind] = 1
        direction[kind] = unit_vector(Direction(float(azimuth), float(elevation)))
        activity[kind] = thing.activity(time)
        nearness[kind] = np.log2(thing.size / USUAL_SIZE)
    return there, direction, activity, nearness
