"""The API of projects, uploads and clips. What is not the caller's is not there (404)."""

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
from webapp.clips.models import Clip, Project, Upload
from webapp.clips.snapshots import (
    ClipSnapshot,
    JobsOf,
    ProjectSnapshot,
    UploadSnapshot,
    clip_snapshots,
    no_jobs,
    project_snapshots,
    upload_snapshot,
)
from webapp.clips.upload import (
    ReadsBytes,
    abandon_upload,
    begin_upload,
    complete_upload,
    receive_part,
)
from webapp.paging import ListQuery, asked, paged
from webapp.schema import answers


class ProjectInput(serializers.Serializer[Project]):
    """What a new project needs."""

    name = serializers.CharField(max_length=120)


class UploadInput(serializers.Serializer[Upload]):
    """What an upload announces. Size in bytes."""

    name = serializers.CharField(max_length=255)
    size = serializers.IntegerField(min_value=0)


class ProjectQuery(ListQuery):
    """What the list of projects may be asked."""

    search = serializers.CharField(required=False, help_text="A part of the name.")


class WithJobs(APIView):
    """A view whose clips are told with their jobs; ``urls.py`` says who knows them."""

    jobs_of: JobsOf = staticmethod(no_jobs)


class Projects(WithJobs):
    """The caller's projects."""

    @answers(ProjectSnapshot, query=ProjectQuery, paged=True)
    def get(self, request: Request) -> Response:
        """All of them with their clips, the newest first."""
        named = asked(ProjectQuery, request).get("search", "")
        projects = Project.objects.visible_to(request.user).filter(name__icontains=named)
        return paged(
            request,
            projects.prefetch_related("clips"),
            lambda page: project_snapshots(page, self.jobs_of),
        )

    @answers(ProjectSnapshot, 201, takes=ProjectInput)
    def post(self, request: Request) -> Response:
        """A new one."""
        wanted = ProjectInput(data=request.data)
        wanted.is_valid(raise_exception=True)
        project = Project.objects.create(
            owner=cast(User, request.user), name=wanted.validated_data["name"]
        )
        return Response(project_snapshots([project], self.jobs_of)[0], status.HTTP_201_CREATED)


class ProjectDetail(WithJobs):
    """One project."""

    @answers(ProjectSnapshot)
    def get(self, request: Request, project_id: UUID) -> Response:
        """With its clips and their jobs."""
        project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
        return Response(project_snapshots([project], self.jobs_of)[0])


class ProjectUploads(APIView):
    """Uploads into a project."""

    @answers(UploadSnapshot, 201, takes=UploadInput)
    def post(self, request: Request, project_id: UUID) -> Response:
        """Announces one; 422 if the plan does not allow it."""
        project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
        wanted = UploadInput(data=request.data)
        wanted.is_valid(raise_exception=True)
        upload = begin_upload(
            project,
            cast(User, request.user).plan,
            wanted.validated_data["name"],
            wanted.validated_data["size"],
        )
        return Response(upload_snapshot(upload), status.HTTP_201_CREATED)


def upload_of(request: Request, upload_id: UUID) -> Upload:
    """The caller's upload, or 404."""
    uploads = Upload.objects.visible_to(request.user).select_related("clip", "project")
    return get_object_or_404(uploads, pk=upload_id)


class UploadDetail(APIView):
    """One upload."""

    @answers(UploadSnapshot)
    def get(self, request: Request, upload_id: UUID) -> Response:
        """Which parts have arrived: what a client asks to go on."""
        return Response(upload_snapshot(upload_of(request, upload_id)))

    @answers(None, 204)
    def delete(self, request: Request, upload_id: UUID) -> Response:
        """Gives it up."""
        abandon_upload(upload_of(request, upload_id))
        return Response(status=status.HTTP_204_NO_CONTENT)


class UploadPart(APIView):
    """One part of an upload."""

    @answers(UploadSnapshot, takes={"application/octet-stream": OpenApiTypes.BINARY})
    def put(self, request: Request, upload_id: UUID, number: int) -> Response:
        """Takes the raw bytes of the body."""
        upload = upload_of(request, upload_id)
        receive_part(upload, number, cast(ReadsBytes, request._request))
        return Response(upload_snapshot(upload))


class UploadCompletion(WithJobs):
    """The end of an upload."""

    @answers(ClipSnapshot, 201)
    def post(self, request: Request, upload_id: UUID) -> Response:
        """Makes the clip, or says why not (422)."""
        clip = complete_upload(upload_of(request, upload_id), cast(User, request.user).plan)
        return Response(clip_snapshots([clip], self.jobs_of)[0], status.HTTP_201_CREATED)


class ClipDetail(WithJobs):
    """One clip."""

    @answers(ClipSnapshot)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """With its jobs."""
        clip = get_object_or_404(Clip.objects.visible_to(request.user), pk=clip_id)
        return Response(clip_snapshots([clip], self.jobs_of)[0])
