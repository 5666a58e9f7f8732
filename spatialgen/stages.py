"""The stages of a job, how its progress is told, and how work is stopped. Imports nothing heavy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where a job is: the four steps between a clip and its files."""

    FEATURES = "features"
    LATENTS = "latents"
    SOUND_FIELD = "sound_field"
    DELIVERABLES = "deliverables"


@dataclass(frozen=True)
class Progress:
    """How far the work is; both fractions run from 0 to 1.

    `stage_fraction` is of the present stage, `fraction` of the whole job. `fraction` never falls;
    `stage_fraction` may (a long clip passes through the stages once a window).
    """

    stage: Stage
    stage_fraction: float
    fraction: float

    def __post_init__(self) -> None:
        for name in ("stage_fraction", "fraction"):
            value = getattr(self, name)
            if not 0.0 <= value <= 1.0:
                raise ValueError(f"Progress.{name} must lie between 0 and 1, not {value}.")


Report = Callable[[Progress], None]
"""Called with every bit of progress; may raise `Cancelled` to stop the work."""


def say_nothing(progress: Progress) -> None:
    """A `Report` for callers that do not listen."""


class Cancelled(Exception):
    """The person who started the work has stopped it."""


class ClipProblem(Exception):
    """A clip that cannot be used. `code` is for programs, `detail` a sentence for people."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail

    def __reduce__(self) -> tuple[type[ClipProblem], tuple[str, str]]:
        return (type(self), (self.code, self.detail))
