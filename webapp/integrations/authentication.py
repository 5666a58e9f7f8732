"""Programs sign in with ``Authorization: Bearer omni_…``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from asgiref.sync import iscoroutinefunction, sync_to_async
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from webapp.accounts.models import User
from webapp.integrations.models import ApiToken
from webapp.integrations.throttling import tell_rate

OPEN_TO_TOKENS = ("/api/", "/media/")


@sync_and_async_middleware
def know_token(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """The middleware: whoever shows a good token at the API or at a file is its user there."""
    if iscoroutinefunction(get_response):

        async def asynchronously(request: HttpRequest) -> HttpResponseBase:
            if secret_of(request):
                await sync_to_async(admit)(request)
            response: HttpResponseBase = await get_response(request)
            tell_rate(request, response)
            return response

        return asynchronously

    def synchronously(request: HttpRequest) -> HttpResponseBase:
        if secret_of(request):
            admit(request)
        response: HttpResponseBase = get_response(request)
        tell_rate(request, response)
        return response

    return synchronously


def secret_of(request: HttpRequest) -> str:
    """What the request shows as its token; "" if it shows none, or where none is taken."""
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    taken = scheme.lower() == "bearer" and request.path.startswith(OPEN_TO_TOKENS)
    return secret.strip() if taken else ""


def admit(request: HttpRequest) -> None:
    """Makes the token's user the request's, whatever cookies came with it."""
    token = ApiToken.objects.usable(secret_of(request)).first()
    request.api_token = token  # type: ignore[attr-defined]
    if token is None:
        return
    user: User = token.user

    async def known() -> User:
        return user

    request.user = user
    request.auser = known
    token.note_use()


class BearerToken(BaseAuthentication):
    """What ``know_token`` found, for the API's views. No cookie is asked, so no CSRF token is."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """The token's user.

        Raises:
            AuthenticationFailed: there is a token, and it opens nothing (401).
            PermissionDenied: it may only read (403).
        """
        if not secret_of(request._request):
            return None
        token: ApiToken | None = getattr(request._request, "api_token", None)
        if token is None:
            raise AuthenticationFailed(
                _("This token opens nothing: it is wrong, revoked or expired. Make a new one.")
            )
        if request.method not in SAFE_METHODS and not token.may_write:
            raise PermissionDenied(
                _("This token may only read. Make one that may write for what changes things.")
            )
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """Names the scheme, which is what makes DRF answer 401."""
        return "Bearer"
