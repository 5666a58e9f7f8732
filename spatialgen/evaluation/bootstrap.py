"""How sure a figure over clips is: percentile bootstrap (B. Efron, Ann. Statist. 7, 1979)."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
Statistic = Callable[[Numbers], float]

RESAMPLES = 2000
COVERAGE = 0.95


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval; `low` and `high` are None where none can be given."""

    value: float
    low: float | None = None
    high: float | None = None
    clips: int = 0


def estimate(rows: ArrayLike, statistic: Statistic, seed: int = 0) -> Estimate:
    """A statistic of rows, one a clip ([n] or [n, ...]), and its interval over drawn-again clips.

    Rows that are not numbers are left out. The same seed gives the same interval.
    """
    values = np.asarray(rows, dtype=np.float64)
    if values.size:
        values = values[~np.isnan(values.reshape(len(values), -1)).any(axis=1)]
    if not len(values):
        return Estimate(math.nan)
    whole = statistic(values)
    if len(values) < 2:
        return Estimate(whole, clips=len(values))
    rng = np.random.default_rng(seed)
    drawn = rng.integers(len(values), size=(RESAMPLES, len(values)))
    again = np.array([statistic(values[index]) for index in drawn])
    again = again[~np.isnan(again)]
    if not len(again):
        return Estimate(whole, clips=len(values))
    low, high = np.quantile(again, [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2])
    return Estimate(whole, float(low), float(high), len(values))


def mean(values: Numbers) -> float:
    """The mean."""
    return float(values.mean())


def median(values: Numbers) -> float:
    """The median."""
    return float(np.median(values))


def ninetieth(values: Numbers) -> float:
    """The 90th percentile."""
    return float(np.percentile(values, 90))


def pooled_f1(counts: Numbers) -> float:
    """F1 of all clips' counts together: rows of matched, onsets, acts."""
    matched, onsets, acts = counts.reshape(-1, 3).sum(axis=0)
    return float(2 * matched / (onsets + acts)) if onsets + acts else math.nan


def pooled_precision(counts: Numbers) -> float:
    """Precision of all clips' counts together."""
    matched, onsets, _ = counts.reshape(-1, 3).sum(axis=0)
    return float(matched / onsets) if onsets else math.nan


def pooled_recall(counts: Numbers) -> float:
    """Recall of all clips' counts together."""
    matched, _, acts = counts.reshape(-1, 3).sum(axis=0)
    return float(matched / acts) if acts else math.nan
