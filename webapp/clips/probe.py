"""Looking at an upload before anything is queued: what it is, and whether the plan allows it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from spatialgen.probe import AudioTrack as ProbedTrack
from spatialgen.probe import ClipReport, probe_clip, write_poster
from spatialgen.stages import ClipProblem
from spatialgen.thumbnails import Thumbnails, write_thumbnails
from webapp.accounts.limits import Limits
from webapp.clips.models import AudioTrack
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
        raise Refusal(problem.code, problem.detail) from problem
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
            f"This clip has {in_bytes(size)}, and the {plan.name} plan takes clips up to "
            f"{in_bytes(plan.max_clip_bytes)}. Export it smaller, or cut it.",
        )
    if pixels is not None and pixels > plan.max_pixels:
        raise Refusal(
            "too_many_pixels",
            f"The picture of this clip has {in_megapixels(pixels)}, and the {plan.name} plan takes "
            f"up to {in_megapixels(plan.max_pixels)}. Export it smaller.",
        )
    if seconds is not None and seconds > plan.max_clip_seconds:
        raise Refusal(
            "too_long",
            f"This clip is {in_time(seconds)} long, and the {plan.name} plan takes clips up to "
            f"{in_time(plan.max_clip_seconds)}. Cut it and upload the parts.",
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
