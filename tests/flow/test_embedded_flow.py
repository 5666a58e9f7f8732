"""The whole way in one process: upload, probe, job, progress, files; and what interrupts it."""

from __future__ import annotations

import io
import json
import signal
from pathlib import Path
from typing import Any

import pytest
import soundfile

from tests.flow.live_site import Browser, Site, manage

LONG = {"steps": 200}


@pytest.fixture
def browser(site: Site) -> Browser:
    return Browser(site)


@pytest.fixture
def clip(browser: Browser, films: Path) -> Any:
    project = browser.ask("POST", "/api/projects", 201, json={"name": "Harbour"})
    return browser.upload(films / "four.webm", project["id"])


def start(browser: Browser, clip: Any, **options: Any) -> Any:
    return browser.ask("POST", f"/api/clips/{clip['id']}/jobs", 201, json=options)


def is_under_way(job: Any) -> bool:
    return bool(job["status"] == "running" and job["fraction"] > 0)


def test_alice_uploads_watches_and_gets_her_files(browser: Browser, clip: Any) -> None:
    assert (clip["video_codec"], clip["has_sound_field"]) == ("vp8", True)
    job = start(browser, clip, steps=4)

    seen = browser.watch_to_the_end(job["id"], within=90)

    versions = [snapshot["version"] for snapshot in seen]
    assert versions == sorted(set(versions))
    fractions = [s["fraction"] for s in seen if s["status"] == "running"]
    assert fractions == sorted(fractions)
    stages = list(dict.fromkeys(s["stage"] for s in seen if s["stage"]))
    assert stages == ["features", "latents", "sound_field", "deliverables"]
    assert seen[-1]["status"] == "succeeded", seen[-1]["error"]
    assert seen[-1] == browser.job(job["id"])

    files = {file["kind"]: file for file in seen[-1]["deliverables"]}
    assert set(files) == {"ambix_wav", "spatial_video"}
    wav = browser.http.get(files["ambix_wav"]["download_url"])
    assert wav.headers["content-disposition"].startswith("attachment")
    sound = soundfile.info(io.BytesIO(wav.content))
    assert (sound.channels, sound.samplerate, sound.subtype) == (4, 48000, "PCM_24")
    assert sound.duration == pytest.approx(clip["duration"], abs=0.01)

    manifest = browser.ask("GET", f"/api/clips/{clip['id']}/manifest")
    assert [source["label"] for source in manifest["sources"]] == ["Take 1", "Recorded"]
    video = browser.http.get(manifest["sources"][0]["url"], headers={"Range": "bytes=0-3"})
    assert (video.status_code, video.content) == (206, b"\x1a\x45\xdf\xa3")


def test_a_running_job_is_cancelled_within_two_seconds(browser: Browser, clip: Any) -> None:
    job, waiting = start(browser, clip, **LONG), start(browser, clip, **LONG)
    browser.wait_for(job["id"], is_under_way)
    assert browser.job(waiting["id"])["queue_position"] == 1

    with browser.watching(job["id"]) as channel:
        browser.ask("POST", f"/api/jobs/{job['id']}/cancel")
        while (snapshot := json.loads(channel.recv(2)))["status"] == "running":
            pass
    assert (snapshot["status"], snapshot["cancel_requested"]) == ("cancelled", True)

    browser.wait_for(waiting["id"], lambda next_job: next_job["status"] == "running", within=5)
    browser.ask("POST", f"/api/jobs/{waiting['id']}/cancel")


def test_a_job_survives_kill_9_and_ctrl_c(site: Site, browser: Browser, clip: Any) -> None:
    job = start(browser, clip, **LONG)
    browser.wait_for(job["id"], is_under_way)

    site.stop(signal.SIGKILL)
    site.start()
    browser.wait_for(job["id"], is_under_way)
    assert attempt_of(site, job) == "2 1"

    assert site.stop(signal.SIGINT) < 8
    site.start()
    browser.wait_for(job["id"], is_under_way)
    assert attempt_of(site, job) == "3 1", "a shutdown is not counted as a loss"
    browser.ask("POST", f"/api/jobs/{job['id']}/cancel")


def test_a_large_file_that_is_no_film_is_refused_after_its_parts_arrived(
    browser: Browser, clip: Any, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.mp4"
    letter.write_bytes(b"Dear Bob, this is not a film. " * 300_000)
    project = browser.ask("GET", "/api/projects")["results"][0]["id"]
    upload = browser.send_parts(letter, project, only=range(2, 3))
    assert (upload["part_size"], upload["parts"]) == (8 * 1024 * 1024, 2)
    upload = browser.send_parts(letter, project, only=range(1, 2))
    assert upload["received"] == [2], "announced again, it is gone on with"

    browser.ask("POST", f"/api/uploads/{upload['id']}/complete", 202)
    refused = browser.arrival(upload)
    assert refused["state"] == "refused"
    assert "whatever its name says" in refused["error"]["detail"]


def test_a_site_that_is_killed_while_it_takes_a_clip_in_goes_on_with_it(
    site: Site, browser: Browser, clip: Any, films: Path
) -> None:
    project = browser.ask("GET", "/api/projects")["results"][0]["id"]
    upload = browser.send_parts(films / "stereo.webm", project)
    browser.ask("POST", f"/api/uploads/{upload['id']}/complete", 202)
    site.stop(signal.SIGKILL)
    site.start()
    assert browser.arrival(upload)["clip"]["name"] == "stereo.webm"


def test_a_job_started_from_the_command_line_is_found(
    site: Site, browser: Browser, clip: Any
) -> None:
    script = (
        "from webapp.clips.models import Clip; from webapp.catalog.models import ModelVersion\n"
        "from webapp.jobs.start import start_job\n"
        f"clip = Clip.objects.get(pk='{clip['id']}')\n"
        "job = start_job(clip, ModelVersion.objects.get(slug='small'), steps=2)\n"
        "print(job.pk)\n"
    )
    job_id = manage(site.env, "shell", "-c", script).split()[-1]
    done = browser.wait_for(job_id, lambda job: job["status"] == "succeeded", within=90)
    assert done["options"]["steps"] == 2


def attempt_of(site: Site, job: Any) -> str:
    script = (
        f"from webapp.jobs.models import Job; job = Job.objects.get(pk='{job['id']}')\n"
        "print(job.attempt, job.losses)\n"
    )
    return " ".join(manage(site.env, "shell", "-c", script).split()[-2:])
