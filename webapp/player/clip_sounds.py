"""The upload's own sound as a WAV file, which players read in pieces as they do a take's.

It is made when it is first asked for, in the background: until it is there the answer is 202 with
how far it is, and players play the upload's file as it is. It lies beside the upload in the
storage.
"""

from __future__ import annotations

import logging
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spatialgen.clip_wav import write_clip_wav
from spatialgen.stages import ClipProblem
from webapp.clips.media import serve_media
from webapp.clips.models import Clip
from webapp.clips.storage import keep_in, local_copy, store_file

log = logging.getLogger(__name__)

AT_ONCE = 2
"""Sounds made at the same time: it is work for the processor of the web's machine."""

_turn = threading.Semaphore(AT_ONCE)
_lock = threading.Lock()
_under_way: dict[UUID, Making] = {}


@dataclass
class Making:
    """How far it is, 0 to 1; and a sentence when it has failed, which is final in this process."""

    fraction: float = 0.0
    problem: str = ""
    over: threading.Event = field(default_factory=threading.Event)


@require_safe
async def clip_sound(request: HttpRequest, clip_id: UUID) -> HttpResponseBase:
    """The WAV file of a clip of the caller's, or how far it is."""
    user = await request.auser()
    return await serve_sound(
        request, await Clip.objects.visible_to(user).filter(pk=clip_id).afirst()
    )


async def serve_sound(request: HttpRequest, clip: Clip | None) -> HttpResponseBase:
    """206 or 200 with the sound, 202 while it is made, 422 where it cannot be.

    For who has been found to be allowed; 404 where there is none.
    """
    if clip is None or not clip.audio_tracks:
        raise Http404
    if clip.samples:
        return await serve_media(request, clip.samples, "audio/wav", "sound.wav")
    making = making_of(clip)
    if making.problem:
        return HttpResponse(making.problem, status=422, content_type="text/plain")
    headers = {"Retry-After": "1", "Cache-Control": "no-store"}
    return JsonResponse({"fraction": round(making.fraction, 3)}, status=202, headers=headers)


def making_of(clip: Clip) -> Making:
    """The making of a clip's sound that is under way; the first who asks starts it."""
    with _lock:
        making = _under_way.get(clip.pk)
        if making is None:
            making = _under_way[clip.pk] = Making()
            threading.Thread(target=make, args=(clip, making), daemon=True).start()
        return making


def make(clip: Clip, making: Making) -> None:
    """Makes and stores the sound of ``clip``; what goes wrong is told by ``making``."""
    try:
        with _turn:
            write_and_store(clip, making)
    except ClipProblem as problem:
        making.problem = problem.detail
        return
    except Exception:
        log.exception("The sound of clip %s was not made", clip.pk)
        making.problem = _("The sound of this clip could not be prepared for the player.")
        return
    finally:
        connection.close()
        making.over.set()
    with _lock:
        _under_way.pop(clip.pk, None)


def write_and_store(clip: Clip, making: Making) -> None:
    """Decodes the clip's sound into a file that the clip keeps."""

    def report(fraction: float) -> None:
        making.fraction = fraction

    Path(settings.WORK).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.WORK) as scratch:
        out = Path(scratch) / "sound.wav"
        with local_copy(clip.file, Path(scratch) / "clip") as path:
            write_clip_wav(path, out, report)
        beside = PurePosixPath(str(clip.file.name)).parent / "sound.wav"
        keep_in(clip, "samples", store_file(out, str(beside)))
