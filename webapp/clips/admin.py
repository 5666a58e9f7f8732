"""Projects, uploads and clips in the administration."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from webapp.clips.models import Clip, Membership, Project, Upload
from webapp.removal import remove_with_files


class RemovesFiles(admin.ModelAdmin):  # type: ignore[type-arg]
    """Deletes for good, and leaves no file behind."""

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        remove_with_files(type(obj)._default_manager.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        remove_with_files(queryset)


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Membership
    extra = 0
    autocomplete_fields = ["user"]


@admin.register(Project)
class ProjectAdmin(RemovesFiles):
    list_display = ["name", "owner", "created_at", "archived_at", "deleted_at"]
    inlines = [MembershipInline]
    list_select_related = ["owner"]
    search_fields = ["name", "owner__username"]
    autocomplete_fields = ["owner"]
    date_hierarchy = "created_at"


@admin.register(Clip)
class ClipAdmin(RemovesFiles):
    list_display = ["name", "project", "video_codec", "width", "height", "duration", "created_at"]
    list_filter = ["container", "video_codec", "has_sound_field"]
    list_select_related = ["project"]
    search_fields = ["name", "project__name", "project__owner__username"]
    autocomplete_fields = ["project"]
    readonly_fields = [
        "file",
        "poster",
        "thumbnails",
        "analysis",
        "size",
        "audio_tracks",
        "created_at",
    ]
    date_hierarchy = "created_at"


@admin.register(Upload)
class UploadAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["name", "project", "size", "clip", "created_at", "touched_at"]
    list_select_related = ["project", "clip"]
    search_fields = ["name", "project__name"]
    readonly_fields = ["project", "name", "size", "part_size", "clip", "created_at", "touched_at"]
