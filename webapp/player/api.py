"""The API of the player."""

from __future__ import annotations

from uuid import UUID

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from webapp.clips.models import Clip
from webapp.player.manifest import PlayerManifest, player_manifest
from webapp.schema import answers


class ClipManifest(APIView):
    """What the player needs of a clip."""

    @answers(PlayerManifest)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """The manifest as it is now: it grows with every take."""
        clip = get_object_or_404(Clip.objects.visible_to(request.user), pk=clip_id)
        return Response(player_manifest(clip))
