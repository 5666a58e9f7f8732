"""Tokens, webhooks and what went out, in the administration: to be read, and to be stopped.

No page shows a secret: of a token there is only a hash, and a webhook's is its owner's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from webapp.integrations.courier import wake_courier
from webapp.integrations.delivery import switch_off
from webapp.integrations.language import speaking_to
from webapp.integrations.models import ApiToken, Letter, WebhookDelivery, WebhookEndpoint
from webapp.operations.admin_links import asks_first, list_link, row_address, row_link
from webapp.operations.audit import record
from webapp.operations.models import Act
from webapp.operations.read_only import GoesWithAccount
from webapp.sentences import Sentence

Lookups = list[tuple[str, Any]]


class Outgoing(GoesWithAccount):
    """Rows of what goes out."""

    @admin.display(description=_("what went wrong"))
    def wrong(self, row: Any) -> str:
        return str(row.error_told)


class OfAUser(GoesWithAccount):
    """Rows that belong to an account."""

    list_select_related = ["user"]

    @admin.display(description=_("owner"), ordering="user__username")
    def owner(self, row: Any) -> str:
        return row_link(row.user)


def do_to_each(
    request: HttpRequest, rows: QuerySet[Any], act: Act, change: Callable[[Any], bool]
) -> int:
    """Changes each of ``rows`` that can be, and notes it; returns how many those were."""
    done = 0
    for row in rows:
        with transaction.atomic():
            if change(row):
                record(request.user, act, f"{row} ({row.user})", url=row_address(row))
                done += 1
    return done


class TokenState(admin.SimpleListFilter):
    """Whether a token still opens something."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Lookups:
        return [("good", _("good")), ("expired", _("expired")), ("revoked", _("revoked"))]

    def queryset(self, request: HttpRequest, tokens: QuerySet[ApiToken]) -> QuerySet[ApiToken]:
        past = Q(expires_at__lte=timezone.now())
        chosen = {
            "good": ~past & Q(revoked_at=None),
            "expired": past & Q(revoked_at=None),
            "revoked": Q(revoked_at__isnull=False),
        }
        return tokens.filter(chosen.get(self.value() or "", Q()))


@admin.register(ApiToken)
class ApiTokenAdmin(OfAUser):
    list_display = [
        "name", "shown", "owner", "scope", "created_at", "last_used_at", "expires_at", "revoked_at",
    ]  # fmt: skip
    fields = [
        "name", "shown", "owner", "scope", "created_at", "last_used_at", "expires_at", "revoked_at",
    ]  # fmt: skip
    list_filter = [TokenState, "scope", ("last_used_at", admin.EmptyFieldListFilter)]
    search_fields = ["name", "shown", "user__username", "user__email"]
    date_hierarchy = "created_at"
    actions = ["revoke"]

    @admin.action(description=_("Revoke the chosen tokens"), permissions=["act"])
    def revoke(self, request: HttpRequest, tokens: QuerySet[ApiToken]) -> HttpResponse | None:
        """Asks first."""
        chosen = list(tokens.select_related("user"))

        def act() -> None:
            done = do_to_each(request, tokens, Act.REVOKED, ApiToken.revoke)
            said = gettext("Revoked: %(number)d.") % {"number": done}
            self.message_user(request, said, messages.SUCCESS)

        return asks_first(
            request, self, chosen, action="revoke", act=act,
            question=gettext("Revoke these tokens? Programs that use them are refused at once."),
        )  # fmt: skip


