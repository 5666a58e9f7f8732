"""Errors as people read them: every refusal of the API is a problem (RFC 9457), ``Problem``."""

from __future__ import annotations

import errno
from http import HTTPStatus
from typing import Any, TypedDict

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import defaults
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import exception_handler

PROBLEM_JSON = "application/problem+json"
DISK_FULL_STATUS = status.HTTP_507_INSUFFICIENT_STORAGE
DISK_FULL = gettext_lazy(
    "The studio's disk is full. Tell who runs this studio, and upload the clip again once there "
    "is room."
)


class Problem(TypedDict):
    """Why a request was refused: ``code`` for programs, ``detail`` a sentence for people."""

    type: str
    title: str
    status: int
    code: str
    detail: str


def problem(http_status: int, code: str, detail: str) -> Problem:
    """The one shape of an error. The status explains the type, so that is ``about:blank``."""
    return {
        "type": "about:blank",
        "title": HTTPStatus(http_status).phrase,
        "status": http_status,
        "code": code,
        "detail": detail,
    }


class Refusal(exceptions.APIException):
    """A request that cannot be granted (422): a code for programs, a sentence for people."""

    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail, code)
        self.code = code
        self.sentence = detail


def answer_error(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler: a ``Problem``."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        body = problem(DISK_FULL_STATUS, "disk_full", str(DISK_FULL))
        return Response(body, DISK_FULL_STATUS, content_type=PROBLEM_JSON)
    response = exception_handler(error, context)
    if response is None:
        return None
    response.data = problem(response.status_code, code_of(error), sentence_of(error))
    response.content_type = PROBLEM_JSON
    return response


def code_of(error: Exception) -> str:
    """A word for programs."""
    if isinstance(error, Refusal):
        return error.code
    if isinstance(error, Http404):
        return "not_found"
    if isinstance(error, PermissionDenied):
        return "permission_denied"
    if isinstance(error, exceptions.ValidationError):
        return "invalid"
    code = getattr(error, "default_code", "error")
    return str(code)


def sentence_of(error: Exception) -> str:
    """A sentence for people."""
    if isinstance(error, Refusal):
        return error.sentence
    if isinstance(error, Http404):
        return _("There is nothing here, or it belongs to someone else.")
    if isinstance(error, exceptions.NotAuthenticated):
        return _("Nobody is signed in here. Sign in, or send an API token, and try again.")
    if isinstance(error, exceptions.Throttled):
        seconds = round(getattr(error, "wait", None) or 1)
        return ngettext(
            "That was too fast. Try again in %(seconds)d second.",
            "That was too fast. Try again in %(seconds)d seconds.",
            seconds,
        ) % {"seconds": seconds}
    if isinstance(error, exceptions.ValidationError):
        return " ".join(flat_sentences(error.detail))
    return str(getattr(error, "detail", error))


def flat_sentences(detail: Any, field: str = "") -> list[str]:
    """Every message of a validation error, each naming its field."""
    if isinstance(detail, dict):
        return [s for name, inner in detail.items() for s in flat_sentences(inner, str(name))]
    if isinstance(detail, list):
        return [s for inner in detail for s in flat_sentences(inner, field)]
    named = field and field != "non_field_errors"
    return [f"{field}: {detail}" if named else str(detail)]


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: a problem for programs, a page for people."""
    if is_for_programs(request):
        return problem_answer(404, "not_found", sentence_of(Http404()))
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a problem for programs, a page for people."""
    if is_for_programs(request):
        sentence = _("Something broke on our side. Try again in a moment.")
        return problem_answer(500, "internal", sentence)
    return defaults.server_error(request)


def is_for_programs(request: HttpRequest) -> bool:
    """Whether an address is the API's."""
    return request.path.startswith("/api/")


def problem_answer(http_status: int, code: str, detail: str) -> JsonResponse:
    """A problem outside of the API's views."""
    body = problem(http_status, code, detail)
    return JsonResponse(body, status=http_status, content_type=PROBLEM_JSON)
