"""What an account uses: sums over the entries of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.utils import timezone

from webapp.accounts.limits import Limits
from webapp.accounts.models import LedgerEntry, Plan, Totals, User, limits_from


@dataclass(frozen=True)
class Usage:
    """What an account uses now. Bytes, seconds of sound this month, takes that are not over."""

    limits: Limits
    stored: int
    seconds: float
    reserved_seconds: float
    open_jobs: int
    renews: date

    @property
    def bytes_left(self) -> int:
        """Bytes of storage that are free; 0 where the limit was lowered below what is used."""
        return max(0, self.limits.max_storage_bytes - self.stored)

    @property
    def seconds_left(self) -> float:
        """Seconds of sound that may still be generated this month."""
        return max(0.0, self.limits.monthly_minutes * 60 - self.seconds)

    @property
    def jobs_left(self) -> int:
        """How many more takes may be started now."""
        return max(0, self.limits.max_jobs - self.open_jobs)


def this_month() -> date:
    """The first day of the month, in UTC."""
    return timezone.now().date().replace(day=1)


def month_after(month: date) -> date:
    """The first day of the next month."""
    return month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)


def usage_of(user: User) -> Usage:
    """What ``user`` uses, in one sum over the entries."""
    month = this_month()
    totals = LedgerEntry.objects.filter(user=user).aggregate(**LedgerEntry.objects.sums(month))
    return usage_from(user.plan, cast(Totals, totals))


def usages_of(users: Iterable[User]) -> Mapping[int, Usage]:
    """The usage of each of ``users`` by primary key, in one query for all.

    Fetch them with ``own_plan`` and ``agreement``.
    """
    found = {user.pk: user for user in users}
    standard = Plan.standard()
    rows = (
        LedgerEntry.objects.filter(user__in=found)
        .order_by()
        .values("user")
        .annotate(**LedgerEntry.objects.sums(this_month()))
    )
    totals = {row["user"]: cast(Totals, row) for row in rows}
    nothing = Totals(stored=0, used=0, reserved=0, open_jobs=0)
    limits = {
        pk: limits_from(user.own_plan or standard, getattr(user, "agreement", None))
        for pk, user in found.items()
    }
    return {pk: usage_from(limits[pk], totals.get(pk, nothing)) for pk in found}


def usage_from(limits: Limits, totals: Totals) -> Usage:
    """Sums in the units that people read."""
    return Usage(
        limits=limits,
        stored=totals["stored"] or 0,
        seconds=(totals["used"] or 0) / 1000,
        reserved_seconds=(totals["reserved"] or 0) / 1000,
        open_jobs=totals["open_jobs"],
        renews=month_after(this_month()),
    )
