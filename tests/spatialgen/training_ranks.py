"""One of several processes of a training, started by torchrun: takes some steps, keeps its weights.

`python -m torch.distributed.run --nproc-per-node 2 -m tests.spatialgen.training_ranks DIR`
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch

from spatialgen.training.parallel import Workers
from tests.spatialgen.training_cast import fine_stage

STEPS = 4


def main(folder: Path) -> None:
    """Train a little, and write what this process has come to."""
    torch.set_num_threads(1)
    workers = Workers.join("cpu")
    stage = fine_stage(workers=workers)
    losses = [float(workers.mean(stage.advance())) for _ in range(STEPS)]
    stage.close()
    torch.save({"losses": losses, **stage.average}, folder / f"rank-{workers.rank}.pt")
    workers.leave()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
