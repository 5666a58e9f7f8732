"""Ada registers model versions, has them checked, tries them as canaries and rolls back."""

from __future__ import annotations

import json
import pickle
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from spatialgen.model_card import CONFIG_FILE, WEIGHTS_FILE
from spatialgen.models import PREVIEW, find_model
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.catalog.sync import sync_models
from webapp.clips.models import Clip
from webapp.jobs import recover
from webapp.jobs import run as running
from webapp.jobs.model_checks import check
from webapp.jobs.models import Job
from webapp.jobs.start import start_job
from webapp.operations.models import AuditEntry


@pytest.fixture
def adas(ada: User) -> Client:
    client = Client()
    client.force_login(ada)
    return client


def version(slug: str, **fields: Any) -> ModelVersion:
    defaults = {"name": slug.title(), "source": "preview", "state": "draft"}
    return ModelVersion.objects.create(slug=slug, **{**defaults, **fields})


def good(slug: str, **fields: Any) -> ModelVersion:
    return version(slug, check_state="passed", **fields)


def act(client: Client, slug: str, deed: str, **more: str) -> str:
    answer = client.post(f"/dashboard/models/{slug}/{deed}/", more, follow=True)
    assert answer.status_code == 200
    return answer.text


def steps(found: ModelVersion) -> dict[str, bool]:
    return {step["name"]: step["ok"] for step in found.check_steps}


# --- registering and checking ---
def test_ada_registers_a_folder_and_a_worker_checks_it_with_real_sound(
    adas: Client, small_model: Path
) -> None:
    form = {"way": "path", "path-path": str(small_model), "path-name": "Small two"}
    answer = adas.post("/dashboard/models/register/", form)
    assert answer["Location"] == "/dashboard/models/small-two/"
    draft = ModelVersion.objects.get()
    assert (draft.state, draft.check_state, draft.origin) == ("draft", "waiting", "path")
    assert "cannot be activated" in act(adas, draft.slug, "activate")

    check(draft.pk)
    draft.refresh_from_db()
    assert draft.check_state == "passed", draft.check_steps
    assert steps(draft) == dict.fromkeys(
        ["files", "checksum", "configuration", "weights", "sound"], True
    )
    assert draft.sha256 == find_model(small_model).sha256
    act(adas, draft.slug, "activate")
    draft.refresh_from_db()
    assert draft.state == "active"
    acts = list(AuditEntry.objects.values_list("who", "act").order_by("pk"))
    assert acts == [("ada", "registered a model version"), ("ada", "activated")]
    last = AuditEntry.objects.first()
    assert last and (last.before["state"], last.after["state"]) == ("draft", "active")


def test_weights_are_uploaded_in_parts_and_checked(
    adas: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = find_model(PREVIEW).directory
    config = SimpleUploadedFile("config.json", (preview / CONFIG_FILE).read_bytes())
    form = {"way": "upload", "upload-name": "Mine", "upload-config": config}
    assert adas.post("/dashboard/models/register/", form)["Location"].endswith("/models/mine/")
    draft = ModelVersion.objects.get(slug="mine")
    assert "data-weights" in adas.get("/dashboard/models/mine/").text

    weights = (preview / WEIGHTS_FILE).read_bytes()
    size = settings.UPLOAD_PART_SIZE
    parts = [weights[i : i + size] for i in range(0, len(weights), size)]
    for number in reversed(range(len(parts))):  # in any order
        address = f"/dashboard/models/mine/weights/{number}/{len(parts)}"
        answer = adas.put(address, parts[number], content_type="application/octet-stream")
        assert answer.json() == {"missing": list(range(number))}
    check(draft.pk)
    draft.refresh_from_db()
    assert draft.check_state == "passed", draft.check_steps
    assert draft.sha256 == find_model(PREVIEW).sha256
    sync_models()
    draft.refresh_from_db()
    assert draft.state == "draft", "what a machine has is not offered by that alone"


def test_a_pickle_is_never_taken(adas: Client, tmp_path: Path) -> None:
    class Bomb:
        def __reduce__(self) -> Any:
            return (Path.touch, (tmp_path / "boom",))

    config = SimpleUploadedFile(
        "config.json", (find_model(PREVIEW).directory / CONFIG_FILE).read_bytes()
    )
    form = {"way": "upload", "upload-name": "Bomb", "upload-config": config}
    adas.post("/dashboard/models/register/", form)
    answer = adas.put(
        "/dashboard/models/bomb/weights/0/1", pickle.dumps(Bomb()), content_type="application/zip"
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "not_safetensors")
    assert "convert them first" in answer.json()["detail"]
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / CONFIG_FILE).write_text("{}")
    (folder / WEIGHTS_FILE).write_bytes(pickle.dumps(Bomb()))
    page = adas.post("/dashboard/models/register/", {"way": "path", "path-path": str(folder)})
    assert "are not safetensors" in page.text
    assert not (tmp_path / "boom").exists()
    assert list(ModelVersion.objects.values_list("slug", flat=True)) == ["bomb"]


