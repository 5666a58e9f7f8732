"""A room around a sound: early reflections and reverberation of a shoebox, optional.

The direct sound is the exact plane wave of `ambisonics.encode`, at level 1. The room adds to it the
image sources of a shoebox (pyroomacoustics), each a plane wave from its own direction, and, where
they are many enough, a diffuse tail with the energy that their sum is expected to have:

    e(t) = 4 pi c d² / V exp(-13.8 t / T60)   per second in W, a third of it in X, Y and Z each,

for a source at distance d whose direct sound has energy 1 (image sources lie with density
4 pi c³ t² / V a second and reach the listener with (d / c t)² of the energy; H. Kuttruff, Room
Acoustics, ch. 4). A moving source excites the images of a few places of its path in turn.

Axis letters: s samples, r samples of an impulse response, i image sources, p places of a path.
"""

from __future__ import annotations

import importlib
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..ambisonics import CHANNELS, Direction, encode, unit_vector

SPEED = 343.0  # metres a second
EARLY = 0.08  # seconds in which every image source counts; the tail follows
FADE = 0.02  # seconds over which one goes into the other
STEP = math.radians(15)  # between the places of a moving source
DECAY = math.log(10**6)  # 60 dB


class RoomsMissing(RuntimeError):
    """pyroomacoustics is not installed."""


@dataclass(frozen=True)
class Room:
    """A shoebox. `size` and `listener` are metres (front, left, up; from a lower corner),
    `absorption` the part of the energy that every wall takes, `distance` metres to the source."""

    size: tuple[float, float, float]
    absorption: float
    listener: tuple[float, float, float]
    distance: float
    seed: int = 0

    def __post_init__(self) -> None:
        if not 0 < self.absorption < 1:
            raise ValueError(f"A room's absorption lies between 0 and 1, not {self.absorption}.")
        for wide, at in zip(self.size, self.listener, strict=True):
            if not self.distance < at < wide - self.distance:
                raise ValueError("The source would leave the room: put the listener further in.")

    @property
    def volume(self) -> float:
        """Cubic metres."""
        return math.prod(self.size)

    @property
    def surface(self) -> float:
        """Square metres of all six walls."""
        x, y, z = self.size
        return 2 * (x * y + y * z + z * x)

    @property
    def decay_time(self) -> float:
        """Seconds in which reverberation falls by 60 dB, by Eyring's formula."""
        lost = -self.surface * math.log(1 - self.absorption)
        return 4 * DECAY / SPEED * self.volume / lost


def room_from_seed(rng: np.random.Generator) -> Room:
    """A room in which the direct sound is about 2 to 10 dB louder than what the room adds.

    Between a living room and a hall; the distance is 0.3 to 0.75 of the critical distance (where
    both are equally loud).
    """
    size = tuple(float(rng.uniform(*span)) for span in ((5, 16), (4, 12), (3, 7)))
    absorption = float(rng.uniform(0.15, 0.4))
    x, y, z = size
    surface = 2 * (x * y + y * z + z * x)
    critical = math.sqrt(absorption / (1 - absorption) * surface / (16 * math.pi))
    distance = min(float(rng.uniform(0.3, 0.75)) * critical, 0.4 * min(size))
    least, share = distance + 0.05, rng.uniform(0, 1, 3)
    listener = tuple(
        float(least + part * (wide - 2 * least)) for part, wide in zip(share, size, strict=True)
    )
    seed = int(rng.integers(2**31))
    return Room((x, y, z), absorption, (listener[0], listener[1], listener[2]), distance, seed)


def room_field(
    mono: NDArray[np.float32],
    azimuth: ArrayLike,
    elevation: ArrayLike,
    sample_rate: int,
    room: Room,
) -> NDArray[np.float32]:
    """The sound field float32 [4, s] (AmbiX) of `mono` [s] heard in a room.

    `azimuth` and `elevation` (radians) say where the source is as seen by the listener: [s] for one
    that moves, [1] for one that stays. Its direct sound is `ambisonics.encode`'s, sample for
    sample; reverberation beyond the end of `mono` is cut.

    Raises:
        RoomsMissing: pyroomacoustics is not installed.
    """
    samples = len(mono)
    path = np.stack([np.broadcast_to(np.asarray(a, float), samples) for a in (azimuth, elevation)])
    field = encode(mono, path[0], path[1]).astype(np.float32)
    places = _places(path)
    responses = image_responses(room, path[:, places], sample_rate)
    for response, share in zip(responses, _shares(places, samples), strict=True):
        field += _convolved(mono * share, response)
    field += _convolved(mono, tail_response(room, sample_rate))
    return field


