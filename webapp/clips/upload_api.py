"""The API of uploads. What is not the caller's is not there (404)."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from webapp.clips.access import project_to_change, upload_to_change
from webapp.clips.api import WithJobs
from webapp.clips.models import Upload
from webapp.clips.snapshots import ClipSnapshot, UploadSnapshot, clip_snapshots, upload_snapshot
from webapp.clips.upload import (
    ReadsBytes,
    abandon_upload,
    begin_upload,
    complete_upload,
    receive_part,
)
from webapp.schema import answers


class UploadInput(serializers.Serializer[Upload]):
    """What an upload announces. Size in bytes."""

    name = serializers.CharField(max_length=255)
    size = serializers.IntegerField(min_value=0)


class ProjectUploads(APIView):
    """Uploads into a project."""

    @answers(UploadSnapshot, 201, takes=UploadInput)
    def post(self, request: Request, project_id: UUID) -> Response:
        """Announces one; 422 if the plan does not allow it."""
        project = project_to_change(request.user, project_id)
        wanted = UploadInput(data=request.data)
        wanted.is_valid(raise_exception=True)
        upload = begin_upload(
            project,
            project.owner.plan,
            wanted.validated_data["name"],
            wanted.validated_data["size"],
        )
        return Response(upload_snapshot(upload), status.HTTP_201_CREATED)


class UploadDetail(APIView):
    """One upload."""

    @answers(UploadSnapshot)
    def get(self, request: Request, upload_id: UUID) -> Response:
        """Which parts have arrived: what a client asks to go on."""
        return Response(upload_snapshot(upload_to_change(request.user, upload_id)))

    @answers(None, 204)
    def delete(self, request: Request, upload_id: UUID) -> Response:
        """Gives it up."""
        abandon_upload(upload_to_change(request.user, upload_id))
        return Response(status=status.HTTP_204_NO_CONTENT)


class UploadPart(APIView):
    """One part of an upload."""

    @answers(UploadSnapshot, takes={"application/octet-stream": OpenApiTypes.BINARY})
    def put(self, request: Request, upload_id: UUID, number: int) -> Response:
        """Takes the raw bytes of the body."""
        upload = upload_to_change(request.user, upload_id)
        receive_part(upload, number, cast(ReadsBytes, request._request))
        return Response(upload_snapshot(upload))


class UploadCompletion(WithJobs):
    """The end of an upload."""

    @answers(ClipSnapshot, 201)
    def post(self, request: Request, upload_id: UUID) -> Response:
        """Makes the clip, or says why not (422)."""
        upload = upload_to_change(request.user, upload_id)
        clip = complete_upload(upload, upload.project.owner.plan)
        return Response(clip_snapshots([clip], self.jobs_of)[0], status.HTTP_201_CREATED)
