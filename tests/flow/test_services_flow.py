"""The same way beyond one machine: PostgreSQL, Valkey, S3 and a worker process of its own."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.flow.live_site import Browser, Site, environment, running, set_up
from tests.flow.services import postgres, seaweed, valkey
from tests.flow.worker import kill_all_of, worker

pytestmark = pytest.mark.services


@pytest.fixture
def env(data: Path) -> Iterator[dict[str, str]]:
    """The environment that names the three servers."""
    with ExitStack() as servers:
        found: dict[str, str] = {}
        for server in (postgres(data), valkey(), seaweed(data)):
            found |= servers.enter_context(server)
        yield environment(data, STUDIO_LEASE_SECONDS="6", **found)


def test_the_whole_way_on_real_servers(env: dict[str, str], data: Path, films: Path) -> None:
    set_up(env)
    with running(Site(env, data / "log")) as site:
        browser = Browser(site)
        project = browser.ask("POST", "/api/projects", 201, json={"name": "Harbour"})
        clip = browser.upload(films / "stereo.webm", project["id"])
        job = browser.ask("POST", f"/api/clips/{clip['id']}/jobs", 201, json={"steps": 200})
        assert browser.job(job["id"])["queue_position"] == 1

        with worker(env, data / "log") as first:
            browser.wait_for(job["id"], lambda j: j["fraction"] > 0, within=90)
            kill_all_of(first)

        with worker(env, data / "log") as second:
            # its lease runs out, the site puts it back, the next worker takes it up
            browser.wait_for(job["id"], lambda j: j["status"] == "queued", within=60)
            browser.wait_for(job["id"], lambda j: j["fraction"] > 0, within=90)
            second.send_signal(signal.SIGTERM)
            browser.wait_for(job["id"], lambda j: j["status"] == "queued", within=10)
            second.wait(20)

        with worker(env, data / "log"):
            done = browser.watch_to_the_end(job["id"], within=120)[-1]
            assert done["status"] == "succeeded", done["error"]

        files = {file["kind"]: file for file in done["deliverables"]}
        answer = browser.http.get(files["ambix_wav"]["download_url"])
        assert answer.status_code == 302
        link = answer.headers["location"]
        assert urlsplit(link).netloc == urlsplit(env["S3_ENDPOINT_URL"]).netloc
        part = httpx.get(link, headers={"Range": "bytes=0-3", "Origin": site.address})
        assert (part.status_code, part.content) == (206, b"RIFF")
        allowed = part.headers["access-control-allow-origin"]
        assert allowed in ("*", site.address), "or the player gets neither picture nor sound"
        assert part.headers["content-disposition"].startswith("attachment")
        assert httpx.get(link.replace("Signature=", "Signature=0")).status_code == 403
        manifest = browser.ask("GET", f"/api/clips/{clip['id']}/manifest")
        assert [s["label"] for s in manifest["sources"]] == ["Take 1", "Original audio"]
