"""A worker says that it lives, where it is, and what it holds."""

from __future__ import annotations

import logging
import os
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone

from webapp.operations.models import BEAT_EVERY, FORGOTTEN_AFTER, Worker

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Doing:
    """What this process does now: whether it works, and on which job, where it is one."""

    at_work: bool
    job: UUID | None


class Heart(threading.Thread):
    """Keeps this worker's row fresh until it is stopped, and removes it then."""

    def __init__(self, doing: Callable[[], Doing]) -> None:
        super().__init__(name="heart", daemon=True)
        self.doing = doing
        self.stopping = threading.Event()

    def run(self) -> None:
        """Never dies of an error: the database may be back for the next beat."""
        while True:
            try:
                beat(self.doing())
            except Exception:
                log.warning("This worker could not say that it lives", exc_info=True)
            finally:
                connection.close()
            if self.stopping.wait(BEAT_EVERY):
                return

    def stop(self) -> None:
        """The worker ends in good order."""
        self.stopping.set()
        self.join(timeout=5)
        try:
            Worker.objects.filter(name=own_name()).delete()
        except Exception:
            log.warning("This worker could not sign off", exc_info=True)


def beat(doing: Doing) -> None:
    """One beat; workers that were silent for a day are forgotten."""
    now = timezone.now()
    Worker.objects.update_or_create(
        name=own_name(),
        defaults={
            "host": socket.gethostname(),
            "device": own_device(),
            "version": own_version(),
            "at_work": doing.at_work,
            "job": doing.job,
            "seen_at": now,
        },
    )
    Worker.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()


def own_name() -> str:
    """The name of this process among the workers."""
    return f"{socket.gethostname()}:{os.getpid()}"


def own_device() -> str:
    """What this process computes on; named exactly once PyTorch has been loaded here."""
    torch: Any = sys.modules.get("torch")
    if torch is not None and settings.STUDIO_DEVICE != "cpu" and torch.cuda.is_available():
        return str(torch.cuda.get_device_name())[:120]
    return str(settings.STUDIO_DEVICE)


def own_version() -> str:
    """The version of the studio that this process runs."""
    try:
        return version("omniaudio-studio")
    except PackageNotFoundError:
        return "?"
