"""A small drawing surface in unit coordinates: x right, y up, both -1..1, the thing at 0, 0."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Colour = tuple[int, int, int] | tuple[int, int, int, int]
Point = tuple[float, float]


class Canvas:
    """RGBA picture of `size` x `size` pixels, drawn twice as large and smoothed."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.image = Image.new("RGBA", (2 * size, 2 * size), (0, 0, 0, 0))
        self._draw = ImageDraw.Draw(self.image)

    def _at(self, x: float, y: float) -> Point:
        return (x + 1) * self.size, (1 - y) * self.size

    def oval(self, x: float, y: float, wide: float, tall: float, fill: Colour) -> None:
        """A filled ellipse about x, y; `wide` and `tall` are radii."""
        (left, top), (right, bottom) = self._at(x - wide, y + tall), self._at(x + wide, y - tall)
        self._draw.ellipse((left, top, max(right, left), max(bottom, top)), fill=fill)

    def disc(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """A filled circle."""
        self.oval(x, y, radius, radius, fill)

    def shape(self, points: Sequence[Point], fill: Colour) -> None:
        """A filled polygon."""
        self._draw.polygon([self._at(*p) for p in points], fill=fill)

    def box(self, x: float, y: float, wide: float, tall: float, fill: Colour) -> None:
        """A filled rectangle about x, y; `wide` and `tall` are half its sides."""
        self.shape([(x - wide, y - tall), (x + wide, y - tall), (x + wide, y + tall),
                    (x - wide, y + tall)], fill)  # fmt: skip

    def line(self, points: Sequence[Point], wide: float, fill: Colour) -> None:
        """A polyline of thickness `wide`, rounded."""
        pixels = max(1, round(wide * self.size))
        self._draw.line([self._at(*p) for p in points], fill=fill, width=pixels, joint="curve")

    def ring(self, x: float, y: float, radius: float, wide: float, fill: Colour) -> None:
        """A circle's outline, blended over what is there."""
        (left, top), (right, bottom) = (
            self._at(x - radius, y + radius), self._at(x + radius, y - radius)
        )  # fmt: skip
        layer = Image.new("RGBA", self.image.size, (0, 0, 0, 0))
        ImageDraw.Draw(layer).ellipse(
            (left, top, right, bottom), outline=fill, width=max(1, round(wide * self.size))
        )
        self.image.alpha_composite(layer)

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float) -> None:
        """A soft light, blended over what is there; `strength` 0..1."""
        extent = np.linspace(-1, 1, 2 * self.size, dtype=np.float32)
        away = np.hypot(extent[None] - x, -extent[:, None] - y) / radius
        layer = np.empty((2 * self.size, 2 * self.size, 4), np.uint8)
        layer[..., :3] = colour[:3]
        layer[..., 3] = np.clip((1 - away), 0, 1) ** 2 * 255 * min(max(strength, 0), 1)
        self.image.alpha_composite(Image.fromarray(layer, "RGBA"))

    def pixels(self) -> NDArray[np.float32]:
        """The picture with its colours multiplied by alpha, float 0..1, [size, size, 4]."""
        drawn = np.asarray(self.image, np.float32) / 255
        drawn[..., :3] *= drawn[..., 3:]
        size = self.size
        smooth: NDArray[np.float32] = drawn.reshape(size, 2, size, 2, 4).mean(axis=(1, 3))
        return smooth
