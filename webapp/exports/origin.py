"""Where a take comes from, to be written into every file that is made of it."""

from __future__ import annotations

import platform
from importlib.metadata import version

from spatialgen.model_card import ModelProblem
from spatialgen.models import find_model
from webapp.catalog.models import ModelVersion
from webapp.jobs.models import Job

_PACKAGES = ("django", "numpy", "av", "soundfile")


def origin_of(job: Job) -> dict[str, object]:
    """Model, checksum, seed, options and versions of a take (with its clip and model version)."""
    model = job.model_version
    return {
        "clip": job.clip.name,
        "take": job.take,
        "job": str(job.pk),
        "generated_at": job.finished_at.isoformat() if job.finished_at else None,
        "model": {
            "name": model.name,
            "slug": model.slug,
            "licence": model.licence,
            "notice": model.notice,
            "sha256": checksum_of(model),
        },
        "seed": job.seed,
        "options": {
            "steps": job.steps,
            "guidance": job.guidance,
            "range": [job.range_start, job.range_stop],
            "orientation": {"yaw": job.yaw, "pitch": job.pitch, "roll": job.roll},
            "made_from": job.origin,
        },
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in _PACKAGES},
        },
        "synthetic": "The sound was generated from the picture by a model.",
    }


def checksum_of(model: ModelVersion) -> str | None:
    """The checksum of the weights, None where they are not on this machine."""
    try:
        return find_model(model.source).sha256
    except (ModelProblem, OSError):
        return None
