"""Uploads straight into a real S3 server: presigned parts, checked there, gone on with, joined."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3
import httpx
import pytest

from tests.flow.live_site import Browser, Site, environment, manage, running, set_up
from tests.flow.services import BUCKET, KEYS, seaweed

pytestmark = pytest.mark.services
PART = 8 * 1024 * 1024


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[Site]:
    """A site whose files lie in a bucket that lets its browsers in."""
    with seaweed(data) as store:
        env = environment(data, STUDIO_LEASE_SECONDS="3", **store)
        set_up(env)
        with running(Site(env, data / "log")) as up:
            manage(env, "prepare_bucket", up.address)
            yield up


@pytest.fixture(scope="module")
def browser(site: Site) -> Browser:
    return Browser(site)


@pytest.fixture
def project(browser: Browser) -> str:
    return str(browser.ask("POST", "/api/projects", 201, json={"name": "Harbour"})["id"])


@pytest.fixture
def bucket(site: Site) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=site.env["S3_ENDPOINT_URL"],
        region_name="us-east-1",
        aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
    )


def keys(bucket: Any) -> list[str]:
    return [found["Key"] for found in bucket.list_objects_v2(Bucket=BUCKET).get("Contents", [])]


def test_a_clip_goes_straight_into_the_bucket(
    browser: Browser, site: Site, project: str, films: Path, bucket: Any
) -> None:
    clip = browser.upload(films / "stereo.webm", project)
    film = f"clips/{clip['id']}/stereo.webm"
    assert sorted(keys(bucket)) == [
        f"clips/{clip['id']}/poster.jpg", film, f"clips/{clip['id']}/thumbnails.jpg"
    ]  # fmt: skip
    stored = bucket.get_object(Bucket=BUCKET, Key=film)["Body"].read()
    assert stored == (films / "stereo.webm").read_bytes()
    policy = browser.http.get("/projects/").headers["Content-Security-Policy"]
    connect = next(part for part in policy.split("; ") if part.startswith("connect-src"))
    assert site.env["S3_ENDPOINT_URL"] in connect.split(), "or no part leaves the browser"


def test_parts_are_checked_gone_on_with_and_refused(
    browser: Browser, site: Site, project: str, tmp_path: Path, bucket: Any
) -> None:
    before = keys(bucket)
    letter = tmp_path / "letter.mp4"
    letter.write_bytes(b"Dear Bob, this is not a film. " * 600_000)
    data = letter.read_bytes()
    upload = browser.send_parts(letter, project, only=range(3, 4))
    assert upload["parts"] == 3
    sha256 = "A" * 43 + "="
    wanted = {"parts": [{"number": 1, "sha256": sha256}]}
    offer = browser.ask("POST", f"/api/uploads/{upload['id']}/parts", json=wanted)[0]
    assert urlsplit(offer["url"]).netloc == urlsplit(site.env["S3_ENDPOINT_URL"]).netloc
    damaged = httpx.put(offer["url"], content=data[:PART], headers=offer["headers"])
    assert damaged.status_code == 400, "the bucket checks what it is sent"
    longer = httpx.put(offer["url"], content=data, headers=offer["headers"])
    assert longer.status_code == 403, "the address is good for a part of this length only"
    other = httpx.put(offer["url"].replace("partNumber=1", "partNumber=2"), content=data[:PART])
    assert other.status_code == 403

    upload = browser.send_parts(letter, project, only=range(1, 3))
    assert upload["received"] == [3], "announced again, it is gone on with"
    browser.ask("POST", f"/api/uploads/{upload['id']}/complete", 202)
    refused = browser.arrival(upload)
    assert "whatever its name says" in refused["error"]["detail"]
    browser.ask("POST", f"/api/uploads/{upload['id']}/complete", 202)
    assert browser.arrival(upload)["state"] == "refused", "looked at again, it is the same"
    assert len(keys(bucket)) == len(before) + 1, "what was sent is kept until it is dismissed"
    browser.ask("DELETE", f"/api/uploads/{upload['id']}", 204)
    assert keys(bucket) == before


def test_who_is_given_up_leaves_nothing(
    browser: Browser, project: str, tmp_path: Path, bucket: Any
) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"x" * (PART + 5))
    upload = browser.send_parts(film, project, only=range(1, 2))
    assert len(bucket.list_multipart_uploads(Bucket=BUCKET).get("Uploads", [])) == 1
    browser.ask("DELETE", f"/api/uploads/{upload['id']}", 204)
    assert not bucket.list_multipart_uploads(Bucket=BUCKET).get("Uploads", [])


def test_the_bucket_lets_the_sites_pages_in_and_no_others(site: Site, bucket: Any) -> None:
    url = f"{site.env['S3_ENDPOINT_URL']}/{BUCKET}/clips/x"
    asks = {
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": "x-amz-checksum-sha256",
    }
    ours = httpx.options(url, headers={"Origin": site.address, **asks})
    assert ours.headers["access-control-allow-origin"] == site.address
    assert "ETag" in ours.headers["access-control-expose-headers"]
    assert (
        "access-control-allow-origin"
        not in httpx.options(url, headers={"Origin": "https://evil.example", **asks}).headers
    )
    rules = bucket.get_bucket_lifecycle_configuration(Bucket=BUCKET)["Rules"]
    assert rules[0]["AbortIncompleteMultipartUpload"]["DaysAfterInitiation"] == 8
