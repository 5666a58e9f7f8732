"""The bar goes about as fast as the time, whatever takes longest on a machine."""

from __future__ import annotations

import pytest

from spatialgen import pace
from spatialgen.stages import Progress, Stage

Seconds = dict[Stage, float]


class Clock:
    """A clock that only goes on when told to."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(pace, "time", clock)
    return clock


def told_over(clock: Clock, seconds: Seconds, windows: int) -> list[tuple[float, Progress]]:
    """What is told, and when, by windows whose stages take that long."""
    told: list[tuple[float, Progress]] = []
    teller = pace.Pace(lambda progress: told.append((clock.now, progress)), windows)
    for index in range(windows):
        teller.start_window(index)
        for stage, length in seconds.items():
            for part in range(11):
                teller.tell(stage, part / 10)
                clock.now += length / 10 if part < 10 else 0
        teller.finish_window()
    return told


@pytest.mark.parametrize(
    "seconds",
    [
        {Stage.FEATURES: 1.0, Stage.LATENTS: 8.0, Stage.SOUND_FIELD: 1.0},
        {Stage.FEATURES: 8.0, Stage.LATENTS: 1.0, Stage.SOUND_FIELD: 1.0},
        {Stage.FEATURES: 1.0, Stage.LATENTS: 1.0, Stage.SOUND_FIELD: 8.0},
    ],
)
def test_a_bar_learns_how_fast_to_go(clock: Clock, seconds: Seconds) -> None:
    told = told_over(clock, seconds, windows=6)
    fractions = [progress.fraction for _, progress in told]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(0.9)
    later = [(at / clock.now, p.fraction / 0.9) for at, p in told if at > clock.now / 5]
    assert max(abs(at - fraction) for at, fraction in later) < 0.02
    first = [(at / clock.now, p.fraction / 0.9) for at, p in told]
    assert max(abs(at - fraction) for at, fraction in first) < 0.15


def test_breathing_repeats_what_was_told() -> None:
    told: list[Progress] = []
    teller = pace.Pace(told.append, 2)
    teller.start_window(0)
    teller.tell(Stage.LATENTS, 0.5)
    teller.breathe()
    assert told[0] == told[1]
