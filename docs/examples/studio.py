#!/usr/bin/env python3
"""A client of OmniAudio Studio in one file, with nothing but Python's standard library.

    export STUDIO=https://studio.example TOKEN=omni_...
    python studio.py generate harbour.mp4 --project Harbour --out .

uploads a 360° clip in parts, starts a take, waits for it and downloads what it made. Import
``Studio`` to do more. A request whose connection breaks is sent again, and carried out once.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import os
import shutil
import sys
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

TRIES = 4


class Refused(Exception):
    """The studio says no: ``code`` for programs, the message a sentence for people."""

    def __init__(self, problem):
        super().__init__(problem.get("detail", "The studio refused this."))
        self.code = problem.get("code", "")
        self.status = problem.get("status", 0)


class Studio:
    """A studio, spoken to with a token."""

    def __init__(self, address, token):
        self.address = address.rstrip("/")
        self.token = token

    def open(self, method, path, body=None, content_type="application/json", headers=None):
        """The answer to a request, tried again while the connection or the studio is away."""
        url = path if path.startswith("http") else self.address + path
        request = urllib.request.Request(url, data=body, method=method)
        # Not sent along to a store that files are kept in: its own address says enough.
        if url.startswith(self.address):
            request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        for name, value in {"Content-Type": content_type, **(headers or {})}.items():
            if body is not None:
                request.add_header(name, value)
        if method == "POST":
            request.add_header("Idempotency-Key", str(uuid.uuid4()))
        attempt = 0
        while True:
            attempt += 1
            try:
                return urllib.request.urlopen(request, timeout=120)
            except urllib.error.HTTPError as error:
                waiting = error.code in (409, 429, 502, 503, 504) and attempt < TRIES
                if not waiting:
                    raise Refused(problem_in(error)) from None
                time.sleep(float(error.headers.get("Retry-After", 2 * attempt)))
            except urllib.error.URLError:
                if attempt == TRIES:
                    raise
                time.sleep(2 * attempt)

    def ask(self, method, path, values=None):
        """The JSON of an answer; None where it has no body."""
        body = None if values is None else json.dumps(values).encode()
        with self.open(method, path, body) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def every(self, path):
        """Everything in a list, page by page."""
        while path:
            page = self.ask("GET", path)
            yield from page["results"]
            path = page["next"]

    def project(self, name):
        """The project of this name, made if there is none."""
        for project in self.every("/api/projects"):
            if project["name"] == name:
                return project
        return self.ask("POST", "/api/projects", {"name": name})

    def upload(self, project, path):
        """Uploads a file in parts; returns the clip, once the studio has looked at it."""
        path = Path(path)
        wanted = {"name": path.name, "size": path.stat().st_size}
        upload = self.ask("POST", f"/api/projects/{project['id']}/uploads", wanted)
        where = f"/api/uploads/{upload['id']}"
        with path.open("rb") as file:
            for number in range(1, upload["parts"] + 1):
                data = file.read(upload["part_size"])
                self.send_part(where, number, data)
        upload = self.ask("POST", f"{where}/complete")
        while upload["state"] not in ("ready", "refused"):
            time.sleep(0.5)
            upload = self.ask("GET", where)
        if upload["state"] == "refused":
            raise Refused(upload["error"])
        return upload["clip"]

    def send_part(self, where, number, data):
        """Sends a part to where the studio wants it: to itself, or to its bucket."""
        checksum = base64.b64encode(hashlib.sha256(data).digest()).decode()
        asked = {"parts": [{"number": number, "sha256": checksum}]}
        (offer,) = self.ask("POST", f"{where}/parts", asked)
        self.open("PUT", offer["url"], data, "application/octet-stream", offer["headers"]).close()

    def take(self, clip, **options):
        """Starts a take and waits for its end; returns the job."""
        job = self.ask("POST", f"/api/clips/{clip['id']}/jobs", options)
        if isinstance(job, list):
            job = job[0]
        while job["status"] in ("queued", "running"):
            time.sleep(1)
            job = self.ask("GET", f"/api/jobs/{job['id']}")
        if job["status"] != "succeeded":
            raise Refused(job["error"] or {"detail": f"The take was {job['status']}."})
        return job

    def download(self, deliverable, folder):
        """Fetches a file of a job; returns its path."""
        path = Path(folder) / deliverable["filename"]
        with self.open("GET", deliverable["download_url"]) as answer, path.open("wb") as file:
            shutil.copyfileobj(answer, file)
        return path


def problem_in(error):
    """What the studio says in a refusal."""
    try:
        return json.loads(error.read())
    except ValueError:
        return {"detail": f"The studio answered {error.code}.", "status": error.code}


def main():
    """The command line."""
    parser = argparse.ArgumentParser(description="Uploads 360° clips and fetches their sound.")
    commands = parser.add_subparsers(dest="command", required=True)
    generate = commands.add_parser("generate", help="upload, make a take, download")
    generate.add_argument("clip", type=Path)
    generate.add_argument("--project", default="Imported")
    generate.add_argument("--out", type=Path, default=Path())
    generate.add_argument("--steps", type=int)
    generate.add_argument("--seed", type=int)
    commands.add_parser("projects", help="list the projects")
    said = parser.parse_args()
    studio = Studio(os.environ["STUDIO"], os.environ["TOKEN"])
    try:
        if said.command == "projects":
            for project in studio.every("/api/projects"):
                sys.stdout.write(f"{project['id']}  {project['name']}\n")
            return
        options = {"steps": said.steps, "seed": said.seed}
        clip = studio.upload(studio.project(said.project), said.clip)
        job = studio.take(clip, **{k: v for k, v in options.items() if v is not None})
        for deliverable in job["deliverables"]:
            sys.stdout.write(f"{studio.download(deliverable, said.out)}\n")
    except Refused as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
