"""The analyses that time lines are drawn from. A take brings its own; others are made on demand.

That is the upload's own sound, and takes of earlier times. It is made once, however many ask at
the same time, and one at a time, since it is work for the processor of the web's machine.
"""

from __future__ import annotations

import asyncio
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from spatialgen.field_analysis import (
    FieldAnalysis,
    analyse_clip,
    analyse_sound_field,
    write_analysis,
)
from spatialgen.stages import ClipProblem
from webapp.accounts.keeping import Stored
from webapp.clips.media import serve_media
from webapp.clips.models import Clip
from webapp.clips.problems import told
from webapp.clips.storage import keep_in, local_copy, store_file
from webapp.jobs.models import Deliverable, Job
from webapp.jobs.work import Status

Analyse = Callable[[Path], FieldAnalysis]

_one_at_a_time = threading.Lock()
_under_way: dict[UUID, asyncio.Task[None]] = {}


@require_safe
async def clip_analysis(request: HttpRequest, clip_id: UUID) -> HttpResponseBase:
    """Of the sound that the upload brought."""
    user = await request.auser()
    clip = await Clip.objects.visible_to(user).filter(pk=clip_id).afirst()
    return await serve_clip_analysis(request, clip)


@require_safe
async def job_analysis(request: HttpRequest, job_id: UUID) -> HttpResponseBase:
    """Of a take."""
    jobs = Job.objects.visible_to(await request.auser()).filter(status=Status.SUCCEEDED)
    return await serve_job_analysis(request, await jobs.filter(pk=job_id).afirst())


async def serve_clip_analysis(request: HttpRequest, clip: Clip | None) -> HttpResponseBase:
    """Of the upload's own sound, for who has been found to be allowed; 404 where there is none."""
    if clip is None or not clip.audio_tracks:
        raise Http404
    return await serve_analysis(request, clip, clip.file, analyse_clip)


async def serve_job_analysis(request: HttpRequest, job: Job | None) -> HttpResponseBase:
    """Of a take, for who has been found to be allowed; 404 where there is none."""
    if job is None:
        raise Http404
    field = await job.deliverables.filter(kind=Deliverable.Kind.AMBIX_WAV).afirst()
    if field is None:
        raise Http404
    return await serve_analysis(request, job, field.file, analyse_sound_field)


async def serve_analysis(
    request: HttpRequest, row: Clip | Job, sound: FieldFile, analyse: Analyse
) -> HttpResponseBase:
    """The analysis of ``row``, made from ``sound`` where there is none yet."""
    if not row.analysis:
        try:
            await made_once(row, sound, analyse)
        except ClipProblem as problem:
            return HttpResponse(
                told(problem.code, problem.detail), status=422, content_type="text/plain"
            )
        await row.arefresh_from_db(fields=["analysis"])
    return await serve_media(request, row.analysis, "application/json", "analysis.json")


async def made_once(row: Clip | Job, sound: FieldFile, analyse: Analyse) -> None:
    """Waits for the analysis of ``row``; the first who asks has it made."""
    task = _under_way.get(row.pk)
    if task is None:
        task = _under_way[row.pk] = asyncio.create_task(make(row, sound, analyse))
        task.add_done_callback(lambda _: _under_way.pop(row.pk, None))
    await asyncio.shield(task)


async def make(row: Clip | Job, sound: FieldFile, analyse: Analyse) -> None:
    """Analyses, stores and notes it."""
    stored = await asyncio.to_thread(analyse_and_store, sound, analyse)
    await sync_to_async(keep_in)(row, "analysis", stored)


def analyse_and_store(sound: FieldFile, analyse: Analyse) -> Stored:
    """The analysis in the storage, beside the sound it is of."""
    folder = Path(str(sound.name)).parent
    Path(settings.WORK).mkdir(parents=True, exist_ok=True)
    with _one_at_a_time, tempfile.TemporaryDirectory(dir=settings.WORK) as scratch:
        out = Path(scratch) / "analysis.json"
        with local_copy(sound, Path(scratch) / "sound") as path:
            write_analysis(analyse(path), out)
        return store_file(out, str(folder / "analysis.json"))
