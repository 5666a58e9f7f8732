"""The page of a share link, and what other sites put into a frame."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from webapp.accounts.guesses import TooOften
from webapp.csp import policy_of
from webapp.player.sharing.access import (
    grant_for,
    hold,
    is_password,
    may_open,
    remember,
)
from webapp.player.sharing.addresses import SharedAddresses
from webapp.player.sharing.models import ANYWHERE, ShareLink
from webapp.player.sharing.oembed import oembed_url

TOO_MANY_REQUESTS = 429
READS_AND_PASSWORD = ["GET", "HEAD", "POST"]


def open_link(token: str) -> ShareLink:
    """The open link of that token, or 404."""
    return get_object_or_404(ShareLink.objects.open().select_related("clip"), token=token)


# A password is no consent to anything, and in frames there is no cookie to hold a token against.
@csrf_exempt
@require_http_methods(READS_AND_PASSWORD)
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """The clip with its sounds; before that, where it has one, the password."""
    link = open_link(token)
    if request.method == "POST":
        refusal = refusal_of(request, link)
        if refusal:
            return asked(request, link, "player/shared_locked.html", refusal)
        response = redirect(again(request, link.url))
        remember(response, link)
        return response
    if not may_open(request, link):
        return asked(request, link, "player/shared_locked.html")
    return render(request, "player/shared.html", shared_context(request, link))


@csrf_exempt
@xframe_options_exempt
@require_http_methods(READS_AND_PASSWORD)
def embed(request: HttpRequest, token: str) -> HttpResponse:
    """The bare player for frames of other sites; cookies are neither set nor needed.

    Where there is nothing to show any more, a frame says so: other pages cannot be framed.
    """
    link = ShareLink.objects.open().select_related("clip").filter(token=token).first()
    if link is None:
        response = render(request, "player/embed_gone.html", status=404)
    else:
        response = embedded(request, link)
    ancestors = link.frame_ancestors if link else [ANYWHERE]
    response["Content-Security-Policy"] = policy_of(request, ancestors)
    return response


@require_safe
def held(request: HttpRequest, token: str) -> HttpResponse:
    """For pages that stay open: the grant holds on. 404 once the link or the grant has ended."""
    link = open_link(token)
    if not may_open(request, link):
        raise Http404
    response = HttpResponse(status=204)
    if link.password:
        hold(request, response, link)
    return response


def embedded(request: HttpRequest, link: ShareLink) -> HttpResponse:
    """The player, the question for the password, or the way on with a grant."""
    if request.method == "POST":
        refusal = refusal_of(request, link)
        if refusal:
            return asked(request, link, "player/embed_locked.html", refusal)
        return redirect(again(request, link.embed_url, grant=grant_for(link)))
    if not may_open(request, link):
        return asked(request, link, "player/embed_locked.html")
    where = SharedAddresses(link, request.GET.get("grant", ""))
    context = {
        "link": link,
        "clip": link.clip,
        "manifest": where.manifest(),
        "hold_url": where.hold(),
        "again_url": link.embed_url,
    }
    return render(request, "player/embed.html", context)


def asked(
    request: HttpRequest, link: ShareLink, template: str, refused: tuple[int, str] = (200, "")
) -> HttpResponse:
    """The form for the password, with why the last one did not do."""
    status, refusal = refused
    return render(request, template, {"link": link, "refusal": refusal}, status=status)


def refusal_of(request: HttpRequest, link: ShareLink) -> tuple[int, str] | None:
    """Why the password that was sent does not open ``link``: a status, and a sentence."""
    guess = request.POST.get("password", "")
    try:
        known = not link.password or is_password(request, link, guess)
    except TooOften as problem:
        return TOO_MANY_REQUESTS, " ".join(problem.messages)
    wrong = _("This is not the password of this link. Ask who sent it to you.")
    return None if known else (200, wrong)


def again(request: HttpRequest, address: str, **more: str) -> str:
    """``address`` with the view, the time and the take that the request asked for."""
    query = request.GET.copy()
    query.pop("grant", None)
    for name, value in more.items():
        query[name] = value
    return f"{address}?{query.urlencode()}" if query else address


def shared_context(request: HttpRequest, link: ShareLink) -> dict[str, Any]:
    """What the page shows, and what it tells those who make previews of it."""
    where = SharedAddresses(link)
    takes = list(link.shown_takes()) if link.downloads else []
    return {
        "link": link,
        "clip": link.clip,
        "manifest": where.manifest(),
        "hold_url": where.hold(),
        "again_url": link.url,
        "page_url": request.build_absolute_uri(link.url),
        "embed_url": request.build_absolute_uri(link.embed_url),
        "oembed_url": oembed_url(request, link),
        "picture_url": request.build_absolute_uri(where.at("shared-picture")),
        "downloads": [
            {
                "take": job.take,
                "label": file.label_told,
                "url": where.download(file),
                "size": file.size,
            }
            for job in takes
            for file in job.deliverables.all()
            if link.served_file(file, download=True)
        ],
    }
