"""Workers, the queue's state and the audit log in the administration: to be read."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from webapp.operations.models import AuditEntry, QueueState, Worker
from webapp.operations.read_only import ReadOnly


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
