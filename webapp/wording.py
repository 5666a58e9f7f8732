"""Sizes and times as people read them; the same in the browser (``shared/words.ts``)."""

from __future__ import annotations


def in_bytes(size: int) -> str:
    """``size`` bytes in the unit that suits it: "640 kB", "1.5 MB", "4 GB"."""
    amount, unit = float(size), "bytes"
    for larger in ("kB", "MB", "GB", "TB"):
        if amount < 999.5:
            break
        amount, unit = amount / 1000, larger
    digits = 0 if unit == "bytes" or amount >= 99.5 else 1
    return f"{amount:.{digits}f}".removesuffix(".0") + f" {unit}"


def in_time(seconds: float) -> str:
    """``seconds`` as "45 s", "2 min 5 s" or "1 h 20 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def in_megapixels(pixels: int) -> str:
    """``pixels`` of a frame as "8.3 megapixels"."""
    return f"{pixels / 1e6:.1f}".removesuffix(".0") + " megapixels"


def clip_length(seconds: float) -> str:
    """A length as players write it, to the nearest second: "0:07", "12:30", "1:02:03"."""
    minutes, rest = divmod(int(seconds + 0.5), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
