"""What came out of listening tests: means with intervals, by sound and by model version.

Answers of one participant hang together, so an interval over several sounds is drawn over
participants, each with the mean of their answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from spatialgen.evaluation.bootstrap import Estimate, estimate, mean
from webapp.catalog.models import ModelVersion
from webapp.player.listening.models import Answer, Study, Trial


@dataclass(frozen=True)
class ListeningScore:
    """Ratings 0 to 100, angular error in degrees, the share of front-back confusions; with 95 %

    intervals over participants. None where nobody was asked.
    """

    quality: Estimate | None
    alignment: Estimate | None
    error: Estimate | None
    confusions: Estimate | None
    answers: int
    participants: int


class EstimateTold(TypedDict):
    """A mean and its 95 % interval; ``n`` participants."""

    mean: float
    low: float | None
    high: float | None
    n: int


class ScoreTold(TypedDict):
    """The score of one sound or one model version."""

    name: str
    kind: str
    quality: EstimateTold | None
    alignment: EstimateTold | None
    error: EstimateTold | None
    confusions: EstimateTold | None
    answers: int


class ResultsTold(TypedDict):
    """The results of a study."""

    study: str
    participants: int
    sounds: list[ScoreTold]
    model_versions: list[ScoreTold]


def listening_scores(model_version_ids: Iterable[int]) -> dict[int, ListeningScore]:
    """The scores of model versions over all studies, by their ids; those nobody heard are left out.

    Two queries, however many there are.
    """
    wanted = list(model_version_ids)
    answers = Answer.objects.filter(trial__job__model_version__in=wanted).select_related(
        "trial__job"
    )
    by_version: dict[int, list[Answer]] = defaultdict(list)
    for answer in answers:
        if answer.trial.job is not None:
            by_version[answer.trial.job.model_version_id].append(answer)
    return {version: score_of(group) for version, group in by_version.items()}


def score_of(answers: Sequence[Answer]) -> ListeningScore:
    """The score of some answers."""
    return ListeningScore(
        quality=over_participants(answers, "quality"),
        alignment=over_participants(answers, "alignment"),
        error=over_participants(answers, "error"),
        confusions=over_participants(answers, "confused"),
        answers=len(answers),
        participants=len({answer.participant_id for answer in answers}),
    )


def over_participants(answers: Sequence[Answer], what: str) -> Estimate | None:
    """The mean of one number over participants; None where nobody gave it."""
    by_participant: dict[object, list[float]] = defaultdict(list)
    for answer in answers:
        value = getattr(answer, what)
        if value is not None:
            by_participant[answer.participant_id].append(float(value))
    means = [sum(values) / len(values) for values in by_participant.values()]
    return estimate(means, mean) if means else None


def study_results(study: Study) -> ResultsTold:
    """The results of one study, by sound and by model version."""
    answers = answers_of(study)
    by_trial: dict[Trial, list[Answer]] = defaultdict(list)
    by_version: dict[ModelVersion, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_trial[answer.trial].append(answer)
        if answer.trial.job is not None:
            by_version[answer.trial.job.model_version].append(answer)
    sounds = sorted(by_trial.items(), key=lambda item: str(item[0]))
    return {
        "study": study.name,
        "participants": study.participants.count(),
        "sounds": [
            told(f"{trial.clip.name} · {trial.sound_text}", trial.kind, score_of(group))
            for trial, group in sounds
        ],
        "model_versions": [
            told(version.name, "", score_of(group)) for version, group in by_version.items()
        ],
    }


def answers_of(study: Study) -> list[Answer]:
    """Every answer of a study with all that is said of it, the earliest first."""
    answers = Answer.objects.filter(trial__study=study)
    return list(answers.select_related("participant", "trial__clip", "trial__job__model_version"))


def told(name: str, kind: str, score: ListeningScore) -> ScoreTold:
    """A score as pages and files tell it."""
    return {
        "name": name,
        "kind": kind,
        "quality": estimate_told(score.quality),
        "alignment": estimate_told(score.alignment),
        "error": estimate_told(score.error),
        "confusions": estimate_told(score.confusions),
        "answers": score.answers,
    }


def estimate_told(figure: Estimate | None) -> EstimateTold | None:
    """An estimate as pages and files tell it."""
    if figure is None:
        return None
    return {"mean": figure.value, "low": figure.low, "high": figure.high, "n": figure.clips}
