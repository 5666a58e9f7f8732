"""What the forms on the pages of projects and clips do: by POST, and back to a page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from webapp.clips.access import clip_to_change, project_to_change, project_to_own
from webapp.clips.bin import StopWork, discard_clip, discard_project, empty_bin
from webapp.clips.forms import ClipNameForm, ProjectForm, ShareForm
from webapp.clips.models import Clip, Membership, Project, Role
from webapp.clips.sharing import share_project
from webapp.errors import Refusal
from webapp.wording import in_bytes


@login_required
@require_POST
def rename_project(request: HttpRequest, project_id: UUID) -> HttpResponse:
    """Another name for a project; one that cannot be is said."""
    project = project_to_change(request.user, project_id)
    form = ProjectForm(request.POST)
    if form.is_valid():
        project.rename(form.cleaned_data["name"])
    else:
        messages.error(request, _("The project needs a name of up to 120 characters."))
    return redirect(project)


@login_required
@require_POST
def archive_project(request: HttpRequest, project_id: UUID) -> HttpResponse:
    """Puts a project away, or takes it back (``archived=``)."""
    project = project_to_own(request.user, project_id)
    if request.POST.get("archived"):
        project.archive()
        messages.success(request, _("“%s” is in the archive now.") % project.name)
    else:
        project.unarchive()
        messages.success(request, _("“%s” is among your projects again.") % project.name)
    return redirect("project-list")


@login_required
@require_POST
def delete_project(request: HttpRequest, project_id: UUID, stop_work: StopWork) -> HttpResponse:
    """Into the bin; the list offers it back at once."""
    project = project_to_own(request.user, project_id)
    discard_project(project, stop_work)
    return redirect(f"{reverse('project-list')}?deleted={project.pk}")


@login_required
@require_POST
def restore_project(request: HttpRequest, project_id: UUID) -> HttpResponse:
    """Out of the bin."""
    project = get_object_or_404(Project.objects.restorable_by(request.user), pk=project_id)
    project.restore()
    return redirect(project)


@login_required
@require_POST
def rename_clip(request: HttpRequest, clip_id: UUID) -> HttpResponse:
    """Another name for a clip; one that cannot be is said."""
    clip = clip_to_change(request.user, clip_id)
    form = ClipNameForm(request.POST)
    if form.is_valid():
        clip.rename(form.cleaned_data["name"])
    else:
        messages.error(request, _("The clip needs a name of up to 255 characters."))
    return redirect(clip.project)


@login_required
@require_POST
def delete_clip(request: HttpRequest, clip_id: UUID, stop_work: StopWork) -> HttpResponse:
    """Into the bin; the project's page offers it back at once."""
    clip = clip_to_change(request.user, clip_id)
    discard_clip(clip, stop_work)
    return redirect(f"{clip.project.url}?deleted={clip.pk}")


@login_required
@require_POST
def restore_clip(request: HttpRequest, clip_id: UUID) -> HttpResponse:
    """Out of the bin."""
    clip = get_object_or_404(Clip.objects.restorable_by(request.user), pk=clip_id)
    clip.restore()
    return redirect(clip.project)


@login_required
@require_POST
def empty_the_bin(request: HttpRequest) -> HttpResponse:
    """Removes at once and for good what is the creator's own of it; the page has asked first."""
    freed = empty_bin(request.user)
    messages.success(request, _("The bin is empty: %s are free again.") % in_bytes(freed))
    return redirect("recently-deleted")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, project_id: UUID) -> HttpResponse:
    """Who shares a project; its owner lets more people in."""
    projects = Project.objects.visible_to(request.user).select_related("owner")
    project = get_object_or_404(projects, pk=project_id)
    form = ShareForm(request.POST or None)
    if request.method == "POST":
        project_to_own(request.user, project_id)
        if form.is_valid() and let_in(project, form):
            return redirect("project-people", project_id=project.pk)
    context = {
        "project": project,
        "members": project.memberships.select_related("user"),
        "roles": Role.choices,
        "form": form,
        "is_mine": project.owner_id == request.user.pk,
    }
    return render(request, "clips/people.html", context)


def let_in(project: Project, form: ShareForm) -> bool:
    """Shares as the form says; what is refused is said at its field."""
    try:
        share_project(project, form.cleaned_data["user"], Role(form.cleaned_data["role"]))
    except Refusal as refusal:
        form.add_error("user", refusal.sentence)
        return False
    return True


@login_required
@require_POST
def change_member(request: HttpRequest, project_id: UUID, member_id: int) -> HttpResponse:
    """Gives a member another role, or takes them out (``remove``); members may leave."""
    visible = Project.objects.visible_to(request.user)
    members = Membership.objects.filter(project__in=visible, project_id=project_id)
    member = get_object_or_404(members, pk=member_id)
    if "remove" in request.POST and member.user_id == request.user.pk:
        member.delete()
        return redirect("project-list")
    project_to_own(request.user, project_id)
    if "remove" in request.POST:
        member.delete()
    elif request.POST.get("role") in Role.values:
        member.let(Role(request.POST["role"]))
    return redirect("project-people", project_id=project_id)
