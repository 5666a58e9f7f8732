"""What WebM players need to know of a 360° video, where the source did not say it.

The element `Projection` (equirectangular) in the picture's track. It takes seven bytes, just as
many as the track's language ("und"), which a picture has no use for and which makes room: nothing
else in the file moves. Source: RFC 9559 (Matroska), sections 5.1.4.1.28 and 11 (EBML: RFC 8794).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_HEAD = 1 << 16  # bytes in which the tracks are described
_SEGMENT, _TRACKS, _ENTRY = b"\x18\x53\x80\x67", b"\x16\x54\xae\x6b", b"\xae"
_VIDEO, _PROJECTION, _LANGUAGE = b"\xe0", b"\x76\x70", b"\x22\xb5\x9c"
_EQUIRECTANGULAR = _PROJECTION + b"\x84\x76\x71\x81\x01"


class Element(NamedTuple):
    """An EBML element: its name, where it starts, and where its content starts and stops."""

    name: bytes
    start: int
    content: int
    stop: int


def mark_equirectangular(path: Path) -> bool:
    """Mark the picture of a WebM or Matroska file in place; says whether it is marked now."""
    with path.open("r+b") as file:
        head = file.read(_HEAD)
        video, language = _picture(head)
        if video is None:
            return False
        if any(e.name == _PROJECTION for e in elements(head, video.content, video.stop)):
            return True
        size_at = video.content - 1
        size = head[size_at] + len(_EQUIRECTANGULAR)
        one_byte = video.content - video.start == 2 and size < 0xFF
        if language is None or not one_byte or language.stop > video.start:
            return False
        between = head[language.stop : size_at] + bytes([size]) + head[video.content : video.stop]
        if language.stop - language.start != len(_EQUIRECTANGULAR):
            return False
        file.seek(language.start)
        file.write(between + _EQUIRECTANGULAR)
    return True


def _picture(head: bytes) -> tuple[Element | None, Element | None]:
    """The settings and the language of the track that has a picture."""
    for segment in _named(head, 0, len(head), _SEGMENT):
        for tracks in _named(head, segment.content, segment.stop, _TRACKS):
            for entry in _named(head, tracks.content, tracks.stop, _ENTRY):
                inner = list(elements(head, entry.content, entry.stop))
                video = next((e for e in inner if e.name == _VIDEO), None)
                if video is not None:
                    return video, next((e for e in inner if e.name == _LANGUAGE), None)
    return None, None


def _named(data: bytes, start: int, stop: int, name: bytes) -> Iterator[Element]:
    return (element for element in elements(data, start, stop) if element.name == name)


def elements(data: bytes, start: int, stop: int) -> Iterator[Element]:
    """The elements that follow each other in `data[start:stop]`."""
    stop = min(stop, len(data))
    while start + 2 <= stop and data[start]:
        width = 9 - data[start].bit_length()
        at = start + width
        if at >= stop or not data[at]:
            return
        size_width = 9 - data[at].bit_length()
        size = int.from_bytes(data[at : at + size_width], "big") & ((1 << 7 * size_width) - 1)
        content = at + size_width
        yield Element(data[start:at], start, content, content + size)
        start = content + size
