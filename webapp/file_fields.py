"""The stored files that a row names, whichever model it is of."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from django.db.models.fields.files import FieldFile


def files_in(row: models.Model) -> Iterator[FieldFile]:
    """The file of each of the row's file fields that has one."""
    for field in row._meta.get_fields():
        if isinstance(field, models.FileField) and (file := getattr(row, field.attname)):
            yield file
