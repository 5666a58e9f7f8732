"""The manifest of a trial: one sound without a name."""

from __future__ import annotations

from django.utils.translation import gettext as _

from webapp.jobs.models import Job
from webapp.player.listening.addresses import TrialAddresses
from webapp.player.listening.models import Study, Trial
from webapp.player.manifest import (
    PlayerManifest,
    Source,
    manifest_of,
    take_sources,
    upload_source,
)


def trial_manifest(study: Study, trial: Trial) -> PlayerManifest:
    """The clip of ``trial`` with its one sound; nothing says whose it is."""
    where = TrialAddresses(study, trial)
    if trial.job_id is None:
        sources: list[Source] = [upload_source(trial.clip, where)]
    else:
        sources = list(take_sources(Job.objects.filter(pk=trial.job_id).told(), where))
    manifest = manifest_of(trial.clip, where, [nameless(source) for source in sources])
    manifest["clip"]["id"] = str(trial.pk)
    manifest["clip"]["name"] = ""
    return manifest


def nameless(source: Source) -> Source:
    """``source`` without what would tell one take from another."""
    hidden = source.copy()
    hidden["id"] = "sound"
    hidden["take"] = None
    hidden["label"] = _("Sound")
    hidden["notice"] = hidden["notice_url"] = hidden["analysis_url"] = None
    return hidden
