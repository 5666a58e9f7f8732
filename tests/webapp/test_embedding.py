"""Pages and frames of share links: who may frame them, how long they hold, what others are told."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.webapp.links import THREAD_AT_WORK, frame_of, path_of, share, urls_in, wait_for_sound
from webapp.clips.models import Clip
from webapp.jobs.models import Job

Read = Callable[[Any], bytes]


@THREAD_AT_WORK
def test_an_embedded_player_needs_no_cookies_even_with_a_password(
    alices: Client, clip: Clip, take: Job
) -> None:
    frame = frame_of(share(alices, clip, password="open sesame"))

    def fresh() -> Client:
        return Client(enforce_csrf_checks=True)

    assert clip.name not in fresh().get(frame).content.decode()
    opened = fresh().post(f"{frame}?t=2", {"password": "open sesame"})
    assert not opened.cookies
    page = fresh().get(opened["Location"]).content.decode()
    address = re.search(r'manifest="([^"]+)"', page)
    assert address
    manifest = fresh().get(address[1].replace("&amp;", "&"))
    assert not manifest.cookies
    for url in urls_in(manifest.json()):
        assert fresh().get(url).status_code in (200, 202)
        assert fresh().get(url.partition("?")[0]).status_code == 404
    wait_for_sound(fresh(), manifest.json())


@pytest.mark.parametrize("where", ["frame", "page"])
def test_a_page_that_stays_open_goes_on_and_one_that_was_left_ends(
    where: str, alices: Client, clip: Clip, take: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = share(alices, clip, password="open sesame")
    stays, leaves = Client(), Client()
    began, later = time.time(), 0.0
    monkeypatch.setattr(time, "time", lambda: began + later)

    def opened(client: Client) -> dict[str, str]:
        path = frame_of(link) if where == "frame" else path_of(link)
        answer = client.post(path, {"password": "open sesame"})
        page = client.get(answer["Location"]).content.decode()
        found = re.search(r'manifest="([^"]+)"', page), re.search(r'data-hold="([^"]+)"', page)
        assert all(found)
        manifest, hold = (each[1].replace("&amp;", "&") for each in found if each)
        return {"film": client.get(manifest).json()["sources"][0]["url"], "hold": hold}

    kept, left = opened(stays), opened(leaves)
    for hours in range(1, 37, 4):
        later = hours * 3600
        assert stays.get(kept["hold"]).status_code == 204
    assert stays.get(kept["film"]).status_code == 200
    if where == "frame":
        assert not stays.cookies
    assert leaves.get(left["film"]).status_code == 404
    assert leaves.get(left["hold"]).status_code == 404
    later += 13 * 3600
    assert stays.get(kept["film"]).status_code == 404, "nobody asked any more"
    again = opened(stays)
    alices.delete(f"/api/links/{link['id']}")
    assert stays.get(again["hold"]).status_code == 404


def test_a_frame_of_a_revoked_link_says_so(alices: Client, stranger: Client, clip: Clip) -> None:
    link = share(alices, clip)
    alices.delete(f"/api/links/{link['id']}")
    answer = stranger.get(frame_of(link))
    assert answer.status_code == 404
    assert "not shown here any more" in answer.content.decode()
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert clip.name not in answer.content.decode()


def test_nothing_behind_a_link_is_for_search_engines(
    alices: Client, stranger: Client, clip: Clip, take: Job
) -> None:
    link = share(alices, clip)
    below = [f"{path_of(link)}{name}" for name in ("", "manifest", "video", "picture.jpg")]
    for path in [*below, frame_of(link)]:
        answer = stranger.get(path)
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert answer["Referrer-Policy"] == "same-origin", "tokens stay out of others' logs"
    assert "X-Robots-Tag" not in stranger.get("/")


def test_editors_and_chats_are_told_how_to_embed_a_link(
    alices: Client, stranger: Client, clip: Clip
) -> None:
    def asked(url: str, **more: str) -> Any:
        return stranger.get("/oembed", {"url": url, **more})

    link = share(alices, clip)
    page = stranger.get(path_of(link)).content.decode()
    found = re.search(r'application/json\+oembed" href="http://testserver([^"]+)"', page)
    assert found
    told = stranger.get(found[1].replace("&amp;", "&")).json()
    assert (told["version"], told["type"], told["title"]) == ("1.0", "video", clip.name)
    assert (told["width"], told["height"]) == (960, 540)
    assert f'src="{link["embed_url"]}"' in told["html"]
    assert stranger.get(told["thumbnail_url"].removeprefix("http://testserver")).status_code == 200
    small = asked(link["url"], maxwidth="480", maxheight="400").json()
    assert (small["width"], small["height"]) == (480, 270)
    assert 'width="480"' in small["html"]

    named = clip.name
    Clip.objects.filter(pk=clip.pk).update(name='"><script>')
    assert "<script>" not in asked(link["url"]).json()["html"]
    Clip.objects.filter(pk=clip.pk).update(name=named)
    unframed = asked(share(alices, clip, embedding=[])["url"]).json()
    assert (unframed["type"], "html" in unframed) == ("link", False)
    locked = asked(share(alices, clip, password="open sesame")["url"])
    assert (locked.status_code, clip.name in locked.content.decode()) == (401, False)
    for url in ("https://elsewhere.example/s/x/", "http://testserver/projects/", "", "http://["):
        assert asked(url).status_code == 404
    assert asked(link["url"], format="xml").status_code == 501
    alices.delete(f"/api/links/{link['id']}")
    assert asked(link["url"]).status_code == 404


def test_only_the_embeddable_page_may_be_framed_and_only_by_whom_the_link_says(
    alices: Client, stranger: Client, clip: Clip
) -> None:
    def framing(path: str) -> tuple[str, str | None]:
        answer = stranger.get(path)
        policy = answer["Content-Security-Policy"].split("; ")
        ancestors = next(line for line in policy if line.startswith("frame-ancestors "))
        return ancestors.removeprefix("frame-ancestors "), answer.get("X-Frame-Options")

    anywhere = share(alices, clip)
    some = share(alices, clip, embedding=["https://museum.example", "https://*.press.example"])
    nowhere = share(alices, clip, embedding=[])
    assert framing(frame_of(anywhere)) == ("*", None)
    assert framing(frame_of(some)) == ("https://museum.example https://*.press.example", None)
    assert framing(frame_of(nowhere)) == ("'none'", None)
    assert framing(path_of(anywhere)) == ("'none'", "DENY")
    assert framing("/sign-in/") == ("'none'", "DENY")
    page = stranger.get(frame_of(anywhere))
    assert "masthead" not in page.content.decode()
    assert "script-src 'self'" in page["Content-Security-Policy"]
