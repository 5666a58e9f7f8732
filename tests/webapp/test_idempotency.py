"""A POST that is sent again with its key is carried out once."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.flow.live_site import ROOT, environment
from tests.flow.services import postgres
from tests.webapp.idempotency_race import CLIENTS, Outcome, race
from webapp.accounts.models import User
from webapp.clips.models import Project
from webapp.integrations.models import ApiToken, IdempotentAnswer


def make(client: Client, key: str, name: str = "Harbour") -> Any:
    headers = {"idempotency-key": key}
    return client.post("/api/projects", {"name": name}, "application/json", headers=headers)


def test_the_same_key_and_body_are_given_the_first_answer(alices: Client) -> None:
    first, again = make(alices, "k1"), make(alices, "k1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again["Content-Type"] == first["Content-Type"]
    assert ("Idempotent-Replay" in first, again["Idempotent-Replay"]) == (False, "true")
    assert Project.objects.count() == 1
    assert make(alices, "k2").json()["id"] != first.json()["id"]


def test_another_body_is_refused(alices: Client) -> None:
    make(alices, "k1")
    other = make(alices, "k1", name="Forest")
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    assert Project.objects.count() == 1


def test_keys_are_everybodys_own(alices: Client, charlies: Client) -> None:
    assert make(alices, "k1").json()["id"] != make(charlies, "k1").json()["id"]


def test_a_refusal_is_kept_too_and_a_passing_one_is_not(alices: Client, client: Client) -> None:
    assert make(alices, "k1", name="").status_code == 400
    assert make(alices, "k1", name="")["Idempotent-Replay"] == "true"
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = alices.cookies
    assert make(strict, "k2").status_code == 403
    assert make(alices, "k2").status_code == 201
    assert make(client, "k3").status_code == 401


def test_a_fault_of_the_studio_is_tried_again(
    alices: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    alices.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr("webapp.clips.api.project_snapshots", None)
        assert make(alices, "k1").status_code == 500
    assert make(alices, "k1").status_code == 201


def test_answers_are_kept_for_a_day(alices: Client) -> None:
    first = make(alices, "k1").json()["id"]
    IdempotentAnswer.objects.update(created_at=timezone.now() - timedelta(hours=23))
    assert make(alices, "k1").json()["id"] == first
    IdempotentAnswer.objects.update(created_at=timezone.now() - timedelta(hours=25))
    assert make(alices, "k1").json()["id"] != first
    assert IdempotentAnswer.objects.count() == 1


def test_a_request_whose_server_died_is_taken_up_after_a_while(alices: Client) -> None:
    make(alices, "k1")
    IdempotentAnswer.objects.update(status=None)
    waiting = make(alices, "k1")
    assert (waiting.status_code, waiting["Retry-After"]) == (409, "1")
    IdempotentAnswer.objects.update(created_at=timezone.now() - timedelta(minutes=11))
    assert make(alices, "k1").status_code == 201


@pytest.mark.parametrize("key", ["", "k" * 256])
def test_a_key_has_a_sensible_length(alices: Client, key: str) -> None:
    assert make(alices, key).json()["code"] == "bad_key"


def agree(outcome: Outcome) -> None:
    """Everybody got the one project."""
    assert outcome["made"] == 1
    assert len(outcome["ids"]) == CLIENTS
    assert len(set(outcome["ids"])) == 1
    assert set(outcome["statuses"]) <= {201, 409}


def test_many_at_once_on_sqlite(transactional_db: None, alice: User) -> None:
    _, secret = ApiToken.issue(alice, "race", "write")
    agree(race(secret))


@pytest.mark.services
def test_many_at_once_on_postgresql() -> None:
    with tempfile.TemporaryDirectory(prefix="st-") as folder, postgres(Path(folder)) as database:
        command = [sys.executable, "-m", "tests.webapp.idempotency_race"]
        env = environment(Path(folder) / "data", **database)
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    agree(json.loads(done.stdout))
