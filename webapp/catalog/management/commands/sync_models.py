"""``manage.py sync_models``: brings the catalog up to date."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from webapp.catalog.sync import sync_models


class Command(BaseCommand):
    """Run it after a deployment and after fetching a model."""

    help = "Bring the model versions that are installed into the catalog."

    def handle(self, *args: Any, **options: Any) -> None:
        """Says which there are."""
        for version in sync_models():
            self.stdout.write(f"{version.slug}: {version.name} ({version.get_state_display()})")
