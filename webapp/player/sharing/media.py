"""What the player of a shared clip asks for: its manifest and its files, and nothing else."""

from __future__ import annotations

from uuid import UUID

from asgiref.sync import sync_to_async
from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from webapp.clips.media import serve_media
from webapp.clips.models import Clip
from webapp.clips.views import serve_poster, serve_thumbnails
from webapp.jobs.models import Deliverable
from webapp.player.analyses import serve_clip_analysis, serve_job_analysis
from webapp.player.clip_sounds import serve_sound
from webapp.player.sharing.access import may_open
from webapp.player.sharing.addresses import SharedAddresses
from webapp.player.sharing.manifest import shared_manifest
from webapp.player.sharing.models import ShareLink
from webapp.player.sharing.picture import serve_picture


async def granted_link(request: HttpRequest, token: str) -> ShareLink:
    """The open link of that token, for who may open it; else 404."""
    links = ShareLink.objects.open().select_related("clip")
    link = await links.filter(token=token).afirst()
    if link is None or not may_open(request, link):
        raise Http404
    return link


@require_safe
async def manifest(request: HttpRequest, token: str) -> JsonResponse:
    """The manifest; whoever reads it has opened the player, and is counted."""
    link = await granted_link(request, token)
    user = await request.auser()
    if not await Clip.objects.visible_to(user).filter(pk=link.clip_id).aexists():
        await link.count_view()
    where = SharedAddresses(link, request.GET.get("grant", ""))
    return JsonResponse(await sync_to_async(shared_manifest)(where))


@require_safe
async def video(request: HttpRequest, token: str) -> HttpResponseBase:
    """The upload as it came, where its own sound is shown."""
    link = await granted_link(request, token)
    if not link.own_sound:
        raise Http404
    clip = link.clip
    download = request.GET.get("download") == "1"
    if download and not link.downloads:
        raise Http404
    return await serve_media(request, clip.file, clip.content_type, clip.name, download=download)


@require_safe
async def poster(request: HttpRequest, token: str) -> HttpResponseBase:
    """The poster frame."""
    link = await granted_link(request, token)
    return await serve_poster(request, link.clip)


@require_safe
async def thumbnails(request: HttpRequest, token: str) -> HttpResponseBase:
    """The sheet of small pictures."""
    link = await granted_link(request, token)
    return await serve_thumbnails(request, link.clip)


@require_safe
async def analysis(request: HttpRequest, token: str) -> HttpResponseBase:
    """The analysis of the upload's own sound."""
    link = await granted_link(request, token)
    return await serve_clip_analysis(request, link.clip if link.own_sound else None)


@require_safe
async def sound(request: HttpRequest, token: str) -> HttpResponseBase:
    """The samples of the upload's own sound."""
    link = await granted_link(request, token)
    return await serve_sound(request, link.clip if link.own_sound else None)


@require_safe
async def take_analysis(request: HttpRequest, token: str, job_id: UUID) -> HttpResponseBase:
    """The analysis of one of the link's takes."""
    link = await granted_link(request, token)
    return await serve_job_analysis(request, await link.shown_takes().filter(pk=job_id).afirst())


@require_safe
async def file(request: HttpRequest, token: str, deliverable_id: UUID) -> HttpResponseBase:
    """A file of one of the link's takes: one that is played, or one that may be saved."""
    link = await granted_link(request, token)
    download = request.GET.get("download") == "1"
    files = Deliverable.objects.filter(job__in=link.shown_takes()).select_related("job")
    found = await files.prefetch_related("job__deliverables").filter(pk=deliverable_id).afirst()
    if found is None or not link.served_file(found, download=download):
        raise Http404
    return await serve_media(
        request, found.file, found.content_type, found.filename, download=download
    )


@require_safe
async def picture(request: HttpRequest, token: str) -> HttpResponseBase:
    """What is shown of the link in messages."""
    return await serve_picture(request, await granted_link(request, token))
