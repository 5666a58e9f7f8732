"""Projects with their members, uploads under way and clips. Permission is the query."""

from webapp.clips.models.clip import (
    AudioTrack,
    Clip,
    ClipQuerySet,
    Stereo,
    content_type_of,
    track_text,
)
from webapp.clips.models.discarding import KEPT_FOR, Discardable
from webapp.clips.models.project import Membership, Project, ProjectQuerySet, Role, Viewer
from webapp.clips.models.upload import OPEN, OfferedPart, Upload, UploadQuerySet, UploadState

__all__ = [
    "KEPT_FOR",
    "OPEN",
    "AudioTrack",
    "Clip",
    "ClipQuerySet",
    "Discardable",
    "Membership",
    "OfferedPart",
    "Project",
    "ProjectQuerySet",
    "Role",
    "Stereo",
    "Upload",
    "UploadQuerySet",
    "UploadState",
    "Viewer",
    "content_type_of",
    "track_text",
]
