"""The sound of each kind of thing, synthesised from its seed and its actions.

Every voice returns a mono signal of the scene's length whose acts start at the actions' starts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .scene import Action, Kind, Thing

Signal = NDArray[np.floating[Any]]
Generator = np.random.Generator
TAU = 2 * np.pi


def voice(thing: Thing, duration: float, sample_rate: int) -> Signal:
    """What a thing sounds like, mono, at its level: float32 [samples]."""
    rng = np.random.default_rng(thing.seed)
    signal = VOICES[thing.kind](thing, rng, round(duration * sample_rate), sample_rate)
    return (signal * (10 ** (thing.level_db / 20) / _loudest(signal, sample_rate))).astype(
        np.float32
    )


def shaped_noise(
    rng: Generator, samples: int, sample_rate: int, band: tuple[float, float], slope: float = 0.0
) -> Signal:
    """Noise in a band (two frequencies, Hz) with soft edges; `slope` in dB an octave."""
    low, high = band
    length = max(samples, 256)
    spectrum = np.fft.rfft(rng.standard_normal(length))
    frequency = np.maximum(np.fft.rfftfreq(length, 1 / sample_rate), 1.0)
    gain = 1 / np.sqrt((1 + (low / frequency) ** 6) * (1 + (frequency / high) ** 6))
    gain *= (frequency / np.sqrt(low * high)) ** (slope / 6.02)
    noise = np.fft.irfft(spectrum * gain, length)[:samples]
    return np.asarray(noise / (np.sqrt(np.mean(noise**2)) + 1e-9), np.float32)


def _loudest(signal: Signal, sample_rate: int) -> float:
    """RMS of the loudest half second."""
    block = max(1, min(len(signal), sample_rate // 2))
    whole = signal[: len(signal) // block * block].reshape(-1, block)
    return float(np.sqrt(np.mean(whole.astype(np.float64) ** 2, axis=1).max()) + 1e-9)


def _strokes(thing: Thing, samples: int, sample_rate: int, stroke: Callable[[], Signal]) -> Signal:
    """A stroke laid down at every action's start."""
    signal = np.zeros(samples, np.float32)
    for action in thing.actions:
        start = round(action.start * sample_rate)
        sound = stroke()[: max(0, samples - start)]
        signal[start : start + len(sound)] += sound
    return signal


def _bell(thing: Thing, rng: Generator, samples: int, sample_rate: int) -> Signal:
    pitch = rng.uniform(230, 620)
    ratios = np.array([0.5, 1.0, 1.19, 1.5, 2.0, 2.52, 3.01, 4.08, 5.2])
    ratios = ratios * (1 + rng.normal(0, 0.004, len(ratios)))
    loud = np.array([0.35, 0.7, 0.55, 0.3, 1.0, 0.35, 0.4, 0.25, 0.14])
    lasts = rng.uniform(1.6, 2.8) / np.sqrt(ratios)
    t = np.arange(int(2.8 * sample_rate)) / sample_rate
    clapper = shaped_noise(rng, len(t), sample_rate, (1800, 7000)) * np.exp(-t / 0.008) * 0.35

    def stroke() -> Signal:
        tone = clapper.astype(np.float64)
        for ratio, weight, seconds in zip(ratios, loud, lasts, strict=True):
            strike = weight * rng.uniform(0.8, 1.2) * np.exp(-t / (0.4 * seconds))
            tone = tone + strike * np.sin(TAU * pitch * ratio * t)
        return (tone * np.minimum(1, t / 0.0015)).astype(np.float32)

    return _strokes(thing, samples, sample_rate, stroke)


def _drum(thing: Thing, rng: Generator, samples: int, sample_rate: int) -> Signal:
    pitch = rng.uniform(75, 150)
    t = np.arange(int(0.7 * sample_rate)) / sample_rate
    glide = TAU * (pitch * t + pitch * 0.035 * (1 - np.exp(-t / 0.03)))
    skin = sum(
        weight * np.sin(glide * ratio) * np.exp(-t / seconds)
        for ratio, weight, seconds in (
            (1.0, 1.0, 0.16), (1.593, 0.6, 0.10), (2.136, 0.4, 0.08), (2.653, 0.25, 0.06)
        )
    )  # fmt: skip

    def stroke() -> Signal:
        slap = shaped_noise(rng, len(t), sample_rate, (400, 5000), -3) * np.exp(-t / 0.03)
        onset = np.minimum(1, t / 0.001)
        return np.asarray(rng.uniform(0.75, 1.1) * (skin + 0.5 * slap) * onset, np.float32)

    return _strokes(thing, samples, sample_rate, stroke)


