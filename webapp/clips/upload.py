"""Uploads in parts: begin, go on, receive, complete, abandon.

Parts go only after the clip is stored and its row committed: an error loses nothing.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from webapp.accounts import ledger
from webapp.accounts.limits import Limits
from webapp.accounts.models import User
from webapp.clips.arrivals import arrive, start_arrival
from webapp.clips.bucket import begin_multipart
from webapp.clips.models import OPEN, Clip, Project, Upload
from webapp.clips.part_stores import parts_of, received_parts
from webapp.clips.parts import PartOffer, ReadsBytes
from webapp.clips.probe import refuse_over_plan
from webapp.errors import Refusal

STALE_AFTER = timedelta(days=7)
MOST_OFFERS = 100  # addresses of parts in one answer


def begin_upload(
    project: Project,
    plan: Limits,
    name: str,
    size: int,
    *,
    uploader: User | None = None,
    fingerprint: str = "",
) -> Upload:
    """Announces a file of ``size`` bytes; refused before a byte flows if it may not come.

    ``plan`` is the owner's, whoever uploads. This is the one place for checks before an upload.

    Raises:
        Refusal: the file is empty, more than the plan takes, or more than is left of the storage.
    """
    if size <= 0:
        raise Refusal("empty", _("“%s” is empty. Choose a video file.") % name)
    refuse_over_plan(plan, size=size)
    upload = Upload(
        project=project,
        uploader=uploader,
        name=name,
        size=size,
        part_size=settings.UPLOAD_PART_SIZE,
        fingerprint=fingerprint,
    )
    if settings.S3_BUCKET:
        begin_multipart(upload)
    try:
        with transaction.atomic():
            upload.save()
            upload.reserve(size=size)
    except Refusal:
        parts_of(upload).forget()
        raise
    return upload


def unfinished_upload(
    project: Project, uploader: User, fingerprint: str, size: int
) -> Upload | None:
    """The upload of the same file that was interrupted, or that the studio still looks at."""
    if not fingerprint:
        return None
    same = project.uploads.unfinished().filter(uploader=uploader, fingerprint=fingerprint)
    return same.filter(size=size).order_by("-touched_at").first()


def offer_parts(upload: Upload, checksums: Mapping[int, str]) -> list[PartOffer]:
    """Where to PUT the parts of these numbers, given the SHA-256 of each (base64, "" for none).

    Raises:
        Refusal: a number that there is not, or too many at once.
    """
    for number in checksums:
        check_number(upload, number)
    if len(checksums) > MOST_OFFERS:
        raise Refusal(
            "too_many", _("Ask for the addresses of up to %s parts at once.") % MOST_OFFERS
        )
    upload.touch()
    return parts_of(upload).offer(checksums)


def receive_part(upload: Upload, number: int, stream: ReadsBytes, sha256: str = "") -> None:
    """Stores part ``number`` (from 1) from ``stream``. The same part twice is stored once.

    Raises:
        Refusal: no such part, or not the bytes that the part has.
    """
    if upload.state not in OPEN:
        return
    check_number(upload, number)
    parts_of(upload).receive(number, stream, sha256)
    upload.touch()


def check_number(upload: Upload, number: int) -> None:
    """Refuses the number of a part that there is not."""
    if not 1 <= number <= upload.parts:
        raise Refusal(
            "no_such_part",
            _("There is no part %(number)s: “%(name)s” has %(parts)s parts.")
            % {"number": number, "name": upload.name, "parts": upload.parts},
        )


def complete_upload(upload: Upload) -> None:
    """Hands a whole upload over to be joined and probed, in the background; twice is once.

    Raises:
        Refusal: parts are missing. Those that have arrived stay where they are.
    """
    received = set(received_parts(upload))
    missing = [n for n in range(1, upload.parts + 1) if n not in received]
    if missing:
        raise Refusal(
            "parts_missing",
            _(
                "%(missing)s of %(parts)s parts of “%(name)s” have not arrived yet: send part "
                "%(first)s and the others that are missing, then complete again."
            )
            % {
                "missing": len(missing),
                "parts": upload.parts,
                "name": upload.name,
                "first": missing[0],
            },
        )
    if upload.hand_over():
        transaction.on_commit(lambda: start_arrival(upload.pk), robust=True)  # else the sweep does


def abandon_upload(upload: Upload) -> None:
    """Forgets an upload and its parts. The clip it has become, if it has, stays."""
    parts = parts_of(upload)
    with transaction.atomic():
        ledger.refund(upload.pk)
        Upload.objects.filter(pk=upload.pk).delete()
    parts.forget()


def forget_stale_uploads() -> None:
    """Drops uploads that nobody has touched for days, and folders whose upload is gone."""
    old = timezone.now() - STALE_AFTER
    for upload in Upload.objects.filter(clip=None, state__in=OPEN, touched_at__lt=old):
        abandon_upload(upload)
    for folder in Path(settings.UPLOADS).glob("????????-????-????-????-????????????"):
        is_old = folder.stat().st_mtime < old.timestamp()
        if is_old and not Upload.objects.filter(pk=uuid.UUID(folder.name)).exists():
            shutil.rmtree(folder, ignore_errors=True)


def upload_file(project: Project, plan: Limits, path: Path) -> Clip:
    """Takes a file of this machine the way that every upload goes, to its end; the file stays.

    Raises:
        Refusal: it is no clip that can be used, or more than ``plan`` allows.
    """
    upload = begin_upload(project, plan, path.name, path.stat().st_size)
    with path.open("rb") as file:
        for number in range(1, upload.parts + 1):
            receive_part(upload, number, PartOf(file, upload.bytes_of_part(number)))
    upload.hand_over()
    arrive(upload.pk)
    upload.refresh_from_db()
    if upload.clip is None:
        raise Refusal(upload.code, upload.detail)
    return upload.clip


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
