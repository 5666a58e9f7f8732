"""How the API knows who asks."""

from __future__ import annotations

from rest_framework.authentication import SessionAuthentication
from rest_framework.request import Request


class BrowserSession(SessionAuthentication):
    """The site's session cookie, CSRF enforced; the signed-out get 401 instead of 403."""

    def authenticate_header(self, request: Request) -> str:
        """Names the scheme, which is what makes DRF answer 401."""
        return "Session"
