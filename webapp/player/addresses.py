"""Where the files of a clip are served: to its creators, or by way of a link given to others.

The manifest names files by these addresses only, so that one manifest serves whoever plays.
"""

from __future__ import annotations

from typing import Protocol

from django.urls import reverse

from webapp.clips.models import Clip
from webapp.jobs.models import Deliverable, Job


class Addresses(Protocol):
    """Where a player finds each file; None where there is no such file for it."""

    def video(self, clip: Clip) -> str:
        """The upload as it came."""

    def poster(self, clip: Clip) -> str | None:
        """The poster frame."""

    def thumbnails(self, clip: Clip) -> str | None:
        """The sheet of small pictures."""

    def clip_analysis(self, clip: Clip) -> str | None:
        """The analysis of the upload's own sound."""

    def clip_sound(self, clip: Clip) -> str | None:
        """The samples of the upload's own sound."""

    def job_analysis(self, job: Job) -> str | None:
        """The analysis of a take."""

    def deliverable(self, file: Deliverable) -> str:
        """A file of a take."""


class OwnAddresses:
    """The addresses for who may see the clip."""

    def video(self, clip: Clip) -> str:
        """The upload as it came."""
        return clip.video_url

    def poster(self, clip: Clip) -> str | None:
        """The poster frame."""
        return clip.poster_url

    def thumbnails(self, clip: Clip) -> str | None:
        """The sheet of small pictures."""
        return clip.thumbnails_url

    def clip_analysis(self, clip: Clip) -> str | None:
        """The analysis of the upload's own sound."""
        return clip.analysis_url

    def clip_sound(self, clip: Clip) -> str | None:
        """The samples of the upload's own sound; none for a silent clip."""
        return reverse("clip-sound", args=[clip.pk]) if clip.audio_tracks else None

    def job_analysis(self, job: Job) -> str | None:
        """The analysis of a take."""
        return job.analysis_url

    def deliverable(self, file: Deliverable) -> str:
        """A file of a take."""
        return file.url
