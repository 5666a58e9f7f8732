"""What can be deleted and brought back: it is out of sight at once, and gone after a while."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

KEPT_FOR = timedelta(days=30)


class Discardable(models.Model):
    """A row that is put in the bin before it is gone."""

    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def discard(self) -> bool:
        """Puts it in the bin; False if it is there already."""
        return self.change_bin(there=False, deleted_at=timezone.now())

    def restore(self) -> bool:
        """Takes it out of the bin; False if it is not there (any more)."""
        return self.change_bin(there=True, deleted_at=None)

    def change_bin(self, *, there: bool, deleted_at: datetime | None) -> bool:
        """The conditional update of both; the row in memory follows."""
        rows = type(self)._default_manager.filter(pk=self.pk, deleted_at__isnull=not there)
        changed = rows.update(deleted_at=deleted_at) > 0
        if changed:
            self.deleted_at = deleted_at
        return changed

    @property
    def gone_at(self) -> datetime | None:
        """When it is removed for good; None outside the bin."""
        return self.deleted_at + KEPT_FOR if self.deleted_at else None
