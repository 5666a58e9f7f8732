"""Takes that are done, without the work: a field of four tones, and copies of the clip's film."""

from __future__ import annotations

import io

import numpy as np
import soundfile
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.films import RATE
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip
from webapp.jobs.models import Deliverable, Job
from webapp.jobs.start import start_job
from webapp.jobs.work import Status

KINDS = {"ambix_wav": "audio/wav", "spatial_video": "video/webm", "playback": "video/mp4"}


def finished_take(
    clip: Clip, version: ModelVersion, *kinds: str, status: str = Status.SUCCEEDED
) -> Job:
    """A take of ``clip`` with files of these kinds, by default a field and a film."""
    job = start_job(clip, version)
    for kind in kinds or ("ambix_wav", "spatial_video"):
        Deliverable.objects.create(
            job=job,
            kind=kind,
            label=kind,
            file=field_of(clip) if kind == "ambix_wav" else clip.file.name,
            filename=f"take-{job.take}-{kind}",
            size=clip.size,
            content_type=KINDS[kind],
            gain_db=0,
        )
    Job.objects.filter(pk=job.pk).update(status=status, analysis=clip.poster.name)
    job.refresh_from_db()
    return job


def field_of(clip: Clip) -> str:
    """The key of a sound field as long as the clip: quiet tones, one a channel."""
    times = np.arange(round(clip.duration * RATE)) / RATE
    pitches = 2 * np.pi * np.array([220, 330, 440, 550])
    written = io.BytesIO()
    samples = 0.06 * np.sin(times[:, None] * pitches)
    soundfile.write(written, samples, RATE, format="WAV", subtype="PCM_24")
    return default_storage.save(f"clips/{clip.pk}/field.wav", ContentFile(written.getvalue()))
