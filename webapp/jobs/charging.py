"""What takes need on the accounts of their owners."""

from __future__ import annotations

from spatialgen.export import needs_playback_copy
from webapp.accounts import ledger
from webapp.accounts.models import LedgerEntry
from webapp.jobs.models import Job
from webapp.jobs.work import OPEN_STATES, Status

SOUND_BYTES_A_SECOND = 48_000 * 4 * 3  # four channels, 24 bit


def expected_bytes(job: Job) -> int:
    """About how much the files of a take need: the sound field, and the video with it.

    Latents and pictures are small beside them.
    """
    films = 2 if needs_playback_copy(job.clip.video_codec) else 1
    return films * job.clip.size + round(2 * SOUND_BYTES_A_SECOND * job.clip.duration)


def settle_ended_jobs() -> None:
    """Jobs that are over and still have an open reservation: their row was written by hand."""
    open_ones = LedgerEntry.objects.open().filter(what=Job.SUBJECT).values("subject")
    for job in Job.objects.filter(pk__in=open_ones).exclude(status__in=OPEN_STATES):
        how = ledger.charge if job.status == Status.SUCCEEDED else ledger.refund
        how(job.pk)
