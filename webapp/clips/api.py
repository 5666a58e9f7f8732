"""The API of projects and clips. What is not the caller's is not there (404)."""

from __future__ import annotations

from typing import TypedDict, cast
from uuid import UUID

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from webapp.accounts.models import User
from webapp.clips.access import clip_to_change, clip_to_purge, project_to_change, project_to_own
from webapp.clips.bin import (
    StopWork,
    bytes_in_bin,
    discard_clip,
    discard_project,
    empty_bin,
    leave_work,
    purge_clips,
    purge_projects,
)
from webapp.clips.listing import (
    CLIP_ORDERS,
    PROJECT_ORDERS,
    Wish,
    list_clips,
    list_projects,
)
from webapp.clips.models import Clip, Discardable, Project, ProjectQuerySet
from webapp.clips.snapshots import (
    ClipSnapshot,
    JobsOf,
    ProjectSnapshot,
    clip_snapshots,
    no_jobs,
    project_snapshots,
)
from webapp.paging import ListQuery, asked, paged
from webapp.schema import answers


class ProjectInput(serializers.Serializer[Project]):
    """What a new project needs."""

    name = serializers.CharField(max_length=120)


class ProjectChange(serializers.Serializer[Project]):
    """What can be changed of a project."""

    name = serializers.CharField(max_length=120, required=False)
    archived = serializers.BooleanField(required=False)


class ClipChange(serializers.Serializer[Clip]):
    """What can be changed of a clip."""

    name = serializers.CharField(max_length=255)


class ProjectQuery(ListQuery):
    """What the list of projects may be asked."""

    search = serializers.CharField(
        required=False, max_length=200, help_text="Words of its name, or of a clip's."
    )
    sort = serializers.ChoiceField(required=False, choices=list(PROJECT_ORDERS))
    archived = serializers.BooleanField(required=False, help_text="Those that were put away.")


class BinnedSnapshot(TypedDict):
    """What lies in the bin, and until when it can be restored."""

    id: str
    name: str
    deleted_at: str | None
    gone_at: str | None


class BinSnapshot(TypedDict):
    """The bin; ``size`` is how many bytes are free again once its caller empties it."""

    size: int
    projects: list[BinnedSnapshot]
    clips: list[BinnedSnapshot]


class WithJobs(APIView):
    """A view whose clips are told with their jobs; ``urls.py`` says who knows them."""

    jobs_of: JobsOf = staticmethod(no_jobs)
    stop_work: StopWork = staticmethod(leave_work)

    def told(self, projects: ProjectQuerySet) -> ProjectQuerySet:
        """``projects`` with all that their snapshots need."""
        clips = Prefetch("clips", Clip.objects.kept())
        return projects.select_related("owner").prefetch_related(clips, "memberships")

    def answer_project(self, project_id: UUID, code: int = status.HTTP_200_OK) -> Response:
        """The project with its clips and their jobs, as it is now."""
        visible = self.told(Project.objects.visible_to(self.request.user))
        project = get_object_or_404(visible, pk=project_id)
        return Response(project_snapshots([project], self.request.user, self.jobs_of)[0], code)

    def answer_clip(self, clip_id: UUID) -> Response:
        """The clip with its jobs, as it is now."""
        clip = get_object_or_404(Clip.objects.visible_to(self.request.user), pk=clip_id)
        return Response(clip_snapshots([clip], self.jobs_of)[0])


class Projects(WithJobs):
    """The caller's projects, and those shared with them."""

    @answers(ProjectSnapshot, query=ProjectQuery, paged=True)
    def get(self, request: Request) -> Response:
        """With their clips, the newest first if nothing else is said."""
        query = asked(ProjectQuery, request)
        wish = Wish(**{name: query[name] for name in query.keys() - {"page", "page_size"}})
        return paged(
            request,
            self.told(list_projects(request.user, wish)),
            lambda page: project_snapshots(page, request.user, self.jobs_of),
        )

    @answers(ProjectSnapshot, 201, takes=ProjectInput)
    def post(self, request: Request) -> Response:
        """A new one."""
        wanted = ProjectInput(data=request.data)
        wanted.is_valid(raise_exception=True)
        project = Project.objects.create(
            owner=cast(User, request.user), name=wanted.validated_data["name"]
        )
        return self.answer_project(project.pk, status.HTTP_201_CREATED)


