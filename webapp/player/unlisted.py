"""What is reached by links alone is not for search engines: not the pages, and no file below."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

UNLISTED = ("/s/", "/embed/", "/listen/")


@sync_and_async_middleware
def unlisted(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Says so in the header of every answer below ``UNLISTED``."""

    def marked(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(UNLISTED):
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    if iscoroutinefunction(get_response):

        async def later(request: HttpRequest) -> HttpResponseBase:
            return marked(request, await get_response(request))

        return later

    def now(request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        return marked(request, get_response(request))

    return now
