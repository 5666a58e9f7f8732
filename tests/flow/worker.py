"""A worker process of its own, and what happens to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.flow.live_site import ROOT


def kill_all_of(process: subprocess.Popen[bytes]) -> None:
    """``kill -9`` of the worker and of the processes it has started, if any is left."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)


@contextmanager
def worker(env: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A separate worker process, as a GPU machine runs it."""
    command = [sys.executable, "-m", "dramatiq", "webapp.worker", "--processes", "1"]
    command += ["--threads", "1", "--queues", "gpu", "--worker-shutdown-timeout", "10000"]
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=output, stderr=output, start_new_session=True
        )
    try:
        yield process
    finally:
        kill_all_of(process)
