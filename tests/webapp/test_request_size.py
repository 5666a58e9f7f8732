"""Requests that are larger than any need be end before they fill the disk."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from django.conf import settings

from webapp.asgi import application
from webapp.request_size import BESIDES_A_PART

MIB = 1024 * 1024


async def post(path: str, size: int, *, announced: bool) -> tuple[int, bytes, int]:
    """Sends ``size`` bytes as a stranger; status, body, and how many bytes were taken."""
    sent: list[dict[str, Any]] = []
    taken = 0

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        nonlocal taken
        if taken >= size:
            await asyncio.Event().wait()  # stays for the answer
        taken += MIB
        return {"type": "http.request", "body": b"x" * MIB, "more_body": taken < size}

    headers = [(b"host", b"localhost")]
    if announced:
        headers.append((b"content-length", str(size).encode()))
    scope = {
        "type": "http", "method": "POST", "path": path, "headers": headers, "query_string": b"",
    }  # fmt: skip
    await application(scope, receive, send)
    return sent[0]["status"], sent[1]["body"], taken


@pytest.mark.parametrize("announced", [True, False])
async def test_a_stranger_cannot_fill_the_disk(announced: bool) -> None:
    status, body, taken = await post("/sign-in/", 200 * MIB, announced=announced)
    assert (status, json.loads(body)["code"]) == (413, "too_large")
    assert taken <= settings.UPLOAD_PART_SIZE + BESIDES_A_PART + MIB
    if announced:
        assert taken == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("announced", [True, False])
async def test_a_part_of_an_upload_is_let_through(announced: bool) -> None:
    path = "/api/uploads/00000000-0000-0000-0000-000000000000/parts/1"
    status, _, taken = await post(path, settings.UPLOAD_PART_SIZE, announced=announced)
    assert status == 401
    assert taken == settings.UPLOAD_PART_SIZE
