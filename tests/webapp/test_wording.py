"""Sizes and times read alike wherever they are said: the same table as in words.test.ts."""

from __future__ import annotations

import pytest

from webapp.wording import clip_length, in_bytes


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1500, "1.5 kB"),
        (2000, "2 kB"),
        (999_600, "1 MB"),
        (12_345_678, "12.3 MB"),
        (123_456_789, "123 MB"),
        (4_000_000_000, "4 GB"),
    ],
)
def test_sizes(size: int, text: str) -> None:
    assert in_bytes(size) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "0:00"), (9.97, "0:10"), (65.2, "1:05"), (3725, "1:02:05")]
)
def test_lengths(seconds: float, text: str) -> None:
    assert clip_length(seconds) == text
