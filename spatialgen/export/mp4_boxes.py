"""What MP4 players need to know of a 360° video with ambisonics, and FFmpeg does not write.

The Spherical Video V2 boxes `st3d` and `sv3d` (how the eyes lie in a frame; whole equirectangular
picture) in the video's sample entry, the older `uuid` box of Spherical Video V1 in its track, and
the spatial audio box `SA3D` (first order, ACN, SN3D) in the audio's sample entry.
Source: github.com/google/spatial-media, docs/spherical-video-v2-rfc.md, spherical-video-rfc.md and
spatial-audio-rfc.md.
On the way the index is moved to the front, so that players can start before the file has arrived.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from spatialgen.eyes import StereoLayout

_PARENTS = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
_PICTURE_ENTRY = 78  # bytes of fixed fields before a sample entry's own boxes
_SOUND_ENTRY = {0: 28, 1: 44, 2: 64}  # by the version of QuickTime's sound description
_SOUND_KINDS = (b"Opus", b"mp4a", b"fLaC", b"alac", b"twos", b"sowt", b"in24", b"lpcm", b"ipcm")
_SPHERICAL_V1 = bytes.fromhex("ffcc8263f8554a938814587a02521fdd")
_V1_STEREO: dict[StereoLayout, str] = {
    "mono": "",
    "top_bottom": "<GSpherical:StereoMode>top-bottom</GSpherical:StereoMode>",
    "left_right": "<GSpherical:StereoMode>left-right</GSpherical:StereoMode>",
}
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


def spherical_v1_box(stereo: StereoLayout = "mono") -> bytes:
    """The `uuid` box that older players read: XML which says that the picture is a panorama."""
    xml = (
        '<?xml version="1.0"?><rdf:SphericalVideo'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:GSpherical="http://ns.google.com/videos/1.0/spherical/">'
        "<GSpherical:Spherical>true</GSpherical:Spherical>"
        "<GSpherical:Stitched>true</GSpherical:Stitched>"
        "<GSpherical:StitchingSoftware>OmniAudio Studio</GSpherical:StitchingSoftware>"
        "<GSpherical:ProjectionType>equirectangular</GSpherical:ProjectionType>"
        f"{_V1_STEREO[stereo]}</rdf:SphericalVideo>"
    )
    return box(b"uuid", _SPHERICAL_V1, xml.encode())


def ambisonic_box(head_locked: bool = False) -> bytes:
    """`SA3D`: first-order periphonic ambisonics, ACN order, SN3D gains, channels as they come.

    With `head_locked` two channels of stereo follow that do not turn with the world.
    """
    channels = 6 if head_locked else 4
    fixed = struct.pack(">BBIBBI", 0, 0x80 if head_locked else 0, 1, 0, 0, channels)
    return box(b"SA3D", fixed, struct.pack(f">{channels}I", *range(channels)))


@dataclass(frozen=True)
class NewBoxes:
    """What is to be added: to the picture's sample entry and track, and the sound's entry."""

    picture: bytes = b""
    picture_track: bytes = b""
    sound: bytes = b""


def finish_mp4(source: BinaryIO, out: BinaryIO, new: NewBoxes) -> None:
    """Copy an MP4 or MOV with its index in front and the given boxes added to it."""
    parts = list(_top_boxes(source))
    index = next(part for part in parts if part[0] == b"moov")
    source.seek(index[1])
    moov = source.read(index[2])
    grown = len(_rewritten(moov, new, 0))
    ahead = [part for part in parts if part[0] == b"ftyp"]
    others = [part for part in parts if part[0] not in (b"ftyp", b"moov", b"free")]
    shift = sum(part[2] for part in ahead) + grown - others[0][1]
    for part in ahead:
        _copy(source, out, part)
    if _fits(moov, shift):
        out.write(_rewritten(moov, new, shift))
        for part in others:
            _copy(source, out, part)
    else:  # 32-bit offsets would overflow: leave the content where it is, the index at the end
        start = out.tell()
        _copy(source, out, (b"", start, index[1] - start))
        out.write(_rewritten(moov, new, 0))


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


def _rewritten(data: bytes, new: NewBoxes, shift: int) -> bytes:
    """Boxes with the new ones in their places and chunk offsets moved by `shift`."""
    out = []
    for kind, content in _boxes(data):
        if kind in _PARENTS:
            inner = _rewritten(content, new, shift)
            if kind == b"trak" and _handler(content) == b"vide":
                inner += new.picture_track
        elif kind == b"stsd":
            inner = content[:8] + b"".join(
                _entry(entry, fields, new) for entry, fields in _boxes(content[8:])
            )
        elif kind in (b"stco", b"co64"):
            inner = _moved(kind, content, shift)
        else:
            inner = content
        out.append(box(kind, inner))
    return b"".join(out)


def _handler(track: bytes) -> bytes:
    """What a track is: `vide` or `soun`, by its media handler."""
    media = next((content for kind, content in _boxes(track) if kind == b"mdia"), b"")
    return next((content[8:12] for kind, content in _boxes(media) if kind == b"hdlr"), b"")


def _entry(kind: bytes, content: bytes, new: NewBoxes) -> bytes:
    """A sample entry with its new boxes in place of any of the same kinds."""
    fixed = _fixed_fields(kind, content)
    added = new.sound if kind in _SOUND_KINDS else new.picture
    if not added:
        return box(kind, content)
    replaced = {name for name, _ in _boxes(added)}
    kept = [box(n, inner) for n, inner in _boxes(content[fixed:]) if n not in replaced]
    return box(kind, content[:fixed], *kept, added)


def _fixed_fields(kind: bytes, content: bytes) -> int:
    """How many bytes of a sample entry come before its own boxes."""
    if kind not in _SOUND_KINDS:
        return _PICTURE_ENTRY
    return _SOUND_ENTRY[int.from_bytes(content[8:10], "big")]


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


def add_boxes(path: Path, out: Path, new: NewBoxes) -> None:
    """`finish_mp4` from file to file."""
    with path.open("rb") as source, out.open("wb") as target:
        finish_mp4(source, target, new)


@dataclass(frozen=True)
class AmbisonicFacts:
    """What a file's `SA3D` box says of its sound."""

    order: int
    head_locked: bool
    channel_map: tuple[int, ...]


