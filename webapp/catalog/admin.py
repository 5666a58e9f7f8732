"""Model versions in the administration: what is said of them; the dashboard changes states."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from webapp.catalog.models import ModelVersion

SAID = ["name", "licence", "notice", "canary_users"]
FIXED = [
    "slug", "source", "origin", "repo", "revision", "state", "is_default", "canary_percent",
    "check_state", "checked_at", "sha256", "created_at", "page",
]  # fmt: skip


@admin.register(ModelVersion)
class ModelVersionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = [
        "name", "slug", "state", "is_default", "check_state", "origin", "licence", "page",
    ]  # fmt: skip
    list_filter = ["state", "check_state", "origin", "is_default"]
    search_fields = ["name", "slug", "source", "repo", "sha256"]
    fields = [*SAID, *FIXED]
    autocomplete_fields = ["canary_users"]

    def get_readonly_fields(
        self, request: HttpRequest, obj: ModelVersion | None = None
    ) -> list[str]:
        """A row's state is changed by its own verbs, what it is made of never."""
        return FIXED

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Versions are registered on the dashboard, where they are checked."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ModelVersion | None = None) -> bool:
        """A version is retired; its jobs keep it."""
        return False

    @admin.display(description=_("on the dashboard"))
    def page(self, version: ModelVersion) -> str:
        return format_html(
            '<a href="{}">{}</a>', reverse("dashboard-model", args=[version.slug]), _("Open")
        )
