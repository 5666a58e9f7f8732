"""Alice's program is told by a signed webhook when her take has ended."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from spatialgen.export import Format, Mix
from tests.webapp.receiver import Receiver, receiver
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip
from webapp.exports.announcing import end_badly, end_well
from webapp.exports.ask import ask_for_export
from webapp.integrations.courier import Courier, take_out_due, tidy
from webapp.integrations.models import WebhookDelivery, WebhookEndpoint
from webapp.integrations.models.outgoing import WAITS
from webapp.integrations.outside import Unreachable, is_public, post, target_of
from webapp.jobs.models import Job
from webapp.jobs.run import fail
from webapp.jobs.start import start_job


@pytest.fixture
def hook(settings: Settings) -> Iterator[Receiver]:
    """A receiver that the studio may speak to, on this machine though it is."""
    settings.STUDIO_WEBHOOKS_TO_PRIVATE = True
    with receiver() as up:
        yield up


@pytest.fixture
def endpoint(alice: User, hook: Receiver) -> WebhookEndpoint:
    """Alice's, told of everything."""
    events = ["job.succeeded", "job.failed", "export.succeeded", "export.failed"]
    return WebhookEndpoint.objects.create(user=alice, url=hook.url, events=events)


@pytest.fixture
def running(clip: Clip, model_version: ModelVersion) -> Job:
    job = start_job(clip, model_version)
    assert job.claim()
    return job


def signature_of(secret: str, headers: dict[str, str], body: bytes) -> bool:
    """What docs/api.md tells receivers to do."""
    told = dict(part.split("=", 1) for part in headers["OmniAudio-Signature"].split(","))
    signed = told["t"].encode() + b"." + body
    expected = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, told["v1"]) and abs(time.time() - int(told["t"])) < 300


def test_alice_adds_a_webhook_and_sees_its_secret_once(alices: Client, hook: Receiver) -> None:
    form = {"url": hook.url, "events": ["job.succeeded", "job.failed"]}
    page = alices.post("/account/webhooks/", form)
    secret = re.search(r"whsec_[0-9a-f]{64}", page.text)
    assert secret
    made = WebhookEndpoint.objects.get()
    assert (made.secret, made.events) == (secret[0], ["job.succeeded", "job.failed"])
    assert secret[0] not in alices.get("/account/webhooks/").text
    stored = str(WebhookEndpoint.objects.values().get())
    assert secret[0].removeprefix("whsec_") not in stored, "it lies in no row"


def test_the_end_of_a_job_is_told_signed_and_once(
    endpoint: WebhookEndpoint, running: Job, hook: Receiver
) -> None:
    fail(running, "out_of_memory", "The machine ran out of memory.")
    assert take_out_due() == 1
    headers, body = hook.seen[0]
    assert signature_of(endpoint.secret, headers, body)
    assert not signature_of("whsec_another", headers, body)
    told = json.loads(body)
    assert (told["event"], headers["OmniAudio-Event"]) == ("job.failed", "job.failed")
    assert (told["data"]["id"], told["data"]["status"]) == (str(running.pk), "failed")
    assert told["data"]["error"]["code"] == "out_of_memory"
    delivery = WebhookDelivery.objects.get()
    assert headers["OmniAudio-Delivery"] == str(delivery.pk)
    assert (delivery.outcome, delivery.answer_status, delivery.answer) == (
        "arrived", 200, "thank you",
    )  # fmt: skip
    assert take_out_due() == 0


def test_nothing_is_told_of_what_was_rolled_back(
    endpoint: WebhookEndpoint, running: Job, hook: Receiver
) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        fail(running, "internal", "No.")
        raise RuntimeError
    assert take_out_due() == 0


def test_only_what_was_asked_for_and_only_what_is_alices(
    endpoint: WebhookEndpoint, running: Job, bob: User, hook: Receiver
) -> None:
    WebhookEndpoint.objects.create(user=bob, url=hook.url, events=["job.failed"])
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(events=["job.succeeded"])
    fail(running, "internal", "No.")
    assert take_out_due() == 0


