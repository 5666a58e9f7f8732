"""How energy is spread over directions, compared as maps (after ViSAGe, arXiv 2506.12199, 3.3).

Axis letters: k windows, c channels (W, Y, Z, X; SN3D), g directions of the grid.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

STEP_DEGREES = 5.0
FLAT = 1e-9
"""A map whose relative spread is below this says nothing of direction."""


@lru_cache(maxsize=1)
def _grid() -> tuple[Numbers, Numbers]:
    """What each direction hears of each channel [g, 4], and its part of the sphere [g].

    Every 5°, in the middles of cells: weighted by their solid angle, so that the poles do not
    count more than they are.
    """
    elevation = np.radians(np.arange(-90 + STEP_DEGREES / 2, 90, STEP_DEGREES))[:, None]
    azimuth = np.radians(np.arange(-180 + STEP_DEGREES / 2, 180, STEP_DEGREES))[None]
    heard = np.stack(
        np.broadcast_arrays(
            np.ones_like(azimuth + elevation),
            np.sin(azimuth) * np.cos(elevation),
            np.sin(elevation),
            np.cos(azimuth) * np.cos(elevation),
        ),
        axis=-1,
    ).reshape(-1, 4)
    area = np.broadcast_to(np.cos(elevation), (len(elevation), azimuth.shape[1])).ravel()
    return heard, area / area.sum()


def energy_map(covariance: Numbers) -> Numbers:
    """Root mean square of the field decoded in each direction: covariances [..., 4, 4] -> [..., g].

    The virtual microphone is W + Y sin a cos e + Z sin e + X cos a cos e (a cardioid), whose power
    is a quadratic form in the covariance.
    """
    heard, _ = _grid()
    power = np.einsum("gc,...cd,gd->...g", heard, covariance, heard)
    loudness: Numbers = np.sqrt(np.maximum(power, 0.0))
    return loudness


def correlation(made: Numbers, true: Numbers) -> float:
    """CC: Pearson's correlation of two maps [g] over the sphere; -1 to 1.

    A flat map made (silence, mono) agrees with nothing: 0. NaN where the true map is flat.
    """
    _, area = _grid()
    a, b = made - area @ made, true - area @ true
    spread = math.sqrt(float(area @ a**2) * float(area @ b**2))
    if _is_flat(true):
        return math.nan
    return 0.0 if _is_flat(made) else float(area @ (a * b)) / spread


def area_under_curve(made: Numbers, true: Numbers) -> float:
    """AUC (Judd's): how well the made map [g] tells the true map's hot directions from the rest.

    Hot is where the true map lies above its maximum less one standard deviation. The area under
    the curve of hits against false alarms, both in solid angle, as a threshold on the made map
    falls; ties count half. A flat map made: 0.5. NaN where the true map is flat.
    """
    _, area = _grid()
    if _is_flat(true):
        return math.nan
    spread = math.sqrt(float(area @ (true - area @ true) ** 2))
    hot = true > true.max() - spread
    if _is_flat(made):
        return 0.5
    values, place = np.unique(made, return_inverse=True)
    hits = np.bincount(place, weights=area * hot, minlength=len(values))[::-1]
    alarms = np.bincount(place, weights=area * ~hot, minlength=len(values))[::-1]
    before = np.cumsum(hits) - hits
    return float(np.sum(alarms * (before + hits / 2)) / (hits.sum() * alarms.sum()))


def _is_flat(values: Numbers) -> bool:
    top = float(values.max())
    return top <= 0 or float(values.max() - values.min()) <= FLAT * top


def map_agreement(made: Numbers, true: Numbers) -> tuple[float, float]:
    """CC and AUC of two fields, mean over windows: covariances [k, 4, 4] each.

    ViSAGe takes the whole clip, windows of 1 s and of 0.2 s. Windows in which the true field is
    silent or the same from everywhere are left out; what one field lasts longer is not looked at.

    Where this differs from ViSAGe's program: SN3D gains throughout (theirs weigh the horizontal
    channels by sqrt 2), solid angles instead of a resampled picture, no random jitter.
    """
    count = min(len(made), len(true))
    pairs = list(zip(energy_map(made[:count]), energy_map(true[:count]), strict=True))
    cc = [correlation(a, b) for a, b in pairs]
    auc = [area_under_curve(a, b) for a, b in pairs]
    if all(math.isnan(value) for value in cc):
        return math.nan, math.nan
    return float(np.nanmean(cc)), float(np.nanmean(auc))
