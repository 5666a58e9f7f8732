"""Links that show one clip to whoever holds them. Permission is the query: ``open()``."""

from __future__ import annotations

import secrets
import uuid

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from webapp.accounts.keeping import OnAccount
from webapp.accounts.models import Subject
from webapp.clips.models import Clip, Viewer
from webapp.jobs.models import Deliverable, Job, JobQuerySet
from webapp.player.manifest import finished_takes, playable

ANYWHERE = "*"
TOKEN_BYTES = 18


def new_token() -> str:
    """24 characters of 144 bits, which nobody guesses."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class ShareLinkQuerySet(models.QuerySet["ShareLink"]):
    """Who may see which links, and which of them open."""

    def visible_to(self, user: Viewer) -> ShareLinkQuerySet:
        """The links to clips of ``user``, whoever made them."""
        return self.filter(clip__in=Clip.objects.visible_to(user))

    def open(self) -> ShareLinkQuerySet:
        """Neither revoked nor expired, and their clip is not in the bin."""
        kept = Clip.objects.kept().filter(project__deleted_at=None)
        unexpired = Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now())
        return self.filter(unexpired, revoked_at__isnull=True, clip__in=kept)


class ShareLink(OnAccount):
    """One clip's player for whoever has the token: which sounds, from where, how long."""

    SUBJECT = Subject.LINK
    OWNER = "clip__project__owner"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    clip = models.ForeignKey(Clip, on_delete=models.CASCADE, related_name="share_links")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    label = models.CharField(max_length=120, blank=True, help_text=_("For whom it is."))

    every_take = models.BooleanField(
        default=True, help_text=_("All finished takes, later ones too; else the picked ones.")
    )
    takes = models.ManyToManyField(Job, blank=True, related_name="+")
    own_sound = models.BooleanField(default=True, help_text=_("The sound that the upload brought."))
    first_take = models.ForeignKey(
        Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    start = models.FloatField(default=0.0, help_text=_("Seconds into the clip."))
    yaw = models.FloatField(default=0.0, help_text=_("Degrees to the left."))
    pitch = models.FloatField(default=0.0, help_text=_("Degrees up."))
    fov = models.FloatField(null=True, blank=True, help_text=_("Degrees; empty: the player's own."))

    password = models.CharField(max_length=200, blank=True, help_text=_("Hashed; empty: none."))
    downloads = models.BooleanField(default=False, help_text=_("Files may be saved."))
    embedding = models.CharField(
        max_length=500,
        blank=True,
        default=ANYWHERE,
        help_text=_("Sites that may embed it, with spaces between; * for all, empty for none."),
    )
    picture = models.FileField(
        max_length=500, blank=True, help_text=_("What is shown of it in messages; made when asked.")
    )

    views = models.PositiveIntegerField(default=0)
    last_viewed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.label or f"{self.clip} · {self.created_at:%Y-%m-%d}"

    @property
    def url(self) -> str:
        """The page it opens."""
        return reverse("shared", args=[self.token])

    @property
    def embed_url(self) -> str:
        """What other sites put into a frame."""
        return reverse("embed", args=[self.token])

    @property
    def frame_ancestors(self) -> list[str]:
        """The sites that may embed it, as a Content-Security-Policy names them."""
        return self.embedding.split() or ["'none'"]

    @property
    def is_open(self) -> bool:
        """Whether the link still leads somewhere."""
        unexpired = self.expires_at is None or self.expires_at > timezone.now()
        return unexpired and self.revoked_at is None

    def shown_takes(self) -> JobQuerySet:
        """The takes that can be heard by the link, in the order of the manifest."""
        finished = finished_takes(self.clip)
        return finished if self.every_take else finished.filter(pk__in=self.takes.values("pk"))

    def served_file(self, file: Deliverable, *, download: bool) -> bool:
        """Whether a file of a shown take is one that is played, or may be saved."""
        if download:
            return self.downloads and file.kind != Deliverable.Kind.PLAYBACK
        if file.kind == Deliverable.Kind.AMBIX_WAV:
            return True
        return playable({other.kind: other for other in file.job.deliverables.all()}) == file

    def set_password(self, password: str) -> None:
        """Keeps the hash of ``password``; an empty one asks for none."""
        self.password = make_password(password) if password else ""

    def revoke(self) -> bool:
        """Closes it for good; False if it was closed already."""
        rows = ShareLink.objects.filter(pk=self.pk, revoked_at__isnull=True)
        return rows.update(revoked_at=timezone.now()) > 0

    async def count_view(self) -> None:
        """Notes that somebody opened the player."""
        rows = ShareLink.objects.filter(pk=self.pk)
        await rows.aupdate(views=F("views") + 1, last_viewed_at=timezone.now())
