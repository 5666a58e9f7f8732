"""Sockets that belong to somebody who is signed in, and end when the session does."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

from channels.auth import get_user
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language_from_request

from webapp.accounts.models import User
from webapp.hints import tell

SIGNED_OUT = 4401


def group_of_session(session_key: str) -> str:
    """The channel group of a session's sockets; the key itself stays out of the channel layer."""
    return f"session.{salted_hmac('webapp.accounts.sockets', session_key).hexdigest()}"


def end_sockets(session_key: str | None) -> None:
    """Closes, once the transaction is committed, every socket that was opened in the session."""
    if session_key:
        group = group_of_session(session_key)
        transaction.on_commit(lambda: tell(group, {"type": "session.ended"}))


class PersonalSocket(AsyncWebsocketConsumer):
    """A socket of a signed-in user: subclasses ``begin`` once it is open.

    It is closed (4401) as soon as the user signs out. A ping is answered and looks again whether
    the session still holds: signing out elsewhere, a changed password, a closed account.
    """

    user: User
    language: str
    """of the page that has opened it"""

    async def connect(self) -> None:
        """Accepts first: only an open socket can say why it is closed."""
        self.groups_joined: list[str] = []
        await self.accept()
        user: Any = self.scope["user"]
        if user is None or not user.is_authenticated:
            await self.close(SIGNED_OUT)
            return
        self.user = user
        self.language = language_asked(self.scope)
        await self.join(group_of_session(self.scope["session"].session_key or ""))
        await self.begin()

    async def begin(self) -> None:
        """What the socket does once its user is known."""

    async def asked(self) -> None:
        """What a ping makes up for."""

    async def join(self, group: str) -> None:
        """Hears what is told to a group, until the end."""
        self.groups_joined.append(group)
        await self.channel_layer.group_add(group, self.channel_name)

    async def disconnect(self, code: int) -> None:
        """Leaves its groups."""
        for group in self.groups_joined:
            await self.channel_layer.group_discard(group, self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """A ping is answered, by the end of the socket where the session has ended."""
        if not is_ping(text_data):
            return
        if not await self.still_signed_in():
            await self.close(SIGNED_OUT)
            return
        await self.send(json.dumps({"type": "pong"}))
        await self.asked()

    async def session_ended(self, event: dict[str, Any]) -> None:
        """The user has signed out."""
        await self.close(SIGNED_OUT)

    async def still_signed_in(self) -> bool:
        """Whether the session is there, is this user's, and the user may sign in."""
        sessions = import_module(settings.SESSION_ENGINE)
        session = sessions.SessionStore(self.scope["session"].session_key)
        scope: Any = {"type": "websocket", "session": session}
        user = await get_user(scope)
        return bool(user.pk == self.user.pk and user.is_active)


def language_asked(scope: Any) -> str:
    """The language of the page that opens a socket: the one chosen there, or the browser's."""
    request = HttpRequest()
    request.COOKIES = scope.get("cookies", {})
    accepted = dict(scope["headers"]).get(b"accept-language", b"")
    request.META["HTTP_ACCEPT_LANGUAGE"] = accepted.decode("latin-1")
    return get_language_from_request(request)


def is_ping(text: str | None) -> bool:
    """Whether the client sent ``{"type": "ping"}``."""
    try:
        message = json.loads(text or "")
    except ValueError:
        return False
    return isinstance(message, dict) and message.get("type") == "ping"
