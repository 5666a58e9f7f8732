"""Ada trains on several processes: it is the same training."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import torch

from tests.spatialgen.training_cast import fine_stage
from tests.spatialgen.training_ranks import STEPS

ROOT = Path(__file__).parents[2]


def test_two_processes_take_the_same_steps_as_one(tmp_path: Path) -> None:
    words = ["-m", "torch.distributed.run", "--standalone", "--local-addr", "127.0.0.1"]
    words += ["--nproc-per-node", "2"]
    words += ["-m", "tests.spatialgen.training_ranks", str(tmp_path)]
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    ranks = [torch.load(tmp_path / f"rank-{n}.pt") for n in (0, 1)]
    alone = fine_stage()
    losses = [float(alone.advance()) for _ in range(STEPS)]
    assert ranks[0]["losses"] == ranks[1]["losses"] == pytest.approx(losses, rel=1e-4)
    for name, weights in alone.average.items():
        assert torch.equal(ranks[0][name], ranks[1][name])
        assert torch.allclose(ranks[0][name], weights, atol=1e-5)
