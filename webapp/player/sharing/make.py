"""Making and revoking share links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from webapp.accounts.models import User
from webapp.clips.models import Clip
from webapp.clips.storage import remove_stored
from webapp.errors import Refusal
from webapp.jobs.models import Job
from webapp.player.manifest import finished_takes
from webapp.player.sharing.models import ANYWHERE, ShareLink

SITE = re.compile(r"^https?://(\*\.)?[A-Za-z0-9.-]+(:\d{1,5})?$")
MOST_SITES = 8


@dataclass(frozen=True)
class ShareOptions:
    """What a link shows and to whom. ``takes`` None: every finished one, later ones too.

    ``start`` in seconds, angles in degrees (to the left, up); ``embedding`` the sites that may
    embed it, ("*",) for all.
    """

    label: str = ""
    takes: Sequence[UUID] | None = None
    own_sound: bool = True
    first_take: UUID | None = None
    start: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0
    fov: float | None = None
    password: str = ""
    downloads: bool = False
    embedding: Sequence[str] = field(default=(ANYWHERE,))
    expires_at: datetime | None = None


def make_link(clip: Clip, maker: User, options: ShareOptions) -> ShareLink:
    """A new link to ``clip``.

    Raises:
        Refusal: a take that is not there, a time that is over, or a site that is none.
    """
    takes = picked_takes(clip, options.takes or ())
    if options.takes is not None and not takes and not options.own_sound:
        raise Refusal("nothing_to_hear", _("Choose at least one sound that the link shows."))
    if options.expires_at is not None and options.expires_at <= timezone.now():
        raise Refusal("expired", _("The link would end in the past. Choose a later day."))
    first = picked_takes(clip, [options.first_take] if options.first_take else ())
    if first and options.takes is not None and first[0] not in takes:
        raise Refusal("first_take", _("The link begins with a take that it does not show."))
    link = ShareLink(
        clip=clip,
        made_by=maker,
        label=options.label.strip(),
        every_take=options.takes is None,
        own_sound=options.own_sound,
        first_take=first[0] if first else None,
        start=min(max(0.0, options.start), clip.duration),
        yaw=options.yaw,
        pitch=options.pitch,
        fov=options.fov,
        downloads=options.downloads,
        embedding=" ".join(checked_sites(options.embedding)),
        expires_at=options.expires_at,
    )
    link.set_password(options.password)
    with transaction.atomic():
        link.save()
        link.takes.set(takes)
    return link


def picked_takes(clip: Clip, wanted: Sequence[UUID]) -> list[Job]:
    """The finished takes of ``clip`` with these ids; a refusal where one is not there."""
    if not wanted:
        return []
    found = list(finished_takes(clip).filter(pk__in=wanted))
    if len(found) < len(set(wanted)):
        raise Refusal(
            "no_such_take",
            _("One of the takes is not finished or not there any more. Reload the page."),
        )
    return found


def checked_sites(sites: Sequence[str]) -> list[str]:
    """The sites that may embed; a refusal names one that is no site."""
    if list(sites) == [ANYWHERE]:
        return [ANYWHERE]
    if len(sites) > MOST_SITES:
        raise Refusal("too_many_sites", _("Name at most eight sites that may embed the player."))
    for site in sites:
        if not SITE.match(site):
            raise Refusal(
                "not_a_site",
                _("“%(site)s” is not the address of a site. Write it like https://example.org.")
                % {"site": site},
            )
    return list(sites)


def revoke_link(link: ShareLink) -> None:
    """Closes ``link`` for good; what was made for it goes."""
    if link.revoke() and link.picture:
        remove_stored(str(link.picture.name))
        ShareLink.objects.filter(pk=link.pk).update(picture="")
        link.count()
