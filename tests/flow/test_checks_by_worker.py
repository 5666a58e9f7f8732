"""With a queue of its own, a worker checks Ada's model version, never the web process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

import pytest

from spatialgen.model_card import CARD_FILE, CONFIG_FILE, WEIGHTS_FILE
from spatialgen.models import PREVIEW, find_model
from tests.flow.live_site import Browser, Site, environment, running, set_up, wait_until
from tests.flow.services import valkey
from tests.flow.worker import kill_all_of, worker
from tests.hub import Hub, hub

pytestmark = pytest.mark.services
PAGE = "/dashboard/models/preview-2/"


@pytest.fixture
def there() -> Iterator[Hub]:
    """The hub, which publishes the preview model."""
    preview = find_model(PREVIEW).directory
    with hub() as server:
        names = (CONFIG_FILE, CARD_FILE, WEIGHTS_FILE)
        server.repos["studio/preview"] = {name: (preview / name).read_bytes() for name in names}
        yield server


def computes(process: Popen[bytes] | None) -> bool:
    """Whether PyTorch is in the memory of the process."""
    assert process is not None
    return "libtorch" in Path(f"/proc/{process.pid}/maps").read_text()


def test_a_worker_checks_and_another_goes_on_when_it_dies(data: Path, there: Hub) -> None:
    with valkey() as queue:
        env = environment(data, STUDIO_LEASE_SECONDS="6", HF_ENDPOINT=there.address, **queue)
        set_up(env)
        with running(Site(env, data / "log")) as site:
            ada = Browser(site, "ada")
            form = {"way": "hub", "hub-repo": "studio/preview", "hub-revision": "main"}
            answer = ada.http.post("/dashboard/models/register/", data=form, headers=ada.headers)
            assert answer.headers["location"] == PAGE

            def says(words: str, within: float = 90) -> None:
                page = f"{PAGE}check-so-far/"
                wait_until(lambda: words in ada.http.get(page).text, within, site.log.read_text)

            there.waits = threading.Event()
            says("Waits for a worker")
            with worker(env, data / "log") as first:
                assert there.halfway.wait(60)
                says("of 20.4 MB are here.")
                workers = "/dashboard/live/"
                wait_until(lambda: "at work" in ada.http.get(workers).text, 20, site.log.read_text)
                kill_all_of(first)
            says("Waits for a worker", within=40)
            there.waits.set()
            there.waits = None
            with worker(env, data / "log"):
                says("A second of a synthetic clip took")
                says("Passed")
            first_asked, *then_asked = there.ranges
            assert first_asked is None
            assert then_asked and all(then_asked), "what has arrived is not sent again"
            assert not computes(site.process)
