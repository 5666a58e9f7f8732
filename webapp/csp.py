"""The Content-Security-Policy of every page."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from webapp.every_answer import on_every_answer

VITE = "http://localhost:5173"


def policy_for(host: str, frame_ancestors: Sequence[str] = ("'none'",)) -> str:
    """The policy of a page served at ``host``, which only ``frame_ancestors`` may embed.

    The player needs ``blob:`` for media and workers, ``data:`` for small images and its socket;
    files may come from the public S3 address. No inline scripts, no inline styles.
    """
    store = str(settings.S3_PUBLIC_ENDPOINT_URL or "https://*.amazonaws.com")
    files = [store] if settings.S3_BUCKET else []
    vite = [VITE] if settings.VITE_DEV_SERVER else []
    vite_socket = [VITE, VITE.replace("http", "ws")] if vite else []
    inline_style = ["'unsafe-inline'"] if vite else []
    directives: dict[str, list[str]] = {
        "default-src": ["'self'"],
        "script-src": ["'self'", *vite],
        "style-src": ["'self'", *vite, *inline_style],
        "img-src": ["'self'", "data:", "blob:", *files, *vite],
        "media-src": ["'self'", "blob:", *files],
        "font-src": ["'self'", *vite],
        "connect-src": ["'self'", f"ws://{host}", f"wss://{host}", *files, *vite_socket],
        "worker-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": [*frame_ancestors],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


@on_every_answer
def with_policy(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """``response`` with the policy for the host that was asked, unless it carries one already."""
    if "Content-Security-Policy" not in response:
        response["Content-Security-Policy"] = policy_of(request)
    return response


def policy_of(request: HttpRequest, frame_ancestors: Sequence[str] = ("'none'",)) -> str:
    """The policy for the host that was asked."""
    host = request.META.get("HTTP_HOST", "")
    safe_host = host if all(c.isalnum() or c in ".-:[]" for c in host) else ""
    return policy_for(safe_host or "localhost", frame_ancestors)
