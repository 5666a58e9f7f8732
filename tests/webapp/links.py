"""Making share links in tests, and the addresses that they lead to."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.test import Client

from webapp.clips.models import Clip

THREAD_AT_WORK = pytest.mark.django_db(transaction=True)
"""For who asks for a clip's own sound: a thread makes it, and notes it in the database."""


def share(client: Client, clip: Clip, **options: Any) -> Any:
    answer = client.post(f"/api/clips/{clip.pk}/links", options, "application/json")
    assert answer.status_code == 201, answer.json()
    return answer.json()


def path_of(link: Any) -> str:
    return str(link["url"]).removeprefix("http://testserver")


def frame_of(link: Any) -> str:
    return str(link["embed_url"]).removeprefix("http://testserver")


def urls_in(found: Any) -> list[str]:
    """Every address that a manifest names."""
    clip, sources = found["clip"], found["sources"]
    urls = [clip["poster_url"], clip["thumbnails"] and clip["thumbnails"]["url"]]
    urls.append(found["video"]["url"])
    for source in sources:
        urls += [source["url"], source["wav_url"], source["analysis_url"]]
    return [url for url in urls if url]


def wait_for_sound(client: Client, found: Any) -> None:
    """Until the thread has made the upload's own sound and noted it."""
    while client.get(found["sources"][-1]["wav_url"]).status_code == 202:
        time.sleep(0.05)
