"""From the model's progress to the job's row, and from there to browsers."""

from __future__ import annotations

from django.db import transaction

from spatialgen.stages import Cancelled, Progress
from webapp.jobs.leases import Hold
from webapp.jobs.models import Job
from webapp.jobs.notify import notify
from webapp.operations.throttle import Throttle


class ProgressReporter:
    """A ``spatialgen.stages.Report`` that updates the row of the job it holds.

    Raises:
        Cancelled: the row is no longer this attempt's: cancelled, put back or given up.
    """

    def __init__(self, held: Hold[Job]) -> None:
        self.held = held
        self.throttle = Throttle()

    def __call__(self, progress: Progress) -> None:
        self.held.progressed()
        if not self.throttle.is_due(about=progress.stage):
            return
        with transaction.atomic():
            if not self.held.job.advance(progress):
                raise Cancelled
            notify(self.held.job.pk)
