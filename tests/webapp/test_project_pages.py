"""The pages of projects, worked by their forms: names, archive, bin, people, finding, sorting."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Membership, Project
from webapp.jobs.models import Job
from webapp.jobs.start import start_job


@pytest.fixture
def bobs(bob: User, project: Project, signed_in: Callable[[User], Client]) -> Client:
    """The browser of Bob, who may look at Alice's project."""
    Membership.objects.create(project=project, user=bob)
    return signed_in(bob)


def page_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def follow(client: Client, path: str, **form: Any) -> str:
    answer = client.post(path, form, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_project_is_deleted_by_its_menu_and_offered_back(alices: Client, clip: Clip) -> None:
    project = f"/projects/{clip.project_id}/"
    assert f"{project}delete/" in page_of(alices, "/projects/")
    after = follow(alices, f"{project}delete/")
    assert "“Harbour” was deleted" in after
    assert f"{project}restore/" in after
    assert f'href="{project}"' not in after
    assert "4\xa0weeks" in page_of(alices, "/projects/deleted/")
    assert "stereo.webm" in follow(alices, f"{project}restore/")
    assert "Nothing was deleted" in page_of(alices, "/projects/deleted/")


def test_a_clip_is_renamed_deleted_and_brought_back(
    alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    start_job(clip, model_version)
    assert "Gulls" in follow(alices, f"/clips/{clip.pk}/rename/", name="Gulls")
    assert "needs a name" in follow(alices, f"/clips/{clip.pk}/rename/", name=" ")
    after = follow(alices, f"/clips/{clip.pk}/delete/")
    assert "“Gulls” was deleted" in after
    assert f'data-clip="{clip.pk}"' not in after
    assert Job.objects.get().status == "cancelled"
    assert f'data-clip="{clip.pk}"' in follow(alices, f"/clips/{clip.pk}/restore/")


def test_the_archive_is_a_list_of_its_own(alices: Client, project: Project) -> None:
    path = f"/projects/{project.pk}/archive/"
    after = follow(alices, path, archived="1")
    assert "in the archive now" in after
    assert "All your projects are in the archive" in after
    archive = page_of(alices, "/projects/?archived=1")
    assert "Take out of the archive" in archive
    assert "in the archive" in page_of(alices, f"/projects/{project.pk}/")
    assert project.url in follow(alices, path)
    assert "The archive is empty" in page_of(alices, "/projects/?archived=1")


def test_alice_lets_bob_in_on_the_page_of_people(
    alices: Client, bob: User, signed_in: Callable[[User], Client], project: Project
) -> None:
    people = f"/projects/{project.pk}/people/"
    assert "Nobody here has the user name" in follow(alices, people, user="bobb", role="viewer")
    assert "bob" in follow(alices, people, user="bob", role="viewer")
    bobs = signed_in(bob)
    shared = page_of(bobs, "/projects/")
    assert "shared by alice" in shared
    assert f"{project.url}delete/" not in shared
    page = page_of(bobs, project.url)
    assert "alice shares this project with you" in page
    assert "<clip-upload" not in page

    member = f"{people}{Membership.objects.get().pk}/"
    follow(alices, member, role="editor")
    assert "<clip-upload" in page_of(bobs, project.url)
    follow(alices, member, remove="1")
    assert bobs.get(project.url).status_code == 404


def test_bob_leaves_by_himself(bobs: Client, project: Project) -> None:
    people = f"/projects/{project.pk}/people/"
    assert "Leave the project" in page_of(bobs, people)
    follow(bobs, f"{people}{Membership.objects.get().pk}/", remove="1")
    assert bobs.get(project.url).status_code == 404


def test_forms_that_viewers_and_strangers_send_change_nothing(
    bobs: Client, charlies: Client, clip: Clip
) -> None:
    project = f"/projects/{clip.project_id}"
    member = Membership.objects.get().pk
    for path in (
        f"{project}/rename/", f"{project}/archive/", f"{project}/delete/", f"{project}/people/",
        f"{project}/people/{member}/", f"/clips/{clip.pk}/rename/", f"/clips/{clip.pk}/delete/",
    ):  # fmt: skip
        refused = bobs.post(path, {"name": "Bob's", "user": "charlie", "role": "editor"})
        assert refused.status_code == 403, path
        assert "alice" in refused.content.decode()
        assert charlies.post(path, {"name": "Charlie's"}).status_code == 404, path
    assert (Project.objects.get().name, Clip.objects.get().name) == ("Harbour", "stereo.webm")
    assert Membership.objects.get().role == "viewer"


def test_clips_are_found_and_sorted_in_the_address(alices: Client, clip: Clip) -> None:
    names = ["Zebra", "apple", "Mole"]
    for number, name in enumerate(names):
        Clip.objects.create(
            project=clip.project, name=name, file="x", size=number, width=2, height=1, fps=1,
            duration=100 - number, container="webm", video_codec="vp8",
        )  # fmt: skip

    def shown(query: str) -> list[str]:
        page = page_of(alices, f"{clip.project.url}?{query}")
        found = [(page.find(f'tile-name">{name}<'), name) for name in [*names, "stereo.webm"]]
        return [name for place, name in sorted(found) if place >= 0]

    assert shown("") == ["Mole", "apple", "Zebra", "stereo.webm"]
    assert shown("sort=oldest") == ["stereo.webm", "Zebra", "apple", "Mole"]
    assert shown("sort=name") == ["apple", "Mole", "stereo.webm", "Zebra"]
    assert shown("sort=longest") == ["Zebra", "apple", "Mole", "stereo.webm"]
    assert shown("sort=largest")[0] == "stereo.webm"
    assert shown("search=LE&sort=nonsense") == ["Mole", "apple"]
    assert shown("search=nothing") == []
    assert "No clip here is called “nothing”" in page_of(
        alices, f"{clip.project.url}?search=nothing"
    )


def test_lists_cost_the_same_however_long_they_are(
    alices: Client, alice: User, clip: Clip, model_version: ModelVersion
) -> None:
    start_job(clip, model_version)
    Project.objects.create(owner=alice, name="gone").discard()

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as made:
            assert alices.get(path).status_code == 200
        return len(made)

    paths = ["/projects/", clip.project.url, "/projects/deleted/"]
    few = [queries(path) for path in paths]
    for number in range(4):  # nine takes: the plan allows ten at a time
        other = Project.objects.create(owner=alice, name=str(number))
        Project.objects.create(owner=alice, name="gone").discard()
        for project in (other, clip.project):
            copy = Clip.objects.get(pk=clip.pk)
            copy.pk, copy.project = uuid.uuid4(), project
            copy._state.adding = True
            copy.save()
            start_job(copy, model_version)
    assert [queries(path) for path in paths] == few


def test_a_long_list_comes_in_pages(alices: Client, alice: User) -> None:
    Project.objects.bulk_create(Project(owner=alice, name=f"P{n:03}") for n in range(60))
    first = page_of(alices, "/projects/?sort=name")
    assert "P047" in first
    assert "P048" not in first
    assert "sort=name&amp;page=2" in first
    assert "P059" in page_of(alices, "/projects/?sort=name&page=2")