@pytest.mark.parametrize(
    ("broken", "step"),
    [
        ("weights", "checksum"),
        ("config", "configuration"),
        ("other config", "weights"),
        ("nothing left", "files"),
    ],
)
def test_what_is_broken_is_said_at_its_step_and_cannot_be_activated(
    broken: str, step: str, adas: Client, small_model: Path, tmp_path: Path
) -> None:
    import shutil

    folder = Path(shutil.copytree(small_model, tmp_path / "copy"))
    adas.post("/dashboard/models/register/", {"way": "path", "path-path": str(folder)})
    found = ModelVersion.objects.get()
    if broken == "weights":
        with (folder / WEIGHTS_FILE).open("r+b") as file:
            file.seek(-4, 2)
            file.write(b"\x00\x00\x80\x7f")
    elif broken == "config":
        (folder / CONFIG_FILE).write_text('{"model_type": "other"}')
    elif broken == "other config":
        config = json.loads((folder / CONFIG_FILE).read_text())
        config["model"]["diffusion"]["config"]["depth"] = 3
        (folder / CONFIG_FILE).write_text(json.dumps(config))
    else:
        shutil.rmtree(folder)
    check(found.pk)
    found.refresh_from_db()
    assert found.check_state == "failed"
    assert next(name for name, ok in steps(found).items() if not ok) == step
    page = act(adas, found.slug, "activate")
    assert "cannot be activated" in page
    said = found.steps_told[-1]["said"]
    assert said[:40] in page.replace("&#x27;", "'").replace("&quot;", '"')
    adas.cookies["django_language"] = "zh-hans"
    in_chinese = adas.get(f"/dashboard/models/{found.slug}/").text
    with translation.override("zh-hans"):
        steps_said = [step["said"] for step in found.steps_told if step["ok"]]
    assert all(one in in_chinese for one in steps_said)
    assert all(re.search("[\u4e00-\u9fff]|SHA-256", one) for one in steps_said)


def test_a_check_runs_once_and_is_taken_up_when_its_worker_dies(db: None) -> None:
    asked = version("one", check_state="waiting")
    assert ModelVersion.objects.get(pk=asked.pk).begin_check()
    assert not asked.begin_check()
    check(asked.pk)  # a message too many
    asked.refresh_from_db()
    assert asked.check_state == "running"
    recover.take_up_after_restart()
    asked.refresh_from_db()
    assert asked.check_state == "waiting"


def test_wrong_names_are_refused_in_words(adas: Client) -> None:
    form = {"way": "hub", "hub-repo": "../etc", "hub-revision": "main"}
    assert "named like owner/model" in adas.post("/dashboard/models/register/", form).text
    form = {"way": "path", "path-path": "/nowhere/at/all"}
    assert "There is no model" in adas.post("/dashboard/models/register/", form).text
    assert not ModelVersion.objects.exists()


