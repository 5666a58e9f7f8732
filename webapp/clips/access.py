"""Rows for who asks: what they may not see is not there, what they may not change is 403."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from webapp.clips.models import Clip, Project, Role, Upload, Viewer


def require_change(user: Viewer, project_id: UUID) -> None:
    """Whoever sees the project and asks to change something in it must be allowed to.

    Raises:
        PermissionDenied: they may only look.
    """
    if Project.objects.changeable_by(user).filter(pk=project_id).exists():
        return
    owner = Project.objects.select_related("owner").get(pk=project_id).owner
    raise PermissionDenied(
        _(
            "You may look at this project but not change it. "
            "%(owner)s, who shares it with you, can let you edit."
        )
        % {"owner": owner.get_username()}
    )


def project_to_change(user: Viewer, project_id: UUID) -> Project:
    """The project, for who may change what is in it; 404 for strangers, 403 for viewers."""
    projects = Project.objects.visible_to(user).select_related("owner")
    project = get_object_or_404(projects, pk=project_id)
    require_change(user, project.pk)
    return project


def project_to_own(user: Viewer, project_id: UUID) -> Project:
    """The project, for its owner; 404 for strangers, 403 for members."""
    projects = Project.objects.visible_to(user).select_related("owner")
    project = get_object_or_404(projects, pk=project_id)
    if project.owner_id != user.pk:
        raise PermissionDenied(
            _("Only %(owner)s, who owns this project, can do that.")
            % {"owner": project.owner.get_username()}
        )
    return project


def clip_to_purge(user: Viewer, clip_id: UUID) -> Clip:
    """The clip in the bin, for who owns its project; 404 for strangers, 403 for members."""
    clip = get_object_or_404(Clip.objects.exclude(deleted_at=None), pk=clip_id)
    project_to_own(user, clip.project_id)
    return clip


def clip_to_change(user: Viewer, clip_id: UUID) -> Clip:
    """The clip, for who may change it; 404 for strangers, 403 for viewers."""
    clip = get_object_or_404(Clip.objects.visible_to(user), pk=clip_id)
    require_change(user, clip.project_id)
    return clip


def upload_to_change(user: Viewer, upload_id: UUID) -> Upload:
    """The upload, for who may go on with it; 404 for strangers, 403 for viewers."""
    uploads = Upload.objects.visible_to(user).select_related("clip", "project__owner")
    upload = get_object_or_404(uploads, pk=upload_id)
    require_change(user, upload.project_id)
    return upload


def role_in(project: Project, user: Viewer) -> str:
    """What ``user``, who sees ``project``, is there: "owner", "editor" or "viewer"."""
    if project.owner_id == user.pk:
        return "owner"
    roles = {member.user_id: member.role for member in project.memberships.all()}
    return roles.get(user.pk or 0, Role.VIEWER)
