"""Model versions for staff: the list, registering, and the page of one with its numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from webapp.catalog.models import ModelVersion, Origin, State
from webapp.catalog.register import register_from_hub, register_from_path, register_upload
from webapp.dashboard.model_forms import CanaryForm, HubForm, PathForm, UploadForm
from webapp.dashboard.model_numbers import ScoresOf, days_of, no_scores, numbers_of
from webapp.dashboard.plots import jobs_plot, pace_plot
from webapp.dashboard.staff import staff_only, who
from webapp.errors import Refusal
from webapp.jobs.tasks import send_check
from webapp.operations.audit import record
from webapp.operations.models import Act
from webapp.sentences import Sentence

FORMS: dict[str, type[forms.Form]] = {"hub": HubForm, "path": PathForm, "upload": UploadForm}


@staff_only
@require_safe
def models(request: HttpRequest) -> HttpResponse:
    """Every version with its numbers."""
    versions = list(ModelVersion.objects.order_by("-is_default", "state", "name"))
    numbers = numbers_of(versions)
    rows = [{"version": version, "numbers": numbers[version.pk]} for version in versions]
    context = {"here": "models", "rows": rows, "before": ModelVersion.before_default()}
    return render(request, "dashboard/models.html", context)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Registers a version in one of three ways; ``way`` says by which."""
    way = request.POST.get("way", "hub")
    shown = {name: form(prefix=name) for name, form in FORMS.items()}
    if request.method == "POST" and way in FORMS:
        shown[way] = FORMS[way](request.POST, request.FILES, prefix=way)
        if shown[way].is_valid():
            try:
                version = registered(way, shown[way].cleaned_data, request)
            except Refusal as refusal:
                shown[way].add_error(None, refusal.sentence)
            else:
                return redirect("dashboard-model", version.slug)
    return render(request, "dashboard/register.html", {"here": "models", "forms": shown})


@transaction.atomic
def registered(way: str, said: dict[str, Any], request: HttpRequest) -> ModelVersion:
    """The new draft; it is checked at once, where its files are at hand."""
    if way == "hub":
        version = register_from_hub(**said)
    elif way == "path":
        version = register_from_path(**said)
    else:
        version = register_upload(**said)
    record(
        who(request), Act.REGISTERED, version, url=page_of(version),
        after={"source": version.source, "origin": version.origin, "repo": version.repo},
    )  # fmt: skip
    if version.origin != Origin.UPLOAD:
        ask_check(version)
    return version


def ask_check(version: ModelVersion) -> bool:
    """Has a worker check the version."""
    asked = version.ask_check()
    if asked:
        transaction.on_commit(lambda: send_check(version.pk), robust=True)
    return asked


def stop_check(version: ModelVersion) -> bool:
    """Ends a check that waits or runs; its worker notices at its next step."""
    said = Sentence("The check was stopped by hand. What came from the hub is kept.")
    return version.stop_check(said.kept())


def page_of(version: ModelVersion) -> str:
    """Where staff find the version."""
    return f"/dashboard/models/{version.slug}/"


@staff_only
@ensure_csrf_cookie
@require_safe
def model(request: HttpRequest, slug: str, scores_of: ScoresOf = no_scores) -> HttpResponse:
    """One version: state, check, numbers, plots."""
    version = get_object_or_404(ModelVersion, slug=slug)
    return render(request, "dashboard/model.html", page_context(version, scores_of))


def page_context(version: ModelVersion, scores_of: ScoresOf) -> dict[str, Any]:
    """What the page shows."""
    named = list(version.canary_users.values_list("username", flat=True))
    days = days_of(version)
    return {
        "here": "models",
        "version": version,
        "numbers": numbers_of([version])[version.pk],
        "jobs_plot": jobs_plot(days),
        "pace_plot": pace_plot(days),
        "scores": scores_of(version),
        "named": named,
        "canary": CanaryForm(
            initial={"percent": version.canary_percent or 5, "users": ", ".join(named)}
        ),
        "needs_weights": version.origin == Origin.UPLOAD and version.check_state == "unchecked",
        "may_activate": version.passed and version.state != State.ACTIVE,
        "may_be_default": version.state == State.ACTIVE and not version.is_default,
        "may_retire": version.state != State.RETIRED and not version.is_default,
        "may_be_canary": version.passed and not version.is_default,
    }


