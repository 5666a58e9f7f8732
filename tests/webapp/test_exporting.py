"""Exports of takes: asked for, made by their own worker, watched, cancelled, fetched, removed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import av
import dramatiq
import numpy as np
import pytest
import soundfile
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from spatialgen.export import Format, Mix, Placement
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Membership, Project
from webapp.clips.storage import store_file
from webapp.clips.upload import upload_file
from webapp.exports import recover
from webapp.exports import run as running
from webapp.exports.ask import ask_for_export
from webapp.exports.models import Export
from webapp.exports.tasks import QUEUE, make_export
from webapp.jobs.leases import put_back_held_jobs
from webapp.jobs.models import Deliverable, Job
from webapp.jobs.presence import WorkerPresence
from webapp.jobs.tasks import QUEUE as GENERATIONS
from webapp.jobs.work import Status

TONES = (300, 700, 1100, 1900)
Content = Callable[[Any], bytes]


def finished_take(clip: Clip, version: ModelVersion, folder: Path) -> Job:
    """A take with its sound field, as a worker leaves it."""
    number = Job.objects.filter(clip=clip).count() + 1
    job = Job.objects.create(
        clip=clip, take=number, model_version=version, steps=24, guidance=4.0, seed=7,
        status=Status.SUCCEEDED, finished_at=timezone.now(),
    )  # fmt: skip
    times = np.arange(2 * 48_000) / 48_000
    tones = np.stack([0.2 * np.sin(2 * np.pi * tone * times) for tone in TONES], axis=1)
    path = folder / f"take-{number}.wav"
    soundfile.write(path, tones, 48_000, subtype="PCM_24")
    size, key = path.stat().st_size, f"deliverables/{job.pk}/a.wav"
    Deliverable.objects.create(
        job=job, kind="ambix_wav", label="WAV", filename="a.wav", size=size,
        content_type="audio/wav", gain_db=0.0, file=store_file(path, key).key,
    )  # fmt: skip
    return job


@pytest.fixture
def take(clip: Clip, model_version: ModelVersion, tmp_path: Path) -> Job:
    """Alice's finished take of a clip with a stereo soundtrack."""
    return finished_take(clip, model_version, tmp_path)


def ask(client: Client, take: Job, format: str = "binaural_wav", **mix: Any) -> Any:
    return client.post(
        f"/api/jobs/{take.pk}/exports", {"format": format, **mix}, "application/json"
    )


def made(answer: Any) -> Any:
    """The export of an answer, once a worker has run."""
    running.run(answer.json()["id"])
    return Export.objects.get(pk=answer.json()["id"])


def test_alice_publishes_a_take_on_youtube(
    alices: Client, take: Job, content: Content, tmp_path: Path
) -> None:
    """Asked for, made, verified, told with its checksum, and fetched in ranges."""
    answer = ask(alices, take, "youtube_mp4", soundtrack="head_locked", loudness=-16)
    assert answer.status_code == 201
    assert answer.json()["status"] == "queued"
    export = made(answer)
    told = alices.get(f"/api/exports/{export.pk}").json()
    assert (told["status"], told["fraction"], told["error"]) == ("succeeded", 1.0, None)
    assert told["filename"] == "stereo-take-1-youtube.mp4"
    assert told["sound"]["layout"] == "field_locked"
    assert told["sound"]["loudness"] == pytest.approx(-16, abs=0.1)
    assert told["remarks"] == [
        "This container cannot hold the clip's picture as it is, so it was encoded as H.264."
    ]
    response = alices.get(told["download_url"])
    data = content(response)
    assert response["Content-Type"] == "video/mp4"
    assert "attachment" in response["Content-Disposition"]
    assert (len(data), hashlib.sha256(data).hexdigest()) == (told["size"], told["sha256"])
    part = alices.get(told["download_url"], headers={"Range": "bytes=10-19"})
    assert (part.status_code, content(part)) == (206, data[10:20])
    (tmp_path / "a.mp4").write_bytes(data)
    with av.open(tmp_path / "a.mp4") as container:
        assert container.streams.audio[0].codec_context.channels == 6
        origin = json.loads(container.metadata["comment"])
    assert (origin["seed"], origin["model"]["slug"]) == (7, "small")
    assert len(origin["model"]["sha256"]) == 64
    assert origin["versions"]["av"] == av.__version__


def test_every_format_can_be_asked_for_and_made(alices: Client, take: Job) -> None:
    for format in Format:
        export = made(ask(alices, take, str(format)))
        assert export.status == Status.SUCCEEDED, export.error_detail
        assert default_storage.size(str(export.file)) == export.size


