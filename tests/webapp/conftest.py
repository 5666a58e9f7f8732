"""Alice's clip, and clients that are signed in."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from tests.webapp.finished import finished_take
from webapp.accounts.limits import Limits
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips import arrivals
from webapp.clips.models import Clip, Project
from webapp.clips.probe import Probed, probe_upload
from webapp.clips.upload import upload_file
from webapp.jobs.models import Job
from webapp.player.models import Study

Look = Callable[[Path, Limits], Probed]


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """No test pays for what another has asked."""
    cache.clear()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """No test speaks the language that another has asked for."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Look:
    """Tells of a film, and puts beside it, what was seen of the first one that it was asked for.

    Decoders take half a second of the processor, and hundreds of tests begin with the same clip.
    """
    folder = tmp_path_factory.mktemp("seen")
    first: list[Probed] = []

    def look(film: Path, plan: Limits) -> Probed:
        if not first:
            first.append(probe_upload(Path(shutil.copy(film, folder / "film")), plan))

        def beside(picture: Path) -> Path:
            return Path(shutil.copy(picture, film.with_name(picture.name)))

        poster, thumbnails = first[0].poster, first[0].thumbnails
        return replace(
            first[0], poster=beside(poster), thumbnails=thumbnails and beside(thumbnails)
        )

    return look


@pytest.fixture
def clip(project: Project, films: Path, seen: Look, monkeypatch: pytest.MonkeyPatch) -> Clip:
    """Alice's clip: two seconds with a stereo track."""
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(arrivals, "probe_upload", seen)
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
