"""Telling open sockets something: short messages to a channel group, from any thread.

The in-memory channel layer belongs to the server's event loop and may be used from no other
thread, so the loop is remembered when the server starts and a message hops over to it.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer, get_channel_layer

log = logging.getLogger(__name__)
_server_loop: asyncio.AbstractEventLoop | None = None


def remember_server_loop(loop: asyncio.AbstractEventLoop | None) -> None:
    """The loop that the channel layer of this process lives on; None when it ends."""
    global _server_loop  # noqa: PLW0603 - one server loop a process
    _server_loop = loop


def tell(group: str, message: dict[str, Any]) -> None:
    """Sends ``message`` to the sockets of ``group`` now.

    One that is lost costs little: the row carries the truth, and clients ask again by themselves.
    """
    layer = get_channel_layer()
    if layer is None:
        return
    try:
        if _server_loop is not None:
            asyncio.run_coroutine_threadsafe(layer.group_send(group, message), _server_loop)
        elif not isinstance(layer, InMemoryChannelLayer):
            async_to_sync(layer.group_send)(group, message)
    except Exception:
        log.warning("The sockets of %s could not be told", group, exc_info=True)
