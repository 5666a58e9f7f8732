"""The socket of a job: snapshots on connect and on change, for who may see them."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from channels.db import database_sync_to_async
from django.test import Client

from spatialgen.stages import Progress, Stage
from tests.webapp.tab import Tab
from webapp import asgi
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Project
from webapp.hints import remember_server_loop
from webapp.jobs.models import Job
from webapp.jobs.notify import send_hint
from webapp.jobs.start import cancel_job, start_job

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def job(transactional_db: None, clip: Clip, model_version: ModelVersion) -> Job:
    return start_job(clip, model_version)


def socket_of(job_id: object, user: User | None, origin: str = "http://localhost") -> Tab:
    headers = [(b"origin", origin.encode()), (b"host", b"localhost")]
    if user is not None:
        client = Client()
        client.force_login(user)
        session = client.cookies["sessionid"].value
        headers.append((b"cookie", f"sessionid={session}".encode()))
    return Tab(asgi.application, f"/ws/jobs/{job_id}", headers)


async def opened(job_id: object, user: User | None) -> Tab:
    tab = await sync_to_async(socket_of)(job_id, user)
    assert await tab.connect()
    return tab


def advance(job: Job, fraction: float) -> None:
    """What the worker's thread does: the row first, then the hint."""
    assert job.advance(Progress(Stage.LATENTS, fraction, fraction))
    send_hint(job.pk)


async def test_a_snapshot_on_connect_and_one_after_every_change(job: Job, alice: User) -> None:
    remember_server_loop(asyncio.get_running_loop())
    first, second = await opened(job.pk, alice), await opened(job.pk, alice)
    for tab in (first, second):
        assert (await tab.receive())["status"] == "queued"

    assert await database_sync_to_async(job.claim)()
    for fraction in (0.25, 0.5):
        await asyncio.to_thread(advance, job, fraction)
        for tab in (first, second):
            snapshot = await tab.receive(timeout=1)
            assert (snapshot["stage"], snapshot["fraction"]) == ("latents", fraction)

    await first.disconnect()
    late = await opened(job.pk, alice)
    assert (await late.receive())["fraction"] == 0.5
    await late.disconnect()
    await second.disconnect()
    remember_server_loop(None)


async def test_cancelling_is_told(job: Job, alice: User) -> None:
    remember_server_loop(asyncio.get_running_loop())
    tab = await opened(job.pk, alice)
    await tab.receive()
    await database_sync_to_async(cancel_job)(job)
    assert (await tab.receive(timeout=1))["status"] == "cancelled"
    await tab.disconnect()
    remember_server_loop(None)


async def test_a_ping_makes_up_for_a_lost_hint(job: Job, alice: User) -> None:
    tab = await opened(job.pk, alice)
    await tab.receive()
    await tab.say('{"type": "ping"}')
    assert await tab.receive() == {"type": "pong"}
    assert await tab.hears_nothing(), "nothing new is not sent again"

    await database_sync_to_async(job.cancel)()  # in another process: no hint comes here
    await tab.say('{"type": "ping"}')
    assert await tab.receive() == {"type": "pong"}
    assert (await tab.receive())["status"] == "cancelled"
    await tab.disconnect()


@pytest.mark.parametrize("message", ["", "{", "[]", '{"type": "dance"}'])
async def test_other_messages_are_let_pass(job: Job, alice: User, message: str) -> None:
    tab = await opened(job.pk, alice)
    await tab.receive()
    await tab.say(message)
    assert await tab.hears_nothing()
    await tab.disconnect()


async def test_strangers_and_the_signed_out_are_told_by_a_code(job: Job, charlie: User) -> None:
    assert await (await opened(job.pk, charlie)).closed_with() == 4404
    assert await (await opened(uuid4(), charlie)).closed_with() == 4404
    assert await (await opened(job.pk, None)).closed_with() == 4401


async def test_a_foreign_page_cannot_connect(job: Job, alice: User) -> None:
    tab = await sync_to_async(socket_of)(job.pk, alice, origin="http://evil.example")
    assert not await tab.connect()


async def test_who_may_no_longer_see_it_is_told_nothing_more(
    job: Job, alice: User, charlie: User
) -> None:
    tab = await opened(job.pk, alice)
    await tab.receive()
    await Project.objects.aupdate(owner=charlie)
    await tab.say('{"type": "ping"}')
    assert await tab.receive() == {"type": "pong"}
    assert await tab.closed_with() == 4404
