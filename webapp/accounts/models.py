"""Users, their plans, and the ledger of what they use."""

from __future__ import annotations

from typing import TypedDict

from django.contrib.auth.models import AbstractUser
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Count, Q, Sum
from django.utils.translation import gettext_lazy as _

from webapp.accounts.append_only import AppendOnly, AppendOnlyQuerySet
from webapp.accounts.limits import (
    STANDARD_JOBS,
    STANDARD_MAX_BYTES,
    STANDARD_MAX_PIXELS,
    STANDARD_MAX_SECONDS,
    STANDARD_MINUTES,
    STANDARD_STORAGE,
    Limits,
    standard_requests,
)

LIMITS = (
    "max_clip_seconds",
    "max_clip_bytes",
    "max_pixels",
    "max_storage_bytes",
    "monthly_minutes",
    "max_jobs",
    "max_requests",
)


class Plan(models.Model):
    """What creators may do."""

    name = models.CharField(max_length=80, unique=True)
    is_standard = models.BooleanField(
        default=False, help_text=_("For accounts without a plan of their own.")
    )
    max_clip_seconds = models.PositiveIntegerField(
        _("longest clip"), help_text=_("Seconds."), validators=[MinValueValidator(1)]
    )
    max_clip_bytes = models.PositiveBigIntegerField(_("largest clip"), help_text=_("Bytes."))
    max_pixels = models.PositiveBigIntegerField(
        _("largest picture"),
        default=STANDARD_MAX_PIXELS,
        help_text=_("Pixels of a frame: width times height. 8192 × 4096 has 33554432."),
    )
    max_storage_bytes = models.PositiveBigIntegerField(
        _("storage"), default=STANDARD_STORAGE, help_text=_("Bytes of all files together.")
    )
    monthly_minutes = models.PositiveIntegerField(
        _("minutes a month"),
        default=STANDARD_MINUTES,
        help_text=_("Minutes of sound generated in a calendar month (UTC)."),
    )
    max_jobs = models.PositiveIntegerField(
        _("takes at once"),
        default=STANDARD_JOBS,
        help_text=_("Takes that may wait or run at the same time."),
    )
    max_requests = models.PositiveIntegerField(
        _("API requests a minute"),
        default=standard_requests,
        help_text=_("All API tokens of an account together."),
        validators=[MinValueValidator(1)],
    )

    class Meta:
        ordering = ["-is_standard", "name"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def standard(cls) -> Plan:
        """The plan of accounts without one of their own, made on first use."""
        plan = cls.objects.filter(is_standard=True).order_by("pk").first()
        if plan is None:
            plan, _made = cls.objects.get_or_create(
                name="Standard",
                defaults={
                    "is_standard": True,
                    "max_clip_seconds": STANDARD_MAX_SECONDS,
                    "max_clip_bytes": STANDARD_MAX_BYTES,
                },
            )
        return plan


class User(AbstractUser):
    """A person who signs in: a creator, or an administrator."""

    own_plan = models.ForeignKey(
        Plan,
        on_delete=models.PROTECT,
        related_name="users",
        null=True,
        blank=True,
        verbose_name=_("plan"),
        help_text=_("Empty: the standard plan."),
    )
    unconfirmed_email = models.EmailField(
        _("unconfirmed e-mail address"),
        blank=True,
        help_text=_("Given, and not confirmed by the link in a letter yet."),
    )

    @property
    def plan(self) -> Limits:
        """The limits that hold for this user."""
        return limits_from(self.own_plan or Plan.standard(), getattr(self, "agreement", None))


class Agreement(models.Model):
    """What was agreed with one user instead of the plan's limits; what is empty is the plan's."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="agreement")
    max_clip_seconds = models.PositiveIntegerField(
        _("longest clip"), null=True, blank=True, help_text=_("Seconds.")
    )
    max_clip_bytes = models.PositiveBigIntegerField(
        _("largest clip"), null=True, blank=True, help_text=_("Bytes.")
    )
    max_pixels = models.PositiveBigIntegerField(
        _("largest picture"), null=True, blank=True, help_text=_("Pixels of a frame.")
    )
    max_storage_bytes = models.PositiveBigIntegerField(
        _("storage"), null=True, blank=True, help_text=_("Bytes.")
    )
    monthly_minutes = models.PositiveIntegerField(_("minutes a month"), null=True, blank=True)
    max_jobs = models.PositiveIntegerField(_("takes at once"), null=True, blank=True)
    max_requests = models.PositiveIntegerField(
        _("API requests a minute"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    note = models.CharField(
        max_length=200, blank=True, help_text=_("Why; only administrators see it.")
    )

    def __str__(self) -> str:
        return f"Agreement with {self.user}"


def limits_from(plan: Plan, agreement: Agreement | None) -> Limits:
    """The limits of ``plan``, each replaced by what was agreed where something was."""
    agreed = {name: getattr(agreement, name, None) for name in LIMITS}
    chosen = {
        name: getattr(plan, name) if value is None else value for name, value in agreed.items()
    }
    return Limits(name=plan.name, **chosen)


class Subject(models.TextChoices):
    """What an entry is about."""

    UPLOAD = "upload", _("upload")
    CLIP = "clip", _("clip")
    JOB = "job", _("take")
    EXPORT = "export", _("export")
    LINK = "link", _("share link")


class Kind(models.TextChoices):
    """What has happened. A reservation is settled once: charged or refunded."""

    RESERVED = "reserved", _("reserved")
    CHARGED = "charged", _("charged")
    REFUNDED = "refunded", _("refunded")
    STORED = "stored", _("stored")
    REMOVED = "removed", _("removed")


class Totals(TypedDict):
    """Sums over entries; milliseconds of sound, bytes of storage."""

    stored: int | None
    used: int | None
    reserved: int | None
    open_jobs: int


class LedgerQuerySet(AppendOnlyQuerySet["LedgerEntry"]):
    """The numbers that are derived from entries."""

    def open(self) -> LedgerQuerySet:
        """Reservations that are neither charged nor refunded yet."""
        return self.filter(kind=Kind.RESERVED, settled_by=None)

    def about_files(self) -> LedgerQuerySet:
        """What was stored and removed."""
        return self.filter(kind__in=[Kind.STORED, Kind.REMOVED])

    @staticmethod
    def sums(period: object) -> dict[str, Sum | Count]:
        """What to aggregate for ``Totals``; ``period`` is the month whose time is summed."""
        is_open = Q(kind=Kind.RESERVED, settled_by=None)
        return {
            "stored": Sum("size"),
            "used": Sum("milliseconds", filter=Q(period=period)),
            "reserved": Sum("milliseconds", filter=is_open & Q(period=period)),
            "open_jobs": Count("pk", filter=is_open & Q(what=Subject.JOB)),
        }


class LedgerEntry(AppendOnly):
    """One change of what a user has used. Sums over entries are the truth; nothing else counts.

    ``milliseconds`` and ``size`` (bytes) are signed changes. A charge leaves the time that was
    reserved where it is and gives the reserved bytes back: what is really stored is an entry of
    its own.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="ledger")
    kind = models.CharField(max_length=10, choices=Kind)
    what = models.CharField(max_length=10, choices=Subject)
    subject = models.UUIDField(help_text=_("The upload, clip, take, export or share link."))
    period = models.DateField(help_text=_("The first day of the month whose time this is."))
    milliseconds = models.BigIntegerField(default=0, help_text=_("Change of the time used."))
    size = models.BigIntegerField(default=0, help_text=_("Change of the storage used."))
    settles = models.OneToOneField(
        "self", on_delete=models.CASCADE, related_name="settled_by", null=True, blank=True
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = LedgerQuerySet.as_manager()

    class Meta(AppendOnly.Meta):
        ordering = ["-pk"]
        verbose_name_plural = _("ledger entries")
        indexes = [
            models.Index(fields=["user", "period"], name="ledger_by_user"),
            models.Index(fields=["subject"], name="ledger_by_subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject"], condition=Q(kind="reserved"), name="one_reservation_a_subject"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["charged", "refunded"], settles__isnull=False)
                | Q(kind__in=["reserved", "stored", "removed"], settles__isnull=True),
                name="only_settlements_settle",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.get_kind_display()}"
