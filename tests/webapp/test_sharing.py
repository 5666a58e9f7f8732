"""Alice lets Bob into her project, to look or to edit; Charlie stays outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from webapp.accounts.models import Plan, User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Membership, Project
from webapp.jobs.models import Job
from webapp.jobs.start import start_job

JSON = "application/json"
CHANGES = [
    ("patch", "/api/projects/{project}", {"name": "Bob's"}),
    ("post", "/api/projects/{project}/uploads", {"name": "b.mp4", "size": 9}),
    ("patch", "/api/clips/{clip}", {"name": "Bob's"}),
    ("delete", "/api/clips/{clip}", {}),
    ("post", "/api/clips/{clip}/jobs", {}),
    ("post", "/api/jobs/{job}/cancel", {}),
]
OWNERS = [
    ("patch", "/api/projects/{project}", {"archived": True}),
    ("delete", "/api/projects/{project}", {}),
    ("post", "/api/projects/{project}/members", {"user": "charlie"}),
]


@pytest.fixture
def bobs(bob: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(bob)


@pytest.fixture
def ids(clip: Clip, model_version: ModelVersion) -> dict[str, str]:
    job = start_job(clip, model_version)
    return {"project": str(clip.project_id), "clip": str(clip.pk), "job": str(job.pk)}


def invite(client: Client, project: Project, user: str, role: str = "viewer") -> Any:
    return client.post(f"/api/projects/{project.pk}/members", {"user": user, "role": role}, JSON)


def ask(client: Client, request: tuple[str, str, dict[str, Any]], ids: dict[str, str]) -> Any:
    method, path, body = request
    return getattr(client, method)(path.format(**ids), body, JSON)


def test_bob_is_invited_by_name_and_sees_what_charlie_does_not(
    alices: Client, bobs: Client, charlies: Client, project: Project, ids: dict[str, str]
) -> None:
    looks = ["/api/projects/{project}", "/api/clips/{clip}", "/api/jobs/{job}", "/clips/{clip}/",
             "/projects/{project}/", "/media/clips/{clip}/poster"]  # fmt: skip
    assert bobs.get(f"/api/projects/{project.pk}").status_code == 404
    assert invite(alices, project, "bob").status_code == 201
    for path in looks:
        assert bobs.get(path.format(**ids)).status_code == 200
        assert charlies.get(path.format(**ids)).status_code == 404
    found = bobs.get("/api/projects").json()["results"]
    assert [(p["name"], p["owner"], p["role"]) for p in found] == [("Harbour", "alice", "viewer")]
    members = alices.get(f"/api/projects/{project.pk}/members").json()["results"]
    assert [(m["user"], m["role"]) for m in members] == [("bob", "viewer")]
    assert charlies.get(f"/api/projects/{project.pk}/members").status_code == 404


def test_by_address_whatever_its_case(alices: Client, bob: User, project: Project) -> None:
    User.objects.filter(pk=bob.pk).update(email="bob@example.org")
    assert invite(alices, project, " Bob@Example.org").json()["user"] == "bob"
    unknown = invite(alices, project, "nobody@example.org")
    assert (unknown.status_code, unknown.json()["code"]) == (422, "no_such_person")
    assert "nobody@example.org" in unknown.json()["detail"]
    assert invite(alices, project, "alice").json()["code"] == "owner"
    User.objects.create_user("bobby", email="BOB@example.org")
    assert invite(alices, project, "bob@example.org").json()["code"] == "several_people"


@pytest.mark.parametrize("request_", CHANGES + OWNERS)
def test_who_may_only_look_is_told_so(
    request_: Any, alices: Client, bobs: Client, charlies: Client, ids: dict[str, str]
) -> None:
    invite(alices, Project.objects.get(), "bob")
    refused = ask(bobs, request_, ids)
    assert (refused.status_code, refused.json()["code"]) == (403, "permission_denied")
    assert "alice" in refused.json()["detail"]
    assert refused.json()["detail"].endswith(".")
    assert ask(charlies, request_, ids).status_code == 404
    assert Job.objects.get().status == "queued"
    assert (Project.objects.get().name, Clip.objects.get().name) == ("Harbour", "stereo.webm")


@pytest.mark.parametrize("request_", CHANGES)
def test_an_editor_changes_what_is_in_the_project(
    request_: Any, alices: Client, bobs: Client, project: Project, ids: dict[str, str]
) -> None:
    invite(alices, project, "bob", "editor")
    assert ask(bobs, request_, ids).status_code in (200, 201, 204)


@pytest.mark.parametrize("request_", OWNERS)
def test_the_project_itself_stays_its_owners(
    request_: Any, alices: Client, bobs: Client, charlie: User, ids: dict[str, str]
) -> None:
    invite(alices, Project.objects.get(), "bob", "editor")
    assert ask(bobs, request_, ids).status_code == 403
    assert ask(alices, request_, ids).status_code in (200, 201, 204)


def test_roles_change_and_members_go(alices: Client, bobs: Client, project: Project) -> None:
    member = f"/api/projects/{project.pk}/members/{invite(alices, project, 'bob').json()['id']}"
    assert bobs.patch(member, {"role": "editor"}, JSON).status_code == 403
    assert alices.patch(member, {"role": "editor"}, JSON).json()["role"] == "editor"
    assert invite(alices, project, "bob", "viewer").json()["role"] == "viewer"
    assert Membership.objects.count() == 1
    assert alices.delete(member).status_code == 204
    assert bobs.get(f"/api/projects/{project.pk}").status_code == 404


def test_bob_may_leave_but_put_nobody_out(
    alices: Client, bobs: Client, charlie: User, project: Project
) -> None:
    path = f"/api/projects/{project.pk}/members"
    own = invite(alices, project, "bob", "editor").json()["id"]
    other = invite(alices, project, "charlie").json()["id"]
    assert bobs.delete(f"{path}/{other}").status_code == 403
    assert bobs.delete(f"{path}/{own}").status_code == 204
    assert bobs.delete(f"{path}/{other}").status_code == 404


def test_the_owners_plan_counts_whoever_uploads(
    alices: Client, alice: User, bob: User, bobs: Client, project: Project
) -> None:
    invite(alices, project, "bob", "editor")
    tiny = Plan.objects.create(name="Tiny", max_clip_seconds=60, max_clip_bytes=1000)
    User.objects.filter(pk=bob.pk).update(own_plan=tiny)
    path, film = f"/api/projects/{project.pk}/uploads", {"name": "b.mp4", "size": 2000}
    assert bobs.post(path, film, JSON).status_code == 201
    User.objects.filter(pk=alice.pk).update(own_plan=tiny)
    assert bobs.post(path, film, JSON).json()["code"] == "too_large"
