"""Keeping projects and clips in order: names, the archive, the bin and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from webapp.accounts.models import User
from webapp.accounts.usage import usage_of
from webapp.catalog.models import ModelVersion
from webapp.clips.bin import purge_bin
from webapp.clips.disk import DiskParts
from webapp.clips.models import KEPT_FOR, Clip, Membership, Project
from webapp.clips.upload import begin_upload, upload_file
from webapp.jobs.models import Deliverable, Job
from webapp.jobs.start import start_job

JSON = "application/json"


def names(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [row["name"] for row in answer.json()["results"]]


def age(row: Project | Clip, by: timedelta) -> None:
    """Lets time pass for what lies in the bin."""
    type(row)._default_manager.filter(pk=row.pk).update(deleted_at=timezone.now() - by)


def test_alice_renames_a_project_and_a_clip(alices: Client, clip: Clip) -> None:
    answer = alices.patch(f"/api/projects/{clip.project_id}", {"name": "Pier"}, JSON)
    assert (answer.status_code, answer.json()["name"]) == (200, "Pier")
    answer = alices.patch(f"/api/clips/{clip.pk}", {"name": "Gulls"}, JSON)
    assert (answer.status_code, answer.json()["name"]) == (200, "Gulls")
    assert alices.patch(f"/api/clips/{clip.pk}", {"name": ""}, JSON).status_code == 400
    clip.refresh_from_db()
    assert clip.name == "Gulls"


def test_an_archived_project_is_put_away_and_comes_back(alices: Client, project: Project) -> None:
    path = f"/api/projects/{project.pk}"
    assert alices.patch(path, {"archived": True}, JSON).json()["archived"] is True
    assert names(alices.get("/api/projects")) == []
    assert names(alices.get("/api/projects?archived=1")) == ["Harbour"]
    assert alices.get(path).status_code == 200
    assert alices.patch(path, {"archived": False}, JSON).json()["archived"] is False
    assert names(alices.get("/api/projects")) == ["Harbour"]


def test_a_deleted_project_is_gone_everywhere_and_comes_back_whole(
    alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    job = start_job(clip, model_version)
    project = f"/api/projects/{clip.project_id}"
    hidden = [
        project, f"/api/clips/{clip.pk}", f"/api/clips/{clip.pk}/manifest", f"/api/jobs/{job.pk}",
        f"/projects/{clip.project_id}/", f"/clips/{clip.pk}/", f"/media/clips/{clip.pk}/video",
    ]  # fmt: skip

    assert alices.delete(project).status_code == 204
    assert [alices.get(path).status_code for path in hidden] == [404] * len(hidden)
    assert names(alices.get("/api/projects")) == []
    assert str(clip.project_id) not in alices.get("/projects/").content.decode()

    binned = alices.get("/api/bin").json()["projects"]
    assert [row["name"] for row in binned] == ["Harbour"]
    assert binned[0]["gone_at"] > binned[0]["deleted_at"]

    assert alices.post(f"{project}/restore").json()["clips"][0]["id"] == str(clip.pk)
    assert [alices.get(path).status_code for path in hidden] == [200] * len(hidden)
    assert alices.get("/api/bin").json() == {"size": 0, "projects": [], "clips": []}


def test_a_deleted_clip_has_its_work_cancelled_and_comes_back_with_its_takes(
    alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    waiting, running = start_job(clip, model_version), start_job(clip, model_version)
    assert running.claim()

    assert alices.delete(f"/api/clips/{clip.pk}").status_code == 204
    assert alices.get(f"/api/jobs/{waiting.pk}").status_code == 404
    assert list(Job.objects.values_list("status", flat=True)) == ["cancelled", "cancelled"]
    assert not running.succeed(), "the worker finds that the take is no longer its own"
    assert alices.get(f"/api/projects/{clip.project_id}").json()["clips"] == []

    back = alices.post(f"/api/clips/{clip.pk}/restore")
    assert [job["status"] for job in back.json()["jobs"]] == ["cancelled", "cancelled"]
    assert alices.post(f"/api/clips/{clip.pk}/restore").status_code == 404, "it is not in the bin"


def test_nobody_else_takes_things_out_of_alices_bin(
    alices: Client, charlies: Client, clip: Clip
) -> None:
    alices.delete(f"/api/clips/{clip.pk}")
    assert charlies.post(f"/api/clips/{clip.pk}/restore").status_code == 404
    alices.delete(f"/api/projects/{clip.project_id}")
    assert charlies.post(f"/api/projects/{clip.project_id}/restore").status_code == 404
    assert charlies.get("/api/bin").json() == {"size": 0, "projects": [], "clips": []}


@pytest.fixture
def take(clip: Clip, model_version: ModelVersion) -> Job:
    """A take with files in the storage."""
    job = start_job(clip, model_version)
    analysis = default_storage.save(f"deliverables/{job.pk}/a.json", ContentFile(b"{}"))
    Job.objects.filter(pk=job.pk).update(status="succeeded", analysis=analysis)
    Deliverable.objects.create(
        job=job, kind="ambix_wav", label="WAV", filename="a.wav", size=4, gain_db=0,
        file=default_storage.save(f"deliverables/{job.pk}/a.wav", ContentFile(b"RIFF")),
        content_type="audio/wav",
    )  # fmt: skip
    return job


def stored_files(*ids: object) -> list[Path]:
    """What the storage holds under these rows' names."""
    media = Path(settings.MEDIA_ROOT)
    return [f for i in ids for f in media.rglob(f"*/{i}/**/*") if f.is_file()]


