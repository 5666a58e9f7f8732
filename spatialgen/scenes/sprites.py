"""How each kind of thing looks at one moment, drawn in its own tangent plane.

`phase` is the position in its cycle (0 at a stroke), `activity` how strongly it acts (1 at the
stroke, fading), `variant` picks colours. What sounds shows: light and rings spread with activity.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .canvas import Canvas, Colour
from .scene import Kind

Palette = tuple[Colour, Colour, Colour]
BELLS: tuple[Palette, ...] = (
    ((236, 186, 62), (168, 112, 28), (255, 232, 150)),
    ((205, 140, 92), (132, 76, 44), (250, 205, 170)),
    ((190, 200, 190), (110, 124, 120), (240, 250, 240)),
)
BIRDS: tuple[Palette, ...] = (
    ((226, 66, 48), (150, 34, 34), (255, 196, 150)),
    ((52, 128, 220), (26, 70, 150), (235, 244, 255)),
    ((250, 200, 50), (206, 140, 20), (255, 250, 210)),
)
DRUMS: tuple[Palette, ...] = (
    ((178, 40, 48), (108, 20, 30), (246, 232, 204)),
    ((36, 104, 124), (18, 60, 76), (246, 238, 220)),
    ((120, 72, 150), (70, 40, 92), (248, 236, 224)),
)
BALLS: tuple[Palette, ...] = (
    ((240, 92, 40), (250, 240, 226), (255, 180, 120)),
    ((60, 180, 90), (250, 250, 235), (190, 255, 200)),
    ((230, 60, 130), (255, 240, 245), (255, 180, 215)),
)
TRAINS: tuple[Palette, ...] = (
    ((34, 110, 74), (20, 66, 48), (240, 196, 80)),
    ((160, 44, 40), (98, 26, 28), (244, 200, 90)),
    ((44, 70, 140), (26, 40, 90), (240, 210, 110)),
)


@lru_cache(maxsize=512)
def draw_sprite(
    kind: Kind,
    variant: int,
    *,
    phase: int,
    activity: int,
    floating: bool,
    mirrored: bool,
    size: int,
) -> NDArray[np.float32]:
    """One picture of a thing, colours multiplied by alpha, float [size, size, 4].

    `phase` and `activity` are in 1/64 so that pictures can be kept.
    """
    canvas = Canvas(size)
    if floating:
        _island(canvas)
    DRAW[kind](canvas, variant, phase / 64, activity / 64)
    pixels = canvas.pixels()
    return np.ascontiguousarray(pixels[:, ::-1]) if mirrored else pixels


def _rings(canvas: Canvas, x: float, y: float, activity: float, colour: Colour) -> None:
    """Two circles running outwards as the sound fades."""
    for delay in (0.0, 0.16):
        spread = 1 - activity - delay
        if activity > 0.03 and spread > 0:
            strength = int(235 * activity**0.8)
            canvas.ring(x, y, 0.22 + 0.72 * spread, 0.035, (*colour[:3], strength))


def _island(canvas: Canvas) -> None:
    rock: Colour = (112, 94, 84)
    canvas.shape([(-0.66, -0.72), (0.66, -0.72), (0.34, -0.88), (0.05, -0.99), (-0.3, -0.9)], rock)
    canvas.shape([(-0.2, -0.74), (0.66, -0.72), (0.34, -0.88), (0.05, -0.99)], (88, 74, 70))
    canvas.oval(0, -0.71, 0.68, 0.075, (86, 150, 62))
    canvas.oval(0, -0.695, 0.62, 0.055, (122, 186, 78))


def _bell(canvas: Canvas, variant: int, phase: float, activity: float) -> None:
    body, shade, light = BELLS[variant % 3]
    wood: Colour = (104, 68, 44)
    canvas.box(-0.60, -0.08, 0.05, 0.64, wood)
    canvas.box(0.60, -0.08, 0.05, 0.64, (84, 54, 36))
    canvas.shape([(-0.78, 0.52), (0.78, 0.52), (0.0, 0.92)], (138, 58, 46))
    canvas.shape([(0.0, 0.52), (0.78, 0.52), (0.0, 0.92)], (112, 46, 38))
    canvas.box(0, 0.5, 0.72, 0.045, wood)
    swing = 0.62 * np.cos(np.pi * phase)
    canvas.glow(0, 0, 0.95, (255, 226, 130), 0.85 * activity)
    turn = np.array([[np.cos(swing), -np.sin(swing)], [np.sin(swing), np.cos(swing)]])

    def turned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(float(x), float(y + 0.46)) for x, y in (turn @ np.array(p) for p in points)]

    tongue = turned([(0, -0.3), (0.16 * np.cos(np.pi * phase), -0.78)])
    canvas.line(tongue, 0.05, shade)
    canvas.disc(*tongue[1], 0.085, shade)
    profile = [(0.10, -0.02), (0.19, -0.10), (0.24, -0.30), (0.29, -0.47), (0.42, -0.62)]
    outline = [(-x, y) for x, y in profile[::-1]] + profile
    canvas.shape(turned(outline), body)
    canvas.shape(turned([(x * 0.35, y) for x, y in profile[::-1]] + profile), shade)
    canvas.shape(turned([(-0.21, -0.16), (-0.14, -0.16), (-0.22, -0.56), (-0.31, -0.56)]), light)
    canvas.line(turned([(-0.42, -0.63), (0.42, -0.63)]), 0.07, shade)
    canvas.disc(0, 0.46, 0.07, shade)
    _rings(canvas, 0, 0, activity, (255, 240, 190))


def _bird(canvas: Canvas, variant: int, phase: float, activity: float) -> None:
    body, shade, belly = BIRDS[variant % 3]
    canvas.glow(0.1, 0, 0.9, (255, 255, 230), 0.6 * activity)
    flap = np.sin(2 * np.pi * phase * 3) * (0.35 + 0.65 * activity)
    canvas.shape([(-0.25, 0.02), (-0.88, 0.16), (-0.92, -0.06), (-0.7, -0.14)], shade)
    canvas.oval(-0.02, 0, 0.42, 0.25, body)
    canvas.oval(0.02, -0.10, 0.34, 0.15, belly)
    canvas.disc(0.42, 0.16, 0.21, body)
    canvas.disc(0.49, 0.21, 0.055, (255, 255, 255))
    canvas.disc(0.505, 0.21, 0.032, (20, 20, 26))
    open_beak = 0.11 * activity
    canvas.shape([(0.58, 0.21), (0.60, 0.14), (0.88, 0.15 + open_beak)], (248, 170, 40))
    canvas.shape([(0.57, 0.13), (0.60, 0.15), (0.84, 0.13 - open_beak)], (222, 136, 26))
    tip = 0.62 * flap
    canvas.shape(
        [(0.18, 0.08), (-0.26, 0.06), (-0.44, 0.12 + tip), (-0.1, 0.16 + 0.8 * tip)], shade
    )
    canvas.shape([(0.16, 0.08), (-0.14, 0.06), (-0.28, 0.08 + 0.8 * tip)], body)
    if activity > 0.1:
        for note, (x, rest) in enumerate(((0.62, 0.52), (0.84, 0.66))):
            y = rest + 0.07 * np.sin(2 * np.pi * phase * 3 + note * 2)
            ink: Colour = (255, 255, 255, int(255 * activity))
            canvas.oval(x, y, 0.07, 0.055, ink)
            canvas.line([(x + 0.06, y), (x + 0.06, y + 0.22), (x + 0.14, y + 0.16)], 0.03, ink)


def _drum(canvas: Canvas, variant: int, phase: float, activity: float) -> None:
    body, shade, skin = DRUMS[variant % 3]
    canvas.glow(0, 0.05, 1.0, (255, 214, 170), 0.8 * activity)
    for x in (-0.42, 0.42):
        canvas.line([(x, -0.4), (x * 1.25, -0.74)], 0.06, (70, 56, 50))
    canvas.box(0, -0.22, 0.58, 0.27, body)
    canvas.oval(0, -0.49, 0.58, 0.15, body)
    canvas.box(0.36, -0.22, 0.22, 0.27, shade)
    gold: Colour = (232, 192, 96)
    for step in range(5):
        x = -0.55 + 0.22 * step
        canvas.line([(x, 0.0), (x + 0.11, -0.5), (x + 0.2, 0.0)], 0.025, gold)
    canvas.oval(0, 0.06, 0.60, 0.17, gold)
    bright = int(235 + 20 * activity)
    lit: Colour = (bright, bright, 190) if activity > 0.35 else skin
    canvas.oval(0, 0.07, 0.55, 0.145, lit)
    canvas.oval(0, 0.07 - 0.03 * activity, 0.30, 0.07, (214, 196, 164))
    lift = np.sin(np.pi * np.clip(phase, 0, 1)) ** 0.5 * (1 - 0.75 * activity)
    for side in (-1, 1):
        raised = lift if side < 0 else 0.35 + 0.4 * lift
        tip = (side * 0.10, 0.12 + 0.42 * raised)
        hand = (side * 0.62, 0.52 + 0.30 * raised)
        canvas.line([hand, tip], 0.055, (222, 180, 120))
        canvas.disc(*tip, 0.065, (250, 240, 222))
        canvas.disc(*hand, 0.05, (120, 82, 50))
    _rings(canvas, 0, 0.07, activity, (255, 236, 200))


def _ball(canvas: Canvas, variant: int, phase: float, activity: float) -> None:
    body, stripe, light = BALLS[variant % 3]
    height = 4 * phase * (1 - phase)
    squash = 0.42 * activity**2
    wide, tall = 0.30 * (1 + 0.6 * squash), 0.30 * (1 - squash)
    y = -0.66 + tall + 1.02 * height
    dark = int(130 * (1 - 0.7 * height))
    canvas.oval(0, -0.68, 0.34 - 0.12 * height, 0.06 - 0.02 * height, (20, 20, 20, dark))
    canvas.glow(0, -0.58, 0.42, light, 0.95 * activity)
    canvas.oval(0, y, wide, tall, body)
    canvas.oval(0, y, wide * 0.98, tall * 0.34, stripe)
    canvas.oval(0, y, wide * 0.92, tall * 0.16, body)
    canvas.oval(-0.1, y + 0.45 * tall, wide * 0.26, tall * 0.2, (255, 255, 255, 255))
    _rings(canvas, 0, -0.2, activity, light)


def _siren(canvas: Canvas, variant: int, phase: float, activity: float) -> None:
    canvas.box(0, -0.46, 0.05, 0.30, (92, 96, 106))
    canvas.oval(0, -0.74, 0.24, 0.06, (70, 72, 80))
    turn = phase * 2 % 1.0
    red, blue = ((255, 48, 40), (54, 96, 255)) if variant % 2 else ((255, 120, 20), (255, 40, 40))
    lit = red if turn < 0.5 else blue
    canvas.glow(0, 0.12, 1.0, lit, activity)
    canvas.box(0, -0.14, 0.36, 0.07, (58, 62, 74))
    dome: Colour = lit if activity > 0.5 else (118, 52, 56)
    canvas.oval(0, 0.06, 0.29, 0.40, dome)
    canvas.box(0, -0.14, 0.36, 0.07, (58, 62, 74))
    canvas.oval(0, 0.1, 0.13, 0.22, (255, 236, 226) if activity > 0.5 else (150, 84, 84))
    canvas.oval(-0.13, 0.25, 0.05, 0.10, (255, 255, 255))
    side = 0.62 * np.sin(4 * np.pi * phase)
    canvas.glow(float(side), 0.12, 0.42, (255, 240, 230), 0.9 * activity)


def _fountain(canvas: Canvas, variant: int, phase: float, activity: float) -> None:
    stone: Colour = (178, 172, 162)
    canvas.oval(0, -0.66, 0.62, 0.12, (120, 114, 108))
    canvas.box(0, -0.57, 0.62, 0.09, stone)
    canvas.oval(0, -0.48, 0.62, 0.12, (206, 200, 190))
    canvas.oval(0, -0.48, 0.54, 0.09, (96, 170, 214))
    canvas.box(0, -0.22, 0.07, 0.26, stone)
    canvas.oval(0, 0.02, 0.26, 0.06, (206, 200, 190))
    canvas.glow(0, 0.2, 0.75, (225, 244, 255), 0.45 * activity)
    tall = 0.62 + 0.08 * (variant % 3)
    for jet in range(-4, 5):
        reach = 0.11 * jet
        for drop in range(15):
            part = (drop + phase * 4 + 0.37 * jet) % 15 / 15
            x = reach * part
            y = 0.04 + tall * 4 * part * (1 - part) * (1 - 0.045 * abs(jet)) - 0.48 * part**2
            size = 0.022 + 0.014 * ((drop * 7 + jet * 3) % 3)
            canvas.disc(x, y, size, (206, 234, 252) if drop % 2 else (255, 255, 255))
    for splash in range(7):
        x = -0.42 + 0.14 * splash
        wide = 0.05 + 0.04 * ((phase * 4 + splash * 0.31) % 1)
        canvas.oval(x, -0.48 + 0.02 * (splash % 2), wide, 0.014, (232, 246, 255))


def _train(canvas: Canvas, variant: int, phase: float, activity: float) -> None:
    body, shade, gold = TRAINS[variant % 3]
    dark: Colour = (38, 40, 46)
    canvas.box(0, -0.44, 0.98, 0.025, (92, 84, 78))
    canvas.box(0.10, -0.02, 0.50, 0.19, body)
    canvas.box(0.10, -0.15, 0.50, 0.06, shade)
    canvas.box(-0.56, 0.10, 0.24, 0.31, body)
    canvas.box(-0.56, 0.43, 0.30, 0.04, dark)
    canvas.box(-0.56, 0.22, 0.14, 0.11, (252, 232, 160))
    canvas.box(-0.02, 0.23, 0.08, 0.07, gold)
    canvas.shape([(0.34, 0.16), (0.50, 0.16), (0.56, 0.50), (0.28, 0.50)], dark)
    canvas.disc(0.60, -0.02, 0.13, dark)
    canvas.disc(0.62, -0.02, 0.07, (255, 246, 190))
    canvas.shape([(0.60, -0.20), (0.92, -0.42), (0.60, -0.42)], gold)
    canvas.box(-0.05, -0.24, 0.75, 0.035, dark)
    turn = 2 * np.pi * phase
    for x in (-0.58, -0.20, 0.16, 0.48):
        canvas.disc(x, -0.30, 0.15, (200, 50, 44))
        canvas.disc(x, -0.30, 0.11, dark)
        for spoke in (0.0, np.pi / 2):
            ox, oy = 0.12 * np.cos(turn + spoke), 0.12 * np.sin(turn + spoke)
            canvas.line([(x - ox, -0.30 - oy), (x + ox, -0.30 + oy)], 0.03, (220, 120, 90))
    canvas.glow(0.42, 0.62, 0.5, (255, 250, 240), activity)
    for puff in range(3):
        age = (phase + puff) / 3
        white: Colour = (244, 244, 246, int(235 * (1 - age)))
        x, y = 0.42 - 0.62 * age, 0.58 + 0.24 * age**0.5
        canvas.disc(x, y, min(0.09 + 0.12 * age, 1 - y), white)


DRAW: dict[Kind, Callable[[Canvas, int, float, float], None]] = {
    "bell": _bell,
    "bird": _bird,
    "drum": _drum,
    "ball": _ball,
    "siren": _siren,
    "fountain": _fountain,
    "train": _train,
}
