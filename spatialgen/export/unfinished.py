"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path


class ExportFailed(RuntimeError):
    """A written file is not what was meant to be written; the message says how."""


@contextlib.contextmanager
def unfinished(out: Path) -> Iterator[Path]:
    """A temporary name beside `out` to write to; renamed when all went well, else removed."""
    path = out.with_name(f".{out.name}.part")
    try:
        yield path
        path.replace(out)
    finally:
        path.unlink(missing_ok=True)
