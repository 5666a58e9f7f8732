"""The limits of an account as numbers, wherever they come from."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

STANDARD_MAX_SECONDS = 600
STANDARD_MAX_BYTES = 4_000_000_000
STANDARD_MAX_PIXELS = 8192 * 4096
STANDARD_STORAGE = 100_000_000_000
STANDARD_MINUTES = 600
STANDARD_JOBS = 10


def standard_requests() -> int:
    """API requests a minute of a new plan."""
    return int(settings.API_REQUESTS_A_MINUTE)


@dataclass(frozen=True)
class Limits:
    """The limits that hold for an account, under the name of its plan."""

    name: str
    max_clip_seconds: int
    max_clip_bytes: int
    max_pixels: int
    max_storage_bytes: int
    monthly_minutes: int
    max_jobs: int
    max_requests: int
