"""What a scene is: a panorama, the things in it, where they are and when they sound.

Directions are azimuth (anticlockwise from the front) and elevation (up), radians. A thing moves,
acts and sounds from the same numbers, so what is seen and what is heard coincide exactly. The
nearer a thing, the larger it looks and the louder it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from .assets import Recording, panoramas, pictures, recordings
from .rooms import Room, room_from_seed
from .sources import SPLITS, Split

Kind = Literal[
    "bell", "bird", "cow", "drum", "fountain", "guitar", "helicopter", "horse", "locomotive",
    "saxophone", "telephone", "violin",
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "bell", "bird", "cow", "drum", "fountain", "guitar", "helicopter", "horse", "locomotive",
    "saxophone", "telephone", "violin",
)  # fmt: skip
STRUCK: frozenset[Kind] = frozenset({"bell", "drum", "guitar"})
"""Kinds that sound in strokes; the visible trace of one dies away, whatever rings on."""
STEADY: frozenset[Kind] = frozenset({"fountain", "helicopter", "locomotive"})
"""Kinds whose sound goes on as long as they act, from anywhere in a recording."""
PLAYED: frozenset[Kind] = frozenset({"drum", "guitar", "saxophone", "violin"})
"""Kinds that play on many recordings (notes); of the others, each thing has one."""
TRACE = 0.25  # seconds in which what is seen of a stroke falls to 1/e
EDGE = 0.06  # seconds in which an act ends

USUAL_SIZE = 0.6  # radians
LEVELS: dict[Kind, float] = {
    "bell": -20, "bird": -24, "cow": -21, "drum": -19, "fountain": -24, "guitar": -23,
    "helicopter": -19, "horse": -21, "locomotive": -18, "saxophone": -20, "telephone": -22,
    "violin": -22,
}  # fmt: skip
"""RMS of the loudest half second of a thing of the usual size, dBFS."""


@dataclass(frozen=True)
class Backdrop:
    """The panorama behind, turned to the right by a part of a full turn, perhaps mirrored."""

    panorama: str
    turn: float = 0.0
    mirrored: bool = False
    brightness: float = 1.0


@dataclass(frozen=True)
class Action:
    """One audible and visible act of a thing, seconds: it plays `recording` from `offset` on."""

    start: float
    end: float
    recording: str
    offset: float


@dataclass(frozen=True)
class Course:
    """Where a thing is: a start, steady turning about the vertical axis, and a slow bobbing."""

    azimuth: float
    elevation: float
    turning: float = 0.0  # radians a second, anticlockwise
    bob: float = 0.0  # radians
    bob_period: float = 4.0  # seconds

    @property
    def moves(self) -> bool:
        """Whether it is ever elsewhere."""
        return bool(self.turning or self.bob)

    def at(self, time: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Azimuth and elevation at times in seconds, any shape."""
        azimuth = self.azimuth + self.turning * time
        elevation = self.elevation + self.bob * np.sin(2 * np.pi * time / self.bob_period)
        return azimuth, elevation


@dataclass(frozen=True)
class Thing:
    """Something that can be seen and heard. `size` is its angular width, radians.

    Its `picture` may be mirrored, tilted (radians) and tinted (gains of red, green and blue).
    """

    kind: Kind
    path: Course
    size: float
    actions: tuple[Action, ...]
    level_db: float  # RMS of its loudest half second, dBFS
    picture: str
    mirrored: bool = False
    tilt: float = 0.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)

    def activity(self, time: float) -> float:
        """How strongly it acts at a time, 0..1: what the picture shows and the sound follows."""
        begun = [action for action in self.actions if action.start <= time + 1e-9]
        if not begun:
            return 0.0
        since = time - begun[-1].start
        if self.kind in STRUCK:
            return float(np.exp(-since / TRACE))
        inside = np.clip((begun[-1].end + EDGE - time) / EDGE, 0, 1)
        return float(inside * (0.6 + 0.4 * np.exp(-since / TRACE)))


@dataclass(frozen=True)
class Scene:
    """A synthetic 360° scene of `duration` seconds, in the open or in a `room`."""

    backdrop: Backdrop
    things: tuple[Thing, ...]
    duration: float
    ambience: Recording
    ambience_db: float = -50.0  # RMS of the ambience in W, dBFS
    room: Room | None = None
    seed: int = 0


