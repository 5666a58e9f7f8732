"""How long one clip of 10 s takes, and how much memory: the command itself, in its own process."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from ..config import GenerationOptions
from ..model_card import ModelProblem
from ..scenes import scene_from_seed, write_scene
from .bootstrap import Estimate
from .figures import GENERATED, Row, Section
from .held_out import DURATION, FIRST_SEED

CORES = 2


def speed_section(model: str, options: GenerationOptions) -> Section:
    """One `spatialgen generate` of a clip of 10 s on two cores, start and all files included.

    Raises:
        ModelProblem: the generation failed; says how.
    """
    seconds, memory = time_generation(model, options)
    rows = [
        Row("speed_seconds", "a clip of 10 s, start to files", "s",
            {GENERATED: Estimate(seconds, clips=1)}, 1),
        Row("speed_memory", "its peak memory", "GB", {GENERATED: Estimate(memory, clips=1)}, 2),
    ]  # fmt: skip
    note = f"On {_cores()} of this machine's cores, with whatever else ran on them."
    return Section("Speed", rows, note)


def time_generation(model: str, options: GenerationOptions) -> tuple[float, float]:
    """Wall time in seconds and peak memory in GB of the greediest process of one generation."""
    with tempfile.TemporaryDirectory() as folder:
        clip = Path(folder) / "clip.webm"
        write_scene(scene_from_seed(FIRST_SEED, DURATION, split="held_out"), clip)
        told = ["--steps", str(options.steps), "--guidance", str(options.guidance)]
        command = [sys.executable, "-m", "spatialgen", "generate", str(clip), "--device", "cpu"]
        began = time.monotonic()
        with (Path(folder) / "said").open("w+b") as said, _two_cores():
            child = subprocess.Popen(
                [*command, *told, "--model", model, "--out", str(Path(folder) / "out")],
                stdout=subprocess.DEVNULL,
                stderr=said,
            )
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            seconds = time.monotonic() - began
            said.seek(0)
            complaint = said.read().decode(errors="replace").strip()[-400:]
        if status:
            raise ModelProblem(f"The timed generation failed: {complaint}")
        return seconds, usage.ru_maxrss * (1e-9 if sys.platform == "darwin" else 1024e-9)


@contextlib.contextmanager
def _two_cores() -> Iterator[None]:
    """Children started inside may use two cores at most, where the platform can say so."""
    allowed = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    if len(allowed) <= CORES:
        yield
        return
    os.sched_setaffinity(0, set(sorted(allowed)[:CORES]))
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def _cores() -> int:
    return min(CORES, os.cpu_count() or CORES)