def test_after_thirty_days_the_bin_is_emptied_with_every_file(clip: Clip, take: Job) -> None:
    assert len(stored_files(clip.pk, take.pk)) == 5
    clip.discard()
    age(clip, KEPT_FOR - timedelta(hours=1))
    purge_bin()
    assert len(stored_files(clip.pk, take.pk)) == 5

    age(clip, KEPT_FOR + timedelta(hours=1))
    purge_bin()
    assert stored_files(clip.pk, take.pk) == []
    assert not Clip.objects.exists()
    assert not Job.objects.exists()
    assert Project.objects.get().name == "Harbour", "the project stays"


def test_a_purged_project_takes_clips_takes_and_parts_with_it(clip: Clip, take: Job) -> None:
    upload = begin_upload(clip.project, clip.project.owner.plan, "half.mp4", 5000)
    folder = DiskParts(upload).folder
    folder.mkdir(parents=True)
    clip.project.discard()
    age(clip.project, KEPT_FOR + timedelta(days=1))
    purge_bin()
    assert stored_files(clip.pk, take.pk) == []
    assert not folder.exists()
    assert not Project.objects.exists()


def test_alice_empties_the_bin_and_its_storage_is_free_at_once(
    alices: Client, alice: User, clip: Clip, take: Job
) -> None:
    kept = upload_file(clip.project, alice.plan, Path(clip.file.path))
    half = begin_upload(Project.objects.create(owner=alice, name="Pier"), alice.plan, "h.mp4", 500)
    take.note_kept(6)
    stays = sum(file.size for file in kept.kept_files())
    binned = usage_of(alice).stored - stays
    alices.delete(f"/api/clips/{clip.pk}")
    alices.delete(f"/api/projects/{half.project_id}")
    assert alices.get("/api/bin").json()["size"] == binned

    assert alices.delete("/api/bin").status_code == 204
    assert alices.get("/api/bin").json() == {"size": 0, "projects": [], "clips": []}
    assert stored_files(clip.pk, take.pk) == []
    assert stored_files(kept.pk)
    assert usage_of(alice).stored == stays
    assert alices.post(f"/api/clips/{clip.pk}/restore").status_code == 404


