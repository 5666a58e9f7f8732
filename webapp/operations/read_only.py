"""Rows of the administration that are changed by their own verbs only."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows to be read; what is done with them are actions."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_act_permission(self, request: HttpRequest) -> bool:
        """Actions with ``permissions=["act"]`` are for who might change the rows otherwise."""
        meta = self.model._meta
        return bool(request.user.has_perm(f"{meta.app_label}.change_{meta.model_name}"))


class GoesWithAccount(ReadOnly):
    """Rows that are deleted with their account alone, which must not be refused for them."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        meta = self.model._meta
        own = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
        return obj is not None and not request.path.startswith(own)
