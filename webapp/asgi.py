"""The site under an ASGI server: HTTP, the socket, and the life of the process.

Start it with ``uvicorn webapp.asgi:application --lifespan on``. PyTorch is not imported here: the
embedded worker imports it with its first job.
"""

# ruff: noqa: E402 - Django must be set up before its apps are imported
from __future__ import annotations

import asyncio
import logging
import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "webapp.settings")

from django.core.asgi import get_asgi_application

pages = get_asgi_application()  # loads the apps, which the imports below need

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.conf import settings

from webapp.exports import recover as exports
from webapp.exports.tasks import QUEUE as EXPORT_QUEUE
from webapp.health import PATH as HEALTH_PATH
from webapp.health import answer_health
from webapp.hints import remember_server_loop
from webapp.integrations.courier import Courier
from webapp.jobs.embedded import EmbeddedWorker
from webapp.jobs.recover import Sweeper
from webapp.request_size import Receive, Send, answer_within_limit
from webapp.urls import websocket_urlpatterns

log = logging.getLogger(__name__)
EXPORTS = {EXPORT_QUEUE: exports.take_up_after_restart}

protocols = ProtocolTypeRouter(
    {
        "http": pages,
        "websocket": AllowedHostsOriginValidator(
            AuthMiddlewareStack(URLRouter(websocket_urlpatterns))
        ),
    }
)


class Life:
    """What lives as long as the web process: sweeper, courier and, embedded, the worker."""

    def __init__(self) -> None:
        self.worker = EmbeddedWorker(EXPORTS) if settings.STUDIO_EMBEDDED_WORKER else None
        self.sweeper = Sweeper([exports.sweep])
        self.courier = Courier()

    def start(self) -> None:
        """Before the first request."""
        if self.worker is not None:
            self.worker.start()
        self.sweeper.start()
        self.courier.start()

    def stop(self) -> None:
        """After the last one."""
        self.courier.stop()
        self.sweeper.stop()
        if self.worker is not None:
            self.worker.stop()


async def live(receive: Receive, send: Send) -> None:
    """Answers the server's lifespan protocol, which Django does not."""
    life: Life | None = None
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            try:
                remember_server_loop(asyncio.get_running_loop())
                life = Life()
                await asyncio.to_thread(life.start)
            except Exception as error:
                log.exception("The site could not start")
                await send({"type": "lifespan.startup.failed", "message": str(error)})
                return
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            if life is not None:
                await asyncio.to_thread(life.stop)
            remember_server_loop(None)
            await send({"type": "lifespan.shutdown.complete"})
            return


async def application(scope: Any, receive: Receive, send: Send) -> None:
    """The ASGI application."""
    if scope["type"] == "lifespan":
        await live(receive, send)
    elif scope["type"] == "http" and scope["path"] == HEALTH_PATH:
        await answer_health(send)
    elif scope["type"] == "http":
        await answer_within_limit(protocols, scope, receive, send)
    else:
        await protocols(scope, receive, send)
