"""What the time line is drawn from: made with the take or when asked for, once, and told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from asgiref.sync import async_to_sync
from django.core.files.base import ContentFile
from django.test import AsyncClient, Client

from spatialgen.ambisonics import encode
from spatialgen.field_analysis import analyse_clip
from spatialgen.stages import ClipProblem
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips import probe
from webapp.clips.models import Clip, Project
from webapp.clips.upload import upload_file
from webapp.jobs.models import Deliverable, Job
from webapp.jobs.run import run
from webapp.jobs.start import start_job
from webapp.player import analyses

Read = Callable[[Any], bytes]


def manifest(client: Client, clip: Clip) -> Any:
    return client.get(f"/api/clips/{clip.pk}/manifest").json()


@pytest.fixture
def old_take(clip: Clip, model_version: ModelVersion, tmp_path: Path) -> Job:
    """A take from before there were analyses: noise from the left."""
    job = start_job(clip, model_version)
    Job.objects.filter(pk=job.pk).update(status="succeeded")
    noise = 0.1 * np.random.default_rng(1).standard_normal(96_000)
    wav = tmp_path / "take.wav"
    soundfile.write(wav, encode(noise, np.pi / 2).T, 48_000, subtype="PCM_24")
    file = Deliverable(
        job=job, kind="ambix_wav", filename="take.wav", size=1, label="WAV",
        content_type="audio/wav", gain_db=0,
    )  # fmt: skip
    file.file.save(f"deliverables/{job.pk}/1/take.wav", ContentFile(wav.read_bytes()))
    return job


def test_a_clip_comes_with_small_pictures(alices: Client, clip: Clip, content: Read) -> None:
    told = manifest(alices, clip)["clip"]["thumbnails"]
    assert (told["columns"], told["rows"], told["width"], told["height"]) == (10, 1, 160, 80)
    assert told["interval"] == pytest.approx(0.2, abs=0.01)
    answer = alices.get(told["url"])
    assert answer["Content-Type"] == "image/jpeg"
    assert content(answer)[:3] == b"\xff\xd8\xff"


def test_a_clip_of_earlier_times_has_none(alices: Client, clip: Clip) -> None:
    Clip.objects.update(thumbnails="", thumbnail_sheet=None)
    assert manifest(alices, clip)["clip"]["thumbnails"] is None
    assert alices.get(f"/media/clips/{clip.pk}/thumbnails").status_code == 404


def test_a_clip_that_gives_no_small_pictures_is_taken_all_the_same(
    project: Project, films: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_slow(path: Path, out: Path) -> None:
        raise ClipProblem("too_slow", "Reading stood still.")

    monkeypatch.setattr(probe, "write_thumbnails", too_slow)
    clip = upload_file(project, project.owner.plan, films / "stereo.webm")
    assert clip.poster
    assert (clip.thumbnails_url, clip.thumbnail_sheet) == (None, None)


def test_a_take_brings_its_analysis(
    alices: Client, clip: Clip, model_version: ModelVersion, content: Read
) -> None:
    job = start_job(clip, model_version, steps=2)
    run(job.pk)
    take, recorded = manifest(alices, clip)["sources"]
    assert (take["take"], recorded["take"]) == (1, None)
    assert Job.objects.get(pk=job.pk).analysis
    data = json.loads(content(alices.get(take["analysis_url"])))
    assert (data["hops"], data["hop"], len(data["bands"])) == (40, 0.05, 3)


def test_the_analysis_of_an_older_take_is_made_when_asked_for(
    alices: Client, old_take: Job, content: Read
) -> None:
    url = f"/media/jobs/{old_take.pk}/analysis"
    answer = alices.get(url)
    assert answer["Content-Type"] == "application/json"
    assert json.loads(content(answer))["hops"] == 40
    kept = Job.objects.get(pk=old_take.pk).analysis
    assert str(kept.name).startswith(f"deliverables/{old_take.pk}/")
    assert alices.get(url)["ETag"] == answer["ETag"], "made once"


def test_the_uploads_own_sound(alices: Client, clip: Clip, content: Read) -> None:
    (own,) = manifest(alices, clip)["sources"]
    data = json.loads(content(alices.get(own["analysis_url"])))
    assert data["hops"] == pytest.approx(40, abs=1)
    assert data["bands"] == [], "stereo has no directions"


def test_a_silent_clip_has_nothing_to_draw(alices: Client, project: Project, films: Path) -> None:
    clip = upload_file(project, project.owner.plan, films / "silent.webm")
    (own,) = manifest(alices, clip)["sources"]
    assert own["analysis_url"] is None
    assert alices.get(f"/media/clips/{clip.pk}/analysis").status_code == 404


def test_a_sound_that_cannot_be_read_is_told(
    alices: Client, clip: Clip, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> None:
        raise ClipProblem("damaged", "This sound is damaged.")

    monkeypatch.setattr(analyses, "analyse_clip", fail)
    answer = alices.get(f"/media/clips/{clip.pk}/analysis")
    assert (answer.status_code, answer.content) == (422, b"This sound is damaged.")
    assert not Clip.objects.get(pk=clip.pk).analysis


def test_a_take_that_is_not_there_yet_has_no_analysis(
    alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    job = start_job(clip, model_version)
    assert alices.get(f"/media/jobs/{job.pk}/analysis").status_code == 404


def test_two_tabs_have_it_made_once(
    alice: User, clip: Clip, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []

    def count(path: Path) -> Any:
        made.append(path)
        return analyse_clip(path)

    monkeypatch.setattr(analyses, "analyse_clip", count)
    browser = AsyncClient()
    browser.force_login(alice)

    async def two_tabs() -> list[int]:
        url = f"/media/clips/{clip.pk}/analysis"
        answers = await asyncio.gather(browser.get(url), browser.get(url))
        return [answer.status_code for answer in answers]

    assert async_to_sync(two_tabs)() == [200, 200]
    assert len(made) == 1
