"""Alice trims, makes variations, a part anew, a longer take; Bob, who edits, and strangers."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from spatialgen.latent_track import read_latents
from tests.films import write_film
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Membership, Project, Role
from webapp.clips.upload import upload_file
from webapp.jobs import run as running
from webapp.jobs.estimate import FIRST_PACE, effort
from webapp.jobs.models import Deliverable, Job
from webapp.jobs.snapshots import jobs_of
from webapp.jobs.start import framing_from, start_job
from webapp.jobs.work import Status

RATE = 48_000
SignedIn = Callable[[User], Client]


@pytest.fixture
def long_clip(project: Project, tmp_path: Path) -> Clip:
    """Six seconds: three windows of the small model."""
    film = write_film(tmp_path / "long.webm", seconds=6, fps=8)
    return upload_file(project, project.owner.plan, film)


@pytest.fixture
def take(long_clip: Clip, model_version: ModelVersion) -> Job:
    """A finished take of the whole clip."""
    job = start_job(long_clip, model_version, steps=2)
    return made(job)


@pytest.fixture
def finished(long_clip: Clip, model_version: ModelVersion) -> Job:
    """A take that the database knows as finished; its files are not needed."""
    job = start_job(long_clip, model_version, steps=2)
    Job.objects.update(status=Status.SUCCEEDED, latents="deliverables/latents.safetensors")
    return Job.objects.told().get(pk=job.pk)


def made(job: Job) -> Job:
    running.run(job.pk)
    job = Job.objects.told().get(pk=job.pk)
    assert job.status == "succeeded", job.error_detail
    return job


def ask(client: Client, path: str, **body: Any) -> Any:
    return client.post(f"/api/{path}", body, "application/json")


def sound_of(job: Job) -> np.ndarray:
    file = job.deliverables.get(kind=Deliverable.Kind.AMBIX_WAV).file
    return np.asarray(soundfile.read(io.BytesIO(file.read()), dtype="float32")[0].T)


def at(seconds: float) -> int:
    return round(seconds * RATE)


# --- range and orientation ----------------------------------------------------------------------


def test_alice_makes_a_take_of_a_range_with_another_front(
    alices: Client, long_clip: Clip, model_version: ModelVersion
) -> None:
    answer = ask(alices, f"clips/{long_clip.pk}/jobs", steps=2, start=1, stop=3, yaw=90, roll=-4.5)
    told = answer.json()
    assert answer.status_code == 201, told
    assert told["range"] == {"start": 1.0, "stop": 3.0}
    assert told["orientation"] == {"yaw": 90.0, "pitch": 0.0, "roll": -4.5}
    assert told["seconds"] == 2.0
    job = made(Job.objects.get(pk=told["id"]))
    sound = sound_of(job)
    assert sound.shape[1] == at(6), "as long as the clip"
    assert np.abs(sound[:, : at(0.9)]).max() < 1e-6
    assert np.abs(sound[:, at(1.1) : at(2.9)]).max() > 1e-6
    kept = read_latents(Path(job.latents.path))
    assert kept.framing == framing_from(start=1, stop=3, yaw=90, roll=-4.5)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"start": 5.8}, "lasts 6 s"),
        ({"start": 7, "stop": 9}, "lasts 6 s"),
        ({"start": 3, "stop": 2}, "range"),
        ({"start": -1}, "range"),
        ({"yaw": 200}, "yaw"),
        ({"pitch": 91}, "pitch"),
    ],
)
def test_what_is_outside_the_clip_is_refused_in_a_sentence(
    wrong: dict[str, Any], named: str, alices: Client, long_clip: Clip, model_version: ModelVersion
) -> None:
    answer = ask(alices, f"clips/{long_clip.pk}/jobs", **wrong)
    assert answer.status_code == 422
    assert named in answer.json()["detail"]
    assert not Job.objects.exists()


# --- variations ----------------------------------------------------------------------------------


def test_variations_differ_by_their_seed(
    alices: Client, long_clip: Clip, model_version: ModelVersion
) -> None:
    answer = ask(alices, f"clips/{long_clip.pk}/variations", count=3, seed=41, steps=5)
    takes = answer.json()
    assert answer.status_code == 201
    assert [take["take"] for take in takes] == [1, 2, 3]
    assert [take["options"] for take in takes] == [
        {"steps": 5, "guidance": 4.0, "seed": seed} for seed in (41, 42, 43)
    ]
    assert [take["queue_position"] for take in takes] == [1, 2, 3]
    assert len({take["variation_group"] for take in takes} - {None}) == 1
    single = ask(alices, f"clips/{long_clip.pk}/variations").json()
    assert [take["variation_group"] for take in single] == [None]


@pytest.mark.parametrize("wrong", [{"count": 5}, {"count": 0}, {"count": 2, "steps": 0}])
def test_too_many_variations_or_wrong_ones_start_none(
    wrong: dict[str, Any], alices: Client, long_clip: Clip, model_version: ModelVersion
) -> None:
    assert ask(alices, f"clips/{long_clip.pk}/variations", **wrong).status_code == 422
    assert not Job.objects.exists()


# --- retakes and extensions ----------------------------------------------------------------------


def test_a_retake_changes_its_range_and_says_what_it_is(alices: Client, take: Job) -> None:
    told = ask(alices, f"jobs/{take.pk}/retake", start=3.2, stop=4.2, seed=9).json()
    assert (told["origin"], told["parent"]) == ("retake", {"id": str(take.pk), "take": 1})
    assert told["anew"] == {"start": 3.2, "stop": 4.2}
    assert told["seconds"] == pytest.approx(1.0)
    assert told["options"] == {"steps": 2, "guidance": 4.0, "seed": 9}
    job = made(Job.objects.get(pk=told["id"]))
    before, after = sound_of(take), sound_of(job)
    away = np.ones(before.shape[1], bool)
    away[at(2.9) : at(4.5)] = False
    np.testing.assert_array_equal(after[:, away], before[:, away])
    assert np.abs(after - before)[:, at(3.5) : at(4)].max() > 0
    labels = [
        s["label"] for s in alices.get(f"/api/clips/{take.clip_id}/manifest").json()["sources"]
    ]
    assert labels[:2] == ["Take 2 (retake of take 1, 3.2–4.2 s)", "Take 1"]


def test_a_take_of_a_range_is_extended(
    alices: Client, long_clip: Clip, model_version: ModelVersion
) -> None:
    part = made(start_job(long_clip, model_version, steps=2, framing=framing_from(start=2, stop=4)))
    told = ask(alices, f"jobs/{part.pk}/extend", start=1).json()
    assert (told["origin"], told["range"]) == ("extension", {"start": 1.0, "stop": 6.0})
    assert told["seconds"] == pytest.approx(3.0), "only what is new is generated"
    job = made(Job.objects.get(pk=told["id"]))
    before, after = sound_of(part), sound_of(job)
    middle = slice(at(2.4), at(3.6))
    np.testing.assert_array_equal(after[:, middle], before[:, middle])
    assert np.abs(after[:, at(5) :]).max() > 1e-6
    again = ask(alices, f"jobs/{job.pk}/retake", start=4.5, stop=5.5).json()
    made(Job.objects.get(pk=again["id"]))


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("retake", {"start": 5, "stop": 5.1}, "invalid_options"),
        ("retake", {"start": 5.9}, "range_outside"),
        ("extend", {"start": 0, "stop": 6}, "range_outside"),
        ("extend", {"start": 2, "stop": 4}, "range_outside"),
        ("retake", {"start": "soon"}, "invalid_options"),
    ],
)
def test_ranges_that_make_no_sense_are_refused(
    path: str, body: dict[str, Any], code: str, alices: Client, finished: Job
) -> None:
    answer = ask(alices, f"jobs/{finished.pk}/{path}", **body)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert Job.objects.count() == 1


def test_a_take_without_latents_or_without_an_end_cannot_be_gone_on_from(
    alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    job = start_job(clip, model_version)
    waiting = ask(alices, f"jobs/{job.pk}/retake", start=0, stop=1).json()
    assert (waiting["code"], "Take 1" in waiting["detail"]) == ("take_not_finished", True)
    Job.objects.update(status=Status.SUCCEEDED)
    assert alices.get(f"/api/jobs/{job.pk}").json()["can_go_on"] is False
    old = ask(alices, f"jobs/{job.pk}/extend", start=0, stop=1).json()
    assert old["code"] == "take_without_latents"


def test_a_retake_whose_take_is_gone_fails_with_a_sentence(alices: Client, finished: Job) -> None:
    told = ask(alices, f"jobs/{finished.pk}/retake", start=1, stop=2).json()
    running.run(told["id"])
    job = Job.objects.get(pk=told["id"])
    assert (job.status, job.error_code) == ("failed", "take_gone")


# --- retry ---------------------------------------------------------------------------------------


def test_what_failed_is_tried_again_with_the_same_options(
    alices: Client, long_clip: Clip, model_version: ModelVersion
) -> None:
    framing = framing_from(start=1, stop=3, yaw=30)
    job = start_job(long_clip, model_version, steps=7, guidance=2.5, seed=11, framing=framing)
    assert ask(alices, f"jobs/{job.pk}/retry").json()["code"] == "take_not_finished"
    Job.objects.update(status=Status.FAILED)
    told = ask(alices, f"jobs/{job.pk}/retry").json()
    first = alices.get(f"/api/jobs/{job.pk}").json()
    assert told["retry_of"] == {"id": str(job.pk), "take": 1}
    assert (told["take"], told["status"]) == (2, "queued")
    for name in ("options", "range", "orientation", "seconds", "origin"):
        assert told[name] == first[name]


def test_a_retake_is_tried_again_as_a_retake(alices: Client, finished: Job) -> None:
    told = ask(alices, f"jobs/{finished.pk}/retake", start=1, stop=2).json()
    ask(alices, f"jobs/{told['id']}/cancel")
    again = ask(alices, f"jobs/{told['id']}/retry").json()
    assert (again["anew"], again["parent"]) == (told["anew"], told["parent"])
    finished.delete()
    ask(alices, f"jobs/{again['id']}/cancel")
    assert ask(alices, f"jobs/{again['id']}/retry").json()["code"] == "take_gone"


# --- choosing and noting -------------------------------------------------------------------------


@pytest.fixture
def three(clip: Clip, model_version: ModelVersion) -> list[Job]:
    jobs = [start_job(clip, model_version) for _ in range(3)]
    Job.objects.exclude(pk=jobs[2].pk).update(status=Status.SUCCEEDED)
    return jobs


def change(client: Client, job: Job, **body: Any) -> Any:
    return client.patch(f"/api/jobs/{job.pk}", body, "application/json")


def test_one_take_is_the_final_one(alices: Client, three: list[Job]) -> None:
    assert change(alices, three[0], final=True).json()["final"] is True
    assert change(alices, three[1], final=True).json()["final"] is True
    now = [alices.get(f"/api/jobs/{job.pk}").json()["final"] for job in three]
    assert now == [False, True, False]
    refused = change(alices, three[2], final=True)
    assert (refused.status_code, refused.json()["code"]) == (422, "take_not_finished")
    assert Job.objects.get(is_final=True) == three[1], "the choice stands"
    assert change(alices, three[1], final=False).json()["final"] is False
    assert not Job.objects.filter(is_final=True).exists()


def test_the_database_keeps_to_one_final_take(three: list[Job]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.update(is_final=True)


def test_the_final_take_is_what_the_player_begins_with(alices: Client, three: list[Job]) -> None:
    for job in three[:2]:
        Deliverable.objects.create(
            job=job, kind="spatial_video", label="v", filename="v.webm", size=1,
            content_type="video/webm", gain_db=0,
        )  # fmt: skip
    change(alices, three[0], final=True)
    sources = alices.get(f"/api/clips/{three[0].clip_id}/manifest").json()["sources"]
    assert [source["label"] for source in sources[:2]] == ["Take 1, final", "Take 2"]


def test_notes_are_kept(alices: Client, three: list[Job]) -> None:
    before = alices.get(f"/api/jobs/{three[0].pk}").json()
    told = change(alices, three[0], notes="The gulls are good.\nThe engine is not.").json()
    assert told["notes"] == "The gulls are good.\nThe engine is not."
    assert told["version"] > before["version"]
    long = change(alices, three[0], notes="x" * 2001)
    assert (long.status_code, long.json()["code"]) == (422, "notes_too_long")


# --- who may -------------------------------------------------------------------------------------


def test_bob_who_may_look_changes_nothing_and_who_may_edit_does(
    bob: User, signed_in: SignedIn, finished: Job
) -> None:
    shared = Membership.objects.create(project=finished.clip.project, user=bob, role=Role.VIEWER)
    bobs = signed_in(bob)
    paths = [f"jobs/{finished.pk}/{verb}" for verb in ("retry", "retake", "extend", "cancel")]
    paths.append(f"clips/{finished.clip_id}/variations")
    for path in paths:
        assert ask(bobs, path, start=1, stop=2).status_code == 403, path
    assert change(bobs, finished, final=True).status_code == 403
    assert bobs.get(f"/api/clips/{finished.clip_id}/estimate").status_code == 200
    assert Job.objects.count() == 1
    shared.let(Role.EDITOR)
    assert ask(bobs, f"jobs/{finished.pk}/retake", start=1, stop=2).status_code == 201
    assert change(bobs, finished, final=True, notes="Mine").json()["notes"] == "Mine"


def test_for_charlie_there_is_nothing(charlies: Client, finished: Job) -> None:
    for verb in ("retry", "retake", "extend"):
        assert ask(charlies, f"jobs/{finished.pk}/{verb}", start=1, stop=2).status_code == 404
    assert change(charlies, finished, notes="Mine").status_code == 404
    assert ask(charlies, f"clips/{finished.clip_id}/variations").status_code == 404
    assert charlies.get(f"/api/clips/{finished.clip_id}/estimate").status_code == 404


# --- what to expect ------------------------------------------------------------------------------


def expect(client: Client, clip: Clip, **query: Any) -> Any:
    return client.get(f"/api/clips/{clip.pk}/estimate", query).json()


def ran(job: Job, seconds: float) -> None:
    """As if the job had taken so long."""
    now = timezone.now()
    Job.objects.filter(pk=job.pk).update(
        status=Status.SUCCEEDED, started_at=now - timedelta(seconds=seconds), finished_at=now
    )


def test_the_cost_is_the_minutes_of_sound(
    alices: Client, long_clip: Clip, model_version: ModelVersion
) -> None:
    assert expect(alices, long_clip)["cost_minutes"] == pytest.approx(0.1)
    ranged = expect(alices, long_clip, start=1, stop=4, count=4)
    assert (ranged["sound_seconds"], ranged["cost_minutes"]) == (12.0, 0.2)


def test_the_time_comes_from_what_was_measured_here(
    alices: Client, long_clip: Clip, model_version: ModelVersion
) -> None:
    first = expect(alices, long_clip)
    assert first["measured"] is False
    assert first["work_seconds"] == pytest.approx(FIRST_PACE * effort(6, 24))
    ran(start_job(long_clip, model_version), 50)
    now = expect(alices, long_clip)
    assert now["measured"] is True
    assert now["work_seconds"] == pytest.approx(50, abs=0.2)
    assert expect(alices, long_clip, count=3)["work_seconds"] == pytest.approx(150, abs=0.6)
    assert expect(alices, long_clip, steps=48)["work_seconds"] > 1.5 * now["work_seconds"]


def test_who_waits_in_front_is_counted(
    alices: Client, long_clip: Clip, model_version: ModelVersion
) -> None:
    ran(start_job(long_clip, model_version), 50)
    assert expect(alices, long_clip)["wait_seconds"] == 0
    start_job(long_clip, model_version)
    assert expect(alices, long_clip)["wait_seconds"] == pytest.approx(50, abs=0.2)
    running_job = start_job(long_clip, model_version)
    assert running_job.claim()
    Job.objects.filter(pk=running_job.pk).update(started_at=timezone.now() - timedelta(seconds=30))
    assert expect(alices, long_clip)["wait_seconds"] == pytest.approx(60, abs=11)


# --- what was generated, to look at --------------------------------------------------------------


def test_a_take_comes_with_a_picture_of_its_sound(
    alices: Client, charlies: Client, take: Job, content: Callable[[Any], bytes]
) -> None:
    told = alices.get(f"/api/jobs/{take.pk}").json()
    answer = alices.get(told["picture_url"])
    assert charlies.get(told["picture_url"]).status_code == 404
    assert answer["Content-Type"] == "image/png"
    picture = Image.open(io.BytesIO(content(answer)))
    assert picture.size == (960, 296)
    assert len(picture.getcolors(1 << 20) or []) > 30, "something is drawn"


# --- lists ---------------------------------------------------------------------------------------


def test_a_clip_with_many_takes_costs_as_many_queries_as_one_with_few(
    clip: Clip, model_version: ModelVersion
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            jobs_of([clip])
        return len(asked)

    first = start_job(clip, model_version)
    few = queries()
    for _ in range(6):
        start_job(clip, model_version)
    Job.objects.exclude(pk=first.pk).update(parent=first, retry_of=first)
    assert queries() == few
