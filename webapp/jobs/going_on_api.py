"""The API of takes that go on from earlier ones, and of several at once."""

from __future__ import annotations

from uuid import UUID

from django.shortcuts import get_object_or_404
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from webapp.clips.access import clip_to_change
from webapp.clips.models import Clip
from webapp.jobs.api import (
    JobInput,
    asked_of_job,
    checked_input,
    job_to_change,
    visible_job,
)
from webapp.jobs.estimate import Estimate, estimate
from webapp.jobs.go_on import extend_job, retake_job, retry_job
from webapp.jobs.model_choice import chosen_model
from webapp.jobs.models import Job
from webapp.jobs.snapshots import JobSnapshot, job_snapshot
from webapp.jobs.start import defaults_for, framed, start_variations
from webapp.schema import answers


class VariationsInput(JobInput):
    """What new variations may say: the first one's options, and how many."""

    count = serializers.IntegerField(required=False, help_text="1 to 4; 1 if not said.")


class RangeInput(serializers.Serializer[Job]):
    """Seconds of the clip, and the seed of what is found for them."""

    start = serializers.FloatField(required=False, help_text="Seconds; 0 if not said.")
    stop = serializers.FloatField(
        required=False, allow_null=True, help_text="Seconds; the clip's end if not said."
    )
    seed = serializers.IntegerField(required=False)


class ClipVariations(APIView):
    """Several takes of a clip at once."""

    @answers(list[JobSnapshot], 201, takes=VariationsInput)
    def post(self, request: Request, clip_id: UUID) -> Response:
        """Starts them all, each with the next seed; or none."""
        clip = clip_to_change(request.user, clip_id)
        options = asked_of_job(VariationsInput(data=request.data))
        version = chosen_model(options.pop("model_version", None), request.user, clip)
        jobs = start_variations(clip, version, options.pop("count", 1), **options)
        told = [job_snapshot(visible_job(request, job.pk)) for job in jobs]
        return Response(told, status.HTTP_201_CREATED)


class ClipEstimate(APIView):
    """What takes of a clip would take and cost."""

    @answers(Estimate, query=VariationsInput)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """Before they are started: the time from the pace measured here and the queue ahead."""
        clip = get_object_or_404(Clip.objects.visible_to(request.user), pk=clip_id)
        options = asked_of_job(VariationsInput(data=request.query_params))
        version = chosen_model(options.get("model_version"), request.user, clip)
        seconds = framed(clip, options["framing"])["seconds"] or 0.0
        steps = options.get("steps", defaults_for(clip).steps)
        return Response(estimate(version.pk, seconds, steps, options.get("count", 1)))


class JobRetry(APIView):
    """The same once more."""

    @answers(JobSnapshot, 201)
    def post(self, request: Request, job_id: UUID) -> Response:
        """Starts a new take with the same options, linked to this one."""
        job = retry_job(job_to_change(request, job_id))
        return Response(job_snapshot(visible_job(request, job.pk)), status.HTTP_201_CREATED)


class JobRetake(APIView):
    """A part of a take anew."""

    @answers(JobSnapshot, 201, takes=RangeInput)
    def post(self, request: Request, job_id: UUID) -> Response:
        """Starts a new take that differs from this one in the range only."""
        parent = job_to_change(request, job_id)
        wanted = checked_input(RangeInput(data=request.data))
        job = retake_job(parent, **wanted)
        return Response(job_snapshot(visible_job(request, job.pk)), status.HTTP_201_CREATED)


class JobExtension(APIView):
    """A take that sounds for longer."""

    @answers(JobSnapshot, 201, takes=RangeInput)
    def post(self, request: Request, job_id: UUID) -> Response:
        """Starts a new take that keeps this one and sounds over all of the range."""
        parent = job_to_change(request, job_id)
        wanted = checked_input(RangeInput(data=request.data))
        job = extend_job(parent, **wanted)
        return Response(job_snapshot(visible_job(request, job.pk)), status.HTTP_201_CREATED)