def test_a_receiver_that_is_away_is_tried_again_later_each_time(
    endpoint: WebhookEndpoint, hook: Receiver
) -> None:
    hook.status = 503
    endpoint.queue("ping", "{}")
    for attempt, wait in enumerate(WAITS, start=1):
        assert take_out_due() == 1
        assert take_out_due() == 0, "not before its time"
        delivery = WebhookDelivery.objects.get()
        assert (delivery.attempts, delivery.outcome) == (attempt, "pending")
        seconds = (delivery.next_at - timezone.now()).total_seconds()
        assert 0.85 * wait < seconds < 1.15 * wait
        assert "503" in delivery.error_told
        WebhookDelivery.objects.update(next_at=timezone.now())
    hook.status = 204
    take_out_due()
    assert WebhookDelivery.objects.get().outcome == "arrived"
    assert len(hook.seen) == len(WAITS) + 1
    assert len({headers["OmniAudio-Delivery"] for headers, _ in hook.seen}) == 1


def test_it_is_given_up_after_the_last_attempt(endpoint: WebhookEndpoint, hook: Receiver) -> None:
    hook.status = 500
    endpoint.queue("ping", "{}")
    for _ in range(len(WAITS) + 1):
        take_out_due()
        WebhookDelivery.objects.update(next_at=timezone.now())
    assert WebhookDelivery.objects.get().outcome == "given_up"
    assert take_out_due() == 0


def test_an_attempt_that_was_interrupted_is_made_again(
    endpoint: WebhookEndpoint, hook: Receiver
) -> None:
    delivery = endpoint.queue("ping", "{}")
    assert delivery.claim()
    assert not WebhookDelivery.objects.get(pk=delivery.pk).rows().filter(attempts=0).exists()
    assert take_out_due() == 0
    WebhookDelivery.objects.update(next_at=timezone.now())  # the claim has run out
    assert take_out_due() == 1
    assert not delivery.arrive(), "who comes late has nothing to say"
    assert WebhookDelivery.objects.get().attempts == 2


@pytest.mark.parametrize("how", ["too often", "gone"])
def test_an_endpoint_that_keeps_failing_is_switched_off_and_alice_is_told(  # noqa: PLR0917
    endpoint: WebhookEndpoint,
    alices: Client,
    hook: Receiver,
    how: str,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    told: list[Any] = []
    monkeypatch.setattr("webapp.integrations.announce.tell", lambda *one: told.append(one))
    hook.status = 410 if how == "gone" else 500
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(1 if how == "gone" else 20):
            endpoint.queue("ping", "{}")
        take_out_due()
    group, message = told[0]
    assert group == f"user.{endpoint.user_id}"
    assert "was switched off" in message["notice"]["title"]
    assert take_out_due() == 0
    assert not WebhookDelivery.objects.filter(outcome="pending").exists()
    page = alices.get(f"/account/webhooks/{endpoint.pk}/").text
    assert "Too many deliveries failed" in page
    hook.status = 200
    alices.post(f"/account/webhooks/{endpoint.pk}/enable")
    alices.post(f"/account/webhooks/{endpoint.pk}/ping")
    assert take_out_due() == 1
    assert WebhookDelivery.objects.filter(outcome="arrived").count() == 1


def test_alice_sends_again_what_was_sent(
    endpoint: WebhookEndpoint, alices: Client, hook: Receiver
) -> None:
    sent = endpoint.queue("job.failed", '{"event": "job.failed"}')
    take_out_due()
    page = alices.get(f"/account/webhooks/{endpoint.pk}/").text
    assert "arrived" in page
    alices.post(f"/account/webhooks/{endpoint.pk}/deliveries/{sent.pk}/again")
    take_out_due()
    assert [body for _, body in hook.seen] == [b'{"event": "job.failed"}'] * 2
    assert len({headers["OmniAudio-Delivery"] for headers, _ in hook.seen}) == 2


def test_a_stranger_sees_and_changes_no_webhook(
    endpoint: WebhookEndpoint, charlies: Client
) -> None:
    sent = endpoint.queue("ping", "{}")
    address = f"/account/webhooks/{endpoint.pk}/"
    assert charlies.get(address).status_code == 404
    for deed in ("remove", "enable", "ping", f"deliveries/{sent.pk}/again"):
        assert charlies.post(address + deed).status_code == 404
    assert WebhookEndpoint.objects.exists()


@pytest.mark.parametrize("well", [True, False])
def test_the_end_of_an_export_is_told_too(
    endpoint: WebhookEndpoint, running: Job, hook: Receiver, well: bool
) -> None:
    Job.objects.filter(pk=running.pk).update(status="succeeded")
    running.refresh_from_db()
    export, _ = ask_for_export(running, Format.AMBIX_WAV, Mix())
    assert export.claim()
    if well:
        assert end_well(export, file="exports/a.wav", size=4, sha256="0" * 64)
    else:
        assert end_badly(export, "export_failed", "It is out of tune.")
    take_out_due()
    told = json.loads(hook.seen[0][1])
    assert told["event"] == ("export.succeeded" if well else "export.failed")
    assert (told["data"]["id"], told["data"]["status"]) == (
        str(export.pk), "succeeded" if well else "failed",
    )  # fmt: skip
    assert not end_badly(export, "export_failed", "Late."), "it has ended already"
    assert take_out_due() == 0


PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",  # noqa: S104
    "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0",
    "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
    "2002:7f00:1::", "2001:0:0:0:0:0:80ff:fffe",
]  # fmt: skip


