"""Projects and who shares them."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from webapp.clips.models.discarding import Discardable

Viewer = AbstractBaseUser | AnonymousUser


class Role(models.TextChoices):
    """What a member may do."""

    VIEWER = "viewer", _("may look")
    EDITOR = "editor", _("may edit")


class ProjectQuerySet(models.QuerySet["Project"]):
    """Who may see, change and own which projects. What lies in the bin is seen by nobody."""

    def kept(self) -> ProjectQuerySet:
        """Those that are not in the bin."""
        return self.filter(deleted_at=None)

    def visible_to(self, user: Viewer) -> ProjectQuerySet:
        """The projects of ``user`` and those that are shared with them."""
        return self.reached_by(user, list(Role))

    def changeable_by(self, user: Viewer) -> ProjectQuerySet:
        """The projects in which ``user`` may upload, rename, generate and delete clips."""
        return self.reached_by(user, [Role.EDITOR])

    def reached_by(self, user: Viewer, roles: list[Role]) -> ProjectQuerySet:
        """The projects of ``user`` and those shared with them in one of ``roles``."""
        if not user.pk:
            return self.none()
        shared = Membership.objects.filter(user_id=user.pk, role__in=roles).values("project_id")
        return self.kept().filter(Q(owner_id=user.pk) | Q(pk__in=shared))

    def owned_by(self, user: Viewer) -> ProjectQuerySet:
        """The projects that ``user`` may share, archive and delete."""
        return self.kept().filter(owner_id=user.pk) if user.pk else self.none()

    def restorable_by(self, user: Viewer) -> ProjectQuerySet:
        """The projects in the bin of ``user``, the latest first."""
        mine = self.filter(owner_id=user.pk) if user.pk else self.none()
        return mine.exclude(deleted_at=None).order_by("-deleted_at")


class Project(Discardable):
    """A creator's folder of clips."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="projects"
    )
    name = models.CharField(max_length=120)
    created_at = models.DateTimeField(auto_now_add=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The project's page, for the administration."""
        return self.url

    @property
    def url(self) -> str:
        """The project's page."""
        return reverse("project", args=[self.pk])

    def rename(self, name: str) -> None:
        """Calls it ``name``."""
        self.name = name
        self.save(update_fields=["name"])

    def archive(self) -> bool:
        """Puts it away, where lists do not show it unless asked; False if it is there already."""
        self.archived_at = timezone.now()
        rows = Project.objects.filter(pk=self.pk, archived_at=None)
        return rows.update(archived_at=self.archived_at) > 0

    def unarchive(self) -> bool:
        """Takes it back among the others."""
        self.archived_at = None
        rows = Project.objects.filter(pk=self.pk).exclude(archived_at=None)
        return rows.update(archived_at=None) > 0


class Membership(models.Model):
    """A person with whom the owner of a project shares it."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=10, choices=Role, default=Role.VIEWER)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["project", "user"], name="one_membership_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"

    def let(self, role: Role) -> None:
        """Changes what the person may do."""
        self.role = role
        self.save(update_fields=["role"])
