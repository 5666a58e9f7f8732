"""Forms of one's own account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from webapp.accounts.addresses import take_down
from webapp.accounts.forms import free_email
from webapp.accounts.guesses import count_guess, count_letter, forgive_guesses
from webapp.accounts.models import User
from webapp.integrations.models import preferences_of


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """Name, e-mail, language and letters. Another e-mail address needs the password."""

    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[("", _("As the browser says")), *settings.LANGUAGES],
    )
    mail_when_done = forms.BooleanField(
        label=_("A letter when a take or an export that took long is done"), required=False
    )
    password = forms.CharField(
        label=_("Your password"),
        required=False,
        strip=False,
        help_text=_("Only for another e-mail address: letters to it can open the account."),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    class Meta:
        model = User
        fields = ["first_name", "last_name"]

    def __init__(self, data: Any, instance: User) -> None:
        super().__init__(data, instance=instance)
        self.preferences = preferences_of(instance)
        self.given_email = instance.unconfirmed_email or instance.email
        self.wants_another = False
        self.fields["email"].initial = self.given_email
        self.fields["language"].initial = self.preferences.language
        self.fields["mail_when_done"].initial = self.preferences.mail_when_done
        self.fields["email"].required = bool(self.given_email)
        self.order_fields(
            ["first_name", "last_name", "email", "password", "language", "mail_when_done"]
        )

    def clean(self) -> dict[str, Any]:
        """A new address must be free, and is the owner's wish."""
        cleaned = super().clean() or self.cleaned_data
        email = cleaned.get("email", "")
        if email.lower() not in (self.given_email.lower(), self.instance.email.lower()):
            self.wants_another = True
            self.check_another(email, cleaned.get("password") or "")
        return cleaned

    def check_another(self, email: str, password: str) -> None:
        """Adds what speaks against ``email`` as the new address."""
        try:
            free_email(email, self.instance)
        except ValidationError as taken:
            self.add_error("email", taken)
        if not self.instance.check_password(password):
            self.add_error("password", _("Say your password to change the e-mail address."))
        if not self.errors and settings.EMAIL_CONFIGURED:
            count_letter(self.instance.pk)

    def save(self, commit: bool = True) -> User:
        """The account's row, and that of the preferences."""
        take_down(self.instance, self.cleaned_data["email"])
        user: User = super().save(commit)
        self.preferences.language = self.cleaned_data["language"]
        self.preferences.mail_when_done = self.cleaned_data["mail_when_done"]
        self.preferences.save()
        return user


class FarewellForm(forms.Form):
    """Deleting the account asks for the password."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self) -> dict[str, Any]:
        """Counted as signing in is."""
        user = self.request.user
        count_guess(self.request, user.get_username())
        if not user.check_password(self.cleaned_data.get("password", "")):
            self.add_error("password", _("That is not your password. Nothing was deleted."))
        else:
            forgive_guesses(self.request, user.get_username())
        return self.cleaned_data
