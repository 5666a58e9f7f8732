"""Rows that cost somebody: what they reserve and keep stands in the ledger under their ids."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import reduce
from typing import ClassVar, NamedTuple, cast

from django.apps import apps
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.db.models.fields.files import FieldFile

from webapp.accounts import ledger
from webapp.accounts.models import LedgerEntry, Subject, User
from webapp.file_fields import files_in

log = logging.getLogger(__name__)


class Stored(NamedTuple):
    """A file in the storage: its key there, and its bytes."""

    key: str
    size: int


class OnAccount(models.Model):
    """A row whose costs are somebody's."""

    SUBJECT: ClassVar[Subject]
    OWNER: ClassVar[str]
    """The way from the row to the account that pays, as queries write it."""

    class Meta:
        abstract = True

    @property
    def account(self) -> User:
        """Who pays."""
        return cast(User, reduce(getattr, self.OWNER.split("__"), self))

    def reserve(self, *, seconds: float = 0.0, size: int = 0) -> None:
        """As ``ledger.reserve``, in the transaction that writes this row."""
        ledger.reserve(self.account, self.SUBJECT, self.pk, seconds=seconds, size=size)

    def note_kept(self, size: int) -> None:
        """``size`` bytes more are kept for this row; in the transaction that names the files."""
        ledger.store(self.account, self.SUBJECT, self.pk, size)

    def fill(self, field: str, stored: Stored) -> bool:
        """Keeps a file made for an empty field; False if it has one by now, or the row is gone."""
        with transaction.atomic():
            rows = type(self)._default_manager.filter(pk=self.pk, **{field: ""})
            filled = rows.update(**{field: stored.key}) > 0
            if filled:
                self.note_kept(stored.size)
        return filled

    def kept_files(self) -> Iterator[FieldFile]:
        """The files that are counted under this row."""
        yield from files_in(self)

    def count(self) -> int:
        """Books what the row's files really have, whatever was booked; returns the change."""
        with transaction.atomic():
            ledger.lock(self.account)  # who keeps a file meanwhile waits
            now = type(self)._default_manager.filter(pk=self.pk).first()
            size = sum(map(size_of, now.kept_files())) if now else 0
            return ledger.correct(self.account, self.SUBJECT, self.pk, size)


def size_of(file: FieldFile) -> int:
    """The bytes of a stored file; none where the storage lacks it."""
    return int(file.size) if file.storage.exists(str(file.name)) else 0


def kinds_on_account() -> list[type[OnAccount]]:
    """The models of all apps whose rows cost something."""
    return [model for model in apps.get_models() if issubclass(model, OnAccount)]


def count_storage() -> int:
    """Measures every kept file and books what the ledger lacks; returns how many rows changed."""
    changed = 0
    for model in kinds_on_account():
        way = model.OWNER
        for row in model._default_manager.select_related(way).iterator(chunk_size=500):
            changed += row.count() != 0
    return changed


def balance() -> None:
    """Settles what nobody has: rows that went by other ways than the site's, or to other owners."""
    for model in kinds_on_account():
        rows = model._default_manager.filter(pk=OuterRef("subject"))
        about = LedgerEntry.objects.filter(what=model.SUBJECT)
        ledger.refund_open(about.filter(~Exists(rows)))
        not_theirs = about.filter(~Exists(rows.filter(**{model.OWNER: OuterRef("user")})))
        for subject in ledger.remove_kept(not_theirs):
            if row := model._default_manager.filter(pk=subject).first():
                row.count()
