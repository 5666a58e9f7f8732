"""The queue and its workers, for staff: what runs where, since when, how far."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from webapp.dashboard.staff import staff_only, who
from webapp.errors import Refusal
from webapp.exports.models import Export
from webapp.exports.recover import send_waiting
from webapp.jobs.go_on import retry_job
from webapp.jobs.models import Job, JobQuerySet
from webapp.jobs.queue import pause_queue, resume_queue
from webapp.jobs.reasons import reason_told
from webapp.jobs.start import cancel_job
from webapp.jobs.work import OPEN_STATES, Status
from webapp.operations.audit import record
from webapp.operations.disk import disk_use
from webapp.operations.models import Act, QueueState, Worker
from webapp.wording import in_bytes

SHOWN = 50
ENDED_SHOWN = 15


def told(jobs: JobQuerySet) -> JobQuerySet:
    """With all that the tables show."""
    return jobs.select_related("clip__project__owner", "model_version")


def overview_context() -> dict[str, Any]:
    """What the page shows, in a constant number of queries."""
    workers = list(Worker.objects.all())
    places = {worker.job: worker for worker in workers if worker.job}
    running = list(told(Job.objects.filter(status=Status.RUNNING).order_by("started_at")))
    waiting = Job.objects.waiting()
    ended = Job.objects.exclude(status__in=OPEN_STATES)
    disk = disk_use()
    return {
        "here": "overview",
        "queue": QueueState.now(),
        "workers": workers,
        "running": [{"job": job, "worker": places.get(job.pk)} for job in running],
        "waiting": list(told(waiting)[:SHOWN]),
        "waiting_count": waiting.count(),
        "exports": Export.objects.filter(status__in=OPEN_STATES).aggregate(
            running=Count("pk", filter=Q(status=Status.RUNNING)),
            waiting=Count("pk", filter=Q(status=Status.QUEUED)),
        ),
        "ended": [
            (job, reason_told(job.error_code, job.error_detail))
            for job in told(ended.order_by("-finished_at"))[:ENDED_SHOWN]
        ],
        "disk": disk,
        "disk_words": {
            "free": in_bytes(disk.free),
            "total": in_bytes(disk.total),
            "shares": [(share.title, in_bytes(share.size)) for share in disk.shares],
        },
    }


@staff_only
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The page."""
    return render(request, "dashboard/overview.html", overview_context())


@staff_only
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """What of the page changes by itself, to be put in its place."""
    return render(request, "dashboard/_live.html", overview_context())


@staff_only
@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    """Pauses the queue; ``reason`` is told to creators."""
    reason = request.POST.get("reason", "").strip()[:200]
    with transaction.atomic():
        if pause_queue(reason):
            record(who(request), Act.PAUSED, reason or "–", after={"reason": reason})
            messages.success(request, _("The queue is paused. What runs is finished."))
    return redirect("dashboard")


@staff_only
@require_POST
def resume(request: HttpRequest) -> HttpResponse:
    """Lets the queue go on."""
    with transaction.atomic():
        if resume_queue([send_waiting]):
            record(who(request), Act.RESUMED, "–")
            messages.success(request, _("The queue goes on."))
    return redirect("dashboard")


@staff_only
@require_POST
def cancel(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Cancels a job of anybody."""
    job = get_object_or_404(told(Job.objects.all()), pk=job_id)
    with transaction.atomic():
        before = {"status": job.status}
        cancel_job(job)
        job.refresh_from_db()
        if job.status != before["status"]:
            record(
                who(request), Act.CANCELLED, job, url=page_of(job), before=before,
                after={"status": job.status},
            )  # fmt: skip
            messages.success(request, _("%(job)s is cancelled.") % {"job": job})
    return redirect("dashboard")


@staff_only
@require_POST
def again(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Starts a new take of what a job was asked to do."""
    job = get_object_or_404(told(Job.objects.all()), pk=job_id)
    try:
        with transaction.atomic():
            new = retry_job(job)
            record(who(request), Act.RAN_AGAIN, job, url=page_of(new), after={"take": new.take})
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("It runs again as take %(take)s.") % {"take": new.take})
    return redirect("dashboard")


def page_of(job: Job) -> str:
    """Where staff find the job."""
    return f"/admin/jobs/job/{job.pk}/change/"
