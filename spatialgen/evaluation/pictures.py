"""An evaluation in pictures: directions over time on the panorama, and histograms of errors.

Light, and told apart by people with any colour vision: the true sound is blue, the generated one
vermilion (M. Okabe and K. Ito, 2008), and their marks differ in shape, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from .direction import WINDOW_SECONDS, angles, audible, energy_of, intensity_of
from .figures import AHEAD, GENERATED, SHUFFLED, Measure, measured
from .held_out import ONE_MOVING, ONE_STATIC
from .measured import MeasuredClip
from .report import Report
from .sections import over_time, to_place, to_way

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Numbers = NDArray[np.float64]

TRUE_COLOUR, MADE_COLOUR, AHEAD_COLOUR, QUIET = "#0072B2", "#D55E00", "#007A5A", "#8A8F98"
INK, LINE = "#22262B", "#D9DCE1"
STYLE: Any = {
    "font.family": ["DejaVu Sans"],
    "font.size": 9.5,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": LINE,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": "#565C66",
    "ytick.color": "#565C66",
    "xtick.labelsize": 8.5,
    "ytick.labelsize": 8.5,
    "legend.frameon": False,
    "savefig.dpi": 150,
}
CHOSEN = 6
"""Clips of each group that get a picture: from the best to the worst, evenly spread."""

DIRECTIONS = {-180: "behind", -90: "right", 0: "ahead", 90: "left", 180: "behind"}


def draw_all(report: Report, folder: Path) -> list[Path]:
    """Draw everything into a folder; returns the files.

    Raises:
        OSError: the folder cannot be written.
    """
    import matplotlib as mpl

    mpl.use("Agg")
    folder.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context(STYLE):
        written = [draw_errors(report.clips, folder / "errors.png")]
        for clip in chosen(report.clips):
            path = folder / f"direction-{clip.name.replace('/', '_')}.png"
            written.append(draw_clip(clip, report.backdrop(clip.name), path))
    return written


def chosen(clips: Sequence[MeasuredClip]) -> list[MeasuredClip]:
    """A few clips of each group, evenly spread from the smallest error over time to the largest."""
    found = []
    for group in dict.fromkeys(clip.group for clip in clips):
        own = [clip for clip in clips if clip.group == group]
        ranked = sorted(own, key=lambda clip: over_time(clip.made, clip))
        places = np.linspace(0, len(ranked) - 1, min(CHOSEN, len(ranked)))
        found += [ranked[round(place)] for place in places]
    return found


# --- one clip ------------------------------------------------------------------------------------


def draw_clip(clip: MeasuredClip, backdrop: NDArray[np.uint8] | None, path: Path) -> Path:
    """Where the true and the generated sound come from, on the panorama and over time."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9.6, 7.0), layout="constrained", facecolor="white")
    parts = figure.subplots(3, 1, height_ratios=[4.6, 1.1, 0.75])
    parts[1].sharex(parts[2])
    made, true = clip.made.windows(WINDOW_SECONDS), clip.true.windows(WINDOW_SECONDS)
    count = min(len(made), len(true))
    _draw_panorama(parts[0], clip, (made[:count], true[:count]), backdrop)
    _draw_angle(parts[1], made[:count], true[:count])
    _draw_onsets(parts[2], clip, count * WINDOW_SECONDS)
    error = over_time(clip.made, clip)
    kinds = [thing.kind for thing in clip.truth.things] if clip.truth else []
    about = ", ".join(kind.replace("_", " ") for kind in kinds)
    title = f"{clip.name}{f': {about}' if about else ''}"
    parts[0].set_title(f"{title}  –  {error:.0f}° off on average", pad=10)
    figure.savefig(path)
    return path


