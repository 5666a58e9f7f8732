"""Model versions in the administration."""

from __future__ import annotations

from django.contrib import admin

from webapp.catalog.models import ModelVersion


@admin.register(ModelVersion)
class ModelVersionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["name", "slug", "source", "licence", "active", "is_default"]
    list_filter = ["active"]
    search_fields = ["name", "slug", "source"]
    readonly_fields = ["created_at"]
