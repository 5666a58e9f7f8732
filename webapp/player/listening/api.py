"""The API of listening tests, for who makes them."""

from __future__ import annotations

from typing import Any, TypedDict, cast
from uuid import UUID

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from webapp.accounts.models import User
from webapp.clips.models import Clip
from webapp.errors import Refusal, flat_sentences
from webapp.paging import ListQuery, paged
from webapp.player.listening.make import Wanted, add_trials, remove_trial
from webapp.player.listening.models import Study, Trial
from webapp.player.listening.results import ResultsTold, study_results
from webapp.schema import answers


class StudyInput(serializers.Serializer[Study]):
    """What a new test needs."""

    name = serializers.CharField(max_length=120)
    introduction = serializers.CharField(required=False, allow_blank=True, max_length=2000)


class TrialsInput(serializers.Serializer[Trial]):
    """Sounds of one clip to be judged or pointed to, each repeated from ``start`` to ``end``.

    ``azimuth`` and ``elevation``: the truth. ``anchors`` are made of the recorded sound field;
    ``matched``: all sounds are brought to one loudness.
    """

    kind = serializers.ChoiceField(choices=Trial.Kind.choices)
    clip = serializers.UUIDField()
    takes = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=200)
    own_sound = serializers.BooleanField(required=False, default=False)
    anchors = serializers.ListField(
        child=serializers.ChoiceField(choices=Trial.Anchor.choices), required=False, max_length=2
    )
    start = serializers.FloatField(required=False, min_value=0)
    end = serializers.FloatField(required=False, allow_null=True, min_value=0)
    matched = serializers.BooleanField(required=False, default=True)
    azimuth = serializers.FloatField(required=False, min_value=-180, max_value=180)
    elevation = serializers.FloatField(required=False, min_value=-90, max_value=90)
    as_recorded = serializers.BooleanField(required=False, default=False)


class TrialSnapshot(TypedDict):
    """A trial as its maker sees it."""

    id: str
    kind: str
    clip: str
    sound: str
    start: float
    end: float
    loudness: float | None
    azimuth: float | None
    elevation: float | None


class StudySnapshot(TypedDict):
    """A listening test; ``url`` is for who takes part."""

    id: str
    name: str
    introduction: str
    url: str
    open: bool
    trials: int
    participants: int
    created_at: str


def told_studies(request: Request) -> QuerySet[Study]:
    """The caller's studies, counted."""
    return counted(Study.objects.visible_to(request.user))


def counted(studies: QuerySet[Study]) -> QuerySet[Study]:
    """``studies`` with how many trials and participants each has, in one query."""
    return studies.annotate(
        trial_count=Count("trials", distinct=True),
        participant_count=Count("participants", distinct=True),
    ).order_by("-created_at")


def study_snapshot(study: Study, request: Request) -> StudySnapshot:
    """A counted study as it is now."""
    return {
        "id": str(study.pk),
        "name": study.name,
        "introduction": study.introduction,
        "url": request.build_absolute_uri(study.listen_url),
        "open": study.closed_at is None,
        "trials": getattr(study, "trial_count", 0),
        "participants": getattr(study, "participant_count", 0),
        "created_at": study.created_at.isoformat(),
    }


def trial_snapshot(trial: Trial) -> TrialSnapshot:
    """A trial as it is now."""
    return {
        "id": str(trial.pk),
        "kind": trial.kind,
        "clip": trial.clip.name,
        "sound": trial.sound_text,
        "start": trial.range[0],
        "end": trial.range[1],
        "loudness": trial.loudness,
        "azimuth": trial.azimuth,
        "elevation": trial.elevation,
    }


class Studies(APIView):
    """The caller's listening tests."""

    @answers(StudySnapshot, query=ListQuery, paged=True)
    def get(self, request: Request) -> Response:
        """The newest first."""
        return paged(
            request,
            told_studies(request),
            lambda studies: [study_snapshot(study, request) for study in studies],
        )

    @answers(StudySnapshot, 201, takes=StudyInput)
    def post(self, request: Request) -> Response:
        """Makes an empty one."""
        wanted = StudyInput(data=request.data)
        wanted.is_valid(raise_exception=True)
        study = Study.objects.create(made_by=cast(User, request.user), **wanted.validated_data)
        return Response(study_snapshot(study, request), status.HTTP_201_CREATED)


class StudyDetail(APIView):
    """One listening test."""

    @answers(StudySnapshot)
    def get(self, request: Request, study_id: UUID) -> Response:
        """As it is now."""
        study = get_object_or_404(told_studies(request), pk=study_id)
        return Response(study_snapshot(study, request))


class StudyTrials(APIView):
    """The trials of a listening test."""

    @answers(list[TrialSnapshot])
    def get(self, request: Request, study_id: UUID) -> Response:
        """All of them."""
        study = get_object_or_404(Study.objects.visible_to(request.user), pk=study_id)
        trials = study.trials.select_related("clip", "job")
        return Response([trial_snapshot(trial) for trial in trials])

    @answers(list[TrialSnapshot], 201, takes=TrialsInput)
    def post(self, request: Request, study_id: UUID) -> Response:
        """Adds one for each sound."""
        study = get_object_or_404(Study.objects.visible_to(request.user), pk=study_id)
        given = TrialsInput(data=request.data)
        if not given.is_valid():
            raise Refusal("invalid_options", " ".join(flat_sentences(given.errors)))
        said = given.validated_data
        clip = get_object_or_404(Clip.objects.visible_to(request.user), pk=said.pop("clip"))
        trials = add_trials(study, clip, wanted_of(said))
        return Response([trial_snapshot(trial) for trial in trials], status.HTTP_201_CREATED)


def wanted_of(said: dict[str, Any]) -> Wanted:
    """What a request asks for."""
    azimuth, elevation = said.pop("azimuth", None), said.pop("elevation", 0.0)
    return Wanted(truth=None if azimuth is None else (azimuth, elevation), **said)


class TrialDetail(APIView):
    """One trial."""

    @answers(None, 204)
    def delete(self, request: Request, trial_id: UUID) -> Response:
        """Takes it out; 422 once it has been answered."""
        trials = Trial.objects.filter(study__in=Study.objects.visible_to(request.user))
        remove_trial(get_object_or_404(trials, pk=trial_id))
        return Response(status=status.HTTP_204_NO_CONTENT)


class StudyResults(APIView):
    """What came out of a listening test."""

    @answers(ResultsTold)
    def get(self, request: Request, study_id: UUID) -> Response:
        """Means and 95 % intervals, by sound and by model version."""
        study = get_object_or_404(Study.objects.visible_to(request.user), pk=study_id)
        return Response(study_results(study))
