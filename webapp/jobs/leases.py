"""Holding a job: its worker vouches for it as long as it lives and gets on."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Generic, Protocol, TypeVar

from webapp.jobs.notify import notify
from webapp.jobs.work import Work
from webapp.operations.heartbeats import Doing
from webapp.operations.leases import Leased, vouched_for

log = logging.getLogger(__name__)
STALLED_AFTER = 20 * 60.0  # seconds without progress after which a worker no longer vouches
_held: set[Hold[Any]] = set()


class Returnable(Leased, Protocol):
    """A job, or other work that is held as jobs are."""

    def put_back(self, *, lost: bool) -> bool:
        """running -> queued, for this attempt."""


Held = TypeVar("Held", bound=Returnable)


class Hold(Generic[Held]):
    """One job in the hands of this process, and when it last got on."""

    def __init__(self, job: Held) -> None:
        self.job = job
        self.last_progress = time.monotonic()

    def progressed(self) -> None:
        """The work got on."""
        self.last_progress = time.monotonic()

    def stalled(self) -> bool:
        """Whether the work has not got on for too long."""
        return time.monotonic() - self.last_progress > STALLED_AFTER


@contextmanager
def hold(job: Held) -> Iterator[Hold[Held]]:
    """Keeps ``job`` (just claimed) leased while the block runs, unless it stalls."""
    held = Hold(job)
    _held.add(held)
    try:
        with vouched_for(job, unless=held.stalled):
            yield held
    finally:
        _held.discard(held)


def held_here() -> list[Returnable]:
    """The work of every kind that runs in this process and gets on."""
    return [held.job for held in list(_held) if not held.stalled()]


def doing() -> Doing:
    """What the heart of this process tells; checks of model versions are no jobs."""
    works = held_here()
    job = next((work.pk for work in works if isinstance(work, Work)), None)
    return Doing(at_work=bool(works), job=job)


def put_back_held_jobs() -> None:
    """Returns the jobs of this process to the queue: it is going down, which is not their fault.

    Their work notices at its next step that it no longer holds the job, and ends.
    """
    for held in list(_held):
        if held.job.put_back(lost=False):
            notify(held.job.pk)
            log.info("%s was put back: this worker stops", held.job)
