"""The account's pages about programs: tokens."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from webapp.accounts.models import User
from webapp.integrations.forms import TokenForm
from webapp.integrations.models import ApiToken


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
