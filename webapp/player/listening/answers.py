"""Taking part: what a participant is asked, and the one answer to each trial."""

from __future__ import annotations

from typing import Any, TypedDict
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework import serializers

from webapp.errors import Refusal, flat_sentences
from webapp.player.listening.levels import gains_of
from webapp.player.listening.models import Answer, Participant, Study, Trial
from webapp.player.listening.pointing import Direction, angle_between, is_confused

COOKIE_SECONDS = 90 * 24 * 3600
SALT = "listening-test"
MOST_SECONDS = 24 * 3600


class TrialTold(TypedDict):
    """One trial as the page is told of it: nothing of the sound's name, nothing of the truth.

    It repeats from ``start`` to ``end`` (seconds), turned by ``gain_db``; ``anchor`` is what is
    done to the sound, "" for nothing.
    """

    id: str
    kind: str
    manifest: str
    answer_url: str
    answered: bool
    start: float
    end: float
    gain_db: float
    anchor: str


class Told(TypedDict):
    """Where the sound was, and how far off the answer: degrees, None where it is not known."""

    azimuth: float | None
    elevation: float | None
    error: float | None


class RatingInput(serializers.Serializer[Answer]):
    """The paper's two questions, each 0 to 100."""

    quality = serializers.FloatField(min_value=0, max_value=100)
    alignment = serializers.FloatField(min_value=0, max_value=100)
    seconds = serializers.FloatField(min_value=0, max_value=MOST_SECONDS)


class PointingInput(serializers.Serializer[Answer]):
    """Where was pointed, in degrees."""

    azimuth = serializers.FloatField(min_value=-180, max_value=180)
    elevation = serializers.FloatField(min_value=-90, max_value=90)
    seconds = serializers.FloatField(min_value=0, max_value=MOST_SECONDS)


def cookie_name(study: Study) -> str:
    """Each study knows its participants by a cookie of its own."""
    return f"listen-{study.pk.hex[:12]}"


def participant_of(request: HttpRequest, study: Study) -> Participant | None:
    """Who takes part from this browser; None who has not begun."""
    try:
        known = request.get_signed_cookie(cookie_name(study), salt=SALT, max_age=COOKIE_SECONDS)
        return study.participants.filter(pk=UUID(known)).first()
    except (KeyError, ValueError, signing.BadSignature):
        return None


def begin(response: HttpResponse, study: Study, headphones: str) -> Participant:
    """A new participant, whom the browser that gets ``response`` is from now on."""
    participant = Participant.objects.create(
        study=study, headphones=headphones.strip()[:80], number=study.participants.count()
    )
    response.set_signed_cookie(
        cookie_name(study),
        str(participant.pk),
        salt=SALT,
        max_age=COOKIE_SECONDS,
        path=study.listen_url,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return participant


def trials_for(participant: Participant) -> list[TrialTold]:
    """All trials in the participant's order, and which of them are answered."""
    study = participant.study
    answered = set(participant.answers.values_list("trial_id", flat=True))
    trials = participant.trials()
    gains = gains_of(trials)
    return [
        {
            "id": str(trial.pk),
            "kind": trial.kind,
            "manifest": reverse("trial-manifest", args=[study.token, trial.pk]),
            "answer_url": reverse("trial-answer", args=[study.token, trial.pk]),
            "answered": trial.pk in answered,
            "start": trial.range[0],
            "end": trial.range[1],
            "gain_db": round(gains.get(trial.pk, 0.0), 2),
            "anchor": trial.anchor,
        }
        for trial in trials
    ]


def take_answer(participant: Participant, trial: Trial, data: Any) -> Told:
    """Keeps the answer, and tells what may be told after it.

    Raises:
        Refusal: it is not an answer to this kind of trial, or the trial is answered already.
    """
    pointing = trial.kind == Trial.Kind.POINTING
    given = PointingInput(data=data) if pointing else RatingInput(data=data)
    if not given.is_valid():
        raise Refusal("invalid_answer", " ".join(flat_sentences(given.errors)))
    kept = dict(given.validated_data)
    if pointing and trial.truth is not None:
        kept |= judged((kept["azimuth"], kept["elevation"]), trial.truth)
    _answer, new = Answer.objects.get_or_create(participant=participant, trial=trial, defaults=kept)
    if not new:
        raise Refusal("answered", _("You have answered this already; the first answer counts."))
    return {"azimuth": trial.azimuth, "elevation": trial.elevation, "error": kept.get("error")}


def judged(pointed: Direction, truth: Direction) -> dict[str, float | bool]:
    """How far off it was, and whether front and behind were confused."""
    return {"error": angle_between(pointed, truth), "confused": is_confused(pointed, truth)}
