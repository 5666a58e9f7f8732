"""What an account uses and may use: the page, the API, and the line on other pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict, cast

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

from webapp.accounts.limits import Limits
from webapp.accounts.models import LedgerEntry, User
from webapp.accounts.usage import Usage, usage_of
from webapp.schema import answers
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
        "renews": date_format(usage.renews, "MONTH_DAY_FORMAT"),
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


def program_limits(limits: Limits) -> list[tuple[str, str]]:
    """What holds for an account's programs, in words."""
    said = _("%(times)s a minute") % {"times": limits.max_requests}
    return [(_("API requests"), said)]


@login_required
@require_safe
def usage_page(request: HttpRequest) -> HttpResponse:
    """The creator's own usage, and the entries it comes from."""
    user = cast(User, request.user)
    usage = usage_of(user)
    context = {
        "here": "usage",
        "usage": usage,
        "meters": meters_of(usage),
        "clip_limits": clip_limits(usage),
        "program_limits": program_limits(usage.limits),
        "entries": [entry_row(e) for e in recent_entries(user)],
    }
    return render(request, "account/usage.html", context)


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


class StorageSnapshot(TypedDict):
    """Bytes."""

    used: int
    limit: int


class SecondsSnapshot(TypedDict):
    """Seconds of sound this month; ``reserved`` of the used ones are for takes under way."""

    used: float
    reserved: float
    limit: int


class OpenJobsSnapshot(TypedDict):
    """Takes that wait or run."""

    open: int
    limit: int


class ClipLimitsSnapshot(TypedDict):
    """What holds for each clip; pixels of a frame."""

    max_seconds: int
    max_bytes: int
    max_pixels: int


class RequestsSnapshot(TypedDict):
    """How often programs may ask the API: all tokens of the account together."""

    a_minute: int


class UsageSnapshot(TypedDict):
    """What an account uses and may use; ``renews`` is the day the month begins anew."""

    plan: str
    storage: StorageSnapshot
    seconds: SecondsSnapshot
    jobs: OpenJobsSnapshot
    clip: ClipLimitsSnapshot
    requests: RequestsSnapshot
    renews: str


def usage_snapshot(usage: Usage) -> UsageSnapshot:
    """``usage`` as the API tells it."""
    limits = usage.limits
    return {
        "plan": limits.name,
        "storage": {"used": usage.stored, "limit": limits.max_storage_bytes},
        "seconds": {
            "used": usage.seconds,
            "reserved": usage.reserved_seconds,
            "limit": limits.monthly_minutes * 60,
        },
        "jobs": {"open": usage.open_jobs, "limit": limits.max_jobs},
        "clip": {
            "max_seconds": limits.max_clip_seconds,
            "max_bytes": limits.max_clip_bytes,
            "max_pixels": limits.max_pixels,
        },
        "requests": {"a_minute": limits.max_requests},
        "renews": usage.renews.isoformat(),
    }


class AccountUsage(APIView):
    """The caller's usage."""

    @answers(UsageSnapshot)
    def get(self, request: Request) -> Response:
        """What is used, and the limits."""
        return Response(usage_snapshot(usage_of(cast(User, request.user))))


def account_meters(request: HttpRequest) -> dict[str, object]:
    """A context processor: ``account_meters`` for pages that show them; others ask nothing."""
    user = request.user
    return {
        "account_meters": SimpleLazyObject(
            lambda: meters_of(usage_of(user)) if user.is_authenticated else []
        )
    }
