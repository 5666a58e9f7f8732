"""``Idempotency-Key``: a POST to the API that is sent again is given its first answer again."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from typing import Any, cast

from asgiref.sync import iscoroutinefunction, sync_to_async
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware
from django.utils.translation import gettext as _

from webapp.errors import is_for_programs, problem_answer
from webapp.integrations.models import IdempotentAnswer

HEADER = "Idempotency-Key"
REPLAY = "Idempotent-Replay"
LONGEST_KEY = 255
PASSING = {401, 403, 408, 409, 423, 425, 429}  # answers that another try may well better

Begun = IdempotentAnswer | HttpResponse | None


@sync_and_async_middleware
def answer_once(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """The middleware; requests without a key pass it by."""
    if iscoroutinefunction(get_response):

        async def asynchronously(request: HttpRequest) -> HttpResponseBase:
            if not has_key(request):
                return cast(HttpResponseBase, await get_response(request))
            begun = await sync_to_async(begin)(request)
            if isinstance(begun, HttpResponse):
                return begun
            response = await cast(Awaitable[HttpResponseBase], get_response(request))
            await sync_to_async(finish)(begun, response)
            return response

        return asynchronously

    def synchronously(request: HttpRequest) -> HttpResponseBase:
        begun = begin(request) if has_key(request) else None
        if isinstance(begun, HttpResponse):
            return begun
        response: HttpResponseBase = get_response(request)
        finish(begun, response)
        return response

    return synchronously


def has_key(request: HttpRequest) -> bool:
    """Whether the request asks to be carried out once only."""
    return request.method == "POST" and HEADER in request.headers and is_for_programs(request)


def begin(request: HttpRequest) -> Begun:
    """The row to be answered, or the answer that there is already; None for who is unknown."""
    user = request.user
    if not user.is_authenticated:
        return None
    key = request.headers[HEADER]
    if not 0 < len(key) <= LONGEST_KEY:
        return problem_answer(400, "bad_key", _("An Idempotency-Key has 1 to 255 characters."))
    try:
        fingerprint = fingerprint_of(request)
    except RequestDataTooBig:
        return problem_answer(413, "too_large", _("This body is too large to be kept with a key."))
    row, won = IdempotentAnswer.claim(user.pk, key, fingerprint)
    return row if won else answer_again(row, fingerprint)


def fingerprint_of(request: HttpRequest) -> str:
    """What is asked: the address and the body."""
    asked = request.get_full_path().encode() + b"\0" + request.body
    return hashlib.sha256(asked).hexdigest()


def answer_again(row: IdempotentAnswer, fingerprint: str) -> HttpResponse:
    """The first answer; or why there is none."""
    if row.fingerprint != fingerprint:
        sentence = _(
            "This Idempotency-Key was used for another request. Use a new key for each thing that "
            "is to be done."
        )
        return problem_answer(422, "key_reused", sentence)
    if row.status is None:
        sentence = _("The first request with this Idempotency-Key is still being answered.")
        waiting = problem_answer(409, "in_progress", sentence)
        waiting["Retry-After"] = "1"
        return waiting
    body = bytes(row.body)
    again = HttpResponse(body, status=row.status, content_type=row.content_type)
    again[REPLAY] = "true"
    return again


def finish(row: IdempotentAnswer | None, response: HttpResponseBase) -> None:
    """Keeps the answer, unless another try may have a better one."""
    if row is None:
        return
    kept = isinstance(response, HttpResponse) and response.status_code < 500
    if kept and response.status_code not in PASSING:
        whole = cast(HttpResponse, response)
        row.keep(whole.status_code, whole.headers.get("Content-Type", ""), whole.content)
    else:
        row.release()
