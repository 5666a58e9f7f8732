"""What is wrong with a clip, in the reader's language.

The library says it in English, with its numbers; other languages have a sentence for each code.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

PROBLEMS: Mapping[str, object] = {
    "damaged": _(
        "This video is damaged and cannot be read. Export it again from your editing program and "
        "upload the new file."
    ),
    "decoder_crashed": _(
        "The video decoder broke down on this file, which is probably damaged. Export it again "
        "from your editing program and upload the new file."
    ),
    "empty": _("This file is empty. Choose the video file again."),
    "internal": _(
        "The studio could not take this clip in. This is a fault of the studio, not of the clip; "
        "everything you sent is kept, so try again in a while."
    ),
    "no_duration": _(
        "This video lasts no time at all: it has no frames with time stamps. Export it again as "
        "MP4 or WebM."
    ),
    "no_sound": _("This video has no sound of its own."),
    "no_video": _("This file has no picture, only sound or data. Upload the 360° video itself."),
    "not_a_video": _(
        "This file is not an MP4, MOV, WebM or Matroska video, whatever its name says. Export the "
        "clip as MP4 (H.264 or HEVC) or WebM (VP9) and upload that."
    ),
    "not_stitched": _(
        "This file holds several pictures of the same size, as 360° cameras store what each lens "
        "saw. Stitch it to one equirectangular video in the camera's own program first."
    ),
    "projection": _(
        "Only whole equirectangular panoramas are supported. Export the clip as equirectangular "
        "360° video and upload that."
    ),
    "range_outside": _("The range does not lie inside what is there. Choose another one."),
    "stereoscopic": _(
        "The pictures for the two eyes are interleaved in this video. Export it with one above the "
        "other, or side by side, and upload that."
    ),
    "take_gone": _("The take that this one goes on from is gone. Make a new take."),
    "take_unusable": _("This take cannot be gone on from. Make a new take."),
    "too_heavy": _(
        "This video takes more memory or time to read than is allowed. Export it at a lower "
        "resolution and upload that."
    ),
    "too_long": _("This clip is longer than the plan takes. Cut it and upload the parts."),
    "too_many_pixels": _(
        "The picture has more pixels than can be taken here. Export the clip smaller."
    ),
    "too_short": _("This video is too short; at least one second is needed."),
    "too_slow": _(
        "Reading this video stood still for too long. The file is probably damaged: export it "
        "again and upload the new file."
    ),
    "truncated": _(
        "The end of this video is missing: the file is shorter than it says it is. Copy or export "
        "it again and upload the whole file."
    ),
    "unknown_codec": _(
        "The picture of this file is stored in a way that cannot be decoded here. Export the clip "
        "as MP4 (H.264 or HEVC) or WebM (VP9) and upload that."
    ),
    "unknown_sound": _("The sound of this video is stored in a way that cannot be read here."),
}


def told(code: str, detail: str, known: Mapping[str, object] = PROBLEMS) -> str:
    """``detail`` for who reads English, else the sentence that is ``known`` of the ``code``."""
    english = (get_language() or "en").startswith("en")
    return detail if english or code not in known else str(known[code])
