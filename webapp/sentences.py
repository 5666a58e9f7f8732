"""Sentences that are kept in rows by whoever is at work, and read later in any language.

Kept is the English sentence as it stands in the code, and what fills its gaps; it is translated
when it is read. Rows from before hold sentences as they were said, and are read so.
"""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext


class Sentence:
    """``Sentence("It answered %(status)d.", status=500)``; ``str`` says it in the active language.

    Words are numbers, texts, or sentences themselves. ``webapp.translations`` collects them.
    """

    def __init__(self, english: str, /, **words: object) -> None:
        self.english, self.words = english, words

    def __str__(self) -> str:
        return gettext(self.english) % {name: as_word(word) for name, word in self.words.items()}

    def kept(self) -> str:
        """As a row keeps it."""
        return json.dumps(self.parts())

    def parts(self) -> dict[str, Any]:
        """As JSON holds it."""
        words = {n: w.parts() if isinstance(w, Sentence) else w for n, w in self.words.items()}
        return {"english": self.english, "words": words}


def as_word(word: object) -> object:
    """A gap's filling: numbers stay numbers, for the formats that want them."""
    return word if isinstance(word, int | float) else str(word)


def retold(kept: str) -> str:
    """What a row keeps, in the reader's language."""
    if not kept.startswith('{"english": '):
        return kept
    return str(sentence_of(json.loads(kept)))


def sentence_of(parts: dict[str, Any]) -> Sentence:
    """The inverse of ``parts``."""
    words = {n: sentence_of(w) if isinstance(w, dict) else w for n, w in parts["words"].items()}
    english: str = parts["english"]
    return Sentence(english, **words)
