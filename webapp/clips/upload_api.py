"""The API of uploads. What is not the caller's is not there (404).

The way: announce; ask where the parts go (``parts``); PUT each there, in any order, several at a
time; complete; ask how far it is until it is ready or refused.
"""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from webapp.accounts.models import User
from webapp.clips.access import project_to_change, upload_to_change
from webapp.clips.models import Project, Upload
from webapp.clips.parts import CHECKSUM_HEADER, PartOffer, ReadsBytes
from webapp.clips.snapshots import UploadSnapshot, upload_snapshot
from webapp.clips.upload import (
    abandon_upload,
    begin_upload,
    complete_upload,
    offer_parts,
    receive_part,
    unfinished_upload,
)
from webapp.paging import ListQuery, paged
from webapp.schema import answers


class UploadInput(serializers.Serializer[Upload]):
    """What an upload announces. Size in bytes."""

    name = serializers.CharField(max_length=255)
    size = serializers.IntegerField(min_value=0)
    fingerprint = serializers.CharField(
        max_length=128,
        required=False,
        default="",
        allow_blank=True,
        help_text="Whatever is the same for the same file: an upload of it that was interrupted "
        "is answered (200) instead of a new one.",
    )


class PartInput(serializers.Serializer[Upload]):
    """A part that is to be sent."""

    number = serializers.IntegerField(min_value=1)
    sha256 = serializers.RegexField(
        r"^([A-Za-z0-9+/]{43}=)?$",
        required=False,
        default="",
        allow_blank=True,
        help_text="Of its bytes, in base64: a part that arrives otherwise is refused.",
    )


class PartsInput(serializers.Serializer[Upload]):
    """Parts that are to be sent."""

    parts = PartInput(many=True, allow_empty=False)


class ProjectUploads(APIView):
    """Uploads into a project."""

    @answers(UploadSnapshot, query=ListQuery, paged=True)
    def get(self, request: Request, project_id: UUID) -> Response:
        """The caller's own that are no clips yet: what can be gone on with."""
        project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
        own = project.uploads.unfinished().filter(uploader=cast(User, request.user))
        return paged(
            request,
            own.select_related("clip"),
            lambda page: [upload_snapshot(upload) for upload in page],
        )

    @answers(UploadSnapshot, 201, takes=UploadInput)
    def post(self, request: Request, project_id: UUID) -> Response:
        """Announces one; 422 if the plan does not allow it."""
        project = project_to_change(request.user, project_id)
        wanted = UploadInput(data=request.data)
        wanted.is_valid(raise_exception=True)
        name, size, fingerprint = (wanted.validated_data[f] for f in wanted.fields)
        user = cast(User, request.user)
        same = unfinished_upload(project, user, fingerprint, size)
        if same is not None:
            return Response(upload_snapshot(same))
        upload = begin_upload(
            project, project.owner.plan, name, size, uploader=user, fingerprint=fingerprint
        )
        return Response(upload_snapshot(upload), status.HTTP_201_CREATED)


class UploadDetail(APIView):
    """One upload."""

    @answers(UploadSnapshot)
    def get(self, request: Request, upload_id: UUID) -> Response:
        """Which parts have arrived, and how far it is: what a client asks to go on."""
        uploads = Upload.objects.visible_to(request.user).select_related("clip")
        return Response(upload_snapshot(get_object_or_404(uploads, pk=upload_id)))

    @answers(None, 204)
    def delete(self, request: Request, upload_id: UUID) -> Response:
        """Gives it up."""
        abandon_upload(upload_to_change(request.user, upload_id))
        return Response(status=status.HTTP_204_NO_CONTENT)


class UploadParts(APIView):
    """Where the parts of an upload go."""

    @answers(list[PartOffer], takes=PartsInput)
    def post(self, request: Request, upload_id: UUID) -> Response:
        """An address and headers for each part: of this site, or presigned ones of its bucket."""
        upload = upload_to_change(request.user, upload_id)
        wanted = PartsInput(data=request.data)
        wanted.is_valid(raise_exception=True)
        checksums = {part["number"]: part["sha256"] for part in wanted.validated_data["parts"]}
        return Response(offer_parts(upload, checksums))


class UploadPart(APIView):
    """One part of an upload."""

    @answers(UploadSnapshot, takes={"application/octet-stream": OpenApiTypes.BINARY})
    def put(self, request: Request, upload_id: UUID, number: int) -> Response:
        """Takes the raw bytes of the body; ``x-amz-checksum-sha256`` says what they must be."""
        upload = upload_to_change(request.user, upload_id)
        checksum = request.headers.get(CHECKSUM_HEADER, "")
        receive_part(upload, number, cast(ReadsBytes, request._request), checksum)
        return Response(upload_snapshot(upload))


class UploadCompletion(APIView):
    """The end of an upload."""

    @answers(UploadSnapshot, 202)
    def post(self, request: Request, upload_id: UUID) -> Response:
        """Has the parts joined and looked at; ask the upload how far that is."""
        upload = upload_to_change(request.user, upload_id)
        complete_upload(upload)
        return Response(upload_snapshot(upload), status.HTTP_202_ACCEPTED)
