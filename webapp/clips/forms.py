"""Forms of the project pages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from webapp.clips.models import Clip, Project, Role


class ProjectForm(forms.ModelForm):  # type: ignore[type-arg]
    """The name of a project."""

    class Meta:
        model = Project
        fields = ["name"]


class ClipNameForm(forms.ModelForm):  # type: ignore[type-arg]
    """The name of a clip."""

    class Meta:
        model = Clip
        fields = ["name"]


class ShareForm(forms.Form):
    """Whom to let into a project, and what they may do."""

    user = forms.CharField(label=_("User name or e-mail address"), max_length=254)
    role = forms.ChoiceField(label=_("What they may do"), choices=Role.choices)
