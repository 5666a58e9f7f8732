"""Jobs and deliverables. The row is the truth about a job: its states are those of all work."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from spatialgen.stages import Progress, Stage
from webapp.accounts.models import Subject
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Viewer
from webapp.jobs.work import Status, Work, WorkQuerySet


class Origin(models.TextChoices):
    """What a take begins from: the clip alone, or an earlier take."""

    CLIP = "clip"
    RETAKE = "retake"
    EXTENSION = "extension"


class Reason(models.TextChoices):
    """Why a job failed, for programs."""

    MODEL_PROBLEM = "model_problem"
    EXPORT_FAILED = "export_failed"
    OUT_OF_MEMORY = "out_of_memory"
    WORKER_LOST = "worker_lost"
    INTERNAL = "internal"


class JobQuerySet(WorkQuerySet["Job"]):
    """Who may see which jobs, and which need looking after."""

    def visible_to(self, user: Viewer) -> JobQuerySet:
        """The jobs on clips that ``user`` may see."""
        return self.filter(clip__in=Clip.objects.visible_to(user))

    def told(self) -> JobQuerySet:
        """With all that a snapshot needs."""
        rows = self.select_related("clip", "model_version", "parent", "retry_of")
        return rows.prefetch_related("deliverables")


class Job(Work):
    """One generation of a clip's sound field: what creators see as "take 1, 2, ..."."""

    SUBJECT = Subject.JOB
    OWNER = "clip__project__owner"
    BEGINNING = {"fraction": 0.0, "stage": "", "stage_fraction": 0.0}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clip = models.ForeignKey(Clip, on_delete=models.CASCADE, related_name="jobs")
    take = models.PositiveIntegerField()
    model_version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="jobs")
    steps = models.PositiveIntegerField()
    guidance = models.FloatField()
    seed = models.PositiveBigIntegerField()

    range_start = models.FloatField(default=0.0, help_text=_("Seconds of the clip."))
    range_stop = models.FloatField(null=True, blank=True, help_text=_("Empty: the clip's end."))
    yaw = models.FloatField(default=0.0, help_text=_("Degrees to the left: the model's front."))
    pitch = models.FloatField(default=0.0, help_text=_("Degrees up: the model's front."))
    roll = models.FloatField(default=0.0, help_text=_("Degrees its top tips to the left."))
    seconds = models.FloatField(default=0.0, help_text=_("Seconds of sound that are generated."))

    origin = models.CharField(max_length=12, choices=Origin, default=Origin.CLIP)
    parent = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        related_name="children",
        null=True,
        blank=True,
        help_text=_("The take that a retake or an extension goes on from."),
    )
    anew_start = models.FloatField(
        null=True, blank=True, help_text=_("Where a retake begins anew.")
    )
    anew_stop = models.FloatField(null=True, blank=True, help_text=_("And where it ends."))
    variation_group = models.UUIDField(
        null=True, blank=True, db_index=True, help_text=_("Shared by takes started together.")
    )
    retry_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, related_name="retries", null=True, blank=True
    )

    notes = models.TextField(blank=True, help_text=_("The creators' own."))
    is_final = models.BooleanField(default=False, help_text=_("The clip's chosen take."))

    stage = models.CharField(max_length=20, blank=True, choices=[(s, s) for s in Stage])
    stage_fraction = models.FloatField(default=0.0)

    analysis = models.FileField(
        max_length=500, blank=True, help_text=_("The sound field over time, for the time line.")
    )

    picture = models.FileField(
        max_length=500, blank=True, help_text=_("Waveform, directions and spectrogram, to look at.")
    )
    latents = models.FileField(
        max_length=500, blank=True, help_text=_("What a retake or an extension goes on from.")
    )

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["clip", "take"], name="one_job_a_take"),
            models.UniqueConstraint(
                fields=["clip"], condition=models.Q(is_final=True), name="one_final_take_a_clip"
            ),
        ]
        indexes = [models.Index(fields=["status", "created_at"], name="jobs_by_status")]

    def __str__(self) -> str:
        return f"{self.clip} · take {self.take}"

    @property
    def span(self) -> tuple[float, float]:
        """From and to which second of the clip it sounds."""
        stop = self.clip.duration if self.range_stop is None else self.range_stop
        return self.range_start, stop

    @property
    def is_whole(self) -> bool:
        """Whether it sounds all through its clip."""
        return self.range_start == 0.0 and self.range_stop is None

    @property
    def can_go_on(self) -> bool:
        """Whether a part of it can be made anew, or it be extended."""
        return self.status == Status.SUCCEEDED and bool(self.latents)

    @property
    def picture_url(self) -> str | None:
        """Where the picture of its sound is served; takes of earlier times have none."""
        return reverse("job-picture", args=[self.pk]) if self.picture else None

    @property
    def analysis_url(self) -> str:
        """Where the analysis of its sound field is served."""
        return reverse("job-analysis", args=[self.pk])

    def advance(self, progress: Progress) -> bool:
        """Notes progress and renews the lease; False once the attempt no longer holds the job."""
        return self._advance(
            stage=progress.stage.value,
            stage_fraction=progress.stage_fraction,
            fraction=progress.fraction,
        )

    def succeed(self, **kept: str) -> bool:
        """running -> succeeded, for this attempt.

        ``kept`` are the storage's keys of ``analysis``, ``picture`` and ``latents``.
        """
        return super().succeed(stage_fraction=1.0, **kept)

    def kept_files(self) -> Iterator[FieldFile]:
        """Its own, and those of its deliverables."""
        yield from super().kept_files()
        for deliverable in self.deliverables.all():
            yield deliverable.file

    def choose(self) -> bool:
        """Makes a finished take the final one of its clip, in place of any other."""
        with transaction.atomic():
            Clip.objects.select_for_update().get(pk=self.clip_id)
            finished = Job.objects.filter(pk=self.pk, status=Status.SUCCEEDED)
            if not finished.exists():
                return False
            Job.objects.filter(clip=self.clip_id, is_final=True).exclude(pk=self.pk).change(
                is_final=False
            )
            return finished.change(is_final=True)

    def let_go(self) -> bool:
        """The clip has no final take any more, if it was this one."""
        return Job.objects.filter(pk=self.pk, is_final=True).change(is_final=False)

    def note(self, notes: str) -> bool:
        """Keeps what the creators have written about it."""
        return Job.objects.filter(pk=self.pk).change(notes=notes)


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
    filename = models.CharField(max_length=255, help_text=_("The name it is downloaded by."))
    size = models.PositiveBigIntegerField(help_text=_("Bytes."))
    content_type = models.CharField(max_length=80)
    gain_db = models.FloatField(help_text=_("Gain applied on export, in dB."))
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
    def label_told(self) -> str:
        """What it is, in the reader's language."""
        return gettext(self.label)

    @property
    def url(self) -> str:
        """Where it is served."""
        return reverse("deliverable", args=[self.pk])
