"""Workers, the queue's state and the audit log in the administration: to be read."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from webapp.operations.models import AuditEntry, QueueState, Worker


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that are changed by their own verbs only."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnly):
    list_display = ["created_at", "who", "act", "target"]
    list_filter = ["act"]
    search_fields = ["who", "act", "target"]
    date_hierarchy = "created_at"


@admin.register(Worker)
class WorkerAdmin(ReadOnly):
    list_display = ["name", "host", "device", "version", "job", "seen_at", "silent"]
    search_fields = ["name", "host", "device"]

    @admin.display(description=_("silent"), boolean=True)
    def silent(self, worker: Worker) -> bool:
        return worker.is_silent


@admin.register(QueueState)
class QueueStateAdmin(ReadOnly):
    list_display = ["__str__", "reason", "since"]
