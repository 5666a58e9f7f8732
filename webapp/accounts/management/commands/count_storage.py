"""``manage.py count_storage``: makes every account's storage what its files really take."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from webapp.accounts.keeping import count_storage


class Command(BaseCommand):
    """After an update, or after files were changed by other hands; twice does no harm."""

    help = "Measures every stored file and books what the ledger of its owner lacks."

    def handle(self, *args: Any, **options: Any) -> None:
        """Says how many rows were booked anew."""
        changed = count_storage()
        self.stdout.write(f"{changed} booked anew; the ledger agrees with the storage.")
