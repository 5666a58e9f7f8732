"""Uploads in parts: begin, receive, complete, abandon.

Parts lie in ``UPLOADS/<upload>/<n>.part`` and appear there whole, by renaming, so an interrupted
upload goes on where it stopped. Parts go only after the clip is stored and its row committed.
"""

from __future__ import annotations

import re
import shutil
import uuid
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from webapp.accounts import ledger
from webapp.accounts.limits import Limits
from webapp.accounts.models import Subject
from webapp.clips.models import Clip, Project, Upload
from webapp.clips.probe import (
    Probed,
    carries_sound_field,
    probe_upload,
    refuse_over_plan,
    track_facts,
)
from webapp.clips.storage import remove_stored, store_file
from webapp.errors import Refusal

COPY_CHUNK = 1024 * 1024
NAME_BYTES = 120  # file systems take 255, and others add to the name
STALE_AFTER = timedelta(days=7)


class ReadsBytes(Protocol):
    """What a request and a file have in common."""

    def read(self, size: int, /) -> bytes:
        """Up to ``size`` bytes; none at the end."""


def begin_upload(project: Project, plan: Limits, name: str, size: int) -> Upload:
    """Announces a file of ``size`` bytes; refused before a byte flows if the plan is too small."""
    if size <= 0:
        raise Refusal("empty", f"“{name}” is empty. Choose a video file.")
    refuse_over_plan(plan, size=size)
    with transaction.atomic():
        upload = Upload.objects.create(
            project=project, name=name, size=size, part_size=settings.UPLOAD_PART_SIZE
        )
        ledger.reserve(project.owner, Subject.UPLOAD, upload.pk, size=size)
    return upload


def folder_of(upload: Upload) -> Path:
    """Where the parts of ``upload`` lie."""
    return Path(settings.UPLOADS) / str(upload.pk)


def part_path(upload: Upload, number: int) -> Path:
    """Where part ``number`` lies once it has arrived."""
    return folder_of(upload) / f"{number}.part"


def received_parts(upload: Upload) -> list[int]:
    """The numbers of the parts that have arrived whole; all of them once it is a clip."""
    if upload.clip_id:
        return list(range(1, upload.parts + 1))
    return sorted(
        int(path.stem)
        for path in folder_of(upload).glob("*.part")
        if path.stat().st_size == upload.bytes_of_part(int(path.stem))
    )


def receive_part(upload: Upload, number: int, stream: ReadsBytes) -> None:
    """Stores part ``number`` (from 1) from ``stream``. The same part twice is stored once.

    Raises:
        Refusal: no such part, or another number of bytes than the part has.
    """
    if upload.clip_id:
        return
    if not 1 <= number <= upload.parts:
        raise Refusal(
            "no_such_part", f"There is no part {number}: “{upload.name}” has {upload.parts} parts."
        )
    folder_of(upload).mkdir(parents=True, exist_ok=True)
    expected = upload.bytes_of_part(number)
    arriving = folder_of(upload) / f"{number}.{uuid.uuid4().hex}.tmp"
    try:
        written = copy_at_most(stream, arriving, expected)
        if written != expected:
            raise Refusal(
                "part_size",
                f"Part {number} of “{upload.name}” has {expected} bytes, "
                f"but {'more' if written > expected else written} arrived. Send the part again.",
            )
        arriving.rename(part_path(upload, number))
    finally:
        arriving.unlink(missing_ok=True)
    Upload.objects.filter(pk=upload.pk).update(touched_at=timezone.now())


def copy_at_most(stream: ReadsBytes, target: Path, limit: int) -> int:
    """Copies ``stream`` to ``target`` and stops once more than ``limit`` bytes have come."""
    written = 0
    with target.open("wb") as file:
        while written <= limit:
            chunk = stream.read(min(COPY_CHUNK, limit + 1 - written))
            if not chunk:
                break
            file.write(chunk)
            written += len(chunk)
    return written


def complete_upload(upload: Upload, plan: Limits) -> Clip:
    """Joins the parts, probes the video and makes the clip. Asked twice, it answers the same clip.

    Raises:
        Refusal: parts are missing, or the probe refuses. The parts stay where they are.
    """
    if upload.clip is not None:
        return upload.clip
    missing = sorted(set(range(1, upload.parts + 1)) - set(received_parts(upload)))
    if missing:
        raise Refusal(
            "parts_missing",
            f"{len(missing)} of {upload.parts} parts of “{upload.name}” have not arrived yet: "
            f"send part {missing[0]} and the others that are missing, then complete again.",
        )
    scratch = folder_of(upload) / uuid.uuid4().hex
    try:
        scratch.mkdir()
        whole = join_parts(upload, scratch)
        clip = publish_clip(upload, whole, probe_upload(whole, plan))
    except (FileNotFoundError, Refusal):
        upload.refresh_from_db()  # perhaps a second "complete" was faster and has cleaned up
        if upload.clip is None:
            raise
        return upload.clip
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    shutil.rmtree(folder_of(upload), ignore_errors=True)
    return clip


