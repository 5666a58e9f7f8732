"""Plots as SVG in the page: numbers in, marks with places out. Colours are the style sheet's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from webapp.dashboard.model_numbers import Day

WIDTH, HEIGHT = 600.0, 120.0
GAP = 3.0  # between bars


@dataclass(frozen=True)
class Mark:
    """A bar: its place in the plot, what it stands for, and what is said of it."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    said: str


@dataclass(frozen=True)
class Plot:
    """The marks of a plot, its largest value as text, and its first and last day."""

    marks: list[Mark]
    top: str
    days: tuple[str, str]
    width: float = WIDTH
    height: float = HEIGHT


def jobs_plot(days: Sequence[Day]) -> Plot:
    """Jobs a day, failures on top of what went well."""
    most = max((day.succeeded + day.failed for day in days), default=0)
    marks: list[Mark] = []
    for index, day in enumerate(days):
        said = _("%(day)s: %(succeeded)s succeeded, %(failed)s failed") % {
            "day": day_text(day),
            "succeeded": day.succeeded,
            "failed": day.failed,
        }
        low = share(day.succeeded, most)
        marks += bar((index, len(days)), 0.0, low, "succeeded", said)
        marks += bar((index, len(days)), low, share(day.failed, most), "failed", said)
    return Plot(marks, str(most), ends(days))


def pace_plot(days: Sequence[Day]) -> Plot:
    """Seconds of work a second of clip, day by day."""
    most = max((day.pace or 0.0 for day in days), default=0.0)
    marks: list[Mark] = []
    for index, day in enumerate(days):
        said = f"{day_text(day)}: {day.pace or 0:.2f} s"
        marks += bar((index, len(days)), 0.0, share(day.pace or 0.0, most), "pace", said)
    return Plot(marks, f"{most:.2f} s", ends(days))


def share(value: float, most: float) -> float:
    """``value`` as a height of the plot."""
    return HEIGHT * value / most if most else 0.0


def bar(place: tuple[int, int], low: float, height: float, kind: str, said: str) -> list[Mark]:
    """Bar number ``place[0]`` of ``place[1]``, ``low`` above the ground; none for nothing."""
    index, count = place
    if height <= 0:
        return []
    width = WIDTH / count
    return [
        Mark(
            round(index * width + GAP / 2, 1),
            round(HEIGHT - low - height, 1),
            round(width - GAP, 1),
            round(height, 1),
            kind,
            said,
        )
    ]


def ends(days: Sequence[Day]) -> tuple[str, str]:
    """The first and the last day in words."""
    if not days:
        return ("", "")
    return (day_text(days[0]), day_text(days[-1]))


def day_text(day: Day) -> str:
    """A day, without its year."""
    return date_format(day.day, "MONTH_DAY_FORMAT")
