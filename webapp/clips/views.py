"""The list of projects, and clips' own files."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from webapp.accounts.models import User
from webapp.clips.forms import ProjectForm
from webapp.clips.media import serve_media
from webapp.clips.models import Clip, Project


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def project_list(request: HttpRequest) -> HttpResponse:
    """The creator's projects; POST makes one and opens it."""
    form = ProjectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.owner = cast(User, request.user)
        return redirect(form.save())
    projects = list(Project.objects.visible_to(request.user).prefetch_related("clips"))
    tiles = [project_tile(project) for project in projects]
    return render(request, "clips/project_list.html", {"projects": tiles, "form": form})


def project_tile(project: Project) -> dict[str, object]:
    """What the list shows of a project whose clips are prefetched."""
    clips = list(project.clips.all())
    posters = [clip.poster_url for clip in clips if clip.poster_url]
    return {
        "id": project.pk,
        "name": project.name,
        "url": project.url,
        "clip_count": len(clips),
        "poster_url": posters[0] if posters else None,
    }


async def visible_clip(request: HttpRequest, clip_id: UUID) -> Clip:
    """The caller's clip, or 404."""
    user = await request.auser()
    clip = await Clip.objects.visible_to(user).filter(pk=clip_id).afirst()
    if clip is None:
        raise Http404
    return clip


@require_safe
async def clip_video(request: HttpRequest, clip_id: UUID) -> HttpResponseBase:
    """The upload as it came."""
    clip = await visible_clip(request, clip_id)
    download = request.GET.get("download") == "1"
    return await serve_media(request, clip.file, clip.content_type, clip.name, download=download)


@require_safe
async def clip_poster(request: HttpRequest, clip_id: UUID) -> HttpResponseBase:
    """The poster frame."""
    clip = await visible_clip(request, clip_id)
    if not clip.poster:
        raise Http404
    return await serve_media(request, clip.poster, "image/jpeg", "poster.jpg")


@require_safe
async def clip_thumbnails(request: HttpRequest, clip_id: UUID) -> HttpResponseBase:
    """The sheet of small pictures."""
    clip = await visible_clip(request, clip_id)
    if not clip.thumbnails:
        raise Http404
    return await serve_media(request, clip.thumbnails, "image/jpeg", "thumbnails.jpg")
