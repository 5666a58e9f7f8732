"""Sharing a project: its owner lets others look, or edit."""

from __future__ import annotations

from django.utils.translation import gettext as _

from webapp.accounts.models import User
from webapp.clips.models import Membership, Project, Role
from webapp.errors import Refusal


def share_project(project: Project, name: str, role: Role) -> Membership:
    """Lets the person of this user name or e-mail address into ``project``, as ``role``.

    Who is a member already gets the new role.

    Raises:
        Refusal: nobody is called so, several are, or it is the owner.
    """
    user = person_called(name.strip())
    if user.pk == project.owner_id:
        raise Refusal("owner", _("The project is yours already. Name someone else."))
    membership, _made = Membership.objects.update_or_create(
        project=project, user=user, defaults={"role": role}
    )
    return membership


def person_called(name: str) -> User:
    """The one active account of this user name or e-mail address."""
    active = User.objects.filter(is_active=True)
    found = list(active.filter(username=name)[:1])
    if not found and "@" in name:
        found = list(active.filter(email__iexact=name)[:2])
    if not found:
        raise Refusal(
            "no_such_person",
            _(
                "Nobody here has the user name or e-mail address “%(name)s”. "
                "Check the spelling; whoever you invite needs an account first."
            )
            % {"name": name},
        )
    if len(found) > 1:
        raise Refusal(
            "several_people",
            _("Several accounts have the address “%(name)s”. Give the user name instead.")
            % {"name": name},
        )
    return found[0]
