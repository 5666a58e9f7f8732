"""The bin: what is deleted can be brought back for a while, and is removed for good after that."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from webapp.clips.models import KEPT_FOR, Clip, Project
from webapp.clips.upload import abandon_upload
from webapp.removal import remove_with_files

log = logging.getLogger(__name__)

StopWork = Callable[[Sequence[Clip]], None]
"""Ends the work on some clips. Given by who knows jobs: this app does not."""


def leave_work(clips: Sequence[Clip]) -> None:
    """A ``StopWork`` for clips that nobody works on."""


def discard_clip(clip: Clip, stop_work: StopWork) -> None:
    """Puts a clip in the bin; the work on it ends."""
    with transaction.atomic():
        if clip.discard():
            stop_work([clip])


def discard_project(project: Project, stop_work: StopWork) -> None:
    """Puts a project in the bin with all that is in it; the work on its clips ends."""
    with transaction.atomic():
        if project.discard():
            stop_work(list(project.clips.all()))


def purge_bin() -> None:
    """Removes the projects and clips whose time in the bin is over, with all that hangs on them.

    Takes and exports go by cascade, their files too: the apps above need not be known here.
    """
    over = timezone.now() - KEPT_FOR
    for project in Project.objects.filter(deleted_at__lt=over):
        for upload in project.uploads.filter(clip=None):
            abandon_upload(upload)
        purge(Project.objects.filter(pk=project.pk), f"project {project.pk}")
    for clip in Clip.objects.filter(deleted_at__lt=over):
        purge(Clip.objects.filter(pk=clip.pk), f"clip {clip.pk}")


def purge(row: models.QuerySet[Any], what: str) -> None:
    """Removes one row; a row that must stay does not keep the others from going."""
    try:
        removed = remove_with_files(row)
    except models.ProtectedError:
        log.exception("The %s stays: something that must be kept hangs on it", what)
    else:
        log.info("The %s was removed from the bin, with %s rows in all", what, removed)
