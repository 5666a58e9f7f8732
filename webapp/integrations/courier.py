"""The courier: a thread of the web process that takes out what is due.

Not by way of the workers: they are busy for minutes with one job each, and what is told of a job
should not wait for the next. Any number of web processes may have one; rows are claimed.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection
from django.utils import timezone

from webapp.integrations.models import KEPT_FOR, IdempotentAnswer, Letter, WebhookDelivery
from webapp.operations.throttle import Throttle

log = logging.getLogger(__name__)
LOOK_EVERY = 2.0  # seconds: what other processes have queued is found by then
TIDY_EVERY = 3600.0
AT_ONCE = 4
_woken = threading.Event()


def wake_courier() -> None:
    """Something is due in this process: the courier need not wait for its next look."""
    _woken.set()


def take_out_due(pool: ThreadPoolExecutor | None = None) -> int:
    """Tries everything that is due; returns how much that was."""
    from webapp.integrations.delivery import deliver, send_letter

    work: list[tuple[Callable[[Any], None], Any]] = [
        *((deliver, row) for row in WebhookDelivery.objects.due().select_related("endpoint__user")),
        *((send_letter, row) for row in Letter.objects.due().select_related("user")),
    ]
    if pool is None:
        for attempt, row in work:
            attempt(row)
    else:
        list(pool.map(lambda one: attempt_alone(*one), work))
    return len(work)


def attempt_alone(attempt: Callable[[Any], None], row: Any) -> None:
    """One attempt in a thread of the pool; an error stops nothing else."""
    try:
        attempt(row)
    except Exception:
        log.exception("%s %s could not be tried", type(row).__name__, row.pk)
    finally:
        connection.close()


def tidy() -> None:
    """Forgets what nobody needs any more."""
    WebhookDelivery.objects.stale().delete()
    Letter.objects.stale().delete()
    IdempotentAnswer.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()


class Courier(threading.Thread):
    """Takes out what is due until it is stopped."""

    def __init__(self) -> None:
        super().__init__(name="courier", daemon=True)
        self.stopping = False
        self.tidying = Throttle(TIDY_EVERY)

    def run(self) -> None:
        """Never dies of an error: the database may be back for the next round."""
        with ThreadPoolExecutor(AT_ONCE, "courier") as pool:
            while not self.stopping:
                try:
                    take_out_due(pool)
                    self.tidy_now_and_then()
                except Exception:
                    log.exception("The courier stumbled; it goes on")
                finally:
                    connection.close()
                _woken.wait(LOOK_EVERY)
                _woken.clear()

    def tidy_now_and_then(self) -> None:
        """Once an hour."""
        if self.tidying.is_due():
            tidy()

    def stop(self) -> None:
        """Ends the thread, after the round that it is in."""
        self.stopping = True
        wake_courier()
        self.join(timeout=5)
