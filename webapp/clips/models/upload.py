"""Uploads under way."""

from __future__ import annotations

import uuid

from django.db import models

from webapp.clips.models.clip import Clip
from webapp.clips.models.project import Project, Viewer


class UploadQuerySet(models.QuerySet["Upload"]):
    """Who may see and go on with which uploads."""

    def visible_to(self, user: Viewer) -> UploadQuerySet:
        """The uploads into projects that ``user`` may see."""
        return self.filter(project__in=Project.objects.visible_to(user))

    def changeable_by(self, user: Viewer) -> UploadQuerySet:
        """The uploads into projects that ``user`` may change."""
        return self.filter(project__in=Project.objects.changeable_by(user))


class Upload(models.Model):
    """A clip on its way in, part by part. Which parts have arrived is what lies on the disk."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    part_size = models.PositiveIntegerField(help_text="Bytes of each part but the last.")
    clip = models.OneToOneField(
        Clip, on_delete=models.CASCADE, related_name="upload", null=True, blank=True
    )
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def parts(self) -> int:
        """How many parts there are."""
        return -(-self.size // self.part_size)

    def bytes_of_part(self, number: int) -> int:
        """How many bytes part ``number`` (from 1) has."""
        return min(self.part_size, self.size - (number - 1) * self.part_size)
