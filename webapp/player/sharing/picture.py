"""The picture that messengers and search engines show of a link: where it begins, seen flat.

It is cut when first asked for, and kept; one at a time, since it is work for the web's machine.
"""

from __future__ import annotations

import asyncio
import math
import tempfile
import threading
from pathlib import Path

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from spatialgen.flat_view import cut_from_picture, write_flat_view
from spatialgen.stages import ClipProblem
from webapp.accounts.keeping import Stored
from webapp.clips.media import serve_media
from webapp.clips.models import Clip
from webapp.clips.storage import keep_in, local_copy, store_file
from webapp.player.sharing.models import ShareLink

SIZE = (1200, 630)
FIELD = math.radians(95)

_one_at_a_time = threading.Lock()


async def serve_picture(request: HttpRequest, link: ShareLink) -> HttpResponseBase:
    """The picture of ``link``, made where there is none yet; 404 for a clip without pictures."""
    if not link.picture:
        stored = await asyncio.to_thread(cut_and_store, link)
        await sync_to_async(keep_in)(link, "picture", stored)
        await link.arefresh_from_db(fields=["picture"])
    return await serve_media(request, link.picture, "image/jpeg", "preview.jpg")


def cut_and_store(link: ShareLink) -> Stored:
    """The picture in the storage, beside the clip."""
    Path(settings.WORK).mkdir(parents=True, exist_ok=True)
    with _one_at_a_time, tempfile.TemporaryDirectory(dir=settings.WORK) as scratch:
        out = Path(scratch) / f"preview-{link.pk.hex[:12]}.jpg"
        cut(link, out, Path(scratch))
        return store_file(out, str(Path(str(link.clip.file.name)).parent / out.name))


def cut(link: ShareLink, out: Path, scratch: Path) -> None:
    """From the clip where it lies on this machine; from its poster where fetching it takes long."""
    view = {"azimuth": math.radians(link.yaw), "elevation": math.radians(link.pitch)}
    if isinstance(link.clip.file.storage, FileSystemStorage):
        try:
            path = Path(link.clip.file.path)
            write_flat_view(path, out, seconds=moment(link), field=FIELD, size=SIZE, **view)
            return
        except ClipProblem:
            pass  # the poster was cut from the same clip when all was well
    if not link.clip.poster:
        raise Http404
    with local_copy(link.clip.poster, scratch) as poster:
        cut_from_picture(poster, out, field=FIELD, size=SIZE, **view)


def moment(link: ShareLink) -> float:
    """Where the link begins, or like a poster a little way in: films begin in the dark."""
    return link.start or poster_moment(link.clip)


def poster_moment(clip: Clip) -> float:
    """Seconds into the clip that its poster is from."""
    return clip.duration / 10
