"""Use case: Mei reads Chinese; whatever the site says, it can say in her language."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType
from django.test import Client

from webapp.accounts.models import User
from webapp.clips.models import Clip
from webapp.translations import (
    DOMAINS,
    LANGUAGES,
    LOCALES,
    ROOT,
    catalogue_of,
    catalogue_of_code,
    compiled,
    untranslated,
)

CATALOGUES = [(language, domain) for language in LANGUAGES for domain in DOMAINS]
PLACEHOLDERS = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")
NAMES = {"OmniAudio", "Studio", "OmniAudio Studio", "AmbiX", "FuMa", "SHA-256", "dB"}
CHINESE = {"accept-language": "zh-CN,zh;q=0.9"}
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_nothing_is_left_to_translate(language: str, domain: str) -> None:
    """What the code says and what the catalogue knows are the same."""
    catalogue = catalogue_of(language, domain)
    assert {m.id for m in catalogue} == {m.id for m in catalogue_of_code(domain)}
    assert untranslated(catalogue) == []
    path = LOCALES / language / "LC_MESSAGES" / f"{domain}.mo"
    assert path.read_bytes() == compiled(catalogue), "run python -m webapp.translations"


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_translations_keep_their_placeholders(language: str, domain: str) -> None:
    """A value that is filled in is filled in in every language."""
    for message in catalogue_of(language, domain):
        if not message.id:
            continue
        told = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        wanted = set(PLACEHOLDERS.findall(told[-1]))
        said = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        for string in said:
            assert set(PLACEHOLDERS.findall(str(string))) == wanted, message.id


def test_every_sentence_of_the_scripts_is_collected() -> None:
    """Also those at places where Babel does not look, as within template strings."""
    asked = re.compile(r'\btranslate(?:Plural)?\(\s*"([^"]+)"')
    known = {m.id if isinstance(m.id, str) else m.id[0] for m in catalogue_of_code("djangojs")}
    for path in (ROOT / "frontend" / "src").rglob("*.ts"):
        if not path.name.endswith(".test.ts"):
            assert set(asked.findall(path.read_text("utf-8"))) <= known, path


class _Words(HTMLParser):
    """What a page says that no translation can change."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code += tag in ("code", "script", "style")
        told = ("alt", "aria-label", "title", "placeholder", "data-head")
        self.said += [value for name, value in attrs if name in told and value]

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag in ("code", "script", "style")

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.said.append(data)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_nothing_that_cannot_be_translated(path: Path) -> None:
    """Outside of {% translate %} there are no words but names."""
    kept, silent = [], False
    for token in Lexer(path.read_text("utf-8")).tokenize():
        word = token.contents.split(" ", 1)[0]
        if token.token_type == TokenType.TEXT and not silent:
            kept.append(token.contents)
        elif token.token_type == TokenType.BLOCK:
            begins = word == "blocktranslate" or token.contents == "block body_class"
            silent = begins or (silent and word not in ("endblocktranslate", "endblock"))
    words = _Words()
    words.feed("".join(kept))
    said = [text.strip(" \n·,.:/()×") for text in words.said]
    assert [t for t in said if re.search(r"[A-Za-z]{2}", t) and t not in NAMES] == []


def test_mei_reads_the_first_page_in_chinese(client: Client) -> None:
    """Her browser's language decides, and her own choice over it."""
    page = client.get("/", headers=CHINESE)
    assert '<html lang="zh-hans">' in page.text
    assert "画面环绕四周，现在声音也是。" in page.text
    assert "words.js" in page.text
    client.post("/language/", {"language": "en", "next": "/"})
    assert '<html lang="en">' in client.get("/", headers={"accept-language": "zh-CN"}).text


def test_scripts_are_told_the_words(client: Client) -> None:
    """The catalogue that scripts ask for is a script, in the reader's language."""
    words = client.get("/language/words.js", headers={"accept-language": "zh-CN"})
    assert words["Content-Type"].startswith("text/javascript")
    assert "gettext" in words.text


def test_mei_signs_in_in_chinese(client: Client, alice: User) -> None:
    """The form, and what it says to a wrong password."""
    assert "用户名或邮箱" in client.get("/sign-in/", headers=CHINESE).text
    wrong = {"username": alice.username, "password": "not hers"}
    assert "名称与密码不匹配" in client.post("/sign-in/", wrong, headers=CHINESE).text


def test_mei_works_in_chinese(alices: Client, clip: Clip) -> None:
    """Her projects, a project and a clip of it."""
    projects = alices.get("/projects/", headers=CHINESE).text
    assert "新建项目" in projects
    assert "1 个片段" in projects
    assert (
        "将 360° 片段拖到这里" in alices.get(f"/projects/{clip.project.pk}/", headers=CHINESE).text
    )
    assert "退出登录" in alices.get(f"/clips/{clip.pk}/", headers=CHINESE).text
