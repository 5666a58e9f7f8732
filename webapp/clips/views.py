"""The lists of projects, and clips' own files."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from webapp.accounts.models import User
from webapp.clips.bin import bytes_in_bin
from webapp.clips.forms import ProjectForm
from webapp.clips.listing import PAGE_SIZE, PROJECT_ORDERS, list_projects, wish_of, with_facts
from webapp.clips.media import serve_media
from webapp.clips.models import Clip, Project, Viewer
from webapp.wording import clip_length, in_bytes


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def project_list(request: HttpRequest) -> HttpResponse:
    """The creator's projects; POST makes one and opens it, ``?deleted=`` offers one back."""
    form = ProjectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.owner = cast(User, request.user)
        return redirect(form.save())
    wish = wish_of(request.GET, PROJECT_ORDERS)
    found = with_facts(list_projects(request.user, wish)).select_related("owner")
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "projects": [project_tile(project, request.user) for project in page.object_list],
        "page": page,
        "form": form,
        "wish": wish,
        "orders": [(key, words) for key, (words, _) in PROJECT_ORDERS.items()],
        "deleted": deleted_project(request),
        "has_any": bool(page.object_list) or Project.objects.visible_to(request.user).exists(),
    }
    return render(request, "clips/project_list.html", context)


def project_tile(project: Any, user: Viewer) -> dict[str, object]:
    """What the list shows of a project from ``with_facts``."""
    clip = project.poster_clip
    return {
        "id": project.pk,
        "name": project.name,
        "url": project.url,
        "clip_count": project.clip_count,
        "length_text": clip_length(project.seconds) if project.seconds else "",
        "poster_url": reverse("clip-poster", args=[clip]) if clip else None,
        "is_mine": project.owner_id == user.pk,
        "owner": project.owner.get_username(),
        "archived": project.archived_at is not None,
    }


def deleted_project(request: HttpRequest) -> Project | None:
    """The project that was just deleted, to be offered back."""
    try:
        wanted = UUID(request.GET.get("deleted", ""))
    except ValueError:
        return None
    return Project.objects.restorable_by(request.user).filter(pk=wanted).first()


@login_required
@require_safe
def recently_deleted(request: HttpRequest) -> HttpResponse:
    """What was deleted in the last thirty days, with a way back."""
    context = {
        "projects": Project.objects.restorable_by(request.user),
        "clips": Clip.objects.restorable_by(request.user).select_related("project"),
        "size": in_bytes(bytes_in_bin(request.user)),
        "is_mine": Clip.objects.purgeable_by(request.user).exists()
        or Project.objects.restorable_by(request.user).exists(),
    }
    return render(request, "clips/recently_deleted.html", context)


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
    return await serve_poster(request, await visible_clip(request, clip_id))


@require_safe
async def clip_thumbnails(request: HttpRequest, clip_id: UUID) -> HttpResponseBase:
    """The sheet of small pictures."""
    return await serve_thumbnails(request, await visible_clip(request, clip_id))


async def serve_poster(request: HttpRequest, clip: Clip) -> HttpResponseBase:
    """The poster frame of a clip that may be seen; 404 if it has none."""
    if not clip.poster:
        raise Http404
    return await serve_media(request, clip.poster, "image/jpeg", "poster.jpg")


async def serve_thumbnails(request: HttpRequest, clip: Clip) -> HttpResponseBase:
    """The sheet of small pictures of a clip that may be seen; 404 if it has none."""
    if not clip.thumbnails:
        raise Http404
    return await serve_media(request, clip.thumbnails, "image/jpeg", "thumbnails.jpg")
