"""The API of jobs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from webapp.clips.access import clip_to_change, require_change
from webapp.errors import Refusal, flat_sentences
from webapp.jobs.go_on import choose_final, note_on
from webapp.jobs.model_choice import chosen_model
from webapp.jobs.models import Job
from webapp.jobs.snapshots import JobSnapshot, job_snapshot
from webapp.jobs.start import cancel_job, framing_from, start_job
from webapp.schema import answers


class JobInput(serializers.Serializer[Job]):
    """What a new job may say; what it does not say is the default. Ranges: ``start_job``."""

    model_version = serializers.CharField(required=False, allow_blank=True)
    steps = serializers.IntegerField(required=False)
    guidance = serializers.FloatField(required=False)
    seed = serializers.IntegerField(required=False)
    start = serializers.FloatField(required=False, help_text="Seconds: where the range begins.")
    stop = serializers.FloatField(
        required=False, allow_null=True, help_text="Seconds; the clip's end if not said."
    )
    yaw = serializers.FloatField(required=False, help_text="Degrees to the left: the front.")
    pitch = serializers.FloatField(required=False, help_text="Degrees up: the front.")
    roll = serializers.FloatField(required=False, help_text="Degrees the top tips to the left.")


class JobChange(serializers.Serializer[Job]):
    """What may be changed about a take."""

    notes = serializers.CharField(required=False, allow_blank=True, trim_whitespace=False)
    final = serializers.BooleanField(required=False)


FRAMING = ("start", "stop", "yaw", "pitch", "roll")


def visible_job(request: Request, job_id: UUID) -> Job:
    """The caller's job, or 404."""
    return get_object_or_404(Job.objects.visible_to(request.user).told(), pk=job_id)


def job_to_change(request: Request, job_id: UUID) -> Job:
    """The job, for who may change its clip; 404 for strangers, 403 for viewers."""
    job = visible_job(request, job_id)
    require_change(request.user, job.clip.project_id)
    return job


def checked_input(given: serializers.Serializer[Job]) -> dict[str, Any]:
    """What was said, checked; a refusal that names what is wrong otherwise."""
    if not given.is_valid():
        raise Refusal("invalid_options", " ".join(flat_sentences(given.errors)))
    return dict(given.validated_data)


def asked_of_job(given: serializers.Serializer[Job]) -> dict[str, Any]:
    """The options of a new job, its framing put together."""
    options = checked_input(given)
    framing = {name: options.pop(name) for name in FRAMING if name in options}
    return {**options, "framing": framing_from(**framing)}


class ClipJobs(APIView):
    """The jobs of a clip."""

    @answers(JobSnapshot, 201, takes=JobInput)
    def post(self, request: Request, clip_id: UUID) -> Response:
        """Starts one."""
        clip = clip_to_change(request.user, clip_id)
        options = asked_of_job(JobInput(data=request.data))
        version = chosen_model(options.pop("model_version", None), request.user, clip)
        job = start_job(clip, version, **options)
        return Response(job_snapshot(visible_job(request, job.pk)), status.HTTP_201_CREATED)


class JobDetail(APIView):
    """One job."""

    @answers(JobSnapshot)
    def get(self, request: Request, job_id: UUID) -> Response:
        """As it is now."""
        return Response(job_snapshot(visible_job(request, job_id)))

    @answers(JobSnapshot, takes=JobChange)
    def patch(self, request: Request, job_id: UUID) -> Response:
        """Changes its notes, or makes it the clip's final take (or no longer)."""
        job = job_to_change(request, job_id)
        wanted = checked_input(JobChange(data=request.data))
        if "notes" in wanted:
            note_on(job, wanted["notes"])
        if "final" in wanted:
            choose_final(job, wanted["final"])
        return Response(job_snapshot(visible_job(request, job_id)))


class JobCancellation(APIView):
    """The end of a job before its time."""

    @answers(JobSnapshot)
    def post(self, request: Request, job_id: UUID) -> Response:
        """Cancels; for a job that is over this changes nothing."""
        cancel_job(job_to_change(request, job_id))
        return Response(job_snapshot(visible_job(request, job_id)))
