"""Clips."""

from __future__ import annotations

import uuid
from typing import TypedDict

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from webapp.accounts.keeping import OnAccount
from webapp.accounts.models import Subject
from webapp.clips.models.discarding import Discardable
from webapp.clips.models.project import Project, Viewer
from webapp.wording import clip_length, in_bytes

WEBM_CODECS = ("vp8", "vp9", "av1")


class AudioTrack(TypedDict):
    """One audio track of an upload, as the probe saw it. Rates in Hz."""

    codec: str
    channels: int
    layout: str
    sample_rate: int
    ambisonic: bool


def content_type_of(container: str, video_codec: str) -> str:
    """The media type of a video file that browsers accept for it."""
    if "webm" in container or ("matroska" in container and video_codec in WEBM_CODECS):
        return "video/webm"
    return "video/x-matroska" if "matroska" in container else "video/mp4"


def track_text(track: AudioTrack) -> str:
    """One audio track in words: "4 channels, OPUS"."""
    count = track["channels"]
    channels = {1: gettext("mono"), 2: gettext("stereo")}.get(count) or ngettext(
        "%(count)s channel", "%(count)s channels", count
    ) % {"count": count}
    facts = {"channels": channels, "codec": track["codec"].upper()}
    return gettext("%(channels)s, %(codec)s") % facts


class ClipQuerySet(models.QuerySet["Clip"]):
    """Who may see and change which clips. What lies in the bin is seen by nobody."""

    def kept(self) -> ClipQuerySet:
        """Those that are not in the bin."""
        return self.filter(deleted_at=None)

    def visible_to(self, user: Viewer) -> ClipQuerySet:
        """The clips in projects that ``user`` may see."""
        return self.kept().filter(project__in=Project.objects.visible_to(user))

    def changeable_by(self, user: Viewer) -> ClipQuerySet:
        """The clips in projects that ``user`` may change."""
        return self.kept().filter(project__in=Project.objects.changeable_by(user))

    def restorable_by(self, user: Viewer) -> ClipQuerySet:
        """The clips in the bins of projects that ``user`` may change, the latest first."""
        theirs = self.filter(project__in=Project.objects.changeable_by(user))
        return theirs.exclude(deleted_at=None).order_by("-deleted_at")

    def purgeable_by(self, user: Viewer) -> ClipQuerySet:
        """The clips in the bins of projects that ``user`` owns: who edits may bring back alone."""
        theirs = self.filter(project__in=Project.objects.owned_by(user))
        return theirs.exclude(deleted_at=None)


class Stereo(models.TextChoices):
    """How the pictures for the two eyes lie in a frame; the values are the probe's."""

    MONO = "mono", _("one picture for both eyes")
    TOP_BOTTOM = "top_bottom", _("left eye above the right")
    LEFT_RIGHT = "left_right", _("left eye beside the right")


class Clip(Discardable, OnAccount):
    """An uploaded 360° video that the probe accepted."""

    SUBJECT = Subject.CLIP
    OWNER = "project__owner"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="clips")
    name = models.CharField(max_length=255)
    file = models.FileField(max_length=500)
    poster = models.FileField(max_length=500, blank=True)
    thumbnails = models.FileField(max_length=500, blank=True)
    thumbnail_sheet = models.JSONField(
        null=True,
        blank=True,
        help_text=_("Columns, rows, width, height and interval of the tiles."),
    )
    analysis = models.FileField(
        max_length=500,
        blank=True,
        help_text=_("The upload's own sound over time; made when asked."),
    )
    samples = models.FileField(
        max_length=500, blank=True, help_text=_("The upload's own sound as WAV; made when asked.")
    )
    size = models.PositiveBigIntegerField(help_text=_("Bytes of the upload."))
    container = models.CharField(max_length=40)
    video_codec = models.CharField(max_length=40)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    fps = models.FloatField()
    duration = models.FloatField(help_text=_("Seconds."))
    projection = models.CharField(max_length=40, blank=True)
    stereo = models.CharField(
        max_length=16,
        choices=Stereo.choices,
        default=Stereo.MONO,
        help_text=_("How the pictures for the two eyes lie in a frame."),
    )
    audio_tracks = models.JSONField(default=list, blank=True)
    has_sound_field = models.BooleanField(
        default=False, help_text=_("The upload itself carries four channels of first-order sound.")
    )
    sound_field_label = models.CharField(max_length=80, default=gettext_noop("Recorded"))
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ClipQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The clip's page, for the administration."""
        return self.url

    @property
    def url(self) -> str:
        """The clip's page."""
        return reverse("clip", args=[self.pk])

    def rename(self, name: str) -> None:
        """Calls it ``name``."""
        self.name = name
        self.save(update_fields=["name"])

    @property
    def video_url(self) -> str:
        """Where the uploaded video is served."""
        return reverse("clip-video", args=[self.pk])

    @property
    def poster_url(self) -> str | None:
        """Where the poster frame is served, if there is one."""
        return reverse("clip-poster", args=[self.pk]) if self.poster else None

    @property
    def thumbnails_url(self) -> str | None:
        """Where the sheet of small pictures is served, if there is one."""
        return reverse("clip-thumbnails", args=[self.pk]) if self.thumbnails else None

    @property
    def analysis_url(self) -> str | None:
        """Where the analysis of the upload's own sound is served; None for a silent clip."""
        return reverse("clip-analysis", args=[self.pk]) if self.audio_tracks else None

    @property
    def content_type(self) -> str:
        """The media type browsers know the upload by."""
        return content_type_of(self.container, self.video_codec)

    @property
    def duration_text(self) -> str:
        """The length as players write it: "0:10", "1:02:03"."""
        return clip_length(self.duration)

    @property
    def size_text(self) -> str:
        """The upload's size: "15.2 MB"."""
        return in_bytes(self.size)

    @property
    def audio_text(self) -> str:
        """The upload's own sound in words."""
        if not self.audio_tracks:
            return pgettext("sound", "none")
        return ", ".join(track_text(track) for track in self.audio_tracks)
