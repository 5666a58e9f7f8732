"""Two scenes composed by hand, for the example project: things left, right, behind and above."""

from __future__ import annotations

from collections.abc import Callable
from math import radians
from pathlib import Path

import numpy as np

from .assets import pictures, recordings
from .movie import Told, write_scene
from .scene import LEVELS, Backdrop, Course, Kind, Scene, Thing, actions

DURATION = 10.0
DRAWING = "fluent-emoji."


def _thing(kind: Kind, azimuth: float, elevation: float, seed: int, turning: float = 0.0) -> Thing:
    """A thing at a direction in degrees, turning by degrees a second."""
    drawn = next(file for file in pictures(kind, "train") if DRAWING in file)
    return Thing(
        kind=kind,
        path=Course(radians(azimuth), radians(elevation), radians(turning)),
        size=0.62,
        actions=actions(np.random.default_rng(seed), kind, DURATION, "train"),
        level_db=LEVELS[kind],
        picture=drawn,
        mirrored=turning < 0,
    )


def courtyard_music() -> Scene:
    """A courtyard: a violin to the left, a drum to the right, a fountain behind."""
    return Scene(
        backdrop=Backdrop("panoramas/blender.courtyard.jpg"),
        things=(
            _thing("violin", 64, -4, 11),
            _thing("drum", -58, -10, 3),
            _thing("fountain", 172, -12, 2),
        ),
        duration=DURATION,
        ambience=recordings("ambience", "train")[0],
        ambience_db=-52,
        seed=1,
    )


def forest_walk() -> Scene:
    """A forest: a horse walking round, a helicopter overhead, a saxophone ahead to the right."""
    return Scene(
        backdrop=Backdrop("panoramas/blender.forest.jpg"),
        things=(
            _thing("horse", 120, -10, 5, turning=12),
            _thing("helicopter", 30, 48, 6, turning=-9),
            _thing("saxophone", -42, -6, 8),
        ),
        duration=DURATION,
        ambience=recordings("ambience", "train")[1],
        ambience_db=-52,
        seed=2,
    )


COMPOSED: dict[str, Callable[[], Scene]] = {
    "courtyard-music": courtyard_music,
    "forest-walk": forest_walk,
}
EXAMPLES: tuple[str, ...] = tuple(COMPOSED)


def example_scene(name: str) -> Scene:
    """The scene of that name; raises ValueError with the names there are."""
    if name not in COMPOSED:
        raise ValueError(f"There is no example {name!r}; there are {', '.join(EXAMPLES)}.")
    return COMPOSED[name]()


def render_example(name: str, out: Path, report: Told | None = None) -> Path:
    """Write an example as WebM (1280x640, 24 frames a second, 10 s, with its sound field) and JSON.

    `report` is told the fraction done and may raise to stop.
    """
    return write_scene(example_scene(name), out, report)
