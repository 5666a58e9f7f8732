"""Wherever the preview model's sound is offered, the page says what it is and leads to more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from spatialgen import models
from spatialgen.model_card import ModelCard
from webapp.catalog.models import ModelVersion
from webapp.catalog.preview import Bar, bars_of, preview_facts
from webapp.catalog.sync import sync_models
from webapp.clips.models import Clip
from webapp.jobs.models import Deliverable, Job
from webapp.jobs.snapshots import job_snapshot
from webapp.jobs.start import start_job
from webapp.jobs.work import Status
from webapp.player.manifest import player_manifest

ABOUT = "/about/preview-model/"


@pytest.fixture
def preview(db: None) -> ModelVersion:
    """The preview model as the catalog knows it, on offer first."""
    sync_models()
    return ModelVersion.objects.get(source="preview")


@pytest.fixture
def notice(preview: ModelVersion) -> str:
    """What its card says; the site has no words of its own for it."""
    said = ModelCard.read(models.PACKAGED / "preview").notice
    assert preview.notice == said
    return said


@pytest.fixture
def card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelCard:
    """A preview model of which the test says what its card says."""
    monkeypatch.setattr(models, "PACKAGED", tmp_path)
    (tmp_path / "preview").mkdir()
    details: dict[str, Any] = {
        "about": "900 scenes",
        "bars": [{"bar": "One source <anywhere>", "measured": "12.5°", "wanted": "at most 15°"}],
        "cannot": "It cannot sing",
    }
    return ModelCard("preview", "Preview", "Apache-2.0", "A <small> model", details=details)


def test_it_is_said_before_a_take_is_made(
    alices: Client, clip: Clip, preview: ModelVersion, notice: str
) -> None:
    page = alices.get(f"/clips/{clip.pk}/").content.decode()
    form = page[page.index("data-start-job") : page.index('<details class="options">')]
    assert notice in form
    assert f'<a href="{ABOUT}">What that means</a>' in form
    assert f'data-notice="{notice}" data-notice-url="{ABOUT}"' in page


def test_it_is_said_of_a_take_while_it_is_made_and_in_the_player(
    alices: Client, clip: Clip, preview: ModelVersion, notice: str
) -> None:
    start_job(clip, preview)
    snapshot = job_snapshot(Job.objects.told().get())
    assert (snapshot["model"]["notice"], snapshot["model"]["notice_url"]) == (notice, ABOUT)
    Deliverable.objects.create(
        job_id=snapshot["id"], kind="spatial_video", file="x", filename="x.webm", size=1,
        label="x", content_type="video/webm", gain_db=0,
    )  # fmt: skip
    Job.objects.update(status=Status.SUCCEEDED)
    take, upload = player_manifest(clip)["sources"]
    assert (take["notice"], take["notice_url"]) == (notice, ABOUT)
    assert (upload["notice"], upload["notice_url"]) == (None, None)
    page = alices.get(f"/clips/{clip.pk}/").content.decode()
    listed = page[page.index("<job-progress") : page.index("</job-progress>")]
    assert f'<a href="{ABOUT}">' in listed.split("</script>")[1], "without scripts, too"


def test_other_models_have_their_own_notice_and_no_link(
    alices: Client, clip: Clip, model_version: ModelVersion
) -> None:
    page = alices.get(f"/clips/{clip.pk}/").content.decode()
    form = page[page.index("data-start-job") : page.index('<details class="options">')]
    assert "Random weights." in form and "Random weights.." not in form
    assert "What that means" not in form


def test_the_page_says_what_the_card_says(client: Client, db: None, card: ModelCard) -> None:
    card.write(models.PACKAGED / "preview")
    page = client.get(ABOUT).content.decode()
    assert "A &lt;small&gt; model." in page
    assert "900 scenes." in page
    assert '<th scope="row">One source &lt;anywhere&gt;</th>' in page
    assert "12.5°" in page and "at most 15°" in page
    assert "It cannot sing." in page
    assert "models fetch omniaudio" in page
    assert "non-commercial" in page, "the full model's licence"


@pytest.mark.parametrize("content", [None, "", "{", json.dumps({"name": "preview"})])
def test_a_card_that_cannot_be_read_leaves_a_page_without_figures(
    client: Client, db: None, card: ModelCard, content: str | None
) -> None:
    if content is not None:
        (models.PACKAGED / "preview/card.json").write_text(content)
    assert preview_facts() is None
    answer = client.get(ABOUT)
    assert answer.status_code == 200
    assert "has not been written" in answer.content.decode()


def test_the_page_works_with_the_card_that_is_shipped(client: Client, notice: str) -> None:
    assert notice in client.get(ABOUT).content.decode()


@pytest.mark.parametrize("told", [None, {}, "12°", 3, [1, None, {}, {"bar": "x", "measured": 1}]])
def test_a_card_may_say_anything_of_its_bars(told: Any) -> None:
    assert bars_of(told) == []


def test_bars_are_shown_as_words() -> None:
    told = [{"bar": "F1", "measured": 0.61, "wanted": ">= 0.6"}, "?"]
    assert bars_of(told) == [Bar("F1", "0.61", ">= 0.6")]
