"""Ada reads who has which tokens and webhooks, stops them, and never sees a secret."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from webapp.accounts.models import User
from webapp.integrations.models import ApiToken, Letter, WebhookDelivery, WebhookEndpoint
from webapp.operations.models import AuditEntry

TOKENS, WEBHOOKS, DELIVERIES, LETTERS = (
    f"/admin/integrations/{name}/"
    for name in ("apitoken", "webhookendpoint", "webhookdelivery", "letter")
)


@pytest.fixture
def adas(ada: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(ada)


@pytest.fixture
def token(alice: User) -> tuple[ApiToken, str]:
    return ApiToken.issue(alice, "import", "write")


@pytest.fixture
def webhook(alice: User) -> WebhookEndpoint:
    url = "https://alice.example.org/hook"
    return WebhookEndpoint.objects.create(user=alice, url=url, events=["job.failed"])


def act(client: Client, path: str, action: str, *rows: Any, **more: str) -> Any:
    chosen = {"action": action, "_selected_action": [str(row.pk) for row in rows], **more}
    return client.post(path, chosen, follow=True)


def test_no_secret_is_shown_or_logged(
    adas: Client, token: tuple[ApiToken, str], webhook: WebhookEndpoint
) -> None:
    row, secret = token
    hidden = (secret, row.digest, webhook.secret, webhook.salt)
    for path in (TOKENS, f"{TOKENS}{row.pk}/change/", WEBHOOKS, f"{WEBHOOKS}{webhook.pk}/change/"):
        page = adas.get(path).text
        assert not any(one in page for one in hidden), path
    assert row.shown in adas.get(TOKENS).text
    adas.post(f"/admin/accounts/user/{row.user_id}/delete/", {"post": "yes"})
    assert not ApiToken.objects.exists(), "whoever has tokens can still be deleted"
    assert not any(one in str(list(AuditEntry.objects.values())) for one in hidden)


def test_nothing_is_added_changed_or_deleted_by_hand(
    adas: Client, token: tuple[ApiToken, str], webhook: WebhookEndpoint
) -> None:
    for path, row in ((TOKENS, token[0]), (WEBHOOKS, webhook)):
        assert adas.get(f"{path}add/").status_code == 403
        assert adas.post(f"{path}{row.pk}/change/", {"name": "mine"}).status_code == 403
        assert adas.post(f"{path}{row.pk}/delete/", {"post": "yes"}).status_code == 403
    assert ApiToken.objects.get().name == "import"


def test_ada_revokes_a_token_after_a_question(adas: Client, token: tuple[ApiToken, str]) -> None:
    row, secret = token
    program = Client(headers={"authorization": f"Bearer {secret}"})
    asked = act(adas, TOKENS, "revoke", row)
    assert "Revoke these tokens?" in asked.text
    assert program.get("/api/projects").status_code == 200, "it asks first"
    assert "Revoked: 1." in act(adas, TOKENS, "revoke", row, confirmed="yes").text
    assert program.get("/api/projects").status_code == 401
    assert "Revoked: 0." in act(adas, TOKENS, "revoke", row, confirmed="yes").text
    entry = AuditEntry.objects.get()
    assert (entry.who, entry.act, entry.target) == ("ada", "revoked", "import (alice)")
    assert entry.target_url == f"{TOKENS}{row.pk}/change/"
    for state, there in (("good", False), ("expired", False), ("revoked", True)):
        assert (f"{TOKENS}{row.pk}/change/" in adas.get(f"{TOKENS}?state={state}").text) is there
    assert f"{TOKENS}{row.pk}/change/" in adas.get(f"{TOKENS}?q=alice").text


def test_ada_switches_a_webhook_off_and_on_and_alice_is_told_why(
    adas: Client, alices: Client, webhook: WebhookEndpoint
) -> None:
    waiting = webhook.queue("job.failed", "{}")
    act(adas, WEBHOOKS, "switch_off", webhook, confirmed="yes")
    waiting.refresh_from_db()
    assert waiting.outcome == "given_up"
    told = alices.get(f"/account/webhooks/{webhook.pk}/").text
    assert "Whoever runs this studio has switched it off." in told
    alices.cookies["django_language"] = "zh-hans"
    assert "本站管理员已将其停用。" in alices.get(f"/account/webhooks/{webhook.pk}/").text
    assert str(webhook.pk) in adas.get(f"{WEBHOOKS}?state=off").text
    assert f"{WEBHOOKS}{webhook.pk}/change/" not in adas.get(f"{WEBHOOKS}?state=on").text
    act(adas, WEBHOOKS, "switch_on", webhook)
    webhook.refresh_from_db()
    assert webhook.active
    acts = [(entry.act, entry.target) for entry in AuditEntry.objects.order_by("pk")]
    target = "https://alice.example.org/hook (alice)"
    assert acts == [("switched off", target), ("switched on", target)]


def test_a_delivery_that_is_over_is_sent_again(adas: Client, webhook: WebhookEndpoint) -> None:
    over, waiting = webhook.queue("job.failed", '{"a": 1}'), webhook.queue("job.failed", "{}")
    assert over.claim()
    over.give_up("It answered 500.")
    assert "It answered 500." in adas.get(f"{DELIVERIES}{over.pk}/change/").text
    assert "On their way again: 1." in act(adas, DELIVERIES, "send_again", over, waiting).text
    again = WebhookDelivery.objects.exclude(pk__in=[over.pk, waiting.pk]).get()
    assert (again.body, again.outcome, again.endpoint) == ('{"a": 1}', "pending", webhook)
    assert AuditEntry.objects.get().act == "sent again"


def test_whoever_may_only_look_does_nothing(
    bob: User, signed_in: Callable[[User], Client], token: tuple[ApiToken, str]
) -> None:
    bob.is_staff = True
    bob.save()
    bob.user_permissions.add(Permission.objects.get(codename="view_apitoken"))
    bobs = signed_in(bob)
    assert token[0].shown in bobs.get(TOKENS).text
    act(bobs, TOKENS, "revoke", token[0], confirmed="yes")
    token[0].refresh_from_db()
    assert token[0].revoked_at is None
    assert bobs.get(WEBHOOKS).status_code == 403


def test_strangers_find_no_administration(charlies: Client, token: tuple[ApiToken, str]) -> None:
    assert "/login/" in charlies.get(TOKENS)["Location"]


def test_lists_make_a_constant_number_of_queries(adas: Client, db: None) -> None:
    def crowd(first: int, last: int) -> None:
        for number in range(first, last):
            user = User.objects.create_user(f"user{number}")
            ApiToken.issue(user, f"token {number}", "read")
            hook = WebhookEndpoint.objects.create(user=user, url=f"https://x.org/{number}")
            hook.queue("ping", "{}")
            Letter.objects.create(user=user, subject="Done", body="")

    def asked() -> list[int]:
        counts = []
        for path in (TOKENS, WEBHOOKS, DELIVERIES, LETTERS):
            with CaptureQueriesContext(connection) as queries:
                assert adas.get(path).status_code == 200
            counts.append(len(queries))
        return counts

    crowd(0, 2)
    asked()  # content types and the like are remembered from now on
    few = asked()
    crowd(2, 7)
    assert asked() == few
    assert max(few) < 15