def _draw_panorama(
    axes: Axes,
    clip: MeasuredClip,
    windows: tuple[Numbers, Numbers],
    backdrop: NDArray[np.uint8] | None,
) -> None:
    made, true = windows
    if backdrop is not None:
        faint = 255 - (255 - backdrop.astype(np.float64)) * 0.45
        axes.imshow(faint.astype(np.uint8), extent=(180, -180, -90, 90), aspect="auto")
    _ways(axes, clip)
    weight = energy_of(true) / max(float(energy_of(true).max()), 1e-12)
    counted = audible(true)
    size = (12 + 90 * np.sqrt(weight))[counted]
    there, here = (_degrees(intensity_of(field)[counted]) for field in (true, made))
    axes.scatter(*there, 1.5 * size, marker="o", facecolors="none", edgecolors=TRUE_COLOUR,
                 linewidths=1.6, label="true sound", zorder=4)  # fmt: skip
    axes.scatter(*here, 0.7 * size, marker="D", facecolors=MADE_COLOUR, edgecolors="white",
                 linewidths=0.6, alpha=0.8, label="generated sound", zorder=4)  # fmt: skip
    _frame_panorama(axes)
    axes.legend(loc="lower right", ncols=3, bbox_to_anchor=(1.0, 1.0), handletextpad=0.3,
                columnspacing=1.2, borderaxespad=0.2, scatterpoints=1)  # fmt: skip


def _ways(axes: Axes, clip: MeasuredClip) -> None:
    """Where the things are: a cross for one that stays, a line for one that moves."""
    for number, thing in enumerate(clip.truth.things if clip.truth else ()):
        azimuth, elevation = _unbroken(np.array(thing.azimuth), np.array(thing.elevation))
        label = None if number else "seen thing"
        for colour, width, name in (("white", 5.0, None), (INK, 1.6, label)):
            if thing.moving:
                axes.plot(azimuth, elevation, color=colour, lw=width, label=name, zorder=3)
            else:
                axes.plot(azimuth[:1], elevation[:1], "+", color=colour, ms=15, mew=width,
                          label=name, zorder=5)  # fmt: skip


def _unbroken(azimuth: Numbers, elevation: Numbers) -> tuple[Numbers, Numbers]:
    """The same line, broken where it leaves the panorama at one side to enter at the other."""
    leaps = np.flatnonzero(np.abs(np.diff(azimuth)) > 180) + 1
    return np.insert(azimuth, leaps, np.nan), np.insert(elevation, leaps, np.nan)


def _frame_panorama(axes: Axes) -> None:
    axes.set(xlim=(180, -180), ylim=(-90, 90), yticks=[-90, -45, 0, 45, 90])
    ticks = [180, 90, 0, -90, -180]
    axes.set_xticks(ticks, [f"{DIRECTIONS[t]}\n{t}°" for t in ticks])
    axes.set_yticks([-90, -45, 0, 45, 90], ["-90°", "-45°", "0°", "45°", "90°"])
    axes.grid(color="white", lw=0.8, alpha=0.7)
    for side in ("top", "right"):
        axes.spines[side].set_visible(True)
    axes.tick_params(length=0)


def _draw_angle(axes: Axes, made: Numbers, true: Numbers) -> None:
    """The angle between both over time, where the true sound is audible."""
    angle = np.degrees(angles(intensity_of(made), intensity_of(true)))
    angle = np.where(audible(true), angle, np.nan)
    middles = (np.arange(len(angle)) + 0.5) * WINDOW_SECONDS
    axes.bar(middles, angle, width=WINDOW_SECONDS * 0.82, color=MADE_COLOUR, alpha=0.8, lw=0)
    axes.axhline(90, color=QUIET, lw=1, ls=(0, (4, 3)))
    axes.set(ylim=(0, 180))
    axes.set_yticks([0, 90, 180], ["0°", "chance 90°", "180°"])
    axes.tick_params(labelbottom=False, length=0)
    axes.set_title("Angle between generated and true sound", fontsize=9.5, pad=4)


