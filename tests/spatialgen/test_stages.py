"""Progress and problems as everyone tells them."""

from __future__ import annotations

import pickle

import pytest

from spatialgen.stages import ClipProblem, Progress, Stage, deliverable_report


def test_fractions_are_fractions() -> None:
    with pytest.raises(ValueError, match="fraction"):
        Progress(Stage.LATENTS, 0.5, 1.1)
    with pytest.raises(ValueError, match="stage_fraction"):
        Progress(Stage.LATENTS, -0.1, 0.5)


def test_deliverables_share_the_last_tenth() -> None:
    told: list[Progress] = []
    for index in range(3):
        tell = deliverable_report(told.append, index, 3)
        for fraction in (0.0, 0.5, 1.0):
            tell(fraction)
    fractions = [p.fraction for p in told]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.9, 1.0)
    assert {p.stage for p in told} == {Stage.DELIVERABLES}
    assert told[-1].stage_fraction == 1.0


def test_a_problem_survives_a_queue() -> None:
    problem = pickle.loads(pickle.dumps(ClipProblem("no_video", "There is no picture.")))  # noqa: S301
    assert (problem.code, str(problem)) == ("no_video", "There is no picture.")
