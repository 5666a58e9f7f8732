"""The exact sound field of a scene, and who is where, when."""

from __future__ import annotations

from typing import Any

import numpy as np
import soxr
from numpy.typing import NDArray

from ..ambisonics import encode
from . import assets
from .rooms import room_field
from .scene import STEADY, STRUCK, Action, Scene, Thing

PEAK = 0.89
"""No sample of a rendered scene is louder: a scene that would be is turned down as a whole."""
ATTACK, RELEASE = 0.006, 0.05  # seconds


def render_sound(scene: Scene, sample_rate: int = 48000) -> NDArray[np.float32]:
    """The sound field, AmbiX W, Y, Z, X with SN3D gains, float32 [4, s].

    Each thing is a plane wave from where it is drawn, with the reflections of the scene's room if
    it has one; the ambience is diffuse.
    """
    field = _ambience(scene)
    for thing in scene.things:
        field += sound_of(thing, scene)
    if sample_rate != assets.SAMPLE_RATE:
        field = soxr.resample(field.T, assets.SAMPLE_RATE, sample_rate).T
        field = _fit(field, round(scene.duration * sample_rate))
    peak = float(np.abs(field).max(initial=0.0))
    return np.ascontiguousarray(field * min(1.0, PEAK / max(peak, 1e-9)), np.float32)


def _fit(field: NDArray[np.float32], samples: int) -> NDArray[np.float32]:
    return np.pad(field[:, :samples], ((0, 0), (0, max(0, samples - field.shape[1]))))


def sound_of(thing: Thing, scene: Scene) -> NDArray[np.float32]:
    """One thing's sound field, following its path: float32 [4, s] at the assets' rate."""
    mono = voice(thing, scene.duration)
    time = np.arange(len(mono)) / assets.SAMPLE_RATE if thing.path.moves else np.zeros(1)
    azimuth, elevation = thing.path.at(time)
    if scene.room is not None:
        return room_field(mono, azimuth, elevation, assets.SAMPLE_RATE, scene.room)
    return encode(mono, azimuth, elevation).astype(np.float32)


def voice(thing: Thing, duration: float) -> NDArray[np.float32]:
    """What a thing plays, mono [s] at the assets' rate, as loud as its `level_db` says."""
    rate = assets.SAMPLE_RATE
    mono = np.zeros(round(duration * rate), np.float32)
    for action in thing.actions:
        first = round(action.start * rate)
        played = _played(action, thing.kind in STEADY)[: len(mono) - first]
        if thing.kind in STRUCK and first:  # the next stroke stops the last
            stop = min(first, round(RELEASE * rate))
            mono[first - stop : first] *= np.linspace(1, 0, stop, dtype=np.float32)
            mono[first:] = 0
        mono[first : first + len(played)] += played
    halves = (mono[first : first + rate // 2] for first in range(0, len(mono), rate // 2))
    loudest = max(float(np.square(half).mean()) for half in halves)
    gain = 10 ** (thing.level_db / 20) / np.sqrt(max(loudest, 1e-10))
    return np.asarray(mono * np.float32(gain), np.float32)


def _played(action: Action, steady: bool) -> NDArray[np.float32]:
    """An act's samples, with short fades; a steady recording that is too short goes round."""
    rate = assets.SAMPLE_RATE
    whole = assets.sound(action.recording)
    samples = round((action.end - action.start) * rate)
    first = round(action.offset * rate)
    if steady and first + samples > len(whole):
        whole = np.tile(whole, 1 + (first + samples) // len(whole))
    part = whole[first : first + samples].copy()
    rise, fall = min(len(part), round(ATTACK * rate)), min(len(part), round(RELEASE * rate))
    part[:rise] *= np.linspace(0, 1, rise, dtype=np.float32)
    part[len(part) - fall :] *= np.linspace(1, 0, fall, dtype=np.float32)
    return part


def _ambience(scene: Scene) -> NDArray[np.float32]:
    """The air around, alike from everywhere: four stretches of a recording far from one another."""
    whole = assets.sound(scene.ambience.file)
    samples = round(scene.duration * assets.SAMPLE_RATE)
    first = int(np.random.default_rng([scene.seed, 0x5EA]).integers(len(whole)))
    starts = [first + k * len(whole) // 4 for k in range(4)]
    around = np.stack([np.resize(np.roll(whole, -start), samples) for start in starts])
    around /= max(float(np.sqrt(np.square(around[0]).mean())), 1e-6)
    gains = 10 ** (scene.ambience_db / 20) * np.array([1, *[1 / np.sqrt(3)] * 3])
    return (around * gains[:, None]).astype(np.float32)


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
                "moving": thing.path.moves,
                "level_db": round(thing.level_db, 2),
                "acts": [
                    {"start": round(a.start, 4), "end": round(a.end, 4)} for a in thing.actions
                ],
                "way": way,
            }
        )
    return told
