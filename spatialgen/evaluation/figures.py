"""Figures over clips, each beside its baselines: what a report is made of.

A figure is a function of a sound field and of the clip whose truth it is held against. The model's
own field, the baselines', other clips' and the true one all go through the same function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from . import baselines
from .bootstrap import Estimate, Statistic, estimate, mean
from .field import FieldMeasures
from .measured import MeasuredClip

Measure = Callable[[FieldMeasures, MeasuredClip], float | tuple[float, ...]]

GENERATED, AHEAD, SHUFFLED, MONO, SILENCE = (
    "generated", "always ahead", "shuffled", "mono", "silence"
)  # fmt: skip
TRUE, ROUND_TRIP, CHANCE = "true sound", "autoencoder", "chance"
SPATIAL = (GENERATED, AHEAD, SHUFFLED, MONO, SILENCE)

_STANDS_IN: Mapping[str, Callable[[MeasuredClip], FieldMeasures | None]] = {
    GENERATED: lambda clip: clip.made,
    AHEAD: lambda clip: baselines.always_ahead(clip.true),
    MONO: lambda clip: baselines.mono(clip.true),
    SILENCE: lambda clip: baselines.silence(clip.true),
    TRUE: lambda clip: clip.true,
    ROUND_TRIP: lambda clip: clip.round_trip,
}


@dataclass(frozen=True)
class Row:
    """A figure as measured: its value and interval in each column."""

    key: str
    title: str
    unit: str
    columns: Mapping[str, Estimate]
    digits: int = 3

    def beside(self, column: str, value: float) -> Row:
        """The same with one more column, of a known value."""
        return replace(self, columns={**self.columns, column: Estimate(value)})


@dataclass(frozen=True)
class Section:
    """Figures that belong together."""

    title: str
    rows: Sequence[Row]
    note: str = ""


@dataclass(frozen=True)
class Figure:
    """What is measured of each clip, and how it is summed up. `key` names it for programs."""

    key: str
    title: str
    measure: Measure
    statistic: Statistic = mean
    unit: str = ""
    digits: int = 3

    def over(self, clips: Sequence[MeasuredClip], columns: Iterable[str] = SPATIAL) -> Row:
        """The figure of all clips, in each column."""
        values = {
            column: estimate(measured(self.measure, column, clips), self.statistic)
            for column in columns
            if column != SHUFFLED or len(clips) > 1
        }
        return Row(self.key, self.title, self.unit, values, self.digits)


def measured(measure: Measure, column: str, clips: Sequence[MeasuredClip]) -> list[Any]:
    """What `measure` says of each clip when a column's sound stands in for the generated one.

    Of the shuffled ones, several to a clip.
    """
    if column == SHUFFLED:
        strangers = baselines.others(len(clips))
        return [
            [measure(clips[other].made, clip) for other in instead]
            for clip, instead in zip(clips, strangers, strict=True)
        ]
    stand_in = _STANDS_IN[column]
    fields = [(stand_in(clip), clip) for clip in clips]
    return [measure(made, clip) for made, clip in fields if made is not None]
