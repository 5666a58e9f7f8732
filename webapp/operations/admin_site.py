"""The administration's site: whatever is changed there stands in the audit log, too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from webapp.operations.audit import record
from webapp.operations.models import Act

SECRET_FIELDS = {"password", "digest", "salt"}


class Audited:
    """Notes additions, changes (values before and after) and deletions of a model's admin."""

    def save_model(
        self, request: HttpRequest, obj: models.Model, form: ModelForm[Any], change: bool
    ) -> None:
        """Saves as ever, and keeps what the changed values were."""
        fields = columns_of(type(obj), form.changed_data)
        before = values_of(obj, fields) if change else {}
        super().save_model(request, obj, form, change)  # type: ignore[misc]
        after = values_of(obj, fields)
        if not change or before != after:
            note(request, Act.CHANGED if change else Act.ADDED, obj, before, after)

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Deletes one row, and notes what it was."""
        note(request, Act.DELETED, obj, values_of(obj, columns_of(type(obj), None)), {})
        super().delete_model(request, obj)  # type: ignore[misc]

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Deletes the chosen rows, and notes each."""
        for obj in queryset:
            note(request, Act.DELETED, obj, values_of(obj, columns_of(type(obj), None)), {})
        super().delete_queryset(request, queryset)  # type: ignore[misc]


class StudioAdminSite(admin.AdminSite):
    """The administration, every model of which is audited."""

    site_header = "OmniAudio Studio"
    site_title = "OmniAudio Studio"

    def register(
        self,
        model_or_iterable: Any,
        admin_class: type[admin.ModelAdmin[Any]] | None = None,
        **options: Any,
    ) -> None:
        """Registers ``admin_class`` as an audited one."""
        plain = admin_class or admin.ModelAdmin
        audited = type(plain.__name__, (Audited, plain), {"__module__": plain.__module__})
        super().register(model_or_iterable, audited, **options)


def columns_of(model: type[models.Model], names: Iterable[str] | None) -> list[str]:
    """The columns among ``names`` (None: all) whose values may be shown."""
    columns = {field.name for field in model._meta.concrete_fields} - SECRET_FIELDS
    return sorted(columns if names is None else columns & set(names))


def values_of(obj: models.Model, fields: list[str]) -> dict[str, Any]:
    """What the database holds in ``fields`` of ``obj``, as JSON can hold it."""
    row = type(obj)._default_manager.filter(pk=obj.pk).values(*fields).first() if fields else None
    return {name: plain(value) for name, value in (row or {}).items()}


def plain(value: Any) -> Any:
    """``value`` as JSON knows it."""
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    try:
        return DjangoJSONEncoder().default(value)
    except TypeError:
        return str(value)


def note(
    request: HttpRequest, act: Act, obj: models.Model, before: dict[str, Any], after: dict[str, Any]
) -> None:
    """Writes one act into the audit log."""
    meta = obj._meta
    try:
        url = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[obj.pk])
    except NoReverseMatch:
        url = ""
    target = f"{meta.verbose_name} {obj}"
    record(request.user, act, target, url=url, before=before, after=after)
