"""Projects, uploads and clips in the administration."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from webapp.clips.models import Clip, Membership, Project, Upload
from webapp.operations.admin_links import list_link, row_link
from webapp.removal import RemovesFiles
from webapp.wording import in_bytes


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Membership
    extra = 0
    autocomplete_fields = ["user"]


@admin.register(Project)
class ProjectAdmin(RemovesFiles):
    list_display = ["name", "owner_link", "clips", "created_at", "archived_at", "deleted_at"]
    list_filter = [
        ("archived_at", admin.EmptyFieldListFilter),
        ("deleted_at", admin.EmptyFieldListFilter),
    ]
    inlines = [MembershipInline]
    list_select_related = ["owner"]
    search_fields = ["name", "owner__username"]
    autocomplete_fields = ["owner"]
    date_hierarchy = "created_at"

    @admin.display(description=_("owner"), ordering="owner__username")
    def owner_link(self, project: Project) -> str:
        return row_link(project.owner)

    @admin.display(description=_("clips"))
    def clips(self, project: Project) -> str:
        return list_link(Clip, gettext("Show"), project__id__exact=project.pk)


@admin.register(Clip)
class ClipAdmin(RemovesFiles):
    list_display = [
        "name", "project_link", "owner", "video_codec", "width", "height", "duration",
        "storage", "created_at",
    ]  # fmt: skip
    list_filter = ["container", "video_codec", "has_sound_field", "stereo"]
    list_select_related = ["project__owner"]
    search_fields = ["name", "project__name", "project__owner__username"]
    autocomplete_fields = ["project"]
    editable = ("name", "project", "sound_field_label")

    def get_readonly_fields(self, request: HttpRequest, obj: Clip | None = None) -> list[str]:
        """What the probe has found is not written by hand."""
        return [field.name for field in Clip._meta.fields if field.name not in self.editable]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Clips are uploaded."""
        return False

    @admin.display(description=_("project"), ordering="project__name")
    def project_link(self, clip: Clip) -> str:
        return row_link(clip.project)

    @admin.display(description=_("owner"), ordering="project__owner__username")
    def owner(self, clip: Clip) -> str:
        return row_link(clip.project.owner)

    @admin.display(description=_("size"), ordering="size")
    def storage(self, clip: Clip) -> str:
        return in_bytes(clip.size)

    date_hierarchy = "created_at"


@admin.register(Upload)
class UploadAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = [
        "name",
        "project_link",
        "storage",
        "state",
        "clip_link",
        "created_at",
        "touched_at",
    ]
    list_filter = ["state", "created_at"]
    list_select_related = ["project", "clip"]
    search_fields = ["name", "project__name", "project__owner__username"]

    def get_readonly_fields(self, request: HttpRequest, obj: Upload | None = None) -> list[str]:
        """An upload is changed by its parts only."""
        return [field.name for field in Upload._meta.fields]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description=_("project"), ordering="project__name")
    def project_link(self, upload: Upload) -> str:
        return row_link(upload.project)

    @admin.display(description=_("clip"))
    def clip_link(self, upload: Upload) -> str:
        return row_link(upload.clip)

    @admin.display(description=_("size"), ordering="size")
    def storage(self, upload: Upload) -> str:
        return in_bytes(upload.size)
