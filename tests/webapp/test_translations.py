"""Use case: Mei reads Chinese; whatever the site says, it can say in her language."""

from __future__ import annotations

from django.test import Client

from webapp.accounts.models import User
from webapp.clips.models import Clip

CHINESE = {"accept-language": "zh-CN,zh;q=0.9"}


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
