"""Use case: Mei reads Chinese; whatever the site says, it can say in her language."""

from __future__ import annotations

from django.test import Client


def test_mei_reads_the_first_page_in_chinese(client: Client) -> None:
    """Her browser's language decides, and her own choice over it."""
    page = client.get("/", headers={"accept-language": "zh-CN,zh;q=0.9"})
    assert '<html lang="zh-hans">' in page.text
    assert "words.js" in page.text
    client.post("/language/", {"language": "en", "next": "/"})
    assert '<html lang="en">' in client.get("/", headers={"accept-language": "zh-CN"}).text


def test_scripts_are_told_the_words(client: Client) -> None:
    """The catalogue that scripts ask for is a script, in the reader's language."""
    words = client.get("/language/words.js", headers={"accept-language": "zh-CN"})
    assert words["Content-Type"].startswith("text/javascript")
    assert "gettext" in words.text
