"""How large a request may be: Django spools its body to the disk before it knows who sends it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from django.conf import settings

from webapp.errors import PROBLEM_JSON, problem

Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Application = Callable[[Any, Receive, Send], Awaitable[None]]

BESIDES_A_PART = 1024 * 1024  # bytes; nothing that is sent is larger than a part of an upload


async def answer_within_limit(app: Application, scope: Any, receive: Receive, send: Send) -> None:
    """Lets ``app`` answer a request, or answers 413 at once when it is larger than any need be."""
    limit = settings.UPLOAD_PART_SIZE + BESIDES_A_PART
    if announced_size(scope) > limit:
        await refuse(send)
        return
    arrived = 0

    async def receive_counted() -> Any:
        nonlocal arrived
        message = await receive()
        arrived += len(message.get("body", b""))
        if arrived <= limit:
            return message
        await refuse(send)
        return {"type": "http.disconnect"}

    await app(scope, receive_counted, send)


def announced_size(scope: Any) -> int:
    """The body's size in bytes as the request states it; 0 where it does not."""
    stated = dict(scope["headers"]).get(b"content-length", b"")
    return int(stated) if stated.isdigit() and len(stated) < 20 else 0


async def refuse(send: Send) -> None:
    """413, in the one shape of the API's errors."""
    sentence = "This request is larger than anything the studio takes in one piece."
    body = json.dumps(problem(413, "too_large", sentence)).encode()
    headers = [(b"content-type", PROBLEM_JSON.encode()), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})
