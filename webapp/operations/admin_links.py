"""Links between rows of the administration, and actions that ask first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html


def row_address(row: models.Model) -> str:
    """The page of ``row``."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def row_link(row: models.Model | None, text: str = "") -> str:
    """A link to the page of ``row``; a dash for none."""
    if row is None:
        return "–"
    return format_html('<a href="{}">{}</a>', row_address(row), text or row)


def list_link(model: type[models.Model], text: str, **query: object) -> str:
    """A link to the list of ``model``, filtered."""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return format_html('<a href="{}?{}">{}</a>', address, asked, text)


def asks_first(
    request: HttpRequest,
    page: admin.ModelAdmin[Any],
    rows: Sequence[models.Model],
    *,
    action: str,
    question: str,
    act: Callable[[], None],
) -> HttpResponse | None:
    """Asks whether ``action`` is meant, with the rows it is about; the second time it is done."""
    if request.POST.get("confirmed"):
        act()
        return None
    context = {
        **page.admin_site.each_context(request),
        "title": question,
        "rows": rows,
        "action": action,
        "opts": page.model._meta,
    }
    return render(request, "admin/confirm_action.html", context)
