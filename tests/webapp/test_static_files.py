"""Static files under ASGI: what Vite names by content is kept for good, the rest is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from pytest_django import Settings

from webapp.static import StaticFilesMiddleware

Answer = Callable[..., HttpResponseBase]


@pytest.fixture
def answer(tmp_path: Path, settings: Settings) -> Answer:
    """Asks the middleware, over a build of three files, one with a compressed copy."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "site-Ab3_d-F1.js").write_text("export {};")
    (tmp_path / "assets" / "player-Ab3_d-F2.js").write_text("export {}; " * 20)
    (tmp_path / "assets" / "player-Ab3_d-F2.js.br").write_bytes(b"small")
    (tmp_path / "mark-of-all-clips.svg").write_text("<svg/>")
    settings.STATICFILES_DIRS = [tmp_path]

    def elsewhere(request: HttpRequest) -> HttpResponse:
        return HttpResponse("elsewhere")

    middleware = StaticFilesMiddleware(elsewhere)

    def ask(path: str, accepted: str = "") -> HttpResponseBase:
        found = middleware(RequestFactory().get(path, headers={"Accept-Encoding": accepted}))
        assert isinstance(found, HttpResponseBase)
        return found

    return ask


def test_hashed_names_are_kept_for_good(answer: Answer) -> None:
    found = answer("/static/assets/site-Ab3_d-F1.js")
    assert isinstance(found, HttpResponse)
    assert found.content == b"export {};"
    assert "immutable" in found["Cache-Control"]
    assert found["Content-Type"].startswith("text/javascript")


def test_who_can_read_compressed_files_gets_them(answer: Answer) -> None:
    small = answer("/static/assets/player-Ab3_d-F2.js", accepted="gzip, br")
    assert isinstance(small, HttpResponse)
    assert (small["Content-Encoding"], small["Vary"]) == ("br", "Accept-Encoding")
    assert small.content == b"small"
    assert small["Content-Type"].startswith("text/javascript")
    plain = answer("/static/assets/player-Ab3_d-F2.js")
    assert isinstance(plain, HttpResponse)
    assert plain.content == b"export {}; " * 20
    assert "immutable" in plain["Cache-Control"]


def test_plain_names_are_asked_for_again(answer: Answer) -> None:
    for path in ("/static/mark-of-all-clips.svg", "/static/admin/css/base.css"):
        found = answer(path)
        assert found.status_code == 200
        assert "immutable" not in found["Cache-Control"]


def test_other_addresses_go_on_to_the_site(answer: Answer) -> None:
    for path in ("/projects/", "/static/nothing.js", "/static/../settings.py"):
        found = answer(path)
        assert isinstance(found, HttpResponse)
        assert found.content == b"elsewhere"
