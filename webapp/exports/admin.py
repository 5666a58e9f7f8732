"""Exports in the administration."""

from __future__ import annotations

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from webapp.exports.ask import cancel_export, remove_export
from webapp.exports.models import Export, ExportQuerySet


@admin.register(Export)
class ExportAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["filename", "format", "status", "fraction", "size", "created_at"]
    list_filter = ["status", "format"]
    list_select_related = ["job"]
    search_fields = ["id", "filename", "job__clip__name", "job__clip__project__owner__username"]
    date_hierarchy = "created_at"
    actions = ["cancel", "remove"]

    def get_readonly_fields(self, request: HttpRequest, obj: Export | None = None) -> list[str]:
        """An export's row is changed by its own verbs only."""
        return [field.name for field in Export._meta.fields]

    def get_actions(self, request: HttpRequest) -> dict[str, object]:  # type: ignore[override]
        """Without Django's own deletion of many, which would leave the files behind."""
        found = super().get_actions(request)
        found.pop("delete_selected", None)
        return found  # type: ignore[return-value]

    def delete_model(self, request: HttpRequest, obj: Export) -> None:
        """The row with its file."""
        remove_export(obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.action(description=gettext_lazy("Cancel the chosen exports"))
    def cancel(self, request: HttpRequest, exports: ExportQuerySet) -> None:
        for export in exports:
            cancel_export(export)
        self.message_user(
            request, _("The exports that were not over are cancelled."), messages.SUCCESS
        )

    @admin.action(description=gettext_lazy("Remove the chosen exports with their files"))
    def remove(self, request: HttpRequest, exports: ExportQuerySet) -> None:
        for export in exports:
            remove_export(export)
        self.message_user(request, _("The exports are removed."), messages.SUCCESS)
