"""What goes out of the studio: rows that are tried until they arrive or are given up.

The row is the truth, as with jobs: it is claimed by a conditional update, tried, and due again
after a while that grows. Whatever stops in between is tried again once its claim has run out.
"""

from __future__ import annotations

import random
import uuid
from datetime import timedelta
from typing import Any, TypeVar

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from webapp.sentences import retold

CLAIM = timedelta(minutes=2)  # longer than any attempt takes
WAITS = [10, 60, 300, 1800, 7200, 21600, 43200]  # seconds after the first, second … attempt
KEPT_DAYS = 30

Row = TypeVar("Row", bound="Outgoing")


class Outcome(models.TextChoices):
    """How it stands with it."""

    PENDING = "pending", _("on its way")
    ARRIVED = "arrived", _("arrived")
    GIVEN_UP = "given_up", _("given up")


class OutgoingQuerySet(models.QuerySet[Row]):
    """Which of them are to be tried."""

    def due(self) -> OutgoingQuerySet[Row]:
        """Those whose time has come, the oldest first."""
        now = timezone.now()
        return self.filter(outcome=Outcome.PENDING, next_at__lte=now).order_by("next_at")

    def stale(self) -> OutgoingQuerySet[Row]:
        """Those that are over and old enough to be forgotten."""
        old = timezone.now() - timedelta(days=KEPT_DAYS)
        return self.exclude(outcome=Outcome.PENDING).filter(created_at__lt=old)


class Outgoing(models.Model):
    """Something to be sent, and how often that was tried."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.PENDING)
    attempts = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField(default=timezone.now, db_index=True)
    error = models.TextField(blank=True, help_text=_("What went wrong with the last attempt."))
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]

    @property
    def error_told(self) -> str:
        """What went wrong, in the reader's language."""
        return retold(self.error)

    def rows(self) -> models.QuerySet[Any]:
        """This row, as long as this attempt holds it."""
        return type(self)._default_manager.filter(
            pk=self.pk, outcome=Outcome.PENDING, attempts=self.attempts
        )

    def claim(self) -> bool:
        """Makes the next attempt the caller's; False if another is faster."""
        if not self.rows().update(attempts=F("attempts") + 1, next_at=timezone.now() + CLAIM):
            return False
        self.attempts += 1
        return True

    def arrive(self, **facts: Any) -> bool:
        """pending -> arrived."""
        return self.finish(Outcome.ARRIVED, error="", **facts)

    def give_up(self, error: str, **facts: Any) -> bool:
        """pending -> given up, with the reason."""
        return self.finish(Outcome.GIVEN_UP, error=error, **facts)

    def finish(self, outcome: Outcome, **facts: Any) -> bool:
        """Ends it, for this attempt."""
        ended = self.rows().update(outcome=outcome, finished_at=timezone.now(), **facts)
        return ended > 0

    def put_off(self, error: str, **facts: Any) -> bool:
        """Due again after a while; given up after the last attempt. Whether it is still pending."""
        if self.attempts > len(WAITS):
            self.give_up(error, **facts)
            return False
        seconds = WAITS[self.attempts - 1] * random.uniform(0.9, 1.1)
        later = timezone.now() + timedelta(seconds=seconds)
        self.rows().update(next_at=later, error=error, **facts)
        return True
