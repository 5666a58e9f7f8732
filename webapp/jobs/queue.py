"""Pausing the queue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from webapp.jobs.models import Job
from webapp.jobs.notify import notify_waiting
from webapp.jobs.tasks import send
from webapp.jobs.work import WorkQuerySet
from webapp.operations.models import QueueState


def pause_queue(reason: str = "") -> bool:
    """Workers finish what they run and take up nothing new; False if it was so."""
    with transaction.atomic():
        paused = QueueState.pause(reason)
        if paused:
            notify_waiting()
    return paused


def resume_queue(also: Sequence[Callable[[], None]] = ()) -> bool:
    """Workers take up what waits, ``also`` that of apps above; False if they did."""
    with transaction.atomic():
        resumed = QueueState.resume()
        if resumed:
            for send_waiting in (send_waiting_jobs, *also):
                send_waiting()
            notify_waiting()
    return resumed


def send_waiting_jobs() -> None:
    """Enqueues every take that waits: their messages have come to nothing meanwhile."""
    send_again(Job.objects.waiting(), send)


def send_again(waiting: WorkQuerySet[Any], send_one: Callable[[UUID], None]) -> None:
    """Enqueues ``waiting`` work on commit; what is lost, the sweep sends."""
    work_ids = list(waiting.values_list("pk", flat=True))
    waiting.update(sent_at=None)
    for work_id in work_ids:
        transaction.on_commit(partial(send_one, work_id), robust=True)
