"""What a worker has noted in a row is read in whatever language its reader speaks."""

from __future__ import annotations

import pytest
from django.utils import translation

from webapp.sentences import Sentence, retold

FAILED = Sentence("It answered %(status)d.", status=500)
OFF = Sentence("Too many deliveries failed. The last time: %(error)s", error=FAILED)


def test_a_kept_sentence_is_read_in_english_and_in_chinese() -> None:
    assert retold(FAILED.kept()) == str(FAILED) == "It answered 500."
    assert retold(OFF.kept()) == "Too many deliveries failed. The last time: It answered 500."
    with translation.override("zh-hans"):
        told = retold(OFF.kept())
        assert told == str(OFF)
        assert retold(FAILED.kept()) in told
    assert "answered" not in told


@pytest.mark.parametrize(
    "word", ["to", '{"english": "%(x)s", "words": {"x": 1}}', "100 %", "%(status)d"]
)
def test_a_word_is_taken_as_it_is(word: str) -> None:
    """It may come from anybody's server: it is neither translated nor read as a sentence."""
    kept = Sentence("%(host)s did not answer: %(reason)s", host="x.org", reason=word).kept()
    assert retold(kept) == f"x.org did not answer: {word}"
    with translation.override("zh-hans"):
        assert retold(kept).endswith(word)


def test_numbers_keep_their_formats() -> None:
    said = Sentence(
        "A second of a synthetic clip took %(took).1f s in %(steps)s steps.", took=2.04, steps=4
    )
    assert retold(said.kept()) == "A second of a synthetic clip took 2.0 s in 4 steps."


@pytest.mark.parametrize("before", ["", "It answered 500.", "它应答了 500。", "{"])
def test_what_rows_held_before_is_read_as_it_is(before: str) -> None:
    assert retold(before) == before
