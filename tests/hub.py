"""A hub: a real HTTP server with the addresses, headers and refusals of the Hugging Face hub."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

COMMIT = "89abcdef0123456789abcdef0123456789abcdef"


@dataclass
class Hub:
    """What it publishes, how it misbehaves, and what it was asked for.

    ``breaks`` is after how many bytes each of the next downloads of a large file is cut; ``waits``
    keeps the rest of a large file back, after its first half, until it is set. ``claims`` are sizes
    that are told instead of the true ones.
    """

    port: int = 0
    repos: dict[str, dict[str, bytes]] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
    waits: threading.Event | None = None
    claims: dict[str, int] = field(default_factory=dict)
    ranges: list[str | None] = field(default_factory=list)
    tokens: list[tuple[str, str | None]] = field(default_factory=list)
    halfway: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        """What HF_ENDPOINT names."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def hub() -> Iterator[Hub]:
    """The server, up while the block runs."""
    told = Hub()
    handler = type("Asked", (Asking,), {"hub": told})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        told.port = server.server_port
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield told
        finally:
            if told.waits:
                told.waits.set()
            server.shutdown()


class Asking(BaseHTTPRequestHandler):
    """One request."""

    hub: Hub

    def do_HEAD(self) -> None:
        self.note_token()
        self.resolve(body=False)

    def note_token(self) -> None:
        where = "/cdn" if self.path.startswith("/cdn/") else self.path
        self.hub.tokens.append((where, self.headers.get("Authorization")))

    def do_GET(self) -> None:
        self.note_token()
        if self.path.startswith("/api/models/"):
            self.tell_model(*unquote(self.path).removeprefix("/api/models/").split("/revision/"))
        elif self.path.startswith("/cdn/"):
            self.send_large(self.path.rpartition("/")[2])
        else:
            self.resolve(body=True)

    def tell_model(self, repo: str, revision: str = "main") -> None:
        if repo not in self.hub.repos:
            return self.refuse("RepoNotFound")
        if revision not in ("main", "v1.0", COMMIT):
            return self.refuse("RevisionNotFound")
        siblings = [{"rfilename": name} for name in self.hub.repos[repo]]
        told = {"id": repo, "sha": COMMIT, "siblings": siblings}
        return self.send(json.dumps(told).encode(), {"Content-Type": "application/json"})

    def resolve(self, *, body: bool) -> None:
        """A small file, or where a large one is."""
        repo, _, rest = unquote(self.path).strip("/").partition("/resolve/")
        commit, _, name = rest.partition("/")
        content = self.hub.repos.get(repo, {}).get(name)
        if content is None or commit != COMMIT:
            return self.refuse("EntryNotFound")
        size = self.hub.claims.get(name, len(content))
        if not name.endswith(".safetensors"):
            blob = b"blob %d\0" % len(content) + content
            etag = hashlib.sha1(blob, usedforsecurity=False).hexdigest()
            return self.send(content if body else b"", {"ETag": f'"{etag}"'}, size=size)
        sha256 = hashlib.sha256(content).hexdigest()
        elsewhere = f"http://localhost:{self.hub.port}/cdn/{repo}/{name}"
        headers = {"X-Linked-Etag": f'"{sha256}"', "X-Linked-Size": str(size)}
        return self.send(b"", {**headers, "Location": elsewhere}, status=302)

    def send_large(self, name: str) -> None:
        content = next(f[name] for r, f in self.hub.repos.items() if f"/{r}/" in self.path)
        asked = self.headers.get("Range")
        self.hub.ranges.append(asked)
        begin = int(asked.removeprefix("bytes=").removesuffix("-")) if asked else 0
        self.send_response(206 if asked else 200)
        self.send_header("Content-Length", str(len(content) - begin))
        if asked:
            whole = len(content)
            self.send_header("Content-Range", f"bytes {begin}-{whole - 1}/{whole}")
        self.end_headers()
        end = begin + self.hub.breaks.pop(0) if self.hub.breaks else len(content)
        if self.hub.waits and not asked:
            half = len(content) // 2
            self.wfile.write(content[begin:half])
            self.hub.halfway.set()
            self.hub.waits.wait(60)
            begin = half
        self.close_connection = True
        with suppress(ConnectionError):  # whoever asked may be dead by now
            self.wfile.write(content[begin:end])

    def refuse(self, code: str) -> None:
        self.send(b"{}", {"X-Error-Code": code}, status=404)

    def send(
        self, body: bytes, headers: dict[str, str], status: int = 200, size: int | None = None
    ) -> None:
        self.send_response(status)
        for name, value in {"X-Repo-Commit": COMMIT, **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if size is None else size))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Tests are quiet."""
