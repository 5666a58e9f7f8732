"""Share links: Alice gives one clip to whoever holds the link, and to nobody else."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from tests.webapp.finished import finished_take
from tests.webapp.links import THREAD_AT_WORK, frame_of, path_of, share, urls_in, wait_for_sound
from webapp.accounts.guesses import FOR_ACCOUNT
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Membership, Role
from webapp.jobs.models import Job
from webapp.jobs.work import Status
from webapp.player.models import ShareLink
from webapp.rates import count

Read = Callable[[Any], bytes]


@THREAD_AT_WORK
def test_a_stranger_opens_a_link_and_reaches_what_the_player_plays(
    alices: Client, stranger: Client, clip: Clip, take: Job, content: Read
) -> None:
    link = share(alices, clip)
    page = stranger.get(path_of(link))
    assert page.status_code == 200
    assert clip.name in page.content.decode()
    found = stranger.get(f"{path_of(link)}manifest").json()
    assert [source["label"] for source in found["sources"]] == ["Take 1", "Original audio"]
    urls = urls_in(found)
    assert len(urls) == 9
    for url in urls:
        assert url.startswith(path_of(link)), url
        answer = stranger.get(url)
        assert answer.status_code == (202 if url.endswith("/sound") else 200), url
        assert content(answer)
    wait_for_sound(stranger, found)
    part = stranger.get(found["sources"][0]["url"], headers={"Range": "bytes=0-9"})
    assert (part.status_code, len(content(part))) == (206, 10)


def test_nothing_else_of_the_project_is_reachable(
    alices: Client, stranger: Client, clip: Clip, take: Job, model_version: ModelVersion
) -> None:
    other = finished_take(clip, model_version)
    unfinished = finished_take(clip, model_version, status=Status.FAILED)
    base = path_of(share(alices, clip, takes=[str(take.pk)], own_sound=False))
    found = stranger.get(f"{base}manifest").json()
    assert [source["id"] for source in found["sources"]] == [str(take.pk)]
    assert found["video"]["url"] == found["sources"][0]["url"]
    hidden = [f"{base}video", f"{base}analysis", f"{base}sound"]
    for job in (other, unfinished):
        hidden.append(f"{base}takes/{job.pk}/analysis")
        hidden += [f"{base}files/{file.pk}" for file in job.deliverables.all()]
    hidden += [
        f"/clips/{clip.pk}/",
        f"/media/clips/{clip.pk}/video",
        f"/projects/{clip.project_id}/",
    ]
    for path in hidden:
        assert stranger.get(path).status_code in (302, 404), path
    wrong = base.replace("/s/", "/s/x")
    assert [stranger.get(p).status_code for p in (wrong, f"{wrong}manifest")] == [404, 404]


def test_a_link_to_all_takes_shows_later_ones_too(
    alices: Client, stranger: Client, clip: Clip, take: Job, model_version: ModelVersion
) -> None:
    everything, picked = share(alices, clip), share(alices, clip, takes=[str(take.pk)])
    finished_take(clip, model_version)
    labels = [
        [s["label"] for s in stranger.get(f"{path_of(link)}manifest").json()["sources"]]
        for link in (everything, picked)
    ]
    assert labels == [["Take 2", "Take 1", "Original audio"], ["Take 1", "Original audio"]]


def test_a_revoked_or_expired_link_leads_nowhere(
    alices: Client, stranger: Client, clip: Clip, take: Job
) -> None:
    revoked, expiring, kept = (share(alices, clip) for _ in range(3))
    found = stranger.get(f"{path_of(revoked)}manifest").json()
    soon = timezone.now() + timedelta(days=1)
    timed = share(alices, clip, expires_at=soon.isoformat())
    assert stranger.get(path_of(timed)).status_code == 200
    ShareLink.objects.filter(pk=expiring["id"]).update(expires_at=timezone.now())
    assert alices.delete(f"/api/links/{revoked['id']}").status_code == 204
    for link in (revoked, expiring):
        for path in (path_of(link), frame_of(link), f"{path_of(link)}manifest"):
            assert stranger.get(path).status_code == 404
    assert stranger.get(found["sources"][0]["url"]).status_code == 404
    assert stranger.get(path_of(kept)).status_code == 200
    states = {
        row["id"]: row["open"]
        for row in alices.get(f"/api/clips/{clip.pk}/links").json()["results"]
    }
    assert [states[link["id"]] for link in (revoked, expiring, kept)] == [False, False, True]


def test_a_password_stands_before_page_manifest_and_files(
    alices: Client, stranger: Client, clip: Clip, take: Job
) -> None:
    link = share(alices, clip, password="open sesame")
    assert link["has_password"] is True
    assert "sesame" not in ShareLink.objects.get().password
    base = path_of(link)
    locked = stranger.get(base).content.decode()
    assert 'type="password"' in locked
    assert clip.name not in locked
    below = ["manifest", "video", "poster", "thumbnails", "picture.jpg"]
    assert {stranger.get(f"{base}{name}").status_code for name in below} == {404}

    refused = stranger.post(base, {"password": "wrong"})
    assert "not the password" in refused.content.decode()
    opened = stranger.post(f"{base}?t=3&yaw=90", {"password": "open sesame"})
    assert opened["Location"] == f"{base}?t=3&yaw=90"
    assert clip.name in stranger.get(base).content.decode()
    assert {stranger.get(f"{base}{name}").status_code for name in below} == {200}
    assert Client().get(f"{base}manifest").status_code == 404

    changed = ShareLink.objects.get()
    changed.set_password("another")
    changed.save()
    assert stranger.get(f"{base}manifest").status_code == 404, "the old grant ended with it"


def test_guesses_are_throttled_from_one_sender_and_from_all(
    alices: Client, stranger: Client, clip: Clip
) -> None:
    link = share(alices, clip, password="open sesame")
    base = path_of(link)
    answers = [stranger.post(base, {"password": str(n)}) for n in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert "too often" in answers[-1].content.decode()
    assert stranger.post(base, {"password": "open sesame"}).status_code == 429
    other = Client(REMOTE_ADDR="203.0.113.9")
    assert other.post(base, {"password": "open sesame"}).status_code == 302
    for _ in range(200):
        count("guess-account", f"link {link['id']}", FOR_ACCOUNT)
    assert other.post(base, {"password": "open sesame"}).status_code == 429


@pytest.mark.parametrize("site", ["javascript:alert(1)", "https://a.example; script-src *", "*"])
def test_what_is_no_site_cannot_be_named(site: str, alices: Client, clip: Clip) -> None:
    sites = [site, "https://museum.example"]
    answer = alices.post(f"/api/clips/{clip.pk}/links", {"embedding": sites}, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (422, "not_a_site")
    assert not ShareLink.objects.exists()


def test_downloads_are_there_only_where_they_are_allowed(
    alices: Client, stranger: Client, clip: Clip, model_version: ModelVersion
) -> None:
    take = finished_take(clip, model_version, "ambix_wav", "spatial_video", "playback")
    allowed, closed = share(alices, clip, downloads=True), share(alices, clip)
    files = {file.kind: file.pk for file in take.deliverables.all()}

    def status(link: Any, kind: str, query: str = "") -> int:
        return stranger.get(f"{path_of(link)}files/{files[kind]}{query}").status_code

    assert stranger.get(path_of(allowed)).content.decode().count("?download=1") == 2
    assert "?download=1" not in stranger.get(path_of(closed)).content.decode()
    assert [status(allowed, kind, "?download=1") for kind in files] == [200, 404, 200]
    assert [status(closed, kind, "?download=1") for kind in files] == [404, 404, 404]
    assert list(files) == ["ambix_wav", "playback", "spatial_video"]
    assert [status(closed, kind) for kind in files] == [200, 200, 404], "only what is played"


def test_the_page_begins_as_the_link_says(
    alices: Client, stranger: Client, clip: Clip, take: Job
) -> None:
    link = share(alices, clip, start=1.25, yaw=90, pitch=-10, fov=60, first_take=str(take.pk))
    page = stranger.get(path_of(link)).content.decode()
    for attribute in ('yaw="90.0"', 'pitch="-10.0"', 'fov="60.0"', 'start="1.25"'):
        assert attribute in page
    assert f'take="{take.pk}"' in page


def test_views_are_counted_but_not_those_of_the_clips_own_people(
    alices: Client, stranger: Client, clip: Clip
) -> None:
    link = share(alices, clip)
    for client in (stranger, alices, stranger):
        client.get(path_of(link))
        client.get(f"{path_of(link)}manifest")
    told = alices.get(f"/api/links/{link['id']}").json()
    assert told["views"] == 2
    assert told["last_viewed_at"] is not None


def test_messengers_find_a_picture_of_where_the_link_begins(
    alices: Client, stranger: Client, clip: Clip, content: Read
) -> None:
    def picture(link: Any) -> np.ndarray:
        page = stranger.get(path_of(link)).content.decode()
        found = re.search(r'property="og:image" content="http://testserver([^"]+)"', page)
        assert found
        assert f'property="og:title" content="{clip.name}"' in page
        answer = stranger.get(found[1])
        assert answer["Content-Type"] == "image/jpeg"
        image = Image.open(io.BytesIO(content(answer)))
        assert image.size == (1200, 630)
        return np.asarray(image.convert("RGB"), dtype=float)

    ahead = share(alices, clip, start=0.01)
    left = share(alices, clip, start=0.01, yaw=90)
    # The film's red grows to the right: at the front it is half, to the left a quarter.
    assert picture(ahead)[315, 600, 0] == pytest.approx(128, abs=12)
    assert picture(left)[315, 600, 0] == pytest.approx(64, abs=12)
    row = ShareLink.objects.get(pk=ahead["id"])
    made = row.picture.storage.get_modified_time(str(row.picture.name))
    picture(ahead)
    assert row.picture.storage.get_modified_time(str(row.picture.name)) == made, "made once"
    alices.delete(f"/api/links/{ahead['id']}")
    assert not row.picture.storage.exists(str(row.picture.name))


def test_a_damaged_clip_still_has_a_picture_from_its_poster(
    alices: Client, stranger: Client, clip: Clip, content: Read
) -> None:
    link = share(alices, clip)
    with clip.file.storage.open(str(clip.file.name), "wb") as file:
        file.write(b"no film any more")
    answer = stranger.get(f"{path_of(link)}picture.jpg")
    assert Image.open(io.BytesIO(content(answer))).size == (1200, 630)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"takes": [], "own_sound": False}, "nothing_to_hear"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "expired"),
        ({"takes": ["11111111-1111-4111-8111-111111111111"]}, "no_such_take"),
        ({"yaw": 200}, "invalid_options"),
    ],
)
def test_a_link_that_makes_no_sense_is_refused_with_a_sentence(
    options: dict[str, Any], code: str, alices: Client, clip: Clip
) -> None:
    answer = alices.post(f"/api/clips/{clip.pk}/links", options, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert answer.json()["detail"].endswith(".")


def test_charlie_neither_sees_nor_makes_nor_revokes_alices_links(
    alices: Client, charlies: Client, clip: Clip
) -> None:
    link = share(alices, clip)
    answers = [
        charlies.get(f"/api/clips/{clip.pk}/links"),
        charlies.post(f"/api/clips/{clip.pk}/links", {}, "application/json"),
        charlies.get(f"/api/links/{link['id']}"),
        charlies.delete(f"/api/links/{link['id']}"),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert ShareLink.objects.open().count() == 1


def test_the_list_of_links_costs_the_same_for_few_and_many(
    alices: Client, clip: Clip, take: Job
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            alices.get(f"/api/clips/{clip.pk}/links")
        return len(seen)

    share(alices, clip, takes=[str(take.pk)])
    few = queries()
    for _ in range(4):
        share(alices, clip, takes=[str(take.pk)])
    assert queries() == few


def test_bob_who_may_look_makes_no_links_and_bob_who_may_edit_does(
    bob: User, signed_in: Callable[[User], Client], clip: Clip
) -> None:
    member = Membership.objects.create(project=clip.project, user=bob, role=Role.VIEWER)
    bobs = signed_in(bob)
    answer = bobs.post(f"/api/clips/{clip.pk}/links", {}, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")
    member.let(Role.EDITOR)
    link = share(bobs, clip)
    member.let(Role.VIEWER)
    assert bobs.delete(f"/api/links/{link['id']}").status_code == 403
    assert ShareLink.objects.open().count() == 1


def test_what_lies_in_the_bin_is_not_shared_and_comes_back_with_its_links(
    alices: Client, stranger: Client, clip: Clip
) -> None:
    base = path_of(share(alices, clip))
    for owner in (f"/api/clips/{clip.pk}", f"/api/projects/{clip.project_id}"):
        assert alices.delete(owner).status_code == 204
        assert {stranger.get(p).status_code for p in (base, f"{base}video")} == {404}
        assert alices.post(f"{owner}/restore").status_code == 200
        assert stranger.get(base).status_code == 200
