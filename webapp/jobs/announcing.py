"""Saying that a job has ended: on its owner's pages, to their programs, by letter."""

from __future__ import annotations

from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from webapp.integrations.announce import News, announce
from webapp.integrations.models import Event
from webapp.jobs.models import Job
from webapp.jobs.reasons import reason_lazy
from webapp.jobs.snapshots import job_snapshot
from webapp.jobs.work import Status


def announce_end(job_id: UUID) -> None:
    """Call it in the transaction that ends the job; a cancelled one was its owner's own doing."""
    job = Job.objects.told().select_related("clip__project__owner").get(pk=job_id)
    succeeded = job.status == Status.SUCCEEDED
    words = _("Take {take} of {clip} is done") if succeeded else _("Take {take} of {clip} failed")
    began = job.started_at or job.created_at
    news = News(
        event=Event.JOB_SUCCEEDED if succeeded else Event.JOB_FAILED,
        title=format_lazy(words, take=job.take, clip=job.clip.name),
        text="" if succeeded else reason_lazy(job.error_code, job.error_detail),
        path=job.clip.url,
        data=job_snapshot(job),
        seconds=(job.finished_at - began).total_seconds() if job.finished_at else 0.0,
        bad=not succeeded,
    )
    announce(job.clip.project.owner, news)
