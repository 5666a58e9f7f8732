"""What the README says to programs is run, word by word, against a real site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flow.live_site import ROOT, Site, manage

README = (ROOT / "README.md").read_text()


def blocks(language: str) -> list[str]:
    """The README's blocks of code about the API, in one language."""
    chapter = README.split("## From your own programs")[1].split("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", chapter, re.S)


@pytest.fixture(scope="module")
def env(site: Site, films: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the examples expect: the address, a token that may write, and a clip."""
    token = manage(site.env, "create_api_token", "alice", "--write").strip()
    clip = shutil.copy(films / "stereo.webm", tmp_path_factory.mktemp("clip") / "harbour.webm")
    return {**os.environ, "STUDIO": site.address, "TOKEN": token, "CLIP": str(clip)}


def run(command: list[str], env: dict[str, str], cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def checkout(folder: Path) -> Path:
    """A folder in which the README's paths lead somewhere and files may be written."""
    (folder / "docs").symlink_to(ROOT / "docs")
    return folder


def test_the_examples_run_as_they_stand(env: dict[str, str], tmp_path: Path) -> None:
    curl, client = blocks("bash")
    folder = checkout(tmp_path)
    if shutil.which("curl"):
        told = run(["bash", "-euc", curl], env, folder)
        assert '"count":0' in told.replace(" ", "")
        assert '"name":"Harbour"' in told.replace('": ', '":')
        again = run(["bash", "-euc", curl], env, folder)
        assert '"count":1' in again.replace(" ", ""), "the key makes one project of two requests"
    written = run(["bash", "-euc", client], env, folder).split()
    assert [Path(name).suffix for name in written].count(".wav") == 1
    assert all((folder / name).stat().st_size > 1000 for name in written)

    (python,) = blocks("python")
    env = {**env, "PYTHONPATH": str(ROOT / "docs" / "examples")}
    assert run([sys.executable, "-c", f"import os\n{python}"], env, folder) == "Harbour 1\n"


def test_a_refusal_is_said_as_a_sentence(env: dict[str, str], tmp_path: Path) -> None:
    notes = tmp_path / "notes.mp4"
    notes.write_text("These are notes about a film, not the film.\n" * 50)
    command = [sys.executable, "docs/examples/studio.py", "generate", str(notes)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("This file is not an MP4")
