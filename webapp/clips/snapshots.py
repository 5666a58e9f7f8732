"""Projects, uploads and clips as the API tells them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, TypedDict
from uuid import UUID

from webapp.clips.access import role_in
from webapp.clips.models import AudioTrack, Clip, Project, Upload, Viewer
from webapp.clips.part_stores import received_parts
from webapp.clips.problems import told

JobsOf = Callable[[Sequence[Clip]], Mapping[UUID, Sequence[Any]]]
"""The snapshots of the jobs of some clips, by clip. Given by who knows jobs: this app does not."""


class UploadError(TypedDict):
    """Why an upload was refused: a word for programs, a sentence for people."""

    code: str
    detail: str


class ClipSnapshot(TypedDict):
    """A clip with its jobs. Duration in seconds, size in bytes."""

    id: str
    name: str
    url: str
    poster_url: str | None
    duration: float
    width: int
    height: int
    fps: float
    video_codec: str
    container: str
    audio_tracks: list[AudioTrack]
    has_sound_field: bool
    size: int
    created_at: str
    jobs: list[Any]


class UploadSnapshot(TypedDict):
    """An upload: sizes in bytes, ``received`` the numbers (from 1) of the parts that arrived.

    ``fraction`` says how far joining or probing is; ``error`` why it was refused; ``clip`` what it
    has become.
    """

    id: str
    name: str
    size: int
    part_size: int
    parts: int
    received: list[int]
    fingerprint: str
    state: Literal["sending", "joining", "probing", "ready", "refused"]
    fraction: float
    error: UploadError | None
    clip: ClipSnapshot | None


class ProjectSnapshot(TypedDict):
    """A project with its clips; ``role`` is the caller's: owner, editor or viewer."""

    id: str
    name: str
    url: str
    owner: str
    role: str
    archived: bool
    created_at: str
    clips: list[ClipSnapshot]


def no_jobs(clips: Sequence[Clip]) -> Mapping[UUID, Sequence[Any]]:
    """A ``JobsOf`` for who wants none."""
    return {}


def upload_snapshot(upload: Upload) -> UploadSnapshot:
    """``upload``, how far it is, and the clip it has become (without jobs: it has none yet)."""
    return {
        "id": str(upload.pk),
        "name": upload.name,
        "size": upload.size,
        "part_size": upload.part_size,
        "parts": upload.parts,
        "received": received_parts(upload),
        "fingerprint": upload.fingerprint,
        "state": upload.state,  # type: ignore[typeddict-item]
        "fraction": upload.fraction,
        "error": error_of(upload),
        "clip": clip_snapshot(upload.clip, ()) if upload.clip else None,
    }


def error_of(upload: Upload) -> UploadError | None:
    """Why the upload was refused, in the reader's language."""
    if not upload.code:
        return None
    return {"code": upload.code, "detail": told(upload.code, upload.detail)}


def clip_snapshots(clips: Sequence[Clip], jobs_of: JobsOf) -> list[ClipSnapshot]:
    """Every clip with its jobs."""
    jobs = jobs_of(clips)
    return [clip_snapshot(clip, jobs.get(clip.pk, ())) for clip in clips]


def clip_snapshot(clip: Clip, jobs: Sequence[Any]) -> ClipSnapshot:
    """One clip with the snapshots of its ``jobs``."""
    return {
        "id": str(clip.pk),
        "name": clip.name,
        "url": clip.url,
        "poster_url": clip.poster_url,
        "duration": clip.duration,
        "width": clip.width,
        "height": clip.height,
        "fps": clip.fps,
        "video_codec": clip.video_codec,
        "container": clip.container,
        "audio_tracks": clip.audio_tracks,
        "has_sound_field": clip.has_sound_field,
        "size": clip.size,
        "created_at": clip.created_at.isoformat(),
        "jobs": list(jobs),
    }


def project_snapshots(
    projects: Sequence[Project], user: Viewer, jobs_of: JobsOf
) -> list[ProjectSnapshot]:
    """Every project with its clips (prefetched, as its members) and their jobs, for ``user``."""
    clips = [clip for project in projects for clip in project.clips.all()]
    jobs = jobs_of(clips)
    return [
        {
            "id": str(project.pk),
            "name": project.name,
            "url": project.url,
            "owner": project.owner.get_username(),
            "role": role_in(project, user),
            "archived": project.archived_at is not None,
            "created_at": project.created_at.isoformat(),
            "clips": [clip_snapshot(clip, jobs.get(clip.pk, ())) for clip in project.clips.all()],
        }
        for project in projects
    ]
