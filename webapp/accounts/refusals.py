"""Limits in sentences: what is used, what is left, when it renews."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from webapp.accounts.models import Subject
from webapp.accounts.usage import Usage
from webapp.errors import Refusal
from webapp.wording import in_bytes, in_time


def refuse_over(usage: Usage, what: Subject, *, seconds: float, size: int) -> None:
    """Raises ``Refusal`` where ``seconds`` of sound or ``size`` bytes are more than is left."""
    if what == Subject.JOB and not usage.jobs_left:
        raise Refusal("too_many_takes", too_many_takes(usage))
    if seconds > usage.seconds_left:
        raise Refusal("no_minutes_left", no_minutes_left(usage, seconds))
    if size > usage.bytes_left:
        raise Refusal("no_storage_left", no_storage_left(usage, what, size))


def too_many_takes(usage: Usage) -> str:
    """Why no further take may start now."""
    allowed = usage.limits.max_jobs
    if not allowed:
        return _("The %(plan)s plan makes no takes. Ask who runs this studio for another plan.") % {
            "plan": usage.limits.name
        }
    return ngettext(
        "A take of yours waits or runs, and the %(plan)s plan allows one at a time. "
        "Wait until it is done, or cancel it.",
        "%(open)s takes of yours wait or run, and the %(plan)s plan allows %(allowed)s at a "
        "time. Wait until one is done, or cancel one.",
        allowed,
    ) % {"plan": usage.limits.name, "open": usage.open_jobs, "allowed": allowed}


def no_minutes_left(usage: Usage, seconds: float) -> str:
    """Why a take of ``seconds`` is too long for this month."""
    return _(
        "This take is %(wanted)s long, and %(left)s of the %(plan)s plan's %(allowed)s a month "
        "are left (%(used)s are used). It renews on %(renews)s. Choose a shorter range, or ask "
        "who runs this studio for more."
    ) % {
        "wanted": in_time(seconds),
        "left": in_time(usage.seconds_left),
        "plan": usage.limits.name,
        "allowed": in_time(usage.limits.monthly_minutes * 60),
        "used": in_time(usage.seconds),
        "renews": date_format(usage.renews, "MONTH_DAY_FORMAT"),
    }


def no_storage_left(usage: Usage, what: Subject, size: int) -> str:
    """Why ``size`` bytes more do not fit."""
    words = {
        "wanted": in_bytes(size),
        "left": in_bytes(usage.bytes_left),
        "plan": usage.limits.name,
        "allowed": in_bytes(usage.limits.max_storage_bytes),
        "used": in_bytes(usage.stored),
    }
    if what == Subject.UPLOAD:
        return (
            _(
                "This clip has %(wanted)s, and %(left)s of the %(plan)s plan's %(allowed)s are "
                "left (%(used)s are used). Delete what you no longer need and empty the bin, or "
                "ask who runs this studio for more."
            )
            % words
        )
    if what == Subject.EXPORT:
        return (
            _(
                "This export needs about %(wanted)s, and %(left)s of the %(plan)s plan's "
                "%(allowed)s are left (%(used)s are used). Delete other exports or clips and empty "
                "the bin, or ask who runs this studio for more."
            )
            % words
        )
    return (
        _(
            "The files of this take need about %(wanted)s, and %(left)s of the %(plan)s plan's "
            "%(allowed)s are left (%(used)s are used). Delete what you no longer need and empty "
            "the bin, or ask who runs this studio for more."
        )
        % words
    )