class EndpointState(admin.SimpleListFilter):
    """Whether a webhook is told."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Lookups:
        return [("on", _("on")), ("off", _("off"))]

    def queryset(
        self, request: HttpRequest, endpoints: QuerySet[WebhookEndpoint]
    ) -> QuerySet[WebhookEndpoint]:
        on = Q(disabled_because="")
        chosen = {"on": on, "off": ~on}
        return endpoints.filter(chosen.get(self.value() or "", Q()))


@admin.register(WebhookEndpoint)
class WebhookEndpointAdmin(OfAUser):
    list_display = ["url", "owner", "on", "failures", "waiting", "sent", "created_at"]
    fields = [
        "url", "owner", "events", "on", "why_off", "failures", "waiting", "sent",
        "created_at",
    ]  # fmt: skip
    list_filter = [EndpointState]
    search_fields = ["url", "user__username", "user__email"]
    date_hierarchy = "created_at"
    actions = ["switch_off", "switch_on"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[WebhookEndpoint]:
        endpoints: QuerySet[WebhookEndpoint] = super().get_queryset(request)
        pending = Q(deliveries__outcome="pending")
        return endpoints.annotate(
            delivery_count=Count("deliveries"), pending_count=Count("deliveries", filter=pending)
        )

    @admin.display(description=_("on"), boolean=True)
    def on(self, endpoint: WebhookEndpoint) -> bool:
        return endpoint.active

    @admin.display(description=_("why it is off"))
    def why_off(self, endpoint: WebhookEndpoint) -> str:
        return endpoint.disabled_told

    @admin.display(description=_("on their way"), ordering="pending_count")
    def waiting(self, endpoint: WebhookEndpoint) -> int:
        return int(getattr(endpoint, "pending_count", 0))

    @admin.display(description=_("deliveries"), ordering="delivery_count")
    def sent(self, endpoint: WebhookEndpoint) -> str:
        number = str(getattr(endpoint, "delivery_count", 0))
        return list_link(WebhookDelivery, number, endpoint__id__exact=endpoint.pk)

    @admin.action(description=_("Switch the chosen webhooks off"), permissions=["act"])
    def switch_off(
        self, request: HttpRequest, endpoints: QuerySet[WebhookEndpoint]
    ) -> HttpResponse | None:
        """Asks first, and tells the owners."""
        chosen = list(endpoints)

        def act() -> None:
            done = do_to_each(request, endpoints, Act.SWITCHED_OFF, switch_off_by_hand)
            said = gettext("Switched off: %(number)d.") % {"number": done}
            self.message_user(request, said, messages.SUCCESS)

        return asks_first(
            request, self, chosen, action="switch_off", act=act,
            question=gettext("Switch these webhooks off? Their owners are told."),
        )  # fmt: skip

    @admin.action(description=_("Switch the chosen webhooks on"), permissions=["act"])
    def switch_on(self, request: HttpRequest, endpoints: QuerySet[WebhookEndpoint]) -> None:
        done = do_to_each(request, endpoints, Act.SWITCHED_ON, switch_on_by_hand)
        said = gettext("Switched on: %(number)d.") % {"number": done}
        self.message_user(request, said, messages.SUCCESS)


def switch_off_by_hand(endpoint: WebhookEndpoint) -> bool:
    """The owner is told in their own language."""
    with speaking_to(endpoint.user):
        return switch_off(endpoint, Sentence("Whoever runs this studio has switched it off."))


def switch_on_by_hand(endpoint: WebhookEndpoint) -> bool:
    """False if it is on."""
    if endpoint.active:
        return False
    endpoint.enable()
    return True


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(Outgoing):
    list_display = [
        "id", "event", "to", "owner", "outcome", "attempts", "answer_status", "created_at",
        "finished_at",
    ]  # fmt: skip
    fields = [
        "id", "event", "to", "owner", "outcome", "attempts", "next_at", "wrong", "answer_status",
        "answer", "body", "created_at", "finished_at",
    ]  # fmt: skip
    list_filter = ["outcome", "event", "answer_status"]
    list_select_related = ["endpoint__user"]
    search_fields = ["id", "endpoint__url", "endpoint__user__username"]
    date_hierarchy = "created_at"
    actions = ["send_again"]

    @admin.display(description=_("to"), ordering="endpoint__url")
    def to(self, delivery: WebhookDelivery) -> str:
        return row_link(delivery.endpoint)

    @admin.display(description=_("owner"), ordering="endpoint__user__username")
    def owner(self, delivery: WebhookDelivery) -> str:
        return row_link(delivery.endpoint.user)

    @admin.action(description=_("Send the chosen deliveries again"), permissions=["act"])
    def send_again(self, request: HttpRequest, sent: QuerySet[WebhookDelivery]) -> None:
        """The same bodies, as deliveries of their own; those under way are left alone."""
        done = 0
        for delivery in sent.exclude(outcome="pending"):
            with transaction.atomic():
                again = delivery.endpoint.queue(delivery.event, delivery.body)
                record(request.user, Act.SENT_AGAIN, delivery, url=row_address(again))
                done += 1
        wake_courier()
        said = gettext("On their way again: %(number)d.") % {"number": done}
        self.message_user(request, said, messages.SUCCESS)


@admin.register(Letter)
class LetterAdmin(Outgoing, OfAUser):
    list_display = ["subject", "owner", "outcome", "attempts", "created_at", "finished_at"]
    fields = [
        "subject", "owner", "body", "outcome", "attempts", "next_at", "wrong", "created_at",
        "finished_at",
    ]  # fmt: skip
    list_filter = ["outcome"]
    search_fields = ["subject", "user__username", "user__email"]
    date_hierarchy = "created_at"
