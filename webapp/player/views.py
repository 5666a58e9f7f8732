"""The pages around the player: a project's clips, a clip, and about the preview model."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from webapp.accounts.models import Plan, User
from webapp.catalog.models import ModelVersion
from webapp.catalog.preview import full_model, preview_facts
from webapp.clips.models import Clip, Project
from webapp.clips.wording import in_bytes, in_time
from webapp.jobs.snapshots import JobSnapshot, jobs_of
from webapp.jobs.start import defaults_for

STATUS_WORDS = {
    "queued": "Take {take} waits",
    "running": "Take {take} · {percent} %",
    "succeeded": "{count} take{s}",
    "failed": "Take {take} failed",
    "cancelled": "Take {take} cancelled",
}


@login_required
@ensure_csrf_cookie
@require_safe
def project(request: HttpRequest, project_id: UUID) -> HttpResponse:
    """The clips of a project, and the place to drop new ones."""
    found = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    clips = list(found.clips.all())
    jobs = jobs_of(clips)
    context = {
        "project": found,
        "clips": [clip_tile(clip, list(jobs.get(clip.pk, ()))) for clip in clips],
        "limits": limits_of(cast(User, request.user).plan),
    }
    return render(request, "clips/project.html", context)


def clip_tile(clip: Clip, jobs: list[JobSnapshot]) -> dict[str, object]:
    """What the project's page shows of a clip; ``jobs`` the newest take first."""
    status = jobs[0]["status"] if jobs else ""
    return {
        "id": clip.pk,
        "name": clip.name,
        "url": clip.url,
        "poster_url": clip.poster_url,
        "duration_text": clip.duration_text,
        "width": clip.width,
        "height": clip.height,
        "status": status,
        "status_text": status_text(jobs),
    }


def status_text(jobs: list[JobSnapshot]) -> str:
    """How far the newest take is, in a few words; empty without takes."""
    if not jobs:
        return ""
    newest = jobs[0]
    count = sum(job["status"] == "succeeded" for job in jobs)
    return STATUS_WORDS[newest["status"]].format(
        take=newest["take"],
        percent=int(100 * newest["fraction"]),
        count=count,
        s="" if count == 1 else "s",
    )


def limits_of(plan: Plan) -> dict[str, object]:
    """What the upload element needs to know of the plan."""
    return {
        "max_bytes": plan.max_clip_bytes,
        "max_seconds": plan.max_clip_seconds,
        "max_bytes_text": in_bytes(plan.max_clip_bytes),
        "max_seconds_text": in_time(plan.max_clip_seconds),
    }


@login_required
@ensure_csrf_cookie
@require_safe
def clip(request: HttpRequest, clip_id: UUID) -> HttpResponse:
    """A clip: player, takes, start form, downloads."""
    clips = Clip.objects.visible_to(request.user).select_related("project")
    found = get_object_or_404(clips, pk=clip_id)
    versions = list(ModelVersion.objects.offered())
    context = {
        "clip": found,
        "snapshots": list(jobs_of([found]).get(found.pk, ())),
        "model_versions": versions,
        "defaults": defaults_for(found),
        "can_generate": bool(versions),
    }
    return render(request, "clips/clip.html", context)


@require_safe
def about_preview_model(request: HttpRequest) -> HttpResponse:
    """What the preview model is and is not."""
    context = {"facts": preview_facts(), "full": full_model()}
    return render(request, "about/preview_model.html", context)
