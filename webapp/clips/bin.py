"""The bin: what is deleted can be brought back for a while, and is removed for good after that."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from webapp.clips.models import KEPT_FOR, Clip, ClipQuerySet, Project, ProjectQuerySet, Viewer
from webapp.clips.upload import abandon_upload
from webapp.removal import bytes_with, remove_with_files

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
    purge_projects(Project.objects.filter(deleted_at__lt=over))
    purge_clips(Clip.objects.filter(deleted_at__lt=over))


def empty_bin(user: Viewer) -> int:
    """Removes at once what ``user`` owns of the bin; returns how many bytes are free again."""
    freed = bytes_in_bin(user)
    purge_clips(Clip.objects.purgeable_by(user))
    purge_projects(Project.objects.restorable_by(user))
    return freed


def bytes_in_bin(user: Viewer) -> int:
    """How much would be free if ``user`` emptied the bin."""
    clips, projects = Clip.objects.purgeable_by(user), Project.objects.restorable_by(user)
    return bytes_with(clips) + bytes_with(projects)


def purge_projects(projects: ProjectQuerySet) -> None:
    """Removes ``projects`` for good, with what is on its way into them."""
    for project in projects:
        for upload in project.uploads.filter(clip=None):
            abandon_upload(upload)
        purge(Project.objects.filter(pk=project.pk), f"project {project.pk}")


def purge_clips(clips: ClipQuerySet) -> None:
    """Removes ``clips`` for good."""
    for clip in clips:
        purge(Clip.objects.filter(pk=clip.pk), f"clip {clip.pk}")


def purge(row: models.QuerySet[Any], what: str) -> None:
    """Removes one row; a row that must stay does not keep the others from going."""
    try:
        removed = remove_with_files(row)
    except models.ProtectedError:
        log.exception("The %s stays: something that must be kept hangs on it", what)
    else:
        log.info("The %s was removed from the bin, with %s rows in all", what, removed)
