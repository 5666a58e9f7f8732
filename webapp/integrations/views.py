"""The account's pages about programs: tokens and webhooks."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from webapp.accounts.models import User
from webapp.integrations.courier import wake_courier
from webapp.integrations.forms import TokenForm, WebhookForm
from webapp.integrations.models import PING, ApiToken, WebhookDelivery, WebhookEndpoint

DELIVERIES_SHOWN = 50
PING_BODY = '{"event": "ping", "data": {}}'


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The user's tokens; POST makes one and shows its secret, this once."""
    user = cast(User, request.user)
    form = TokenForm(user, request.POST or None)
    context: dict[str, object] = {"here": "tokens"}
    if request.method == "POST" and form.is_valid():
        made, context["secret"] = form.issue()
        context["made"] = made
        form = TokenForm(user)
    context |= {"form": form, "tokens": list(ApiToken.objects.visible_to(user))}
    return render(request, "account/tokens.html", context)


@login_required
@require_POST
def revoke_token(request: HttpRequest, token_id: int) -> HttpResponse:
    """The token opens nothing any more."""
    mine = ApiToken.objects.visible_to(cast(User, request.user))
    token = get_object_or_404(mine, pk=token_id)
    token.revoke()
    messages.success(request, _("“%(name)s” is revoked.") % {"name": token.name})
    return redirect("tokens")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def webhooks(request: HttpRequest) -> HttpResponse:
    """The user's webhooks; POST makes one and shows its secret, this once."""
    user = cast(User, request.user)
    form = WebhookForm(user, request.POST or None)
    context: dict[str, object] = {"here": "webhooks"}
    if request.method == "POST" and form.is_valid():
        context["made"] = form.save()
        form = WebhookForm(user)
    context |= {"form": form, "webhooks": list(WebhookEndpoint.objects.visible_to(user))}
    return render(request, "account/webhooks.html", context)


def webhook_of(request: HttpRequest, webhook_id: UUID) -> WebhookEndpoint:
    """The user's webhook, or 404."""
    mine = WebhookEndpoint.objects.visible_to(cast(User, request.user))
    return get_object_or_404(mine, pk=webhook_id)


@login_required
@require_http_methods(["GET", "HEAD"])
def webhook(request: HttpRequest, webhook_id: UUID) -> HttpResponse:
    """What it was told lately, and how that went."""
    found = webhook_of(request, webhook_id)
    deliveries = list(found.deliveries.all()[:DELIVERIES_SHOWN])
    context = {"here": "webhooks", "webhook": found, "deliveries": deliveries}
    return render(request, "account/webhook.html", context)


@login_required
@require_POST
def remove_webhook(request: HttpRequest, webhook_id: UUID) -> HttpResponse:
    """It is told nothing more, and what it was told is forgotten."""
    webhook_of(request, webhook_id).delete()
    messages.success(request, _("The webhook is removed."))
    return redirect("webhooks")


@login_required
@require_POST
def enable_webhook(request: HttpRequest, webhook_id: UUID) -> HttpResponse:
    """It is told again."""
    webhook_of(request, webhook_id).enable()
    messages.success(request, _("The webhook is on again."))
    return redirect("webhook", webhook_id)


@login_required
@require_POST
def ping_webhook(request: HttpRequest, webhook_id: UUID) -> HttpResponse:
    """Sends it something harmless."""
    webhook_of(request, webhook_id).queue(PING, PING_BODY)
    wake_courier()
    messages.success(request, _("A test is on its way. Reload this page to see how it went."))
    return redirect("webhook", webhook_id)


@login_required
@require_POST
def redeliver(request: HttpRequest, webhook_id: UUID, delivery_id: UUID) -> HttpResponse:
    """Sends once more what was sent: the same body, as a delivery of its own."""
    found = webhook_of(request, webhook_id)
    sent: WebhookDelivery = get_object_or_404(found.deliveries, pk=delivery_id)
    found.queue(sent.event, sent.body)
    wake_courier()
    messages.success(request, _("It is on its way again. Reload this page to see how it went."))
    return redirect("webhook", webhook_id)
