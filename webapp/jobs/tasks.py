"""The queue: an actor that takes a job's id and nothing else."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import dramatiq
from django.db.models import QuerySet
from django.utils import timezone
from dramatiq import Actor
from dramatiq.brokers.stub import StubBroker

from webapp.catalog.models import ModelVersion
from webapp.jobs.models import Job
from webapp.jobs.presence import WorkerPresence

QUEUE = "gpu"


@dramatiq.actor(queue_name=QUEUE)
def run_job(job_id: str) -> None:
    """Runs the job with this id, if it is still there to be run."""
    from webapp.jobs.run import run  # only workers import torch

    run(UUID(job_id))


@dramatiq.actor(queue_name=QUEUE)
def check_model(version_id: int) -> None:
    """Checks the model version with this id, if it still waits for that."""
    from webapp.jobs.model_checks import check  # only workers import torch

    check(version_id)


def send_check(version_id: int) -> None:
    """Enqueues the check of a model version; as with jobs, the row stays the truth."""
    if isinstance(dramatiq.get_broker(), StubBroker) and not WorkerPresence.here:
        return
    ModelVersion.objects.filter(pk=version_id).update(check_sent_at=timezone.now())
    check_model.send(version_id)


def send(job_id: UUID) -> None:
    """Enqueues a job. The row stays the truth: a message too many does nothing."""
    enqueue(run_job, Job.objects.filter(pk=job_id))


def enqueue(actor: Actor[..., None], row: QuerySet[Any]) -> None:
    """Sends the id of ``row``, one piece of work, to ``actor`` and notes when.

    The embedded queue lives in the process of its worker. What others start is found there by
    ``recover.sweep``, which looks for work that was never sent.
    """
    if isinstance(dramatiq.get_broker(), StubBroker) and not WorkerPresence.here:
        return
    row.update(sent_at=timezone.now())
    try:
        for work_id in row.values_list("pk", flat=True):
            actor.send(str(work_id))
    except Exception:  # the queue is away: the next sweep tries again
        row.update(sent_at=None)
        raise
