"""Alice makes a token; her program uses the studio with it, and nobody else's does."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from webapp.accounts.models import Agreement, Plan, User
from webapp.clips.models import Clip, Project
from webapp.integrations.models import ApiToken, digest_of


def program(secret: str) -> Client:
    """A program that shows the token, and enforces that no CSRF token is needed."""
    return Client(headers={"authorization": f"Bearer {secret}"}, enforce_csrf_checks=True)


@pytest.fixture
def writes(alice: User) -> str:
    """The secret of a token that may write."""
    return ApiToken.issue(alice, "import", "write")[1]


@pytest.fixture
def reads(alice: User) -> str:
    """The secret of a token that may only read."""
    return ApiToken.issue(alice, "look", "read")[1]


def test_alice_makes_a_token_on_her_page_and_sees_it_once(alices: Client, alice: User) -> None:
    form = {"name": "import script", "scope": "write", "days": "30"}
    page = alices.post("/account/tokens/", form)
    shown = re.search(r"<code>(omni_[\w-]{43})</code>", page.text)
    assert shown
    secret = shown[1]
    assert "no-store" in page["Cache-Control"]
    later = alices.get("/account/tokens/").text
    assert ("import script" in later, secret in later) == (True, False)
    token = ApiToken.objects.get()
    assert (token.digest, token.may_write) == (digest_of(secret), True)
    assert secret not in str(ApiToken.objects.values().get())
    assert token.expires_at is not None
    assert timedelta(days=29) < token.expires_at - timezone.now() <= timedelta(days=30)
    made = program(secret).post("/api/projects", {"name": "Forest"}, "application/json")
    assert (made.status_code, Project.objects.get().owner) == (201, alice)


def test_a_reading_token_changes_nothing(reads: str) -> None:
    assert program(reads).get("/api/projects").status_code == 200
    refused = program(reads).post("/api/projects", {"name": "Forest"}, "application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "permission_denied")
    assert "may only read" in refused.json()["detail"]
    assert not Project.objects.exists()


def test_a_token_opens_what_is_its_owners_and_only_that(
    writes: str, clip: Clip, charlie: User
) -> None:
    assert program(writes).get(f"/api/clips/{clip.pk}").status_code == 200
    assert program(writes).get(f"/media/clips/{clip.pk}/poster").status_code == 200
    strangers = program(ApiToken.issue(charlie, "import", "write")[1])
    assert strangers.get(f"/api/clips/{clip.pk}").status_code == 404
    assert strangers.get(f"/media/clips/{clip.pk}/poster").status_code == 404
    assert program(writes).get("/account/tokens/").status_code == 302, "pages take no tokens"


@pytest.mark.parametrize("how", ["wrong", "revoked", "expired", "blocked"])
def test_a_token_that_is_no_good_gets_401(writes: str, alice: User, how: str) -> None:
    token = ApiToken.objects.get()
    if how == "revoked":
        assert token.revoke()
        assert not token.revoke()
    elif how == "expired":
        ApiToken.objects.update(expires_at=timezone.now())
    elif how == "blocked":
        User.objects.update(is_active=False)
    secret = writes + "x" if how == "wrong" else writes
    answer = program(secret).get("/api/projects")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert answer.json()["code"] == "authentication_failed"


def test_a_bad_token_is_not_made_good_by_a_cookie(alices: Client) -> None:
    headers = {"authorization": "Bearer omni_nothing"}
    assert alices.get("/api/projects", headers=headers).status_code == 401


def test_alice_revokes_hers_and_charlie_cannot(
    writes: str, alices: Client, charlies: Client
) -> None:
    address = f"/account/tokens/{ApiToken.objects.get().pk}/revoke"
    assert charlies.post(address).status_code == 404
    assert program(writes).get("/api/projects").status_code == 200
    assert "is revoked" in alices.post(address, follow=True).text
    assert program(writes).get("/api/projects").status_code == 401
    assert (
        "import"
        not in alices.get("/account/tokens/")
        .text.split("new-token-title")[0]
        .split("tokens-title")[2]
    )


def test_its_last_use_is_noted_to_the_minute(reads: str, alices: Client) -> None:
    assert "never used" in alices.get("/account/tokens/").text
    program(reads).get("/api/projects")
    first = ApiToken.objects.get().last_used_at
    program(reads).get("/api/projects")
    assert first is not None
    assert ApiToken.objects.get().last_used_at == first
    assert "never used" not in alices.get("/account/tokens/").text


def test_a_page_still_needs_its_csrf_token(alices: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = alices.cookies
    refused = strict.post("/api/projects", {"name": "Forest"}, "application/json")
    assert refused.status_code == 403


def test_a_token_from_the_command_line(alice: User, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("create_api_token", "alice", "--write")
    secret = capsys.readouterr().out.strip()
    made = program(secret).post("/api/projects", {"name": "Forest"}, "application/json")
    assert made.status_code == 201
    with pytest.raises(CommandError, match="no active account"):
        call_command("create_api_token", "nobody")


def test_who_asks_too_often_waits(reads: str, alice: User, bob: User) -> None:
    allow(3)
    for used in range(1, 4):
        answer = program(reads).get("/api/projects")
        assert answer.status_code == 200
        assert (answer["RateLimit-Limit"], answer["RateLimit-Remaining"]) == ("3", str(3 - used))
        assert answer["RateLimit-Policy"] == "3;w=60"
    # a second token does not help: it is her rate
    late = program(ApiToken.issue(alice, "more", "read")[1]).get("/api/projects")
    assert (late.status_code, late.json()["code"]) == (429, "throttled")
    assert re.fullmatch(r"That was too fast\. Try again in \d+ seconds?\.", late.json()["detail"])
    assert 0 < int(late["Retry-After"]) <= 60
    assert 0 < int(late["RateLimit-Reset"]) <= 60
    bobs = program(ApiToken.issue(bob, "look", "read")[1])
    assert bobs.get("/api/projects").status_code == 200


def allow(requests: int) -> None:
    """So many requests a minute on the standard plan."""
    plan = Plan.standard()
    plan.max_requests = requests
    plan.save()


def test_how_often_is_the_plans_and_agreed_with_alice_alone(
    reads: str, alice: User, bob: User, alices: Client
) -> None:
    allow(3)
    Agreement.objects.create(user=alice, max_requests=2000)
    assert program(reads).get("/api/projects")["RateLimit-Limit"] == "2000"
    bobs = program(ApiToken.issue(bob, "look", "read")[1])
    assert bobs.get("/api/projects")["RateLimit-Limit"] == "3"
    assert "<dt>API requests</dt><dd>2000 a minute</dd>" in alices.get("/account/usage/").text
    assert program(reads).get("/api/account/usage").json()["requests"] == {"a_minute": 2000}
    bob.own_plan = Plan.objects.create(
        name="Busy", max_clip_seconds=60, max_clip_bytes=10**9, max_requests=900
    )
    bob.save()
    assert bobs.get("/api/projects")["RateLimit-Limit"] == "900"


def test_a_new_plan_begins_with_the_studios_rate_which_pages_and_strangers_keep(
    alices: Client, settings: Settings
) -> None:
    settings.API_REQUESTS_A_MINUTE = 1200
    assert Plan.standard().max_requests == 1200
    allow(3)
    pages = str(settings.API_REQUESTS_A_MINUTE_OF_PAGES)
    assert alices.get("/api/projects")["RateLimit-Limit"] == pages
    strangers = str(settings.API_REQUESTS_A_MINUTE_OF_UNKNOWN)
    assert Client().get("/api/schema")["RateLimit-Limit"] == strangers


def test_the_reference_page_shows_every_operation(client: Client, db: None) -> None:
    schema = client.get("/api/schema").json()
    page = client.get("/api/docs").text
    for operations in schema["paths"].values():
        for operation in operations.values():
            assert f'id="{operation["operationId"]}"' in page
    assert not re.search(r"\sstyle=|<style|\son\w+=|https?://(?!testserver|localhost)", page)
