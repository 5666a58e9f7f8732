"""Alice fetches a model directory from a hub whose connection breaks, and that may be hostile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from spatialgen import hub_directory
from spatialgen.hub_directory import download_model_directory
from spatialgen.model_card import CONFIG_FILE, WEIGHTS_FILE, ModelProblem, sha256_of
from tests.hub import COMMIT, Hub, hub

REPO = "alice/model"
WEIGHTS = bytes(range(256)) * 40_000


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Hub]:
    """The hub, with one model directory of ten megabytes."""
    monkeypatch.setattr(hub_directory, "PAUSE", 0.01)
    with hub() as server:
        monkeypatch.setenv("HF_ENDPOINT", server.address)
        server.repos[REPO] = {CONFIG_FILE: b"{}", WEIGHTS_FILE: WEIGHTS}
        yield server


def fetched(folder: Path) -> str:
    return download_model_directory(REPO, "main", folder, lambda *_: None)


def partial(folder: Path, like: Path) -> Path:
    return folder / f"{WEIGHTS_FILE}.{sha256_of(like)[:16]}.partial"


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """The weights as they are published."""
    path = tmp_path / "published"
    path.write_bytes(WEIGHTS)
    return path


def test_what_was_cut_goes_on_where_it_stopped(there: Hub, tmp_path: Path) -> None:
    there.breaks = [4_000_000, 3_000_000]
    assert fetched(tmp_path) == COMMIT
    assert (tmp_path / WEIGHTS_FILE).read_bytes() == WEIGHTS
    first, *others = there.ranges
    begins = [int((asked or "").strip("bytes=-")) for asked in others]
    assert first is None
    assert len(begins) == 2
    assert 2_000_000 < begins[0] < begins[1] < 8_000_000
    assert sorted(p.name for p in tmp_path.iterdir()) == [CONFIG_FILE, WEIGHTS_FILE]

    there.ranges.clear()
    fetched(tmp_path)
    assert there.ranges == [], "weights that are here whole are not sent again"


def test_a_later_start_goes_on_as_well(there: Hub, tmp_path: Path) -> None:
    there.breaks = [4_000_000, *[0] * hub_directory.ATTEMPTS]
    with pytest.raises(ModelProblem, match="goes on where it stopped"):
        fetched(tmp_path)
    there.breaks, there.ranges = [], []
    fetched(tmp_path)
    assert (tmp_path / WEIGHTS_FILE).read_bytes() == WEIGHTS
    assert there.ranges[0] is not None
    assert int(there.ranges[0].strip("bytes=-")) > 2_000_000


def test_other_bytes_than_the_hub_said_are_thrown_away(
    there: Hub, tmp_path: Path, weights: Path
) -> None:
    partial(tmp_path, weights).write_bytes(b"not the beginning")
    with pytest.raises(ModelProblem, match="SHA-256 differs"):
        fetched(tmp_path)
    there.claims[WEIGHTS_FILE] = len(WEIGHTS) - 5
    with pytest.raises(ModelProblem, match="bytes came of"):
        fetched(tmp_path)
    assert [p.name for p in tmp_path.iterdir() if p != weights] == [CONFIG_FILE]


def test_a_full_disk_and_a_hub_that_is_away_are_said(
    there: Hub, tmp_path: Path, weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    partial(tmp_path, weights).symlink_to("/dev/full")
    with pytest.raises(ModelProblem, match=r"The disk of .* is full\. Make room"):
        fetched(tmp_path)
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelProblem, match="Could not get alice/model at main"):
        fetched(tmp_path)


def test_a_token_goes_to_the_hub_and_not_to_where_it_sends_one(
    there: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_of_alice")
    fetched(tmp_path)
    assert ("/cdn", None) in there.tokens
    told = {token for where, token in there.tokens if where != "/cdn"}
    assert told == {"Bearer hf_of_alice"}
