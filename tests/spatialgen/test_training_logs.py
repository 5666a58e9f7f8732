"""What Ada reads while a model trains."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pytest
import torch

from spatialgen.training.logs import Pace, StageLog
from spatialgen.training.reading import read_ahead
from spatialgen.training.sources import SceneSounds, TrainingProblem


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal() -> None:
    out = Terminal()
    pace = Pace("fine", 40, done=10, out=out)
    pace(20, ", loss 0.5000")
    assert out.getvalue().startswith("\r[###############               ] fine 20/40, loss 0.5000, ")
    assert "a second" in out.getvalue() and out.getvalue().endswith("left\x1b[K")
    pace(40)
    assert out.getvalue().endswith("\n")


def test_a_line_now_and_then_elsewhere(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "spatialgen.training"):
        pace = Pace("preparing", 3, out=io.StringIO())
        for done in (1, 2, 3):
            pace(done)
    assert len(caplog.messages) == 1 and caplog.messages[0].startswith("preparing 3/3")


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
