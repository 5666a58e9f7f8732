"""Announcing that something has ended: to the user's pages, mailbox and programs.

``announce`` is called in the transaction that writes the end, so that both stand or fall; what
goes out is rows until then, and is on its way once the transaction is committed.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from webapp.accounts.models import User
from webapp.hints import tell
from webapp.integrations.courier import wake_courier
from webapp.integrations.language import speaking_to
from webapp.integrations.models import Letter, WebhookEndpoint, preferences_of

LONG = 60.0  # seconds: who waited less is still there


@dataclass(frozen=True)
class News:
    """What has ended. ``title`` and ``text`` may be lazy: they are said in the user's language.

    ``path`` is the page to look at, ``data`` what programs are told, ``seconds`` how long it took.
    """

    event: str
    title: Any
    text: Any
    path: str
    data: Mapping[str, Any]
    seconds: float = 0.0
    bad: bool = False


class Notice(TypedDict):
    """What an open page shows; ``path`` leads to it, ``bad`` means that it went wrong."""

    id: str
    title: str
    text: str
    path: str
    bad: bool


def group_of(user_id: int) -> str:
    """The channel group of a user's open pages."""
    return f"user.{user_id}"


def announce(user: User, news: News) -> None:
    """Tells the user's pages and programs, and writes a letter if it took long and is wanted."""
    body = {"event": news.event, "created_at": timezone.now(), "data": news.data}
    text = json.dumps(body, cls=DjangoJSONEncoder)
    for endpoint in WebhookEndpoint.objects.visible_to(user):
        if endpoint.wants(news.event):
            endpoint.queue(news.event, text)
    mail = news.seconds >= LONG and preferences_of(user).mail_when_done
    with speaking_to(user):
        give_notice(user, str(news.title), str(news.text), news.path, bad=news.bad, mail=mail)


def give_notice(
    user: User, title: str, text: str, path: str, *, bad: bool = False, mail: bool = False
) -> None:
    """A notice on the user's open pages, and a letter if one is wanted and can be sent."""
    notice: Notice = {
        "id": str(uuid.uuid4()), "title": title, "text": text, "path": path, "bad": bad,
    }  # fmt: skip
    if mail and settings.EMAIL_CONFIGURED and user.email:
        Letter.objects.create(user=user, subject=title[:200], body=letter_text(user, notice))
    message = {"type": "notice.given", "notice": notice}
    transaction.on_commit(lambda: tell(group_of(user.pk), message))
    transaction.on_commit(wake_courier)


def letter_text(user: User, notice: Notice) -> str:
    """A short letter with the way to the page."""
    return "\n\n".join(
        [
            _("Hello %(name)s,") % {"name": user.get_short_name() or user.get_username()},
            f"{notice['title']}. {notice['text']}".strip(),
            settings.SITE_ADDRESS + notice["path"],
            _("You can switch these letters off on your account page."),
        ]
    )
