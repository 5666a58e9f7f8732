"""The finished files, and what the clip's page says about exports."""

from __future__ import annotations

from typing import TypedDict
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from spatialgen.export import Format
from webapp.clips.media import serve_media
from webapp.clips.models import Clip
from webapp.exports.models import Export
from webapp.exports.snapshots import ExportSnapshot, exports_of
from webapp.exports.wording import GROUPS, WORDS
from webapp.jobs.snapshots import JobSnapshot
from webapp.jobs.work import Status


@require_safe
async def export(request: HttpRequest, export_id: UUID) -> HttpResponseBase:
    """A finished export, to be saved (``?download=1``) or looked at."""
    user = await request.auser()
    rows = Export.objects.visible_to(user).filter(pk=export_id, status=Status.SUCCEEDED)
    found = await rows.afirst()
    if found is None:
        raise Http404
    download = request.GET.get("download") == "1"
    return await serve_media(
        request, found.file, found.content_type, found.filename, download=download
    )


class FormatChoice(TypedDict):
    """A format to choose."""

    value: str
    label: str
    purpose: str


class ExportPanel(TypedDict):
    """What the panel on the clip's page shows."""

    groups: list[tuple[str, list[FormatChoice]]]
    takes: list[JobSnapshot]
    snapshots: list[ExportSnapshot]
    has_soundtrack: bool


def export_panel(clip: Clip, jobs: list[JobSnapshot]) -> ExportPanel:
    """The panel of ``clip``, whose takes ``jobs`` are, the newest first."""
    return {
        "groups": [
            (str(group.label), [choice_of(format) for format in group.formats]) for group in GROUPS
        ],
        "takes": [job for job in jobs if job["status"] == "succeeded"],
        "snapshots": exports_of(clip),
        "has_soundtrack": bool(clip.audio_tracks),
    }


def choice_of(format: Format) -> FormatChoice:
    """A format in words."""
    words = WORDS[format]
    return {"value": str(format), "label": str(words.label), "purpose": str(words.purpose)}
