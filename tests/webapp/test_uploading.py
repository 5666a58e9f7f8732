"""Uploading a clip: in parts, interrupted, refused, completed twice."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import Settings

from webapp.accounts.limits import Limits
from webapp.accounts.models import Plan, User
from webapp.clips import upload as uploading
from webapp.clips.models import Clip, Project, Upload
from webapp.clips.probe import probe_upload
from webapp.clips.storage import store_file


@pytest.fixture(autouse=True)
def small_parts(settings: Settings) -> None:
    settings.UPLOAD_PART_SIZE = 4096


def announce(client: Client, project: Project, name: str, size: int) -> Any:
    path = f"/api/projects/{project.pk}/uploads"
    return client.post(path, {"name": name, "size": size}, "application/json")


def send(client: Client, upload: Any, number: int, data: bytes) -> Any:
    path = f"/api/uploads/{upload['id']}/parts/{number}"
    return client.put(path, data, "application/octet-stream")


def part(data: bytes, number: int) -> bytes:
    return data[(number - 1) * 4096 : number * 4096]


def send_all(client: Client, project: Project, path: Path) -> Any:
    data = path.read_bytes()
    upload = announce(client, project, path.name, len(data)).json()
    for number in range(1, upload["parts"] + 1):
        assert send(client, upload, number, part(data, number)).status_code == 200
    return upload


def complete(client: Client, upload: Any) -> Any:
    return client.post(f"/api/uploads/{upload['id']}/complete")


def folder(upload: Any) -> Path:
    return Path(settings.UPLOADS, str(upload["id"]))


def test_alice_uploads_a_clip(alices: Client, project: Project, films: Path) -> None:
    answer = complete(alices, send_all(alices, project, films / "stereo.webm"))

    assert answer.status_code == 201
    clip = answer.json()
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
    clip = complete(alices, send_all(alices, project, films / "four.webm")).json()
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
    assert complete(alices, upload).status_code == 201


def test_a_part_of_the_wrong_size_is_refused_and_leaves_nothing(
    alices: Client, project: Project
) -> None:
    upload = announce(alices, project, "film.mp4", 10_000).json()
    for data in (b"x" * 4095, b"x" * 4097):
        answer = send(alices, upload, 1, data)
        assert (answer.status_code, answer.json()["code"]) == (422, "part_size")
    assert send(alices, upload, 4, b"x").json()["code"] == "no_such_part"
    assert list(folder(upload).iterdir()) == []


def test_completed_twice_it_is_one_clip(alices: Client, project: Project, films: Path) -> None:
    upload = send_all(alices, project, films / "silent.webm")
    first, second = complete(alices, upload).json(), complete(alices, upload).json()
    assert first == second
    assert Clip.objects.count() == 1
    assert not folder(upload).exists()


def test_two_completions_at_once_make_one_clip(
    project: Project, films: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one request probes, another one finishes the same upload."""
    plan = project.owner.plan
    data = (films / "silent.webm").read_bytes()
    upload = uploading.begin_upload(project, plan, "silent.webm", len(data))
    with (films / "silent.webm").open("rb") as file:
        for number in range(1, upload.parts + 1):
            stream = uploading.PartOf(file, upload.bytes_of_part(number))
            uploading.receive_part(upload, number, stream)
    other = Upload.objects.get(pk=upload.pk)
    clips = Path(settings.MEDIA_ROOT, "clips")
    before = set(clips.iterdir()) if clips.exists() else set()
    probe = probe_upload

    def probe_while_the_other_finishes(path: Path, plan: Limits) -> Any:
        monkeypatch.setattr(uploading, "probe_upload", probe)
        uploading.complete_upload(other, plan)
        return probe(path, plan)

    monkeypatch.setattr(uploading, "probe_upload", probe_while_the_other_finishes)
    clip = uploading.complete_upload(upload, plan)

    assert Clip.objects.get() == clip
    after = set(clips.iterdir())
    assert {folder for folder in after - before if list(folder.iterdir())} == {
        Path(clip.file.path).parent
    }, "the file of the slower one is gone"
    assert Path(clip.file.path).read_bytes() == data


def test_a_text_file_named_mp4_is_refused_with_a_sentence(
    alices: Client, project: Project, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.mp4"
    letter.write_text("Dear Bob, this is not a film. " * 100)
    upload = send_all(alices, project, letter)

    answer = complete(alices, upload)

    assert answer.status_code == 422
    assert answer.json()["detail"].endswith(".")
    assert " " in answer.json()["detail"]
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
    answer = complete(alices, send_all(alices, project, films / "silent.webm"))
    assert (answer.status_code, answer.json()["code"]) == (422, "too_long")
    assert "2 s" in answer.json()["detail"]


def test_a_full_disk_is_said_and_what_arrived_is_kept(
    alices: Client, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = announce(alices, project, "film.mp4", 5000).json()
    send(alices, upload, 1, b"x" * 4096)

    def full(*args: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(uploading, "copy_at_most", full)
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
    def fail_at_the_poster(path: Path, key: str) -> str:
        if key.endswith("poster.jpg"):
            raise OSError("the store is gone")
        return store_file(path, key)

    monkeypatch.setattr(uploading, "store_file", fail_at_the_poster)
    before = set(Path(settings.MEDIA_ROOT).rglob("*.webm"))
    with pytest.raises(OSError, match="the store is gone"):
        uploading.upload_file(project, project.owner.plan, films / "silent.webm")
    assert set(Path(settings.MEDIA_ROOT).rglob("*.webm")) == before


def test_an_error_loses_nothing(
    project: Project, films: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database goes away at the worst moment; asked again, the upload completes."""
    plan = project.owner.plan
    create = Clip.objects.create

    def fail(**fields: Any) -> Clip:
        raise OSError("no space")

    monkeypatch.setattr(Clip.objects, "create", fail)
    with pytest.raises(OSError, match="no space"):
        uploading.upload_file(project, plan, films / "silent.webm")
    upload = Upload.objects.get()
    assert uploading.received_parts(upload) == list(range(1, upload.parts + 1))

    monkeypatch.setattr(Clip.objects, "create", create)
    assert (
        uploading.complete_upload(upload, plan).file.read() == (films / "silent.webm").read_bytes()
    )


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..", "a/b\\c.mp4", "ünï 360°.mp4", "港" * 200 + ".mp4", "a\nb.mp4"],
)
def test_names_stay_inside_the_storage(
    name: str, project: Project, films: Path, tmp_path: Path
) -> None:
    plan = project.owner.plan
    data = (films / "silent.webm").read_bytes()
    upload = uploading.begin_upload(project, plan, name, len(data))
    with (films / "silent.webm").open("rb") as file:
        for number in range(1, upload.parts + 1):
            stream = uploading.PartOf(file, upload.bytes_of_part(number))
            uploading.receive_part(upload, number, stream)
    clip = uploading.complete_upload(upload, plan)
    assert clip.name == name
    media = Path(settings.MEDIA_ROOT).resolve()
    assert Path(clip.file.path).resolve().parent == media / "clips" / str(clip.pk)
