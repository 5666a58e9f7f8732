"""Panoramas that tell by their colours which way one looks: drawn for the tests of the picture."""

from __future__ import annotations

import numpy as np

FRONT, LEFT, BEHIND, RIGHT = (220, 40, 40), (40, 180, 60), (60, 80, 220), (220, 200, 40)
ABOVE, BELOW = (235, 235, 235), (30, 30, 30)


def panorama(width: int, height: int) -> np.ndarray:
    """Quarters of the horizon in four colours, white above 60° and black below -60°."""
    azimuth = (0.5 - (np.arange(width) + 0.5) / width) * 360
    elevation = (0.5 - (np.arange(height) + 0.5) / height) * 180
    quarter = np.floor((azimuth + 45) / 90).astype(int) % 4
    image = np.tile(np.array([FRONT, LEFT, BEHIND, RIGHT], np.uint8)[quarter], (height, 1, 1))
    image[elevation > 60] = ABOVE
    image[elevation < -60] = BELOW
    return image


def two_eyes(width: int, height: int) -> np.ndarray:
    """The panorama for the left eye above its negative for the right one."""
    left = panorama(width, height // 2)
    return np.concatenate([left, 255 - left])
