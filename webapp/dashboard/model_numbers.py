"""What jobs say about model versions: how many, how many failed, how fast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, cast

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, FloatField, Q
from django.db.models.functions import Cast, TruncDate
from django.utils import timezone

from webapp.catalog.models import ModelVersion
from webapp.jobs.models import Job
from webapp.jobs.work import Status

DAYS = 30


@dataclass(frozen=True)
class Score:
    """How listeners rate a version, 0 to 100, and how many answers that is the mean of."""

    title: str
    mean: float
    answers: int


ScoresOf = Callable[[ModelVersion], list[Score]]
"""The listening scores of a version. Given by who runs listening tests: this app does not."""


def no_scores(version: ModelVersion) -> list[Score]:
    """A ``ScoresOf`` where nobody listens."""
    return []


@dataclass(frozen=True)
class Day:
    """The jobs of one day."""

    day: date
    succeeded: int = 0
    failed: int = 0
    pace: float | None = None


@dataclass(frozen=True)
class Numbers:
    """The jobs of a version; ``pace`` is seconds of work a second of clip."""

    jobs: int = 0
    succeeded: int = 0
    failed: int = 0
    pace: float | None = None
    days: list[Day] = field(default_factory=list)

    @property
    def failed_percent(self) -> float | None:
        """Failures among the jobs that ended by themselves; None where none did."""
        ended = self.succeeded + self.failed
        return 100 * self.failed / ended if ended else None


def counts() -> dict[str, Any]:
    """What to aggregate over jobs. The pace is of time to wait: from its start to its end."""
    took = ExpressionWrapper(F("finished_at") - F("started_at"), output_field=DurationField())
    good = Q(status=Status.SUCCEEDED)
    return {
        "jobs": Count("pk"),
        "succeeded": Count("pk", filter=good),
        "failed": Count("pk", filter=Q(status=Status.FAILED)),
        "took": Avg(took, filter=good),
        "length": Avg(Cast("clip__duration", FloatField()), filter=good),
    }


def pace_of(row: Mapping[str, object]) -> float | None:
    """Mean work over mean length: a long clip weighs as much as it is long."""
    took, length = row["took"], row["length"]
    if not isinstance(took, timedelta) or not isinstance(length, float) or not length:
        return None
    return took.total_seconds() / length


def numbers_of(versions: Iterable[ModelVersion]) -> dict[int, Numbers]:
    """The numbers of each version by primary key, in one query."""
    rows = (
        Job.objects.filter(model_version__in=[version.pk for version in versions])
        .order_by()
        .values("model_version")
        .annotate(**counts())
    )
    found: dict[int, Numbers] = defaultdict(Numbers)
    for row in cast(Iterable[dict[str, Any]], rows):
        found[row["model_version"]] = Numbers(
            row["jobs"], row["succeeded"], row["failed"], pace_of(row)
        )
    return found


def days_of(version: ModelVersion) -> list[Day]:
    """Every day of the last weeks, those without jobs too, the oldest first."""
    today = timezone.now().date()
    first = today - timedelta(days=DAYS - 1)
    rows = (
        Job.objects.filter(model_version=version, created_at__date__gte=first)
        .order_by()
        .annotate(day=TruncDate("created_at"))
        .values("day")
        .annotate(**counts())
    )
    known = {row["day"]: row for row in cast(Iterable[dict[str, Any]], rows)}
    days = [first + timedelta(days=n) for n in range(DAYS)]
    return [
        Day(day, known[day]["succeeded"], known[day]["failed"], pace_of(known[day]))
        if day in known
        else Day(day)
        for day in days
    ]
