"""Searching and sorting projects and clips, the same for pages and the API; all in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from webapp.clips.models import Clip, ClipQuerySet, Project, ProjectQuerySet, Viewer

PAGE_SIZE = 48

Orders = dict[str, tuple[Any, list[Any]]]
"""What one may sort by: the words for it and the terms of ``order_by``."""

PROJECT_ORDERS: Orders = {
    "newest": (_("Newest first"), ["-created_at"]),
    "oldest": (_("Oldest first"), ["created_at"]),
    "name": (_("By name"), [Lower("name"), "created_at"]),
}
CLIP_ORDERS: Orders = {
    "newest": (_("Newest first"), ["-created_at"]),
    "oldest": (_("Oldest first"), ["created_at"]),
    "name": (_("By name"), [Lower("name"), "created_at"]),
    "longest": (_("Longest first"), ["-duration", "-created_at"]),
    "largest": (_("Largest first"), ["-size", "-created_at"]),
}


@dataclass(frozen=True)
class Wish:
    """What somebody wants to see of a list: ``search`` words, ``sort`` order, the ``archived``."""

    search: str = ""
    sort: str = "newest"
    archived: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether nothing is searched for."""
        return not self.search and not self.archived


def wish_of(query: Mapping[str, str], orders: Mapping[str, object]) -> Wish:
    """Reads ``?search=&sort=&archived=1``; an order that there is not is the newest first."""
    sort = query.get("sort", "")
    return Wish(
        search=query.get("search", "").strip()[:200],
        sort=sort if sort in orders else "newest",
        archived=query.get("archived", "") in ("1", "true"),
    )


def list_projects(user: Viewer, wish: Wish) -> ProjectQuerySet:
    """The projects ``user`` sees: those whose own name or a clip's name holds every word."""
    projects = Project.objects.visible_to(user).filter(archived_at__isnull=not wish.archived)
    for word in wish.search.split():
        named = Clip.objects.kept().filter(name__icontains=word).values("project_id")
        projects = projects.filter(Q(name__icontains=word) | Q(pk__in=named))
    return projects.order_by(*PROJECT_ORDERS[wish.sort][1])


def with_facts(projects: ProjectQuerySet) -> ProjectQuerySet:
    """Adds ``clip_count``, ``seconds`` and ``poster_clip`` (the newest with a picture)."""
    kept = Q(clips__deleted_at=None)
    pictured = Clip.objects.kept().filter(project=OuterRef("pk")).exclude(poster="")
    return projects.annotate(
        clip_count=Count("clips", filter=kept),
        seconds=Sum("clips__duration", filter=kept),
        poster_clip=Subquery(pictured.order_by("-created_at").values("pk")[:1]),
    )


def list_clips(clips: ClipQuerySet, wish: Wish) -> ClipQuerySet:
    """Those of ``clips`` whose name holds every word."""
    for word in wish.search.split():
        clips = clips.filter(name__icontains=word)
    return clips.order_by(*CLIP_ORDERS[wish.sort][1])
