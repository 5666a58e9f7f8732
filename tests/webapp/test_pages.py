"""Signing in, the pages, the manifest, the catalog and the example project."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from spatialgen.scenes import EXAMPLES
from tests.films import write_film
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.catalog.sync import free_slug, sync_models
from webapp.clips.models import Clip, Project
from webapp.clips.upload import upload_file
from webapp.jobs.models import Deliverable, Job
from webapp.jobs.start import start_job
from webapp.jobs.work import Status
from webapp.player.management.commands import seed_demo


def test_alice_signs_in_and_out(alice: User, client: Client) -> None:
    assert "Sign in" in client.get("/").content.decode()
    form = {"username": "alice", "password": "wrong"}
    assert client.post("/sign-in/", form).status_code == 200
    form["password"] = "password-of-alice"
    answer = client.post("/sign-in/?next=/about/preview-model/", form)
    assert answer["Location"] == "/about/preview-model/"
    assert client.get("/")["Location"] == "/projects/"
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/")["Location"] == "/"
    assert client.get("/projects/").status_code == 302


def test_pages_of_who_is_signed_in_are_not_kept_for_the_way_back(
    alices: Client, clip: Clip
) -> None:
    for address in ("/projects/", clip.url, "/account/"):
        assert alices.get(address)["Cache-Control"] == "private, no-store", address
    assert "Cache-Control" not in Client().get("/"), "anybody's page may be kept"
    assert "Cache-Control" not in alices.get("/api/projects"), "only pages are meant"


def test_the_api_says_in_a_sentence_who_may_not_come_in(alice: User, alices: Client) -> None:
    stranger = Client().get("/api/projects").json()
    assert stranger["detail"].startswith("Nobody is signed in here. Sign in, or send an API token")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    answer = strict.post("/api/projects", {"name": "x"}, content_type="application/json")
    assert answer.status_code == 403
    assert answer.json()["detail"] == (
        "This page is older than your signing in. Reload it and try again."
    )


def test_signing_in_leads_to_no_other_site(alice: User, client: Client) -> None:
    form = {"username": "alice", "password": "password-of-alice"}
    answer = client.post("/sign-in/?next=https://evil.example/", form)
    assert answer["Location"] == "/projects/"


def test_alice_makes_a_project_on_the_page(alices: Client) -> None:
    answer = alices.post("/projects/", {"name": "Forest"})
    project = Project.objects.get()
    assert answer["Location"] == f"/projects/{project.pk}/"
    assert "Forest" in alices.get("/projects/").content.decode()
    again = alices.post("/projects/", {"name": ""})
    assert again.status_code == 200
    assert Project.objects.count() == 1


def test_a_project_needs_a_name(alices: Client) -> None:
    answer = alices.post("/api/projects", {"name": ""}, "application/json")
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("name: ")
    made = alices.post("/api/projects", {"name": "Forest"}, "application/json")
    assert (made.status_code, made.json()["clips"]) == (201, [])


def test_the_project_page_shows_clips_and_limits(
    alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    start_job(clip, model_version)
    page = alices.get(f"/projects/{clip.project_id}/").content.decode()
    assert f'project="{clip.project_id}"' in page
    assert 'max-bytes="4000000000"' in page
    assert f"/media/clips/{clip.pk}/poster" in page
    assert "Take 1 waits" in page


def test_the_clip_page_carries_snapshots_for_its_elements(
    alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    job = start_job(clip, model_version)
    page = alices.get(f"/clips/{clip.pk}/").content.decode()
    embedded = re.search(r'<script type="application/json">(.*?)</script>', page, re.S)
    embedded = embedded or re.search(r'type="application/json"[^>]*>(.*?)</script>', page, re.S)
    assert embedded
    assert json.loads(embedded.group(1))["id"] == str(job.pk)
    assert f'manifest="/api/clips/{clip.pk}/manifest"' in page
    assert "stereo, OPUS" in page


def test_without_a_model_nothing_is_offered_to_start(alices: Client, clip: Clip) -> None:
    assert "data-start-job" not in alices.get(f"/clips/{clip.pk}/").content.decode()


def test_pages_run_no_inline_scripts(
    alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    for path in ("/", "/projects/", f"/projects/{clip.project_id}/", f"/clips/{clip.pk}/"):
        page = alices.get(path).content.decode()
        for script in re.findall(r"<script[^>]*>", page):
            assert "src=" in script or 'type="application/json"' in script
        assert not re.search(r"\son\w+=|\sstyle=|<style", page)


def test_the_policy_lets_the_player_work_and_nothing_else(
    client: Client, db: None, settings: Settings
) -> None:
    settings.VITE_DEV_SERVER = False
    answer = client.get("/sign-in/", headers={"Host": "localhost:8000"})
    policy = dict(
        directive.split(" ", 1) for directive in answer["Content-Security-Policy"].split("; ")
    )
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["media-src"] == "'self' blob:"
    assert policy["connect-src"] == "'self' ws://localhost:8000 wss://localhost:8000"
    assert policy["worker-src"] == "'self' blob:"
    assert policy["img-src"] == "'self' data: blob:"
    assert policy["object-src"] == policy["frame-ancestors"] == "'none'"


def manifest(client: Client, clip: Clip) -> Any:
    return client.get(f"/api/clips/{clip.pk}/manifest").json()


def finished(clip: Clip, version: ModelVersion, *kinds: str) -> Job:
    job = start_job(clip, version)
    for kind in ("ambix_wav", *kinds):
        Deliverable.objects.create(
            job=job, kind=kind, file="x", filename=kind, size=1, label=kind,
            content_type="video/mp4", gain_db=-1.5,
        )  # fmt: skip
    Job.objects.filter(pk=job.pk).update(status=Status.SUCCEEDED)
    return job


def test_the_newest_take_is_played_first(
    alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    assert [s["kind"] for s in manifest(alices, clip)["sources"]] == ["head_locked"]
    finished(clip, model_version, "spatial_video")
    newest = finished(clip, model_version, "spatial_video", "playback")
    start_job(clip, model_version)

    found = manifest(alices, clip)
    assert [s["label"] for s in found["sources"]] == ["Take 2", "Take 1", "Original audio"]
    first = found["sources"][0]
    playback = newest.deliverables.get(kind="playback")
    assert (first["url"], first["kind"]) == (playback.url, "foa")
    assert (first["notice"], first["gain_db"]) == ("Random weights.", -1.5)
    wav = newest.deliverables.get(kind="ambix_wav")
    assert first["wav_url"] == wav.url
    assert found["sources"][-1]["wav_url"] == f"/media/clips/{clip.pk}/sound"
    assert found["video"] == {"url": f"/media/clips/{clip.pk}/video", "type": "video/webm"}


def test_a_recorded_sound_field_has_its_label(alices: Client, clip: Clip) -> None:
    Clip.objects.update(has_sound_field=True, sound_field_label="Ground truth")
    source = manifest(alices, clip)["sources"][0]
    assert (source["id"], source["kind"], source["label"]) == ("recorded", "foa", "Ground truth")


def test_the_player_learns_how_the_eyes_lie(
    alices: Client, project: Project, clip: Clip, tmp_path: Path
) -> None:
    film = write_film(tmp_path / "eyes.webm", size=(256, 256), stereo_mode="top_bottom")
    eyes = upload_file(project, project.owner.plan, film)
    assert manifest(alices, eyes)["clip"]["stereo"] == "top_bottom"
    assert "left eye above the right" in alices.get(f"/clips/{eyes.pk}/").content.decode()
    assert manifest(alices, clip)["clip"]["stereo"] == "mono"


def test_a_silent_clip_is_a_silent_source(alices: Client, clip: Clip) -> None:
    Clip.objects.update(audio_tracks=[])
    assert [s["kind"] for s in manifest(alices, clip)["sources"]] == ["silent"]


def test_hevc_says_that_browsers_may_not_play_it(alices: Client, clip: Clip) -> None:
    assert manifest(alices, clip)["sources"][0]["notice"] is None
    Clip.objects.update(video_codec="hevc")
    assert "HEVC" in manifest(alices, clip)["sources"][0]["notice"]


def test_the_catalog_follows_the_machine_and_keeps_decisions(
    db: None, small_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "models").symlink_to(small_model.parent)
    monkeypatch.setenv("STUDIO_DATA", str(tmp_path))
    sync_models()
    small = ModelVersion.objects.get(slug="small")
    assert (small.name, small.notice) == ("Small random model", "Random weights, for tests.")
    assert not ModelVersion.objects.filter(slug="omniaudio").exists(), "it is not installed"
    assert ModelVersion.objects.filter(is_default=True).count() == 1

    ModelVersion.objects.filter(slug="small").update(
        state="retired", is_default=False, name="Old name"
    )
    sync_models()
    small.refresh_from_db()
    assert (small.active, small.name) == (False, "Small random model")


def test_model_folders_with_like_names_get_slugs_of_their_own(db: None) -> None:
    for number, name in enumerate(["My model", "my-model", "模型", "音"]):
        ModelVersion.objects.create(slug=free_slug(name), name=name, source=str(number))
    slugs = list(ModelVersion.objects.order_by("source").values_list("slug", flat=True))
    assert slugs == ["my-model", "my-model-2", "model", "model-2"]


def test_the_example_project_is_made_once(
    db: None, monkeypatch: pytest.MonkeyPatch, client: Client, model_version: ModelVersion
) -> None:
    drawn: list[str] = []

    def draw(name: str, out: Path) -> Path:
        drawn.append(name)
        return write_film(out, channels=4)

    monkeypatch.setattr(seed_demo, "render_example", draw)
    for _ in range(2):
        call_command("seed_demo", verbosity=0)

    accounts = Path(site_settings.DATA) / "demo-accounts.json"
    assert stat.S_IMODE(accounts.stat().st_mode) == 0o600
    known = {entry["username"]: entry for entry in json.loads(accounts.read_text())}
    assert (known["demo"]["role"], known["ada"]["role"]) == ("creator", "admin")
    assert client.login(username="demo", password=known["demo"]["password"])
    assert User.objects.get(username="ada").is_superuser
    assert sorted(drawn) == sorted(set(EXAMPLES))
    for clip in Clip.objects.all():
        assert (clip.sound_field_label, clip.has_sound_field) == ("Ground truth", True)
        assert clip.jobs.count() == 1
    accounts.unlink()
