"""Answers that are kept, so that a request which is sent again is not carried out again."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_FOR = timedelta(hours=24)
AT_WORK_AT_MOST = timedelta(minutes=10)  # after that the process that answered is taken for dead


class IdempotentAnswer(models.Model):
    """The first answer to a user's key; ``status`` is empty while it is being made."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64, help_text=_("Of the request: path and body."))
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    content_type = models.CharField(max_length=120, blank=True)
    body = models.BinaryField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects: models.Manager[IdempotentAnswer] = models.Manager()

    class Meta:
        verbose_name_plural = _("idempotent answers")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_answer_a_key")]

    def __str__(self) -> str:
        return self.key

    @classmethod
    def claim(cls, user_id: int, key: str, fingerprint: str) -> tuple[IdempotentAnswer, bool]:
        """The row of a key, and whether the caller is the one to answer."""
        now = timezone.now()
        cls.objects.filter(user_id=user_id, created_at__lt=now - KEPT_FOR).delete()
        try:
            with transaction.atomic():
                row = cls.objects.create(user_id=user_id, key=key, fingerprint=fingerprint)
                return row, True
        except IntegrityError:
            row = cls.objects.get(user_id=user_id, key=key)
        if row.status is not None or row.fingerprint != fingerprint:
            return row, False
        forsaken = cls.objects.filter(pk=row.pk, status=None, created_at__lt=now - AT_WORK_AT_MOST)
        return row, forsaken.update(created_at=now) > 0

    def keep(self, status: int, content_type: str, body: bytes) -> None:
        """Keeps the answer for who asks again."""
        IdempotentAnswer.objects.filter(pk=self.pk).update(
            status=status, content_type=content_type[:120], body=body
        )

    def release(self) -> None:
        """There is no answer worth keeping: the key may be used again."""
        IdempotentAnswer.objects.filter(pk=self.pk, status=None).delete()
