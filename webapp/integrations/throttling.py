"""How fast the API may be asked.

How often programs may ask is the plan's, all tokens of a user together. What pages and the unknown
(by their address) may ask is the studio's: a protection, not a quota.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from webapp.accounts.guesses import address_of
from webapp.integrations.models import ApiToken
from webapp.rates import Count, Rate, count

if TYPE_CHECKING:  # it imports this module itself
    from rest_framework.views import APIView

MINUTE = 60


def who_asks(request: Request) -> tuple[str, str, int]:
    """The kind of caller, which one it is, and how often a minute that kind may ask."""
    token = request.auth
    if isinstance(token, ApiToken):
        return "api-token", str(token.user_id), token.user.plan.max_requests
    if request.user.is_authenticated:
        return "api-page", str(request.user.pk), settings.API_REQUESTS_A_MINUTE_OF_PAGES
    return "api-unknown", address_of(request._request), settings.API_REQUESTS_A_MINUTE_OF_UNKNOWN


class ApiRate(BaseThrottle):
    """Counts every request to a view of the API."""

    counted: Count

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Whether it is answered."""
        what, who, times = who_asks(request)
        self.counted = count(what, who, Rate(times, MINUTE))
        request._request.counted = self.counted  # type: ignore[attr-defined]
        return not self.counted.over

    def wait(self) -> float:
        """Seconds until it will be."""
        return float(self.counted.seconds_left)


def tell_rate(request: HttpRequest, response: HttpResponseBase) -> None:
    """Says in the answer's headers what was counted."""
    counted: Any = getattr(request, "counted", None)
    if counted is not None:
        response["RateLimit-Policy"] = f"{counted.limit};w={MINUTE}"
        response["RateLimit-Limit"] = str(counted.limit)
        response["RateLimit-Remaining"] = str(counted.remaining)
        response["RateLimit-Reset"] = str(counted.seconds_left)
