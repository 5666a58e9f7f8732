"""What Ada reads while a model trains."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import torch

from spatialgen.cli_progress import Tally
from spatialgen.training.logs import StageLog
from spatialgen.training.reading import read_ahead
from spatialgen.training.sources import SceneSounds, TrainingProblem


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal() -> None:
    out = Terminal()
    pace = Tally("fine", 40, done=10, out=out)
    pace(20, ", loss 0.5000")
    assert out.getvalue().startswith("\r[###############               ] fine 20/40, loss 0.5000, ")
    assert "a second" in out.getvalue() and out.getvalue().endswith("left\x1b[K")
    pace(40)
    assert out.getvalue().endswith("\n")


def test_a_line_now_and_then_elsewhere() -> None:
    out = io.StringIO()
    pace = Tally("preparing", 3, out=out)
    for done in (1, 2, 3):
        pace(done)
    assert out.getvalue().count("\n") == 1 and out.getvalue().startswith("preparing 3/3")


def test_what_was_kept_sets_no_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("spatialgen.cli_progress.time.monotonic", lambda: now[0])
    tally = Tally("scenes", 10, out=io.StringIO())
    for scene in tally.over(range(10)):
        now[0] += 0.0 if scene < 5 else 2.0
    assert tally.rate(10) == pytest.approx(0.5)


def test_what_a_killed_run_wrote_too_much_is_taken_back(tmp_path: Path) -> None:
    log = StageLog(tmp_path, "fine", 0)
    for step in (2, 4, 6):
        log.write({"step": step, "loss": 1 / step})
    log.hear("made", torch.randn(800), 8000, 6)
    log.close()
    again = StageLog(tmp_path, "fine", 4)
    again.write({"step": 6, "loss": 0.5, "more": 1})
    again.close()
    assert (tmp_path / "fine.csv").read_text().split() == ["step,loss", "2,0.5", "4,0.25", "6,0.5"]


class Torn:
    """Three recordings, one of which cannot be read."""

    def __len__(self) -> int:
        return 3

    def name(self, index: int) -> str:
        return f"sound-{index}"

    def sound(self, index: int) -> object:
        if index == 1:
            raise TrainingProblem("“b.wav” has 6 channels; 1, 2 or 4 can be used.")
        return torch.full((1, 4), float(index)).numpy()


def test_what_cannot_be_read_is_left_out_and_named(caplog: pytest.LogCaptureFixture) -> None:
    read = list(read_ahead(Torn(), range(3), 1, seen=False))  # type: ignore[arg-type]
    assert [r.index for r in read] == [0, 2]
    assert "“b.wav” has 6 channels" in caplog.text


def test_other_processes_read_the_same() -> None:
    sounds = SceneSounds(16, 0.1, 8000)
    alone = list(read_ahead(sounds, range(16), 1, seen=False))
    helped = list(read_ahead(sounds, range(16), 2, seen=False))
    assert [r.index for r in helped] == list(range(16))
    assert all((a.sound == b.sound).all() for a, b in zip(alone, helped, strict=True))
