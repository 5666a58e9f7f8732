"""Removing rows for good, with every file that hangs on them, whichever app it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.db import models
from django.db.models.fields.files import FieldFile


def remove_with_files(rows: models.QuerySet[Any]) -> int:
    """Deletes ``rows`` and what goes with them by cascade, and their files; returns how many rows.

    The files go first: should that fail half way, the rows are still there to be removed again.

    Raises:
        ProtectedError: a row hangs on them that must stay; nothing is removed.
    """
    collector = NestedObjects(using=rows.db)  # unlike a plain one it fetches every row
    collector.collect(rows)
    if collector.protected:
        raise models.ProtectedError("Rows that must stay hang on these.", collector.protected)
    for file in files_of(collector):
        file.storage.delete(str(file.name))
    return rows.delete()[0]


def files_of(collector: NestedObjects) -> Iterator[FieldFile]:
    """The stored files of everything collected."""
    for model, instances in collector.data.items():
        fields = [f for f in model._meta.get_fields() if isinstance(f, models.FileField)]
        for instance in instances:
            for field in fields:
                if file := getattr(instance, field.attname):
                    yield file
            if beside := getattr(instance, "files_beside", None):
                yield from beside()
