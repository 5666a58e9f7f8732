"""A site on a data folder of its own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flow.live_site import Site, environment, running, set_up


@pytest.fixture(scope="module")
def data(small_model: Path) -> Iterator[Path]:
    """A fresh data folder (with a short path) that has the small model."""
    folder = Path(tempfile.mkdtemp(prefix="st-"))
    shutil.copytree(small_model, folder / "models" / small_model.name)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[Site]:
    """The embedded site, up and running."""
    env = environment(data)
    set_up(env)
    with running(Site(env, data / "log")) as up:
        yield up