class ProjectDetail(WithJobs):
    """One project."""

    @answers(ProjectSnapshot)
    def get(self, request: Request, project_id: UUID) -> Response:
        """With its clips and their jobs."""
        return self.answer_project(project_id)

    @answers(ProjectSnapshot, takes=ProjectChange)
    def patch(self, request: Request, project_id: UUID) -> Response:
        """Another name (editors may), put away or taken back (its owner may)."""
        project = project_to_change(request.user, project_id)
        wanted = ProjectChange(data=request.data)
        wanted.is_valid(raise_exception=True)
        changes = wanted.validated_data
        if "archived" in changes:
            owned = project_to_own(request.user, project_id)
            owned.archive() if changes["archived"] else owned.unarchive()
        if "name" in changes:
            project.rename(changes["name"])
        return self.answer_project(project_id)

    @answers(None, 204)
    def delete(self, request: Request, project_id: UUID) -> Response:
        """Into the bin, for thirty days; its owner may."""
        discard_project(project_to_own(request.user, project_id), self.stop_work)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ProjectRestoration(WithJobs):
    """The way back out of the bin."""

    @answers(ProjectSnapshot)
    def post(self, request: Request, project_id: UUID) -> Response:
        """The project is where it was, with its clips."""
        get_object_or_404(Project.objects.restorable_by(request.user), pk=project_id).restore()
        return self.answer_project(project_id)


class ClipQuery(ListQuery):
    """What the list of clips may be asked."""

    project = serializers.UUIDField(required=False, help_text="Only those in this project.")
    search = serializers.CharField(required=False, max_length=200, help_text="Words of the name.")
    sort = serializers.ChoiceField(required=False, choices=list(CLIP_ORDERS))


class Clips(WithJobs):
    """The clips in the caller's projects, and in those shared with them."""

    @answers(ClipSnapshot, query=ClipQuery, paged=True)
    def get(self, request: Request) -> Response:
        """With their jobs, the newest first if nothing else is said."""
        query = asked(ClipQuery, request)
        clips = Clip.objects.visible_to(request.user)
        if project := query.get("project"):
            clips = clips.filter(project=project)
        wish = Wish(search=query.get("search", ""), sort=query.get("sort", "newest"))
        return paged(
            request, list_clips(clips, wish), lambda page: clip_snapshots(page, self.jobs_of)
        )


class ClipDetail(WithJobs):
    """One clip."""

    @answers(ClipSnapshot)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """With its jobs."""
        return self.answer_clip(clip_id)

    @answers(ClipSnapshot, takes=ClipChange)
    def patch(self, request: Request, clip_id: UUID) -> Response:
        """Another name."""
        clip = clip_to_change(request.user, clip_id)
        wanted = ClipChange(data=request.data)
        wanted.is_valid(raise_exception=True)
        clip.rename(wanted.validated_data["name"])
        return self.answer_clip(clip_id)

    @answers(None, 204)
    def delete(self, request: Request, clip_id: UUID) -> Response:
        """Into the bin, for thirty days; the work on it ends."""
        discard_clip(clip_to_change(request.user, clip_id), self.stop_work)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ClipRestoration(WithJobs):
    """The way back out of the bin."""

    @answers(ClipSnapshot)
    def post(self, request: Request, clip_id: UUID) -> Response:
        """The clip is where it was, with its takes."""
        get_object_or_404(Clip.objects.restorable_by(request.user), pk=clip_id).restore()
        return self.answer_clip(clip_id)


class Bin(APIView):
    """What was deleted in the last thirty days."""

    @answers(BinSnapshot)
    def get(self, request: Request) -> Response:
        """The projects and clips that the caller can restore, the latest first."""
        projects = Project.objects.restorable_by(request.user)
        clips = Clip.objects.restorable_by(request.user)
        return Response(
            {
                "size": bytes_in_bin(request.user),
                "projects": [binned(project, project.name) for project in projects],
                "clips": [binned(clip, clip.name) for clip in clips],
            }
        )

    @answers(None, 204)
    def delete(self, request: Request) -> Response:
        """Empties it: what the caller owns of it is removed at once and for good."""
        empty_bin(request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class BinnedProject(APIView):
    """A project in the bin."""

    @answers(None, 204)
    def delete(self, request: Request, project_id: UUID) -> Response:
        """Removes it at once and for good, with all that is in it; its owner may."""
        mine = Project.objects.restorable_by(request.user).filter(pk=project_id)
        get_object_or_404(mine)
        purge_projects(mine)
        return Response(status=status.HTTP_204_NO_CONTENT)


class BinnedClip(APIView):
    """A clip in the bin."""

    @answers(None, 204)
    def delete(self, request: Request, clip_id: UUID) -> Response:
        """Removes it at once and for good, with its takes and exports; its project's owner may."""
        clip = clip_to_purge(request.user, clip_id)
        purge_clips(Clip.objects.filter(pk=clip.pk))
        return Response(status=status.HTTP_204_NO_CONTENT)


def binned(row: Discardable, name: str) -> BinnedSnapshot:
    """A row of the bin."""
    return {
        "id": str(row.pk),
        "name": name,
        "deleted_at": row.deleted_at.isoformat() if row.deleted_at else None,
        "gone_at": row.gone_at.isoformat() if row.gone_at else None,
    }
