"""What a user has agreed with the site: preferences."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from webapp.accounts.models import User


class Preferences(models.Model):
    """How somebody wants to be spoken to. Without a row everything is as usual."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="preferences",
    )
    language = models.CharField(max_length=16, blank=True, help_text=_("Empty: the browser's."))
    mail_when_done = models.BooleanField(
        default=False, help_text=_("A letter when a long job has ended.")
    )

    objects: models.Manager[Preferences] = models.Manager()

    class Meta:
        verbose_name_plural = _("preferences")

    def __str__(self) -> str:
        return f"preferences of {self.pk}"


def preferences_of(user: User) -> Preferences:
    """The user's preferences, saved or not."""
    return Preferences.objects.filter(user=user).first() or Preferences(user=user)


def language_of(user: User) -> str:
    """The language that the user has chosen; "" if the browser is to decide."""
    return preferences_of(user).language
