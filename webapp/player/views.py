"""The pages around the player: a clip, and about the preview model."""

from __future__ import annotations

import json
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from webapp.catalog.models import ModelVersion
from webapp.catalog.preview import full_model, preview_facts
from webapp.clips.models import Clip
from webapp.exports.views import export_panel
from webapp.jobs.snapshots import jobs_of
from webapp.jobs.start import defaults_for
from webapp.player.addresses import OwnAddresses
from webapp.player.manifest import thumbnail_sheet


@login_required
@ensure_csrf_cookie
@require_safe
def clip(request: HttpRequest, clip_id: UUID) -> HttpResponse:
    """A clip: player, takes, start form, downloads."""
    clips = Clip.objects.visible_to(request.user).select_related("project")
    found = get_object_or_404(clips, pk=clip_id)
    versions = list(ModelVersion.objects.offered_to(request.user))
    snapshots = list(jobs_of([found]).get(found.pk, ()))
    context = {
        "clip": found,
        "snapshots": snapshots,
        "exports": export_panel(found, snapshots),
        "model_versions": versions,
        "defaults": defaults_for(found),
        "can_generate": bool(versions),
        "thumbnail_sheet": sheet_for_scripts(found),
        "may_change": Clip.objects.changeable_by(request.user).filter(pk=found.pk).exists(),
    }
    return render(request, "clips/clip.html", context)


def sheet_for_scripts(clip: Clip) -> str:
    """The sheet of small pictures as JSON, for the strip that a range is chosen on; "" without."""
    sheet = thumbnail_sheet(clip, OwnAddresses())
    return json.dumps(sheet) if sheet else ""


@require_safe
def about_preview_model(request: HttpRequest) -> HttpResponse:
    """What the preview model is and is not."""
    context = {"facts": preview_facts(), "full": full_model()}
    return render(request, "about/preview_model.html", context)