def scene_from_seed(
    seed: int,
    duration: float = 10.0,
    things: int | None = None,
    *,
    moving: float = 0.35,
    split: Split = "train",
    rooms: float = 0.0,
) -> Scene:
    """Draw a scene at random: one to four things of different kinds anywhere around.

    `things` fixes their number (1 to 4); `moving` is the chance that one moves, `rooms` that the
    scene is in a room with reverberation. Panorama, pictures and recordings are of the `split`
    only. The same arguments give the same scene. Raises ValueError for a duration or number out
    of range, or another split.
    """
    if duration <= 0:
        raise ValueError(f"A scene must last longer than 0 seconds, not {duration}.")
    if things is not None and not 1 <= things <= 4:
        raise ValueError(f"A scene holds 1 to 4 things, not {things}.")
    if split not in SPLITS:
        raise ValueError(f"A scene is of the split {' or '.join(SPLITS)}, not {split!r}.")
    rng = np.random.default_rng([seed, SPLITS.index(split)])
    count = things or int(rng.choice([1, 2, 3, 4], p=[0.45, 0.3, 0.15, 0.1]))
    chosen = [KINDS[i] for i in rng.permutation(len(KINDS))[:count]]
    paths = _apart(rng, chosen, moving)
    drawn = [_thing(rng, k, p, duration, split) for k, p in zip(chosen, paths, strict=True)]
    places, air = panoramas(split), recordings("ambience", split)
    return Scene(
        backdrop=Backdrop(
            panorama=places[rng.integers(len(places))],
            turn=float(rng.random()),
            mirrored=bool(rng.random() < 0.5),
            brightness=float(rng.uniform(0.6, 1.15)),
        ),
        things=tuple(drawn),
        duration=duration,
        ambience=air[rng.integers(len(air))],
        ambience_db=float(rng.uniform(-60, -46)),
        room=room_from_seed(rng) if rng.random() < rooms else None,
        seed=seed,
    )


def _thing(
    rng: np.random.Generator, kind: Kind, path: Course, duration: float, split: Split
) -> Thing:
    drawings = pictures(kind, split)
    size = float(rng.uniform(0.38, 0.85))
    near = 20 * np.log10(size / USUAL_SIZE)
    return Thing(
        kind=kind,
        path=path,
        size=size,
        actions=actions(rng, kind, duration, split),
        level_db=float(LEVELS[kind] + near + rng.uniform(-1.5, 1.5)),
        picture=drawings[rng.integers(len(drawings))],
        mirrored=bool(rng.random() < 0.5),
        tilt=float(rng.normal(0, 0.15)),
        tint=(_tint(rng), _tint(rng), _tint(rng)),
    )


def _tint(rng: np.random.Generator) -> float:
    return float(rng.uniform(0.7, 1.2))


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
    if kind in ("bird", "helicopter"):
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


def actions(
    rng: np.random.Generator, kind: Kind, duration: float, split: Split
) -> tuple[Action, ...]:
    """What a thing of a kind does in `duration` seconds, at random, from recordings of a split."""
    heard = recordings(kind, split)
    own = heard if kind in PLAYED else (heard[rng.integers(len(heard))],)
    beat = float(rng.uniform(0.55, 1.5))
    acts: list[Action] = []
    time = float(rng.uniform(0.05, 1.2))
    while time < duration - 0.15:
        acts.append(_action(rng, kind, own[rng.integers(len(own))], time, duration))
        if kind in STRUCK:
            time += beat * float(rng.choice([1, 1, 1, 2, 0.5] if beat > 0.9 else [1, 1, 1, 2]))
        else:
            time = acts[-1].end + float(rng.uniform(0.4, 1.6))
    return tuple(acts)


def _action(
    rng: np.random.Generator, kind: Kind, recording: Recording, start: float, duration: float
) -> Action:
    first, last = recording.calls[rng.integers(len(recording.calls))]
    if kind in STEADY:
        length = float(rng.uniform(0.9, 2.6))
        first += float(rng.uniform(0, max(0.0, last - first - length)))
    else:
        length = min(last - first, 2.4 if kind in STRUCK else float(rng.uniform(0.9, 2.4)))
    return Action(start, min(start + length, duration), recording.file, first)