def told(version: ModelVersion) -> dict[str, Any]:
    """What the audit log keeps of a version's state."""
    return {
        "state": version.state,
        "is_default": version.is_default,
        "canary_percent": version.canary_percent,
        "check": version.check_state,
    }


ACTS: dict[str, tuple[Act, Callable[[ModelVersion], bool]]] = {
    "check": (Act.ASKED_CHECK, ask_check),
    "stop-check": (Act.STOPPED_CHECK, stop_check),
    "activate": (Act.ACTIVATED, lambda version: version.activate()),
    "retire": (Act.RETIRED, lambda version: version.retire()),
    "default": (Act.MADE_DEFAULT, lambda version: version.make_default()),
}


@staff_only
@ensure_csrf_cookie
@require_safe
def model_check(request: HttpRequest, slug: str) -> HttpResponse:
    """How the check stands, for the page of the version, which asks again and again."""
    version = get_object_or_404(ModelVersion, slug=slug)
    return render(request, "dashboard/_check.html", {"version": version})


@staff_only
@require_POST
def act_on_model(request: HttpRequest, slug: str, act: str) -> HttpResponse:
    """Checks, activates, retires a version or makes it the default."""
    version = get_object_or_404(ModelVersion, slug=slug)
    said, change = ACTS[act]
    with transaction.atomic():
        before = told(version)
        if change(version):
            record(
                who(request), said, version, url=page_of(version), before=before,
                after=told(version),
            )  # fmt: skip
            messages.success(request, _("Done: %(name)s.") % {"name": version.name})
        else:
            messages.error(request, refusal_of(act, version))
    return redirect("dashboard-model", slug)


def refusal_of(act: str, version: ModelVersion) -> str:
    """Why nothing was changed, in a sentence."""
    if act == "check":
        return _("It is being checked already. Wait for what comes out.")
    if act == "stop-check":
        return _("No check runs that could be stopped.")
    if act == "activate" and not version.passed:
        return _("It has not passed its check yet, so it cannot be activated. Check it first.")
    if act == "retire" and version.is_default:
        return _("It is the default. Make another version the default first, or roll back.")
    if act == "default" and version.state != State.ACTIVE:
        return _("Only an active version can be the default. Activate it first.")
    return _("Nothing was changed: it is so already.")


@staff_only
@require_POST
def canary(request: HttpRequest, slug: str) -> HttpResponse:
    """Gives a version to a share of jobs and to named users."""
    version = get_object_or_404(ModelVersion, slug=slug)
    form = CanaryForm(request.POST)
    if not form.is_valid():
        for sentences in form.errors.values():
            messages.error(request, " ".join(str(sentence) for sentence in sentences))
        return redirect("dashboard-model", slug)
    users = form.cleaned_data["users"]
    with transaction.atomic():
        before = told(version)
        if not version.start_canary(form.cleaned_data["percent"]):
            messages.error(
                request,
                _("Only a version that has passed its check and is not the default can be one."),
            )
            return redirect("dashboard-model", slug)
        version.canary_users.set(users)
        names = [user.username for user in users]
        record(
            who(request), Act.MADE_CANARY, version, url=page_of(version), before=before,
            after={**told(version), "users": names},
        )  # fmt: skip
    messages.success(request, _("%(name)s is a canary now.") % {"name": version.name})
    return redirect("dashboard-model", slug)


@staff_only
@require_POST
def roll_back(request: HttpRequest) -> HttpResponse:
    """The default before is the default again."""
    with transaction.atomic():
        present = ModelVersion.objects.filter(is_default=True).first()
        version = ModelVersion.roll_back()
        if version is None:
            messages.error(request, _("There is no earlier default to go back to."))
            return redirect("dashboard-models")
        record(
            who(request), Act.ROLLED_BACK, version, url=page_of(version),
            before={"default": present.slug if present else None}, after={"default": version.slug},
        )  # fmt: skip
    messages.success(request, _("%(name)s is the default again.") % {"name": version.name})
    return redirect("dashboard-models")
