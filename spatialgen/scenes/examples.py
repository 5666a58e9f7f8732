"""Two scenes composed by hand, for the example project: things left, right, behind and above."""

from __future__ import annotations

from collections.abc import Callable
from math import radians
from pathlib import Path

import numpy as np

from .backdrop import Backdrop
from .movie import Told, write_scene
from .scene import FADE, Action, Course, Kind, Scene, Thing

DURATION = 10.0


def _at(azimuth: float, elevation: float, turning: float = 0.0, bob: float = 0.0) -> Course:
    """A path in degrees and degrees a second."""
    return Course(radians(azimuth), radians(elevation), radians(turning), radians(bob), 3.3)


def _struck(kind: Kind, times: list[float]) -> tuple[Action, ...]:
    return tuple(Action(t, min(t + 2 * FADE[kind], DURATION)) for t in times)


def _every(kind: Kind, first: float, beat: float) -> tuple[Action, ...]:
    return _struck(kind, [float(t) for t in np.arange(first, DURATION - 0.05, beat)])


def _held(*spans: tuple[float, float]) -> tuple[Action, ...]:
    return tuple(Action(*span) for span in spans)


def lakeside_bell() -> Scene:
    """Sunset over a lake: a bell, a drum, a bird overhead, a fountain behind, a train ashore."""
    beats = [2.0 * bar + step for bar in range(5) for step in (0.0, 0.5, 0.75)]
    return Scene(
        backdrop=Backdrop("lake", "sunset", 5, radians(16), radians(4.5)),
        things=(
            Thing("fountain", _at(168, -9), 0.62, _held((0, DURATION)), -27, seed=30),
            Thing("train", _at(-40, 6.5, -14), 0.66, _every("train", 0.2, 0.46), -25, seed=40),
            Thing("bell", _at(62, -3), 0.66, _every("bell", 0.5, 1.45), -20, seed=3, floating=True),
            Thing(
                "drum",
                _at(-96, 28),
                0.60,
                _struck("drum", [t + 0.9 for t in beats if t < 9]),
                -22,
                seed=10,
                floating=True,
            ),
            Thing(
                "bird",
                _at(28, 42, 6, 5),
                0.50,
                _held((0.8, 1.5), (2.6, 3.1), (4.3, 5.1), (6.4, 6.9), (8.2, 9.0)),
                -23,
                seed=21,
            ),
        ),
        duration=DURATION,
        ambience_db=-47,
        seed=1,
    )


def night_square() -> Scene:
    """A square under the moon: a drum ahead, a siren passing, a fountain, a bell behind, a bird."""
    rhythm = [t for bar in range(4) for t in (0.4 + 2.4 * bar, 1.3 + 2.4 * bar, 1.6 + 2.4 * bar)]
    return Scene(
        backdrop=Backdrop("square", "night", 6, radians(-24), radians(38)),
        things=(
            Thing("fountain", _at(-78, -12), 0.66, _held((0, DURATION)), -26, seed=31),
            Thing("drum", _at(36, -14), 0.60, _struck("drum", rhythm), -19, seed=13),
            Thing("siren", _at(128, 1, 15), 0.50, _held((1.0, 3.6), (5.6, 8.4)), -25, seed=5),
            Thing("bell", _at(-150, 10), 0.66, _every("bell", 1.0, 1.9), -21, seed=12,
                  floating=True),
            Thing("bird", _at(-6, 58, -9, 4), 0.46, _held((2.0, 2.7), (4.4, 5.0), (7.3, 8.1)),
                  -24, seed=23),
        ),
        duration=DURATION,
        ambience_db=-50,
        seed=2,
    )  # fmt: skip


COMPOSED: dict[str, Callable[[], Scene]] = {
    "lakeside-bell": lakeside_bell,
    "night-square": night_square,
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
