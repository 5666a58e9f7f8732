"""Forms of the account's integrations."""

from __future__ import annotations

from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from webapp.accounts.models import User
from webapp.integrations.models import ApiToken, Event, WebhookEndpoint
from webapp.integrations.models.tokens import Scope
from webapp.integrations.outside import Unreachable, target_of

MOST_TOKENS = 50
MOST_WEBHOOKS = 20
LIFETIMES = [("30", _("30 days")), ("90", _("90 days")), ("365", _("a year")), ("", _("for ever"))]


class TokenForm(forms.Form):
    """A new token."""

    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("What it is for: “import script”, “our site”.")
    )
    scope = forms.ChoiceField(label=_("It may"), choices=Scope.choices, initial=Scope.READ)
    days = forms.ChoiceField(label=_("Good for"), choices=LIFETIMES, required=False, initial="90")

    def __init__(self, user: User, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.user = user

    def clean_days(self) -> datetime | None:
        """When it ends; None for never."""
        days = self.cleaned_data["days"]
        return timezone.now() + timedelta(days=int(days)) if days else None

    def clean(self) -> dict[str, object]:
        """Not without end."""
        if ApiToken.objects.visible_to(self.user).count() >= MOST_TOKENS:
            raise ValidationError(_("You have fifty tokens already. Revoke some that rest."))
        return self.cleaned_data

    def issue(self) -> tuple[ApiToken, str]:
        """The token and its secret."""
        told = self.cleaned_data
        return ApiToken.issue(self.user, told["name"], told["scope"], told["days"])


class WebhookForm(forms.Form):
    """A new webhook."""

    url = forms.URLField(
        label=_("Address"),
        max_length=500,
        assume_scheme="https",
        help_text=_("It is sent a POST with JSON, signed."),
    )
    events = forms.MultipleChoiceField(
        label=_("It is told when"),
        choices=Event.choices,
        initial=[Event.JOB_SUCCEEDED, Event.JOB_FAILED],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, user: User, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.user = user

    def clean_url(self) -> str:
        """An address that the studio may speak to."""
        url = str(self.cleaned_data["url"])
        try:
            target_of(url)
        except Unreachable as problem:
            raise ValidationError(str(problem)) from problem
        return url

    def clean(self) -> dict[str, object]:
        """Not without end."""
        if WebhookEndpoint.objects.visible_to(self.user).count() >= MOST_WEBHOOKS:
            raise ValidationError(_("You have twenty webhooks already. Remove some that rest."))
        return self.cleaned_data

    def save(self) -> WebhookEndpoint:
        """The webhook."""
        told = self.cleaned_data
        return WebhookEndpoint.objects.create(
            user=self.user, url=told["url"], events=told["events"]
        )
