"""A real server process and a browser's part of the conversation with it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "a-long-password-of-alice"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def environment(data: Path, **more: str) -> dict[str, str]:
    """The embedded defaults on the data folder, and what else a test asks for."""
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("STUDIO_", "S3_", "AWS_"))}
    for name in ("DATABASE_URL", "REDIS_URL"):
        plain.pop(name, None)
    return {
        **plain,
        "DJANGO_SETTINGS_MODULE": "webapp.settings",
        "STUDIO_DATA": str(data),
        "STUDIO_VITE_DEV": "1",
        "STUDIO_DEVICE": "cpu",
        "OMP_NUM_THREADS": "1",
        **more,
    }


def manage(env: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def set_up(env: dict[str, str]) -> None:
    """The database, the models and the accounts of Alice and of Ada, who administers."""
    manage(env, "migrate", "--no-input")
    manage(
        env,
        "shell",
        "-c",
        "from webapp.accounts.models import User\n"
        "from webapp.catalog.sync import sync_models\n"
        "sync_models()\n"
        f"User.objects.create_user('alice', password='{PASSWORD}')\n"
        f"User.objects.create_superuser('ada', password='{PASSWORD}')\n",
    )


class Site:
    """One uvicorn process."""

    def __init__(self, env: dict[str, str], log: Path) -> None:
        self.env = env
        self.log = log
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = ["-m", "uvicorn", "webapp.asgi:application", "--lifespan", "on"]
        command += ["--port", str(self.port), "--timeout-graceful-shutdown", "3"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command], cwd=ROOT, env=self.env, stdout=log, stderr=log
            )
        wait_until(self.answers, 30, lambda: f"The site did not start:\n{self.log.read_text()}")

    def answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.log.read_text()
        try:
            return httpx.get(f"{self.address}/sign-in/").status_code == 200
        except httpx.TransportError:
            return False

    def stop(self, how: signal.Signals, within: float = 15.0) -> float:
        """Sends the signal; returns how many seconds the process took to end."""
        assert self.process is not None
        began = time.monotonic()
        self.process.send_signal(how)
        self.process.wait(within)
        self.process = None
        return time.monotonic() - began


@contextmanager
def running(site: Site) -> Iterator[Site]:
    """Starts the site, and ends it whatever happens."""
    site.start()
    try:
        yield site
    finally:
        if site.process is not None:
            site.process.kill()
            site.process.wait(10)


class Browser:
    """What a signed-in creator's browser does."""

    def __init__(self, site: Site, name: str = "alice") -> None:
        self.site = site
        self.http = httpx.Client(base_url=site.address, timeout=60, follow_redirects=False)
        self.sign_in(name)

    def sign_in(self, name: str) -> None:
        page = self.http.get("/sign-in/").text
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        form = {"username": name, "password": PASSWORD, "csrfmiddlewaretoken": token.group(1)}
        answer = self.http.post("/sign-in/", data=form, headers={"Referer": self.site.address})
        assert answer.status_code == 302, answer.text

    @property
    def headers(self) -> dict[str, str]:
        return {"X-CSRFToken": self.http.cookies["csrftoken"], "Referer": self.site.address}

    def ask(self, method: str, path: str, expected: int = 200, **more: Any) -> Any:
        answer = self.http.request(method, path, headers=self.headers, **more)
        assert answer.status_code == expected, answer.text
        return answer.json() if answer.content else None

    def upload(self, path: Path, project: str) -> Any:
        """Announces, sends every part, completes, and waits until it is a clip."""
        upload = self.send_parts(path, project)
        self.ask("POST", f"/api/uploads/{upload['id']}/complete", 202)
        return self.arrival(upload)["clip"]

    def send_parts(self, path: Path, project: str, only: range | None = None) -> Any:
        """Announces a file and sends its parts to where the site says, here or in a bucket."""
        size = path.stat().st_size
        wanted = {"name": path.name, "size": size, "fingerprint": f"{path.name} {size}"}
        announced = self.http.post(
            f"/api/projects/{project}/uploads", headers=self.headers, json=wanted
        )
        assert announced.status_code in (200, 201), announced.text
        upload = announced.json()
        data = path.read_bytes()
        for number in only or range(1, upload["parts"] + 1):
            part = data[(number - 1) * upload["part_size"] : number * upload["part_size"]]
            answer = self.send_part(upload, number, part)
            assert answer.status_code == 200, answer.text
        return upload

    def send_part(self, upload: Any, number: int, part: bytes) -> httpx.Response:
        """PUTs one part; a bucket is given no cookie and no token."""
        sha256 = base64.b64encode(hashlib.sha256(part).digest()).decode()
        offer = self.ask(
            "POST",
            f"/api/uploads/{upload['id']}/parts",
            json={"parts": [{"number": number, "sha256": sha256}]},
        )[0]
        if offer["url"].startswith("/"):
            headers = {**self.headers, **offer["headers"]}
            return self.http.put(offer["url"], content=part, headers=headers)
        headers = {**offer["headers"], "Origin": self.site.address}
        return httpx.put(offer["url"], content=part, headers=headers, timeout=60)

    def arrival(self, upload: Any, within: float = 90) -> Any:
        """The upload, once it is a clip or refused."""
        latest: list[Any] = []

        def settled() -> bool:
            latest[:] = [self.ask("GET", f"/api/uploads/{upload['id']}")]
            return latest[0]["state"] in ("ready", "refused")

        wait_until(settled, within, lambda: f"{latest}\n{self.site.log.read_text()}")
        return latest[0]

    def job(self, job_id: str) -> Any:
        return self.ask("GET", f"/api/jobs/{job_id}")

    @contextmanager
    def watching(self, job_id: str) -> Iterator[ClientConnection]:
        """The job's socket, as a page opens it."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        with connect(
            f"ws://127.0.0.1:{self.site.port}/ws/jobs/{job_id}",
            additional_headers={"Cookie": cookie},
            origin=Origin(self.site.address),
        ) as socket_of_job:
            yield socket_of_job

    def watch_to_the_end(self, job_id: str, within: float) -> list[Any]:
        """Every snapshot that the socket sends until the job is over."""
        snapshots: list[Any] = []
        deadline = time.monotonic() + within
        with self.watching(job_id) as channel:
            while True:
                snapshots.append(json.loads(channel.recv(deadline - time.monotonic())))
                if snapshots[-1]["status"] not in ("queued", "running"):
                    return snapshots

    def wait_for(self, job_id: str, wanted: Callable[[Any], bool], within: float = 60) -> Any:
        """The first snapshot that is as wanted."""
        latest: list[Any] = []

        def found() -> bool:
            latest[:] = [self.job(job_id)]
            return wanted(latest[0])

        wait_until(
            found, within, lambda: f"{json.dumps(latest, indent=1)}\n{self.site.log.read_text()}"
        )
        return latest[0]


def wait_until(true: Callable[[], bool], within: float, what: Callable[[], str]) -> None:
    deadline = time.monotonic() + within
    while not true():
        assert time.monotonic() < deadline, what()
        time.sleep(0.1)
