"""A report as text for people and as JSON for programs."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from ..video import Frame
from . import baselines
from .bars import Judged, space
from .bootstrap import Estimate
from .direction import published_errors
from .figures import Row, Section
from .measured import MeasuredClip

GAP = "  "


@dataclass(frozen=True)
class Report:
    """Everything an evaluation says. `facts` are what it was made with; `backdrop` gives the
    panorama of a clip by its name, uint8 [h, w, 3], where there is one."""

    facts: dict[str, Any]
    sections: Sequence[Section]
    clips: Sequence[MeasuredClip]
    judged: Sequence[Judged] = field(default_factory=list)
    backdrop: Callable[[str], Frame | None] = lambda name: None

    def text(self) -> str:
        """The tables, for a terminal."""
        parts = [] if self.judged else [_clip_table(self.clips)]
        parts += [_section_table(section) for section in self.sections]
        if self.judged:
            parts.append(_bar_table(self.judged))
        return "\n\n".join(parts) + "\n"

    def as_json(self) -> dict[str, Any]:
        """The same as one JSON object; angles in the clips are radians, as published."""
        return {
            "facts": self.facts,
            "sections": [
                {"title": s.title, "note": s.note, "rows": [_row_json(row) for row in s.rows]}
                for s in self.sections
            ],
            "bars": [_bar_json(judged) for judged in self.judged],
            "clips": [_clip_json(clip) for clip in self.clips],
        }


def bars_in_words(report: Report) -> list[dict[str, str]]:
    """The bars as a model's card tells them: what, what was measured, what was wanted."""
    lines = (_bar_cells(one) for one in report.judged if one.met is not None)
    return [
        {"bar": title, "measured": f"{measured} ({verdict})", "wanted": wanted}
        for title, wanted, measured, verdict in lines
    ]


def _row_json(row: Row) -> dict[str, Any]:
    columns = {name: _estimate_json(value) for name, value in row.columns.items()}
    return {"key": row.key, "title": row.title, "unit": row.unit, "columns": columns}


def _estimate_json(value: Estimate) -> dict[str, Any]:
    return {
        key: None if isinstance(number, float) and math.isnan(number) else number
        for key, number in asdict(value).items()
    }


def _bar_json(judged: Judged) -> dict[str, Any]:
    bar = judged.bar
    return {
        "key": bar.key,
        "title": bar.title,
        "wanted": bar.wanted,
        "at": "least" if bar.least else "most",
        "unit": bar.unit,
        "measured": _estimate_json(judged.measured) if judged.measured else None,
        "met": judged.met,
        "missed_by": judged.missed_by,
    }


def _clip_json(clip: MeasuredClip) -> dict[str, Any]:
    errors = published_errors(clip.made.published, clip.true.published)
    ahead = published_errors(baselines.AHEAD, clip.true.published)
    return {
        "name": clip.name,
        "group": clip.group,
        "kinds": [thing.kind for thing in clip.truth.things] if clip.truth else None,
        "generated": clip.made.published._asdict(),
        "reference": clip.true.published._asdict(),
        "dTheta": errors.theta,
        "dPhi": errors.phi,
        "dAngular": errors.angular,
        "always_ahead_dAngular": ahead.angular,
        "level_db": {"generated": clip.made.level_db, "reference": clip.true.level_db},
        "seconds": clip.seconds,
    }


# --- tables --------------------------------------------------------------------------------------


def _clip_table(clips: Sequence[MeasuredClip]) -> str:
    """Directions in degrees and errors in radians, clip by clip, and their mean."""
    head = ["clip", "reference az, el", "generated az, el", "dTheta", "dPhi", "dAngular",
            "always ahead dAngular"]  # fmt: skip
    lines, errors = [head], []
    for clip in clips:
        made = published_errors(clip.made.published, clip.true.published)
        ahead = published_errors(baselines.AHEAD, clip.true.published)
        errors.append([*made, ahead.angular])
        places = [_degrees(clip.true), _degrees(clip.made)]
        lines.append([clip.name, *places, *(f"{e:.3f}" for e in errors[-1])])
    means = [sum(column) / len(errors) for column in zip(*errors, strict=True)]
    lines.append(["mean", "", "", *(f"{m:.3f}" for m in means)])
    return table(lines)


def _degrees(field: Any) -> str:
    azimuth, elevation = (math.degrees(angle) for angle in field.published)
    return f"{azimuth:.2f}, {elevation:.2f}"


def _section_table(section: Section) -> str:
    names = list(dict.fromkeys(name for row in section.rows for name in row.columns))
    lines = [[section.title, *names]]
    for row in section.rows:
        cells = [_cell(row.columns.get(name), row) for name in names]
        lines.append([f"{GAP}{row.title}{f' ({row.unit})' if row.unit else ''}", *cells])
    return table(lines) + (f"\n{GAP}{section.note}" if section.note else "")


def _cell(value: Estimate | None, row: Row) -> str:
    if value is None or math.isnan(value.value):
        return "-"
    text = f"{value.value:.{row.digits}f}"
    if value.low is None or value.high is None:
        return text
    return f"{text} [{value.low:.{row.digits}f}, {value.high:.{row.digits}f}]"


def _bar_table(judged: Sequence[Judged]) -> str:
    lines = [["Bars for the shipped weights", "wanted", "measured [95 %]", ""]]
    for one in judged:
        title, *cells = _bar_cells(one)
        lines.append([f"{GAP}{title}", *cells])
    return table(lines)


def _bar_cells(judged: Judged) -> tuple[str, str, str, str]:
    """A bar's title, what is wanted, what was measured, and the verdict."""
    bar = judged.bar
    wanted = f"{'≥' if bar.least else '≤'} {bar.wanted:g}{space(bar.unit)}"
    shown = _cell(judged.measured, Row(bar.key, bar.title, bar.unit, {}, bar.digits))
    return bar.title, wanted, shown, judged.verdict()


def table(lines: Sequence[Sequence[str]]) -> str:
    """Lines of cells in columns: the first to the left, the others to the right; a rule below the
    first line."""
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    out = [
        GAP.join(
            cell.ljust(width) if not at else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
    rule = "-" * max(len(line) for line in out)
    return "\n".join([out[0], rule, *out[1:]])
