"""Telling browsers that a job has changed: a hint, on which each consumer reads the row again."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from webapp.hints import tell
from webapp.jobs.models import Job


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
    """Sends the hint now."""
    tell(group_of(job_id), {"type": "job.changed"})
