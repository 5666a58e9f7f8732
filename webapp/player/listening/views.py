"""What participants of a listening test see and send; nobody needs an account."""

from __future__ import annotations

import json
from uuid import UUID

from asgiref.sync import sync_to_async
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from webapp.accounts.guesses import TooOften, count_from_address
from webapp.clips.media import serve_media
from webapp.clips.views import serve_poster, serve_thumbnails
from webapp.errors import Refusal, problem_answer
from webapp.jobs.models import Deliverable
from webapp.player.clip_sounds import serve_sound
from webapp.player.listening.answers import begin, participant_of, take_answer, trials_for
from webapp.player.listening.manifest import trial_manifest
from webapp.player.listening.models import Study, Trial
from webapp.player.manifest import playable
from webapp.rates import Rate

BEGINNINGS = Rate(60, 3600)


def open_study(token: str) -> Study:
    """The study of that token that takes answers, or 404."""
    return get_object_or_404(Study.objects.open(), token=token)


@ensure_csrf_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def listen(request: HttpRequest, token: str) -> HttpResponse:
    """First the consent, then the trials; POST gives the consent and begins."""
    study = open_study(token)
    participant = participant_of(request, study)
    if request.method == "POST" and participant is None:
        return consent(request, study)
    if participant is None:
        context = {"study": study, "trial_count": study.trials.playable().count()}
        return render(request, "player/listen_consent.html", context)
    return render(request, "player/listen.html", {"study": study})


def consent(request: HttpRequest, study: Study) -> HttpResponse:
    """Begins, for who has ticked the sentence."""
    if request.POST.get("consent") != "yes":
        return redirect(study.listen_url)
    try:
        count_from_address("listening", request, BEGINNINGS)
    except TooOften as problem:
        return HttpResponse(" ".join(problem.messages), status=429, content_type="text/plain")
    response = redirect(study.listen_url)
    begin(response, study, request.POST.get("headphones", ""))
    return response


@require_safe
def trials(request: HttpRequest, token: str) -> JsonResponse:
    """The participant's trials in their order, and which are answered."""
    participant = participant_of(request, open_study(token))
    if participant is None:
        raise Http404
    return JsonResponse({"trials": trials_for(participant)})


@require_POST
def answer(request: HttpRequest, token: str, trial_id: UUID) -> JsonResponse:
    """Takes the answer to one trial; the second one to it is refused."""
    study = open_study(token)
    participant = participant_of(request, study)
    if participant is None:
        raise Http404
    trial = get_object_or_404(study.trials.playable(), pk=trial_id)
    try:
        told = take_answer(participant, trial, json.loads(request.body))
    except ValueError:
        return problem_answer(400, "not_json", _("The answer could not be read."))
    except Refusal as refusal:
        return problem_answer(
            409 if refusal.code == "answered" else 422, refusal.code, refusal.sentence
        )
    return JsonResponse(told, status=201)


async def open_trial(token: str, trial_id: UUID) -> tuple[Study, Trial]:
    """A trial of the study of that token, or 404."""
    study = await Study.objects.open().filter(token=token).afirst()
    rows = Trial.objects.playable().select_related("clip")
    trial = await rows.filter(study=study, pk=trial_id).afirst() if study else None
    if study is None or trial is None:
        raise Http404
    return study, trial


@require_safe
async def manifest(request: HttpRequest, token: str, trial_id: UUID) -> JsonResponse:
    """What the player plays in a trial."""
    study, trial = await open_trial(token, trial_id)
    return JsonResponse(await sync_to_async(trial_manifest)(study, trial))


@require_safe
async def film(request: HttpRequest, token: str, trial_id: UUID) -> HttpResponseBase:
    """Picture and sound of a trial."""
    _study, trial = await open_trial(token, trial_id)
    if trial.job_id is None:
        return await serve_media(request, trial.clip.file, trial.clip.content_type, "film")
    files = Deliverable.objects.filter(job_id=trial.job_id)
    found = playable({file.kind: file async for file in files})
    if found is None:
        raise Http404
    return await serve_media(request, found.file, found.content_type, "film")


@require_safe
async def field(request: HttpRequest, token: str, trial_id: UUID) -> HttpResponseBase:
    """The sound field of a trial alone."""
    _study, trial = await open_trial(token, trial_id)
    if trial.job_id is None:
        return await serve_sound(request, trial.clip)
    files = Deliverable.objects.filter(job_id=trial.job_id, kind=Deliverable.Kind.AMBIX_WAV)
    found = await files.afirst()
    if found is None:
        raise Http404
    return await serve_media(request, found.file, found.content_type, "sound.wav")


@require_safe
async def poster(request: HttpRequest, token: str, trial_id: UUID) -> HttpResponseBase:
    """The poster frame of a trial's clip."""
    _study, trial = await open_trial(token, trial_id)
    return await serve_poster(request, trial.clip)


@require_safe
async def thumbnails(request: HttpRequest, token: str, trial_id: UUID) -> HttpResponseBase:
    """The small pictures of a trial's clip."""
    _study, trial = await open_trial(token, trial_id)
    return await serve_thumbnails(request, trial.clip)
