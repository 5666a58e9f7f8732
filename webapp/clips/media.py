"""Serving private files with byte ranges, without reading them into memory."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from asgiref.sync import sync_to_async
from django.core.files.storage import FileSystemStorage, storages
from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe
from django.utils.translation import gettext as _

CHUNK = 256 * 1024
ONE_RANGE = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})$")


@dataclass(frozen=True)
class Span:
    """The bytes ``first`` to ``last``, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """Bytes."""
        return self.last - self.first + 1


class UnsatisfiableRange(Exception):
    """The range asked for lies outside the file."""


def parse_range(header: str, size: int) -> Span | None:
    """The one range that ``header`` asks of ``size`` bytes, or None to answer the whole file.

    Several ranges and what cannot be read are answered whole, as RFC 9110 allows.

    Raises:
        UnsatisfiableRange: it starts past the end, or asks for the last 0 bytes.
    """
    match = ONE_RANGE.match(header.strip())
    if match is None or match.group(1) == match.group(2) == "":
        return None
    first, last = match.groups()
    if first == "":
        if int(last) == 0 or size == 0:
            raise UnsatisfiableRange
        return Span(max(0, size - int(last)), size - 1)
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        raise UnsatisfiableRange
    return Span(int(first), min(int(last), size - 1) if last else size - 1)


async def serve_media(
    request: HttpRequest,
    stored: FieldFile,
    content_type: str,
    filename: str,
    *,
    download: bool = False,
) -> HttpResponseBase:
    """Answers ``stored``: a file with ranges from the local disk, a signed link for S3.

    The caller has already asked whether the user may see it.
    """
    disposition = content_disposition_header(download, filename) or "inline"
    if isinstance(stored.storage, FileSystemStorage):
        return await serve_path(request, Path(stored.path), content_type, disposition)
    parameters = {
        "ResponseContentType": content_type,
        "ResponseContentDisposition": disposition,
    }
    presign = sync_to_async(storages["presigning"].url, thread_sensitive=False)
    response = HttpResponseRedirect(
        await presign(str(stored.name), parameters=parameters)  # type: ignore[call-arg]
    )
    response["Cache-Control"] = "private, no-store"
    return response


async def serve_path(
    request: HttpRequest, path: Path, content_type: str, disposition: str
) -> HttpResponseBase:
    """200, 206, 304 or 416 for a local file."""
    try:
        file = await asyncio.to_thread(path.open, "rb")
    except FileNotFoundError:
        return HttpResponse(_("The file is gone from the storage."), status=404)
    stat = await asyncio.to_thread(path.stat)
    etag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    headers = {
        "Accept-Ranges": "bytes",
        "ETag": etag,
        "Last-Modified": http_date(stat.st_mtime),
        "Cache-Control": "private, max-age=0, must-revalidate",
        "Content-Disposition": disposition,
        "X-Content-Type-Options": "nosniff",
    }
    if is_unchanged(request, etag, stat.st_mtime):
        file.close()
        return HttpResponse(status=304, headers=headers)
    try:
        span = wanted_span(request, etag, stat.st_mtime, stat.st_size)
    except UnsatisfiableRange:
        file.close()
        headers["Content-Range"] = f"bytes */{stat.st_size}"
        return HttpResponse(status=416, headers=headers, content_type=content_type)
    sent = span or Span(0, stat.st_size - 1)
    headers["Content-Length"] = str(sent.length)
    if span:
        headers["Content-Range"] = f"bytes {span.first}-{span.last}/{stat.st_size}"
    status = 206 if span else 200
    if request.method == "HEAD":
        file.close()
        return HttpResponse(status=status, headers=headers, content_type=content_type)
    return StreamingHttpResponse(
        read_span(file, sent), status=status, headers=headers, content_type=content_type
    )


def is_unchanged(request: HttpRequest, etag: str, modified: float) -> bool:
    """Whether the browser's copy is still good."""
    tags = request.headers.get("If-None-Match")
    if tags is not None:
        return etag in [tag.strip() for tag in tags.split(",")] or tags.strip() == "*"
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return since is not None and int(modified) <= since


def wanted_span(request: HttpRequest, etag: str, modified: float, size: int) -> Span | None:
    """The range to answer, None for the whole file. ``If-Range`` that no longer holds drops it."""
    header = request.headers.get("Range")
    if header is None:
        return None
    condition = request.headers.get("If-Range")
    if condition is not None and condition.strip() != etag:
        date = parse_http_date_safe(condition)
        if date is None or date != int(modified):
            return None
    return parse_range(header, size)


async def read_span(file: BinaryIO, span: Span) -> AsyncIterator[bytes]:
    """The bytes of ``span``, a chunk at a time."""
    left = span.length
    try:
        await asyncio.to_thread(file.seek, span.first)
        while left > 0:
            chunk = await asyncio.to_thread(file.read, min(CHUNK, left))
            if not chunk:
                return
            left -= len(chunk)
            yield chunk
    finally:
        file.close()
