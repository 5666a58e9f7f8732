"""Pages of somebody signed in are asked for anew, on the way back, too.

A browser that goes back shows a page as it kept it, however old: without the takes made since, or
to whoever comes after one has signed out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware


@sync_and_async_middleware
def never_kept(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """The middleware."""
    if iscoroutinefunction(get_response):

        async def asynchronously(request: HttpRequest) -> HttpResponseBase:
            return told_so(request, await get_response(request))

        return asynchronously

    def synchronously(request: HttpRequest) -> HttpResponseBase:
        return told_so(request, get_response(request))

    return synchronously


def told_so(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """``response``, not to be kept if it is a page for who has a session."""
    is_page = response.get("Content-Type", "").startswith("text/html")
    if is_page and settings.SESSION_COOKIE_NAME in request.COOKIES:
        response.setdefault("Cache-Control", "private, no-store")
    return response
