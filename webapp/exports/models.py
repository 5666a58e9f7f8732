"""Exports: files made of a take when somebody asks for them. The row is the truth about one."""

from __future__ import annotations

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spatialgen.export import Format, Mix, Placement
from webapp.accounts.models import Subject
from webapp.clips.models import Viewer
from webapp.jobs.models import Job
from webapp.jobs.work import OPEN_STATES, Status, Work, WorkQuerySet

KEPT_STATES = [*OPEN_STATES, Status.SUCCEEDED]


class ExportQuerySet(WorkQuerySet["Export"]):
    """Who may see which exports."""

    def visible_to(self, user: Viewer) -> ExportQuerySet:
        """The exports of takes that ``user`` may see."""
        return self.filter(job__in=Job.objects.visible_to(user))

    def told(self) -> ExportQuerySet:
        """With all that a snapshot needs."""
        return self.select_related("job")


class Export(Work):
    """One file made of a take: in a format, with a mix."""

    SUBJECT = Subject.EXPORT
    OWNER = "job__clip__project__owner"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="exports")
    format = models.CharField(max_length=20, choices=[(str(f), str(f)) for f in Format])
    soundtrack = models.CharField(
        max_length=12, choices=[(str(p), str(p)) for p in Placement], default=str(Placement.OFF)
    )
    soundtrack_db = models.FloatField(default=0.0)
    field_db = models.FloatField(default=0.0)
    field_muted = models.BooleanField(default=False)
    loudness = models.FloatField(null=True, blank=True, help_text=_("LUFS; empty: as it is."))
    request = models.CharField(
        max_length=64,
        editable=False,
        help_text=_("Format and mix in short, to find the same again."),
    )

    file = models.FileField(max_length=500, blank=True)
    filename = models.CharField(max_length=255, help_text=_("The name it is downloaded by."))
    content_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField(null=True, blank=True, help_text=_("Bytes."))
    sha256 = models.CharField(max_length=64, blank=True)
    sound = models.JSONField(
        null=True, blank=True, help_text=_("Channels, gain and limiting in dB, LUFS, dBTP.")
    )
    encoded_anew = models.BooleanField(
        default=False, help_text=_("The container could not hold the clip's picture as it is.")
    )
    lead_in = models.FloatField(default=0.0, help_text=_("Seconds of picture before the range."))

    objects = ExportQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["job", "request"],
                condition=models.Q(status__in=KEPT_STATES),
                name="one_export_a_request",
            )
        ]
        indexes = [models.Index(fields=["status", "created_at"], name="exports_by_status")]

    def __str__(self) -> str:
        return self.filename

    @property
    def mix(self) -> Mix:
        """What is heard in it."""
        return Mix(
            soundtrack=Placement(self.soundtrack),
            soundtrack_db=self.soundtrack_db,
            field_db=self.field_db,
            field_muted=self.field_muted,
            loudness=self.loudness,
        )

    def advance(self, fraction: float) -> bool:
        """Notes progress and renews the lease; False once the attempt no longer holds it."""
        return self._advance(fraction=fraction)

    @property
    def url(self) -> str:
        """Where the finished file is served."""
        return reverse("export", args=[self.pk])
