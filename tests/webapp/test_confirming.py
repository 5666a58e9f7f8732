"""Dora and Alice prove that a mailbox is theirs; nobody gains anything by a wrong address."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from webapp.accounts import addresses
from webapp.accounts.models import User

PASSWORD = "a quiet harbour at dawn"
HERS = {
    "username": "dora",
    "email": "dora@example.org",
    "password1": PASSWORD,
    "password2": PASSWORD,
}


@pytest.fixture(autouse=True)
def letters_arrive(settings: Settings) -> None:
    settings.EMAIL_CONFIGURED = True


@pytest.fixture
def dora(client: Client, db: None) -> User:
    """Has signed up a moment ago, in ``client``."""
    assert client.post("/sign-up/", HERS)["Location"] == "/projects/"
    return User.objects.get(username="dora")


def link_in(letter: int = -1) -> str:
    found = re.search(r"https?://[^/]+(/account/confirm/\S+)", str(mail.outbox[letter].body))
    assert found
    return found[1]


def addresses_of(user: User) -> tuple[str, str]:
    user.refresh_from_db()
    return user.email, user.unconfirmed_email


def other_address(**changes: str) -> dict[str, str]:
    form = {"first_name": "", "last_name": "", "language": "", "email": "new@example.org"}
    return {**form, "password": "password-of-alice", **changes}


def test_dora_confirms_her_address_by_the_letters_link(client: Client, dora: User) -> None:
    assert addresses_of(dora) == ("", "dora@example.org")
    assert mail.outbox[0].to == ["dora@example.org"]
    page = client.get("/account/").text
    assert "A letter is on its way to dora@example.org" in page
    assert "dora@example.org is not confirmed yet" in page
    done = client.get(link_in(), follow=True)
    assert "Your e-mail address is confirmed" in done.text
    assert "not confirmed yet" not in done.text
    assert addresses_of(dora) == ("dora@example.org", "")
    assert "is confirmed" in client.get(link_in(), follow=True).text, "once more does no harm"
    assert len(mail.outbox) == 1


def test_a_stranger_who_got_the_letter_by_mistake_gains_nothing(
    dora: User, charlies: Client
) -> None:
    refused = charlies.get(link_in(), follow=True)
    assert "belongs to another account" in refused.text
    assert Client().get(link_in())["Location"].startswith("/sign-in/?next=")
    assert Client().post("/forgotten-password/", {"email": "dora@example.org"}).status_code == 302
    assert addresses_of(dora) == ("", "dora@example.org")
    assert len(mail.outbox) == 1, "no link for a new password goes to an address nobody confirmed"


def test_whoever_only_claims_an_address_keeps_it_from_nobody(dora: User, client: Client) -> None:
    """Dora has signed up with an address that is really Bob's."""
    bobs = Client()
    bobs.post("/sign-up/", {**HERS, "username": "bob"})
    bob = User.objects.get(username="bob")
    assert "is confirmed" in bobs.get(link_in(1), follow=True).text
    assert addresses_of(bob) == ("dora@example.org", "")
    assert "Another account has confirmed this address" in client.get(link_in(0), follow=True).text
    assert addresses_of(dora)[0] == ""
    by_email = {"username": "dora@example.org", "password": PASSWORD}
    found = Client()
    assert found.post("/sign-in/", by_email).status_code == 302
    assert found.session["_auth_user_id"] == str(bob.pk), "the one who has confirmed it"


def test_dora_signs_in_by_her_address_before_it_is_confirmed(dora: User) -> None:
    answer = Client().post("/sign-in/", {"username": "Dora@example.org", "password": PASSWORD})
    assert answer.status_code == 302


def test_the_old_address_stays_until_the_new_one_is_confirmed(alices: Client, alice: User) -> None:
    User.objects.filter(pk=alice.pk).update(email="alice@example.org")
    page = alices.post("/account/", other_address(), follow=True).text
    assert "A letter is on its way to new@example.org" in page
    assert "Until then alice@example.org stays your address" in page
    assert addresses_of(alice) == ("alice@example.org", "new@example.org")
    assert [letter.to for letter in mail.outbox] == [["new@example.org"]]
    alices.get(link_in())
    assert addresses_of(alice) == ("new@example.org", "")
    assert mail.outbox[1].to == ["alice@example.org"]
    assert mail.outbox[1].subject == "Your e-mail address was changed"


def test_alice_thinks_better_of_it(alices: Client, alice: User) -> None:
    User.objects.filter(pk=alice.pk).update(email="alice@example.org")
    alices.post("/account/", other_address())
    alices.post("/account/", other_address(email="alice@example.org", password=""))
    assert addresses_of(alice) == ("alice@example.org", "")
    assert "Another address was given since" in alices.get(link_in(), follow=True).text
    assert addresses_of(alice) == ("alice@example.org", "")


def test_other_things_are_saved_without_another_letter(alices: Client, alice: User) -> None:
    alices.post("/account/", other_address())
    alices.post("/account/", other_address(first_name="Alice", password=""))
    alice.refresh_from_db()
    assert (alice.first_name, alice.unconfirmed_email) == ("Alice", "new@example.org")
    assert len(mail.outbox) == 1


def test_the_letter_is_sent_again_but_fills_no_mailbox(client: Client, dora: User) -> None:
    for _ in range(5):
        assert "A letter is on its way" in client.post("/account/confirm/", follow=True).text
    assert "That was too often" in client.post("/account/confirm/", follow=True).text
    assert len(mail.outbox) == 6
    assert Client().post("/account/confirm/")["Location"].startswith("/sign-in/")
    client.get(link_in(0))
    assert addresses_of(dora) == ("dora@example.org", ""), "the first letter's link is good, too"


@pytest.mark.parametrize("how", ["too old", "not whole"])
def test_links_that_confirm_nothing(
    client: Client, dora: User, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = link_in()
    if how == "too old":
        monkeypatch.setattr(addresses, "GOOD_FOR", timedelta(seconds=-1))
    else:
        link = link.rstrip("/")[:-1] + "/"
    assert f"This link is {how}" in client.get(link, follow=True).text
    assert addresses_of(dora) == ("", "dora@example.org")


def test_a_mail_server_that_is_away_keeps_nobody_out(
    client: Client, db: None, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 9
    page = client.post("/sign-up/", HERS, follow=True)
    assert "No letter could be sent to dora@example.org" in page.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    client.post("/account/confirm/")
    client.get(link_in())
    assert addresses_of(User.objects.get()) == ("dora@example.org", "")


def test_nothing_is_asked_where_no_letters_are_sent(
    client: Client, alices: Client, alice: User, settings: Settings
) -> None:
    settings.EMAIL_CONFIGURED = False
    client.post("/sign-up/", HERS)
    assert addresses_of(User.objects.get(username="dora")) == ("dora@example.org", "")
    alices.post("/account/", other_address())
    assert addresses_of(alice) == ("new@example.org", "")
    assert "confirmed" not in alices.get("/account/").text
    assert mail.outbox == []


def test_no_link_is_kept_where_it_could_be_read_without_a_mailbox(
    transactional_db: None, client: Client, dora: User, content: Callable[[Any], bytes]
) -> None:
    packed = io.BytesIO(content(client.post("/account/data/download")))
    with zipfile.ZipFile(packed) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"dora@example.org" in everything
    assert link_in().encode() not in everything
