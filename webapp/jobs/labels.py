"""What a take is called wherever it can be chosen: its number, and how it differs from others."""

from __future__ import annotations

from django.utils.translation import gettext as _

from webapp.jobs.models import Job, Origin


def take_label(job: Job) -> str:
    """ "Take 3, final (retake of take 1, 2.0–4.0 s)"; ``job`` from ``told()``."""
    name = _("Take %(take)s, final") if job.is_final else _("Take %(take)s")
    words = difference(job)
    return name % {"take": job.take} + (f" ({words})" if words else "")


def difference(job: Job) -> str:
    """What tells this take from one of the whole clip; empty where nothing does."""
    begin, end = job.span
    facts = {
        "parent": job.parent.take if job.parent else "",
        "begin": f"{begin:.1f}",
        "end": f"{end:.1f}",
        "start": f"{job.anew_start or 0:.1f}",
        "stop": f"{job.anew_stop or 0:.1f}",
        "seed": job.seed,
    }
    if job.origin == Origin.RETAKE:
        return _("retake of take %(parent)s, %(start)s–%(stop)s s") % facts
    if job.origin == Origin.EXTENSION:
        return _("extends take %(parent)s, %(begin)s–%(end)s s") % facts
    if not job.is_whole:
        return _("%(begin)s–%(end)s s") % facts
    if job.variation_group:
        return _("variation, seed %(seed)s") % facts
    return ""
