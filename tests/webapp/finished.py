"""Takes that are done, without the work: their files are copies of the clip's."""

from __future__ import annotations

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
            file=clip.file.name,
            filename=f"take-{job.take}-{kind}",
            size=clip.size,
            content_type=KINDS[kind],
            gain_db=0,
        )
    Job.objects.filter(pk=job.pk).update(status=status, analysis=clip.poster.name)
    job.refresh_from_db()
    return job