# --- who gets what ---
def test_a_canary_takes_its_share_and_always_the_same_jobs(
    alice: User, bob: User, model_version: ModelVersion
) -> None:
    canary = good("canary")
    assert canary.start_canary(30)
    canary.canary_users.set([bob])
    draws = [f"clip:{number}" for number in range(400)]

    def chosen(user: User) -> list[str]:
        found = [ModelVersion.objects.drawn_for(user, draw) for draw in draws]
        return [version.slug for version in found if version]

    first = chosen(alice)
    assert 90 <= first.count("canary") <= 150
    assert first == chosen(alice), "the same job gets the same version"
    assert set(chosen(bob)) == {"canary"}, "named users get it always"


def test_jobs_without_a_wish_go_to_canaries_and_jobs_with_one_do_not(
    alice: User, alices: Client, charlies: Client, clip: Clip, model_version: ModelVersion
) -> None:
    canary = good("canary")
    assert canary.start_canary(100)
    path = f"/api/clips/{clip.pk}/jobs"
    assert alices.post(path, {}, "application/json").json()["model"]["slug"] == "canary"
    asked = {"model_version": "small"}
    assert alices.post(path, asked, "application/json").json()["model"]["slug"] == "small"
    hidden = alices.post(path, {"model_version": "canary"}, "application/json").json()
    assert hidden["code"] == "no_model", "it is not on offer for who is not named"
    assert ">Canary</option>" not in alices.get(f"/clips/{clip.pk}/").text
    canary.canary_users.add(alice)
    named = alices.post(path, {"model_version": "canary"}, "application/json")
    assert named.json()["model"]["slug"] == "canary"


def test_ada_makes_a_canary_for_named_users(adas: Client, bob: User) -> None:
    found = good("next")
    page = act(adas, "next", "canary", percent="0", users="bob, nobody")
    assert "There is no user nobody" in page
    act(adas, "next", "canary", percent="10", users="bob")
    found.refresh_from_db()
    assert (found.state, found.canary_percent) == ("canary", 10)
    assert list(found.canary_users.all()) == [bob]
    entry = AuditEntry.objects.get()
    assert entry.after["users"] == ["bob"]


def test_rolling_back_is_one_click_and_jobs_keep_their_version(
    adas: Client, clip: Clip, model_version: ModelVersion
) -> None:
    old = start_job(clip, model_version)
    newer = good("newer", state="active")
    act(adas, "newer", "default")
    new = start_job(clip, ModelVersion.objects.get(is_default=True))
    assert new.model_version == newer
    page = adas.post("/dashboard/models/roll-back/", follow=True).text
    assert "Small is the default again." in page
    model_version.refresh_from_db()
    newer.refresh_from_db()
    assert (model_version.is_default, newer.state) == (True, "retired")
    kept = {job.pk: job.model_version.slug for job in Job.objects.all()}
    assert kept == {old.pk: "small", new.pk: "newer"}
    assert ModelVersion.objects.filter(is_default=True).count() == 1


def test_the_default_is_not_retired_and_the_unchecked_not_activated(
    adas: Client, model_version: ModelVersion
) -> None:
    assert "It is the default." in act(adas, "small", "retire")
    version("draft")
    assert "has not passed its check" in act(adas, "draft", "activate")
    assert not version("other").start_canary(5)
    assert "Only an active version" in act(adas, "draft", "default")
    assert not AuditEntry.objects.exists()


# --- numbers ---
def test_the_page_shows_numbers_and_plots(
    adas: Client, clip: Clip, model_version: ModelVersion
) -> None:
    done, lost = (start_job(clip, model_version, steps=2) for _ in range(2))
    running.run(done.pk)
    assert lost.claim()
    running.fail(lost, "internal", "Something broke.")
    page = adas.get("/dashboard/models/small/").text
    assert "1 (50 %)" in page
    assert page.count('class="mark mark-succeeded"') == 1
    assert page.count('class="mark mark-failed"') == 1
    assert page.count('class="mark mark-pace"') == 1
    assert "style=" not in page, "the policy allows no inline styles"
    assert "50 %" in adas.get("/dashboard/models/").text
