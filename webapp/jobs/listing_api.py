"""The list of jobs, across clips and projects, for programs that look after many."""

from __future__ import annotations

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from webapp.jobs.models import Job
from webapp.jobs.snapshots import JobSnapshot, job_snapshot, positions_in_queue
from webapp.jobs.work import Status
from webapp.paging import ListQuery, asked, paged
from webapp.schema import answers

COLUMNS = {
    "status": "status",
    "clip": "clip_id",
    "project": "clip__project_id",
    "created_after": "created_at__gt",
}


class JobQuery(ListQuery):
    """What the list of jobs may be asked."""

    status = serializers.ChoiceField(required=False, choices=Status.values)
    clip = serializers.UUIDField(required=False, help_text="Only those of this clip.")
    project = serializers.UUIDField(required=False, help_text="Only those of this project.")
    created_after = serializers.DateTimeField(required=False, help_text="ISO 8601.")


class Jobs(APIView):
    """The jobs on the caller's clips, and on those shared with them."""

    @answers(JobSnapshot, query=JobQuery, paged=True)
    def get(self, request: Request) -> Response:
        """The newest first."""
        query = asked(JobQuery, request)
        wanted = {COLUMNS[name]: query[name] for name in COLUMNS.keys() & query.keys()}
        rows = Job.objects.visible_to(request.user).filter(**wanted).told()
        positions = positions_in_queue()
        return paged(
            request,
            rows.order_by("-created_at", "pk"),
            lambda page: [job_snapshot(job, positions) for job in page],
        )
