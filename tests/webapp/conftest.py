"""Alice's clip, and clients that are signed in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from webapp.accounts.models import User
from webapp.clips.models import Clip, Project
from webapp.clips.upload import upload_file


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """No test pays for what another has asked."""
    cache.clear()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """No test speaks the language that another has asked for."""
    with translation.override("en"):
        yield


@pytest.fixture
def clip(project: Project, films: Path) -> Clip:
    """Alice's clip: two seconds with a stereo track."""
    return upload_file(project, project.owner.plan, films / "stereo.webm")


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """Makes a client for a user."""

    def client_of(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return client_of


@pytest.fixture
def alices(alice: User, signed_in: Callable[[User], Client]) -> Client:
    """Alice's browser."""
    return signed_in(alice)


@pytest.fixture
def charlies(charlie: User, signed_in: Callable[[User], Client]) -> Client:
    """The stranger's browser."""
    return signed_in(charlie)


@pytest.fixture
def content() -> Callable[[Any], bytes]:
    """Reads an answer to its end, streamed or not."""

    def read(response: Any) -> bytes:
        if not response.streaming:
            return bytes(response.content)

        async def whole() -> bytes:
            return b"".join([chunk async for chunk in response.streaming_content])

        return asyncio.run(whole())

    return read
