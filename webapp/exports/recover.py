"""Taking up again what a lost worker, a lost message or a restart has left of exports."""

from __future__ import annotations

from webapp.exports.announcing import end_badly
from webapp.exports.models import Export
from webapp.exports.tasks import send
from webapp.jobs.models import Reason
from webapp.jobs.queue import send_again
from webapp.jobs.recover import sweep_work, take_up_work
from webapp.jobs.work import MAX_LOSSES


def take_up_after_restart() -> None:
    """For the only worker there is, at its start: what was running has lost its worker for sure."""
    take_up_work(Export.objects.all(), give_up_attempt)


def sweep() -> None:
    """Puts back exports whose lease ran out and sends queued ones that have no message."""
    sweep_work(Export.objects.all(), give_up_attempt, send)


def send_waiting() -> None:
    """Enqueues every export that waits, when the queue goes on after a pause."""
    send_again(Export.objects.waiting(), send)


def give_up_attempt(export: Export) -> None:
    """The worker of ``export`` is gone: back to the queue, or failed when that is no accident."""
    if export.losses + 1 < MAX_LOSSES:
        export.put_back(lost=True)
        return
    end_badly(
        export,
        Reason.WORKER_LOST,
        f"The worker stopped {MAX_LOSSES} times while it made this export, so it is not tried "
        "again. The machine may lack memory or room on its disk: tell who runs this studio.",
    )
