"""A browser tab's end of a socket, spoken to the ASGI application directly."""

from __future__ import annotations

import json
from typing import Any

from asgiref.testing import ApplicationCommunicator


class Tab:
    """Connects to a path with the headers that a browser sends."""

    def __init__(self, application: Any, path: str, headers: list[tuple[bytes, bytes]]) -> None:
        scope = {"type": "websocket", "path": path, "query_string": b"", "headers": headers}
        self.end: Any = ApplicationCommunicator(  # type: ignore[no-untyped-call]
            application, {**scope, "subprotocols": []}
        )

    async def connect(self) -> bool:
        """Whether the socket was accepted."""
        await self.end.send_input({"type": "websocket.connect"})
        answer = await self.end.receive_output(3)
        return bool(answer["type"] == "websocket.accept")

    async def receive(self, timeout: float = 3) -> Any:
        """The next message, read as JSON."""
        event = await self.end.receive_output(timeout)
        assert event["type"] == "websocket.send", event
        return json.loads(event["text"])

    async def say(self, text: str) -> None:
        """Sends a text."""
        await self.end.send_input({"type": "websocket.receive", "text": text})

    async def disconnect(self) -> None:
        """Closes the tab."""
        await self.end.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.end.wait(3)

    async def closed_with(self) -> int:
        """The code that the site closes with."""
        event = await self.end.receive_output(3)
        assert event["type"] == "websocket.close", event
        return int(event["code"])

    async def hears_nothing(self) -> bool:
        """Whether the site says nothing for a moment."""
        return bool(await self.end.receive_nothing())