def _draw_onsets(axes: Axes, clip: MeasuredClip, duration: float) -> None:
    """Visible acts and the onsets of both sounds."""
    lanes: list[tuple[str, Sequence[float], str]] = [
        ("generated", clip.made.onsets, MADE_COLOUR),
        ("true sound", clip.true.onsets, TRUE_COLOUR),
    ]
    if clip.truth:
        lanes.append(("seen", clip.truth.acts(), INK))
    for height, (_, times, colour) in enumerate(lanes):
        axes.vlines(times, height - 0.34, height + 0.34, color=colour, lw=2)
    axes.set_yticks(range(len(lanes)), [name for name, _, _ in lanes])
    axes.set(ylim=(-0.6, len(lanes) - 0.4), xlim=(0, duration), xlabel="seconds")
    axes.tick_params(axis="y", length=0)
    axes.set_title("What begins when", fontsize=9.5, pad=4)


def _degrees(vectors: Numbers) -> tuple[Numbers, Numbers]:
    x, y, z = vectors.T
    return np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, np.hypot(x, y)))


# --- all clips -----------------------------------------------------------------------------------


def draw_errors(clips: Sequence[MeasuredClip], path: Path) -> Path:
    """Histograms of angular errors, group by group, beside the baselines."""
    from matplotlib.figure import Figure

    panels: list[tuple[str, Sequence[MeasuredClip], Measure, float | None]] = []
    known: dict[str, tuple[str, Measure, float | None]] = {
        ONE_STATIC.name: ("One static thing", to_place, 15),
        ONE_MOVING.name: ("One moving thing, over time", to_way, 25),
    }
    for group, (title, measure, bar) in known.items():
        own = [clip for clip in clips if clip.group == group and clip.truth]
        if own:
            panels.append((title, own, measure, bar))
    panels.append(("All clips, energy-weighted over time", clips, over_time, None))
    figure: Any = Figure(figsize=(9.6, 1.2 + 2.5 * len(panels)), layout="constrained",
                         facecolor="white")  # fmt: skip
    every = figure.subplots(len(panels), 1, sharex=True, squeeze=False)[:, 0]
    for axes, panel in zip(every, panels, strict=True):
        _histogram(axes, *panel)
    every[-1].set_xlabel("angle between where it sounds and where it should (°)")
    every[0].legend(loc="upper right", ncols=3)
    figure.savefig(path)
    return path


def _histogram(
    axes: Axes, title: str, clips: Sequence[MeasuredClip], measure: Measure, bar: float | None
) -> None:
    from matplotlib.ticker import MaxNLocator

    edges = np.arange(0, 181, 7.5)
    columns: tuple[tuple[str, Any], ...] = (
        (GENERATED, {"color": MADE_COLOUR, "alpha": 0.85}),
        (AHEAD, {"histtype": "step", "color": AHEAD_COLOUR, "lw": 1.8}),
        (SHUFFLED, {"histtype": "step", "color": QUIET, "lw": 1.8, "ls": (0, (4, 2))}),
    )
    for name, style in columns:
        if name == SHUFFLED and len(clips) < 2:
            continue
        values = np.array(measured(measure, name, clips), dtype=np.float64)
        weights = np.full(values.size, len(clips) / values.size)
        axes.hist(values.ravel(), edges.tolist(), weights=weights, label=name, **style)
        if name == GENERATED:
            middle = float(np.nanmedian(values))
    axes.set_title(f"{title} ({len(clips)} clips): median {middle:.1f}°", fontsize=10.5)
    axes.axvline(middle, color=INK, lw=1.4)
    if bar is not None:
        axes.axvline(bar, color=INK, lw=1.2, ls=(0, (1, 1.6)))
        top = axes.get_ylim()[1]
        axes.text(bar + 1, top * 0.97, f"bar: {bar:g}°", va="top", fontsize=8.5)
    axes.set(ylabel="clips", xlim=(0, 180), xticks=range(0, 181, 30))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    axes.tick_params(length=0)
    axes.grid(axis="y", color=LINE, lw=0.7)
    axes.set_axisbelow(True)
