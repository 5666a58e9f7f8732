"""In which order trials are played: balanced over listeners, so that no sound has the better place.

E. J. Williams, Experimental designs balanced for the estimation of residual effects of treatments,
Australian Journal of Scientific Research A 2 (1949): over n listeners (2 n where n is odd) each of
n trials comes once (twice) at each place, and follows each other one equally often.
"""

from __future__ import annotations


def balanced_order(count: int, listener: int) -> list[int]:
    """The places of ``count`` trials for a listener, who is known by a number from 0."""
    first = [(n + 1) // 2 if n % 2 else -(n // 2) for n in range(count)]
    row = [(place + listener) % count for place in first]
    turned = count % 2 == 1 and listener // count % 2 == 1
    return row[::-1] if turned else row
