"""Users and their plans."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

STANDARD_MAX_SECONDS = 600
STANDARD_MAX_BYTES = 4_000_000_000


class Plan(models.Model):
    """What a creator may do: limits a clip."""

    name = models.CharField(max_length=80, unique=True)
    is_standard = models.BooleanField(
        default=False, help_text="For accounts without a plan of their own."
    )
    max_clip_seconds = models.PositiveIntegerField(help_text="Longest clip, in seconds.")
    max_clip_bytes = models.PositiveBigIntegerField(help_text="Largest clip, in bytes.")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def standard(cls) -> Plan:
        """The plan of accounts without one of their own, made on first use."""
        plan = cls.objects.filter(is_standard=True).order_by("pk").first()
        if plan is None:
            plan, _ = cls.objects.get_or_create(
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
        verbose_name="plan",
        help_text="Empty: the standard plan.",
    )

    @property
    def plan(self) -> Plan:
        """The plan whose limits hold for this user."""
        return self.own_plan or Plan.standard()
