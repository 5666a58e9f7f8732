"""The verbs: asking for an export, cancelling it, removing it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from spatialgen.export import Format, Mix, Placement, facts_of
from webapp.errors import Refusal
from webapp.exports.models import KEPT_STATES, Export
from webapp.exports.tasks import send
from webapp.exports.wording import WORDS
from webapp.jobs.charging import SOUND_BYTES_A_SECOND
from webapp.jobs.models import Job
from webapp.jobs.work import Status
from webapp.removal import remove_with_files


def ask_for_export(job: Job, format: Format, mix: Mix) -> tuple[Export, bool]:
    """The export of ``job`` (with its clip) in this format and mix, and whether it is a new one.

    The same request gives the same export, unless that one failed, was cancelled or removed.

    Raises:
        Refusal: the take is not finished, its clip lacks the soundtrack that is wanted, or the
            storage is full.
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
        export.reserve(size=expected_bytes(job, format))
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


def expected_bytes(job: Job, format: Format) -> int:
    """About how much the file needs: uncompressed sound, and the clip's picture if it shows it."""
    facts = facts_of(format)
    if facts.layout is None:
        return 0
    return round(SOUND_BYTES_A_SECOND * job.clip.duration) + facts.has_picture * job.clip.size


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
    remove_with_files(Export.objects.filter(pk=export.pk))
