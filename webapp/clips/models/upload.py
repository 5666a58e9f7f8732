"""Uploads under way: which state they are in, and who works on them.

As with jobs the row is the truth: every change of state is a named method and a conditional
UPDATE. ``attempt`` grows with every claim, so a process that was given up on changes nothing more.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from webapp.accounts.keeping import OnAccount
from webapp.accounts.models import Subject
from webapp.clips.models.clip import Clip
from webapp.clips.models.project import Project, Viewer
from webapp.operations.leases import LEASE


class UploadState(models.TextChoices):
    """How far a clip on its way in is."""

    SENDING = "sending"
    JOINING = "joining"
    PROBING = "probing"
    READY = "ready"
    REFUSED = "refused"


OPEN = (UploadState.SENDING, UploadState.REFUSED)  # parts may come, and it may be completed
AT_WORK = (UploadState.JOINING, UploadState.PROBING)


class UploadQuerySet(models.QuerySet["Upload"]):
    """Who may see and go on with which uploads, and which need looking after."""

    def visible_to(self, user: Viewer) -> UploadQuerySet:
        """The uploads into projects that ``user`` may see."""
        return self.filter(project__in=Project.objects.visible_to(user))

    def changeable_by(self, user: Viewer) -> UploadQuerySet:
        """The uploads into projects that ``user`` may change."""
        return self.filter(project__in=Project.objects.changeable_by(user))

    def unfinished(self) -> UploadQuerySet:
        """Those that are no clip yet."""
        return self.exclude(state=UploadState.READY)

    def forsaken(self) -> UploadQuerySet:
        """Those that are complete, and that no living process works on."""
        free = Q(lease_until=None) | Q(lease_until__lt=timezone.now())
        return self.filter(free, state__in=AT_WORK)

    def held(self, upload_id: uuid.UUID, attempt: int) -> UploadQuerySet:
        """The upload, as long as ``attempt`` still holds it."""
        return self.filter(pk=upload_id, attempt=attempt, state__in=AT_WORK)


class Upload(OnAccount):
    """A clip on its way in, part by part. Which parts have arrived is what lies in the store."""

    SUBJECT = Subject.UPLOAD
    OWNER = "project__owner"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="uploads")
    uploader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="uploads",
        null=True,
        blank=True,
    )
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField(help_text=_("Bytes."))
    part_size = models.PositiveIntegerField(help_text=_("Bytes of each part but the last."))
    fingerprint = models.CharField(
        max_length=128, blank=True, help_text=_("By which the browser knows the same file again.")
    )
    multipart_id = models.CharField(
        max_length=300, blank=True, help_text=_("In the bucket; empty where parts lie on the disk.")
    )

    state = models.CharField(max_length=10, choices=UploadState, default=UploadState.SENDING)
    fraction = models.FloatField(
        default=0.0, help_text=_("How far the state's own work is, 0 to 1.")
    )
    code = models.CharField(max_length=40, blank=True, help_text=_("Why it was refused."))
    detail = models.TextField(blank=True, help_text=_("The same for people."))
    attempt = models.PositiveIntegerField(default=0, help_text=_("Grows with every claim."))
    lease_until = models.DateTimeField(null=True, blank=True)

    clip = models.OneToOneField(
        Clip, on_delete=models.CASCADE, related_name="upload", null=True, blank=True
    )
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["project", "fingerprint"], name="uploads_by_fingerprint")]

    def __str__(self) -> str:
        return self.name

    @property
    def parts(self) -> int:
        """How many parts there are."""
        return -(-self.size // self.part_size)

    @property
    def clip_to_be(self) -> uuid.UUID:
        """The id of the clip that it becomes: known beforehand, for the files of both attempts."""
        return uuid.uuid5(self.pk, "clip")

    def bytes_of_part(self, number: int) -> int:
        """How many bytes part ``number`` (from 1) has."""
        return min(self.part_size, self.size - (number - 1) * self.part_size)

    def touch(self) -> None:
        """Says that somebody goes on with it."""
        Upload.objects.filter(pk=self.pk).update(touched_at=timezone.now())

    def hand_over(self) -> bool:
        """sending or refused -> joining: every part is there; False if it is at work already."""
        won = Upload.objects.filter(pk=self.pk, state__in=OPEN).update(
            state=UploadState.JOINING, fraction=0.0, code="", detail="", lease_until=None
        )
        self.refresh_from_db()
        return won > 0

    def claim(self) -> bool:
        """Makes it this process's to join and to probe; False if it is not there to be had."""
        won = (
            Upload.objects.forsaken()
            .filter(pk=self.pk)
            .update(attempt=F("attempt") + 1, lease_until=timezone.now() + LEASE)
        )
        if won:
            self.refresh_from_db()
        return won > 0

    def advance(self, state: UploadState, fraction: float) -> bool:
        """Notes how far the work is; False once the attempt no longer holds it."""
        held = Upload.objects.held(self.pk, self.attempt)
        lease = timezone.now() + LEASE
        return held.update(state=state, fraction=fraction, lease_until=lease) > 0

    def renew_lease(self) -> bool:
        """Says that the process lives; False once the attempt no longer holds it."""
        held = Upload.objects.held(self.pk, self.attempt)
        return held.update(lease_until=timezone.now() + LEASE) > 0

    def refuse(self, code: str, detail: str) -> bool:
        """joining or probing -> refused, for this attempt, with a sentence for people."""
        held = Upload.objects.held(self.pk, self.attempt)
        refused = UploadState.REFUSED
        return held.update(state=refused, code=code, detail=detail, lease_until=None) > 0

    def become(self, clip: Clip) -> bool:
        """probing -> ready, for this attempt: it is ``clip`` now."""
        held = Upload.objects.held(self.pk, self.attempt)
        done = held.update(clip=clip, state=UploadState.READY, fraction=1.0, lease_until=None)
        return done > 0


class OfferedPart(models.Model):
    """A part for which an address in the bucket was given: its checksum, asked for at the end."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="offered_parts")
    number = models.PositiveIntegerField(help_text=_("From 1."))
    sha256 = models.CharField(max_length=44, help_text=_("Of its bytes, base64."))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["upload", "number"], name="one_offer_a_part")
        ]

    def __str__(self) -> str:
        return f"{self.upload}, part {self.number}"
