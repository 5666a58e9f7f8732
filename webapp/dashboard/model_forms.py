"""What staff say when they register a model version or make it a canary."""

from __future__ import annotations

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from webapp.accounts.models import User


class HubForm(forms.Form):
    """A repository on the hub."""

    repo = forms.CharField(
        label=_("Repository"), max_length=200, help_text=_("owner/model; safetensors only.")
    )
    revision = forms.CharField(
        label=_("Revision"), max_length=200, initial="main",
        help_text=_("A commit is best: a branch may mean something else tomorrow."),
    )  # fmt: skip
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    licence = forms.CharField(label=_("Licence"), max_length=200, required=False)


class PathForm(forms.Form):
    """A folder on this machine."""

    path = forms.CharField(
        label=_("Folder"), max_length=500,
        help_text=_("Holds config.json and model.safetensors; every worker must see it."),
    )  # fmt: skip
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    licence = forms.CharField(label=_("Licence"), max_length=200, required=False)


class UploadForm(forms.Form):
    """A configuration; the weights follow in parts."""

    name = forms.CharField(label=_("Name"), max_length=120)
    licence = forms.CharField(label=_("Licence"), max_length=200, required=False)
    notice = forms.CharField(
        label=_("Notice"), required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Said wherever its sound is offered."),
    )  # fmt: skip
    config = forms.FileField(label=_("config.json"), validators=[FileExtensionValidator(["json"])])


class CanaryForm(forms.Form):
    """Who gets a canary."""

    percent = forms.IntegerField(
        label=_("Share of jobs"), min_value=0, max_value=100, initial=5,
        help_text=_("Percent of the jobs that ask for no version."),
    )  # fmt: skip
    users = forms.CharField(
        label=_("Named users"), required=False, max_length=2000,
        help_text=_("User names, separated by commas; they get it always."),
    )  # fmt: skip

    def clean_users(self) -> list[User]:
        """The users, every one of which must exist."""
        names = {name.strip() for name in self.cleaned_data["users"].split(",") if name.strip()}
        found = list(User.objects.filter(username__in=names))
        unknown = sorted(names - {user.username for user in found})
        if unknown:
            raise forms.ValidationError(
                _("There is no user %(names)s.") % {"names": ", ".join(unknown)}
            )
        return found
