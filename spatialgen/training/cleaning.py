"""`spatialgen clean`: which clips of a folder are fit to learn from, and why others are not.

Nothing is ever deleted: clips are listed, or moved into another folder when that is asked for.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TextIO

from ..sandbox import ChildFailed
from ..stages import ClipProblem
from .checks import Figures, Limits, SpeechDetector, measure_pair
from .folders import Pair, find_pairs

NO_SPEECH = "silero-vad is not installed. Install it with: pip install --no-deps silero-vad"
NO_MISMATCH = "it needs ImageBind, which is not part of this project."
Answer = dict[str, Any]


@dataclass(frozen=True)
class Checked:
    """One clip: what was measured, and why it is left out (a word and a sentence each)."""

    name: str
    video: str
    sound: str
    figures: Figures | None
    reasons: dict[str, str]


@dataclass
class Report:
    """What became of a folder's clips. `passed_over` tells of files that are no pairs."""

    folder: str
    limits: Limits
    checked: list[Checked] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    not_checked: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)

    def left_out(self) -> list[Checked]:
        """Clips with a reason against them."""
        return [clip for clip in self.checked if clip.reasons]

    def summary(self) -> Answer:
        """Counts: clips may have several reasons."""
        out = self.left_out()
        reasons = Counter(reason for clip in out for reason in clip.reasons)
        return {
            "folder": self.folder,
            "clips": len(self.checked),
            "kept": len(self.checked) - len(out),
            "left_out": len(out),
            "reasons": dict(reasons.most_common()),
            "passed_over": len(self.passed_over),
            "not_checked": self.not_checked,
        }


def check_pair(pair: Pair, limits: Limits, speech: SpeechDetector | None) -> Checked:
    """Measure one clip; a clip that cannot be read is a finding, not an end."""
    figures, reasons = None, {}
    try:
        figures = measure_pair(pair, limits, speech)
        reasons = figures.reasons(limits)
    except ClipProblem as problem:
        reasons = {"unreadable": problem.detail}
    except (ChildFailed, OSError, ValueError) as problem:
        reasons = {"unreadable": f"It cannot be read: {str(problem).strip().splitlines()[-1]}"}
    return Checked(pair.name, str(pair.video), str(pair.sound), figures, reasons)


def check_folder(
    folder: Path,
    limits: Limits,
    workers: int = 1,
    tell: Callable[[int, int], None] = lambda done, count: None,
) -> Report:
    """Check all pairs of a folder, `workers` at a time; `tell(done, count)` may raise to stop.

    Raises:
        ClipProblem: there is no such folder, or no pair in it.
    """
    report = Report(str(folder), limits)
    report.not_checked["audio-visual mismatch"] = NO_MISMATCH
    try:
        speech = SpeechDetector()
    except ImportError:
        speech = None
        report.not_checked["speech"] = NO_SPEECH
    pairs = find_pairs(folder, report.passed_over.append)
    tell(0, len(pairs))
    for done, checked in enumerate(_each(pairs, limits, speech, workers), start=1):
        report.checked.append(checked)
        tell(done, len(pairs))
    return report


def _each(
    pairs: list[Pair], limits: Limits, speech: SpeechDetector | None, workers: int
) -> Iterator[Checked]:
    """All pairs in their order. Threads do, as decoding happens in child processes."""
    pool = ThreadPoolExecutor(max(1, workers))
    try:
        yield from pool.map(lambda pair: check_pair(pair, limits, speech), pairs)
    finally:
        pool.shutdown(cancel_futures=True)


def move_out(report: Report, folder: Path, target: Path) -> None:
    """Move the files of clips that are left out to the same place under `target`.

    A clip of which something lies there already stays where it is. What was moved is in the report.
    """
    for clip in report.left_out():
        files = {Path(clip.video), Path(clip.sound), Path(clip.video).with_suffix(".json")}
        moves = {f: target / f.relative_to(folder) for f in sorted(files) if f.exists()}
        if any(there.exists() for there in moves.values()):
            continue
        for here, there in moves.items():
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(here, there)
            report.moved[str(here)] = str(there)


def write_report(report: Report, out: Path) -> None:
    """Write all that was found as JSON; it appears whole or not at all."""
    part = out.with_name(f".{out.name}.part")
    part.parent.mkdir(parents=True, exist_ok=True)
    whole = {**report.summary(), **asdict(report)}
    part.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", "utf-8")
    part.replace(out)


# --- the command --------------------------------------------------------------------------------


def clean(options: argparse.Namespace) -> Answer:
    """Run `spatialgen clean`; returns its answer."""
    target: Path | None = options.move
    if target is not None and target.resolve().is_relative_to(options.folder.resolve()):
        options.parser.error("--move must name a folder outside the one that is cleaned.")
    limits = Limits(
        quiet_db=options.quiet_db,
        silent=options.silent,
        still_error=options.still_error,
        still=options.still,
        speech=options.speech,
    )
    report = check_folder(options.folder, limits, options.workers, _Line(sys.stderr))
    if target is not None:
        move_out(report, options.folder, target)
    if options.out is not None:
        write_report(report, options.out)
    answer = report.summary()
    if options.list:
        answer["clips_left_out"] = {c.name: " ".join(c.reasons.values()) for c in report.left_out()}
    if target is not None:
        answer["files_moved"] = len(report.moved)
    if options.out is not None:
        answer["report"] = str(options.out)
    return answer


class _Line:
    """Progress: one line on a terminal, every tenth in a log."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._tenth = out, -1

    def __call__(self, done: int, count: int) -> None:
        text = f"{done} of {count} clips checked"
        if self._out.isatty():
            self._out.write(f"\r{text}\x1b[K" + ("\n" if done == count else ""))
        elif 10 * done // count > self._tenth:
            self._tenth = 10 * done // count
            self._out.write(f"{text}\n")
        self._out.flush()


def add_clean(commands: Any, add_command: Any) -> None:
    """Add `clean` to the command line by its own way of adding commands."""
    said = "say which clips of a folder are fit to learn from; deletes nothing"
    command = add_command(commands, "clean", clean, said)
    normal = Limits()
    add = command.add_argument
    add("folder", type=Path, metavar="FOLDER", help="videos with their sound fields beside or in")
    add("--out", type=Path, metavar="FILE", help="write figures and reasons of all clips, JSON")
    which = command.add_mutually_exclusive_group()
    which.add_argument("--list", action="store_true", help="name the clips that are left out")
    which.add_argument("--move", type=Path, metavar="DIR", help="move them there")
    add("--workers", type=int, default=max(1, (os.cpu_count() or 2) // 2), metavar="N",
        help="clips at a time")  # fmt: skip
    add("--quiet-db", type=float, default=normal.quiet_db, metavar="DB", help="silence, dBFS")
    add("--silent", type=float, default=normal.silent, metavar="SHARE", help="most silence")
    add("--still-error", type=float, default=normal.still_error, metavar="MSE",
        help="grey difference of a still picture")  # fmt: skip
    add("--still", type=float, default=normal.still, metavar="SHARE", help="most stillness")
    add("--speech", type=float, default=normal.speech, metavar="SHARE", help="most speech")
