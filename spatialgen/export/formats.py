"""The formats a take leaves the house in: what is in each file. Imports nothing heavy.

A layout says which channels a file has and in which order: `field` W, Y, Z, X (AmbiX),
`field_locked` the same followed by head-locked left and right, `fuma` W, X, Y, Z, `ears` left and
right.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from spatialgen.export.mix import Mix, Placement


class Layout(StrEnum):
    """Which channels, in which order."""

    FIELD = "field"
    FIELD_LOCKED = "field_locked"
    FUMA = "fuma"
    EARS = "ears"

    @property
    def channels(self) -> int:
        """How many."""
        return {"field": 4, "field_locked": 6, "fuma": 4, "ears": 2}[self.value]


class Format(StrEnum):
    """What can be asked for."""

    YOUTUBE_MP4 = "youtube_mp4"
    YOUTUBE_MOV = "youtube_mov"
    SPATIAL_WEBM = "spatial_webm"
    AMBIX_WAV = "ambix_wav"
    AMBIX_FLAC = "ambix_flac"
    FUMA_WAV = "fuma_wav"
    BINAURAL_WAV = "binaural_wav"
    BINAURAL_M4A = "binaural_m4a"
    HEADPHONE_MP4 = "headphone_mp4"
    PROVENANCE = "provenance"


@dataclass(frozen=True)
class FormatFacts:
    """`container` is FFmpeg's name, `copied` the pictures that it takes as they are.

    `locked_channels`: head-locked stereo travels beside the field, in channels of its own.
    """

    suffix: str
    content_type: str
    layout: Layout | None = None
    container: str = ""
    codec: str = ""
    copied: frozenset[str] = frozenset()
    locked_channels: bool = False
    panorama: bool = False

    @property
    def has_picture(self) -> bool:
        """Whether the clip's picture is in it."""
        return bool(self.copied)


WEBM_PICTURES = frozenset({"vp8", "vp9", "av1"})
_MP4_PICTURES = frozenset({"h264", "hevc", "vp9", "av1"})
_MOV_PICTURES = frozenset({"h264", "hevc", "prores", "dnxhd"})
_ALL_PICTURES = _MOV_PICTURES | WEBM_PICTURES | {"mpeg4", "mpeg2video", "mjpeg"}

FORMATS = {
    Format.YOUTUBE_MP4: FormatFacts(
        ".mp4", "video/mp4", Layout.FIELD, "mp4", "opus", _MP4_PICTURES, True, True
    ),
    Format.YOUTUBE_MOV: FormatFacts(
        ".mov", "video/quicktime", Layout.FIELD, "mov", "pcm", _MOV_PICTURES, True, True
    ),
    Format.SPATIAL_WEBM: FormatFacts(
        ".webm", "video/webm", Layout.FIELD, "webm", "opus", _ALL_PICTURES, True, True
    ),
    Format.AMBIX_WAV: FormatFacts(".wav", "audio/wav", Layout.FIELD),
    Format.AMBIX_FLAC: FormatFacts(".flac", "audio/flac", Layout.FIELD),
    Format.FUMA_WAV: FormatFacts(".wav", "audio/wav", Layout.FUMA),
    Format.BINAURAL_WAV: FormatFacts(".wav", "audio/wav", Layout.EARS),
    Format.BINAURAL_M4A: FormatFacts(".m4a", "audio/mp4", Layout.EARS, "ipod", "aac"),
    Format.HEADPHONE_MP4: FormatFacts(
        ".mp4", "video/mp4", Layout.EARS, "mp4", "aac", _MP4_PICTURES
    ),
    Format.PROVENANCE: FormatFacts(".json", "application/json"),
}


def facts_of(format: Format, picture: str = "") -> FormatFacts:
    """What the file will be, for a clip whose picture is stored as `picture`.

    WebM holds three kinds of picture; for all others the same content is a Matroska file.
    """
    facts = FORMATS[format]
    if format == Format.SPATIAL_WEBM and picture not in WEBM_PICTURES:
        return FormatFacts(
            ".mkv",
            "video/x-matroska",
            facts.layout,
            "matroska",
            facts.codec,
            facts.copied,
            facts.locked_channels,
            facts.panorama,
        )
    return facts


def layout_for(format: Format, mix: Mix) -> Layout | None:
    """The channels of this format for this mix: head-locked stereo adds two where it can."""
    facts = FORMATS[format]
    if facts.locked_channels and mix.soundtrack == Placement.HEAD_LOCKED:
        return Layout.FIELD_LOCKED
    return facts.layout


def is_encoded_anew(format: Format, picture: str) -> bool:
    """Whether the container cannot hold the clip's picture as it is."""
    facts = FORMATS[format]
    return facts.has_picture and picture not in facts.copied
