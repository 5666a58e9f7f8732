"""Many clients send one POST with one key at the same time.

Also a program of its own, for a database that the environment names: prints what came back.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from typing import TypedDict

CLIENTS = 8


class Outcome(TypedDict):
    """What the clients got: statuses, the ids that were told, and how many projects there are."""

    statuses: list[int]
    ids: list[str]
    made: int


def race(secret: str) -> Outcome:
    """Every client repeats its request while it is told to wait, as a program would."""
    from django.db import connection
    from django.test import Client

    from webapp.clips.models import Project

    start = threading.Barrier(CLIENTS)
    statuses: list[int] = []
    ids: list[str] = []
    headers = {"authorization": f"Bearer {secret}", "idempotency-key": "one and the same"}

    def ask() -> None:
        client = Client(headers=headers)
        start.wait()
        for _ in range(100):
            answer = client.post("/api/projects", {"name": "Harbour"}, "application/json")
            statuses.append(answer.status_code)
            if answer.status_code == 201:
                ids.append(answer.json()["id"])
                break
            threading.Event().wait(0.05)
        connection.close()

    clients = [threading.Thread(target=ask) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return {"statuses": statuses, "ids": ids, "made": Project.objects.count()}


def main() -> None:
    """Migrates the database of the environment and races on it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "webapp.settings"
    import django
    from django.core.management import call_command

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0, interactive=False)
    from webapp.accounts.models import User
    from webapp.integrations.models import ApiToken

    alice = User.objects.create_user("alice")
    _, secret = ApiToken.issue(alice, "race", "write")
    sys.stdout.write(json.dumps(race(secret)))


if __name__ == "__main__":
    main()
