"""Sizes and times as people read them; the same in the browser (``shared/words.ts``)."""

from __future__ import annotations

from django.utils.translation import gettext as _


def in_bytes(size: int) -> str:
    """``size`` bytes in the unit that suits it: "640 kB", "1.5 MB", "4 GB"."""
    amount, unit = float(size), "bytes"
    for larger in ("kB", "MB", "GB", "TB"):
        if amount < 999.5:
            break
        amount, unit = amount / 1000, larger
    digits = 0 if unit == "bytes" or amount >= 99.5 else 1
    number = f"{amount:.{digits}f}".removesuffix(".0")
    if unit == "bytes":
        return _("%(number)s bytes") % {"number": number}
    return f"{number} {unit}"


def in_time(seconds: float) -> str:
    """``seconds`` as "45 s", "2 min 5 s" or "1 h 20 min"."""
    whole = round(seconds)
    if whole < 60:
        return _("%(seconds)s s") % {"seconds": whole}
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        told = _("%(minutes)s min %(seconds)s s") if rest else _("%(minutes)s min")
        return told % {"minutes": minutes, "seconds": rest}
    hours, minutes = divmod(minutes, 60)
    told = _("%(hours)s h %(minutes)s min") if minutes else _("%(hours)s h")
    return told % {"hours": hours, "minutes": minutes}


def in_megapixels(pixels: int) -> str:
    """``pixels`` of a frame as "8.3 megapixels"."""
    number = f"{pixels / 1e6:.1f}".removesuffix(".0")
    return _("%(number)s megapixels") % {"number": number}


def clip_length(seconds: float) -> str:
    """A length as players write it, to the nearest second: "0:07", "12:30", "1:02:03"."""
    minutes, rest = divmod(int(seconds + 0.5), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
