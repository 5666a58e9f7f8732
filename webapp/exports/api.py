"""The API of exports."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from spatialgen.export import Format, Mix, Placement
from webapp.clips.access import require_change
from webapp.clips.models import Clip
from webapp.errors import Refusal
from webapp.exports.ask import ask_for_export, cancel_export, remove_export
from webapp.exports.models import Export
from webapp.exports.snapshots import ExportSnapshot, export_snapshot
from webapp.jobs.models import Job
from webapp.paging import ListQuery, asked, paged
from webapp.schema import answers


class ExportInput(serializers.Serializer[Export]):
    """What is to be made of a take. What is not said of the mix is left as it is."""

    format = serializers.ChoiceField(choices=[str(format) for format in Format])
    soundtrack = serializers.ChoiceField(
        choices=[str(placement) for placement in Placement], default=str(Placement.OFF)
    )
    soundtrack_db = serializers.FloatField(default=0.0)
    field_db = serializers.FloatField(default=0.0)
    field_muted = serializers.BooleanField(default=False)
    loudness = serializers.FloatField(default=None, allow_null=True, help_text="LUFS")


class ExportQuery(ListQuery):
    """What the list of a clip's exports may be asked."""

    job = serializers.UUIDField(required=False, help_text="Only those of this take.")


def visible_export(request: Request, export_id: UUID) -> Export:
    """The caller's export, or 404."""
    return get_object_or_404(Export.objects.visible_to(request.user).told(), pk=export_id)


def export_to_change(request: Request, export_id: UUID) -> Export:
    """The export, for who may change the clip; 404 for strangers, 403 for viewers."""
    export = visible_export(request, export_id)
    require_change(request.user, Clip.objects.get(pk=export.job.clip_id).project_id)
    return export


def wanted_mix(data: dict[str, Any]) -> tuple[Format, Mix]:
    """Format and mix, or a refusal that names what is out of its range."""
    options = dict(data)
    format, soundtrack = Format(options.pop("format")), Placement(options.pop("soundtrack"))
    try:
        return format, Mix(soundtrack=soundtrack, **options)
    except ValueError as error:
        raise Refusal("invalid_options", str(error)) from error


class JobExports(APIView):
    """The exports of a take."""

    @answers(ExportSnapshot, 201, takes=ExportInput)
    def post(self, request: Request, job_id: UUID) -> Response:
        """Asks for one.

        The same request again is answered with the export that is there already (200).
        """
        jobs = Job.objects.visible_to(request.user).select_related("clip")
        job = get_object_or_404(jobs, pk=job_id)
        require_change(request.user, job.clip.project_id)
        wanted = ExportInput(data=request.data)
        wanted.is_valid(raise_exception=True)
        export, is_new = ask_for_export(job, *wanted_mix(wanted.validated_data))
        code = status.HTTP_201_CREATED if is_new else status.HTTP_200_OK
        return Response(export_snapshot(visible_export(request, export.pk)), code)


class ClipExports(APIView):
    """The exports of a clip's takes."""

    @answers(ExportSnapshot, query=ExportQuery, paged=True)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """The newest first."""
        clip = get_object_or_404(Clip.objects.visible_to(request.user), pk=clip_id)
        rows = Export.objects.filter(job__clip=clip).told().order_by("-created_at", "pk")
        if job := asked(ExportQuery, request).get("job"):
            rows = rows.filter(job=job)
        return paged(request, rows, lambda page: [export_snapshot(export) for export in page])


class ExportDetail(APIView):
    """One export."""

    @answers(ExportSnapshot)
    def get(self, request: Request, export_id: UUID) -> Response:
        """As it is now."""
        return Response(export_snapshot(visible_export(request, export_id)))

    @answers(None, 204)
    def delete(self, request: Request, export_id: UUID) -> Response:
        """Removes it with its file; one that is being made is stopped."""
        remove_export(export_to_change(request, export_id))
        return Response(status=status.HTTP_204_NO_CONTENT)


class ExportCancellation(APIView):
    """The end of an export before its time."""

    @answers(ExportSnapshot)
    def post(self, request: Request, export_id: UUID) -> Response:
        """Cancels; for an export that is over this changes nothing."""
        cancel_export(export_to_change(request, export_id))
        return Response(export_snapshot(visible_export(request, export_id)))
