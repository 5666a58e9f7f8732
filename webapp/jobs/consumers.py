"""The socket of one job: a snapshot on connect, then one after every change."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from channels.db import database_sync_to_async
from django.utils import translation

from webapp.accounts.sockets import PersonalSocket
from webapp.jobs.models import Job
from webapp.jobs.notify import group_of
from webapp.jobs.snapshots import JobSnapshot, job_snapshot

NOT_VISIBLE = 4404


class JobConsumer(PersonalSocket):
    """Sends ``JobSnapshot``; every one is read from the row, under the viewer's permission."""

    sent_version = 0

    async def begin(self) -> None:
        """Joins the group first and reads the row then, so that no change falls in between."""
        self.job_id: UUID = self.scope["url_route"]["kwargs"]["job_id"]
        await self.join(group_of(self.job_id))
        await self.send_if_changed()

    async def asked(self) -> None:
        """A ping makes up for a hint that was lost."""
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
        with translation.override(self.language):
            return job_snapshot(job) if job else None
