"""API tokens: a secret that stands for a user, kept only as a hash."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from webapp.accounts.models import User

PREFIX = "omni_"
SHOWN = len(PREFIX) + 6  # letters of a token that its owner knows it by
NOTED_EVERY = timedelta(minutes=1)


def digest_of(token: str) -> str:
    """SHA-256: a token is 256 random bits, so that no slow hash is needed to hide it."""
    return hashlib.sha256(token.encode()).hexdigest()


class Scope(models.TextChoices):
    """What a token may do."""

    READ = "read", _("Read only")
    WRITE = "write", _("Read and write")


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Whose tokens, and which of them still open something."""

    def visible_to(self, user: User) -> ApiTokenQuerySet:
        """The tokens of ``user`` that were not revoked, the newest first."""
        return self.filter(user=user, revoked_at=None)

    def usable(self, token: str) -> ApiTokenQuerySet:
        """The row of this secret, while it is good and its user may sign in, with their plan."""
        lasting = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
        return self.filter(
            lasting, digest=digest_of(token), revoked_at=None, user__is_active=True
        ).select_related("user__own_plan", "user__agreement")


class ApiToken(models.Model):
    """A named key for programs."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens"
    )
    name = models.CharField(_("name"), max_length=80)
    shown = models.CharField(max_length=16, help_text=_("Its first letters."))
    digest = models.CharField(max_length=64, unique=True)
    scope = models.CharField(_("scope"), max_length=8, choices=Scope, default=Scope.READ)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True, help_text=_("To the minute."))

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def issue(
        cls, user: User, name: str, scope: str, expires_at: datetime | None = None
    ) -> tuple[ApiToken, str]:
        """A new token: its row, and the secret, which nobody can tell again."""
        secret = PREFIX + secrets.token_urlsafe(32)
        token = cls.objects.create(
            user=user,
            name=name,
            scope=scope,
            shown=secret[:SHOWN],
            digest=digest_of(secret),
            expires_at=expires_at,
        )
        return token, secret

    @property
    def may_write(self) -> bool:
        """Whether it may change things."""
        return self.scope == Scope.WRITE

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return self.expires_at is not None and self.expires_at <= timezone.now()

    def revoke(self) -> bool:
        """It opens nothing any more; False if that was so already."""
        still = ApiToken.objects.filter(pk=self.pk, revoked_at=None)
        return still.update(revoked_at=timezone.now()) > 0

    def note_use(self) -> None:
        """Remembers that it was used, once a minute at most."""
        now = timezone.now()
        due = Q(last_used_at=None) | Q(last_used_at__lt=now - NOTED_EVERY)
        ApiToken.objects.filter(due, pk=self.pk).update(last_used_at=now)
