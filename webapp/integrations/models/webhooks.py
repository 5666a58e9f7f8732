"""Webhooks: where a user's programs are told what happens, and each telling."""

from __future__ import annotations

import secrets
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from webapp.accounts.models import User
from webapp.integrations.models.outgoing import Outcome, Outgoing, OutgoingQuerySet
from webapp.sentences import retold

FAILURES_TO_DISABLE = 20  # attempts in a row, of whatever deliveries


class Event(models.TextChoices):
    """What a program may be told."""

    JOB_SUCCEEDED = "job.succeeded", _("A take is done")
    JOB_FAILED = "job.failed", _("A take failed")
    EXPORT_SUCCEEDED = "export.succeeded", _("An export is done")
    EXPORT_FAILED = "export.failed", _("An export failed")


PING = "ping"


def new_salt() -> str:
    """What makes a secret this endpoint's own."""
    return secrets.token_hex(16)


class WebhookEndpointQuerySet(models.QuerySet["WebhookEndpoint"]):
    """Whose endpoints."""

    def visible_to(self, user: User) -> WebhookEndpointQuerySet:
        """Those of ``user``."""
        return self.filter(user=user)


class WebhookEndpoint(models.Model):
    """An address that is told of events."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="webhooks"
    )
    url = models.URLField(_("address"), max_length=500)
    events = models.JSONField(default=list)
    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    failures = models.PositiveIntegerField(default=0, help_text=_("Attempts that failed in a row."))
    disabled_because = models.TextField(blank=True, help_text=_("Empty: it is told."))
    created_at = models.DateTimeField(auto_now_add=True)

    objects = WebhookEndpointQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")

    def __str__(self) -> str:
        return self.url

    @property
    def secret(self) -> str:
        """What deliveries are signed with: derived from the site's key, so stored nowhere."""
        purpose = "webapp.integrations.webhook"
        derived = salted_hmac(purpose, f"{self.pk}:{self.salt}", algorithm="sha256")
        return f"whsec_{derived.hexdigest()}"

    @property
    def active(self) -> bool:
        """Whether it is told."""
        return not self.disabled_because

    @property
    def disabled_told(self) -> str:
        """Why it is told nothing, in the reader's language."""
        return retold(self.disabled_because)

    def wants(self, event: str) -> bool:
        """Whether it is to be told of such an event."""
        return self.active and event in self.events

    def note_success(self) -> None:
        """An attempt arrived."""
        WebhookEndpoint.objects.filter(pk=self.pk).update(failures=0)

    def note_failure(self) -> bool:
        """An attempt failed; whether that was once too often."""
        WebhookEndpoint.objects.filter(pk=self.pk).update(failures=F("failures") + 1)
        self.refresh_from_db(fields=["failures"])
        return self.failures >= FAILURES_TO_DISABLE

    def disable(self, because: str) -> bool:
        """It is told nothing more; False if that was so already."""
        active = WebhookEndpoint.objects.filter(pk=self.pk, disabled_because="")
        return active.update(disabled_because=because) > 0

    def enable(self) -> None:
        """It is told again, of what happens from now on."""
        WebhookEndpoint.objects.filter(pk=self.pk).update(disabled_because="", failures=0)

    def queue(self, event: str, body: str) -> WebhookDelivery:
        """A delivery that is due now."""
        return WebhookDelivery.objects.create(endpoint=self, event=event, body=body)


class WebhookDelivery(Outgoing):
    """One event on its way to one endpoint."""

    endpoint = models.ForeignKey(
        WebhookEndpoint, on_delete=models.CASCADE, related_name="deliveries"
    )
    event = models.CharField(max_length=40)
    body = models.TextField()
    answer_status = models.PositiveSmallIntegerField(null=True, blank=True)
    answer = models.TextField(blank=True, help_text=_("Its beginning."))

    objects: Any = OutgoingQuerySet["WebhookDelivery"].as_manager()

    class Meta(Outgoing.Meta):
        verbose_name = _("webhook delivery")
        verbose_name_plural = _("webhook deliveries")

    def __str__(self) -> str:
        return f"{self.event} to {self.endpoint_id}"

    @property
    def is_over(self) -> bool:
        """Whether it is tried no more."""
        return self.outcome != Outcome.PENDING


class Letter(Outgoing):
    """An e-mail on its way to a user."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters"
    )
    subject = models.CharField(max_length=200)
    body = models.TextField()

    objects: Any = OutgoingQuerySet["Letter"].as_manager()

    class Meta(Outgoing.Meta):
        verbose_name = _("letter")
        verbose_name_plural = _("letters")

    def __str__(self) -> str:
        return self.subject