def test_a_take_of_a_range_is_exported_as_that_range(alices: Client, take: Job) -> None:
    """Its file is as long as the clip and silent outside; what is taken away is the range."""
    Job.objects.update(range_start=0.5, range_stop=1.5)
    export = made(ask(alices, take, "ambix_wav"))
    assert soundfile.info(export.file.path).duration == pytest.approx(1.0)
    video = made(ask(alices, take, "spatial_webm"))
    assert video.sound["seconds"] == pytest.approx(1.0)
    (remark,) = alices.get(f"/api/exports/{video.pk}").json()["remarks"]
    assert "0.5 seconds before the range" in remark, "its only key frame is the first picture"


def test_the_same_request_gives_the_same_export(alices: Client, take: Job) -> None:
    first = ask(alices, take, loudness=-14)
    again = ask(alices, take, loudness=-14.0, soundtrack="off")
    other = ask(alices, take, loudness=-16)
    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 201)
    assert first.json()["id"] == again.json()["id"] != other.json()["id"]
    export = made(first)
    assert ask(alices, take, loudness=-14).json()["status"] == "succeeded"
    export.put_back(lost=False)
    Export.objects.filter(pk=export.pk).update(status=Status.FAILED)
    assert ask(alices, take, loudness=-14).status_code == 201, "what failed is tried anew"


