"""The socket of a user's pages: notices of what has ended."""

from __future__ import annotations

import json
from typing import Any

from webapp.accounts.sockets import PersonalSocket
from webapp.integrations.announce import group_of


class NoticeConsumer(PersonalSocket):
    """Sends every ``Notice`` that is given while the page is open."""

    async def begin(self) -> None:
        """Joins the user's group."""
        await self.join(group_of(self.user.pk))

    async def notice_given(self, event: dict[str, Any]) -> None:
        """From ``give_notice``."""
        await self.send(json.dumps(event["notice"]))
