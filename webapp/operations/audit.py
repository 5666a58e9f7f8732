"""Writing what administrators do into the audit log."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from webapp.operations.models import Act, AuditEntry


def record(
    who: AbstractBaseUser | AnonymousUser,
    act: Act,
    target: object,
    *,
    url: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> AuditEntry:
    """Notes an act. Call it in the act's own transaction, so that both stand or fall.

    ``before`` and ``after`` are values that JSON can hold.
    """
    return AuditEntry.objects.create(
        who=who.get_username() or "anonymous",
        act=act,
        target=str(target)[:300],
        target_url=url[:300],
        before=before or {},
        after=after or {},
    )
