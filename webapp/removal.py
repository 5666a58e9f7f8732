"""Removing rows for good, with every file that hangs on them, whichever app it belongs to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.contrib.admin.utils import NestedObjects
from django.db import models, transaction
from django.http import HttpRequest

from webapp.accounts import ledger
from webapp.file_fields import files_in


def remove_with_files(rows: models.QuerySet[Any]) -> int:
    """Deletes ``rows`` and what goes with them by cascade, and their files; returns how many rows.

    The files go first: should that fail half way, the rows are still there to be removed again.
    What they cost is given back at once.

    Raises:
        ProtectedError: a row hangs on them that must stay; nothing is removed.
    """
    going = rows_with(rows)
    for row in going:
        for file in files_in(row):
            file.storage.delete(str(file.name))
    with transaction.atomic():
        removed = rows.delete()[0]
        ledger.close(ids_of(going))
    return removed


def bytes_with(rows: models.QuerySet[Any]) -> int:
    """How many bytes of storage are free again once ``rows`` are removed."""
    return ledger.bytes_of(ids_of(rows_with(rows)))


def ids_of(rows: list[models.Model]) -> list[UUID]:
    """The ids by which the ledger knows ``rows``; it knows none that are numbers."""
    return [row.pk for row in rows if isinstance(row.pk, UUID)]


def rows_with(rows: models.QuerySet[Any]) -> list[models.Model]:
    """``rows`` and all that would go with them by cascade.

    Raises:
        ProtectedError: a row hangs on them that must stay.
    """
    collector = NestedObjects(using=rows.db)  # unlike a plain one it fetches every row
    collector.collect(rows)
    if collector.protected:
        raise models.ProtectedError("Rows that must stay hang on these.", collector.protected)
    return [row for instances in collector.data.values() for row in instances]


class RemovesFiles(admin.ModelAdmin):  # type: ignore[type-arg]
    """Pages of the administration that delete for good, and leave no file behind."""

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        remove_with_files(type(obj)._default_manager.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        remove_with_files(queryset)
