"""Taking up again what a lost worker, a lost message or a restart has left behind."""

from __future__ import annotations

import logging
import math
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from webapp.accounts.keeping import balance
from webapp.catalog.models import CheckState, ModelVersion
from webapp.clips.arrivals import take_up_arrivals
from webapp.clips.bin import purge_bin
from webapp.clips.upload import forget_stale_uploads
from webapp.jobs.announcing import announce_end
from webapp.jobs.charging import settle_ended_jobs
from webapp.jobs.leases import held_here
from webapp.jobs.models import Job, Reason
from webapp.jobs.notify import notify, notify_waiting
from webapp.jobs.tasks import send, send_check
from webapp.jobs.work import MAX_LOSSES, Status
from webapp.sentences import Sentence

log = logging.getLogger(__name__)
SWEEP_EVERY = 10.0  # seconds
BALANCE_EVERY = 3600.0  # seconds
RESEND_AFTER = timedelta(minutes=10)
Row = TypeVar("Row", bound=Model)


def take_up_after_restart() -> None:
    """For the only worker there is, at its start: what was running has lost its worker for sure.

    With a queue that others work on as well, the leases tell.
    """
    if settings.REDIS_URL:
        return
    take_up_work(Job.objects.all(), give_up_attempt)
    for version in ModelVersion.checks(CheckState.RUNNING):
        give_up_check(version)
    shutil.rmtree(Path(settings.WORK), ignore_errors=True)


def take_up_work(rows: QuerySet[Any], give_up: Callable[[Any], None]) -> None:
    """Gives up every attempt of ``rows`` (jobs, or other work) and lets all that waits be sent."""
    for work in rows.filter(status=Status.RUNNING):
        give_up(work)
    rows.filter(status=Status.QUEUED).update(sent_at=None)


def sweep() -> None:
    """Puts back jobs whose lease ran out and sends queued jobs that have no message."""
    sweep_work(Job.objects.all(), give_up_attempt, send)
    sweep_checks()


def sweep_work(
    rows: QuerySet[Any], give_up: Callable[[Any], None], send_again: Callable[[UUID], None]
) -> None:
    """Gives up the attempts of ``rows`` whose lease ran out; sends again what has no message."""
    now = timezone.now()
    expired = rows.filter(status=Status.RUNNING, lease_until__lt=now)
    for work in not_held_here(expired):
        give_up(work)
    unsent = Q(sent_at=None) | Q(sent_at__lt=now - RESEND_AFTER)
    waiting = rows.filter(unsent, status=Status.QUEUED).order_by("created_at", "pk")
    for work_id in waiting.values_list("pk", flat=True):
        send_again(work_id)


def not_held_here(lost: QuerySet[Row]) -> Iterator[Row]:
    """Each of the rows that no worker of this process holds, under a lock."""
    held = [work.pk for work in held_here() if isinstance(work, lost.model)]
    for pk in lost.exclude(pk__in=held).values_list("pk", flat=True):
        with transaction.atomic():
            # Looked at again: its worker may just have renewed the lease.
            if (row := lost.select_for_update().filter(pk=pk).first()) is not None:
                yield row


def sweep_checks() -> None:
    """Sends checks of model versions that have no message, or have lost their worker."""
    for version in not_held_here(ModelVersion.lost_checks()):
        give_up_check(version)
    unsent = Q(check_sent_at=None) | Q(check_sent_at__lt=timezone.now() - RESEND_AFTER)
    checks = ModelVersion.objects.filter(unsent, check_state=CheckState.WAITING)
    for version_id in checks.values_list("pk", flat=True):
        send_check(version_id)


def give_up_check(version: ModelVersion) -> None:
    """The worker of this check is gone: it waits again, or ends when that is no accident."""
    log.warning("The check of model version %s has lost its worker", version.slug)
    if version.check_losses + 1 < MAX_LOSSES:
        version.put_back(lost=True)
        return
    said = Sentence(
        "The worker stopped %(times)s times while it checked this version. The machine may lack "
        "memory for it: look into the worker's log, then check again.",
        times=MAX_LOSSES,
    )
    version.stop_check(said.kept())


def give_up_attempt(job: Job) -> None:
    """The worker of ``job`` is gone: back to the queue, or failed when that is no accident."""
    with transaction.atomic():
        if job.losses + 1 < MAX_LOSSES:
            changed = job.put_back(lost=True)
        else:
            changed = job.fail(
                Reason.WORKER_LOST,
                f"The worker stopped {MAX_LOSSES} times while it made this take, so it is not "
                "tried again. The machine may lack memory for this clip: try a shorter or "
                "smaller one, or tell who runs this studio.",
            )
        if changed:
            log.warning("Job %s has lost its worker (attempt %s)", job.pk, job.attempt)
            notify(job.pk)
            notify_waiting()
        if changed and job.losses + 1 >= MAX_LOSSES:
            announce_end(job.pk)


class Sweeper(threading.Thread):
    """Sweeps every few seconds until it is stopped; ``also`` are the rounds of apps above."""

    def __init__(self, also: Sequence[Callable[[], None]] = ()) -> None:
        super().__init__(name="sweeper", daemon=True)
        self.rounds = [sweep, take_up_arrivals, forget_stale_uploads, purge_bin, *also]
        self.balanced_at = -math.inf
        self.stopping = threading.Event()

    def run(self) -> None:
        """Until it is stopped."""
        while True:
            self.turn(time.monotonic())
            connection.close()
            if self.stopping.wait(SWEEP_EVERY):
                return

    def turn(self, now: float) -> None:
        """Every round once; none dies of an error: the database may be back for the next one."""
        for round_ in self.rounds_at(now):
            try:
                round_()
            except Exception:
                log.exception("%s failed; the next sweep tries again", round_.__name__)

    def rounds_at(self, now: float) -> list[Callable[[], None]]:
        """What is due ``now`` (seconds): balancing reads the whole ledger, and is rarely needed."""
        if now - self.balanced_at < BALANCE_EVERY:
            return self.rounds
        self.balanced_at = now
        return [*self.rounds, settle_ended_jobs, balance]

    def stop(self) -> None:
        """Ends the thread, after the round that it is in."""
        self.stopping.set()
        self.join(timeout=5)
