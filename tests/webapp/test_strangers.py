"""What is Alice's is not there for Charlie, nor for who is signed out."""

from __future__ import annotations

import pytest
from django.test import Client

from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Project, Upload
from webapp.jobs.models import Deliverable, Job
from webapp.jobs.start import start_job

PAGES = ["/projects/{project}/", "/clips/{clip}/"]
FILES = [
    "/media/clips/{clip}/video",
    "/media/clips/{clip}/poster",
    "/media/clips/{clip}/thumbnails",
    "/media/clips/{clip}/analysis",
    "/media/clips/{clip}/sound",
    "/media/jobs/{done}/analysis",
    "/media/deliverables/{file}",
]
READS = [
    "/api/projects/{project}",
    "/api/uploads/{upload}",
    "/api/clips/{clip}",
    "/api/clips/{clip}/manifest",
    "/api/jobs/{job}",
]
WRITES = [
    ("post", "/api/projects/{project}/uploads"),
    ("post", "/api/uploads/{upload}/parts"),
    ("put", "/api/uploads/{upload}/parts/1"),
    ("post", "/api/uploads/{upload}/complete"),
    ("delete", "/api/uploads/{upload}"),
    ("post", "/api/clips/{clip}/jobs"),
    ("post", "/api/jobs/{job}/cancel"),
]


@pytest.fixture
def ids(clip: Clip, model_version: ModelVersion) -> dict[str, str]:
    """One of everything, Alice's."""
    job = start_job(clip, model_version)
    file = Deliverable.objects.create(
        job=job, kind="ambix_wav", file=clip.poster.name, filename="a.wav", size=1,
        label="WAV", content_type="audio/wav", gain_db=0,
    )  # fmt: skip
    done = start_job(clip, model_version)
    Job.objects.filter(pk=done.pk).update(status="succeeded", analysis=clip.poster.name)
    Deliverable.objects.create(
        job=done, kind="ambix_wav", file=clip.poster.name, filename="a.wav", size=1,
        label="WAV", content_type="audio/wav", gain_db=0,
    )  # fmt: skip
    upload = Upload.objects.create(project=clip.project, name="b.mp4", size=9, part_size=8)
    return {
        "project": str(clip.project_id),
        "clip": str(clip.pk),
        "upload": str(upload.pk),
        "job": str(job.pk),
        "file": str(file.pk),
        "done": str(done.pk),
    }


@pytest.mark.parametrize("path", PAGES + FILES + READS)
def test_alice_sees_hers_and_a_stranger_gets_404(
    path: str, ids: dict[str, str], alices: Client, charlies: Client
) -> None:
    assert alices.get(path.format(**ids)).status_code in (200, 202), "202: it is being made"
    assert charlies.get(path.format(**ids)).status_code == 404


@pytest.mark.parametrize(("method", "path"), WRITES)
def test_a_stranger_changes_nothing(
    method: str, path: str, ids: dict[str, str], charlies: Client
) -> None:
    answer = getattr(charlies, method)(path.format(**ids), {}, "application/json")
    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"
    assert Upload.objects.filter(pk=ids["upload"]).exists()
    assert Job.objects.get(pk=ids["job"]).status == "queued"


@pytest.mark.parametrize("path", PAGES)
def test_who_is_signed_out_is_asked_to_sign_in(
    path: str, ids: dict[str, str], client: Client
) -> None:
    answer = client.get(path.format(**ids))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("path", READS)
def test_the_api_answers_401_to_who_is_signed_out(
    path: str, ids: dict[str, str], client: Client
) -> None:
    answer = client.get(path.format(**ids))
    assert answer.status_code == 401
    assert answer.json()["code"] == "not_authenticated"


@pytest.mark.parametrize("path", FILES)
def test_files_are_not_there_for_who_is_signed_out(
    path: str, ids: dict[str, str], client: Client
) -> None:
    assert client.get(path.format(**ids)).status_code == 404


def test_lists_hold_ones_own_only(
    project: Project, bob: User, alices: Client, charlies: Client
) -> None:
    Project.objects.create(owner=bob, name="Bob's")
    assert [p["name"] for p in alices.get("/api/projects").json()["results"]] == ["Harbour"]
    assert charlies.get("/api/projects").json()["results"] == []
    assert str(project.pk) not in charlies.get("/projects/").content.decode()
    assert str(project.pk) in alices.get("/projects/").content.decode()


def test_the_administrator_keeps_house_but_does_not_look_into_clips(
    ids: dict[str, str], ada: User, client: Client
) -> None:
    client.force_login(ada)
    assert client.get("/admin/clips/clip/").status_code == 200
    assert client.get(f"/admin/jobs/job/{ids['job']}/change/").status_code == 200
    assert client.get(f"/clips/{ids['clip']}/").status_code == 404


def test_a_write_without_the_csrf_token_is_refused(ids: dict[str, str], alice: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    assert client.post(f"/api/jobs/{ids['job']}/cancel").status_code == 403
    assert Job.objects.get(pk=ids["job"]).status == "queued"
