"""Rows that are written once: ledgers and logs, whose history is their meaning."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class AppendOnlyViolation(Exception):
    """Someone tried to change or delete a row that stands for good."""


def refuse(model: type[models.Model], deed: str) -> NoReturn:
    """Raises for ``deed`` on rows of ``model``."""
    raise AppendOnlyViolation(
        f"{model._meta.verbose_name_plural} are append-only: rows cannot be {deed}. "
        "Write another row that says what has changed."
    )


class AppendOnlyQuerySet(models.QuerySet[Row]):
    """Reads and inserts; no way to change or to delete."""

    def update(self, **fields: Any) -> NoReturn:
        """Refuses."""
        refuse(self.model, "changed")

    def _update(self, *args: Any, **more: Any) -> NoReturn:
        """Refuses; this is the way that ``Model.save`` goes."""
        refuse(self.model, "changed")

    def bulk_update(self, *args: Any, **more: Any) -> NoReturn:
        """Refuses."""
        refuse(self.model, "changed")

    def delete(self) -> NoReturn:
        """Refuses."""
        refuse(self.model, "deleted")

    delete.queryset_only = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Iterable[Row], *args: Any, **options: Any) -> list[Row]:
        """Inserts; with ``update_conflicts`` it would change rows, and refuses."""
        if options.get("update_conflicts"):
            refuse(self.model, "changed")
        return super().bulk_create(objs, *args, **options)


class AppendOnly(models.Model):
    """A model of such rows. They go only with the account they belong to, where it goes whole."""

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **options: Any) -> None:
        """Inserts a new row; refuses one that is there already."""
        if not self._state.adding:
            refuse(type(self), "changed")
        super().save(force_insert=True, using=options.get("using"))

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        """Refuses."""
        refuse(type(self), "deleted")
