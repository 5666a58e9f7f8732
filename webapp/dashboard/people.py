"""Who uses how much, and what administrators did."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from webapp.accounts.models import User
from webapp.accounts.usage import usages_of
from webapp.accounts.usage_page import meters_of
from webapp.dashboard.staff import staff_only
from webapp.operations.models import Act, AuditEntry

A_PAGE = 50


@staff_only
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Accounts with what they use; ``?search=`` by name or address."""
    search = request.GET.get("search", "").strip()
    found = User.objects.select_related("own_plan", "agreement").order_by("username")
    if search:
        found = found.filter(
            Q(username__icontains=search)
            | Q(email__icontains=search)
            | Q(unconfirmed_email__icontains=search)
        )
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    usages = usages_of(page.object_list)
    rows = [
        {"person": user, "usage": usages[user.pk], "meters": meters_of(usages[user.pk])}
        for user in page.object_list
    ]
    context = {"here": "people", "rows": rows, "page": page, "search": search}
    return render(request, "dashboard/people.html", context)


@staff_only
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """The audit log, the newest act first; ``?search=`` by name, act or target."""
    search = request.GET.get("search", "").strip()
    found = AuditEntry.objects.all()
    if search:
        found = found.filter(
            Q(who__icontains=search) | Q(act__in=acts_like(search)) | Q(target__icontains=search)
        )
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = [{"entry": entry, "changes": changes_of(entry)} for entry in page.object_list]
    context = {"here": "audit", "rows": rows, "page": page, "search": search}
    return render(request, "dashboard/audit.html", context)


def acts_like(search: str) -> list[Act]:
    """The acts that are called so, or partly, in the reader's language."""
    return [act for act in Act if search.lower() in str(act.label).lower()]


def changes_of(entry: AuditEntry) -> list[tuple[str, object, object]]:
    """Field, value before, value after, for every field that has changed."""
    names = dict.fromkeys([*entry.before, *entry.after])
    pairs = ((name, entry.before.get(name), entry.after.get(name)) for name in names)
    return [(name, before, after) for name, before, after in pairs if before != after]
