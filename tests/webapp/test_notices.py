"""Alice learns on any of her pages, and by letter if she wants, that a long take is done."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio
from asgiref.sync import sync_to_async
from channels.db import database_sync_to_async
from django.core import mail
from django.test import Client
from django.utils import timezone, translation
from pytest_django import Settings

from tests.webapp.tab import Tab
from webapp import asgi
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip
from webapp.hints import remember_server_loop
from webapp.integrations.courier import take_out_due
from webapp.integrations.models import Letter, Preferences
from webapp.jobs.models import Job
from webapp.jobs.reasons import reason_told
from webapp.jobs.run import fail
from webapp.jobs.start import start_job


@pytest.fixture
def running(clip: Clip, model_version: ModelVersion) -> Job:
    job = start_job(clip, model_version)
    assert job.claim()
    return job


@pytest_asyncio.fixture
async def listening() -> AsyncIterator[None]:
    """The process has a server loop."""
    remember_server_loop(asyncio.get_running_loop())
    yield
    remember_server_loop(None)


def page_of(client: Client | None) -> Tab:
    """Any page of the client's browser."""
    headers = [(b"origin", b"http://localhost"), (b"host", b"localhost")]
    if client is not None:
        session = client.cookies["sessionid"].value
        headers.append((b"cookie", f"sessionid={session}".encode()))
    return Tab(asgi.application, "/ws/notices", headers)


@pytest.mark.django_db(transaction=True)
async def test_every_open_page_of_alice_is_told_and_nobody_elses(
    listening: None, transactional_db: None, running: Job, alices: Client, charlies: Client
) -> None:
    pages = [page_of(alices), page_of(alices), page_of(charlies)]
    for page in pages:
        assert await page.connect()
    await asyncio.sleep(0.2)
    await database_sync_to_async(fail)(running, "internal", "It is out of tune.")
    for page in pages[:2]:
        notice = await page.receive()
        assert notice["title"] == "Take 1 of stereo.webm failed"
        assert (notice["text"], notice["bad"]) == ("It is out of tune.", True)
        assert notice["path"] == f"/clips/{running.clip_id}/"
    assert await pages[2].hears_nothing()
    await sync_to_async(alices.post)("/sign-out/")
    assert await pages[0].closed_with() == 4401
    await pages[2].disconnect()


@pytest.mark.django_db(transaction=True)  # a socket closes what old connections its thread has
async def test_a_page_without_a_user_hears_nothing() -> None:
    page = page_of(None)
    assert await page.connect()
    assert await page.closed_with() == 4401


def wants_letters(user: User, settings: Settings, language: str = "") -> None:
    settings.EMAIL_CONFIGURED = True
    User.objects.filter(pk=user.pk).update(email="alice@example.org")
    Preferences.objects.create(user=user, mail_when_done=True, language=language)


def took(job: Job, seconds: float) -> Job:
    began = timezone.now() - timedelta(seconds=seconds)
    Job.objects.filter(pk=job.pk).update(started_at=began)
    return job


def test_a_letter_comes_when_it_took_long_and_is_wanted(
    running: Job, alice: User, settings: Settings
) -> None:
    wants_letters(alice, settings)
    fail(took(running, 61), "internal", "It is out of tune.")
    take_out_due()
    letter = mail.outbox[0]
    assert (letter.to, letter.subject) == (["alice@example.org"], "Take 1 of stereo.webm failed")
    assert f"{settings.SITE_ADDRESS}/clips/{running.clip_id}/" in str(letter.body)
    take_out_due()
    assert len(mail.outbox) == 1


def test_a_letter_says_in_alices_language_what_a_worker_noted_in_english(
    running: Job, alice: User, settings: Settings
) -> None:
    wants_letters(alice, settings, language="zh-hans")
    fail(took(running, 61), "internal", "It is out of tune.")
    take_out_due()
    with translation.override("zh-hans"):
        reason = reason_told("internal", "It is out of tune.")
    assert "out of tune" not in reason
    assert reason in str(mail.outbox[0].body)


@pytest.mark.parametrize("why_not", ["short", "not wanted", "no server", "no address"])
def test_no_letter_otherwise(running: Job, alice: User, settings: Settings, why_not: str) -> None:
    wants_letters(alice, settings)
    if why_not == "not wanted":
        Preferences.objects.update(mail_when_done=False)
    elif why_not == "no server":
        settings.EMAIL_CONFIGURED = False
    elif why_not == "no address":
        User.objects.filter(pk=alice.pk).update(email="")
    fail(took(running, 59 if why_not == "short" else 61), "internal", "No.")
    assert not Letter.objects.exists()


def test_a_mail_server_that_is_away_is_tried_again(
    running: Job, alice: User, settings: Settings
) -> None:
    wants_letters(alice, settings)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 9
    fail(took(running, 61), "internal", "No.")
    take_out_due()
    letter = Letter.objects.get()
    assert (letter.outcome, letter.attempts) == ("pending", 1)
    assert "refused" in letter.error
