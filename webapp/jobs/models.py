"""Jobs and deliverables. The row is the truth about a job.

Every change of state is a named method here and a conditional UPDATE: it takes effect only while
the job is in the state, and for a worker in the *attempt*, that the caller believes it to be in.
``attempt`` grows with every claim, so a worker that was given up on can change nothing any more.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from spatialgen.stages import Progress, Stage
from webapp.accounts import ledger
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Viewer

LEASE = timedelta(seconds=settings.JOB_LEASE_SECONDS)  # a worker vouches this long
MAX_LOSSES = 3


class Status(models.TextChoices):
    """Whether a job waits, runs, or how it ended."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Reason(models.TextChoices):
    """Why a job failed, for programs."""

    MODEL_PROBLEM = "model_problem"
    EXPORT_FAILED = "export_failed"
    OUT_OF_MEMORY = "out_of_memory"
    WORKER_LOST = "worker_lost"
    INTERNAL = "internal"


class JobQuerySet(models.QuerySet["Job"]):
    """Who may see which jobs, and which need looking after."""

    def visible_to(self, user: Viewer) -> JobQuerySet:
        """The jobs on clips of ``user``."""
        return self.filter(clip__in=Clip.objects.visible_to(user))

    def told(self) -> JobQuerySet:
        """With all that a snapshot needs."""
        return self.select_related("model_version").prefetch_related("deliverables")

    def waiting(self) -> JobQuerySet:
        """Queued jobs, the next one first."""
        return self.filter(status=Status.QUEUED).order_by("created_at", "pk")

    def held(self, job_id: uuid.UUID, attempt: int) -> JobQuerySet:
        """The job, as long as ``attempt`` still holds it."""
        return self.filter(pk=job_id, attempt=attempt, status=Status.RUNNING)

    def change(self, **fields: object) -> bool:
        """Updates the rows and their ``version``; whether there was one."""
        return self.update(version=F("version") + 1, **fields) > 0


class Job(models.Model):
    """One generation of a clip's sound field: what creators see as "take 1, 2, ..."."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clip = models.ForeignKey(Clip, on_delete=models.CASCADE, related_name="jobs")
    take = models.PositiveIntegerField()
    model_version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="jobs")
    steps = models.PositiveIntegerField()
    guidance = models.FloatField()
    seed = models.PositiveBigIntegerField()

    status = models.CharField(max_length=12, choices=Status, default=Status.QUEUED)
    stage = models.CharField(max_length=20, blank=True, choices=[(s, s) for s in Stage])
    stage_fraction = models.FloatField(default=0.0)
    fraction = models.FloatField(default=0.0)
    version = models.PositiveIntegerField(default=1, help_text="Grows with every change.")
    error_code = models.CharField(max_length=40, blank=True)
    error_detail = models.TextField(blank=True)

    attempt = models.PositiveIntegerField(default=0, help_text="Grows with every claim.")
    losses = models.PositiveIntegerField(default=0, help_text="How often its worker was lost.")
    lease_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True, help_text="When it was last enqueued.")

    analysis = models.FileField(
        max_length=500, blank=True, help_text="The sound field over time, for the time line."
    )

    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True, help_text="Start of this attempt.")
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["clip", "take"], name="one_job_a_take")]
        indexes = [models.Index(fields=["status", "created_at"], name="jobs_by_status")]

    def __str__(self) -> str:
        return f"{self.clip} · take {self.take}"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.status not in (Status.QUEUED, Status.RUNNING)

    @property
    def analysis_url(self) -> str:
        """Where the analysis of its sound field is served."""
        return reverse("job-analysis", args=[self.pk])

    def claim(self) -> bool:
        """queued -> running, a new attempt; False if it is not there to be had."""
        now = timezone.now()
        won = Job.objects.filter(pk=self.pk, status=Status.QUEUED).change(
            status=Status.RUNNING,
            attempt=F("attempt") + 1,
            lease_until=now + LEASE,
            started_at=now,
            stage="",
            stage_fraction=0.0,
            fraction=0.0,
        )
        if won:
            self.refresh_from_db()
        return won

    def advance(self, progress: Progress) -> bool:
        """Notes progress and renews the lease; False once the attempt no longer holds the job."""
        return Job.objects.held(self.pk, self.attempt).change(
            stage=progress.stage.value,
            stage_fraction=progress.stage_fraction,
            fraction=progress.fraction,
            lease_until=timezone.now() + LEASE,
        )

    def renew_lease(self) -> bool:
        """Says that the worker lives; False once the attempt no longer holds the job."""
        held = Job.objects.held(self.pk, self.attempt)
        return held.update(lease_until=timezone.now() + LEASE) > 0

    def succeed(self, analysis: str = "") -> bool:
        """running -> succeeded, for this attempt; ``analysis`` is its key in the storage."""
        with transaction.atomic():
            return Job.objects.held(self.pk, self.attempt).change(
                status=Status.SUCCEEDED,
                analysis=analysis,
                stage_fraction=1.0,
                fraction=1.0,
                lease_until=None,
                finished_at=timezone.now(),
            ) and settled(ledger.charge, self)

    def fail(self, code: str, detail: str) -> bool:
        """running -> failed, for this attempt, with a sentence for people."""
        with transaction.atomic():
            return Job.objects.held(self.pk, self.attempt).change(
                status=Status.FAILED,
                error_code=code,
                error_detail=detail,
                lease_until=None,
                finished_at=timezone.now(),
            ) and settled(ledger.refund, self)

    def put_back(self, *, lost: bool) -> bool:
        """running -> queued, for this attempt; ``lost`` counts against the job."""
        return Job.objects.held(self.pk, self.attempt).change(
            status=Status.QUEUED,
            stage="",
            stage_fraction=0.0,
            fraction=0.0,
            losses=F("losses") + int(lost),
            lease_until=None,
            started_at=None,
            sent_at=None,
        )

    def cancel(self) -> bool:
        """queued or running -> cancelled, at once: the worker finds it is no longer its job."""
        open_states = [Status.QUEUED, Status.RUNNING]
        with transaction.atomic():
            return Job.objects.filter(pk=self.pk, status__in=open_states).change(
                status=Status.CANCELLED, lease_until=None, finished_at=timezone.now()
            ) and settled(ledger.refund, self)


def settled(how: Callable[[uuid.UUID], bool], job: Job) -> bool:
    """Charges or refunds what was reserved for ``job``, in the transaction that ends it."""
    how(job.pk)
    return True


class DeliverableQuerySet(models.QuerySet["Deliverable"]):
    """Who may see which deliverables."""

    def visible_to(self, user: Viewer) -> DeliverableQuerySet:
        """The deliverables of jobs on clips of ``user``."""
        return self.filter(job__in=Job.objects.visible_to(user))


class Deliverable(models.Model):
    """A file that a finished job offers."""

    class Kind(models.TextChoices):
        """What the file is for."""

        AMBIX_WAV = "ambix_wav"
        SPATIAL_VIDEO = "spatial_video"
        PLAYBACK = "playback"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="deliverables")
    kind = models.CharField(max_length=20, choices=Kind)
    label = models.CharField(max_length=120)
    file = models.FileField(max_length=500)
    filename = models.CharField(max_length=255, help_text="The name it is downloaded by.")
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    content_type = models.CharField(max_length=80)
    gain_db = models.FloatField(help_text="Gain applied on export, in dB.")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DeliverableQuerySet.as_manager()

    class Meta:
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(fields=["job", "kind"], name="one_deliverable_a_kind")
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def url(self) -> str:
        """Where it is served."""
        return reverse("deliverable", args=[self.pk])
