"""How far the takes of clips are, in a few words, for grids: one query however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from webapp.clips.models import Clip
from webapp.jobs.models import Job
from webapp.jobs.work import Status


@dataclass(frozen=True)
class Standing:
    """The newest take's status, and words for it."""

    status: str
    text: str


def standing_of(clips: Sequence[Clip]) -> dict[UUID, Standing]:
    """Where the takes of each of ``clips`` stand; clips without takes are left out."""
    takes: dict[UUID, list[Any]] = defaultdict(list)
    jobs = Job.objects.filter(clip__in=clips).order_by("-take")
    for take in jobs.values("clip_id", "take", "status", "fraction"):
        takes[take["clip_id"]].append(take)
    return {
        clip_id: Standing(found[0]["status"], words_for(found)) for clip_id, found in takes.items()
    }


def words_for(takes: list[Any]) -> str:
    """What is said of ``takes``, the newest first."""
    newest = takes[0]
    facts = {"take": newest["take"], "percent": int(100 * newest["fraction"])}
    if newest["status"] == Status.QUEUED:
        return _("Take %(take)s waits") % facts
    if newest["status"] == Status.RUNNING:
        return _("Take %(take)s · %(percent)s %%") % facts
    if newest["status"] == Status.FAILED:
        return _("Take %(take)s failed") % facts
    if newest["status"] == Status.CANCELLED:
        return _("Take %(take)s cancelled") % facts
    count = sum(take["status"] == Status.SUCCEEDED for take in takes)
    return ngettext("%(count)s take", "%(count)s takes", count) % {"count": count}
