"""Why a take or an export was not made, in the reader's language."""

from __future__ import annotations

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from webapp.clips.problems import PROBLEMS, told
from webapp.jobs.models import Reason

REASONS = {
    **PROBLEMS,
    Reason.MODEL_PROBLEM: _("The model could not be loaded. Tell who runs this studio."),
    Reason.EXPORT_FAILED: _("The files could not be written. Try again."),
    Reason.OUT_OF_MEMORY: _(
        "The machine ran out of memory. Try again when less is running, or a smaller clip."
    ),
    Reason.WORKER_LOST: _(
        "The worker stopped several times over this, so it is not tried again. The machine may "
        "lack memory: tell who runs this studio."
    ),
    Reason.INTERNAL: _(
        "This could not be made. It is a fault of the studio, not of the clip; the details are in "
        "its log."
    ),
}


def reason_told(code: str, detail: str) -> str:
    """What is said of a failure that was noted while nobody was there to read it."""
    return told(code, detail, REASONS)


reason_lazy = lazy(reason_told, str)
"""The same, told when it is read."""
