"""The socket of one job: a snapshot on connect, then one after every change."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from webapp.jobs.models import Job
from webapp.jobs.notify import group_of
from webapp.jobs.snapshots import JobSnapshot, job_snapshot

SIGNED_OUT = 4401
NOT_VISIBLE = 4404


class JobConsumer(AsyncWebsocketConsumer):
    """Sends ``JobSnapshot``; every one is read from the row, under the viewer's permission."""

    group = ""
    sent_version = 0

    async def connect(self) -> None:
        """Joins the group first and reads the row then, so that no change falls in between."""
        await self.accept()
        user = self.scope["user"]
        self.job_id: UUID = self.scope["url_route"]["kwargs"]["job_id"]
        if user is None or not user.is_authenticated:
            await self.close(SIGNED_OUT)
            return
        self.user = user
        self.group = group_of(self.job_id)
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.send_if_changed()

    async def disconnect(self, code: int) -> None:
        """Leaves the group."""
        if self.group:
            await self.channel_layer.group_discard(self.group, self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """A ping is answered, and makes up for a hint that was lost."""
        if is_ping(text_data):
            await self.send(json.dumps({"type": "pong"}))
            await self.send_if_changed()

    async def job_changed(self, event: dict[str, Any]) -> None:
        """The hint from ``notify``."""
        await self.send_if_changed()

    async def send_if_changed(self) -> None:
        """Sends the row as it is now, unless the viewer has this version already."""
        snapshot = await self.read_snapshot()
        if snapshot is None:
            await self.close(NOT_VISIBLE)
        elif snapshot["version"] > self.sent_version:
            self.sent_version = snapshot["version"]
            await self.send(json.dumps(snapshot))

    @database_sync_to_async  # type: ignore[misc, unused-ignore]
    def read_snapshot(self) -> JobSnapshot | None:
        """The job as the viewer may see it now; None if not (any more)."""
        job = Job.objects.visible_to(self.user).told().filter(pk=self.job_id).first()
        return job_snapshot(job) if job else None


def is_ping(text: str | None) -> bool:
    """Whether the client sent ``{"type": "ping"}``."""
    try:
        message = json.loads(text or "")
    except ValueError:
        return False
    return isinstance(message, dict) and message.get("type") == "ping"
