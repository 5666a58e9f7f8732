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


def test_a_job_goes_on_after_the_process_was_killed(
    site: Site, browser: Browser, clip: Any
) -> None:
    job = start(browser, clip, **LONG)
    browser.wait_for(job["id"], is_under_way)

    site.stop(signal.SIGKILL)
    site.start()

    browser.wait_for(job["id"], is_under_way)
    assert attempt_of(site, job) == "2 1"
    browser.ask("POST", f"/api/jobs/{job['id']}/cancel")


def test_ctrl_c_ends_everything_soon_and_the_job_goes_on_at_the_next_start(
    site: Site, browser: Browser, clip: Any
) -> None:
    job = start(browser, clip, **LONG)
    browser.wait_for(job["id"], is_under_way)

    assert site.stop(signal.SIGINT) < 8
    assert attempt_of(site, job) == "1 0"
    site.start()

    browser.wait_for(job["id"], is_under_way)
    assert attempt_of(site, job) == "2 0", "a shutdown is not counted as a loss"


def test_a_job_that_takes_its_worker_down_each_time_fails_with_a_reason(
    site: Site, browser: Browser, clip: Any
) -> None:
    job = start(browser, clip, **LONG)
    for _ in range(3):
        browser.wait_for(job["id"], is_under_way)
        site.stop(signal.SIGKILL)
        site.start()

    over = browser.job(job["id"])
    assert (over["status"], over["error"]["code"]) == ("failed", "worker_lost")
    assert over["error"]["detail"].startswith("The worker stopped 3 times")


def test_a_job_started_from_the_command_line_is_found(
    site: Site, browser: Browser, clip: Any
) -> None:
    script = (
        "from webapp.clips.models import Clip; from webapp.catalog.models import ModelVersion\n"
        "from webapp.jobs.start import start_job\n"
        "job = start_job(Clip.objects.get(), ModelVersion.objects.get(slug='small'), steps=2)\n"
        "print(job.pk)\n"
    )
    job_id = manage(site.env, "shell", stdin=script).split()[-1]
    done = browser.wait_for(job_id, lambda job: job["status"] == "succeeded", within=60)
    assert done["options"]["steps"] == 2


def attempt_of(site: Site, job: Any) -> str:
    script = (
        f"from webapp.jobs.models import Job; job = Job.objects.get(pk='{job['id']}')\n"
        "print(job.attempt, job.losses)\n"
    )
    return " ".join(manage(site.env, "shell", stdin=script).split()[-2:])
