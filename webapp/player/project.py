"""The page of a project: its clips, and the place to drop new ones."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from webapp.accounts.limits import Limits
from webapp.clips.access import role_in
from webapp.clips.listing import CLIP_ORDERS, PAGE_SIZE, list_clips, wish_of
from webapp.clips.models import Clip, Project
from webapp.jobs.standing import Standing, standing_of
from webapp.wording import in_bytes, in_megapixels, in_time


@login_required
@ensure_csrf_cookie
@require_safe
def project(request: HttpRequest, project_id: UUID) -> HttpResponse:
    """The clips of a project; ``?search=&sort=&page=``, and ``?deleted=`` offers one back."""
    projects = Project.objects.visible_to(request.user).select_related("owner__own_plan")
    found = get_object_or_404(projects.prefetch_related("memberships"), pk=project_id)
    wish = wish_of(request.GET, CLIP_ORDERS)
    kept = found.clips.filter(deleted_at=None)
    page = Paginator(list_clips(kept, wish), PAGE_SIZE).get_page(request.GET.get("page"))
    clips = list(page.object_list)
    standing = standing_of(clips)
    role = role_in(found, request.user)
    context = {
        "project": found,
        "role": role,
        "may_change": role != "viewer",
        "clips": [clip_tile(clip, standing.get(clip.pk)) for clip in clips],
        "page": page,
        "wish": wish,
        "orders": [(key, words) for key, (words, _) in CLIP_ORDERS.items()],
        "limits": limits_of(found.owner.plan),
        "deleted": deleted_clip(request, found),
    }
    return render(request, "clips/project.html", context)


def deleted_clip(request: HttpRequest, project: Project) -> Clip | None:
    """The clip that was just deleted, to be offered back."""
    try:
        wanted = UUID(request.GET.get("deleted", ""))
    except ValueError:
        return None
    return Clip.objects.restorable_by(request.user).filter(project=project, pk=wanted).first()


def clip_tile(clip: Clip, standing: Standing | None) -> dict[str, object]:
    """What the project's page shows of a clip."""
    return {
        "id": clip.pk,
        "name": clip.name,
        "url": clip.url,
        "poster_url": clip.poster_url,
        "duration_text": clip.duration_text,
        "width": clip.width,
        "height": clip.height,
        "status": standing.status if standing else "",
        "status_text": standing.text if standing else "",
    }


def limits_of(plan: Limits) -> dict[str, object]:
    """What the upload element needs to know of the plan."""
    return {
        "max_bytes": plan.max_clip_bytes,
        "max_seconds": plan.max_clip_seconds,
        "max_bytes_text": in_bytes(plan.max_clip_bytes),
        "max_pixels_text": in_megapixels(plan.max_pixels),
        "max_seconds_text": in_time(plan.max_clip_seconds),
    }
