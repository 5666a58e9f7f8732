"""Signing up, in and out, a forgotten and a new password, and the page for who has no account."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import (
    LoginView,
    LogoutView,
    PasswordChangeView,
    PasswordResetConfirmView,
    PasswordResetDoneView,
    PasswordResetView,
)
from django.db import IntegrityError, transaction
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from webapp.accounts.addresses import NotConfirmed, confirm, send_link
from webapp.accounts.forms import ForgottenPasswordForm, SignInForm, SignUpForm
from webapp.accounts.guesses import TooOften, count_letter
from webapp.accounts.models import User
from webapp.accounts.sockets import end_sockets

BY_NAME_OR_EMAIL = "webapp.accounts.authentication.NameOrEmail"
LanguageOf = Callable[[User], str]
"""The language a user has chosen, "" for none. Given by who keeps it: this app does not."""


def no_language(user: User) -> str:
    """A ``LanguageOf`` for who keeps none."""
    return ""


def as_refusal(response: HttpResponse, form: BaseForm) -> HttpResponse:
    """429 with ``Retry-After`` for a form that says "too often"."""
    for error in form.non_field_errors().as_data():
        if isinstance(error, TooOften):
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response["Retry-After"] = str(error.seconds)
    return response


class SignIn(LoginView):
    """The sign-in form; whoever signs in finds the language chosen before."""

    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True
    authentication_form = SignInForm
    language_of: LanguageOf = staticmethod(no_language)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether one may sign up here."""
        return super().get_context_data(sign_up_open=settings.STUDIO_SIGN_UP, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Signed in."""
        response = super().form_valid(form)
        remember_language(response, self.language_of(form.get_user()))
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """Not signed in."""
        return as_refusal(super().form_invalid(form), form)


def remember_language(response: HttpResponse, language: str) -> None:
    """Lets the browser ask for ``language`` from now on; "" changes nothing."""
    if language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 24 * 3600,
            samesite="Lax",
            secure=settings.HTTPS,
        )


class SignOut(LogoutView):
    """Signs out by POST, ends the session's sockets and goes back to the landing page."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Signed out."""
        session_key = request.session.session_key
        response: HttpResponse = super().post(request, *args, **kwargs)
        end_sockets(session_key)
        return response


@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """A new account, signed in at once; 404 where the studio takes none."""
    if not settings.STUDIO_SIGN_UP:
        raise Http404
    if request.user.is_authenticated:
        return redirect("project-list")
    form = SignUpForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = created(form)
        if user is not None:
            login(request, user, backend=BY_NAME_OR_EMAIL)
            ask_to_confirm(request, user)
            return redirect("project-list")
    return as_refusal(render(request, "accounts/sign_up.html", {"form": form}), form)


def created(form: SignUpForm) -> User | None:
    """The form's account; None, with an error in the form, where another was faster."""
    try:
        with transaction.atomic():
            user: User = form.save()
            return user
    except IntegrityError:
        form.add_error("username", _("This name has just been taken. Choose another."))
        return None


def ask_to_confirm(request: HttpRequest, user: User) -> None:
    """Sends the letter to an address that waits to be confirmed, and says so."""
    if not user.unconfirmed_email:
        return
    words = {"email": user.unconfirmed_email}
    if send_link(request, user):
        said = _("A letter is on its way to %(email)s. Open its link to confirm the address.")
        messages.info(request, said % words)
    else:
        said = _("No letter could be sent to %(email)s. Try again from your account page.")
        messages.error(request, said % words)


@login_required
@require_POST
def send_confirmation(request: HttpRequest) -> HttpResponse:
    """The same letter once more."""
    user = cast(User, request.user)
    try:
        count_letter(user.pk)
    except TooOften as late:
        messages.error(request, " ".join(late.messages))
    else:
        ask_to_confirm(request, user)
    return redirect("account")


@login_required
@require_safe
def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """Where the letter's link leads. Only who is signed in to the account confirms its address:
    whoever was written to by mistake gains nothing by it.
    """
    try:
        confirm(cast(User, request.user), token)
    except NotConfirmed as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Your e-mail address is confirmed."))
    return redirect("account")


class ForgottenPassword(PasswordResetView):
    """Sends a letter with a link that is good for a while and for one new password."""

    template_name = "accounts/forgotten_password.html"
    email_template_name = "accounts/letters/new_password.txt"
    subject_template_name = "accounts/letters/new_password_subject.txt"
    form_class = ForgottenPasswordForm
    success_url = reverse_lazy("letter-sent")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form counts by where it is asked from."""
        return {**super().get_form_kwargs(), "request": self.request}

    def form_invalid(self, form: Any) -> HttpResponse:
        """Nothing was sent."""
        return as_refusal(super().form_invalid(form), form)


class LetterSent(PasswordResetDoneView):
    """Says to look into the mailbox."""

    template_name = "accounts/letter_sent.html"


class NewPassword(PasswordResetConfirmView):
    """Where the letter's link leads."""

    template_name = "accounts/new_password.html"
    success_url = reverse_lazy("sign-in")

    def form_valid(self, form: Any) -> HttpResponse:
        """The password is set; every session of the account has ended with it."""
        response = super().form_valid(form)
        messages.success(self.request, _("Your new password is set. Sign in with it."))
        return response


class ChangePassword(PasswordChangeView):
    """A new password for who knows the old one; other sessions of the account end."""

    template_name = "accounts/change_password.html"
    success_url = reverse_lazy("account")
    extra_context = {"here": "password"}

    def form_valid(self, form: Any) -> HttpResponse:
        """The password is changed."""
        response = super().form_valid(form)
        messages.success(self.request, _("Your password is changed."))
        return response


def landing(request: HttpRequest) -> HttpResponse:
    """What the product is; creators who are signed in go straight to their projects."""
    if request.user.is_authenticated:
        return redirect("project-list")
    return render(request, "landing.html", {"sign_up_open": settings.STUDIO_SIGN_UP})
