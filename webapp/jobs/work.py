"""What all work in the queue has in common: a row that is the truth about it.

Every change of state is a named method and a conditional UPDATE: it takes effect only while the
work is in the state, and for a worker in the *attempt*, that the caller believes it to be in.
``attempt`` grows with every claim, so a worker that was given up on can change nothing any more.
"""

from __future__ import annotations

from typing import Any, Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import F
from django.utils import timezone

from webapp.jobs.models import LEASE, Status

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


class Work(models.Model):
    """Something that a worker does, from waiting in the queue to its end."""

    status = models.CharField(max_length=12, choices=Status, default=Status.QUEUED)
    fraction = models.FloatField(default=0.0)
    version = models.PositiveIntegerField(default=1, help_text="Grows with every change.")
    error_code = models.CharField(max_length=40, blank=True)
    error_detail = models.TextField(blank=True)

    attempt = models.PositiveIntegerField(default=0, help_text="Grows with every claim.")
    losses = models.PositiveIntegerField(default=0, help_text="How often its worker was lost.")
    lease_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True, help_text="When it was last enqueued.")

    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True, help_text="Start of this attempt.")
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
        """queued -> running, a new attempt; False if it is not there to be had."""
        now = timezone.now()
        won = (
            self.rows()
            .filter(pk=self.pk, status=Status.QUEUED)
            .change(
                status=Status.RUNNING,
                attempt=F("attempt") + 1,
                lease_until=now + LEASE,
                started_at=now,
                fraction=0.0,
            )
        )
        if won:
            self.refresh_from_db()
        return won

    def advance(self, fraction: float) -> bool:
        """Notes progress and renews the lease; False once the attempt no longer holds the work."""
        held = self.rows().held(self.pk, self.attempt)
        return held.change(fraction=fraction, lease_until=timezone.now() + LEASE)

    def renew_lease(self) -> bool:
        """Says that the worker lives; False once the attempt no longer holds the work."""
        held = self.rows().held(self.pk, self.attempt)
        return held.update(lease_until=timezone.now() + LEASE) > 0

    def succeed(self, **results: Any) -> bool:
        """running -> succeeded, for this attempt, with what came of it."""
        return self._end(Status.SUCCEEDED, fraction=1.0, **results)

    def fail(self, code: str, detail: str) -> bool:
        """running -> failed, for this attempt, with a sentence for people."""
        return self._end(Status.FAILED, error_code=code, error_detail=detail)

    def _end(self, status: Status, **fields: Any) -> bool:
        held = self.rows().held(self.pk, self.attempt)
        return held.change(status=status, lease_until=None, finished_at=timezone.now(), **fields)

    def put_back(self, *, lost: bool) -> bool:
        """running -> queued, for this attempt; ``lost`` counts against the work."""
        return (
            self.rows()
            .held(self.pk, self.attempt)
            .change(
                status=Status.QUEUED,
                fraction=0.0,
                losses=F("losses") + int(lost),
                lease_until=None,
                started_at=None,
                sent_at=None,
            )
        )

    def cancel(self) -> bool:
        """queued or running -> cancelled, at once: the worker finds it is no longer its work."""
        rows = self.rows().filter(pk=self.pk, status__in=OPEN_STATES)
        return rows.change(status=Status.CANCELLED, lease_until=None, finished_at=timezone.now())
