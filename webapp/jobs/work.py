"""What all work in the queue has in common: a row that is the truth about it.

Every change of state is a named method and a conditional UPDATE: it takes effect only while the
work is in the state, and for a worker in the *attempt*, that the caller believes it to be in.
``attempt`` grows with every claim, so a worker that was given up on can change nothing any more.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from webapp.accounts import ledger
from webapp.accounts.keeping import OnAccount
from webapp.operations.leases import LEASE
from webapp.operations.models import QueueState

MAX_LOSSES = 3


class Status(models.TextChoices):
    """Whether work waits, runs, or how it ended."""

    QUEUED = "queued", _("Queued")
    RUNNING = "running", _("Running")
    SUCCEEDED = "succeeded", _("Succeeded")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


Row = TypeVar("Row", bound="Work")
OPEN_STATES = [Status.QUEUED, Status.RUNNING]


class WorkQuerySet(models.QuerySet[Row]):
    """Which work waits, and who holds which."""

    def waiting(self) -> Self:
        """Queued work, the next one first."""
        return self.filter(status=Status.QUEUED).order_by("created_at", "pk")

    def held(self, work_id: UUID, attempt: int) -> Self:
        """The work, as long as ``attempt`` still holds it."""
        return self.filter(pk=work_id, attempt=attempt, status=Status.RUNNING)

    def change(self, **fields: Any) -> bool:
        """Updates the rows and their ``version``; whether there was one."""
        return self.update(version=F("version") + 1, **fields) > 0


class Work(OnAccount):
    """Something that a worker does, from waiting in the queue to its end."""

    BEGINNING: ClassVar[dict[str, object]] = {"fraction": 0.0}
    """How far work is that nobody has begun, or that is begun again."""

    status = models.CharField(max_length=12, choices=Status, default=Status.QUEUED)
    fraction = models.FloatField(default=0.0)
    version = models.PositiveIntegerField(default=1, help_text=_("Grows with every change."))
    error_code = models.CharField(max_length=40, blank=True)
    error_detail = models.TextField(blank=True)

    attempt = models.PositiveIntegerField(default=0, help_text=_("Grows with every claim."))
    losses = models.PositiveIntegerField(default=0, help_text=_("How often its worker was lost."))
    lease_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True, help_text=_("When it was last enqueued."))

    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True, help_text=_("Start of this attempt."))
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @classmethod
    def rows(cls) -> WorkQuerySet[Self]:
        """All of this kind of work."""
        return WorkQuerySet(cls)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.status not in OPEN_STATES

    def claim(self) -> bool:
        """queued -> running, a new attempt; False if it is not there to be had, or all pauses."""
        if QueueState.now().paused:
            return False
        now = timezone.now()
        won = (
            self.rows()
            .filter(pk=self.pk, status=Status.QUEUED)
            .change(
                status=Status.RUNNING,
                attempt=F("attempt") + 1,
                lease_until=now + LEASE,
                started_at=now,
                **self.BEGINNING,
            )
        )
        if won:
            self.refresh_from_db()
        return won

    def renew_lease(self) -> bool:
        """Says that the worker lives; False once the attempt no longer holds the work."""
        return self._held().update(lease_until=timezone.now() + LEASE) > 0

    def succeed(self, **results: Any) -> bool:
        """running -> succeeded, for this attempt, with what came of it."""
        return self._end(self._held(), Status.SUCCEEDED, fraction=1.0, **results)

    def fail(self, code: str, detail: str) -> bool:
        """running -> failed, for this attempt, with a sentence for people."""
        return self._end(self._held(), Status.FAILED, error_code=code, error_detail=detail)

    def put_back(self, *, lost: bool) -> bool:
        """running -> queued, for this attempt; ``lost`` counts against the work."""
        return self._held().change(
            status=Status.QUEUED,
            losses=F("losses") + int(lost),
            lease_until=None,
            started_at=None,
            sent_at=None,
            **self.BEGINNING,
        )

    def cancel(self) -> bool:
        """queued or running -> cancelled, at once: the worker finds it is no longer its work."""
        rows = self.rows().filter(pk=self.pk, status__in=OPEN_STATES)
        return self._end(rows, Status.CANCELLED)

    def _held(self) -> WorkQuerySet[Self]:
        """This row, as long as this attempt holds it."""
        return self.rows().held(self.pk, self.attempt)

    def _advance(self, **facts: Any) -> bool:
        """Notes progress and renews the lease; False once the attempt no longer holds the work."""
        return self._held().change(lease_until=timezone.now() + LEASE, **facts)

    def _end(self, rows: WorkQuerySet[Self], status: Status, **facts: Any) -> bool:
        """Ends the work in one of its ways, where ``rows`` still have it.

        What was reserved for it is charged or refunded in the same transaction.
        """
        with transaction.atomic():
            now = timezone.now()
            ended = rows.change(status=status, lease_until=None, finished_at=now, **facts)
            if ended:
                settle = ledger.charge if status == Status.SUCCEEDED else ledger.refund
                settle(self.pk)
        return ended
