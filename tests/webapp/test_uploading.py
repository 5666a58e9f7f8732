"""Uploading a clip: in parts, interrupted, refused, completed twice."""

from __future__ import annotations

import base64
import errno
import hashlib
import os
import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from webapp.accounts.limits import Limits
from webapp.accounts.models import Plan, User
from webapp.clips import arrivals, disk
from webapp.clips import upload as uploading
from webapp.clips.models import Clip, Membership, Project, Upload
from webapp.clips.part_stores import received_parts
from webapp.clips.probe import probe_upload
from webapp.errors import Refusal
from webapp.operations.throttle import Throttle


@pytest.fixture(autouse=True)
def small_parts(settings: Settings) -> None:
    settings.UPLOAD_PART_SIZE = 4096


def announce(client: Client, project: Project, name: str, size: int, **more: str) -> Any:
    path = f"/api/projects/{project.pk}/uploads"
    return client.post(path, {"name": name, "size": size, **more}, "application/json")


def sum_of(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def send(client: Client, upload: Any, number: int, data: bytes, claimed: bytes = b"") -> Any:
    """Asks where the part goes and sends it there; ``claimed`` is what it is said to be."""
    wanted = {"parts": [{"number": number, "sha256": sum_of(claimed or data)}]}
    offers = client.post(f"/api/uploads/{upload['id']}/parts", wanted, "application/json")
    if offers.status_code != 200:
        return offers
    offer = offers.json()[0]
    return client.put(offer["url"], data, "application/octet-stream", headers=offer["headers"])


def part(data: bytes, number: int) -> bytes:
    return data[(number - 1) * 4096 : number * 4096]


def send_all(client: Client, project: Project, path: Path) -> Any:
    data = path.read_bytes()
    upload = announce(client, project, path.name, len(data)).json()
    for number in range(1, upload["parts"] + 1):
        assert send(client, upload, number, part(data, number)).status_code == 200
    return upload


def complete(client: Client, upload: Any) -> Any:
    """Completes, does what the thread behind the site does, and asks what came of it."""
    path = f"/api/uploads/{upload['id']}"
    answer = client.post(f"{path}/complete")
    if answer.status_code != 202:
        return answer
    arrivals.arrive(upload["id"])
    return client.get(path)


def clip_of(answer: Any) -> Any:
    assert answer.json()["state"] == "ready", answer.json()
    return answer.json()["clip"]


def refusal_of(answer: Any) -> tuple[str, str]:
    assert answer.json()["state"] == "refused", answer.json()
    error = answer.json()["error"]
    return error["code"], error["detail"]


def folder(upload: Any) -> Path:
    return Path(settings.UPLOADS, str(upload["id"]))


def test_alice_uploads_a_clip(alices: Client, project: Project, films: Path) -> None:
    clip = clip_of(complete(alices, send_all(alices, project, films / "stereo.webm")))

    assert (clip["width"], clip["height"], clip["video_codec"]) == (256, 128, "vp8")
    assert clip["duration"] == pytest.approx(2, abs=0.05)
    assert [track["channels"] for track in clip["audio_tracks"]] == [2]
    assert clip["has_sound_field"] is False
    stored = Clip.objects.get(pk=clip["id"])
    assert stored.file.read() == (films / "stereo.webm").read_bytes()
    assert stored.poster.read(3) == b"\xff\xd8\xff"
    assert [c["id"] for c in alices.get(f"/api/projects/{project.pk}").json()["clips"]] == [
        clip["id"]
    ]


def test_four_channels_are_a_sound_field(alices: Client, project: Project, films: Path) -> None:
    clip = clip_of(complete(alices, send_all(alices, project, films / "four.webm")))
    assert clip["has_sound_field"] is True


def test_parts_may_come_in_any_order_and_again_after_an_interruption(
    alices: Client, project: Project, films: Path
) -> None:
    data = (films / "stereo.webm").read_bytes()
    upload = announce(alices, project, "stereo.webm", len(data)).json()
    assert upload["received"] == []
    last = upload["parts"]
    assert last > 2
    send(alices, upload, last, part(data, last))
    send(alices, upload, 1, part(data, 1))
    again = alices.get(f"/api/uploads/{upload['id']}").json()
    assert again["received"] == [1, last]

    early = complete(alices, upload)
    assert (early.status_code, early.json()["code"]) == (422, "parts_missing")

    for number in set(range(1, last + 1)) - set(again["received"]):
        send(alices, upload, number, part(data, number))
    assert clip_of(complete(alices, upload))["name"] == "stereo.webm"


def test_a_part_of_the_wrong_size_is_refused_and_leaves_nothing(
    alices: Client, project: Project
) -> None:
    upload = announce(alices, project, "film.mp4", 10_000).json()
    for data in (b"x" * 4095, b"x" * 4097):
        answer = send(alices, upload, 1, data)
        assert (answer.status_code, answer.json()["code"]) == (422, "part_size")
    damaged = send(alices, upload, 1, b"x" * 4096, claimed=b"y" * 4096)
    assert (damaged.status_code, damaged.json()["code"]) == (422, "checksum")
    assert send(alices, upload, 4, b"x").json()["code"] == "no_such_part"
    assert list(folder(upload).iterdir()) == []


def test_completed_twice_it_is_one_clip(alices: Client, project: Project, films: Path) -> None:
    upload = send_all(alices, project, films / "silent.webm")
    first, second = complete(alices, upload).json(), complete(alices, upload).json()
    assert first == second
    assert first["state"] == "ready"
    assert Clip.objects.count() == 1
    assert not folder(upload).exists()


def whole_upload(project: Project, path: Path, name: str = "") -> Upload:
    """An upload whose parts have all arrived."""
    data = path.read_bytes()
    upload = uploading.begin_upload(project, project.owner.plan, name or path.name, len(data))
    with path.open("rb") as file:
        for number in range(1, upload.parts + 1):
            stream = uploading.PartOf(file, upload.bytes_of_part(number))
            uploading.receive_part(upload, number, stream)
    return upload


def test_a_process_that_was_killed_is_taken_over_and_changes_nothing_more(
    project: Project, films: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one process probes, its lease runs out and another one finishes the same upload."""
    upload = whole_upload(project, films / "silent.webm")
    upload.hand_over()
    clips = Path(settings.MEDIA_ROOT, "clips")
    before = set(clips.iterdir()) if clips.exists() else set()
    probe = probe_upload

    def probe_while_another_finishes(path: Path, plan: Limits) -> Any:
        monkeypatch.setattr(arrivals, "probe_upload", probe)
        arrivals.arrive(upload.pk)  # still leased: nobody else may
        assert Upload.objects.get().state == "probing"
        Upload.objects.update(lease_until=timezone.now())
        assert list(Upload.objects.forsaken()) == [upload]
        arrivals.arrive(upload.pk)
        return probe(path, plan)

    monkeypatch.setattr(arrivals, "probe_upload", probe_while_another_finishes)
    arrivals.arrive(upload.pk)

    clip = Clip.objects.get()
    upload.refresh_from_db()
    assert (upload.state, upload.clip, upload.attempt) == ("ready", clip, 2)
    after = set(clips.iterdir()) - before
    assert [sorted(f.name for f in folder.iterdir()) for folder in after] == [
        ["poster.jpg", "silent.webm", "thumbnails.jpg"]
    ], "the files of the slower one are gone"
    assert Path(clip.file.path).read_bytes() == (films / "silent.webm").read_bytes()


def test_the_sweep_takes_up_what_nobody_works_on(
    transactional_db: None, project: Project, films: Path
) -> None:
    upload = whole_upload(project, films / "silent.webm")
    upload.hand_over()
    arrivals.take_up_arrivals()
    arrivals.take_up_arrivals()
    deadline = time.monotonic() + 60
    while Upload.objects.get().state != "ready":
        assert time.monotonic() < deadline, Upload.objects.get().state
        time.sleep(0.05)
    assert Upload.objects.get().attempt == 1, "one thread, however often it is swept"


def test_the_same_file_goes_on_where_it_stopped(
    alices: Client, project: Project, signed_in: Callable[[User], Client], bob: User
) -> None:
    known = {"fingerprint": "film.mp4 5000 1700000000000 abc"}
    first = announce(alices, project, "film.mp4", 5000, **known)
    assert first.status_code == 201
    send(alices, first.json(), 1, b"x" * 4096)

    again = announce(alices, project, "film.mp4", 5000, **known)
    assert (again.status_code, again.json()["id"]) == (200, first.json()["id"])
    assert again.json()["received"] == [1]
    assert announce(alices, project, "film.mp4", 5001, **known).status_code == 201
    assert announce(alices, project, "film.mp4", 5000, fingerprint="x").status_code == 201
    assert announce(alices, project, "film.mp4", 5000).status_code == 201

    Membership.objects.create(project=project, user=bob, role="editor")
    bobs = signed_in(bob)
    path = f"/api/projects/{project.pk}/uploads"
    assert announce(bobs, project, "film.mp4", 5000, **known).status_code == 201, "not Alice's"
    assert len(bobs.get(path).json()["results"]) == 1
    assert len(alices.get(path).json()["results"]) == 4


def test_what_is_a_clip_already_is_uploaded_anew(
    alices: Client, project: Project, films: Path
) -> None:
    data = (films / "silent.webm").read_bytes()
    known = {"fingerprint": "silent"}
    upload = announce(alices, project, "silent.webm", len(data), **known).json()
    for number in range(1, upload["parts"] + 1):
        send(alices, upload, number, part(data, number))
    clip_of(complete(alices, upload))
    assert alices.get(f"/api/projects/{project.pk}/uploads").json()["results"] == []
    assert announce(alices, project, "silent.webm", len(data), **known).status_code == 201


def test_the_way_to_a_clip_is_told_step_by_step(
    project: Project, films: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Throttle, "is_due", lambda *_, **__: True)
    seen: list[tuple[str, float]] = []
    advance = Upload.advance

    def note(upload: Upload, state: Any, fraction: float) -> bool:
        seen.append((str(state), fraction))
        return advance(upload, state, fraction)

    monkeypatch.setattr(Upload, "advance", note)
    upload = whole_upload(project, films / "silent.webm")
    upload.hand_over()
    arrivals.arrive(upload.pk)
    joining = [fraction for state, fraction in seen if state == "joining"]
    assert joining == sorted(joining)
    assert joining[-1] == 1
    assert seen[-1] == ("probing", 0)


def test_what_nobody_goes_on_with_is_swept(alices: Client, project: Project, films: Path) -> None:
    upload = announce(alices, project, "film.mp4", 5000).json()
    send(alices, upload, 1, b"x" * 4096)
    at_work = whole_upload(project, films / "silent.webm")
    at_work.hand_over()
    orphan = Path(settings.UPLOADS, str(uuid.uuid4()))
    orphan.mkdir()
    uploading.forget_stale_uploads()
    assert folder(upload).exists()

    old = timezone.now() - uploading.STALE_AFTER - timedelta(hours=1)
    Upload.objects.update(touched_at=old)
    os.utime(orphan, (old.timestamp(), old.timestamp()))
    uploading.forget_stale_uploads()
    assert not folder(upload).exists()
    assert not orphan.exists(), "a folder whose upload is gone"
    assert list(Upload.objects.all()) == [at_work], "what the studio works on is not forgotten"


def test_a_text_file_named_mp4_is_refused_with_a_sentence(
    alices: Client, project: Project, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.mp4"
    letter.write_text("Dear Bob, this is not a film. " * 100)
    upload = send_all(alices, project, letter)

    _code, sentence = refusal_of(complete(alices, upload))

    assert sentence.endswith(".")
    assert " " in sentence
    assert not Clip.objects.exists()
    assert sorted(p.suffix for p in folder(upload).iterdir()) == [".part"], "nothing half-made"


def test_the_plan_limits_size_before_a_byte_flows(
    alice: User, alices: Client, project: Project
) -> None:
    alice.own_plan = Plan.objects.create(name="Tiny", max_clip_seconds=60, max_clip_bytes=1_000_000)
    alice.save()
    answer = announce(alices, project, "film.mp4", 1_000_001)
    assert (answer.status_code, answer.json()["code"]) == (422, "too_large")
    assert "1 MB" in answer.json()["detail"]
    assert announce(alices, project, "film.mp4", 1_000_000).status_code == 201
    assert announce(alices, project, "film.mp4", 0).json()["code"] == "empty"


def test_the_plan_limits_length(alice: User, alices: Client, project: Project, films: Path) -> None:
    alice.own_plan = Plan.objects.create(name="Brief", max_clip_seconds=1, max_clip_bytes=1_000_000)
    alice.save()
    upload = send_all(alices, project, films / "silent.webm")
    code, sentence = refusal_of(complete(alices, upload))
    assert code == "too_long"
    assert "2 s" in sentence
    Plan.objects.update(max_clip_seconds=60)
    assert clip_of(complete(alices, upload)), "completed again after the plan has grown"


def test_a_full_disk_is_said_and_what_arrived_is_kept(
    alices: Client, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = announce(alices, project, "film.mp4", 5000).json()
    send(alices, upload, 1, b"x" * 4096)

    def full(*args: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "copy_at_most", full)
    answer = send(alices, upload, 2, b"x" * 904)
    assert (answer.status_code, answer.json()["code"]) == (507, "disk_full")
    assert alices.get(f"/api/uploads/{upload['id']}").json()["received"] == [1]


def test_an_upload_is_given_up(alices: Client, project: Project) -> None:
    upload = announce(alices, project, "film.mp4", 5000).json()
    send(alices, upload, 1, b"x" * 4096)
    assert alices.delete(f"/api/uploads/{upload['id']}").status_code == 204
    assert not folder(upload).exists()
    assert alices.get(f"/api/uploads/{upload['id']}").status_code == 404


def test_a_store_that_fails_half_way_keeps_nothing(
    project: Project, films: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_at_the_film(path: Path, key: str) -> str:
        raise OSError("the store is gone")

    monkeypatch.setattr(disk, "store_file", fail_at_the_film)
    before = {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}
    with pytest.raises(Refusal, match="fault of the studio"):
        uploading.upload_file(project, project.owner.plan, films / "silent.webm")
    assert {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()} == before


def test_an_error_loses_nothing(
    project: Project, films: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database goes away at the worst moment; completed again, it is a clip."""
    create = Clip.objects.create

    def fail(**fields: Any) -> Clip:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(Clip.objects, "create", fail)
    with pytest.raises(Refusal, match="disk is full"):
        uploading.upload_file(project, project.owner.plan, films / "silent.webm")
    upload = Upload.objects.get()
    assert received_parts(upload) == list(range(1, upload.parts + 1))

    monkeypatch.setattr(Clip.objects, "create", create)
    uploading.complete_upload(upload)
    arrivals.arrive(upload.pk)
    assert Clip.objects.get().file.read() == (films / "silent.webm").read_bytes()


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..", "a/b\\c.mp4", "ünï 360°.mp4", "港" * 200 + ".mp4", "a\nb.mp4"],
)
def test_names_stay_inside_the_storage(
    name: str, project: Project, films: Path, tmp_path: Path
) -> None:
    upload = whole_upload(project, films / "silent.webm", name)
    upload.hand_over()
    arrivals.arrive(upload.pk)
    clip = Clip.objects.get()
    assert clip.name == name
    media = Path(settings.MEDIA_ROOT).resolve()
    assert Path(clip.file.path).resolve().parent == media / "clips" / str(clip.pk)
