"""Serving files: whole, by range, conditionally; to the browser's tune."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from webapp.clips.media import Span, UnsatisfiableRange, parse_range
from webapp.clips.models import Clip

Read = Callable[[Any], bytes]


@pytest.fixture
def data(clip: Clip) -> bytes:
    return bytes(clip.file.read())


def get(client: Client, clip: Clip, **headers: str) -> Any:
    return client.get(f"/media/clips/{clip.pk}/video", headers=headers)


def test_the_whole_file(alices: Client, clip: Clip, data: bytes, content: Read) -> None:
    answer = get(alices, clip)
    assert answer.status_code == 200
    assert content(answer) == data
    assert answer["Content-Length"] == str(len(data))
    assert answer["Content-Type"] == "video/webm"
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == 'inline; filename="stereo.webm"'


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-3", slice(0, 4)),
        ("bytes=100-", slice(100, None)),
        ("bytes=-7", slice(-7, None)),
        ("bytes=5-5", slice(5, 6)),
    ],
)
def test_a_range(asked: str, part: slice, alices: Client, clip: Clip, content: Read) -> None:
    data = bytes(clip.file.read())
    begin, end, _ = part.indices(len(data))
    answer = get(alices, clip, Range=asked)
    assert answer.status_code == 206
    assert content(answer) == data[begin:end]
    assert answer["Content-Range"] == f"bytes {begin}-{end - 1}/{len(data)}"
    assert answer["Content-Length"] == str(end - begin)


def test_a_range_past_the_end(alices: Client, clip: Clip, data: bytes) -> None:
    answer = get(alices, clip, Range=f"bytes={len(data)}-")
    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{len(data)}"


@pytest.mark.parametrize(
    "asked",
    ["bytes=0-1,4-5", "items=0-1", "bytes=9-2", "bytes=-", "bytes", f"bytes={'9' * 5000}-"],
)
def test_what_is_no_single_range_is_answered_whole(
    asked: str, alices: Client, clip: Clip, data: bytes, content: Read
) -> None:
    answer = get(alices, clip, Range=asked)
    assert (answer.status_code, content(answer)) == (200, data)


def test_a_range_of_an_older_file_is_answered_whole(
    alices: Client, clip: Clip, data: bytes
) -> None:
    etag = get(alices, clip)["ETag"]
    fresh = {"Range": "bytes=0-3", "If-Range": etag}
    stale = {"Range": "bytes=0-3", "If-Range": '"another"'}
    assert get(alices, clip, **fresh).status_code == 206
    assert get(alices, clip, **stale).status_code == 200
    modified = get(alices, clip)["Last-Modified"]
    assert get(alices, clip, Range="bytes=0-3", **{"If-Range": modified}).status_code == 206


def test_an_unchanged_file_is_not_sent_again(alices: Client, clip: Clip) -> None:
    etag = get(alices, clip)["ETag"]
    answer = get(alices, clip, **{"If-None-Match": f'"x", {etag}'})
    assert (answer.status_code, answer.content) == (304, b"")
    assert get(alices, clip, **{"If-None-Match": '"x"'}).status_code == 200


def test_head_says_everything_but_the_bytes(alices: Client, clip: Clip, data: bytes) -> None:
    answer = alices.head(f"/media/clips/{clip.pk}/video", headers={"Range": "bytes=0-9"})
    assert (answer.status_code, answer.content) == (206, b"")
    assert answer["Content-Length"] == "10"


def test_a_download_has_its_name(alices: Client, clip: Clip) -> None:
    clip.name = "Hafen 360° „laut“.webm"
    clip.save()
    answer = alices.get(f"/media/clips/{clip.pk}/video?download=1")
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Hafen%20360")


def test_a_file_that_is_gone_is_said_to_be(alices: Client, clip: Clip) -> None:
    clip.file.storage.delete(str(clip.file.name))
    assert get(alices, clip).status_code == 404


def test_an_empty_file_has_no_range() -> None:
    for asked in ("bytes=0-", "bytes=-1", "bytes=0-0"):
        with pytest.raises(UnsatisfiableRange):
            parse_range(asked, 0)
    assert parse_range("bytes=0-999", 10) == Span(0, 9)