def image_responses(
    room: Room, places: NDArray[np.float64], sample_rate: int
) -> NDArray[np.float32]:
    """What the image sources add to a direct sound of level 1 at sample 0: [p, 4, r].

    `places` are azimuth and elevation [2, p], radians.

    Raises:
        RoomsMissing: pyroomacoustics is not installed.
    """
    pra = _pyroomacoustics()
    order = math.ceil(SPEED * (EARLY + FADE) / min(room.size)) + 1
    shoebox = pra.ShoeBox(
        room.size, fs=sample_rate, materials=pra.Material(room.absorption), max_order=order
    )
    shoebox.add_microphone(list(room.listener))
    listener = np.array(room.listener)
    for azimuth, elevation in places.T:
        there = unit_vector(Direction(float(azimuth), float(elevation)))
        shoebox.add_source(listener + room.distance * there)
    shoebox.image_source_model()
    return np.stack([_response(s, listener, room.distance, sample_rate) for s in shoebox.sources])


def _response(
    source: Any, listener: NDArray[np.float64], distance: float, sample_rate: int
) -> NDArray[np.float32]:
    """The image sources of one source, but not itself, as an impulse response [4, r]."""
    reflected = source.orders > 0
    x, y, z = source.images[:, reflected] - listener[:, None]
    away = np.sqrt(x * x + y * y + z * z)
    time = (away - distance) / SPEED
    level = source.damping[0, reflected] * distance / away * _fading(time)
    field = encode(level, np.arctan2(y, x), np.arctan2(z, np.hypot(x, y)))
    response = np.zeros((CHANNELS, math.ceil((EARLY + FADE) * sample_rate) + 2))
    whole, part = np.divmod(np.clip(time, 0, EARLY + FADE) * sample_rate, 1)
    at = whole.astype(int)
    for channel, gains in zip(response, field, strict=True):
        np.add.at(channel, at, gains * (1 - part))
        np.add.at(channel, at + 1, gains * part)
    return response.astype(np.float32)


def tail_response(room: Room, sample_rate: int) -> NDArray[np.float32]:
    """The diffuse tail for a direct sound of level 1 at sample 0: [4, r], noise of the room's seed.

    It begins where the image sources end, and ends 60 dB below its start.
    """
    rng = np.random.default_rng(room.seed)
    time = np.arange(math.ceil((EARLY + room.decay_time) * sample_rate)) / sample_rate
    arrival = time + room.distance / SPEED
    density = 4 * math.pi * SPEED * room.distance**2 / room.volume
    level = np.sqrt(density / sample_rate * np.exp(-DECAY / room.decay_time * arrival))
    level *= np.sqrt(1 - _fading(time) ** 2)
    spread = np.array([1, *[1 / math.sqrt(3)] * 3])[:, None]
    noise = rng.standard_normal((CHANNELS, len(time)))
    return (spread * level * noise).astype(np.float32)


def _fading(time: NDArray[np.float64]) -> NDArray[np.float64]:
    """The level of image sources that arrive at a time (s): 1, falling to 0 after `EARLY`."""
    done = np.clip((time - EARLY) / FADE, 0, 1)
    level: NDArray[np.float64] = np.cos(done * math.pi / 2)
    return level


def _places(path: NDArray[np.float64]) -> NDArray[np.int64]:
    """Samples of a path [2, s] between which it turns by about `STEP` each; at least the first."""
    azimuth, elevation = np.unwrap(path[0]), path[1]
    turned = np.hypot(np.diff(azimuth) * np.cos(elevation[1:]), np.diff(elevation))
    way = np.concatenate([[0.0], np.cumsum(turned)])
    count = round(way[-1] / STEP)
    if count == 0:
        return np.zeros(1, np.int64)
    return np.unique(np.searchsorted(way, np.linspace(0, way[-1], count + 1)).clip(0, len(way) - 1))


def _shares(places: NDArray[np.int64], samples: int) -> NDArray[np.float32]:
    """How much of each sample [p, s] is heard from each place: cross-fades that add up to 1."""
    each = np.eye(len(places))
    shares = [np.interp(np.arange(samples), places, row) for row in each]
    return np.stack(shares).astype(np.float32)


def _convolved(mono: NDArray[np.float32], response: NDArray[np.float32]) -> NDArray[np.float32]:
    """`mono` [s] through a response [4, r], cut to [4, s]."""
    size = 1 << (len(mono) + response.shape[1] - 1).bit_length()
    spectrum = np.fft.rfft(mono, size) * np.fft.rfft(response, size)
    return np.fft.irfft(spectrum, size)[:, : len(mono)].astype(np.float32)


def _pyroomacoustics() -> Any:
    try:
        return importlib.import_module("pyroomacoustics")
    except ImportError as problem:
        raise RoomsMissing(
            "Rooms need the package pyroomacoustics, which is not installed here. "
            "Install it (pip install pyroomacoustics), or make the scenes without rooms."
        ) from problem
