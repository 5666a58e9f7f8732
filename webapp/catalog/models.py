"""The versions of the model: where weights come from, whether they work, and who gets them.

    draft -> canary -> active -> retired

Every change of state is a named method and a conditional UPDATE. What becomes a canary or active
has passed its checks. One active version is the default; rolling back makes the one before it the
default again.
"""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from spatialgen.models import PREVIEW
from webapp.catalog.checks import Checked, CheckState, CheckStep

# What the cards of our own models say, for the translators.
gettext_noop("Preview model: trained on synthetic scenes")
gettext_noop("Trained on own recordings")

__all__ = ["CheckState", "CheckStep", "ModelVersion", "Origin", "State"]


class State(models.TextChoices):
    """Who may use a version."""

    DRAFT = "draft", _("draft")
    CANARY = "canary", _("canary")
    ACTIVE = "active", _("active")
    RETIRED = "retired", _("retired")


class Origin(models.TextChoices):
    """Where a version comes from."""

    MACHINE = "machine", _("found on this machine")
    HUB = "hub", _("from the hub")
    PATH = "path", _("from a folder")
    UPLOAD = "upload", _("uploaded")


class ModelVersionQuerySet(models.QuerySet["ModelVersion"]):
    """Which model versions are on offer, and to whom."""

    def offered(self) -> ModelVersionQuerySet:
        """Active versions, the default one first."""
        return self.filter(state=State.ACTIVE).order_by("-is_default", "name")

    def offered_to(self, user: AbstractBaseUser | AnonymousUser) -> ModelVersionQuerySet:
        """What ``user`` may choose: active versions, and canaries that name the user."""
        named = Q(state=State.CANARY, canary_users=user.pk) if user.pk else Q(pk=None)
        found = self.filter(Q(state=State.ACTIVE) | named)
        return found.order_by("-is_default", "name").distinct()

    def drawn_for(self, user: AbstractBaseUser | AnonymousUser, draw: str) -> ModelVersion | None:
        """The version of a job that asks for none.

        The same ``draw`` (a text that stands for the job) gives the same version: a canary where
        the user is named or the draw falls into its share, else the default.
        """
        canaries = self.filter(state=State.CANARY).order_by("pk")
        named = set(canaries.filter(canary_users=user.pk).values_list("pk", flat=True))
        for canary in canaries:
            if canary.pk in named or canary.draws(draw):
                return canary
        return self.offered().first()


class ModelVersion(Checked):
    """One version of the model: where its weights come from and what must be said about it."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    source = models.CharField(
        max_length=500,
        help_text=_("preview, a folder inside the models folder, or a model directory's path."),
    )
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.MACHINE)
    repo = models.CharField(max_length=200, blank=True, help_text=_("The hub's repository."))
    revision = models.CharField(max_length=200, blank=True, help_text=_("Branch, tag or commit."))
    licence = models.CharField(max_length=200, blank=True)
    notice = models.TextField(
        blank=True, help_text=_("Said plainly wherever this version's sound is offered.")
    )

    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)
    is_default = models.BooleanField(default=False)
    default_until = models.DateTimeField(
        null=True, blank=True, help_text=_("When another became the default in its place.")
    )
    canary_percent = models.PositiveSmallIntegerField(
        _("share of jobs"), default=0, validators=[MaxValueValidator(100)],
        help_text=_("Percent of the jobs that ask for no version."),
    )  # fmt: skip
    canary_users = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="canaries", verbose_name=_("named users")
    )

    created_at = models.DateTimeField(auto_now_add=True)

    objects = ModelVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-is_default", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=models.Q(is_default=True),
                name="one_default_model_version",
            ),
            models.CheckConstraint(
                condition=Q(is_default=False) | Q(state="active"), name="the_default_is_active"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def notice_told(self) -> str:
        """The notice in the reader's language, where it is one that comes with the studio."""
        return gettext(self.notice)

    @property
    def notice_url(self) -> str:
        """Where the notice is explained; empty for versions of which nothing more is said."""
        return reverse("preview-model") if self.source == PREVIEW else ""

    @property
    def active(self) -> bool:
        """Whether jobs may start with it."""
        return self.state in (State.ACTIVE, State.CANARY)

    def draws(self, draw: str) -> bool:
        """Whether ``draw`` falls into this canary's share of jobs."""
        number = int.from_bytes(hashlib.sha256(f"{self.slug}:{draw}".encode()).digest()[:4], "big")
        return number % 10_000 < 100 * self.canary_percent

    # --- who may use it ---
    def start_canary(self, percent: int) -> bool:
        """draft, active or retired -> canary with a share of jobs; not the default, not unchecked.

        For one that is a canary, another share.
        """
        return self.change(
            ModelVersion.objects.filter(check_state=CheckState.PASSED, is_default=False),
            state=State.CANARY,
            canary_percent=percent,
        )

    def activate(self) -> bool:
        """draft, canary or retired -> active; only what has passed its check."""
        return self.change(
            ModelVersion.objects.filter(check_state=CheckState.PASSED).exclude(state=State.ACTIVE),
            state=State.ACTIVE,
            canary_percent=0,
        )

    def retire(self) -> bool:
        """Any but the default -> retired: no new job, and every job of it stays."""
        return self.change(
            ModelVersion.objects.filter(is_default=False).exclude(state=State.RETIRED),
            state=State.RETIRED,
            canary_percent=0,
        )

    def make_default(self) -> bool:
        """active -> the default; the one before it stays active and can be rolled back to."""
        with transaction.atomic():
            if not ModelVersion.objects.filter(
                pk=self.pk, state=State.ACTIVE, is_default=False
            ).exists():
                return False
            ModelVersion.objects.filter(is_default=True).update(
                is_default=False, default_until=timezone.now()
            )
            return self.change(
                ModelVersion.objects.filter(state=State.ACTIVE), is_default=True, default_until=None
            )

    @classmethod
    def before_default(cls) -> ModelVersion | None:
        """The version that was the default before the present one, if it could be again."""
        before = cls.objects.filter(default_until__isnull=False, is_default=False)
        return before.exclude(state=State.DRAFT).order_by("-default_until").first()

    @classmethod
    def roll_back(cls) -> ModelVersion | None:
        """The default before becomes the default again, and the present one is retired."""
        with transaction.atomic():
            now, before = cls.objects.filter(is_default=True).first(), cls.before_default()
            if before is None:
                return None
            cls.objects.filter(pk=before.pk).update(state=State.ACTIVE, canary_percent=0)
            if now is not None:
                cls.objects.filter(pk=now.pk).update(is_default=False, state=State.RETIRED)
            before.make_default()
        before.refresh_from_db()
        return before

    def change(self, rows: ModelVersionQuerySet, **fields: object) -> bool:
        """Changes this row if it is among ``rows``, and reads it again."""
        changed = rows.filter(pk=self.pk).update(**fields) > 0
        self.refresh_from_db()
        return changed
