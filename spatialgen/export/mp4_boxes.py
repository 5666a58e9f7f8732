"""What MP4 players need to know of a 360° video with ambisonics, and FFmpeg does not write.

The Spherical Video V2 boxes `st3d` and `sv3d` (how the eyes lie in a frame; whole equirectangular
picture) in the video's sample entry and the spatial audio box `SA3D` (first order, ACN, SN3D) in
the audio's.
Source: github.com/google/spatial-media, docs/spherical-video-v2-rfc.md and spatial-audio-rfc.md.
On the way the index is moved to the front, so that players can start before the file has arrived.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from spatialgen.eyes import StereoLayout

_PARENTS = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
_PICTURE_ENTRY = 78  # bytes of fixed fields before a sample entry's own boxes
_SOUND_ENTRY = 28
# The values of `st3d`.
STEREO_MODES: dict[StereoLayout, int] = {"mono": 0, "top_bottom": 1, "left_right": 2}


def box(kind: bytes, *content: bytes) -> bytes:
    """A box: 32-bit size, kind, content."""
    body = b"".join(content)
    return struct.pack(">I", 8 + len(body)) + kind + body


def spherical_boxes(
    stereo_mode: int = STEREO_MODES["mono"], projection: bytes | None = None
) -> bytes:
    """`st3d` and `sv3d` for a panorama; `projection` is its box, equirectangular unless given."""
    plain = struct.pack(">I", 0)  # version and flags
    equirectangular = box(b"equi", plain, struct.pack(">4I", 0, 0, 0, 0))
    pose = box(b"prhd", plain, struct.pack(">3i", 0, 0, 0))
    header = box(b"svhd", plain, b"OmniAudio Studio\0")
    return box(b"st3d", plain, struct.pack(">B", stereo_mode)) + box(
        b"sv3d", header, box(b"proj", pose, projection or equirectangular)
    )


def ambisonic_box() -> bytes:
    """`SA3D`: first-order periphonic ambisonics, ACN order, SN3D gains, channels as they come."""
    return box(b"SA3D", struct.pack(">BBIBBI4I", 0, 0, 1, 0, 0, 4, 0, 1, 2, 3))


def finish_mp4(source: BinaryIO, out: BinaryIO, picture: bytes = b"", sound: bytes = b"") -> None:
    """Copy an MP4 with its index in front and the given boxes added to its sample entries."""
    parts = list(_top_boxes(source))
    index = next(part for part in parts if part[0] == b"moov")
    source.seek(index[1])
    moov = source.read(index[2])
    grown = len(_rewritten(moov, picture, sound, 0))
    ahead = [part for part in parts if part[0] == b"ftyp"]
    others = [part for part in parts if part[0] not in (b"ftyp", b"moov", b"free")]
    shift = sum(part[2] for part in ahead) + grown - others[0][1]
    for part in ahead:
        _copy(source, out, part)
    if _fits(moov, shift):
        out.write(_rewritten(moov, picture, sound, shift))
        for part in others:
            _copy(source, out, part)
    else:  # 32-bit offsets would overflow: leave the content where it is, the index at the end
        start = out.tell()
        _copy(source, out, (b"", start, index[1] - start))
        out.write(_rewritten(moov, picture, sound, 0))


def _copy(source: BinaryIO, out: BinaryIO, part: tuple[bytes, int, int]) -> None:
    source.seek(part[1])
    left = part[2]
    while data := source.read(min(left, 1 << 20)):
        out.write(data)
        left -= len(data)


def _top_boxes(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Kind, position and length of each outermost box."""
    size, position = file.seek(0, 2), 0
    while position < size:
        file.seek(position)
        header = file.read(16)
        length = int.from_bytes(header[:4], "big")
        if length == 1:
            length = int.from_bytes(header[8:16], "big")
        yield header[4:8], position, length or size - position
        position += length or size - position


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each box in `data`; boxes within an index are never 64-bit."""
    position = 0
    while position + 8 <= len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        yield data[position + 4 : position + 8], data[position + 8 : position + length]
        position += max(8, length)


def _rewritten(data: bytes, picture: bytes, sound: bytes, shift: int) -> bytes:
    """Boxes with the new ones in their sample entries and chunk offsets moved by `shift`."""
    out = []
    for kind, content in _boxes(data):
        if kind in _PARENTS:
            new = _rewritten(content, picture, sound, shift)
        elif kind == b"stsd":
            new = content[:8] + b"".join(
                _entry(entry, inner, picture, sound) for entry, inner in _boxes(content[8:])
            )
        elif kind in (b"stco", b"co64"):
            new = _moved(kind, content, shift)
        else:
            new = content
        out.append(box(kind, new))
    return b"".join(out)


def _entry(kind: bytes, content: bytes, picture: bytes, sound: bytes) -> bytes:
    """A sample entry with its new boxes in place of any of the same kinds."""
    is_sound = kind in (b"Opus", b"mp4a", b"fLaC", b"alac", b"twos", b"sowt", b"ipcm")
    fixed, added = (_SOUND_ENTRY, sound) if is_sound else (_PICTURE_ENTRY, picture)
    if not added:
        return box(kind, content)
    replaced = {name for name, _ in _boxes(added)}
    kept = [box(n, inner) for n, inner in _boxes(content[fixed:]) if n not in replaced]
    return box(kind, content[:fixed], *kept, added)


def _moved(kind: bytes, content: bytes, shift: int) -> bytes:
    code = "I" if kind == b"stco" else "Q"
    count = int.from_bytes(content[4:8], "big")
    offsets = struct.unpack_from(f">{count}{code}", content, 8)
    return content[:8] + struct.pack(f">{count}{code}", *(o + shift for o in offsets))


def _fits(moov: bytes, shift: int) -> bool:
    """Whether all 32-bit chunk offsets still are 32-bit ones when moved."""
    for kind, content in _boxes(moov):
        if kind in _PARENTS and not _fits(content, shift):
            return False
        if kind == b"stco":
            count = int.from_bytes(content[4:8], "big")
            offsets = struct.unpack_from(f">{count}I", content, 8)
            if offsets and max(offsets) + shift >= 1 << 32:
                return False
    return True


def add_boxes(path: Path, out: Path, picture: bytes, sound: bytes) -> None:
    """`finish_mp4` from file to file."""
    with path.open("rb") as source, out.open("wb") as target:
        finish_mp4(source, target, picture, sound)
