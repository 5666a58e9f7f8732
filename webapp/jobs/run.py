"""The story of a job, top to bottom. This module is the only door to the model."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, transaction

from spatialgen.config import GenerationOptions
from spatialgen.export import ExportFailed
from spatialgen.model_card import ModelProblem
from spatialgen.models import find_model, load_model
from spatialgen.pipeline import generate_sound_field
from spatialgen.spatial_model import SpatialModel
from spatialgen.stages import Cancelled, ClipProblem
from webapp.clips.storage import local_copy
from webapp.jobs.announcing import announce_end
from webapp.jobs.deliverables import publish_deliverables, write_deliverables, write_field_analysis
from webapp.jobs.leases import Hold, hold
from webapp.jobs.models import Job, Reason
from webapp.jobs.notify import notify, notify_waiting
from webapp.jobs.progress import ProgressReporter

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


def make_take(job: Job, held: Hold, folder: Path) -> None:
    """Features, latents, sound field, deliverables: from a clip to the files of a take."""
    report = ProgressReporter(held)
    options = GenerationOptions(steps=job.steps, guidance=job.guidance, seed=job.seed)
    model = model_for(job.model_version.source, settings.STUDIO_DEVICE)
    with local_copy(job.clip.file, folder / "clip") as clip:
        field = generate_sound_field(clip, model, options, folder / "field.wav", report)
        written = write_deliverables(
            job, clip, field.path, field.peak, folder=folder, report=report
        )
        analysis = write_field_analysis(field.path, field.peak, folder)
    publish_deliverables(job, written, analysis)
    log.info("Job %s succeeded", job.pk)


def model_for(source: str, device: str) -> SpatialModel:
    """The model, kept in memory for the next job of this process until other weights are wanted."""
    key = (source, device, find_model(source).sha256)
    if key not in _loaded:
        _loaded.clear()  # first: two large models do not fit one GPU
        _loaded[key] = load_model(source, device)
    return _loaded[key]


@contextmanager
def scratch_folder(job: Job) -> Iterator[Path]:
    """A folder for this attempt alone, gone when it ends."""
    folder = Path(settings.WORK) / f"{job.pk}-{job.attempt}"
    folder.mkdir(parents=True, exist_ok=True)
    remove_forsaken_folders()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_forsaken_folders() -> None:
    """Frees what attempts have left on this machine that were ended by force."""
    for folder in Path(settings.WORK).glob("????????-????-????-????-????????????-*"):
        job_id, _, attempt = folder.name.rpartition("-")
        if not Job.objects.held(UUID(job_id), int(attempt)).exists():
            shutil.rmtree(folder, ignore_errors=True)


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
