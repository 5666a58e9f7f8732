"""How the site and its API know who asks."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest
from django.utils.translation import gettext as _
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from webapp.accounts.models import User


class BrowserSession(SessionAuthentication):
    """The site's session cookie, CSRF enforced; the signed-out get 401 instead of 403."""

    def authenticate_header(self, request: Request) -> str:
        """Names the scheme, which is what makes DRF answer 401."""
        return "Session"

    def enforce_csrf(self, request: Request) -> None:
        """Refuses a call whose page has another token than the session.

        Raises:
            PermissionDenied: the page is of before the last signing in, or of another site.
        """
        try:
            super().enforce_csrf(request)
        except PermissionDenied as error:
            raise PermissionDenied(
                _("This page is older than your signing in. Reload it and try again.")
            ) from error


class NameOrEmail(ModelBackend):
    """Signs in by username, or by an e-mail address that only one account has."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **more: Any,
    ) -> Any:
        """The account, if the password is its own."""
        return super().authenticate(request, name_of(username or ""), password, **more)


def name_of(given: str) -> str:
    """The username of the one account with the e-mail address ``given``; else ``given``.

    An address that nobody has confirmed will do as long as only one account names it.
    """
    if "@" not in given or User.objects.filter(username=given).exists():
        return given
    for field in ("email", "unconfirmed_email"):
        having = User.objects.filter(**{f"{field}__iexact": given})
        names = list(having.values_list("username", flat=True)[:2])
        if names:
            return names[0] if len(names) == 1 else given
    return given
