"""The API of a project's members. Its owner lets people in; everybody in it sees who else is."""

from __future__ import annotations

from typing import TypedDict
from uuid import UUID

from django.shortcuts import get_object_or_404
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from webapp.clips.access import project_to_own
from webapp.clips.models import Membership, Project, Role
from webapp.clips.sharing import share_project
from webapp.paging import ListQuery, paged
from webapp.schema import answers


class MemberSnapshot(TypedDict):
    """A person with whom a project is shared."""

    id: int
    user: str
    role: str
    created_at: str


class MemberInput(serializers.Serializer[Membership]):
    """Whom to let in, by user name or e-mail address, and what they may do."""

    user = serializers.CharField(max_length=254)
    role = serializers.ChoiceField(choices=Role.choices, default=Role.VIEWER)


class RoleInput(serializers.Serializer[Membership]):
    """What a member may do from now on."""

    role = serializers.ChoiceField(choices=Role.choices)


def member_snapshot(member: Membership) -> MemberSnapshot:
    """``member`` with its user."""
    return {
        "id": member.pk,
        "user": member.user.get_username(),
        "role": member.role,
        "created_at": member.created_at.isoformat(),
    }


class ProjectMembers(APIView):
    """Who shares a project."""

    @answers(MemberSnapshot, query=ListQuery, paged=True)
    def get(self, request: Request, project_id: UUID) -> Response:
        """Everybody but the owner, in the order in which they came."""
        project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
        members = project.memberships.select_related("user")
        return paged(request, members, lambda page: [member_snapshot(member) for member in page])

    @answers(MemberSnapshot, 201, takes=MemberInput)
    def post(self, request: Request, project_id: UUID) -> Response:
        """Lets one more in, or gives a member another role."""
        project = project_to_own(request.user, project_id)
        wanted = MemberInput(data=request.data)
        wanted.is_valid(raise_exception=True)
        member = share_project(
            project, wanted.validated_data["user"], Role(wanted.validated_data["role"])
        )
        return Response(member_snapshot(member), status.HTTP_201_CREATED)


class ProjectMember(APIView):
    """One member of a project."""

    @answers(MemberSnapshot, takes=RoleInput)
    def patch(self, request: Request, project_id: UUID, member_id: int) -> Response:
        """Changes what they may do."""
        project = project_to_own(request.user, project_id)
        member = get_object_or_404(project.memberships.select_related("user"), pk=member_id)
        wanted = RoleInput(data=request.data)
        wanted.is_valid(raise_exception=True)
        member.let(Role(wanted.validated_data["role"]))
        return Response(member_snapshot(member))

    @answers(None, 204)
    def delete(self, request: Request, project_id: UUID, member_id: int) -> Response:
        """Takes them out; members may take themselves out."""
        visible = Project.objects.visible_to(request.user)
        members = Membership.objects.filter(project__in=visible, project_id=project_id)
        member = get_object_or_404(members, pk=member_id)
        if member.user_id != request.user.pk:
            project_to_own(request.user, project_id)
        member.delete()
        return Response(status=status.HTTP_204_NO_CONTENT)
