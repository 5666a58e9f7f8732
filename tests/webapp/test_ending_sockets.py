"""An open socket ends when its user signs out, here or elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from asgiref.sync import sync_to_async
from channels.db import database_sync_to_async
from django.test import Client

from tests.webapp.tab import Tab
from webapp import asgi
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip
from webapp.hints import remember_server_loop
from webapp.jobs.models import Job
from webapp.jobs.start import start_job

pytestmark = pytest.mark.django_db(transaction=True)
PING = '{"type": "ping"}'


@pytest.fixture
def job(transactional_db: None, clip: Clip, model_version: ModelVersion) -> Job:
    return start_job(clip, model_version)


@pytest_asyncio.fixture
async def listening() -> AsyncIterator[None]:
    """The process has a server loop."""
    remember_server_loop(asyncio.get_running_loop())
    yield
    remember_server_loop(None)


async def tab_of(client: Client, job: Job) -> Tab:
    """A tab of the client's browser, open on the job."""
    session = client.cookies["sessionid"].value
    headers = [
        (b"origin", b"http://localhost"), (b"host", b"localhost"),
        (b"cookie", f"sessionid={session}".encode()),
    ]  # fmt: skip
    tab = Tab(asgi.application, f"/ws/jobs/{job.pk}", headers)
    assert await tab.connect()
    await tab.receive()
    return tab


async def test_signing_out_ends_the_sockets_of_that_session_alone(
    listening: None, job: Job, alice: User, alices: Client
) -> None:
    phone = Client()
    await sync_to_async(phone.force_login)(alice)
    first, second = await tab_of(alices, job), await tab_of(alices, job)
    elsewhere = await tab_of(phone, job)
    await sync_to_async(alices.post)("/sign-out/")
    assert await first.closed_with() == 4401
    assert await second.closed_with() == 4401
    await elsewhere.say(PING)
    assert await elsewhere.receive() == {"type": "pong"}
    await elsewhere.disconnect()


@pytest.mark.parametrize("how", ["session gone", "new password", "blocked", "account gone"])
async def test_a_ping_finds_that_the_session_has_ended(
    listening: None, job: Job, alice: User, alices: Client, how: str
) -> None:
    tab = await tab_of(alices, job)
    await tab.say(PING)
    assert await tab.receive() == {"type": "pong"}
    await database_sync_to_async(end)(how, alice, alices)
    await tab.say(PING)
    assert await tab.closed_with() == 4401


def end(how: str, alice: User, alices: Client) -> None:
    """Ends a session in a way that no socket is told of."""
    if how == "session gone":
        alices.session.flush()
    elif how == "new password":
        alice.set_password("another")
        alice.save()
    elif how == "blocked":
        User.objects.filter(pk=alice.pk).update(is_active=False)
    else:
        alice.delete()
