"""Pausing the queue."""

from __future__ import annotations

from django.db import transaction

from webapp.jobs.models import Job
from webapp.jobs.notify import notify_waiting
from webapp.jobs.tasks import send
from webapp.operations.models import QueueState


def pause_queue(reason: str = "") -> bool:
    """Workers finish what they run and take up nothing new; False if it was so."""
    with transaction.atomic():
        paused = QueueState.pause(reason)
        if paused:
            notify_waiting()
    return paused


def resume_queue() -> bool:
    """Workers take up what waits; False if they did."""
    with transaction.atomic():
        resumed = QueueState.resume()
        if resumed:
            waiting = list(Job.objects.waiting().values_list("pk", flat=True))
            Job.objects.filter(pk__in=waiting).update(sent_at=None)  # what is lost, the sweep sends
            for job_id in waiting:
                transaction.on_commit(lambda job_id=job_id: send(job_id), robust=True)  # type: ignore[misc]
            notify_waiting()
    return resumed
