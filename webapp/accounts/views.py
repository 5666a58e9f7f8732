"""Signing in and out, and the page for who has not."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render


class SignIn(LoginView):
    """The sign-in form."""

    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """Signs out by POST and goes back to the landing page."""

    http_method_names = ["post", "options"]


def landing(request: HttpRequest) -> HttpResponse:
    """What the product is; creators who are signed in go straight to their projects."""
    if request.user.is_authenticated:
        return redirect("project-list")
    return render(request, "landing.html")
