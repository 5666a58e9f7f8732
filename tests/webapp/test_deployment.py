"""What the environment decides: secrets, hardening, PostgreSQL, Redis, S3."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "STUDIO_SECRET_KEY": "x" * 25 + "0123456789abcdefghijklmnopqrstuvwxyz",
    "STUDIO_ALLOWED_HOSTS": "studio.example",
    "STUDIO_VITE_DEV": "1",  # the check is not about the front-end build
}


def python(code: list[str], data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs Python on the settings in a clean environment."""
    return python_in(ROOT, code, data, environment)


def python_in(
    source: Path, code: list[str], data: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """The same with the program in a folder that is not the repository."""
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("STUDIO_", "S3_"))}
    env = {**plain, "DJANGO_SETTINGS_MODULE": "webapp.settings", "STUDIO_DATA": str(data)}
    return subprocess.run(
        [sys.executable, *code], cwd=source,
        env={**env, "PYTHONPATH": str(source), **environment},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def setting(names: str, data: Path, **environment: str) -> Any:
    code = f"import json; from webapp import settings as s; print(json.dumps([{names}]))"
    done = python(["-c", code], data, **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_deployment_check_is_clean(tmp_path: Path) -> None:
    command = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = python(command, tmp_path, **PRODUCTION)
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout
    assert not (tmp_path / "secret_key").exists()


def test_the_check_would_find_something(tmp_path: Path) -> None:
    command = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = python(command, tmp_path, **PRODUCTION, STUDIO_HTTPS="false")
    assert done.returncode != 0
    assert "security.W" in done.stderr


def test_the_embedded_secret_key_is_made_once_and_is_private(tmp_path: Path) -> None:
    first = setting("s.SECRET_KEY, s.HTTPS, s.DEBUG", tmp_path)
    assert len(first[0]) >= 50
    assert first[1:] == [False, False]
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert setting("s.SECRET_KEY, s.HTTPS, s.DEBUG", tmp_path) == first


def test_a_secret_key_that_was_never_written_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "secret_key").touch(0o600)
    (key,) = setting("s.SECRET_KEY", tmp_path)
    assert len(key) >= 50
    assert setting("s.SECRET_KEY", tmp_path) == [key]


def test_embedded_defaults(tmp_path: Path) -> None:
    database, broker, layer, embedded, storage = setting(
        "s.DATABASES['default'], s.DRAMATIQ_BROKER['BROKER'], s.CHANNEL_LAYERS['default'],"
        "s.STUDIO_EMBEDDED_WORKER, s.STORAGES['default']",
        tmp_path,
    )
    assert database["NAME"] == str(tmp_path / "db.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]
    assert broker.endswith("StubBroker")
    assert layer["BACKEND"].endswith("InMemoryChannelLayer")
    assert embedded is True
    assert storage["BACKEND"].endswith("FileSystemStorage")


def test_postgresql_redis_and_s3_come_by_environment(tmp_path: Path) -> None:
    database, broker, layer, embedded, storages = setting(
        "s.DATABASES['default'], s.DRAMATIQ_BROKER, s.CHANNEL_LAYERS['default'],"
        "s.STUDIO_EMBEDDED_WORKER, s.STORAGES",
        tmp_path,
        DATABASE_URL="postgres://u:p@db:5432/studio",
        REDIS_URL="redis://queue:6379/0",
        S3_BUCKET="studio-media",
        S3_ENDPOINT_URL="http://store:8333",
        S3_PUBLIC_ENDPOINT_URL="https://media.example",
    )
    assert (database["HOST"], database["NAME"]) == ("db", "studio")
    assert database["OPTIONS"]["pool"]["max_size"] > 1
    assert broker["OPTIONS"]["url"] == "redis://queue:6379/0"
    assert layer["CONFIG"]["hosts"][0]["socket_timeout"] is None
    assert embedded is False
    assert storages["default"]["OPTIONS"]["endpoint_url"] == "http://store:8333"
    assert storages["presigning"]["OPTIONS"]["endpoint_url"] == "https://media.example"


def test_a_worker_without_redis_says_what_it_needs(tmp_path: Path) -> None:
    done = python(["-c", "import webapp.worker"], tmp_path)
    assert done.returncode != 0
    assert "REDIS_URL" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("module", ["webapp.asgi", "webapp.urls"])
def test_the_web_process_loads_no_torch(module: str, tmp_path: Path) -> None:
    code = (
        f"import django; django.setup(); import {module}, sys; "
        "print([name for name in ('torch', 'transformers') if name in sys.modules])"
    )
    done = python(["-c", code], tmp_path)
    assert done.stdout.strip() == "[]", done.stderr


# --- the images and what they are started with ---
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    return loaded


def test_the_image_of_the_site_holds_all_that_the_site_reads(tmp_path: Path) -> None:
    stage = (ROOT / "Dockerfile").read_text().split(" AS web", 1)[1].split("\nFROM ", 1)[0]
    image = tmp_path / "image"
    image.mkdir()
    for line in re.findall(r"^COPY (?!--from)(.+)$", stage, re.MULTILINE):
        *sources, target = line.split()
        for source in sources:
            copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
            (image / target).parent.mkdir(parents=True, exist_ok=True)
            copy(ROOT / source, image / target)
    code = (
        "import django; django.setup()\n"
        "from django.utils import translation\n"
        "from django.utils.translation import gettext\n"
        "from django.template.loader import get_template\n"
        "from spatialgen.models import find_model\n"
        "get_template('landing.html'); find_model('preview')\n"
        "translation.activate('zh-hans'); print(gettext('Sign in'))\n"
    )
    done = python_in(image, ["-c", code], tmp_path / "data", PRODUCTION)
    assert done.stdout.strip() == "登录", done.stderr


def test_no_secret_stands_in_the_compose_file() -> None:
    for name, service in compose()["services"].items():
        for variable, value in service.get("environment", {}).items():
            if re.search("PASSWORD|SECRET", variable):
                assert re.fullmatch(r"\$\{\w+:\?.+\}", str(value)), (name, variable)
    assert ".env" in (ROOT / ".gitignore").read_text().split()
    assert ".env" in (ROOT / ".dockerignore").read_text().split()


def test_what_is_documented_is_passed_on_and_what_is_read_is_documented() -> None:
    table = (ROOT / "docs" / "deployment.md").read_text()
    named = [re.findall(r"`([A-Z][A-Z0-9_]+)`", row.split("|")[1]) for row in rows_of(table)]
    documented = {name for names in named for name in names}
    read = set(re.findall(r'env\.\w+\(\s*"(\w+)"', (ROOT / "webapp" / "settings.py").read_text()))
    assert read - {"STUDIO_VITE_DEV"} <= documented
    services = compose()["services"]
    inside = {"STUDIO_DATA", "STUDIO_DEBUG", "STUDIO_EMBEDDED_WORKER", "STUDIO_TORCH"}
    passed = {name for of in ("web", "worker") for name in services[of]["environment"]}
    assert documented - inside <= passed


def rows_of(table: str) -> list[str]:
    """The rows of the table of variables."""
    return [line for line in table.splitlines() if line.startswith("| `")]


def test_everything_waits_for_the_database_and_every_queue_has_its_worker(tmp_path: Path) -> None:
    services = compose()["services"]
    for name in ("web", "worker", "exporter"):
        assert services[name]["depends_on"]["migrate"] == {
            "condition": "service_completed_successfully"
        }
        assert services[name]["read_only"] is True
        assert services[name]["volumes"] == ["data:/data"]
    for name in ("db", "queue", "store"):
        assert services[name]["healthcheck"]["test"]
        assert services[name]["volumes"][0].split(":")[0] in compose()["volumes"]
    assert services["migrate"]["restart"] == "no"
    queues = re.findall(r'--queues", "(\w+)"', (ROOT / "Dockerfile").read_text())
    command = services["exporter"]["command"]
    queues.append(command[command.index("--queues") + 1])
    code = "import django; django.setup(); import webapp.worker as w; print(*w.broker.queues)"
    done = python(["-c", code], tmp_path, REDIS_URL="redis://127.0.0.1:1/0")
    assert {q for q in done.stdout.split() if not q.endswith((".DQ", ".XQ"))} == set(queues)
