"""Telling browsers that a job has changed: a hint, on which each consumer reads the row again.

The in-memory channel layer belongs to the server's event loop and may be used from no other
thread, so the loop is remembered when the server starts and the hint hops over to it.
"""

from __future__ import annotations

import asyncio
import logging
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer, get_channel_layer
from django.db import transaction

from webapp.jobs.models import Job

log = logging.getLogger(__name__)
_server_loop: asyncio.AbstractEventLoop | None = None


def remember_server_loop(loop: asyncio.AbstractEventLoop | None) -> None:
    """The loop that the channel layer of this process lives on; None when it ends."""
    global _server_loop  # noqa: PLW0603 - one server loop a process
    _server_loop = loop


def group_of(job_id: UUID) -> str:
    """The channel group of who watches a job."""
    return f"job.{job_id}"


def notify(job_id: UUID) -> None:
    """Hints, once the transaction is committed, that the job's row has changed."""
    transaction.on_commit(lambda: send_hint(job_id))


def notify_waiting() -> None:
    """Tells who waits, once the transaction is committed, that the queue has moved.

    Not within it: two workers that hold a job each and want the other's row would never go on.
    """
    transaction.on_commit(move_up, robust=True)


def move_up() -> None:
    """A new version for every waiting job; rows are locked in their one order."""
    with transaction.atomic():
        waiting = list(Job.objects.waiting().select_for_update().values_list("pk", flat=True))
        Job.objects.filter(pk__in=waiting).change()
        for job_id in waiting:
            notify(job_id)


def send_hint(job_id: UUID) -> None:
    """Sends the hint now. A hint that is lost costs little: clients ask again by themselves."""
    layer = get_channel_layer()
    if layer is None:
        return
    hint = {"type": "job.changed"}
    try:
        if _server_loop is not None:
            asyncio.run_coroutine_threadsafe(layer.group_send(group_of(job_id), hint), _server_loop)
        elif not isinstance(layer, InMemoryChannelLayer):
            async_to_sync(layer.group_send)(group_of(job_id), hint)
    except Exception:
        log.warning("Browsers could not be told about job %s", job_id, exc_info=True)
