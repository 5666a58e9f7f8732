"""Accounts in the administration."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from webapp.accounts.models import Plan, User


@admin.register(Plan)
class PlanAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["name", "is_standard", "max_clip_seconds", "max_clip_bytes"]


@admin.register(User)
class StudioUserAdmin(UserAdmin):  # type: ignore[type-arg]
    list_display = ["username", "email", "own_plan", "is_staff", "is_active", "last_login"]
    list_filter = ["own_plan", "is_staff", "is_active"]
    list_select_related = ["own_plan"]
    fieldsets = (*(UserAdmin.fieldsets or ()), ("Plan", {"fields": ["own_plan"]}))
