"""The catalogues of translations: collect what is to be translated, and compile what has been.

    python -m webapp.translations

Messages come from Python (`gettext`), from templates (`{% translate %}`) and from TypeScript
(`translate("…")`); the first two belong to the domain django, the last to djangojs. Needs Babel,
which the tests bring; the compiled catalogues lie beside their sources, so serving needs nothing.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "locale"
LANGUAGES = ("zh_Hans",)
DOMAINS = ("django", "djangojs")
PYTHON_WORDS = {
    "gettext": None, "gettext_lazy": None, "_": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3), "Sentence": None,
}  # fmt: skip
SCRIPT_WORDS = {"translate": None, "translatePlural": (1, 2)}

Message = tuple[int, str | tuple[str, ...], list[str], str | None]


def catalogue_of_code(domain: str) -> Catalog:
    """Every message that the code of a domain wants translated."""
    catalogue = Catalog(project="OmniAudio Studio", charset="utf-8", fuzzy=False)
    for path in _sources(domain):
        for _, message, comments, context in _messages(path):
            where = (str(path.relative_to(ROOT)), 1)
            catalogue.add(message, locations=[where], auto_comments=comments, context=context)
    return catalogue


def _sources(domain: str) -> list[Path]:
    if domain == "djangojs":
        found = (ROOT / "frontend" / "src").rglob("*.ts")
        return sorted(p for p in found if not p.name.endswith((".test.ts", ".d.ts")))
    python = [p for p in (ROOT / "webapp").rglob("*.py") if "migrations" not in p.parts]
    return sorted([*python, *(ROOT / "templates").rglob("*.*")])


def _messages(path: Path) -> Iterator[Message]:
    """The messages of one file, as Babel tells them."""
    content = path.read_text("utf-8")
    if path.suffix == ".ts":
        read = extract("javascript", io.BytesIO(content.encode()), SCRIPT_WORDS, options={})
    elif path.suffix == ".py":
        read = extract("python", io.BytesIO(content.encode()), PYTHON_WORDS)
    else:
        # What is no message is blanked out and keeps the page's indentation, which Python minds.
        lines = [line.lstrip() for line in templatize(content, origin=str(path)).splitlines()]
        read = extract("python", io.BytesIO("\n".join(lines).encode()), PYTHON_WORDS)
    for line, message, comments, context in read:
        yield line, message, list(comments), context


def catalogue_of(language: str, domain: str) -> Catalog:
    """What has been translated into a language so far."""
    path = _path(language, domain)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def update(language: str, domain: str) -> int:
    """Bring a language's catalogue into line with the code; returns what is left to translate."""
    catalogue = catalogue_of(language, domain)
    catalogue.update(catalogue_of_code(domain), no_fuzzy_matching=True, keep_user_comments=False)
    path = _path(language, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, sort_output=True, ignore_obsolete=True,
                 include_lineno=False, omit_header=False)  # fmt: skip
    path.with_suffix(".mo").write_bytes(compiled(catalogue))
    return len(untranslated(catalogue))


def untranslated(catalogue: Catalog) -> list[str]:
    """The messages of a catalogue that lack a translation, or a plural of one."""
    return [str(m.id) for m in catalogue if m.id and not _whole(m.string)]


def _whole(string: object) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


def _path(language: str, domain: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"{domain}.po"


def main() -> None:
    """Update and compile every catalogue, and say what is left to translate."""
    for language in LANGUAGES:
        for domain in DOMAINS:
            left = update(language, domain)
            sys.stdout.write(f"{language} {domain}: {left} left to translate\n")


if __name__ == "__main__":
    main()
