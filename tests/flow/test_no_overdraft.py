"""A crowd of requests at the same moment cannot take more than there is, nor settle twice."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.flow.live_site import ROOT, environment, manage
from tests.flow.services import postgres

PROCESSES = 2
COUNT = """
from collections import Counter
import json
from webapp.accounts.models import LedgerEntry, User
from webapp.accounts.usage import usage_of
from webapp.jobs.models import Job
usage = usage_of(User.objects.get(username="alice"))
kinds = Counter(LedgerEntry.objects.filter(what="job").values_list("kind", flat=True))
print(json.dumps({"jobs": Job.objects.count(), "stored": usage.stored, "seconds": usage.seconds,
                  "open": usage.open_jobs, "kinds": kinds}))
"""


@pytest.fixture(
    params=["sqlite", pytest.param("postgres", marks=pytest.mark.services)],
)
def env(request: pytest.FixtureRequest, data: Path) -> Iterator[dict[str, str]]:
    """A database of its own: a file, or a real PostgreSQL."""
    folder = data / request.param
    folder.mkdir()
    with ExitStack() as servers:
        at = servers.enter_context(postgres(data)) if request.param == "postgres" else {}
        yield environment(folder, PYTHONPATH=str(ROOT), **at)


def crowd(env: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.flow.crowd", *arguments],
        cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def result(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=180)
    assert process.returncode == 0, err
    return out


def test_two_at_once_never_overdraw_and_settle_once(
    env: dict[str, str], data: Path, tmp_path: Path
) -> None:
    manage(env, "migrate", "--no-input")
    result(crowd(env, "prepare"))
    crowds = [crowd(env, "go", str(tmp_path)) for _ in range(PROCESSES)]
    granted = [json.loads(result(process)) for process in crowds]
    found = json.loads(manage(env, "shell", "-v", "0", "-c", COUNT).strip().splitlines()[-1])

    total = {act: sum(one[act] for one in granted) for act in granted[0]}
    assert total == {
        "start_takes": 10, "settle_takes": 10, "begin_uploads": 20, "keep_files": 6,
    }  # fmt: skip
    ends = {kind: found["kinds"].get(kind, 0) for kind in ("charged", "refunded")}
    assert (found["jobs"], found["kinds"]["reserved"], sum(ends.values())) == (10, 10, 10)
    assert (found["open"], found["seconds"]) == (0, 60 * ends["charged"])
    assert found["stored"] == 20 * 10**9 + 6 * 100
