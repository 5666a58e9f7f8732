"""The end of an export, said: on its owner's pages, to their programs, by letter."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from webapp.exports.models import Export
from webapp.exports.snapshots import export_snapshot
from webapp.integrations.announce import News, announce
from webapp.integrations.models import Event
from webapp.jobs.reasons import reason_lazy


def end_well(export: Export, **facts: Any) -> bool:
    """running -> succeeded, and says so; False if this attempt no longer holds it."""
    with transaction.atomic():
        ended = export.succeed(**facts)
        if ended:
            export.note_kept(facts["size"])
            announce_end(export, succeeded=True)
    return ended


def end_badly(export: Export, code: str, detail: str) -> bool:
    """running -> failed, and says so; False if this attempt no longer holds it."""
    with transaction.atomic():
        ended = export.fail(code, detail)
        if ended:
            announce_end(export, succeeded=False)
    return ended


def announce_end(export: Export, *, succeeded: bool) -> None:
    """Tells of the row as it is now."""
    told = Export.objects.told().select_related("job__clip__project__owner").get(pk=export.pk)
    clip = told.job.clip
    words = _("{file} of {clip} is ready") if succeeded else _("{file} of {clip} was not made")
    began = told.started_at or told.created_at
    news = News(
        event=Event.EXPORT_SUCCEEDED if succeeded else Event.EXPORT_FAILED,
        title=format_lazy(words, file=told.filename, clip=clip.name),
        text="" if succeeded else reason_lazy(told.error_code, told.error_detail),
        path=clip.url,
        data=export_snapshot(told),
        seconds=(told.finished_at - began).total_seconds() if told.finished_at else 0.0,
        bad=not succeeded,
    )
    announce(clip.project.owner, news)
