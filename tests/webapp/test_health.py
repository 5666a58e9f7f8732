"""A load balancer asks whether the site is well."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from webapp.asgi import application


async def ask() -> tuple[int, bytes]:
    """Status and body of GET /healthz under a host nobody has allowed, without HTTPS."""
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    headers = [(b"host", b"10.0.0.7:8000")]
    scope = {"type": "http", "method": "GET", "path": "/healthz", "headers": headers}
    await application(scope, receive, send)
    return sent[0]["status"], sent[1]["body"]


@pytest.mark.django_db(transaction=True)
async def test_the_site_is_well_whatever_host_is_asked() -> None:
    assert await ask() == (200, b"ok\n")


@pytest.mark.django_db(transaction=True)
async def test_it_is_not_well_without_its_database(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(connections.databases["default"], "NAME", str(tmp_path / "gone" / "db"))
    assert await ask() == (503, b"the database does not answer\n")
