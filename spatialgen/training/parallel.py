"""One process or many: what `torchrun` starts works on the same step, each on its share of it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel

from ..models import choose_device

PATIENCE = timedelta(days=2)
"""How long a process waits for the others: the first alone teaches, measures and writes."""


@dataclass(frozen=True)
class Workers:
    """The processes of a training, and which of them this is (`rank`, from 0)."""

    device: torch.device
    rank: int = 0
    count: int = 1

    @staticmethod
    def join(device: str = "auto") -> Workers:
        """Meet the other processes of `torchrun`, or work alone; raises `ModelProblem`.

        On GPUs each process takes the one of its local rank.
        """
        count = int(os.environ.get("WORLD_SIZE", "1"))
        chosen = choose_device(device)
        if count == 1:
            return Workers(chosen)
        if chosen.type == "cuda":
            chosen = choose_device(f"cuda:{os.environ['LOCAL_RANK']}")
            torch.cuda.set_device(chosen)
        dist.init_process_group("nccl" if chosen.type == "cuda" else "gloo", timeout=PATIENCE)
        return Workers(chosen, dist.get_rank(), count)

    @property
    def leads(self) -> bool:
        """Whether this process writes what is written once."""
        return self.rank == 0

    def share(self, count: int) -> range:
        """Which of `count` things are this process's."""
        return range(self.rank, count, self.count)

    def wait(self) -> None:
        """Until all have come this far."""
        if self.count > 1:
            dist.barrier()

    @contextlib.contextmanager
    def leader_first(self) -> Iterator[None]:
        """What is inside is done by the leading process, and then by the others."""
        if not self.leads:
            self.wait()
        yield
        if self.leads:
            self.wait()

    def mean(self, value: torch.Tensor) -> torch.Tensor:
        """The mean of a tensor over the processes."""
        if self.count > 1:
            dist.all_reduce(value)
            value /= self.count
        return value

    def wrap(self, module: nn.Module) -> nn.Module:
        """A module whose gradients are the mean over the processes."""
        if self.count == 1:
            return module
        devices = [self.device.index] if self.device.type == "cuda" else None
        return DistributedDataParallel(module, device_ids=devices)

    def leave(self) -> None:
        """Part from the other processes."""
        if self.count > 1:
            dist.destroy_process_group()
