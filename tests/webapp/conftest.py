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

from tests.webapp.finished import finished_take
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Project
from webapp.clips.upload import upload_file
from webapp.jobs.models import Job
from webapp.player.models import Study


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


@pytest.fixture
def take(clip: Clip, model_version: ModelVersion) -> Job:
    """A finished take of Alice's clip."""
    return finished_take(clip, model_version)


@pytest.fixture
def stranger(db: None) -> Client:
    """Somebody without an account, who was sent a link."""
    return Client()


@pytest.fixture
def study(alice: User) -> Study:
    """Alice's test, empty."""
    return Study.objects.create(made_by=alice, name="Harbour sounds")
