"""The story of an export, top to bottom."""

from __future__ import annotations

import logging
from dataclasses import asdict, replace
from pathlib import Path
from typing import cast
from uuid import UUID

from django.db import DatabaseError

from spatialgen.export import Exported, ExportFailed, Format, Take, export_take, needs_clip
from spatialgen.eyes import StereoLayout
from spatialgen.model_card import sha256_of
from spatialgen.stages import Cancelled, ClipProblem
from webapp.clips.storage import local_copy, remove_stored, store_file
from webapp.exports.announcing import end_badly, end_well
from webapp.exports.models import Export
from webapp.exports.origin import origin_of
from webapp.jobs.leases import Hold, hold
from webapp.jobs.models import Deliverable, Reason
from webapp.jobs.scratch import scratch_folder
from webapp.operations.throttle import Throttle

log = logging.getLogger(__name__)


def run(export_id: UUID) -> None:
    """Makes the export if it waits; if it runs elsewhere or is over, there is nothing to do."""
    rows = Export.objects.select_related("job__clip", "job__model_version")
    export = rows.filter(pk=export_id).first()
    if export is None or not export.claim():
        return
    log.info("Export %s runs, attempt %s", export.pk, export.attempt)
    with hold(export) as held:
        try:
            with scratch_folder(export, "export-") as folder:
                make_file(export, held, folder)
        except Cancelled:
            log.info("Export %s stopped: attempt %s no longer holds it", export.pk, export.attempt)
        except ClipProblem as problem:
            end_badly(export, problem.code, problem.detail)
        except ExportFailed as problem:
            end_badly(export, Reason.EXPORT_FAILED, str(problem))
        except DatabaseError:
            raise  # nothing can be noted now; the lease runs out and the export is taken up again
        except Exception as error:
            log.exception("Export %s failed", export.pk)
            end_badly(export, *reason_of(error))


def make_file(export: Export, held: Hold[Export], folder: Path) -> None:
    """From the take's sound field, and its clip where it is needed, to one stored file.

    Raises:
        ExportFailed: the take's sound field is gone, or what was written is not what was meant.
    """
    field = export.job.deliverables.filter(kind=Deliverable.Kind.AMBIX_WAV).first()
    if field is None:
        raise ExportFailed("The sound field of this take is gone. Make the take again.")
    report = Reporter(held)
    format, mix, out = Format(export.format), export.mix, folder / export.filename
    with local_copy(field.file, folder / "field") as path:
        start, stop = export.job.range_start, export.job.range_stop
        take = Take(path, origin_of(export.job), start=start, stop=stop)
        if not needs_clip(format, mix):
            exported = export_take(take, format, mix, out, report)
        else:
            with local_copy(export.job.clip.file, folder / "clip") as clip:
                exported = export_take(with_clip(take, export, clip), format, mix, out, report)
    publish(export, exported)


def with_clip(take: Take, export: Export, clip: Path) -> Take:
    """The take beside its clip, whose file is at ``clip``."""
    row = export.job.clip
    return replace(take, clip=clip, picture=row.video_codec, stereo=cast(StereoLayout, row.stereo))


def publish(export: Export, exported: Exported) -> None:
    """Stores the file and ends the export.

    Raises:
        Cancelled: the attempt no longer holds the export; nothing of it stays.
    """
    digest = sha256_of(exported.path)
    stored = store_file(exported.path, f"exports/{export.pk}/{export.attempt}/{export.filename}")
    try:
        ended = end_well(
            export,
            file=stored.key,
            size=stored.size,
            sha256=digest,
            sound=told_sound(exported),
            encoded_anew=exported.encoded_anew,
            lead_in=exported.lead_in,
        )
        if not ended:
            raise Cancelled
    except BaseException:
        remove_stored(stored.key)
        raise
    log.info("Export %s succeeded", export.pk)


def told_sound(exported: Exported) -> dict[str, object] | None:
    """What was measured on the sound; files without sound have nothing."""
    if exported.programme is None:
        return None
    sound: dict[str, object] = asdict(exported.programme)
    del sound["path"]
    return sound


class Reporter:
    """A ``spatialgen.stages.FractionReport`` that updates the row of the export it holds.

    Raises:
        Cancelled: the row is no longer this attempt's: cancelled, put back, given up or removed.
    """

    def __init__(self, held: Hold[Export]) -> None:
        self.held = held
        self.throttle = Throttle()

    def __call__(self, fraction: float) -> None:
        self.held.progressed()
        if self.throttle.is_due() and not self.held.job.advance(fraction):
            raise Cancelled


def reason_of(error: Exception) -> tuple[str, str]:
    """A code and an English sentence for an error that nobody foresaw."""
    if isinstance(error, MemoryError):
        return (
            Reason.OUT_OF_MEMORY,
            "The machine ran out of memory. Try again when less is running on it.",
        )
    return (
        Reason.INTERNAL,
        f"The export could not be made ({type(error).__name__}). This is a fault of the studio, "
        "not of the take; the details are in its log.",
    )
