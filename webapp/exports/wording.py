"""What the formats are called, and what each is for, in one line."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from spatialgen.export import Format


class FormatWords(NamedTuple):
    """``ending`` goes into the file's name."""

    label: str | Promise
    purpose: str | Promise
    ending: str


class FormatGroup(NamedTuple):
    """Formats that are for the same place."""

    label: str | Promise
    formats: tuple[Format, ...]


WORDS = {
    Format.YOUTUBE_MP4: FormatWords(
        _("YouTube, MP4"),
        _("360° video to upload to YouTube: spatial sound in Opus, marked as YouTube asks."),
        "youtube",
    ),
    Format.YOUTUBE_MOV: FormatWords(
        _("YouTube and editors, MOV"),
        _("The same with uncompressed sound, for video editors and for the best upload."),
        "youtube",
    ),
    Format.SPATIAL_WEBM: FormatWords(
        _("Headset and web, WebM"),
        _("360° video for players on the web and in headsets (Matroska for H.264 and HEVC)."),
        "spatial",
    ),
    Format.AMBIX_WAV: FormatWords(
        _("AmbiX, WAV"), _("The sound field for a DAW: four channels, 24-bit."), "ambix"
    ),
    Format.AMBIX_FLAC: FormatWords(
        _("AmbiX, FLAC"), _("The same sound field, losslessly in about half the size."), "ambix"
    ),
    Format.FUMA_WAV: FormatWords(
        _("FuMa, WAV"), _("For older ambisonic tools that expect W, X, Y, Z."), "fuma"
    ),
    Format.HEADPHONE_MP4: FormatWords(
        _("Flat video for headphones, MP4"),
        _("The picture unfolded, with binaural sound that looks ahead; plays everywhere."),
        "headphones",
    ),
    Format.BINAURAL_WAV: FormatWords(
        _("Headphones, WAV"), _("Binaural stereo that looks ahead, 24-bit."), "binaural"
    ),
    Format.BINAURAL_M4A: FormatWords(
        _("Headphones, M4A"), _("The same as a small file to send and listen to."), "binaural"
    ),
    Format.PROVENANCE: FormatWords(
        _("Where it comes from, JSON"),
        _("Model, checksum, seed, options and versions of this take."),
        "provenance",
    ),
}

GROUPS = (
    FormatGroup(_("360° video"), (Format.YOUTUBE_MP4, Format.YOUTUBE_MOV, Format.SPATIAL_WEBM)),
    FormatGroup(_("Sound field for a DAW"), (Format.AMBIX_WAV, Format.AMBIX_FLAC, Format.FUMA_WAV)),
    FormatGroup(_("Headphones"), (Format.HEADPHONE_MP4, Format.BINAURAL_WAV, Format.BINAURAL_M4A)),
    FormatGroup(_("Records"), (Format.PROVENANCE,)),
)