def join_parts(upload: Upload, folder: Path) -> Path:
    """The whole file, put together in ``folder``."""
    whole = folder / safe_name(upload.name)  # the name that refusals tell
    with whole.open("wb") as target:
        for number in range(1, upload.parts + 1):
            with part_path(upload, number).open("rb") as part:
                shutil.copyfileobj(part, target, COPY_CHUNK)
    return whole


def publish_clip(upload: Upload, whole: Path, probed: Probed) -> Clip:
    """Stores the file and its pictures and writes the clip's row, once an upload."""
    report = probed.report
    clip_id = uuid.uuid4()
    keys: list[str] = []
    try:
        keys.append(store_file(whole, f"clips/{clip_id}/{safe_name(upload.name)}"))
        keys.append(store_file(probed.poster, f"clips/{clip_id}/poster.jpg"))
        if probed.thumbnails is not None:
            keys.append(store_file(probed.thumbnails, f"clips/{clip_id}/thumbnails.jpg"))
        with transaction.atomic():
            clip = Clip.objects.create(
                id=clip_id,
                project_id=upload.project_id,
                name=upload.name,
                file=keys[0],
                poster=keys[1],
                thumbnails=keys[2] if probed.thumbnails is not None else "",
                thumbnail_sheet=asdict(probed.sheet) if probed.sheet is not None else None,
                size=upload.size,
                container=report.container,
                video_codec=report.video_codec,
                width=report.width,
                height=report.height,
                fps=report.fps,
                duration=report.duration,
                projection=report.projection or "",
                stereo=report.stereo,
                audio_tracks=[track_facts(track) for track in report.audio_tracks],
                has_sound_field=carries_sound_field(report),
            )
            won = Upload.objects.filter(pk=upload.pk, clip=None).update(clip=clip)
            if not won:
                raise AlreadyComplete
            ledger.charge(upload.pk)
            ledger.store(upload.project.owner, Subject.CLIP, clip.pk, clip.size)
    except BaseException as error:
        for key in keys:
            remove_stored(key)
        if isinstance(error, AlreadyComplete):
            upload.refresh_from_db()
            if upload.clip is not None:
                return upload.clip
        raise
    upload.clip = clip
    return clip


class AlreadyComplete(Exception):
    """Another request made the clip of this upload first."""


def safe_name(name: str) -> str:
    """``name`` as a file's name in the storage."""
    words = re.sub(r"[^-\w.]+", "_", Path(name.replace("\\", "/")).name)
    end = words.encode()[-NAME_BYTES:].decode(errors="ignore")
    return end.lstrip(".") or "clip"


def abandon_upload(upload: Upload) -> None:
    """Forgets an upload and its parts. The clip it has become, if it has, stays."""
    folder = folder_of(upload)
    with transaction.atomic():
        ledger.refund(upload.pk)
        upload.delete()
    shutil.rmtree(folder, ignore_errors=True)


def forget_stale_uploads() -> None:
    """Drops uploads that nobody has touched for days and their parts."""
    for upload in Upload.objects.filter(clip=None, touched_at__lt=timezone.now() - STALE_AFTER):
        abandon_upload(upload)


def upload_file(project: Project, plan: Limits, path: Path) -> Clip:
    """Takes a file of this machine the way that every upload goes; the file stays."""
    upload = begin_upload(project, plan, path.name, path.stat().st_size)
    with path.open("rb") as file:
        for number in range(1, upload.parts + 1):
            receive_part(upload, number, PartOf(file, upload.bytes_of_part(number)))
    return complete_upload(upload, plan)


class PartOf:
    """The next ``left`` bytes of a stream, as a stream of their own."""

    def __init__(self, stream: ReadsBytes, left: int) -> None:
        self.stream = stream
        self.left = left

    def read(self, size: int, /) -> bytes:
        """Up to ``size`` of them."""
        chunk = self.stream.read(min(size, self.left))
        self.left -= len(chunk)
        return chunk
