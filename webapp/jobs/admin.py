"""Jobs and deliverables in the administration."""

from __future__ import annotations

from django.contrib import admin, messages
from django.http import HttpRequest

from webapp.jobs.models import Deliverable, Job, JobQuerySet
from webapp.jobs.start import cancel_job


class DeliverableInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Deliverable
    extra = 0
    can_delete = False
    fields = ["kind", "filename", "size", "content_type", "gain_db"]
    readonly_fields = ["kind", "filename", "size", "content_type", "gain_db"]

    def has_add_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        return False


@admin.register(Job)
class JobAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["__str__", "status", "stage", "fraction", "model_version", "created_at"]
    list_filter = ["status", "model_version"]
    list_select_related = ["clip", "model_version"]
    search_fields = ["id", "clip__name", "clip__project__owner__username"]
    date_hierarchy = "created_at"
    inlines = [DeliverableInline]
    actions = ["cancel"]

    def get_readonly_fields(self, request: HttpRequest, obj: Job | None = None) -> list[str]:
        """A job's row is changed by its own verbs only."""
        return [field.name for field in Job._meta.fields]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.action(description="Cancel the chosen jobs")
    def cancel(self, request: HttpRequest, jobs: JobQuerySet) -> None:
        for job in jobs:
            cancel_job(job)
        self.message_user(request, "The jobs that were not over are cancelled.", messages.SUCCESS)


@admin.register(Deliverable)
class DeliverableAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["filename", "kind", "job", "size", "created_at"]
    list_filter = ["kind"]
    list_select_related = ["job", "job__clip"]
    search_fields = ["filename", "job__clip__name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Deliverable | None = None) -> bool:
        return False
