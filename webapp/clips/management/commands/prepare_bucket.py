"""``manage.py prepare_bucket https://studio.example``: lets the site's pages use its bucket."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from webapp.clips.bucket import Store
from webapp.clips.upload import STALE_AFTER


class Command(BaseCommand):
    """Asked again it writes the same rules."""

    help = (
        "Give the bucket the rules that browsers need (CORS: they PUT parts of uploads and GET "
        "media) and one that drops uploads which were given up."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The addresses of the site."""
        parser.add_argument("origin", nargs="+", help="as people type it: https://studio.example")

    def handle(self, *args: Any, origin: list[str], **options: Any) -> None:
        """Writes both rules."""
        if not settings.S3_BUCKET:
            raise CommandError("No bucket is configured: set S3_BUCKET and try again.")
        store = Store("default")
        bucket = store.storage.bucket_name
        store.client.put_bucket_cors(
            Bucket=bucket, CORSConfiguration={"CORSRules": [cors_rule(origin)]}
        )
        store.client.put_bucket_lifecycle_configuration(
            Bucket=bucket, LifecycleConfiguration={"Rules": [clean_up_rule()]}
        )
        self.stdout.write(f"Pages of {', '.join(origin)} may use the bucket {bucket}.")


def cors_rule(origins: list[str]) -> dict[str, object]:
    """What pages of ``origins`` may do with the bucket."""
    return {
        "AllowedOrigins": origins,
        "AllowedMethods": ["GET", "HEAD", "PUT"],
        "AllowedHeaders": ["*"],
        "ExposeHeaders": ["ETag", "Accept-Ranges", "Content-Range", "Content-Length"],
        "MaxAgeSeconds": 3600,
    }


def clean_up_rule() -> dict[str, object]:
    """Drops parts of uploads that nobody completed, a day after the studio has forgotten them."""
    return {
        "ID": "uploads-given-up",
        "Status": "Enabled",
        "Filter": {"Prefix": "clips/"},
        "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": STALE_AFTER.days + 1},
    }
