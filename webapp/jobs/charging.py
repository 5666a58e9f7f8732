"""What takes cost their owners, and keeping accounts true whatever has died in between."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, Sum

from webapp.accounts import ledger
from webapp.accounts.models import LedgerEntry, Subject, User
from webapp.clips.models import Clip, Upload
from webapp.jobs.models import Job
from webapp.jobs.work import OPEN_STATES, Status

SOUND_BYTES_A_SECOND = 48_000 * 4 * 3  # four channels, 24 bit
KEPT_IN = {Subject.UPLOAD: Upload, Subject.CLIP: Clip, Subject.JOB: Job}


def expected_bytes(job: Job) -> int:
    """About how much the files of a take need: the sound field, and the video with it."""
    return job.clip.size + round(2 * SOUND_BYTES_A_SECOND * job.clip.duration)


def reserve_for(job: Job) -> None:
    """Sets aside what ``job`` needs on the account of who owns its project.

    Raises:
        Refusal: the plan has not enough left.
    """
    owner = job.clip.project.owner
    ledger.reserve(owner, Subject.JOB, job.pk, seconds=job.seconds, size=expected_bytes(job))


def note_stored(job: Job, size: int) -> None:
    """The files of ``job`` are kept now."""
    ledger.store(job.clip.project.owner, Subject.JOB, job.pk, size)


def balance_accounts() -> None:
    """Settles what nobody has: the rows may be gone, with their project, or were there before."""
    for what, model in KEPT_IN.items():
        gone = ~Exists(model.objects.filter(pk=OuterRef("subject")))  # type: ignore[attr-defined]
        about = LedgerEntry.objects.filter(gone, what=what)
        for subject in about.open().values_list("subject", flat=True):
            ledger.refund(subject)
        left = about.order_by().values("user", "subject").annotate(kept=Sum("size"))
        for row in left.filter(kept__gt=0):
            ledger.remove(User(pk=row["user"]), what, row["subject"])
    settle_ended_jobs()
    note_unknown_clips()


def settle_ended_jobs() -> None:
    """Jobs that are over and still have an open reservation: their worker ended in between."""
    open_ones = LedgerEntry.objects.open().filter(what=Subject.JOB).values("subject")
    for job in Job.objects.filter(pk__in=open_ones).exclude(status__in=OPEN_STATES):
        how = ledger.charge if job.status == Status.SUCCEEDED else ledger.refund
        how(job.pk)


def note_unknown_clips() -> None:
    """Clips that no entry knows, from before there was a ledger or from other hands."""
    known = LedgerEntry.objects.filter(subject=OuterRef("pk"))
    for clip in Clip.objects.filter(~Exists(known)).select_related("project__owner"):
        with transaction.atomic():
            ledger.lock(clip.project.owner)  # another process may balance at the same time
            if not LedgerEntry.objects.filter(subject=clip.pk).exists():
                ledger.store(clip.project.owner, Subject.CLIP, clip.pk, clip.size)
