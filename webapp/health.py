"""Whether the site is well, for load balancers and container engines.

Answered before Django looks at hosts and HTTPS, since those who ask know neither.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import sync_to_async
from django.db import DatabaseError, connection

PATH = "/healthz"


def database_answers() -> bool:
    """Whether a query comes back."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    finally:
        connection.close()
    return True


async def answer_health(send: Callable[[Any], Awaitable[None]]) -> None:
    """200 `ok`, or 503 while the database does not answer."""
    well = await sync_to_async(database_answers, thread_sensitive=False)()
    body = b"ok\n" if well else b"the database does not answer\n"
    headers = [(b"content-type", b"text/plain"), (b"cache-control", b"no-store")]
    status = 200 if well else 503
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
