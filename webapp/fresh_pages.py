"""Pages of somebody signed in are asked for anew, on the way back, too.

A browser that goes back shows a page as it kept it, however old: without the takes made since, or
to whoever comes after one has signed out.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from webapp.every_answer import on_every_answer


@on_every_answer
def never_kept(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """``response``, not to be kept if it is a page for who has a session."""
    is_page = response.get("Content-Type", "").startswith("text/html")
    if is_page and settings.SESSION_COOKIE_NAME in request.COOKIES:
        response.setdefault("Cache-Control", "private, no-store")
    return response
