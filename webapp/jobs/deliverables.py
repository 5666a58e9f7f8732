"""The files of a finished job: written in the scratch folder, then published all at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_noop

from spatialgen.export import (
    needs_playback_copy,
    spatial_video_suffix,
    write_ambix_wav,
    write_playback_video,
    write_spatial_video,
)
from spatialgen.field_analysis import analyse_sound_field, write_analysis
from spatialgen.field_picture import write_field_picture
from spatialgen.stages import Cancelled, FractionReport, Report, deliverable_report
from webapp.accounts.keeping import Stored
from webapp.clips.storage import remove_stored, store_file
from webapp.jobs.announcing import announce_end
from webapp.jobs.models import Deliverable, Job
from webapp.jobs.notify import notify

Kind = Deliverable.Kind


@dataclass(frozen=True)
class Plan:
    """A file to be written: what it is for, its name, and who writes it."""

    kind: Deliverable.Kind
    label: str
    filename: str
    content_type: str
    write: Callable[[Path, FractionReport], None]


@dataclass(frozen=True)
class Written:
    """A file in the scratch folder."""

    plan: Plan
    path: Path
    gain_db: float


def plan_deliverables(job: Job, clip: Path, field: Path, gain_db: float) -> list[Plan]:
    """What a job offers: the sound field, the video with it, and a playback copy if needed.

    ``clip`` and ``field`` are the video and the sound field (float32 AmbiX) on this machine.
    """
    stem = f"{slugify(Path(job.clip.name).stem) or 'clip'}-take-{job.take}"
    suffix = spatial_video_suffix(job.clip.video_codec)
    plans = [
        Plan(
            Kind.AMBIX_WAV,
            gettext_noop("Sound field, AmbiX WAV, 48 kHz 24-bit"),
            f"{stem}-ambix.wav",
            "audio/wav",
            lambda out, report: write_ambix_wav(
                field, out, gain_db, provenance_of(job), report=report
            ),
        ),
        Plan(
            Kind.SPATIAL_VIDEO,
            gettext_noop("360° video with its spatial sound"),
            f"{stem}{suffix}",
            "video/webm" if suffix == ".webm" else "video/mp4",
            lambda out, report: write_spatial_video(clip, field, out, gain_db, report=report),
        ),
    ]
    if needs_playback_copy(job.clip.video_codec):
        plans.append(
            Plan(
                Kind.PLAYBACK,
                gettext_noop("Copy for playing in the browser"),
                f"{stem}-playback.mp4",
                "video/mp4",
                lambda out, report: write_playback_video(clip, field, out, gain_db, report=report),
            )
        )
    return plans


def provenance_of(job: Job) -> dict[str, object]:
    """Where a sound field comes from, written into its file."""
    return {
        "job": str(job.pk),
        "clip": job.clip.name,
        "take": job.take,
        "model": job.model_version.slug,
        "steps": job.steps,
        "guidance": job.guidance,
        "seed": job.seed,
        "range": list(job.span),
        "orientation": {"yaw": job.yaw, "pitch": job.pitch, "roll": job.roll},
        **({"from_take": str(job.parent_id), "origin": job.origin} if job.parent_id else {}),
        **({"anew": [job.anew_start, job.anew_stop]} if job.anew_start is not None else {}),
    }


def write_deliverables(
    job: Job, clip: Path, field: Path, gain_db: float, *, folder: Path, report: Report
) -> list[Written]:
    """Writes every file into ``folder``, all at the one gain."""
    plans = plan_deliverables(job, clip, field, gain_db)
    written = []
    for index, plan in enumerate(plans):
        path = folder / plan.filename
        plan.write(path, deliverable_report(report, index, len(plans)))
        written.append(Written(plan, path, gain_db))
    return written


def write_looks(field: Path, gain_db: float, folder: Path) -> dict[str, Path]:
    """Writes what is shown of ``field`` as its deliverables sound: for the time line, and to see.

    The files by the names of the job's fields that keep them.
    """
    looks = {"analysis": folder / "analysis.json", "picture": folder / "picture.png"}
    analysis = analyse_sound_field(field, gain_db)
    write_analysis(analysis, looks["analysis"])
    write_field_picture(field, analysis, looks["picture"], gain_db)
    return looks


def publish_deliverables(job: Job, written: list[Written], kept: Mapping[str, Path]) -> None:
    """Stores the files and, in one transaction, writes their rows and ends the job.

    ``kept`` are files that belong to the job itself, by the names of its fields.

    Raises:
        Cancelled: the attempt no longer holds the job; nothing of it stays.
    """
    stored: list[Stored] = []
    folder = f"deliverables/{job.pk}/{job.attempt}"
    try:
        rows, keys = [], {}
        for file in written:
            stored.append(store_file(file.path, f"{folder}/{file.plan.filename}"))
            rows.append(deliverable_row(job, file, stored[-1]))
        for name, path in kept.items():
            stored.append(store_file(path, f"{folder}/{path.name}"))
            keys[name] = stored[-1].key
        with transaction.atomic():
            if not job.succeed(**keys):
                raise Cancelled
            Deliverable.objects.bulk_create(rows)
            job.note_kept(sum(file.size for file in stored))
            notify(job.pk)
            announce_end(job.pk)
    except BaseException:
        for kept_file in stored:
            remove_stored(kept_file.key)
        raise


def deliverable_row(job: Job, file: Written, stored: Stored) -> Deliverable:
    """The row of one stored file."""
    return Deliverable(
        job=job,
        kind=file.plan.kind,
        label=file.plan.label,
        file=stored.key,
        filename=file.plan.filename,
        size=stored.size,
        content_type=file.plan.content_type,
        gain_db=file.gain_db,
    )
