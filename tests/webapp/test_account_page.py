"""Alice's account page: profile, everything the studio knows of her, and the way out."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.test import Client

from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Project, Upload
from webapp.clips.upload import receive_part
from webapp.integrations.models import preferences_of
from webapp.jobs.models import Deliverable, Job
from webapp.jobs.start import start_job

PAGES = ["/account/", "/account/password/", "/account/data/"]


def profile(**changes: str) -> dict[str, str]:
    form = {"first_name": "Alice", "last_name": "Liddell", "email": "", "language": ""}
    return {**form, **changes}


@pytest.mark.parametrize("path", PAGES)
def test_an_account_is_for_who_is_signed_in(path: str, client: Client, alices: Client) -> None:
    assert client.get(path)["Location"].startswith("/sign-in/")
    page = alices.get(path)
    assert page.status_code == 200
    assert 'aria-current="page"' in page.text


def test_alice_says_her_name_and_how_she_wants_to_be_spoken_to(alices: Client, alice: User) -> None:
    answer = alices.post("/account/", profile(language="zh-hans", mail_when_done="on"))
    assert answer["Location"] == "/account/"
    alice.refresh_from_db()
    assert alice.first_name == "Alice"
    kept = preferences_of(alice)
    assert (kept.language, kept.mail_when_done) == ("zh-hans", True)
    assert '<html lang="zh-hans">' in alices.get("/account/").text
    # ... and in another browser, once she has signed in there
    other = Client()
    other.post("/sign-in/", {"username": "alice", "password": "password-of-alice"})
    assert '<html lang="zh-hans">' in other.get("/projects/").text


def test_the_plan_is_shown(alices: Client) -> None:
    assert "Your plan: Standard" in alices.get("/account/").text


def test_another_e_mail_needs_the_password_and_to_be_free(
    alices: Client, alice: User, bob: User
) -> None:
    User.objects.filter(pk=bob.pk).update(email="bob@example.org")
    without = alices.post("/account/", profile(email="alice@example.org"))
    assert "Say your password" in without.text
    taken = alices.post("/account/", profile(email="BOB@example.org", password="password-of-alice"))
    assert "exists already" in taken.text
    alice.refresh_from_db()
    assert alice.email == ""
    form = profile(email="alice@example.org", password="password-of-alice")
    assert alices.post("/account/", form).status_code == 302
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"


@pytest.fixture
def hers(clip: Clip, model_version: ModelVersion) -> Job:
    """A take with a file, a job that waits, and an upload half way."""
    done = start_job(clip, model_version)
    Job.objects.filter(pk=done.pk).update(status="succeeded")
    stored = Path(site_settings.MEDIA_ROOT) / "jobs" / "take.wav"
    stored.parent.mkdir(parents=True, exist_ok=True)
    stored.write_bytes(b"RIFF")
    Deliverable.objects.create(
        job=done, kind="ambix_wav", file="jobs/take.wav", filename="take.wav", size=4,
        label="WAV", content_type="audio/wav", gain_db=0,
    )  # fmt: skip
    upload = Upload.objects.create(project=clip.project, name="b.mp4", size=9, part_size=8)
    receive_part(upload, 1, io.BytesIO(b"8 bytes."))
    start_job(clip, model_version)
    return done


def test_alice_takes_everything_out(
    transactional_db: None, alices: Client, alice: User, hers: Job, content: Callable[[Any], bytes]
) -> None:
    User.objects.filter(pk=alice.pk).update(email="alice@example.org")
    answer = alices.post("/account/data/download")
    assert answer["Content-Disposition"].endswith('.zip"')
    with zipfile.ZipFile(io.BytesIO(content(answer))) as archive:
        assert archive.testzip() is None
        told = {name: archive.read(name).decode() for name in archive.namelist()}
    assert json.loads(told["accounts.user.json"])[0]["fields"]["email"] == "alice@example.org"
    assert len(json.loads(told["jobs.job.json"])) == 2
    assert "md5$" not in "".join(told.values()), "no password, not even its hash"
    files = {file["name"]: file for file in json.loads(told["files.json"])}
    take = files["jobs/take.wav"]
    assert take["size"] == 4
    assert alices.get(take["url"].removeprefix("http://testserver")).status_code == 200
    film = next(file for name, file in files.items() if name.endswith("stereo.webm"))
    assert film["url"].endswith("/video")


def test_nothing_of_bob_is_in_it(
    transactional_db: None, alices: Client, hers: Job, bob: User, content: Callable[[Any], bytes]
) -> None:
    Project.objects.create(owner=bob, name="Secret harbour")
    packed = io.BytesIO(content(alices.post("/account/data/download")))
    with zipfile.ZipFile(packed) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Secret harbour" not in everything


def test_leaving_takes_the_password_and_then_everything(
    alices: Client, alice: User, hers: Job, bob: User
) -> None:
    stays = Project.objects.create(owner=bob, name="Forest")
    clip = Clip.objects.get()
    media = Path(site_settings.MEDIA_ROOT)
    parts = Path(site_settings.UPLOADS) / str(Upload.objects.get(clip=None).pk)
    assert (media / str(clip.file.name)).exists()
    assert list(parts.iterdir())

    page = alices.get("/account/data/")
    assert "<b>2</b> jobs" in page.text
    wrong = alices.post("/account/data/", {"password": "guess"})
    assert "Nothing was deleted" in wrong.text
    assert User.objects.filter(pk=alice.pk).exists()

    gone = alices.post("/account/data/", {"password": "password-of-alice"}, follow=True)
    assert "Your account is gone" in gone.text
    assert alices.get("/projects/").status_code == 302
    assert not User.objects.filter(pk=alice.pk).exists()
    assert [project.pk for project in Project.objects.all()] == [stays.pk]
    assert not Job.objects.exists()
    for file in (clip.file, clip.poster):
        assert not (media / str(file.name)).exists()
    assert not (media / "jobs" / "take.wav").exists()
    assert not parts.exists()
