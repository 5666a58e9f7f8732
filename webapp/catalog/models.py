"""The versions of the model that creators may choose from."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from spatialgen.models import PREVIEW


class ModelVersionQuerySet(models.QuerySet["ModelVersion"]):
    """Which model versions are on offer."""

    def offered(self) -> ModelVersionQuerySet:
        """Active versions, the default one first."""
        return self.filter(active=True).order_by("-is_default", "name")


class ModelVersion(models.Model):
    """One version of the model: where its weights come from and what must be said about it."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    source = models.CharField(
        max_length=500, help_text="preview, omniaudio, or the path of a model directory."
    )
    licence = models.CharField(max_length=200, blank=True)
    notice = models.TextField(
        blank=True, help_text="Said plainly wherever this version's sound is offered."
    )
    active = models.BooleanField(default=True, help_text="Offered to creators.")
    is_default = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ModelVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-is_default", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=models.Q(is_default=True),
                name="one_default_model_version",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def notice_url(self) -> str:
        """Where the notice is explained; empty for versions of which nothing more is said."""
        return reverse("preview-model") if self.source == PREVIEW else ""
