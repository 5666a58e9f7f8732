"""What creators are told about the queue."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from webapp.operations.models import QueueState


def queue_sentence() -> str:
    """Why takes and exports wait now; empty while the queue runs."""
    state = QueueState.now()
    if not state.paused:
        return ""
    said = _(
        "The queue is paused: new takes and exports wait, and start by themselves when it goes on."
    )
    return f"{said} {state.reason}".strip()


def queue_notice(request: HttpRequest) -> dict[str, object]:
    """A context processor: ``queue_notice`` for who is signed in."""
    if not request.user.is_authenticated:
        return {"queue_notice": ""}
    return {"queue_notice": SimpleLazyObject(queue_sentence)}
