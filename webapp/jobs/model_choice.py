"""Which version of the model a job gets."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip
from webapp.errors import Refusal
from webapp.jobs.start import next_take


def chosen_model(
    slug: str | None, user: AbstractBaseUser | AnonymousUser, clip: Clip
) -> ModelVersion:
    """The version of this slug; for a job that asks for none the default, or a canary.

    Raises:
        Refusal: it is not offered to ``user``, or none is offered at all.
    """
    if slug:
        version = ModelVersion.objects.offered_to(user).filter(slug=slug).first()
    else:
        version = ModelVersion.objects.drawn_for(user, f"{clip.pk}:{next_take(clip)}")
    if version is None:
        raise Refusal("no_model", not_offered(slug))
    return version


def not_offered(slug: str | None) -> str:
    """Why no version was found."""
    if slug:
        said = _("The model “%(slug)s” is not offered here. Reload the page and choose another.")
        return said % {"slug": slug}
    return _("No model is offered here. Reload the page and choose another.")
