"""Where a clip's files are served by way of a link: below the link's own address, nowhere else."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from webapp.clips.models import Clip
from webapp.jobs.models import Deliverable, Job
from webapp.player.sharing.models import ShareLink


class SharedAddresses:
    """The addresses for who holds ``link``; ``grant`` goes with them where cookies do not."""

    def __init__(self, link: ShareLink, grant: str = "") -> None:
        self.link = link
        self.grant = grant

    def at(self, name: str, *args: object, **query: str) -> str:
        """The address of one of the link's files."""
        asked = {**query, **({"grant": self.grant} if self.grant else {})}
        address = reverse(name, args=[self.link.token, *args])
        return f"{address}?{urlencode(asked)}" if asked else address

    def manifest(self) -> str:
        """What the player reads first."""
        return self.at("shared-manifest")

    def hold(self) -> str:
        """What a page that stays open asks; "" where there is nothing that ends."""
        return self.at("shared-held") if self.link.password else ""

    def video(self, clip: Clip) -> str:
        """The upload as it came."""
        return self.at("shared-video")

    def poster(self, clip: Clip) -> str | None:
        """The poster frame."""
        return self.at("shared-poster") if clip.poster else None

    def thumbnails(self, clip: Clip) -> str | None:
        """The sheet of small pictures."""
        return self.at("shared-thumbnails") if clip.thumbnails else None

    def clip_analysis(self, clip: Clip) -> str | None:
        """The analysis of the upload's own sound."""
        return self.at("shared-analysis") if clip.audio_tracks else None

    def clip_sound(self, clip: Clip) -> str | None:
        """The samples of the upload's own sound."""
        return self.at("shared-sound") if clip.audio_tracks else None

    def job_analysis(self, job: Job) -> str | None:
        """The analysis of a take."""
        return self.at("shared-take-analysis", job.pk)

    def deliverable(self, file: Deliverable) -> str:
        """A file of a take."""
        return self.at("shared-file", file.pk)

    def download(self, file: Deliverable) -> str:
        """A file of a take, to be saved."""
        return self.at("shared-file", file.pk, download="1")
