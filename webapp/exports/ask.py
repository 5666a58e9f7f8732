"""The verbs: asking for an export, cancelling it, removing it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from spatialgen.export import Format, Mix, Placement, facts_of
from webapp.clips.storage import remove_stored
from webapp.errors import Refusal
from webapp.exports.models import KEPT_STATES, Export
from webapp.exports.tasks import send
from webapp.exports.wording import WORDS
from webapp.jobs.models import Job
from webapp.jobs.work import Status


def ask_for_export(job: Job, format: Format, mix: Mix) -> tuple[Export, bool]:
    """The export of ``job`` (with its clip) in this format and mix, and whether it is a new one.

    The same request gives the same export, unless that one failed, was cancelled or removed.

    Raises:
        Refusal: the take is not finished, or its clip lacks the soundtrack that is wanted.
    """
    check_wanted(job, mix)
    request = short_for(format, mix)
    facts = facts_of(format, job.clip.video_codec)
    with transaction.atomic():
        Job.objects.select_for_update().get(pk=job.pk)  # requests come one by one
        known = Export.objects.filter(job=job, request=request, status__in=KEPT_STATES).first()
        if known is not None:
            return known, False
        stem = f"{slugify(Path(job.clip.name).stem) or 'clip'}-take-{job.take}"
        export = Export.objects.create(
            job=job,
            format=format,
            request=request,
            filename=f"{stem}-{WORDS[format].ending}{facts.suffix}",
            content_type=facts.content_type,
            **asdict(mix),
        )
        transaction.on_commit(lambda: send(export.pk), robust=True)  # else the sweep sends it
    return export, True


def check_wanted(job: Job, mix: Mix) -> None:
    """Refuses what cannot be made, before it is queued."""
    if job.status != Status.SUCCEEDED:
        raise Refusal(
            "take_not_finished",
            _("Take %(take)s is not finished, so there is nothing to export yet.")
            % {"take": job.take},
        )
    if mix.soundtrack != Placement.OFF and not job.clip.audio_tracks:
        raise Refusal(
            "no_soundtrack",
            _("This clip has no soundtrack of its own. Export the take without it."),
        )


def short_for(format: Format, mix: Mix) -> str:
    """The same text for the same request."""
    wanted = json.dumps([format, asdict(mix)], sort_keys=True)
    return hashlib.sha256(wanted.encode()).hexdigest()


def cancel_export(export: Export) -> None:
    """Cancels an export that waits or runs; one that is over stays as it is."""
    export.cancel()


def remove_export(export: Export) -> None:
    """Removes an export and its file; one that runs is stopped."""
    cancel_export(export)
    export.refresh_from_db()
    remove_stored(str(export.file))
    export.delete()


def remove_exports_of(clip_ids: Sequence[UUID]) -> int:
    """Removes all exports of these clips with their files; says how many."""
    exports = list(Export.objects.filter(job__clip__in=clip_ids))
    for export in exports:
        remove_export(export)
    return len(exports)
