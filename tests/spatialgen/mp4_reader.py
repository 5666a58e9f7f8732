"""Reads the boxes of an MP4 or MOV as the specifications say, whoever wrote them.

ISO/IEC 14496-12 (boxes, sample entries), QuickTime File Format (sound descriptions V1 and V2), and
github.com/google/spatial-media: spherical-video-v2-rfc.md, spherical-video-rfc.md,
spatial-audio-rfc.md.
"""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SPHERICAL_UUID = "ffcc8263-f855-4a93-8814-587a02521fdd"
_SPHERICAL = "{http://ns.google.com/videos/1.0/spherical/}"


@dataclass
class Track:
    """What a track says of itself."""

    handler: str = ""
    entry: str = ""
    boxes: set[str] = field(default_factory=set)
    channels: int = 0
    rate: int = 0
    spatial_audio: dict[str, object] = field(default_factory=dict)
    stereo_mode: int | None = None
    projection: str = ""
    xml: dict[str, str] = field(default_factory=dict)
    chunk_offsets: list[int] = field(default_factory=list)


def read_tracks(path: Path) -> list[Track]:
    """The tracks of a file, with what its boxes for spatial media say."""
    data = path.read_bytes()
    moov = next(body for kind, body in boxes(data) if kind == "moov")
    return [read_track(body) for kind, body in boxes(moov) if kind == "trak"]


def boxes(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, at + 8)
            head = 16
        size = size or len(data) - at
        assert head <= size <= len(data) - at, f"box {kind!r} of {size} bytes does not fit"
        yield kind.decode("latin-1"), data[at + head : at + size]
        at += size


def read_track(data: bytes) -> Track:
    track = Track()
    for kind, body in boxes(data):
        if kind == "uuid" and body[:16].hex() == SPHERICAL_UUID.replace("-", ""):
            root = ET.fromstring(body[16:].decode())  # noqa: S314 - written by the test's subject
            track.xml = {e.tag.removeprefix(_SPHERICAL): e.text or "" for e in root}
        if kind == "mdia":
            track.handler = next(inner[8:12].decode() for k, inner in boxes(body) if k == "hdlr")
            read_media(track, body)
    return track


def read_media(track: Track, data: bytes) -> None:
    for kind, body in boxes(data):
        if kind in ("minf", "stbl"):
            read_media(track, body)
        elif kind == "stsd":
            (count,) = struct.unpack_from(">I", body, 4)
            assert count == 1
            ((track.entry, entry),) = boxes(body[8:])
            read_entry(track, entry)
        elif kind in ("stco", "co64"):
            (count,) = struct.unpack_from(">I", body, 4)
            code = "I" if kind == "stco" else "Q"
            track.chunk_offsets = list(struct.unpack_from(f">{count}{code}", body, 8))


def read_entry(track: Track, entry: bytes) -> None:
    inner = entry[78:]
    if track.handler == "soun":
        (version,) = struct.unpack_from(">H", entry, 8)
        track.channels, _, _, _, rate = struct.unpack_from(">HHHHI", entry, 16)
        track.rate = rate >> 16
        inner = entry[{0: 28, 1: 44, 2: 64}[version] :]
    for kind, body in boxes(inner):
        track.boxes.add(kind)
        if kind == "SA3D":
            track.spatial_audio = read_spatial_audio(body)
        elif kind == "st3d":
            assert body[:4] == bytes(4)
            track.stereo_mode = body[4]
        elif kind == "sv3d":
            sv3d = dict(boxes(body))
            assert sv3d["svhd"][4:].endswith(b"\0"), "the source is a null-terminated string"
            proj = dict(boxes(sv3d["proj"]))
            assert proj["prhd"] == bytes(16), "the pose is upright"
            (track.projection,) = (name for name in proj if name != "prhd")
            assert proj["equi"] == bytes(20), "nothing is cropped"


def read_spatial_audio(body: bytes) -> dict[str, object]:
    version, kind, order, ordering, normalization, channels = struct.unpack_from(">BBIBBI", body)
    assert len(body) == 12 + 4 * channels
    return {
        "version": version,
        "head_locked_stereo": bool(kind & 0x80),
        "ambisonic_type": kind & 0x7F,
        "ambisonic_order": order,
        "ambisonic_channel_ordering": ordering,
        "ambisonic_normalization": normalization,
        "num_channels": channels,
        "channel_map": list(struct.unpack_from(f">{channels}I", body, 12)),
    }
