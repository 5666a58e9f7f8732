"""Projects, uploads and clips in the administration."""

from __future__ import annotations

from django.contrib import admin

from webapp.clips.models import Clip, Project, Upload


@admin.register(Project)
class ProjectAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["name", "owner", "created_at"]
    list_select_related = ["owner"]
    search_fields = ["name", "owner__username"]
    autocomplete_fields = ["owner"]
    date_hierarchy = "created_at"


@admin.register(Clip)
class ClipAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
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
