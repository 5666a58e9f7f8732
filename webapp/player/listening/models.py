"""Listening tests: studies of trials, whoever takes part in them, and their answers."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from webapp.clips.models import Clip, Viewer
from webapp.jobs.models import Job
from webapp.player.listening.order import balanced_order
from webapp.player.sharing.models import new_token


class StudyQuerySet(models.QuerySet["Study"]):
    """Who may see which studies, and which of them take answers."""

    def visible_to(self, user: Viewer) -> StudyQuerySet:
        """The studies that ``user`` has made."""
        return self.filter(made_by_id=user.pk) if user.pk else self.none()

    def open(self) -> StudyQuerySet:
        """Those that take answers."""
        return self.filter(closed_at__isnull=True)


class Study(models.Model):
    """A listening test: whoever has its link may take part, without an account."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    name = models.CharField(max_length=120)
    introduction = models.TextField(blank=True, max_length=2000)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="studies"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = StudyQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name_plural = _("studies")

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """The page of its maker."""
        return reverse("study", args=[self.pk])

    @property
    def listen_url(self) -> str:
        """The page of who takes part."""
        return reverse("listen", args=[self.token])

    def close(self) -> bool:
        """Takes no more answers; False if it took none already."""
        rows = Study.objects.filter(pk=self.pk, closed_at__isnull=True)
        return rows.update(closed_at=timezone.now()) > 0

    def reopen(self) -> bool:
        """Takes answers again."""
        rows = Study.objects.filter(pk=self.pk, closed_at__isnull=False)
        return rows.update(closed_at=None) > 0


class TrialQuerySet(models.QuerySet["Trial"]):
    """What can be played to participants."""

    def playable(self) -> TrialQuerySet:
        """Those whose clip the study's maker still sees; the bin's are left out."""
        kept = Clip.objects.kept().filter(project__deleted_at=None)
        return self.filter(clip__in=kept)


class Trial(models.Model):
    """One sound of a clip that is judged, or pointed to. Angles in degrees, to the left and up."""

    class Kind(models.TextChoices):
        """What is asked."""

        RATING = "rating", _("Rating")
        POINTING = "pointing", _("Pointing")

    class Anchor(models.TextChoices):
        """What is done to the recorded sound field, so that a scale has a lower end."""

        MONO = "mono", _("Mono anchor")
        LOW = "low", _("Low-passed anchor")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="trials")
    kind = models.CharField(max_length=10, choices=Kind)
    clip = models.ForeignKey(Clip, on_delete=models.CASCADE, related_name="+")
    job = models.ForeignKey(
        Job,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The take; empty: the sound that the upload brought."),
    )
    anchor = models.CharField(max_length=4, choices=Anchor, blank=True)
    start = models.FloatField(
        default=0.0, help_text=_("Seconds into the clip; it repeats from here.")
    )
    end = models.FloatField(null=True, blank=True, help_text=_("Seconds; empty: the clip's end."))
    loudness = models.FloatField(
        null=True,
        blank=True,
        help_text=_("LUFS at the ears from start to end; empty: not matched."),
    )
    azimuth = models.FloatField(null=True, blank=True, help_text=_("Where it is to be heard."))
    elevation = models.FloatField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TrialQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.clip} · {self.sound_text}"

    @property
    def sound_text(self) -> str:
        """The sound as its study's maker knows it."""
        if self.job:
            return _("Take %(take)s") % {"take": self.job.take}
        if self.anchor:
            return str(self.get_anchor_display())
        reference = self.kind == self.Kind.RATING and self.clip.has_sound_field
        return str(_("Hidden reference") if reference else _("Own sound"))

    @property
    def range(self) -> tuple[float, float]:
        """What is played, again and again: from and to, in seconds of the clip."""
        return self.start, self.clip.duration if self.end is None else self.end

    @property
    def range_text(self) -> str:
        """The range as its study's maker set it; "" for the whole clip."""
        if self.start == 0 and self.end is None:
            return ""
        start, end = (f"{seconds:.1f}".removesuffix(".0") for seconds in self.range)
        return _("%(start)s to %(end)s s") % {"start": start, "end": end}

    @property
    def truth(self) -> tuple[float, float] | None:
        """Azimuth and elevation, where they are known."""
        if self.azimuth is None or self.elevation is None:
            return None
        return self.azimuth, self.elevation


class Participant(models.Model):
    """Somebody who takes part: a number drawn at random, and nothing about the person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="participants")
    number = models.PositiveIntegerField(default=0, help_text=_("Decides the order of the trials."))
    headphones = models.CharField(max_length=80, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["started_at"]

    def __str__(self) -> str:
        return self.pk.hex[:8]

    def trials(self) -> list[Trial]:
        """The trials in this participant's own order: ratings, then pointing, each balanced."""
        trials = self.study.trials.playable().select_related("clip", "job")
        ordered: list[Trial] = []
        for kind in (Trial.Kind.RATING, Trial.Kind.POINTING):
            of_kind = sorted((t for t in trials if t.kind == kind), key=lambda trial: trial.pk)
            order = balanced_order(len(of_kind), self.number)
            ordered += [of_kind[place] for place in order]
        return ordered


class Answer(models.Model):
    """What one participant said to one trial, once. Ratings 0 to 100; angles in degrees."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="answers")
    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="answers")
    quality = models.FloatField(null=True, blank=True)
    alignment = models.FloatField(null=True, blank=True)
    azimuth = models.FloatField(null=True, blank=True)
    elevation = models.FloatField(null=True, blank=True)
    error = models.FloatField(null=True, blank=True)
    confused = models.BooleanField(null=True, help_text=_("Front was taken for behind."))
    seconds = models.FloatField(help_text=_("From the question to the answer."))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "trial"], name="one_answer_a_trial")
        ]

    def __str__(self) -> str:
        return f"{self.participant} · {self.trial}"
