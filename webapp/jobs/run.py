"""The story of a job, top to bottom. This module is the only door to the model."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, transaction

from spatialgen.config import GenerationOptions
from spatialgen.export import ExportFailed
from spatialgen.framing import Framing, Orientation, TimeRange
from spatialgen.latent_track import read_latents, write_latents
from spatialgen.model_card import ModelProblem
from spatialgen.models import find_model, load_model
from spatialgen.pipeline import Take, generate_take
from spatialgen.retake import EarlierTake, extend, retake
from spatialgen.spatial_model import SpatialModel
from spatialgen.stages import Cancelled, ClipProblem
from webapp.clips.storage import local_copy
from webapp.jobs.announcing import announce_end
from webapp.jobs.deliverables import publish_deliverables, write_deliverables, write_looks
from webapp.jobs.leases import Hold, hold
from webapp.jobs.models import Deliverable, Job, Origin, Reason
from webapp.jobs.notify import notify, notify_waiting
from webapp.jobs.progress import ProgressReporter
from webapp.jobs.scratch import scratch_folder

log = logging.getLogger(__name__)
_loaded: dict[tuple[str, str, str], SpatialModel] = {}


def run(job_id: UUID) -> None:
    """Runs the job if it waits; if it runs elsewhere or is over, there is nothing to do."""
    job = Job.objects.select_related("clip", "model_version").filter(pk=job_id).first()
    if job is None or not claim(job):
        return
    with hold(job) as held:
        try:
            with scratch_folder(job) as folder:
                make_take(job, held, folder)
        except Cancelled:
            log.info("Job %s stopped: attempt %s no longer holds it", job.pk, job.attempt)
        except ClipProblem as problem:
            fail(job, problem.code, problem.detail)
        except DatabaseError:
            raise  # nothing can be noted now; the lease runs out and the job is taken up again
        except Exception as error:
            log.exception("Job %s failed", job.pk)
            fail(job, *reason_of(error))
    notify_waiting()


def claim(job: Job) -> bool:
    """Makes the job this worker's and says so."""
    with transaction.atomic():
        if not job.claim():
            return False
        notify(job.pk)
        notify_waiting()
    log.info("Job %s runs, attempt %s", job.pk, job.attempt)
    return True


def make_take(job: Job, held: Hold[Job], folder: Path) -> None:
    """Features, latents, sound field, deliverables: from a clip to the files of a take."""
    report = ProgressReporter(held)
    model = model_for(job.model_version.source, settings.STUDIO_DEVICE)
    with local_copy(job.clip.file, folder / "clip") as clip:
        take = make_sound(job, clip, model, folder, report)
        field, gain_db = take.field.path, take.latents.gain_db
        written = write_deliverables(job, clip, field, gain_db, folder=folder, report=report)
        kept = {**write_looks(field, gain_db, folder), "latents": folder / "latents.safetensors"}
        write_latents(take.latents, kept["latents"])
    publish_deliverables(job, written, kept)
    log.info("Job %s succeeded", job.pk)


def make_sound(
    job: Job, clip: Path, model: SpatialModel, folder: Path, report: ProgressReporter
) -> Take:
    """The sound of the job: from the clip alone, or going on from an earlier take."""
    options = GenerationOptions(steps=job.steps, guidance=job.guidance, seed=job.seed)
    span = TimeRange(job.range_start, job.range_stop)
    out = folder / "field.wav"
    if job.origin == Origin.CLIP:
        framing = Framing(span, Orientation.of_degrees(job.yaw, job.pitch, job.roll))
        return generate_take(clip, model, options, framing, out=out, report=report)
    with earlier_take(job, folder) as earlier:
        if job.origin == Origin.EXTENSION:
            return extend(clip, model, options, earlier, span, out=out, report=report)
        anew = TimeRange(job.anew_start or 0.0, job.anew_stop)
        return retake(clip, model, options, earlier, anew, out=out, report=report)


@contextmanager
def earlier_take(job: Job, folder: Path) -> Iterator[EarlierTake]:
    """What the job goes on from, on this machine.

    Raises:
        ClipProblem: it was deleted since.
    """
    files = Deliverable.objects.filter(job=job.parent_id, kind=Deliverable.Kind.AMBIX_WAV)
    sound = files.select_related("job").first()
    if sound is None or not sound.job.latents:
        raise ClipProblem(
            "take_gone", "The take that this one goes on from is gone. Make a new take."
        )
    with (
        local_copy(sound.job.latents, folder / "latents") as latents,
        local_copy(sound.file, folder / "sound") as wav,
    ):
        yield EarlierTake(read_latents(latents), wav)


def model_for(source: str, device: str) -> SpatialModel:
    """The model, kept in memory for the next job of this process until other weights are wanted."""
    key = (source, device, find_model(source).sha256)
    if key not in _loaded:
        _loaded.clear()  # first: two large models do not fit one GPU
        _loaded[key] = load_model(source, device)
    return _loaded[key]


def fail(job: Job, code: str, detail: str) -> None:
    """Ends the job with a reason, if this attempt still holds it."""
    with transaction.atomic():
        if job.fail(code, detail):
            notify(job.pk)
            announce_end(job.pk)


def reason_of(error: Exception) -> tuple[str, str]:
    """A code and a sentence for an error that nobody foresaw."""
    if isinstance(error, ModelProblem):
        return Reason.MODEL_PROBLEM, str(error)
    if isinstance(error, ExportFailed):
        return Reason.EXPORT_FAILED, str(error)
    if isinstance(error, MemoryError) or "out of memory" in str(error).lower():
        return (
            Reason.OUT_OF_MEMORY,
            "The machine ran out of memory. Try again when less is running, or a smaller clip.",
        )
    return (
        Reason.INTERNAL,
        f"The take could not be made ({type(error).__name__}). This is a fault of the studio, "
        "not of the clip; the details are in its log.",
    )
