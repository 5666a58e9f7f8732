"""What editors and chats ask when somebody pastes a link: how to show the player there.

https://oembed.com, as JSON; the page of a link names this address to those who look for it.
"""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from webapp.errors import problem_answer
from webapp.player.sharing.models import ShareLink
from webapp.player.sharing.picture import SIZE

LARGEST = (960, 540)
SMALLEST = 200
ALLOWED = "fullscreen; accelerometer; gyroscope; xr-spatial-tracking"


def oembed_url(request: HttpRequest, link: ShareLink) -> str:
    """Where it is told how to embed ``link``."""
    asked = urlencode({"url": request.build_absolute_uri(link.url), "format": "json"})
    return request.build_absolute_uri(f"{reverse('oembed')}?{asked}")


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """The player of a link, not larger than asked for; where it may not be framed, the link."""
    if request.GET.get("format", "json") != "json":
        return problem_answer(501, "only_json", _("Only format=json is spoken here."))
    link = link_of(request)
    if link is None:
        return problem_answer(404, "no_link", _("There is no shared clip at this address."))
    if link.password:
        return problem_answer(401, "has_password", _("This clip has a password."))
    told = {
        "version": "1.0",
        "type": "link",
        "title": link.clip.name,
        "provider_name": "OmniAudio Studio",
        "provider_url": request.build_absolute_uri("/"),
        "thumbnail_url": request.build_absolute_uri(reverse("shared-picture", args=[link.token])),
        "thumbnail_width": SIZE[0],
        "thumbnail_height": SIZE[1],
    }
    if link.embedding:
        told |= framed(request, link)
    return JsonResponse(told, headers={"Access-Control-Allow-Origin": "*"})


def link_of(request: HttpRequest) -> ShareLink | None:
    """The open link whose page or frame the request names."""
    try:
        parts = urlsplit(request.GET.get("url", ""))
        found = resolve(parts.path)
    except (ValueError, Resolver404):
        return None
    if parts.netloc != request.get_host():
        return None
    if found.url_name not in ("shared", "embed"):
        return None
    links = ShareLink.objects.open().select_related("clip")
    return links.filter(token=found.kwargs["token"]).first()


def framed(request: HttpRequest, link: ShareLink) -> dict[str, str | int]:
    """The frame that shows the player, in the largest size that is asked for."""
    width, height = size_within(request.GET.get("maxwidth"), request.GET.get("maxheight"))
    frame = format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" style="border:0;max-width:100%" '
        'allow="{}" allowfullscreen loading="lazy"></iframe>',
        request.build_absolute_uri(link.embed_url),
        link.clip.name,
        width,
        height,
        ALLOWED,
    )
    return {"type": "video", "html": frame, "width": width, "height": height}


def size_within(*limits: str | None) -> tuple[int, int]:
    """16:9, at most ``LARGEST``, within a width and a height in pixels where they are numbers."""
    whole = [int(limit) if limit and limit.isdecimal() else None for limit in limits]
    scales = [limit / side for limit, side in zip(whole, LARGEST, strict=True) if limit]
    scale = max(SMALLEST / LARGEST[0], min([1.0, *scales]))
    return round(LARGEST[0] * scale), round(LARGEST[1] * scale)
