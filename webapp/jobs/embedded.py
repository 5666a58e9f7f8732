"""The embedded worker: Dramatiq workers in the web process, with one thread a queue."""

from __future__ import annotations

import fcntl
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

import dramatiq
from django.conf import settings

from webapp.catalog.sync import sync_models
from webapp.jobs import recover
from webapp.jobs.tasks import QUEUE

log = logging.getLogger(__name__)
STOP_TIMEOUT = 3000  # milliseconds: work that does not stop by then is left to end with the process


class EmbeddedWorker:
    """At most one a data folder: a lock says which process has it, and frees itself with it."""

    def __init__(self, also: Mapping[str, Callable[[], None]] | None = None) -> None:
        """``also``: queues of apps above, with what takes up their work after a restart."""
        self.queues = {QUEUE: recover.take_up_after_restart, **(also or {})}
        self.workers: list[dramatiq.Worker] = []
        self.lock: IO[str] | None = None

    def start(self) -> None:
        """Takes up what the last process left and starts to work."""
        self.lock = lock_or_none(Path(settings.DATA) / "worker.lock")
        if self.lock is None:
            log.warning("Another process works on %s; this one only serves", settings.DATA)
            return
        sync_models()
        for take_up in self.queues.values():
            take_up()
        for queue in self.queues:
            worker = dramatiq.Worker(dramatiq.get_broker(), queues={queue}, worker_threads=1)
            worker.start()
            self.workers.append(worker)

    def stop(self) -> None:
        """Puts back what runs and stops."""
        for worker in self.workers:
            worker.stop(timeout=STOP_TIMEOUT)
        if self.lock is not None:
            self.lock.close()


def lock_or_none(path: Path) -> IO[str] | None:
    """The open, locked file; None while another process has it."""
    file = path.open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file
