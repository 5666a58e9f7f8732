"""The exact sound field of a scene, and who is where, when."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..ambisonics import CHANNELS, encode
from .scene import Scene, Thing
from .voices import shaped_noise, voice

PEAK = 0.89
"""No sample of a rendered scene is louder: a scene that would be is turned down as a whole."""


def render_sound(scene: Scene, sample_rate: int = 48000) -> NDArray[np.float32]:
    """The sound field, AmbiX W, Y, Z, X with SN3D gains, float32 [4, s].

    Each thing is a plane wave from where it is drawn; the ambience is diffuse.
    """
    field = _ambience(scene, sample_rate)
    for thing in scene.things:
        field += sound_of(thing, scene.duration, sample_rate)
    peak = float(np.abs(field).max(initial=0.0))
    return field * np.float32(PEAK / peak) if peak > PEAK else field


def sound_of(thing: Thing, duration: float, sample_rate: int) -> NDArray[np.float32]:
    """One thing's plane wave, following its path: float32 [4, s]."""
    mono = voice(thing, duration, sample_rate)
    moves = thing.path.turning or thing.path.bob
    time = np.arange(len(mono)) / sample_rate if moves else np.zeros(1)
    azimuth, elevation = thing.path.at(time)
    return encode(mono, azimuth, elevation).astype(np.float32)


def _ambience(scene: Scene, sample_rate: int) -> NDArray[np.float32]:
    """Soft wind, alike from everywhere: W and three independent figures of eight."""
    rng = np.random.default_rng(scene.seed + 0x5EA)
    samples = round(scene.duration * sample_rate)
    wind = [shaped_noise(rng, samples, sample_rate, (90, 2400), -4) for _ in range(CHANNELS)]
    gains = 10 ** (scene.ambience_db / 20) * np.array([1, *[1 / math.sqrt(3)] * 3])
    return (np.stack(wind) * gains[:, None]).astype(np.float32)


def events(scene: Scene) -> list[dict[str, Any]]:
    """Who is where, when: for each thing its kind, its acts (seconds) and its way.

    Directions are degrees: azimuth anticlockwise from the front (-180 to 180), elevation up, every
    quarter of a second.
    """
    times = np.arange(0, scene.duration + 1e-6, 0.25)
    told = []
    for thing in scene.things:
        azimuth, elevation = (np.degrees(a) for a in thing.path.at(times))
        way = [
            {
                "time": round(float(t), 3),
                "azimuth": round(float((a + 180) % 360 - 180), 2),
                "elevation": round(float(e), 2),
            }
            for t, a, e in zip(times, azimuth, elevation, strict=True)
        ]
        told.append(
            {
                "kind": thing.kind,
                "moving": bool(thing.path.turning or thing.path.bob),
                "level_db": round(thing.level_db, 2),
                "acts": [
                    {"start": round(a.start, 4), "end": round(a.end, 4)} for a in thing.actions
                ],
                "way": way,
            }
        )
    return told
