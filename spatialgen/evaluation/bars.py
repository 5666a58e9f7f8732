"""The bars for the shipped weights, and whether they are met."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .bootstrap import Estimate
from .figures import GENERATED, ROUND_TRIP, Row, Section


@dataclass(frozen=True)
class Bar:
    """A figure's limit: at most `wanted`, or at least where `least` holds.

    `otherwise` is the figure that stands in where the first was not measured.
    """

    key: str
    title: str
    wanted: float
    unit: str
    least: bool = False
    column: str = GENERATED
    digits: int = 1
    otherwise: str = ""


BARS = (
    Bar("static_median", "one static source: median angular error", 15, "°"),
    Bar("static_90th", "one static source: 90th percentile", 45, "°"),
    Bar("moving_median", "one moving source: median over time", 25, "°"),
    Bar("two_stronger", "two sources: the stronger within 30°", 0.5, "", least=True, digits=2),
    Bar("onset_f1", "onsets within 100 ms of visible events: F1", 0.6, "", least=True, digits=2),
    Bar("kind_YAMNet", "what sounds is what is seen, by YAMNet (or timbre)", 0.6, "", least=True,
        digits=2, otherwise="kind_timbre"),
    Bar("round_trip_angle", "autoencoder alone: median direction error", 5, "°", column=ROUND_TRIP),
    Bar("round_trip_level", "autoencoder alone: level error", 1.5, "dB", column=ROUND_TRIP,
        digits=2),
    Bar("speed_seconds", "a 10 s clip on two cores", 12, "s"),
    Bar("speed_memory", "its peak memory", 2.0, "GB", digits=2),
)  # fmt: skip


@dataclass(frozen=True)
class Judged:
    """A bar with what was measured. `met` and `missed_by` are None where nothing was."""

    bar: Bar
    measured: Estimate | None

    @property
    def met(self) -> bool | None:
        """Whether the bar is met."""
        gap = self.missed_by
        return None if gap is None else gap == 0

    @property
    def missed_by(self) -> float | None:
        """By how much the bar is missed; 0 where it is met."""
        if self.measured is None or math.isnan(self.measured.value):
            return None
        over = self.measured.value - self.bar.wanted
        return max(0.0, -over if self.bar.least else over)

    def verdict(self) -> str:
        """What to say of it."""
        if self.missed_by is None:
            return "not measured"
        if self.met:
            return "met"
        return f"missed by {self.missed_by:.{self.bar.digits}f}{space(self.bar.unit)}"


def space(unit: str) -> str:
    """A unit as it follows a number."""
    return unit if unit in ("", "°") else f" {unit}"


def judge(sections: Iterable[Section]) -> list[Judged]:
    """Hold measured figures against all bars."""
    rows: Mapping[str, Row] = {row.key: row for section in sections for row in section.rows}
    found = [(bar, rows.get(bar.key) or rows.get(bar.otherwise)) for bar in BARS]
    return [Judged(bar, row.columns.get(bar.column) if row else None) for bar, row in found]
