"""Accounts in the administration."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from webapp.accounts.models import Agreement, LedgerEntry, Plan, User
from webapp.removal import RemovesFiles
from webapp.wording import in_bytes, in_time


@admin.register(Plan)
class PlanAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = [
        "name", "is_standard", "users", "storage", "monthly_minutes", "max_jobs", "longest_clip",
        "largest_clip", "max_requests",
    ]  # fmt: skip
    search_fields = ["name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Plan]:
        plans: QuerySet[Plan] = super().get_queryset(request)
        return plans.annotate(user_count=Count("users"))

    @admin.display(description=_("accounts of its own"), ordering="user_count")
    def users(self, plan: Plan) -> int:
        return int(getattr(plan, "user_count", 0))

    @admin.display(description=_("storage"), ordering="max_storage_bytes")
    def storage(self, plan: Plan) -> str:
        return in_bytes(plan.max_storage_bytes)

    @admin.display(description=_("longest clip"), ordering="max_clip_seconds")
    def longest_clip(self, plan: Plan) -> str:
        return in_time(plan.max_clip_seconds)

    @admin.display(description=_("largest clip"), ordering="max_clip_bytes")
    def largest_clip(self, plan: Plan) -> str:
        return in_bytes(plan.max_clip_bytes)


class AgreementInline(admin.StackedInline):  # type: ignore[type-arg]
    model = Agreement
    can_delete = True


@admin.register(User)
class StudioUserAdmin(RemovesFiles, UserAdmin):  # type: ignore[type-arg]
    list_display = ["username", "email", "own_plan", "is_staff", "is_active", "last_login"]
    list_filter = ["own_plan", "is_staff", "is_active"]
    list_select_related = ["own_plan"]
    readonly_fields = ["unconfirmed_email"]
    fieldsets = (
        *(UserAdmin.fieldsets or ()),
        (_("Plan"), {"fields": ["own_plan"]}),
        (_("E-mail"), {"fields": ["unconfirmed_email"]}),
    )
    inlines = [AgreementInline]


@admin.register(LedgerEntry)
class LedgerEntryAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["created_at", "owner", "what", "kind", "time", "storage", "subject"]
    fields = [
        "created_at", "owner", "what", "kind", "time", "storage", "subject", "period", "settles",
    ]  # fmt: skip
    list_filter = ["kind", "what", "period"]
    list_select_related = ["user"]
    search_fields = ["subject", "user__username", "user__email"]
    date_hierarchy = "created_at"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: LedgerEntry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: LedgerEntry | None = None) -> bool:
        """The ledger goes with the account alone; deleting a user must not be refused for it."""
        return obj is not None and not request.path.startswith("/admin/accounts/ledgerentry/")

    @admin.display(description=_("account"), ordering="user__username")
    def owner(self, entry: LedgerEntry) -> str:
        address = reverse("admin:accounts_user_change", args=[entry.user_id])
        return format_html('<a href="{}">{}</a>', address, entry.user)

    @admin.display(description=_("time"), ordering="milliseconds")
    def time(self, entry: LedgerEntry) -> str:
        return signed(entry.milliseconds, in_time(abs(entry.milliseconds) / 1000))

    @admin.display(description=_("storage"), ordering="size")
    def storage(self, entry: LedgerEntry) -> str:
        return signed(entry.size, in_bytes(abs(entry.size)))


def signed(amount: int, said: str) -> str:
    """``said`` with the sign of ``amount``; empty for nothing."""
    return f"{'−' if amount < 0 else '+'}{said}" if amount else ""
