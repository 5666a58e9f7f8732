"""The rules of the house that a program can check."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSES = ("webapp", "spatialgen")
NAMELESS = {"utils", "helpers", "common", "base", "core", "misc"}


def python_files() -> Iterator[Path]:
    for house in HOUSES:
        for path in sorted((ROOT / house).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def modules_loaded_by(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_web_process_starts_without_torch() -> None:
    loaded = modules_loaded_by("import webapp.asgi")
    assert "webapp.asgi" in loaded
    assert not {"torch", "transformers"} & loaded


@pytest.mark.parametrize(
    "module",
    [
        "stages",
        "config",
        "probe",
        "video",
        "ambisonics",
        "export",
        "scenes",
        "models",
        "thumbnails",
        "field_analysis",
    ],
)
def test_what_the_site_imports_of_the_model_is_free_of_torch(module: str) -> None:
    loaded = modules_loaded_by(f"import spatialgen.{module}")
    assert "torch" not in loaded


def test_the_model_knows_no_web() -> None:
    loaded = modules_loaded_by("import spatialgen.pipeline, spatialgen.cli")
    assert not {"django", "rest_framework", "channels", "dramatiq", "webapp"} & loaded


def test_no_file_has_a_name_that_says_nothing() -> None:
    nameless = [str(path) for path in python_files() if path.stem in NAMELESS]
    assert not nameless


def test_files_stay_readable() -> None:
    long = [str(path) for path in python_files() if len(path.read_text().splitlines()) > 400]
    assert not long, "split by responsibility"


def test_functions_fit_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno > 70
    ]
    assert not long
