"""The API of jobs."""

from __future__ import annotations

from uuid import UUID

from django.shortcuts import get_object_or_404
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from webapp.catalog.models import ModelVersion
from webapp.clips.access import clip_to_change, require_change
from webapp.errors import Refusal, flat_sentences
from webapp.jobs.models import Job
from webapp.jobs.snapshots import JobSnapshot, job_snapshot
from webapp.jobs.start import cancel_job, start_job
from webapp.schema import answers


class JobInput(serializers.Serializer[Job]):
    """What a new job may say; what it does not say is the default. Ranges: ``start_job``."""

    model_version = serializers.CharField(required=False)
    steps = serializers.IntegerField(required=False)
    guidance = serializers.FloatField(required=False)
    seed = serializers.IntegerField(required=False)


def visible_job(request: Request, job_id: UUID) -> Job:
    """The caller's job, or 404."""
    return get_object_or_404(Job.objects.visible_to(request.user).told(), pk=job_id)


def chosen_model(slug: str | None) -> ModelVersion:
    """The offered model version of this slug, or the default one."""
    offered = ModelVersion.objects.offered()
    version = offered.filter(slug=slug).first() if slug else offered.first()
    if version is None:
        wanted = f"The model “{slug}” is" if slug else "No model is"
        raise Refusal("no_model", f"{wanted} not offered here. Reload the page and choose another.")
    return version


class ClipJobs(APIView):
    """The jobs of a clip."""

    @answers(JobSnapshot, 201, takes=JobInput)
    def post(self, request: Request, clip_id: UUID) -> Response:
        """Starts one."""
        clip = clip_to_change(request.user, clip_id)
        wanted = JobInput(data=request.data)
        if not wanted.is_valid():
            raise Refusal("invalid_options", " ".join(flat_sentences(wanted.errors)))
        options = dict(wanted.validated_data)
        version = chosen_model(options.pop("model_version", None))
        job = start_job(clip, version, **options)
        return Response(job_snapshot(visible_job(request, job.pk)), status.HTTP_201_CREATED)


class JobDetail(APIView):
    """One job."""

    @answers(JobSnapshot)
    def get(self, request: Request, job_id: UUID) -> Response:
        """As it is now."""
        return Response(job_snapshot(visible_job(request, job_id)))


class JobCancellation(APIView):
    """The end of a job before its time."""

    @answers(JobSnapshot)
    def post(self, request: Request, job_id: UUID) -> Response:
        """Cancels; for a job that is over this changes nothing."""
        job = visible_job(request, job_id)
        require_change(request.user, job.clip.project_id)
        cancel_job(job)
        return Response(job_snapshot(visible_job(request, job_id)))
