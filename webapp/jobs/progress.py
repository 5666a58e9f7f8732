"""From the model's progress to the job's row, and from there to browsers."""

from __future__ import annotations

import time

from django.db import transaction

from spatialgen.stages import Cancelled, Progress
from webapp.jobs.leases import Hold
from webapp.jobs.models import Job
from webapp.jobs.notify import notify

MIN_INTERVAL = 0.3  # seconds between two updates of a row


class ProgressReporter:
    """A ``spatialgen.stages.Report`` that updates the row of the job it holds.

    Raises:
        Cancelled: the row is no longer this attempt's: cancelled, put back or given up.
    """

    def __init__(self, held: Hold[Job]) -> None:
        self.held = held
        self.last: Progress | None = None
        self.last_time = 0.0

    def __call__(self, progress: Progress) -> None:
        self.held.progressed()
        if not self.is_due(progress):
            return
        self.last, self.last_time = progress, time.monotonic()
        with transaction.atomic():
            if not self.held.job.advance(progress):
                raise Cancelled
            notify(self.held.job.pk)

    def is_due(self, progress: Progress) -> bool:
        """A new stage is told at once, the rest a few times a second."""
        if self.last is None or progress.stage != self.last.stage:
            return True
        return time.monotonic() - self.last_time >= MIN_INTERVAL
