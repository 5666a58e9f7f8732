"""What is reached by links alone is not for search engines: not the pages, and no file below."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from webapp.every_answer import on_every_answer

UNLISTED = ("/s/", "/embed/", "/listen/")


@on_every_answer
def unlisted(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Says so in the header of every answer below ``UNLISTED``."""
    if request.path.startswith(UNLISTED):
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response
