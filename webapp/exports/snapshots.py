"""``ExportSnapshot``: the one shape of an export's state, for REST, the page and TypeScript."""

from __future__ import annotations

from typing import Literal, TypedDict

from django.utils.translation import gettext as _

from spatialgen.export import Format
from webapp.clips.models import Clip
from webapp.exports.models import Export
from webapp.exports.wording import WORDS
from webapp.jobs.reasons import reason_told
from webapp.jobs.snapshots import ErrorSnapshot, iso
from webapp.jobs.work import Status

LIMITED_AUDIBLY_DB = -3.0
Layout = Literal["field", "field_locked", "fuma", "ears"]


class MixSnapshot(TypedDict):
    """What is heard in an export. Levels in dB; ``loudness`` in LUFS, None: as it is."""

    soundtrack: Literal["off", "head_locked", "ambience"]
    soundtrack_db: float
    field_db: float
    field_muted: bool
    loudness: float | None


class SoundSnapshot(TypedDict):
    """What was measured on the finished sound: gain and limiting in dB, LUFS and dBTP."""

    layout: Layout
    seconds: float
    gain_db: float
    limited_db: float
    loudness: float
    true_peak_db: float


class ExportSnapshot(TypedDict):
    """An export as it is now. Fraction 0..1, size in bytes, times ISO 8601.

    ``remarks`` are sentences about what is different in this file from what one would expect.
    """

    id: str
    job: str
    take: int
    version: int
    format: str
    label: str
    status: Literal["queued", "running", "succeeded", "failed", "cancelled"]
    fraction: float
    error: ErrorSnapshot | None
    mix: MixSnapshot
    filename: str
    content_type: str
    size: int | None
    sha256: str
    download_url: str | None
    sound: SoundSnapshot | None
    remarks: list[str]
    created_at: str
    finished_at: str | None


def export_snapshot(export: Export) -> ExportSnapshot:
    """``export`` (from ``Export.objects.told()``) as it is now."""
    done = export.status == Status.SUCCEEDED
    return {
        "id": str(export.pk),
        "job": str(export.job.pk),
        "take": export.job.take,
        "version": export.version,
        "format": export.format,
        "label": str(WORDS[Format(export.format)].label),
        "status": export.status,  # type: ignore[typeddict-item]
        "fraction": export.fraction,
        "error": error_of(export),
        "mix": {
            "soundtrack": export.soundtrack,  # type: ignore[typeddict-item]
            "soundtrack_db": export.soundtrack_db,
            "field_db": export.field_db,
            "field_muted": export.field_muted,
            "loudness": export.loudness,
        },
        "filename": export.filename,
        "content_type": export.content_type,
        "size": export.size,
        "sha256": export.sha256,
        "download_url": f"{export.url}?download=1" if done else None,
        "sound": export.sound,
        "remarks": list(remarks_on(export)),
        "created_at": export.created_at.isoformat(),
        "finished_at": iso(export.finished_at),
    }


def error_of(export: Export) -> ErrorSnapshot | None:
    """Why it failed."""
    if not export.error_code:
        return None
    detail = reason_told(export.error_code, export.error_detail)
    return {"code": export.error_code, "detail": detail}


def remarks_on(export: Export) -> list[str]:
    """What a person should know of the finished file."""
    remarks = []
    if export.encoded_anew:
        remarks.append(
            _("This container cannot hold the clip's picture as it is, so it was encoded as H.264.")
        )
    if export.lead_in:
        remarks.append(
            _(
                "The picture starts %(seconds).1f seconds before the range, in silence: there a "
                "copied picture can begin."
            )
            % {"seconds": export.lead_in}
        )
    limited = (export.sound or {}).get("limited_db", 0.0)
    if limited <= LIMITED_AUDIBLY_DB:
        remarks.append(
            _("The loudest moments were turned down by up to %(db).0f dB to stay below the limit.")
            % {"db": -limited}
        )
    return remarks


def exports_of(clip: Clip) -> list[ExportSnapshot]:
    """All exports of a clip's takes, the newest first."""
    rows = Export.objects.filter(job__clip=clip).told().order_by("-created_at")
    return [export_snapshot(export) for export in rows]
