"""The queue of exports: an actor that takes an id. It is a queue of its own, and has a worker of
its own, so that an export of a minute does not wait for a generation of an hour."""

from __future__ import annotations

from uuid import UUID

import dramatiq

from webapp.exports.models import Export
from webapp.jobs.tasks import enqueue

QUEUE = "exports"


@dramatiq.actor(queue_name=QUEUE)
def make_export(export_id: str) -> None:
    """Makes the export with this id, if it is still there to be made."""
    from webapp.exports.run import run  # only workers write files

    run(UUID(export_id))


def send(export_id: UUID) -> None:
    """Enqueues an export. The row stays the truth: a message too many does nothing."""
    enqueue(make_export, Export.objects.filter(pk=export_id))
