"""Ada registers a model version from the hub: a server that speaks its protocol is the hub here."""

from __future__ import annotations

import pickle
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from spatialgen import hub_directory
from spatialgen.model_card import CARD_FILE, CONFIG_FILE, WEIGHTS_FILE, ModelCard
from spatialgen.models import PREVIEW, find_model
from tests.flow.live_site import wait_until
from tests.hub import COMMIT, Hub, hub
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.catalog.register import folder_of
from webapp.jobs import recover
from webapp.jobs.model_checks import check

REPO = "studio/preview"
REGISTER = "/dashboard/models/register/"


@pytest.fixture
def adas(ada: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(ada)


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """The hub, which publishes the preview model."""
    monkeypatch.setattr(hub_directory, "PAUSE", 0.01)
    with hub() as server:
        monkeypatch.setenv("HF_ENDPOINT", server.address)
        preview = find_model(PREVIEW).directory
        names = (CONFIG_FILE, CARD_FILE, WEIGHTS_FILE)
        server.repos[REPO] = {name: (preview / name).read_bytes() for name in names}
        yield server
    shutil.rmtree(settings.MODELS, ignore_errors=True)


def registered(adas: Client, repo: str = REPO, revision: str = "main") -> ModelVersion:
    form = {"way": "hub", "hub-repo": repo, "hub-revision": revision, "hub-name": "From afar"}
    assert adas.post(REGISTER, form).status_code == 302
    return ModelVersion.objects.latest("pk")


def checked(version: ModelVersion) -> ModelVersion:
    check(version.pk)
    version.refresh_from_db()
    return version


def failure(version: ModelVersion) -> str:
    """What the last step says is wrong, which must be about the files."""
    assert version.check_state == "failed", version.check_steps
    last = version.check_steps[-1]
    assert (last["name"], last["ok"]) == ("files", False)
    return str(version.steps_told[-1]["said"])


def act(client: Client, version: ModelVersion, deed: str, **more: str) -> ModelVersion:
    address = f"/dashboard/models/{version.slug}/{deed}/"
    assert client.post(address, more, follow=True).status_code == 200
    version.refresh_from_db()
    return version


def test_from_the_hub_to_the_default_and_back(
    adas: Client, there: Hub, model_version: ModelVersion
) -> None:
    there.repos[REPO] |= {"../../evil.py": b"import os", "model.ckpt": b"\x80\x04"}
    there.breaks = [6_000_000]
    version = checked(registered(adas, revision="v1.0"))
    assert version.check_state == "passed", version.check_steps
    assert [step["name"] for step in version.check_steps] == [
        "files", "checksum", "configuration", "weights", "sound",
    ]  # fmt: skip
    assert version.sha256 == find_model(PREVIEW).sha256
    folder = folder_of(version.slug)
    assert sorted(p.name for p in folder.iterdir()) == [CARD_FILE, CONFIG_FILE, WEIGHTS_FILE]
    card = ModelCard.read(folder)
    assert (card.name, COMMIT in card.source) == (version.slug, True)

    assert act(adas, version, "canary", percent="10").state == "canary"
    assert act(adas, version, "activate").state == "active"
    assert act(adas, version, "default").is_default
    adas.post("/dashboard/models/roll-back/")
    version.refresh_from_db()
    model_version.refresh_from_db()
    assert (version.state, model_version.is_default) == ("retired", True)


def test_strangers_find_nothing(adas: Client, charlies: Client, there: Hub) -> None:
    version = registered(adas)
    assert charlies.post(REGISTER, {"way": "hub"}).status_code == 404
    for path in ("", "check-so-far/"):
        assert charlies.get(f"/dashboard/models/{version.slug}/{path}").status_code == 404
    assert charlies.post(f"/dashboard/models/{version.slug}/stop-check/").status_code == 404
    version.refresh_from_db()
    assert version.check_state == "waiting"


@pytest.mark.parametrize(
    ("repo", "said"),
    [
        ("studio/other", "shows no repository studio/other"),
        (f"{REPO}@v9", "has no revision v9"),
        ("studio/pickled", "pytorch_model.bin is a pickle"),
        ("studio/renamed", "are not safetensors"),
        ("studio/huge", "no such file is so large"),
        ("studio/vast", "There is no room for model.safetensors: 1000000.0 GB"),
    ],
)
def test_what_cannot_be_had_is_said(
    repo: str, said: str, adas: Client, there: Hub, tmp_path: Path
) -> None:
    class Bomb:
        def __reduce__(self) -> Any:
            return (Path.touch, (tmp_path / "boom",))

    config = there.repos[REPO][CONFIG_FILE]
    bomb = pickle.dumps(Bomb())
    there.repos["studio/pickled"] = {CONFIG_FILE: config, "pytorch_model.bin": bomb}
    there.repos["studio/renamed"] = {CONFIG_FILE: config, WEIGHTS_FILE: bomb}
    there.repos["studio/huge"] = {CONFIG_FILE: b" " * 2_000_000, WEIGHTS_FILE: bomb}
    there.repos["studio/vast"] = {CONFIG_FILE: config, WEIGHTS_FILE: bomb}
    if repo == "studio/vast":
        there.claims[WEIGHTS_FILE] = 10**15
    name, _, revision = repo.partition("@")
    version = checked(registered(adas, name, revision or "main"))
    assert said in failure(version)
    assert said in adas.get(f"/dashboard/models/{version.slug}/").text
    assert not (tmp_path / "boom").exists()
    assert act(adas, version, "activate").state == "draft"


@pytest.mark.django_db(transaction=True)
def test_ada_watches_the_download_and_stops_it(
    ada: User, signed_in: Callable[[User], Client], there: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.jobs.model_checks.TELL_EVERY", 0.0)
    adas, there.waits = signed_in(ada), threading.Event()
    version = registered(adas)

    def work() -> None:
        check(version.pk)
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    assert there.halfway.wait(30)
    wait_until(lambda: "model.safetensors: " in so_far(adas, version), 20, lambda: "no progress")
    page = so_far(adas, version)
    assert "of 20.4 MB are here." in page
    assert '<progress class="meter" max="1" value="0.' in page
    assert "Stop the check" in page
    act(adas, version, "stop-check")
    there.waits.set()
    worker.join(30)
    version.refresh_from_db()
    assert "stopped by hand" in failure(version)
    assert "data-over" in so_far(adas, version)


def so_far(adas: Client, version: ModelVersion) -> str:
    return adas.get(f"/dashboard/models/{version.slug}/check-so-far/").text


def test_a_check_whose_worker_is_lost_too_often_ends_with_a_reason(
    adas: Client, there: Hub
) -> None:
    version = registered(adas)
    for losses in (1, 2):
        assert version.begin_check()
        held = ModelVersion.objects.get(pk=version.pk)
        recover.sweep_checks()
        version.refresh_from_db()
        assert version.check_state == "running", "its lease holds"
        expire(version)
        recover.sweep_checks()
        version.refresh_from_db()
        assert (version.check_state, version.check_losses) == ("waiting", losses)
        assert not held.end_check([], ""), "the lost worker can change nothing any more"
    assert version.begin_check()
    expire(version)
    recover.sweep_checks()
    version.refresh_from_db()
    assert "The worker stopped 3 times" in failure(version)
    assert act(adas, version, "check").check_losses == 0


def expire(version: ModelVersion) -> None:
    ModelVersion.objects.filter(pk=version.pk).update(check_lease_until="2020-01-01T00:00:00Z")
