"""The upload's own sound as the WAV file that players read in pieces: made once, when asked for."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import soundfile
from django.core.files.storage import default_storage
from django.test import Client

from spatialgen.clip_wav import write_clip_wav
from spatialgen.stages import ClipProblem
from webapp.clips.models import Clip, Project
from webapp.clips.upload import upload_file
from webapp.player import clip_sounds
from webapp.removal import remove_with_files

pytestmark = pytest.mark.django_db(transaction=True)  # a thread makes the sound, and notes it

Read = Callable[[Any], bytes]


def own_source(client: Client, clip: Clip) -> Any:
    return client.get(f"/api/clips/{clip.pk}/manifest").json()["sources"][-1]


def patiently(client: Client, url: str, **headers: str) -> Any:
    """The answer once the sound is made; every answer until then says how far it is."""
    for _ in range(200):
        answer = client.get(url, headers=headers)
        if answer.status_code != 202:
            return answer
        assert 0 <= answer.json()["fraction"] <= 1
        assert answer["Retry-After"] == "1"
        time.sleep(0.05)
    raise AssertionError("The sound was not made.")


def test_alice_hears_her_upload_from_its_samples(
    alices: Client, project: Project, films: Path, content: Read
) -> None:
    clip = upload_file(project, project.owner.plan, films / "four.webm")
    url = own_source(alices, clip)["wav_url"]
    assert alices.get(url).status_code == 202, "nobody waits for it"
    answer = patiently(alices, url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "audio/wav")
    samples, rate = soundfile.read(io.BytesIO(content(answer)))
    assert rate == 48_000
    assert samples.shape == (pytest.approx(96_000, abs=2000), 4)
    part = alices.get(url, headers={"Range": "bytes=44-51"})
    assert (part.status_code, len(content(part))) == (206, 8)


def test_it_is_made_once_and_kept_beside_the_upload(
    alices: Client, clip: Clip, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []

    def count(path: Path, out: Path, report: Any) -> None:
        made.append(path)
        write_clip_wav(path, out, report)

    monkeypatch.setattr(clip_sounds, "write_clip_wav", count)
    url = own_source(alices, clip)["wav_url"]
    for _ in range(3):
        assert alices.get(url).status_code in (200, 202)
    assert patiently(alices, url).status_code == 200
    assert len(made) == 1
    assert default_storage.exists(f"clips/{clip.pk}/sound.wav")


def test_a_sound_that_cannot_be_read_is_told(
    alices: Client, clip: Clip, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, out: Path, report: Any) -> None:
        raise ClipProblem("damaged", "This sound is damaged.")

    monkeypatch.setattr(clip_sounds, "write_clip_wav", fail)
    answer = patiently(alices, own_source(alices, clip)["wav_url"])
    assert (answer.status_code, answer.content) == (422, b"This sound is damaged.")


def test_a_silent_upload_has_none(alices: Client, project: Project, films: Path) -> None:
    clip = upload_file(project, project.owner.plan, films / "silent.webm")
    assert own_source(alices, clip)["wav_url"] is None
    assert alices.get(f"/media/clips/{clip.pk}/sound").status_code == 404


def test_a_stranger_hears_nothing_and_starts_nothing(charlies: Client, clip: Clip) -> None:
    assert charlies.get(f"/media/clips/{clip.pk}/sound").status_code == 404
    assert clip.pk not in clip_sounds._under_way


def test_it_goes_when_the_clip_goes(alices: Client, clip: Clip) -> None:
    patiently(alices, own_source(alices, clip)["wav_url"])
    assert default_storage.exists(f"clips/{clip.pk}/sound.wav")
    remove_with_files(Clip.objects.filter(pk=clip.pk))
    assert not default_storage.exists(f"clips/{clip.pk}/sound.wav")
