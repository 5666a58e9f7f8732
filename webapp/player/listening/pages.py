"""The pages of who makes listening tests: the list, one test with its results, and its answers."""

from __future__ import annotations

import csv
from typing import cast
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from webapp.accounts.models import User
from webapp.clips.models import Clip
from webapp.player.listening.api import counted
from webapp.player.listening.models import Study
from webapp.player.listening.results import answers_of, study_results

A_PAGE = 50
COLUMNS = [
    "participant", "headphones", "kind", "clip", "take", "sound", "start", "end", "model_version",
    "quality", "alignment", "azimuth", "elevation", "true_azimuth", "true_elevation", "error",
    "confused", "seconds", "answered_at",
]  # fmt: skip


class StudyForm(forms.ModelForm):  # type: ignore[type-arg]
    """The name of a new test, and what its participants read first."""

    class Meta:
        model = Study
        fields = ["name", "introduction"]
        labels = {"name": _("Name of the test"), "introduction": _("What participants read first")}
        widgets = {"introduction": forms.Textarea(attrs={"rows": 3})}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def studies(request: HttpRequest) -> HttpResponse:
    """The tests of who is signed in; POST makes one and opens it."""
    form = StudyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.made_by = cast(User, request.user)
        return redirect(form.save().url)
    pages = Paginator(counted(Study.objects.visible_to(request.user)), A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    return render(request, "player/studies.html", {"page": page, "form": form})


@login_required
@ensure_csrf_cookie
@require_safe
def study(request: HttpRequest, study_id: UUID) -> HttpResponse:
    """One test: its link, its trials, what came out so far."""
    found = get_object_or_404(Study.objects.visible_to(request.user), pk=study_id)
    clips = Clip.objects.visible_to(request.user).select_related("project")
    context = {
        "study": found,
        "listen_url": request.build_absolute_uri(found.listen_url),
        "trials": found.trials.select_related("clip", "job__model_version"),
        "clips": clips.order_by("project__name", "name"),
        "results": study_results(found),
    }
    return render(request, "player/study.html", context)


@login_required
@require_POST
def study_state(request: HttpRequest, study_id: UUID) -> HttpResponse:
    """Closes an open test, opens a closed one."""
    found = get_object_or_404(Study.objects.visible_to(request.user), pk=study_id)
    if not found.close():
        found.reopen()
    return redirect(found.url)


@login_required
@require_safe
def study_answers(request: HttpRequest, study_id: UUID) -> HttpResponse:
    """Every answer, a row each, as CSV."""
    found = get_object_or_404(Study.objects.visible_to(request.user), pk=study_id)
    name = f"{slugify(found.name) or 'listening-test'}.csv"
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, name) or "attachment"},
    )
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    for answer in answers_of(found):
        trial = answer.trial
        said = [answer.quality, answer.alignment, answer.azimuth, answer.elevation]
        writer.writerow(
            [
                answer.participant_id,
                harmless(answer.participant.headphones),
                trial.kind,
                harmless(trial.clip.name),
                trial.job.take if trial.job else "",
                trial.anchor or ("" if trial.job else "own"),
                *trial.range,
                trial.job.model_version.slug if trial.job else "",
                *said,
                trial.azimuth,
                trial.elevation,
                answer.error,
                answer.confused,
                answer.seconds,
                answer.created_at.isoformat(),
            ]
        )
    return response


def harmless(text: str) -> str:
    """``text`` from strangers, so that a spreadsheet does not take it for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text
