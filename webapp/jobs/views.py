"""The files of finished jobs."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from webapp.clips.media import serve_media
from webapp.jobs.models import Deliverable, Job


@require_safe
async def deliverable(request: HttpRequest, deliverable_id: UUID) -> HttpResponseBase:
    """One deliverable, to be played or (``?download=1``) saved."""
    user = await request.auser()
    file = await Deliverable.objects.visible_to(user).filter(pk=deliverable_id).afirst()
    if file is None:
        raise Http404
    download = request.GET.get("download") == "1"
    return await serve_media(
        request, file.file, file.content_type, file.filename, download=download
    )


@require_safe
async def job_picture(request: HttpRequest, job_id: UUID) -> HttpResponseBase:
    """Waveform, directions and spectrogram of a take."""
    user = await request.auser()
    job = await Job.objects.visible_to(user).filter(pk=job_id).exclude(picture="").afirst()
    if job is None:
        raise Http404
    return await serve_media(request, job.picture, "image/png", "picture.png")
