"""From the parts of an upload to a clip: join, probe, publish, in the background.

The row is the truth: whoever claims an upload vouches for it by a lease. Should the process be
killed, the lease runs out and the sweep starts the work again, from parts that are still there.
"""

from __future__ import annotations

import errno
import logging
import shutil
import threading
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from webapp.accounts import ledger
from webapp.accounts.keeping import Stored
from webapp.accounts.limits import Limits
from webapp.clips.models import Clip, Upload, UploadState
from webapp.clips.part_stores import parts_of
from webapp.clips.parts import Parts, Report, clip_key
from webapp.clips.probe import Probed, carries_sound_field, probe_upload, track_facts
from webapp.clips.storage import remove_stored, store_file
from webapp.errors import DISK_FULL, Refusal
from webapp.operations.leases import vouched_for
from webapp.operations.throttle import Throttle

log = logging.getLogger(__name__)
AT_ONCE = 2  # uploads that a process joins and probes at the same time
_places = threading.Semaphore(AT_ONCE)
_under_way: set[UUID] = set()


class Lost(Exception):
    """The attempt no longer holds the upload: it was given up, or another process has it."""


def start_arrival(upload_id: UUID) -> None:
    """Has a thread of this process take the upload in; one that is at it already goes on."""
    if upload_id in _under_way:
        return
    _under_way.add(upload_id)
    name = f"arrival {upload_id}"
    threading.Thread(target=arrive_in_turn, args=[upload_id], name=name, daemon=True).start()


def take_up_arrivals() -> None:
    """Starts again what a process that was killed has left: part of the sweep."""
    for upload_id in Upload.objects.forsaken().values_list("pk", flat=True):
        start_arrival(upload_id)


def arrive_in_turn(upload_id: UUID) -> None:
    """The thread's work."""
    try:
        with _places:
            arrive(upload_id)
    except Exception:
        log.exception("Upload %s is taken up again later", upload_id)
    finally:
        _under_way.discard(upload_id)
        connection.close()


def arrive(upload_id: UUID) -> None:
    """Makes the clip of an upload that is complete, or notes why not."""
    uploads = Upload.objects.select_related("project__owner")
    upload = uploads.filter(pk=upload_id).first()
    if upload is None or not upload.claim():
        return
    with vouched_for(upload):
        try:
            take_in(upload, upload.project.owner.plan)
        except Lost:
            log.info("Upload %s: attempt %s no longer holds it", upload.pk, upload.attempt)
        except Refusal as refusal:
            upload.refuse(refusal.code, refusal.sentence)
        except DatabaseError:
            raise  # nothing can be noted now; the lease runs out and it is taken up again
        except Exception as error:
            log.exception("Upload %s could not be taken in", upload.pk)
            upload.refuse(*reason_of(error))


def reason_of(error: Exception) -> tuple[str, str]:
    """A code and a sentence for an error that is not the file's fault; the parts are kept."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "disk_full", str(DISK_FULL)
    return "internal", _(
        "The studio could not take this clip in. This is a fault of the studio, not of the clip; "
        "everything you sent is kept, so try again in a while."
    )


def take_in(upload: Upload, plan: Limits) -> None:
    """Joins, probes, publishes."""
    parts = parts_of(upload)
    scratch = Path(settings.UPLOADS) / str(upload.pk) / uuid4().hex
    try:
        scratch.mkdir(parents=True)
        whole = parts.join(scratch, reporter(upload, UploadState.JOINING))
        reporter(upload, UploadState.PROBING)(0.0)
        publish_clip(upload, parts, whole, probe_upload(whole, plan))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    shutil.rmtree(scratch.parent, ignore_errors=True)


def reporter(upload: Upload, state: UploadState) -> Report:
    """Notes in the row how far the state's work is, a few times a second.

    Raises:
        Lost: the attempt no longer holds the upload.
    """
    throttle = Throttle()

    def report(fraction: float) -> None:
        if throttle.is_due() and not upload.advance(state, fraction):
            raise Lost

    return report


def publish_clip(upload: Upload, parts: Parts, whole: Path, probed: Probed) -> Clip:
    """Stores the file and its pictures and writes the clip's row, once an upload."""
    pictures: dict[str, Stored] = {}
    folder = f"clips/{upload.clip_to_be}"
    film = ""
    try:
        pictures["poster"] = store_file(probed.poster, f"{folder}/poster.jpg")
        if probed.thumbnails is not None:
            pictures["thumbnails"] = store_file(probed.thumbnails, f"{folder}/thumbnails.jpg")
        film = parts.publish(whole, clip_key(upload))
        return write_clip(upload, probed, film, pictures)
    except BaseException:
        for picture in pictures.values():
            remove_stored(picture.key)
        if not upload.multipart_id:  # in the bucket it stays, as the parts do on the disk
            remove_stored(film)
        raise


def write_clip(upload: Upload, probed: Probed, film: str, pictures: Mapping[str, Stored]) -> Clip:
    """The row of the clip, and the end of the upload, in one transaction.

    Raises:
        Lost: the attempt no longer holds the upload.
    """
    report = probed.report
    with transaction.atomic():
        clip = Clip.objects.create(
            id=upload.clip_to_be,
            project_id=upload.project_id,
            name=upload.name,
            file=film,
            **{field: picture.key for field, picture in pictures.items()},
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
        if not upload.become(clip):
            raise Lost
        ledger.charge(upload.pk)
        clip.note_kept(clip.size + sum(picture.size for picture in pictures.values()))
    return clip
