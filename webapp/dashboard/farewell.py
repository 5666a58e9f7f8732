"""Removing an account: work stops, uploads are given up, then every row and file goes."""

from __future__ import annotations

import logging

from webapp.accounts.models import User
from webapp.clips.models import Upload
from webapp.clips.upload import abandon_upload
from webapp.jobs.models import Job
from webapp.jobs.start import cancel_job
from webapp.jobs.work import OPEN_STATES
from webapp.removal import remove_with_files

log = logging.getLogger(__name__)


def remove_account(user: User) -> None:
    """Deletes ``user`` and all that is theirs, stored files included. There is no way back."""
    open_jobs = Job.objects.filter(clip__project__owner=user, status__in=OPEN_STATES)
    for job in open_jobs:
        cancel_job(job)
    for upload in Upload.objects.filter(project__owner=user):
        abandon_upload(upload)
    removed = remove_with_files(User.objects.filter(pk=user.pk))
    log.info("An account was removed at its owner's wish, with %s rows in all", removed)
