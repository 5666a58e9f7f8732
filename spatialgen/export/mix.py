"""What is heard in an export: the generated field, the clip's own soundtrack, and how loud.

Imports nothing heavy.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

QUIETEST_DB, LOUDEST_DB = -60.0, 12.0
QUIETEST_LUFS, LOUDEST_LUFS = -36.0, -9.0
CEILING_DBTP = -1.0
"""No true peak of a normalised export is above this (EBU R 128)."""


class Placement(StrEnum):
    """Where the clip's own soundtrack is heard."""

    OFF = "off"
    HEAD_LOCKED = "head_locked"
    AMBIENCE = "ambience"


@dataclass(frozen=True)
class Mix:
    """Levels in dB, 0 as they are; `loudness` the target in LUFS, None to leave it as it is.

    The loudness is the programme's integrated loudness (ITU-R BS.1770-4) as a listener hears it on
    headphones who looks ahead; one gain brings the whole mix there, so that its balance is kept.
    """

    soundtrack: Placement = Placement.OFF
    soundtrack_db: float = 0.0
    field_db: float = 0.0
    field_muted: bool = False
    loudness: float | None = None

    def __post_init__(self) -> None:
        for name, value in (("soundtrack", self.soundtrack_db), ("generated sound", self.field_db)):
            if not QUIETEST_DB <= value <= LOUDEST_DB:
                raise ValueError(
                    f"The level of the {name} lies between {QUIETEST_DB:g} and {LOUDEST_DB:g} dB, "
                    f"not at {value:g} dB. To be without it, mute it."
                )
        if self.loudness is not None and not QUIETEST_LUFS <= self.loudness <= LOUDEST_LUFS:
            raise ValueError(
                f"A loudness target lies between {QUIETEST_LUFS:g} and {LOUDEST_LUFS:g} LUFS, "
                f"not at {self.loudness:g} LUFS."
            )
        if self.soundtrack == Placement.OFF and self.soundtrack_db:
            raise ValueError(
                "The soundtrack has a level, but it is off. Mix it in, or leave it at 0 dB."
            )
        if self.soundtrack == Placement.OFF and self.field_muted:
            raise ValueError(
                "Everything is muted. Unmute the generated sound or mix in the soundtrack."
            )

    @property
    def field_gain(self) -> float:
        """The factor for the generated sound."""
        return 0.0 if self.field_muted else math.pow(10, self.field_db / 20)

    @property
    def soundtrack_gain(self) -> float:
        """The factor for the soundtrack."""
        off = self.soundtrack == Placement.OFF
        return 0.0 if off else math.pow(10, self.soundtrack_db / 20)
