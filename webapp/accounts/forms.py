"""Forms of accounts: sign up, sign in, ask for a new password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordResetForm, UserCreationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from webapp.accounts.addresses import take_down
from webapp.accounts.guesses import (
    LETTERS,
    SIGN_UPS,
    count_from_address,
    count_guess,
    forgive_guesses,
)
from webapp.accounts.models import User


def free_email(email: str, besides: User | None = None) -> str:
    """``email``, if no account has it (where letters are sent: has confirmed it) in whatever case.

    Raises:
        ValidationError: another account has it.
    """
    taken = User.objects.filter(email__iexact=email)
    if besides is not None:
        taken = taken.exclude(pk=besides.pk)
    if email and taken.exists():
        raise ValidationError(
            _("An account with this e-mail address exists already. Sign in, or reset its password.")
        )
    return email


class SignInForm(AuthenticationForm):
    """Name or e-mail, and password; guessing is kept slow."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": _(
            "This name and password do not belong together. Note that passwords distinguish "
            "capital and small letters; your username or your e-mail address will do as name."
        ),
    }

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = _("Username or e-mail")

    def clean(self) -> dict[str, Any]:
        """Counts first, then looks at the password."""
        account = str(self.cleaned_data.get("username", ""))
        if self.request is not None:
            count_guess(self.request, account)
        cleaned = super().clean()
        if self.request is not None:
            forgive_guesses(self.request, account)
        return cleaned


class SignUpForm(UserCreationForm):  # type: ignore[type-arg]
    """A new account: name, e-mail, password twice."""

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("For a new password, and for news of your takes if you want them."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    class Meta:
        model = User
        fields = ["username", "email"]

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.fields["username"].help_text = _("Letters, digits and . + - _")
        self.order_fields(["username", "email", "password1", "password2"])

    def clean_username(self) -> str:
        """A name that is free, and not somebody's e-mail address."""
        name = str(super().clean_username())
        if "@" in name:
            raise ValidationError(_("A username has no @: it must not be mistaken for an e-mail."))
        return name

    def clean_email(self) -> str:
        """An address that no account has."""
        return free_email(self.cleaned_data["email"])

    def clean(self) -> dict[str, Any]:
        """Not too many from one place."""
        count_from_address("sign-up", self.request, SIGN_UPS)
        return super().clean() or self.cleaned_data

    def save(self, commit: bool = True) -> User:
        """The account, whose address is to be confirmed where letters can be sent."""
        user: User = super().save(commit=False)
        given, user.email = user.email, ""
        take_down(user, given)
        if commit:
            user.save()
        return user


class ForgottenPasswordForm(PasswordResetForm):
    """Asks for a letter with a link. It says the same whether or not there is an account."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self) -> dict[str, Any]:
        """Nobody's mailbox is filled from here."""
        count_from_address("reset", self.request, LETTERS)
        return super().clean() or self.cleaned_data
