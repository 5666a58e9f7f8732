"""Forms of the project pages."""

from __future__ import annotations

from django import forms

from webapp.clips.models import Project


class ProjectForm(forms.ModelForm):  # type: ignore[type-arg]
    """The name of a new project."""

    class Meta:
        model = Project
        fields = ["name"]
