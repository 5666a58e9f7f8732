"""Looking at an upload before anything is queued: what it is, and whether the plan allows it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from spatialgen.probe import AudioTrack as ProbedTrack
from spatialgen.probe import ClipReport, probe_clip, write_poster
from spatialgen.stages import ClipProblem
from spatialgen.thumbnails import Thumbnails, write_thumbnails
from webapp.accounts.limits import Limits
from webapp.clips.models import AudioTrack
from webapp.clips.problems import told
from webapp.errors import Refusal
from webapp.wording import in_bytes, in_megapixels, in_time

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Probed:
    """An upload that was accepted: the report, and the pictures beside it.

    ``thumbnails`` and ``sheet`` are None for a clip that takes too long to make them of.
    """

    report: ClipReport
    poster: Path
    thumbnails: Path | None
    sheet: Thumbnails | None


def probe_upload(path: Path, plan: Limits) -> Probed:
    """Reports on the video at ``path`` and writes its pictures beside it.

    Raises:
        Refusal: not a video that can be used, or more than ``plan`` allows.
    """
    poster = path.with_name(f"{path.name}.poster.jpg")
    try:
        report = probe_clip(path)
        refuse_over_plan(plan, seconds=report.duration, pixels=report.width * report.height)
        write_poster(path, poster)
    except ClipProblem as problem:
        raise Refusal(problem.code, told(problem.code, problem.detail)) from problem
    return Probed(report, poster, *small_pictures(path))


def small_pictures(path: Path) -> tuple[Path, Thumbnails] | tuple[None, None]:
    """The sheet of thumbnails beside ``path``; a clip that has none is a good clip all the same."""
    sheet = path.with_name(f"{path.name}.thumbnails.jpg")
    try:
        return sheet, write_thumbnails(path, sheet)
    except ClipProblem as problem:
        log.info("%s gets no thumbnails: %s", path.name, problem.detail)
        return None, None


def refuse_over_plan(
    plan: Limits,
    *,
    size: int | None = None,
    seconds: float | None = None,
    pixels: int | None = None,
) -> None:
    """Raises ``Refusal`` where a clip is more than the plan's: bytes, length, pixels a frame."""
    if size is not None and size > plan.max_clip_bytes:
        raise Refusal(
            "too_large",
            _(
                "This clip has %(size)s, and the %(plan)s plan takes clips up to %(most)s. Export "
                "it smaller, or cut it."
            )
            % {"size": in_bytes(size), "plan": plan.name, "most": in_bytes(plan.max_clip_bytes)},
        )
    if pixels is not None and pixels > plan.max_pixels:
        raise Refusal(
            "too_many_pixels",
            _(
                "The picture of this clip has %(size)s, and the %(plan)s plan takes up to "
                "%(most)s. Export it smaller."
            )
            % {
                "size": in_megapixels(pixels),
                "plan": plan.name,
                "most": in_megapixels(plan.max_pixels),
            },
        )
    if seconds is not None and seconds > plan.max_clip_seconds:
        raise Refusal(
            "too_long",
            _(
                "This clip is %(length)s long, and the %(plan)s plan takes clips up to %(most)s. "
                "Cut it and upload the parts."
            )
            % {
                "length": in_time(seconds),
                "plan": plan.name,
                "most": in_time(plan.max_clip_seconds),
            },
        )


def carries_sound_field(report: ClipReport) -> bool:
    """Whether the track that players play, the first, has the four channels W, Y, Z, X."""
    return bool(report.audio_tracks) and report.audio_tracks[0].channels == 4


def track_facts(track: ProbedTrack) -> AudioTrack:
    """One audio track as the clip's row keeps it."""
    return AudioTrack(
        codec=track.codec,
        channels=track.channels,
        layout=track.layout,
        sample_rate=track.sample_rate,
        ambisonic=track.ambisonic,
    )
