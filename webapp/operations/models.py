"""Workers that are heard of, whether the queue runs, and what administrators did."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from webapp.accounts.append_only import AppendOnly, AppendOnlyQuerySet

BEAT_EVERY = 10.0  # seconds
SILENT_AFTER = timedelta(seconds=45)
FORGOTTEN_AFTER = timedelta(days=1)


class Worker(models.Model):
    """A process that makes takes. It says every few seconds that it lives, and what it holds."""

    name = models.CharField(max_length=120, unique=True, help_text=_("Host and process."))
    host = models.CharField(max_length=120)
    device = models.CharField(max_length=120)
    version = models.CharField(max_length=40)
    at_work = models.BooleanField(default=False)
    job = models.UUIDField(null=True, blank=True, help_text=_("The take that it makes now."))
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["host", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_silent(self) -> bool:
        """Whether nothing was heard of it for longer than a few beats."""
        return timezone.now() - self.seen_at > SILENT_AFTER


class QueueState(models.Model):
    """Whether workers take up new takes and exports; one row."""

    paused = models.BooleanField(default=False)
    reason = models.CharField(
        max_length=200, blank=True, help_text=_("Shown to creators, as a sentence.")
    )
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = _("queue state")

    def __str__(self) -> str:
        return str(_("paused") if self.paused else _("running"))

    @classmethod
    def now(cls) -> QueueState:
        """The state; one that nobody has changed yet runs."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @classmethod
    def pause(cls, reason: str = "") -> bool:
        """running -> paused; False if it was."""
        return cls.change(paused=True, reason=reason)

    @classmethod
    def resume(cls) -> bool:
        """paused -> running; False if it was."""
        return cls.change(paused=False, reason="")

    @classmethod
    def change(cls, *, paused: bool, reason: str) -> bool:
        """Sets the state where it is another one."""
        cls.objects.get_or_create(pk=1)
        changed = cls.objects.filter(pk=1, paused=not paused)
        return changed.update(paused=paused, reason=reason, since=timezone.now()) > 0


class AuditQuerySet(AppendOnlyQuerySet["AuditEntry"]):
    """What was done; only to be read and added to."""


class Act(models.TextChoices):
    """What administrators do; the target follows."""

    ADDED = "added", pgettext_lazy("an administrator", "added")
    CHANGED = "changed", pgettext_lazy("an administrator", "changed")
    DELETED = "deleted", pgettext_lazy("an administrator", "deleted")
    CANCELLED = "cancelled", pgettext_lazy("an administrator", "cancelled")
    RAN_AGAIN = "ran again", pgettext_lazy("an administrator", "ran again")
    PAUSED = "paused the queue", pgettext_lazy("an administrator", "paused the queue")
    RESUMED = "resumed the queue", pgettext_lazy("an administrator", "resumed the queue")
    REGISTERED = (
        "registered a model version",
        pgettext_lazy("an administrator", "registered a model version"),
    )
    UPLOADED = (
        "uploaded the weights of",
        pgettext_lazy("an administrator", "uploaded the weights of"),
    )
    ASKED_CHECK = "asked for a check of", pgettext_lazy("an administrator", "asked for a check of")
    STOPPED_CHECK = (
        "stopped the check of",
        pgettext_lazy("an administrator", "stopped the check of"),
    )
    ACTIVATED = "activated", pgettext_lazy("an administrator", "activated")
    RETIRED = "retired", pgettext_lazy("an administrator", "retired")
    MADE_DEFAULT = "made the default", pgettext_lazy("an administrator", "made the default")
    MADE_CANARY = "made a canary of", pgettext_lazy("an administrator", "made a canary of")
    ROLLED_BACK = "rolled back to", pgettext_lazy("an administrator", "rolled back to")
    REVOKED = "revoked", pgettext_lazy("an administrator", "revoked")
    SWITCHED_OFF = "switched off", pgettext_lazy("an administrator", "switched off")
    SWITCHED_ON = "switched on", pgettext_lazy("an administrator", "switched on")
    SENT_AGAIN = "sent again", pgettext_lazy("an administrator", "sent again")


class AuditEntry(AppendOnly):
    """One act of an administrator: who, when, what, on what, and the values before and after."""

    # Names stay when an account goes, so that the log stays whole without changing its rows.
    who = models.CharField(max_length=150)
    created_at = models.DateTimeField(auto_now_add=True)
    act = models.CharField(_("act"), max_length=200, choices=Act)
    target = models.CharField(max_length=300)
    target_url = models.CharField(max_length=300, blank=True)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta(AppendOnly.Meta):
        ordering = ["-pk"]
        verbose_name_plural = _("audit log")
        indexes = [models.Index(fields=["who"], name="audit_by_who")]

    def __str__(self) -> str:
        return f"{self.who}: {self.act} {self.target}"
