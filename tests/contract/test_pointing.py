"""Pointing is judged as `pointing.json` says; the player's own tests read the same file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from webapp.player.listening.pointing import angle_between, is_confused

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("pointing.json").read_text())[
    "cases"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_error_is_the_angle_and_a_mirror_image_a_confusion(case: dict[str, Any]) -> None:
    pointed, truth = case["pointed"], case["truth"]
    assert angle_between(pointed, truth) == pytest.approx(case["error"], abs=1e-8)
    assert angle_between(truth, pointed) == pytest.approx(case["error"], abs=1e-8)
    assert is_confused(pointed, truth) is case["confused"]
