"""Making listening tests in tests, and taking part in them."""

from __future__ import annotations

from typing import Any

from django.test import Client

from webapp.clips.models import Clip
from webapp.jobs.models import Job
from webapp.player.models import Study

RATING = {"quality": 70, "alignment": 40, "seconds": 12.5}
POINT = {"azimuth": 90, "elevation": 0, "seconds": 3}


def add(client: Client, study: Study, clip: Clip, **wanted: Any) -> Any:
    data = {"kind": "rating", "clip": str(clip.pk), **wanted}
    return client.post(f"/api/studies/{study.pk}/trials", data, "application/json")


def rate_both(client: Client, study: Study, take: Job) -> None:
    answer = add(client, study, take.clip, takes=[str(take.pk)], own_sound=True)
    assert answer.status_code == 201, answer.json()


def begin(study: Study, **form: str) -> Client:
    client = Client()
    answer = client.post(study.listen_url, {"consent": "yes", **form})
    assert answer["Location"] == study.listen_url
    return client


def trials(client: Client, study: Study) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"{study.listen_url}trials").json()["trials"]
    return found


def say(client: Client, trial: dict[str, Any], answer: dict[str, Any]) -> Any:
    return client.post(trial["answer_url"], answer, "application/json")
