"""A worker process of its own: ``dramatiq webapp.worker --processes 1 --threads 1 --queues gpu``.

Exports have a queue of their own, for a worker without a GPU: ``--queues exports``.

One process with one thread a GPU (``CUDA_VISIBLE_DEVICES`` or ``STUDIO_DEVICE`` says which). On
SIGTERM the job that runs is put back; after ``kill -9`` its lease runs out and it is put back too.
"""

# ruff: noqa: E402 - Django must be set up before its apps are imported
from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "webapp.settings")

import django

django.setup()

import dramatiq
import dramatiq.worker
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from webapp.exports.tasks import make_export
from webapp.jobs.tasks import run_job

if not settings.REDIS_URL:
    raise ImproperlyConfigured(
        "A separate worker needs REDIS_URL: without it the queue lives inside the web process, "
        "which works on it by itself. Set REDIS_URL for both, or start only the web process."
    )

# A busy worker must not hoard the next job; Dramatiq's default is twice the threads.
dramatiq.worker.QUEUE_PREFETCH = 1

broker = dramatiq.get_broker()

__all__ = ["broker", "make_export", "run_job"]
