"""Which store holds the parts of an upload."""

from __future__ import annotations

from webapp.clips.bucket import BucketParts
from webapp.clips.disk import DiskParts
from webapp.clips.models import OPEN, Upload
from webapp.clips.parts import Parts


def parts_of(upload: Upload) -> Parts:
    """The parts of ``upload``, wherever they are."""
    return BucketParts(upload) if upload.multipart_id else DiskParts(upload)


def received_parts(upload: Upload) -> list[int]:
    """The numbers of the parts that have arrived whole; all of them once it is complete."""
    if upload.state not in OPEN:
        return list(range(1, upload.parts + 1))
    return parts_of(upload).received()