def test_one_thing_is_removed_from_the_bin_for_good(
    alices: Client, clip: Clip, alice: User
) -> None:
    clip_path = f"/api/bin/clips/{clip.pk}"
    project_path = f"/api/bin/projects/{clip.project_id}"
    assert alices.delete(clip_path).status_code == 404, "it does not lie in the bin"
    assert alices.delete(project_path).status_code == 404
    alices.delete(f"/api/clips/{clip.pk}")
    assert alices.delete(clip_path).status_code == 204
    assert (stored_files(clip.pk), usage_of(alice).stored) == ([], 0)
    alices.delete(f"/api/projects/{clip.project_id}")
    assert alices.delete(project_path).status_code == 204
    assert not Project.objects.exists()


@pytest.mark.parametrize("role", ["viewer", "editor"])
def test_nobody_but_the_owner_empties_a_bin(
    role: str, clip: Clip, bob: User, charlies: Client, signed_in: Callable[[User], Client]
) -> None:
    Membership.objects.create(project=clip.project, user=bob, role=role)
    bobs = signed_in(bob)
    clip.discard()
    assert bobs.delete(f"/api/bin/clips/{clip.pk}").status_code == 403
    assert charlies.delete(f"/api/bin/clips/{clip.pk}").status_code == 404
    for client in (bobs, charlies):
        assert client.get("/api/bin").json()["size"] == 0
        assert client.delete("/api/bin").status_code == 204, "their own, in which nothing lies"
        assert client.post("/projects/deleted/empty/").status_code == 302
        assert "Empty the bin" not in client.get("/projects/deleted/").text
    clip.project.discard()
    for client in (bobs, charlies):
        assert client.delete(f"/api/bin/projects/{clip.project_id}").status_code == 404
    assert stored_files(clip.pk)
    assert Clip.objects.exists()


def test_the_page_asks_before_it_empties_the_bin(alices: Client, clip: Clip) -> None:
    alices.delete(f"/api/clips/{clip.pk}")
    page = alices.get("/projects/deleted/").text
    assert "Until then it takes 49.2 kB of your storage." in page
    assert "is removed at once and for good, with all takes and exports: 49.2 kB" in page
    assert alices.get("/projects/deleted/empty/").status_code == 405
    told = alices.post("/projects/deleted/empty/", follow=True).text
    assert "The bin is empty: 49.2 kB are free again." in told
    assert "Nothing was deleted in the last 30 days." in told
    assert not Clip.objects.exists()
    assert Client().post("/projects/deleted/empty/")["Location"].startswith("/sign-in/")


def test_alice_finds_and_sorts_her_projects(alices: Client, alice: User, clip: Clip) -> None:
    Project.objects.create(owner=alice, name="airport 50%")
    Project.objects.create(owner=alice, name="Zoo")
    assert names(alices.get("/api/projects")) == ["Zoo", "airport 50%", "Harbour"]
    assert names(alices.get("/api/projects?sort=oldest")) == ["Harbour", "airport 50%", "Zoo"]
    assert names(alices.get("/api/projects?sort=name")) == ["airport 50%", "Harbour", "Zoo"]
    assert alices.get("/api/projects?sort=nonsense").status_code == 400
    assert names(alices.get("/api/projects?search=50%25")) == ["airport 50%"]
    assert names(alices.get("/api/projects?search=STEREO")) == ["Harbour"], "by its clip"
    clip.discard()
    assert names(alices.get("/api/projects?search=stereo")) == []


def test_the_list_costs_the_same_however_many_projects_there_are(
    alices: Client,
    alice: User,
    clip: Clip,
    count_queries: Callable[[str], int],
) -> None:
    few = count_queries("/api/projects")
    for number in range(5):
        Project.objects.create(owner=alice, name=str(number))
    assert count_queries("/api/projects") == few


@pytest.fixture
def count_queries(alices: Client) -> Callable[[str], int]:
    """Counts the queries of an address that Alice opens."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert alices.get(path).status_code == 200
        return len(queries)

    return count
