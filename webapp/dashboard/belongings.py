"""What hangs on a person: every row that goes when the account goes, whichever app it is of.

The database's own cascade says it, so a new kind of row is told, counted and removed without a
word about it here.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import AsyncIterator, Iterator
from typing import Any, TypedDict

from asgiref.sync import sync_to_async
from django.contrib.admin.utils import NestedObjects
from django.core.serializers.json import DjangoJSONEncoder
from django.core.serializers.python import Serializer
from django.db import models
from django.db.models.fields.files import FieldFile

from webapp.accounts.models import User
from webapp.file_fields import files_in

SECRETS = {"password", "digest"}
README = """\
Everything this studio knows of you, as JSON: one file for each kind of thing, named after it.

files.json lists the files that are kept for you, with their sizes in bytes and, where there is
one, the address to fetch each from while your account exists.
"""

Belongings = dict[type[models.Model], list[models.Model]]


class KeptFile(TypedDict):
    """A stored file; size in bytes, None where the storage lacks it. ``url`` may be empty."""

    of: str
    id: str
    field: str
    name: str
    size: int | None
    url: str


def belongings_of(user: User) -> Belongings:
    """The account's own row and all that hangs on it, by model."""
    collector = NestedObjects(using="default", origin=user)
    collector.collect(User.objects.filter(pk=user.pk))
    return {
        model: sorted(rows, key=lambda row: str(row.pk)) for model, rows in collector.data.items()
    }


def counted(belongings: Belongings) -> list[tuple[str, int]]:
    """How many of what, in people's words; what people never see is left out."""
    told = [
        (name_of(model, len(rows)), len(rows))
        for model, rows in belongings.items()
        if model is not User and model._meta.app_label not in ("admin", "sessions")
        if not model._meta.auto_created
    ]
    return sorted(told)


def name_of(model: type[models.Model], number: int) -> str:
    """What ``number`` rows of a model are called."""
    one, many = model._meta.verbose_name, model._meta.verbose_name_plural
    return str(one if number == 1 else many)


def files_among(belongings: Belongings) -> Iterator[tuple[models.Model, FieldFile]]:
    """Every stored file, with the row it belongs to."""
    for rows in belongings.values():
        for row in rows:
            for file in files_in(row):
                yield row, file


def kept_file(row: models.Model, file: FieldFile, site: str) -> KeptFile:
    """One file as the export's list tells it."""
    exists = file.storage.exists(str(file.name))
    path = getattr(row, f"{file.field.name}_url", None) or getattr(row, "url", "")
    if file.field.name == "file" and hasattr(row, "video_url"):
        path = row.video_url
    return {
        "of": row._meta.label_lower,
        "id": str(row.pk),
        "field": file.field.name,
        "name": str(file.name),
        "size": file.size if exists else None,
        "url": site.rstrip("/") + str(path) if path else "",
    }


class Told(Serializer):
    """Rows as plain values, without what is secret."""

    def handle_field(self, obj: models.Model, field: Any) -> None:
        """One column."""
        if field.name not in SECRETS:
            super().handle_field(obj, field)


def takeout_entries(user: User, site: str) -> Iterator[tuple[str, str]]:
    """The names and texts of the export's files, one after the other."""
    belongings = belongings_of(user)
    yield "README.txt", README
    for model, rows in belongings.items():
        yield f"{model._meta.label_lower}.json", as_json(Told().serialize(rows))
    files = [kept_file(row, file, site) for row, file in files_among(belongings)]
    yield "files.json", as_json(files)


def as_json(value: Any) -> str:
    """Text for people and programs."""
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


class Outlet(io.RawIOBase):
    """A file that is only written to; what was written since the last ``drain`` waits in it."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any) -> int:
        """Takes it all."""
        self.waiting += data
        return len(data)

    def drain(self) -> bytes:
        """What waits."""
        waited, self.waiting = bytes(self.waiting), bytearray()
        return waited


def zipped(entries: Iterator[tuple[str, str]]) -> Iterator[bytes]:
    """A ZIP file in pieces, so that only one entry is in memory packed."""
    outlet = Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries:
            archive.writestr(name, text)
            yield outlet.drain()
    yield outlet.drain()


async def parts_of_takeout(user: User, site: str) -> AsyncIterator[bytes]:
    """The export as a stream; the database is read beside the event loop."""
    pieces = zipped(takeout_entries(user, site))
    advance: Any = sync_to_async(next)
    while (piece := await advance(pieces, None)) is not None:
        yield piece