@pytest.mark.parametrize(
    ("wanted", "named"),
    [
        ({"format": "mp3"}, "mp3"),
        ({"loudness": 3}, "LUFS"),
        ({"soundtrack": "ambience", "soundtrack_db": 99}, "soundtrack"),
        ({"field_muted": True}, "muted"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(
    wanted: dict[str, Any], named: str, alices: Client, take: Job
) -> None:
    answer = ask(alices, take, **wanted)
    assert answer.status_code in (400, 422)
    assert named in answer.json()["detail"]
    assert not Export.objects.exists()


@pytest.fixture
def silent_take(project: Project, films: Path, model_version: ModelVersion, tmp_path: Path) -> Job:
    """A finished take of another clip, which has no sound of its own."""
    silent = upload_file(project, project.owner.plan, films / "silent.webm")
    return finished_take(silent, model_version, tmp_path)


def test_a_take_that_is_not_finished_is_refused(alices: Client, take: Job) -> None:
    Job.objects.update(status=Status.RUNNING)
    assert ask(alices, take).json()["code"] == "take_not_finished"


def test_a_soundtrack_that_is_not_there_is_refused(alices: Client, silent_take: Job) -> None:
    assert ask(alices, silent_take, soundtrack="ambience").json()["code"] == "no_soundtrack"


def test_exports_have_a_queue_of_their_own(
    alices: Client, take: Job, monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    monkeypatch.setattr(WorkerPresence, "here", True)
    with django_capture_on_commit_callbacks(execute=True):
        export = ask(alices, take).json()
    broker = dramatiq.get_broker()
    assert QUEUE != GENERATIONS
    (message,) = list(broker.queues[QUEUE].queue)
    assert export["id"].encode() in message
    assert Export.objects.get().sent_at is not None
    broker.flush_all()


def test_a_message_too_many_does_nothing(alices: Client, take: Job) -> None:
    export = made(ask(alices, take))
    make_export(str(export.pk))
    assert Export.objects.get().attempt == 1


def test_cancelling_stops_the_work_and_leaves_nothing(
    alices: Client, take: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Alice cancels when a tenth is done; the worker finds out at its next step."""
    answer = ask(alices, take)
    whole = Export.advance

    def cancelled_meanwhile(self: Export, fraction: float) -> bool:
        told = alices.post(f"/api/exports/{self.pk}/cancel").json()
        assert told["status"] == "cancelled"
        return whole(self, fraction)

    monkeypatch.setattr(Export, "advance", cancelled_meanwhile)
    export = made(answer)
    assert (export.status, export.file.name, export.error_code) == ("cancelled", "", "")
    assert not list(Path(settings.WORK).glob("export-*"))
    assert not (Path(settings.MEDIA_ROOT) / f"exports/{export.pk}").exists()


def test_a_take_whose_field_is_gone_fails_in_words(alices: Client, take: Job) -> None:
    Deliverable.objects.all().delete()
    export = made(ask(alices, take))
    assert (export.status, export.error_code) == ("failed", "export_failed")
    assert "Make the take again" in export.error_detail


def test_a_damaged_clip_fails_in_words(alices: Client, take: Job) -> None:
    path = Path(take.clip.file.path)
    path.write_bytes(path.read_bytes()[:2000])
    export = made(ask(alices, take, "youtube_mp4"))
    assert export.status == Status.FAILED
    assert export.error_detail.endswith(".")
    assert alices.get(f"/api/exports/{export.pk}").json()["download_url"] is None


def test_what_a_lost_worker_left_is_taken_up_three_times(alices: Client, take: Job) -> None:
    export = Export.objects.get(pk=ask(alices, take).json()["id"])
    for losses in (1, 2, 3):
        assert export.claim()
        Export.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        recover.sweep()
        export.refresh_from_db()
        assert export.losses == min(losses, 2)
    assert (export.status, export.error_code) == ("failed", "worker_lost")
    assert not export.succeed(), "the attempt that was given up changes nothing more"


def test_a_restart_takes_up_what_ran(alices: Client, take: Job) -> None:
    export = Export.objects.get(pk=ask(alices, take).json()["id"])
    assert export.claim()
    recover.take_up_after_restart()
    export.refresh_from_db()
    assert (export.status, export.losses, export.sent_at) == ("queued", 1, None)


def test_a_worker_that_stops_puts_its_export_back(
    alices: Client, take: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = ask(alices, take)
    whole = Export.advance

    def stopping(self: Export, fraction: float) -> bool:
        put_back_held_jobs()
        return whole(self, fraction)

    monkeypatch.setattr(Export, "advance", stopping)
    export = made(answer)
    assert (export.status, export.losses) == ("queued", 0)


def test_removing_takes_the_file_along(alices: Client, take: Job) -> None:
    export = made(ask(alices, take))
    path = Path(export.file.path)
    assert path.exists()
    assert alices.delete(f"/api/exports/{export.pk}").status_code == 204
    assert not path.exists()
    assert alices.get(f"/api/exports/{export.pk}").status_code == 404


def test_strangers_find_nothing_and_viewers_may_only_fetch(
    alices: Client, charlies: Client, take: Job, bob: User,
    signed_in: Callable[[User], Client],
) -> None:  # fmt: skip
    export = made(ask(alices, take))
    addresses = [f"/api/exports/{export.pk}", f"/media/exports/{export.pk}"]
    for address in [*addresses, f"/api/clips/{take.clip_id}/exports"]:
        assert charlies.get(address).status_code == 404
    assert charlies.post(f"/api/exports/{export.pk}/cancel").status_code == 404
    assert charlies.delete(addresses[0]).status_code == 404
    assert ask(charlies, take).status_code == 404
    Membership.objects.create(project=take.clip.project, user=bob, role="viewer")
    bobs = signed_in(bob)
    assert [bobs.get(address).status_code for address in addresses] == [200, 200]
    assert ask(bobs, take, "fuma_wav").status_code == 403
    assert bobs.delete(addresses[0]).status_code == 403
    assert Client().get(addresses[1]).status_code == 404


def test_an_unfinished_export_has_no_file_to_fetch(alices: Client, take: Job) -> None:
    export = ask(alices, take).json()
    assert export["download_url"] is None
    assert alices.get(f"/media/exports/{export['id']}").status_code == 404


@pytest.mark.parametrize("address", ["/api/clips/{}/exports", "/clips/{}/"])
def test_more_exports_cost_no_more_queries(address: str, alices: Client, take: Job) -> None:
    counts = []
    for formats in (["fuma_wav"], ["ambix_wav", "ambix_flac", "binaural_wav"]):
        for format in formats:
            ask(alices, take, format)
        with CaptureQueriesContext(connection) as queries:
            assert alices.get(address.format(take.clip_id)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_list_can_be_asked_for_one_take(
    alices: Client, take: Job, model_version: ModelVersion, tmp_path: Path
) -> None:
    second = finished_take(take.clip, model_version, tmp_path)
    for job in (take, second):
        ask(alices, job)
    listed = alices.get(f"/api/clips/{take.clip_id}/exports").json()
    assert [export["take"] for export in listed["results"]] == [2, 1]
    only = alices.get(f"/api/clips/{take.clip_id}/exports?job={take.pk}").json()
    assert [export["take"] for export in only["results"]] == [1]


def test_the_clips_page_offers_every_format_with_what_it_is_for(alices: Client, take: Job) -> None:
    page = alices.get(f"/clips/{take.clip_id}/").content.decode()
    for format in Format:
        assert f'value="{format}"' in page
    assert "to upload to YouTube" in page


def test_ada_cancels_and_removes_in_the_administration(
    ada: User, alices: Client, take: Job, signed_in: Callable[[User], Client]
) -> None:
    export = made(ask(alices, take))
    waiting = ask(alices, take, "fuma_wav").json()["id"]
    adas = signed_in(ada)
    page = adas.get("/admin/exports/export/").content.decode()
    assert "delete_selected" not in page
    assert adas.get(f"/admin/exports/export/{export.pk}/change/").status_code == 200
    chosen = {"_selected_action": [waiting]}
    adas.post("/admin/exports/export/", {"action": "cancel", **chosen})
    assert Export.objects.get(pk=waiting).status == "cancelled"
    path = Path(export.file.path)
    adas.post("/admin/exports/export/", {"action": "remove", "_selected_action": [str(export.pk)]})
    assert not path.exists()


def test_a_take_goes_with_its_exports(take: Job) -> None:
    ask_for_export(take, Format.FUMA_WAV, Mix(Placement.AMBIENCE, soundtrack_db=-12))
    take.delete()
    assert not Export.objects.exists()
