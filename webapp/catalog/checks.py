"""Whether a model version works: its check, from being asked for to what came out.

    unchecked -> waiting -> running -> passed | failed

As with jobs the row is the truth, and every change a conditional UPDATE. A worker holds a check by
an attempt and a lease, so one that was given up on, or stopped, can change nothing any more.
"""

from __future__ import annotations

from datetime import datetime
from typing import Self, TypedDict

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from webapp.operations.leases import LEASE
from webapp.sentences import retold


class CheckState(models.TextChoices):
    """How the check of a version stands."""

    UNCHECKED = "unchecked", _("not checked")
    WAITING = "waiting", _("waits for a worker")
    RUNNING = "running", _("is being checked")
    PASSED = "passed", _("passed")
    FAILED = "failed", _("failed")


BUSY = (CheckState.WAITING, CheckState.RUNNING)
AT_REST = (CheckState.UNCHECKED, CheckState.PASSED, CheckState.FAILED)


class CheckStep(TypedDict):
    """One step of a check: what is looked at, whether it is well (None: not known yet), and a kept

    ``Sentence``; ``fraction`` is how far a step is that takes long, None for others.
    """

    name: str
    ok: bool | None
    said: str
    fraction: float | None


STEPS = {
    "files": _("files"),
    "checksum": _("checksum"),
    "configuration": _("configuration"),
    "weights": _("weights"),
    "sound": _("sound"),
}


class Checked(models.Model):
    """What a model version knows of its check."""

    check_state = models.CharField(max_length=10, choices=CheckState, default=CheckState.UNCHECKED)
    check_steps = models.JSONField(default=list, blank=True)
    check_sent_at = models.DateTimeField(null=True, blank=True)
    check_attempt = models.PositiveIntegerField(default=0)
    check_losses = models.PositiveIntegerField(default=0)
    check_lease_until = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, help_text=_("Of the weights, as checked."))

    class Meta:
        abstract = True

    @classmethod
    def checks(cls, *states: CheckState) -> models.QuerySet[Self]:
        """The versions whose check is in one of ``states``."""
        return cls._default_manager.filter(check_state__in=states)

    @classmethod
    def lost_checks(cls) -> models.QuerySet[Self]:
        """Those that run, and whose worker was not heard of for longer than a lease."""
        return cls.checks(CheckState.RUNNING).filter(check_lease_until__lt=timezone.now())

    @property
    def passed(self) -> bool:
        """Whether its weights were found good."""
        return self.check_state == CheckState.PASSED

    @property
    def steps_told(self) -> list[CheckStep]:
        """The steps of the last check, in the reader's language."""
        return [
            CheckStep(
                name=str(STEPS.get(step["name"], step["name"])),
                ok=step["ok"],
                said=retold(step["said"]),
                fraction=step.get("fraction"),
            )
            for step in self.check_steps
        ]

    @property
    def in_check(self) -> bool:
        """Whether it waits for a worker or is in its hands."""
        return self.check_state in BUSY

    def ask_check(self) -> bool:
        """Any but waiting or running -> waits for a worker to check it."""
        changed = self._to(
            self.checks(*AT_REST), CheckState.WAITING, check_steps=[], check_sent_at=None,
            check_losses=0,
        )  # fmt: skip
        self.refresh_from_db()
        return changed

    def begin_check(self) -> bool:
        """waiting -> running, a new attempt; False if another worker has it."""
        changed = self._to(
            self.checks(CheckState.WAITING), CheckState.RUNNING, check_lease_until=after_lease(),
            check_attempt=F("check_attempt") + 1,
        )  # fmt: skip
        self.refresh_from_db()
        return changed

    def renew_lease(self) -> bool:
        """Says that the worker lives; False once the attempt no longer holds the check."""
        return self._held().update(check_lease_until=after_lease()) > 0

    def note_steps(self, steps: list[CheckStep]) -> bool:
        """What is known so far; False once the attempt no longer holds the check."""
        return self._held().update(check_steps=steps, check_lease_until=after_lease()) > 0

    def end_check(self, steps: list[CheckStep], sha256: str) -> bool:
        """running -> passed, or failed where a step has failed; for this attempt."""
        well = bool(steps) and all(step["ok"] for step in steps)
        return self._to(
            self._held(), CheckState.PASSED if well else CheckState.FAILED, check_steps=steps,
            checked_at=timezone.now(), check_lease_until=None, sha256=sha256,
        )  # fmt: skip

    def put_back(self, *, lost: bool) -> bool:
        """running -> waiting, for this attempt; ``lost`` counts against the version."""
        return self._to(
            self._held(), CheckState.WAITING, check_losses=F("check_losses") + int(lost),
            check_sent_at=None, check_lease_until=None, check_steps=[],
        )  # fmt: skip

    def stop_check(self, said: str) -> bool:
        """waiting or running -> failed, with why; a worker notices at its next step."""
        done = [step for step in self.check_steps if step["ok"] is not None]
        doing = next((step["name"] for step in self.check_steps if step["ok"] is None), "files")
        last: CheckStep = {"name": doing, "ok": False, "said": said, "fraction": None}
        changed = self._to(
            self.checks(*BUSY), CheckState.FAILED, check_steps=[*done, last],
            checked_at=timezone.now(), check_lease_until=None,
        )  # fmt: skip
        self.refresh_from_db()
        return changed

    def _held(self) -> models.QuerySet[Self]:
        """This row, as long as this attempt holds its check."""
        return self.checks(CheckState.RUNNING).filter(pk=self.pk, check_attempt=self.check_attempt)

    def _to(self, rows: models.QuerySet[Self], state: CheckState, **facts: object) -> bool:
        """Changes this row, if it is among ``rows``."""
        return rows.filter(pk=self.pk).update(check_state=state, **facts) > 0


def after_lease() -> datetime:
    """When a worker that is not heard of again has lost what it holds."""
    return timezone.now() + LEASE
