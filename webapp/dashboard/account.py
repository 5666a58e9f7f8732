"""The pages of one's own account: profile, data, and the way out."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from webapp.accounts.models import User
from webapp.accounts.sockets import end_sockets
from webapp.accounts.views import as_refusal, ask_to_confirm, remember_language
from webapp.dashboard.account_forms import FarewellForm, ProfileForm
from webapp.dashboard.belongings import belongings_of, counted, parts_of_takeout
from webapp.dashboard.farewell import remove_account


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Name, e-mail, language, letters; and the plan."""
    user = User.objects.get(
        pk=cast(User, request.user).pk
    )  # a form that fails must not change who asks
    form = ProfileForm(request.POST or None, user)
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        messages.success(request, _("Saved."))
        if form.wants_another:
            ask_to_confirm(request, saved)
        response = redirect("account")
        remember_language(response, form.cleaned_data.get("language", ""))
        return response
    context = {
        "form": form,
        "here": "profile",
        "plan": cast(User, request.user).plan,
        "letters_arrive": settings.EMAIL_CONFIGURED,
    }
    return as_refusal(render(request, "account/profile.html", context), form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def your_data(request: HttpRequest) -> HttpResponse:
    """What is kept of a person, to take along or to delete with the account (POST)."""
    user = cast(User, request.user)
    form = FarewellForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        session_key = request.session.session_key
        remove_account(user)
        logout(request)
        end_sockets(session_key)
        messages.success(request, _("Your account is gone, with everything that was in it."))
        return redirect("landing")
    context = {"form": form, "here": "data", "kept": counted(belongings_of(user))}
    return as_refusal(render(request, "account/data.html", context), form)


@login_required
@require_POST
def take_out(request: HttpRequest) -> StreamingHttpResponse:
    """A ZIP of everything the studio knows of the person, and where its files are."""
    parts = parts_of_takeout(cast(User, request.user), request.build_absolute_uri("/"))
    name = f"omniaudio-{timezone.now():%Y-%m-%d}.zip"
    return StreamingHttpResponse(
        parts,
        content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
        },
    )
