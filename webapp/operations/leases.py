"""Vouching for work: who has claimed it renews its lease as long as it lives.

Should the process be killed, the lease runs out, and others take the work up again.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Protocol

from django.conf import settings
from django.db import DatabaseError, connection

log = logging.getLogger(__name__)
LEASE = timedelta(seconds=settings.JOB_LEASE_SECONDS)


class Leased(Protocol):
    """A row that is claimed for a while."""

    pk: Any

    def renew_lease(self) -> bool:
        """Says that who claimed it lives; False once it is no longer theirs."""


@contextmanager
def vouched_for(work: Leased, unless: Callable[[], bool] = lambda: False) -> Iterator[None]:
    """Keeps ``work`` (just claimed) leased while the block runs, ``unless`` it gets nowhere."""
    done = threading.Event()

    def beat() -> None:
        try:
            while not done.wait(LEASE.total_seconds() / 3) and not unless():
                if not renewed(work):
                    return
        finally:
            connection.close()

    heart = threading.Thread(target=beat, name=f"lease {work.pk}", daemon=True)
    heart.start()
    try:
        yield
    finally:
        done.set()
        heart.join(timeout=5)


def renewed(work: Leased) -> bool:
    """One beat; a database that cannot be reached now may be there for the next one."""
    try:
        return work.renew_lease()
    except DatabaseError:
        log.warning("The lease of %s could not be renewed", work.pk, exc_info=True)
        connection.close()  # a broken connection stays broken: the next beat opens another
        return True
