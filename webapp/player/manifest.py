"""What the player needs: the clip, and its sounds as files that each carry picture and sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypedDict, cast

from django.utils.translation import gettext as _

from spatialgen.export import needs_playback_copy
from spatialgen.eyes import StereoLayout
from webapp.clips.models import Clip
from webapp.jobs.labels import take_label
from webapp.jobs.models import Deliverable, Job, JobQuerySet
from webapp.jobs.work import Status
from webapp.player.addresses import Addresses, OwnAddresses

SourceKind = Literal["foa", "head_locked", "silent"]


class ThumbnailSheet(TypedDict):
    """Small pictures row by row: tile i shows the clip at (i + 1/2) ``interval`` seconds."""

    url: str
    columns: int
    rows: int
    width: int
    height: int
    interval: float


class ClipFacts(TypedDict):
    """The clip; duration in seconds."""

    id: str
    name: str
    duration: float
    width: int
    height: int
    stereo: StereoLayout
    poster_url: str | None
    thumbnails: ThumbnailSheet | None


class VideoFile(TypedDict):
    """The picture alone."""

    url: str
    type: str


class Source(TypedDict):
    """One sound: a complete video file, so that one element is one clock.

    ``take`` is the number of a take, None for the upload's own sound; ``analysis_url`` is what the
    time line is drawn from; ``wav_url`` is the sound alone, which is played sample by sample (an
    upload's own is made when it is first asked for: 202 until then).
    """

    id: str
    take: int | None
    label: str
    kind: SourceKind
    url: str
    type: str
    wav_url: str | None
    notice: str | None
    notice_url: str | None
    gain_db: float
    analysis_url: str | None


class PlayerManifest(TypedDict):
    """The first source is the one to start with."""

    clip: ClipFacts
    video: VideoFile
    sources: list[Source]


def player_manifest(clip: Clip, addresses: Addresses | None = None) -> PlayerManifest:
    """The final take or the newest first, then the others, then the sound of the upload itself."""
    where = addresses or OwnAddresses()
    sources = [*take_sources(finished_takes(clip), where), upload_source(clip, where)]
    return manifest_of(clip, where, sources)


def manifest_of(clip: Clip, where: Addresses, sources: list[Source]) -> PlayerManifest:
    """The manifest of ``clip`` with these of its sounds."""
    return {
        "clip": {
            "id": str(clip.pk),
            "name": clip.name,
            "duration": clip.duration,
            "width": clip.width,
            "height": clip.height,
            "stereo": cast(StereoLayout, clip.stereo),
            "poster_url": where.poster(clip),
            "thumbnails": thumbnail_sheet(clip, where),
        },
        "video": {"url": where.video(clip), "type": clip.content_type},
        "sources": sources,
    }


def thumbnail_sheet(clip: Clip, where: Addresses) -> ThumbnailSheet | None:
    """The small pictures of a clip; clips of earlier times have none."""
    url = where.thumbnails(clip)
    if url is None or clip.thumbnail_sheet is None:
        return None
    return cast(ThumbnailSheet, {"url": url, **clip.thumbnail_sheet})


def finished_takes(clip: Clip) -> JobQuerySet:
    """The takes of a clip that can be heard: the final one, then the newest first."""
    takes = Job.objects.filter(clip=clip, status=Status.SUCCEEDED)
    return takes.told().order_by("-is_final", "-take")


def take_sources(jobs: Iterable[Job], where: Addresses) -> Iterator[Source]:
    """One source a succeeded job (from ``told()``), in their order."""
    for job in jobs:
        files = {file.kind: file for file in job.deliverables.all()}
        file = playable(files)
        wav = files.get(Deliverable.Kind.AMBIX_WAV)
        if file is not None:
            yield {
                "id": str(job.pk),
                "take": job.take,
                "label": take_label(job),
                "kind": "foa",
                "url": where.deliverable(file),
                "type": file.content_type,
                "wav_url": where.deliverable(wav) if wav else None,
                "notice": job.model_version.notice_told or None,
                "notice_url": job.model_version.notice_url or None,
                "gain_db": file.gain_db,
                "analysis_url": where.job_analysis(job),
            }


def playable(files: dict[str, Deliverable]) -> Deliverable | None:
    """The file a browser plays: the playback copy if there is one, else the spatial video."""
    return files.get(Deliverable.Kind.PLAYBACK) or files.get(Deliverable.Kind.SPATIAL_VIDEO)


def upload_source(clip: Clip, where: Addresses) -> Source:
    """The upload's own sound: recorded in all directions, a plain track, or none."""
    kind, label = upload_sound(clip)
    return {
        "id": "recorded" if kind == "foa" else "original" if kind == "head_locked" else "silent",
        "take": None,
        "label": label,
        "kind": kind,
        "url": where.video(clip),
        "type": clip.content_type,
        "wav_url": where.clip_sound(clip),
        "notice": codec_notice(clip),
        "notice_url": None,
        "gain_db": 0.0,
        "analysis_url": where.clip_analysis(clip),
    }


def upload_sound(clip: Clip) -> tuple[SourceKind, str]:
    """What the upload sounds like, and how that is called."""
    if clip.has_sound_field:
        return "foa", _(clip.sound_field_label)
    if clip.audio_tracks:
        return "head_locked", _("Original audio")
    return "silent", _("No sound")


def codec_notice(clip: Clip) -> str | None:
    """Said of uploads that many browsers cannot play as they are."""
    if not needs_playback_copy(clip.video_codec):
        return None
    return _(
        "Many browsers cannot play %(codec)s video. Takes come with a copy that plays everywhere."
    ) % {"codec": clip.video_codec.upper()}
