"""Dora signs up, forgets her password, changes it, and is kept from guessing others'."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from webapp.accounts.guesses import FOR_ACCOUNT_FROM_ADDRESS
from webapp.accounts.models import User

PASSWORD = "a quiet harbour at dawn"


def form_of_dora(**changes: str) -> dict[str, str]:
    form = {"username": "dora", "email": "dora@example.org"}
    return {**form, "password1": PASSWORD, "password2": PASSWORD, **changes}


def test_dora_signs_up_and_is_signed_in(client: Client, db: None) -> None:
    assert "/sign-up/" in client.get("/").text
    answer = client.post("/sign-up/", form_of_dora())
    assert answer["Location"] == "/projects/"
    assert client.get("/projects/").status_code == 200
    dora = User.objects.get(username="dora")
    assert (dora.email, dora.is_staff, dora.check_password(PASSWORD)) == (
        "dora@example.org", False, True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"email": "ALICE@example.org"}, "An account with this e-mail address exists already"),
        ({"username": "Alice"}, "A user with that username already exists"),
        ({"username": "alice@example.org"}, "A username has no @"),
        ({"password2": "another"}, "didn’t match"),
        ({"password1": "password", "password2": "password"}, "too common"),
        ({"email": ""}, "This field is required"),
    ],
)
def test_what_is_taken_or_weak_is_said_at_its_field(
    client: Client, alice: User, changes: dict[str, str], sentence: str
) -> None:
    User.objects.update(email="alice@example.org")
    page = client.post("/sign-up/", form_of_dora(**changes))
    assert page.status_code == 200
    assert sentence in page.text
    assert 'aria-invalid="true"' in page.text
    assert User.objects.count() == 1


def test_a_closed_studio_takes_nobody(client: Client, db: None, settings: Settings) -> None:
    settings.STUDIO_SIGN_UP = False
    assert client.get("/sign-up/").status_code == 404
    assert client.post("/sign-up/", form_of_dora()).status_code == 404
    assert "/sign-up/" not in client.get("/").text
    assert "Ask whoever runs this studio" in client.get("/sign-in/").text
    assert not User.objects.exists()


def test_nobody_makes_accounts_by_the_dozen(client: Client, db: None) -> None:
    for number in range(10):
        Client().post("/sign-up/", form_of_dora(username=f"d{number}", email=f"d{number}@x.org"))
    answer = client.post("/sign-up/", form_of_dora())
    assert answer.status_code == 429
    assert "Try again in" in answer.text
    assert not User.objects.filter(username="dora").exists()


def sign_in(client: Client, name: str, password: str, **more: Any) -> Any:
    return client.post("/sign-in/", {"username": name, "password": password}, **more)


def test_alice_signs_in_by_her_e_mail_too(client: Client, alice: User) -> None:
    User.objects.update(email="alice@example.org")
    assert sign_in(client, "Alice@Example.org", "password-of-alice").status_code == 302


def test_an_address_that_two_accounts_have_is_no_name(
    client: Client, alice: User, bob: User
) -> None:
    User.objects.update(email="both@example.org")
    assert sign_in(client, "both@example.org", "password-of-alice").status_code == 200


def test_guessing_is_stopped_for_the_account_from_that_address(
    client: Client, alice: User, bob: User
) -> None:
    for number in range(FOR_ACCOUNT_FROM_ADDRESS.times):
        assert sign_in(client, "alice", f"guess {number}").status_code == 200
    stopped = sign_in(client, "ALICE", "password-of-alice")
    assert stopped.status_code == 429
    assert 0 < int(stopped["Retry-After"]) <= 900
    assert re.search(r"That was too often\. Try again in \d+ minutes?\.", stopped.text)
    # Alice, at home, and Bob, from the same place, are not kept out.
    assert sign_in(Client(), "bob", "password-of-bob").status_code == 302
    home = sign_in(Client(), "alice", "password-of-alice", REMOTE_ADDR="192.0.2.7")
    assert home.status_code == 302


def test_one_address_cannot_try_all_accounts(client: Client, alice: User) -> None:
    for number in range(60):
        sign_in(client, f"user{number}", "guess")
    assert sign_in(client, "alice", "password-of-alice").status_code == 429


def test_who_signs_in_starts_anew(client: Client, alice: User) -> None:
    for _ in range(3):
        for number in range(FOR_ACCOUNT_FROM_ADDRESS.times - 1):
            sign_in(Client(), "alice", f"guess {number}")
        assert sign_in(Client(), "alice", "password-of-alice").status_code == 302


def test_a_forgotten_password_is_replaced_by_a_letter_once(client: Client, alice: User) -> None:
    User.objects.update(email="alice@example.org")
    other = Client()
    other.force_login(alice)
    answer = client.post("/forgotten-password/", {"email": "ALICE@example.org"})
    assert answer["Location"] == "/forgotten-password/sent/"
    letter = mail.outbox[0]
    assert letter.to == ["alice@example.org"]
    link = re.search(r"https?://[^/]+(/new-password/\S+)", str(letter.body))
    assert link
    form = client.get(link[1])["Location"]
    done = client.post(form, {"new_password1": PASSWORD, "new_password2": PASSWORD}, follow=True)
    assert "Your new password is set" in done.text
    assert sign_in(client, "alice", PASSWORD).status_code == 302
    assert other.get("/projects/").status_code == 302, "older sessions end"
    assert "too old" in Client().get(link[1]).text


def test_asking_for_a_letter_tells_nothing_and_fills_no_mailbox(
    client: Client, alice: User
) -> None:
    User.objects.update(email="alice@example.org")
    unknown = client.post("/forgotten-password/", {"email": "nobody@example.org"})
    assert unknown["Location"] == "/forgotten-password/sent/"
    for _ in range(6):
        last = client.post("/forgotten-password/", {"email": "alice@example.org"})
    assert last.status_code == 429
    assert len(mail.outbox) == 4


def test_alice_changes_her_password_and_other_sessions_end(alices: Client, alice: User) -> None:
    phone = Client()
    phone.force_login(alice)
    wrong = {"old_password": "?", "new_password1": PASSWORD, "new_password2": PASSWORD}
    assert alices.post("/account/password/", wrong).status_code == 200
    right = {**wrong, "old_password": "password-of-alice"}
    assert alices.post("/account/password/", right)["Location"] == "/account/"
    assert "Your password is changed" in alices.get("/account/").text
    assert phone.get("/projects/").status_code == 302


def test_letters_go_by_the_server_that_the_environment_names(tmp_path: Any) -> None:
    import os
    import subprocess
    import sys

    code = "from webapp import settings as s; print(s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_CONFIGURED, s.DEFAULT_FROM_EMAIL)"  # noqa: E501
    env = {
        **os.environ,
        "STUDIO_DATA": str(tmp_path),
        "EMAIL_URL": "smtp+tls://me:secret@mail.example.org:587",
        "STUDIO_EMAIL_FROM": "studio@example.org",
    }
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert done.stdout.split() == ["mail.example.org", "587", "True", "True", "studio@example.org"]
