"""Jobs and deliverables in the administration."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from webapp.accounts.models import LedgerEntry
from webapp.jobs.models import Deliverable, Job, JobQuerySet
from webapp.jobs.start import cancel_job
from webapp.operations.admin_links import asks_first, list_link, row_link
from webapp.operations.audit import record
from webapp.operations.models import Act
from webapp.removal import RemovesFiles


class DeliverableInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Deliverable
    extra = 0
    can_delete = False
    fields = ["kind", "filename", "size", "content_type", "gain_db"]
    readonly_fields = ["kind", "filename", "size", "content_type", "gain_db"]

    def has_add_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        return False


@admin.register(Job)
class JobAdmin(RemovesFiles):
    list_display = [
        "__str__", "owner", "status", "stage", "percent", "version_link", "created_at",
        "finished_at",
    ]  # fmt: skip
    list_filter = ["status", "model_version", "error_code"]
    list_select_related = ["clip__project__owner", "model_version"]
    search_fields = ["id", "clip__name", "clip__project__owner__username"]
    date_hierarchy = "created_at"
    inlines = [DeliverableInline]
    actions = ["cancel"]

    def get_readonly_fields(self, request: HttpRequest, obj: Job | None = None) -> list[str]:
        """A job's row is changed by its own verbs only."""
        links = ["clip_link", "owner", "version_link", "usage"]
        return [*links, *(field.name for field in Job._meta.fields)]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description=_("owner"), ordering="clip__project__owner__username")
    def owner(self, job: Job) -> str:
        return row_link(job.clip.project.owner)

    @admin.display(description=_("clip"))
    def clip_link(self, job: Job) -> str:
        return row_link(job.clip)

    @admin.display(description=_("model version"), ordering="model_version__name")
    def version_link(self, job: Job) -> str:
        return row_link(job.model_version)

    @admin.display(description=_("how far"), ordering="fraction")
    def percent(self, job: Job) -> str:
        return f"{100 * job.fraction:.0f} %"

    @admin.display(description=_("usage"))
    def usage(self, job: Job) -> str:
        entries = LedgerEntry.objects.filter(subject=job.pk).order_by("pk")
        said = ", ".join(entry.get_kind_display() for entry in entries)
        return list_link(LedgerEntry, said or "–", q=job.pk)

    @admin.action(description=_("Cancel the chosen jobs"))
    def cancel(self, request: HttpRequest, jobs: JobQuerySet) -> HttpResponse | None:
        """Asks first."""
        chosen = list(jobs)
        return asks_first(
            request, self, chosen, action="cancel", question=gettext("Cancel these takes?"),
            act=lambda: self.cancel_all(request, chosen),
        )  # fmt: skip

    def cancel_all(self, request: HttpRequest, jobs: list[Job]) -> None:
        """Cancels those that are not over, and notes each."""
        for job in jobs:
            with transaction.atomic():
                before = job.status
                cancel_job(job)
                job.refresh_from_db(fields=["status"])
                if job.status != before:
                    record(
                        request.user, Act.CANCELLED, job, before={"status": before},
                        after={"status": job.status},
                    )  # fmt: skip
        done = gettext("The takes that were not over are cancelled.")
        self.message_user(request, done, messages.SUCCESS)


@admin.register(Deliverable)
class DeliverableAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["filename", "kind", "job_link", "size", "created_at"]
    list_filter = ["kind"]
    list_select_related = ["job__clip"]
    search_fields = ["filename", "job__clip__name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Deliverable | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Deliverable | None = None) -> bool:
        """A file goes with its take alone; deleting a take must not be refused for it."""
        return obj is not None and not request.path.startswith("/admin/jobs/deliverable/")

    @admin.display(description=_("job"), ordering="job")
    def job_link(self, file: Deliverable) -> str:
        return row_link(file.job)
