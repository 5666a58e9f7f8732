"""The API of share links, for who may change the clip."""

from __future__ import annotations

from typing import Any, TypedDict, cast
from uuid import UUID

from django.shortcuts import get_object_or_404
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from webapp.accounts.models import User
from webapp.clips.access import clip_to_change, require_change
from webapp.errors import Refusal, flat_sentences
from webapp.jobs.snapshots import iso
from webapp.paging import ListQuery, paged
from webapp.player.sharing.make import ShareOptions, make_link, revoke_link
from webapp.player.sharing.models import ShareLink
from webapp.schema import answers


class ShareInput(serializers.Serializer[ShareLink]):
    """What a new link may say; what it does not say is as in ``ShareOptions``."""

    label = serializers.CharField(  # type: ignore[assignment]
        required=False, allow_blank=True, max_length=120
    )
    takes = serializers.ListField(
        child=serializers.UUIDField(), required=False, allow_null=True, max_length=200
    )
    own_sound = serializers.BooleanField(required=False)
    first_take = serializers.UUIDField(required=False, allow_null=True)
    start = serializers.FloatField(required=False, min_value=0)
    yaw = serializers.FloatField(required=False, min_value=-180, max_value=180)
    pitch = serializers.FloatField(required=False, min_value=-90, max_value=90)
    fov = serializers.FloatField(required=False, allow_null=True, min_value=30, max_value=110)
    password = serializers.CharField(required=False, allow_blank=True, max_length=200)
    downloads = serializers.BooleanField(required=False)
    embedding = serializers.ListField(
        child=serializers.CharField(max_length=120), required=False, max_length=20
    )
    expires_at = serializers.DateTimeField(required=False, allow_null=True)


class ShareSnapshot(TypedDict):
    """A link as its makers see it; addresses are whole, to be copied."""

    id: str
    label: str
    url: str
    embed_url: str
    every_take: bool
    takes: list[str]
    own_sound: bool
    first_take: str | None
    start: float
    yaw: float
    pitch: float
    fov: float | None
    has_password: bool
    downloads: bool
    embedding: list[str]
    open: bool
    views: int
    last_viewed_at: str | None
    created_at: str
    expires_at: str | None
    revoked_at: str | None


def share_snapshot(link: ShareLink, request: Request) -> ShareSnapshot:
    """``link`` (takes prefetched) as it is now."""
    return {
        "id": str(link.pk),
        "label": link.label,
        "url": request.build_absolute_uri(link.url),
        "embed_url": request.build_absolute_uri(link.embed_url),
        "every_take": link.every_take,
        "takes": [str(job.pk) for job in link.takes.all()],
        "own_sound": link.own_sound,
        "first_take": str(link.first_take_id) if link.first_take_id else None,
        "start": link.start,
        "yaw": link.yaw,
        "pitch": link.pitch,
        "fov": link.fov,
        "has_password": bool(link.password),
        "downloads": link.downloads,
        "embedding": link.embedding.split(),
        "open": link.is_open,
        "views": link.views,
        "last_viewed_at": iso(link.last_viewed_at),
        "created_at": link.created_at.isoformat(),
        "expires_at": iso(link.expires_at),
        "revoked_at": iso(link.revoked_at),
    }


class ClipLinks(APIView):
    """The share links of a clip."""

    @answers(ShareSnapshot, query=ListQuery, paged=True)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """The newest first, closed ones too."""
        clip = clip_to_change(request.user, clip_id)
        return paged(
            request,
            clip.share_links.prefetch_related("takes"),
            lambda links: [share_snapshot(link, request) for link in links],
        )

    @answers(ShareSnapshot, 201, takes=ShareInput)
    def post(self, request: Request, clip_id: UUID) -> Response:
        """Makes one."""
        clip = clip_to_change(request.user, clip_id)
        link = make_link(clip, cast(User, request.user), options_of(request.data))
        return Response(share_snapshot(link, request), status.HTTP_201_CREATED)


def options_of(data: Any) -> ShareOptions:
    """The options that a request asks for, or a refusal that names the wrong one."""
    wanted = ShareInput(data=data)
    if not wanted.is_valid():
        raise Refusal("invalid_options", " ".join(flat_sentences(wanted.errors)))
    return ShareOptions(**wanted.validated_data)


def link_to_change(request: Request, link_id: UUID) -> ShareLink:
    """The link, for who may change its clip; 404 for strangers, 403 for viewers."""
    links = ShareLink.objects.visible_to(request.user).select_related("clip")
    link = get_object_or_404(links, pk=link_id)
    require_change(request.user, link.clip.project_id)
    return link


class LinkDetail(APIView):
    """One share link."""

    @answers(ShareSnapshot)
    def get(self, request: Request, link_id: UUID) -> Response:
        """As it is now, with how often it was opened."""
        return Response(share_snapshot(link_to_change(request, link_id), request))

    @answers(None, 204)
    def delete(self, request: Request, link_id: UUID) -> Response:
        """Revokes it: its address leads nowhere from now on."""
        revoke_link(link_to_change(request, link_id))
        return Response(status=status.HTTP_204_NO_CONTENT)