@dataclass(frozen=True)
class SpatialFacts:
    """What an MP4 or MOV says of itself: a panorama (V2 and V1), and its ambisonics."""

    panorama: bool
    panorama_v1: bool
    ambisonics: AmbisonicFacts | None


def spatial_facts(path: Path) -> SpatialFacts:
    """Read back from a written file what players are told."""
    with path.open("rb") as file:
        index = next(part for part in _top_boxes(file) if part[0] == b"moov")
        file.seek(index[1] + 8)
        moov = file.read(index[2] - 8)
    panorama = panorama_v1 = False
    ambisonics = None
    for track in (content for kind, content in _boxes(moov) if kind == b"trak"):
        panorama_v1 |= any(
            kind == b"uuid" and content[:16] == _SPHERICAL_V1 for kind, content in _boxes(track)
        )
        for kind, content in _entry_boxes(track):
            panorama |= kind == b"sv3d" and b"equi" in content
            if kind == b"SA3D":
                ambisonics = _ambisonic_facts(content)
    return SpatialFacts(panorama, panorama_v1, ambisonics)


def _entry_boxes(track: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The boxes of a track's sample entries."""
    for kind, content in _boxes(track):
        if kind in _PARENTS:
            yield from _entry_boxes(content)
        elif kind == b"stsd":
            for entry, fields in _boxes(content[8:]):
                yield from _boxes(fields[_fixed_fields(entry, fields) :])


def _ambisonic_facts(content: bytes) -> AmbisonicFacts:
    _, kind, order, _, _, channels = struct.unpack_from(">BBIBBI", content)
    places = struct.unpack_from(f">{channels}I", content, 12)
    return AmbisonicFacts(order, bool(kind & 0x80), places)
