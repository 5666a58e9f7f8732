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

FractionReport = Callable[[float], None]
"""Called with the part of one piece of work that is done, 0 to 1; may raise `Cancelled`."""

SOUND_FIELD_SHARE = 0.9
"""The part of a whole job's time that ends with the sound field; writing files is the rest."""


def say_nothing(progress: Progress | float) -> None:
    """A `Report` or `FractionReport` for callers that do not listen."""


def deliverable_report(report: Report, index: int, count: int) -> FractionReport:
    """How the writer of deliverable `index` (from 0) of `count` reports its own fraction."""

    def tell(fraction: float) -> None:
        done = min(1.0, (index + min(max(fraction, 0.0), 1.0)) / count)
        whole = SOUND_FIELD_SHARE + (1.0 - SOUND_FIELD_SHARE) * done
        report(Progress(Stage.DELIVERABLES, done, min(1.0, whole)))

    return tell


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