@pytest.mark.parametrize("number", PRIVATE)
def test_addresses_within_are_known_in_every_form(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_addresses_outside_are_public(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost:8000/", "http://[::1]/", "http://2130706433/",
        "http://0x7f.1/", "http://169.254.169.254/latest/meta-data/", "ftp://example.org/",
        "http://user:secret@example.org/", "http://no-such-name.invalid/", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_alice_cannot_send_the_studio_into_its_own_network(alices: Client, url: str) -> None:
    with pytest.raises(Unreachable):
        target_of(url)
    page = alices.post("/account/webhooks/", {"url": url, "events": ["job.failed"]})
    assert "field-error" in page.text
    assert not WebhookEndpoint.objects.exists()


def test_a_name_that_moves_inside_later_is_not_followed(
    endpoint: WebhookEndpoint, hook: Receiver, settings: Settings
) -> None:
    settings.STUDIO_WEBHOOKS_TO_PRIVATE = False  # what was outside resolves inside now
    endpoint.queue("ping", "{}")
    take_out_due()
    assert hook.seen == []
    assert "private network" in WebhookDelivery.objects.get().error_told


def test_the_address_that_was_looked_at_is_the_one_that_is_spoken_to(
    hook: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int, *_: object, **more: object) -> list[Any]:
        asked.append(host)
        moved = host == "moves.example" and asked.count(host) > 1
        return [(2, 1, 6, "", ("10.0.0.1" if moved else "127.0.0.1", port))]

    monkeypatch.setattr("webapp.integrations.outside.socket.getaddrinfo", resolve)
    answer = post(f"http://moves.example:{hook.port}/", b"{}", {})
    assert (answer.status, asked.count("moves.example")) == (200, 1)
    assert hook.seen[0][0]["Host"] == f"moves.example:{hook.port}"


def test_redirections_are_not_followed(endpoint: WebhookEndpoint, hook: Receiver) -> None:
    with receiver() as within:
        hook.status, hook.location = 302, within.url
        endpoint.queue("ping", "{}")
        take_out_due()
        assert within.seen == []
    assert WebhookDelivery.objects.get().outcome == "pending"


def test_a_port_that_nobody_listens_at_is_a_sentence(alice: User, settings: Settings) -> None:
    settings.STUDIO_WEBHOOKS_TO_PRIVATE = True
    away = WebhookEndpoint.objects.create(user=alice, url="http://127.0.0.1:9/", events=[])
    away.queue("ping", "{}")
    take_out_due()
    assert WebhookDelivery.objects.get().error_told.startswith("127.0.0.1 did not answer: ")


def test_the_courier_takes_out_what_is_queued_by_itself(
    transactional_db: None, endpoint: WebhookEndpoint, hook: Receiver
) -> None:
    courier = Courier()
    courier.start()
    try:
        endpoint.queue("ping", "{}")
        deadline = time.monotonic() + 20
        while not WebhookDelivery.objects.filter(outcome="arrived").exists():
            assert time.monotonic() < deadline
            time.sleep(0.1)
    finally:
        courier.stop()
    assert not courier.is_alive()


def test_old_deliveries_are_forgotten(endpoint: WebhookEndpoint, hook: Receiver) -> None:
    endpoint.queue("ping", "{}")
    take_out_due()
    endpoint.queue("ping", "{}")
    WebhookDelivery.objects.update(created_at=timezone.now() - timedelta(days=31))
    tidy()
    assert WebhookDelivery.objects.get().outcome == "pending"
