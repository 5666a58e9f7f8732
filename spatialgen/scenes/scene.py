"""What a scene is: a panorama, the things in it, where they are and when they sound.

Directions are azimuth (anticlockwise from the front) and elevation (up), radians. A thing moves,
flashes and sounds from the same numbers, so what is seen and what is heard coincide exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from .backdrop import Backdrop, backdrop_from_seed

Kind = Literal["bell", "bird", "drum", "ball", "siren", "fountain", "train"]
KINDS: tuple[Kind, ...] = ("bell", "bird", "drum", "ball", "siren", "fountain", "train")
STRUCK: frozenset[Kind] = frozenset({"bell", "drum", "ball", "train"})
"""Kinds that sound in single strokes; the others sound from an action's start to its end."""

FADE = {"bell": 0.55, "drum": 0.22, "ball": 0.18, "train": 0.16}
"""Seconds in which the visible trace of a stroke falls to 1/e."""


@dataclass(frozen=True)
class Action:
    """One audible and visible act of a thing, seconds."""

    start: float
    end: float


@dataclass(frozen=True)
class Course:
    """Where a thing is: a start, steady turning about the vertical axis, and a slow bobbing."""

    azimuth: float
    elevation: float
    turning: float = 0.0  # radians a second, anticlockwise
    bob: float = 0.0  # radians
    bob_period: float = 4.0  # seconds

    def at(self, time: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Azimuth and elevation at times in seconds, any shape."""
        azimuth = self.azimuth + self.turning * time
        elevation = self.elevation + self.bob * np.sin(2 * np.pi * time / self.bob_period)
        return azimuth, elevation


@dataclass(frozen=True)
class Thing:
    """Something that can be seen and heard. `size` is its angular width, radians."""

    kind: Kind
    path: Course
    size: float
    actions: tuple[Action, ...]
    level_db: float = -20.0  # RMS of its loudest half second, dBFS
    seed: int = 0
    floating: bool = False

    def activity(self, time: float) -> float:
        """How strongly it acts at a time, 0..1: what the picture shows and the sound follows."""
        begun = [action for action in self.actions if action.start <= time + 1e-9]
        if not begun:
            return 0.0
        if self.kind in STRUCK:
            return float(np.exp(-(time - begun[-1].start) / FADE[self.kind]))
        edge = 0.05
        inside = min(time - begun[-1].start + 0.01, begun[-1].end - time + edge) / edge
        return float(np.clip(inside, 0.0, 1.0))

    def phase(self, time: float) -> float:
        """Position in the cycle of strokes: 0 at a stroke, rising to 1 just before the next."""
        starts = [action.start for action in self.actions]
        if self.kind not in STRUCK or len(starts) < 2:
            return (time * 1.7 + self.seed % 97 / 97) % 1.0
        after = int(np.searchsorted(starts, time + 1e-9))
        if after == 0:
            return 1.0 - float(np.clip((starts[0] - time) / (starts[1] - starts[0]), 0, 1)) * 0.999
        if after == len(starts):
            return float(np.clip((time - starts[-1]) / (starts[-1] - starts[-2]), 0, 0.999))
        return float((time - starts[after - 1]) / (starts[after] - starts[after - 1]))

    def strokes(self, time: float) -> int:
        """How many actions have begun by a time."""
        return sum(action.start <= time + 1e-9 for action in self.actions)


@dataclass(frozen=True)
class Scene:
    """A synthetic 360° scene of `duration` seconds."""

    backdrop: Backdrop
    things: tuple[Thing, ...]
    duration: float
    ambience_db: float = -50.0  # RMS of the ambience in W, dBFS
    seed: int = 0


def scene_from_seed(
    seed: int, duration: float = 10.0, things: int | None = None, moving: float = 0.35
) -> Scene:
    """Draw a scene at random: one to three things of different kinds anywhere around.

    `things` fixes their number (1 to 7); `moving` is the chance that one moves. The same seed
    gives the same scene. Raises ValueError for a duration or number out of range.
    """
    if duration <= 0:
        raise ValueError(f"A scene must last longer than 0 seconds, not {duration}.")
    if things is not None and not 1 <= things <= len(KINDS):
        raise ValueError(f"A scene holds 1 to {len(KINDS)} things, not {things}.")
    rng = np.random.default_rng(seed)
    count = things or int(rng.choice([1, 2, 3], p=[0.5, 0.35, 0.15]))
    chosen = [KINDS[i] for i in rng.permutation(len(KINDS))[:count]]
    paths = _apart(rng, chosen, moving)
    return Scene(
        backdrop=backdrop_from_seed(rng),
        things=tuple(_thing(rng, k, p, duration) for k, p in zip(chosen, paths, strict=True)),
        duration=duration,
        ambience_db=float(rng.uniform(-58, -44)),
        seed=seed,
    )


def _thing(rng: np.random.Generator, kind: Kind, path: Course, duration: float) -> Thing:
    return Thing(
        kind=kind,
        path=path,
        size=float(rng.uniform(0.42, 0.78)),
        actions=_actions(rng, kind, duration),
        level_db=float(rng.uniform(-26, -17)),
        seed=int(rng.integers(2**31)),
        floating=kind != "bird" and path.elevation > 0.12,
    )


def _apart(rng: np.random.Generator, kinds: list[Kind], moving: float) -> list[Course]:
    """Paths whose things do not start within about 50° of one another."""
    paths: list[Course] = []
    while len(paths) < len(kinds):
        path = _path(rng, kinds[len(paths)], moving)
        if all(_angle(path, other) > 0.9 for other in paths) or rng.random() < 0.02:
            paths.append(path)
    return paths


def _path(rng: np.random.Generator, kind: Kind, moving: float) -> Course:
    azimuth = float(rng.uniform(-np.pi, np.pi))
    if kind == "bird":
        elevation = float(np.arcsin(rng.uniform(0.05, 0.95)))
    elif rng.random() < 0.55:
        elevation = float(rng.uniform(-0.45, 0.05))
    else:
        elevation = float(np.arcsin(rng.uniform(-0.75, 0.9)))
    if rng.random() > moving:
        return Course(azimuth, elevation)
    speed = float(rng.uniform(0.08, 0.45)) * (1 if rng.random() < 0.5 else -1)
    bob = float(rng.uniform(0, 0.25)) if kind == "bird" else 0.0
    return Course(azimuth, elevation, speed, bob, float(rng.uniform(3, 7)))


def _angle(a: Course, b: Course) -> float:
    cosine = np.sin(a.elevation) * np.sin(b.elevation) + np.cos(a.elevation) * np.cos(
        b.elevation
    ) * np.cos(a.azimuth - b.azimuth)
    return float(np.arccos(np.clip(cosine, -1, 1)))


def _actions(rng: np.random.Generator, kind: Kind, duration: float) -> tuple[Action, ...]:
    if kind == "fountain":
        return (Action(0.0, duration),)
    if kind in STRUCK:
        return _strokes(rng, kind, duration)
    long, pause = ((0.25, 0.7), (0.4, 1.6)) if kind == "bird" else ((1.0, 2.6), (0.8, 2.2))
    actions = []
    time = float(rng.uniform(0.0, 1.0))
    while time + long[0] < duration:
        end = min(time + float(rng.uniform(*long)), duration)
        actions.append(Action(time, end))
        time = end + float(rng.uniform(*pause))
    return tuple(actions)


def _strokes(rng: np.random.Generator, kind: Kind, duration: float) -> tuple[Action, ...]:
    slow, fast = {"bell": (0.9, 1.8), "drum": (0.5, 1.1), "ball": (0.55, 1.0)}.get(
        kind, (0.34, 0.6)
    )
    beat = float(rng.uniform(slow, fast))
    times = np.arange(float(rng.uniform(0, beat)), duration - 0.02, beat)
    if kind == "drum":  # a rhythm: some beats left out, some doubled
        kept = times[rng.random(len(times)) < 0.8]
        extra = kept[rng.random(len(kept)) < 0.25] + beat / 2
        times = np.sort(np.concatenate([kept, extra[extra < duration - 0.02]]))
    return tuple(Action(float(t), float(min(t + 2 * FADE[kind], duration))) for t in times)
