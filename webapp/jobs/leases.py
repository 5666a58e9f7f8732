"""Holding a job: its worker renews the lease as long as it lives and gets on."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Generic, Protocol, TypeVar

from django.db import DatabaseError, connection

from webapp.jobs.notify import notify
from webapp.jobs.work import LEASE

log = logging.getLogger(__name__)
STALLED_AFTER = 20 * 60.0  # seconds without progress after which a worker no longer vouches
_held: set[Hold[Any]] = set()


class Leased(Protocol):
    """A job, or other work that is held as jobs are."""

    pk: Any

    def renew_lease(self) -> bool:
        """Says that the worker lives; False once the attempt no longer holds the work."""

    def put_back(self, *, lost: bool) -> bool:
        """running -> queued, for this attempt."""


Held = TypeVar("Held", bound=Leased)


class Hold(Generic[Held]):
    """One job in the hands of this process, with the thread that renews its lease."""

    def __init__(self, job: Held) -> None:
        self.job = job
        self.released = threading.Event()
        self.last_progress = time.monotonic()
        self.heart = threading.Thread(target=self.beat, name=f"lease {job.pk}", daemon=True)

    def progressed(self) -> None:
        """The work got on."""
        self.last_progress = time.monotonic()

    @property
    def stalled(self) -> bool:
        """Whether the work has not got on for too long."""
        return time.monotonic() - self.last_progress > STALLED_AFTER

    def beat(self) -> None:
        """Renews the lease until the job is released, lost or stalled."""
        try:
            while not self.released.wait(LEASE.total_seconds() / 3) and not self.stalled:
                if not self.renew():
                    return
        finally:
            connection.close()

    def renew(self) -> bool:
        """One beat; a database that cannot be reached now may be there for the next one."""
        try:
            return self.job.renew_lease()
        except DatabaseError:
            log.warning("The lease of job %s could not be renewed", self.job.pk, exc_info=True)
            connection.close()  # a broken connection stays broken: the next beat opens another
            return True


@contextmanager
def hold(job: Held) -> Iterator[Hold[Held]]:
    """Keeps ``job`` (just claimed) leased while the block runs."""
    held = Hold(job)
    _held.add(held)
    held.heart.start()
    try:
        yield held
    finally:
        held.released.set()
        _held.discard(held)
        held.heart.join(timeout=5)


def held_here() -> list[Leased]:
    """The work of every kind that runs in this process and gets on."""
    return [held.job for held in list(_held) if not held.stalled]


def put_back_held_jobs() -> None:
    """Returns the jobs of this process to the queue: it is going down, which is not their fault.

    Their work notices at its next step that it no longer holds the job, and ends.
    """
    for held in list(_held):
        held.released.set()
        if held.job.put_back(lost=False):
            notify(held.job.pk)
            log.info("%s was put back: this worker stops", held.job)
