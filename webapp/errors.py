"""Errors as people read them: every refusal of the API is ``{"code", "detail"}``."""

from __future__ import annotations

import errno
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import exception_handler

DISK_FULL_STATUS = status.HTTP_507_INSUFFICIENT_STORAGE
DISK_FULL = (
    "The studio's disk is full. Tell who runs this studio, and upload the clip again once there "
    "is room."
)


class Refusal(exceptions.APIException):
    """A request that cannot be granted (422): a code for programs, a sentence for people."""

    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail, code)
        self.code = code
        self.sentence = detail


def answer_error(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler: the one JSON shape of an error."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Response({"code": "disk_full", "detail": DISK_FULL}, DISK_FULL_STATUS)
    response = exception_handler(error, context)
    if response is None:
        return None
    response.data = {"code": code_of(error), "detail": sentence_of(error)}
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
        return "There is nothing here, or it belongs to someone else."
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