def _ball(thing: Thing, rng: Generator, samples: int, sample_rate: int) -> Signal:
    pitch = rng.uniform(210, 420)
    t = np.arange(int(0.35 * sample_rate)) / sample_rate
    boing = np.sin(TAU * pitch * (t + 0.012 * (1 - np.exp(-t / 0.02)))) * np.exp(-t / 0.055)
    boing += 0.5 * np.sin(TAU * pitch * 2.7 * t) * np.exp(-t / 0.03)

    def stroke() -> Signal:
        slap = shaped_noise(rng, len(t), sample_rate, (900, 6000), -3) * np.exp(-t / 0.009)
        return np.asarray((boing + 0.8 * slap) * np.minimum(1, t / 0.001), np.float32)

    return _strokes(thing, samples, sample_rate, stroke)


def _train(thing: Thing, rng: Generator, samples: int, sample_rate: int) -> Signal:
    t = np.arange(int(0.42 * sample_rate)) / sample_rate
    body = rng.uniform(0.05, 0.09)

    def stroke() -> Signal:
        steam = shaped_noise(rng, len(t), sample_rate, (180, 2600), -4)
        thump = np.sin(TAU * 70 * t) * np.exp(-t / 0.06)
        shape = np.minimum(1, t / 0.006) * np.exp(-t / body)
        return np.asarray(steam * shape + 0.5 * thump, np.float32)

    rumble = shaped_noise(rng, samples, sample_rate, (60, 260), -3) * 0.10
    return _strokes(thing, samples, sample_rate, stroke) + rumble.astype(np.float32)


def _bird(thing: Thing, rng: Generator, samples: int, sample_rate: int) -> Signal:
    centre = rng.uniform(2300, 4200)
    rate = rng.uniform(4, 7)  # notes a second
    signal = np.zeros(samples, np.float32)
    for action in thing.actions:
        start, length = _span(action, samples, sample_rate)
        t = np.arange(length) / sample_rate
        note = t * rate % 1.0
        sweep = centre * (1 + rng.uniform(0.05, 0.14) * np.cos(TAU * 0.5 * note))
        envelope = np.clip(np.sin(np.pi * np.clip(note / 0.72, 0, 1)) ** 0.6, 0, 1)
        tone = np.sin(TAU * np.cumsum(sweep) / sample_rate)
        signal[start : start + length] += (tone * envelope * _held(t, action)).astype(np.float32)
    return signal


def _siren(thing: Thing, rng: Generator, samples: int, sample_rate: int) -> Signal:
    low, high = rng.uniform(420, 560), rng.uniform(760, 1050)
    period = rng.uniform(0.7, 1.3)
    signal = np.zeros(samples, np.float32)
    for action in thing.actions:
        start, length = _span(action, samples, sample_rate)
        t = np.arange(length) / sample_rate
        pitch = low + (high - low) * (0.5 - 0.5 * np.cos(TAU * t / period))
        turn = TAU * np.cumsum(pitch) / sample_rate
        tone = np.sin(turn) + 0.45 * np.sin(2 * turn) + 0.3 * np.sin(3 * turn)
        signal[start : start + length] += (tone * _held(t, action)).astype(np.float32)
    return signal


def _fountain(thing: Thing, rng: Generator, samples: int, sample_rate: int) -> Signal:
    spray = shaped_noise(rng, samples, sample_rate, (700, 7000), -3)
    t = np.arange(samples) / sample_rate
    breath = 1 + 0.12 * np.sin(TAU * rng.uniform(0.2, 0.5) * t + rng.uniform(0, TAU))
    signal = spray * breath * 0.5
    drop = np.arange(int(0.05 * sample_rate)) / sample_rate
    for start in rng.integers(0, samples, int(22 * samples / sample_rate)):
        pitch = rng.uniform(600, 2400)
        plop = np.sin(TAU * pitch * (drop + 3 * drop**2)) * np.exp(-drop / 0.011)
        end = min(samples, start + len(drop))
        signal[start:end] += rng.uniform(0.2, 0.9) * plop[: end - start]
    return signal.astype(np.float32)


def _span(action: Action, samples: int, sample_rate: int) -> tuple[int, int]:
    start = round(action.start * sample_rate)
    return start, max(0, min(samples, round(action.end * sample_rate)) - start)


def _held(t: NDArray[np.float64], action: Action) -> NDArray[np.float64]:
    """Up in 10 ms, down in the last 30 ms of an action."""
    left = action.end - action.start - t
    return np.clip(t / 0.010, 0, 1) * np.clip(left / 0.030, 0, 1)


VOICES: dict[Kind, Callable[[Thing, Generator, int, int], Signal]] = {
    "bell": _bell,
    "bird": _bird,
    "drum": _drum,
    "ball": _ball,
    "siren": _siren,
    "fountain": _fountain,
    "train": _train,
}
