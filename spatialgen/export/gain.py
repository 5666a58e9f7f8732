"""How loud a sound field leaves the house: a decision made here, told, and nowhere hidden."""

from __future__ import annotations

import math

CEILING_DB = -1.0


def export_gain_db(peak: float) -> float:
    """The gain in dB that an export applies to a sound field of this peak (full scale 1).

    0 dB, so that the model's levels are kept, unless the sound would clip: then what brings its
    peak down to -1 dBFS.
    """
    if peak < 0 or not math.isfinite(peak):
        raise ValueError(f"A peak is a finite level of 0 or more, not {peak}.")
    if peak <= 1.0:
        return 0.0
    return CEILING_DB - 20 * math.log10(peak)


def linear(gain_db: float) -> float:
    """The factor that a gain in dB stands for."""
    factor: float = 10 ** (gain_db / 20)
    return factor
