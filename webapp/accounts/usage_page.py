"""What an account uses and may use: the page, the API, and the line on other pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from webapp.accounts.models import LedgerEntry, User
from webapp.accounts.usage import Usage, usage_of
from webapp.wording import in_bytes, in_megapixels, in_time

ENTRIES_SHOWN = 20
NEARLY_FULL = 90  # percent


@dataclass(frozen=True)
class Meter:
    """One bar: a share in percent, and the sentence beside it."""

    title: str
    percent: int
    said: str

    @property
    def is_nearly_full(self) -> bool:
        """Whether it deserves a look."""
        return self.percent >= NEARLY_FULL


def percent_of(used: float, allowed: float) -> int:
    """``used`` in percent of ``allowed``, 0 to 100; nothing of nothing is full."""
    return min(100, round(100 * used / allowed)) if allowed else 100


def meters_of(usage: Usage) -> list[Meter]:
    """The bars of the page: storage, minutes, takes at once."""
    limits = usage.limits
    minutes = limits.monthly_minutes * 60
    spoken = {
        "used": in_time(usage.seconds),
        "allowed": in_time(minutes),
        "left": in_time(usage.seconds_left),
        "renews": date_format(usage.renews, "j F"),
    }
    return [
        Meter(
            _("Storage"),
            percent_of(usage.stored, limits.max_storage_bytes),
            _("%(used)s of %(allowed)s used, %(left)s left.")
            % {
                "used": in_bytes(usage.stored),
                "allowed": in_bytes(limits.max_storage_bytes),
                "left": in_bytes(usage.bytes_left),
            },
        ),
        Meter(
            _("Generated this month"),
            percent_of(usage.seconds, minutes),
            _("%(used)s of %(allowed)s used, %(left)s left. It renews on %(renews)s.") % spoken,
        ),
        Meter(
            _("Takes at once"),
            percent_of(usage.open_jobs, limits.max_jobs),
            _("%(open)s of %(allowed)s wait or run now.")
            % {"open": usage.open_jobs, "allowed": limits.max_jobs},
        ),
    ]


def clip_limits(usage: Usage) -> list[tuple[str, str]]:
    """What holds for each clip, in words."""
    limits = usage.limits
    return [
        (_("Longest clip"), in_time(limits.max_clip_seconds)),
        (_("Largest clip"), in_bytes(limits.max_clip_bytes)),
        (_("Largest picture"), in_megapixels(limits.max_pixels)),
    ]


@login_required
@require_safe
def usage_page(request: HttpRequest) -> HttpResponse:
    """The creator's own usage, and the entries it comes from."""
    user = cast(User, request.user)
    usage = usage_of(user)
    context = {
        "usage": usage,
        "meters": meters_of(usage),
        "clip_limits": clip_limits(usage),
        "entries": [entry_row(e) for e in recent_entries(user)],
    }
    return render(request, "accounts/usage.html", context)


def recent_entries(user: User) -> list[LedgerEntry]:
    """The newest entries of the ledger of ``user``."""
    return list(user.ledger.select_related("settles")[:ENTRIES_SHOWN])


def entry_row(entry: LedgerEntry) -> dict[str, object]:
    """An entry in words; a charge tells the time that was reserved."""
    told = entry.settles or entry
    size = entry.size if entry.kind in ("stored", "removed") or entry.what == "upload" else 0
    return {
        "when": entry.created_at,
        "what": entry.get_what_display(),
        "kind": entry.get_kind_display(),
        "time": in_time(told.milliseconds / 1000) if told.milliseconds else "",
        "size": in_bytes(abs(size)) if size else "",
    }


class AccountUsage(APIView):
    """The caller's usage."""

    def get(self, request: Request) -> Response:
        """Bytes, seconds of sound this month, takes that are not over, and the limits of each."""
        usage = usage_of(cast(User, request.user))
        return Response(
            {
                "plan": usage.limits.name,
                "storage": {"used": usage.stored, "limit": usage.limits.max_storage_bytes},
                "seconds": {
                    "used": usage.seconds,
                    "reserved": usage.reserved_seconds,
                    "limit": usage.limits.monthly_minutes * 60,
                },
                "jobs": {"open": usage.open_jobs, "limit": usage.limits.max_jobs},
                "clip": {
                    "max_seconds": usage.limits.max_clip_seconds,
                    "max_bytes": usage.limits.max_clip_bytes,
                    "max_pixels": usage.limits.max_pixels,
                },
                "renews": usage.renews.isoformat(),
            }
        )


def account_meters(request: HttpRequest) -> dict[str, object]:
    """A context processor: ``account_meters`` for pages that show them; others ask nothing."""
    user = request.user
    return {
        "account_meters": SimpleLazyObject(
            lambda: meters_of(usage_of(cast(User, user))) if user.is_authenticated else []
        )
    }
