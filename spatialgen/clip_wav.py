"""The sound that an upload brought as a WAV file: what players read in pieces.

Axis letters: s samples, c channels (as many as the track has, in the decoder's order).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from spatialgen.clip_sound import ClipSound, SoundTrack
from spatialgen.export.unfinished import unfinished
from spatialgen.sound_files import SAMPLE_RATE, container_format
from spatialgen.stages import ClipProblem, FractionReport, say_nothing

Samples = NDArray[np.float32]

MOST_CHANNELS = 16
_RATES = range(4_000, 384_001)
_FULL_SCALE = 32_768


def write_clip_wav(path: Path, out: Path, report: FractionReport = say_nothing) -> None:
    """Write the sound of the clip at `path` as 16-bit PCM at 48 kHz, its channels as they are.

    The first sample sounds when the clip starts to play; what lies past the clip's end is cut.
    Dithered (triangular) unless the samples are 16-bit ones already. It appears whole or not at
    all; longer than 4 GB, it is RF64.

    Raises:
        ClipProblem: the sound cannot be decoded, or there is none.
    """
    sound = ClipSound(path)
    check_track(sound.track)
    wanted = round(sound.track.seconds * SAMPLE_RATE)
    dither = np.random.default_rng(0)
    with (
        contextlib.closing(sound.pieces()) as pieces,
        unfinished(out) as name,
        soundfile.SoundFile(
            name,
            "w",
            SAMPLE_RATE,
            sound.track.channels,
            subtype="PCM_16",
            format=container_format(wanted * sound.track.channels * 2),
        ) as target,
    ):
        for piece in at_48_khz(pieces, sound.track):
            target.write(as_16_bit(piece[: wanted - target.tell()], dither))
            report(min(1.0, target.tell() / wanted))
            if target.tell() >= wanted:
                break


def check_track(track: SoundTrack) -> None:
    """Refuse what no player would read."""
    if track.rate not in _RATES or not 1 <= track.channels <= MOST_CHANNELS:
        raise ClipProblem(
            "unknown_sound",
            f"The sound of this video has {track.channels} channels at {track.rate} Hz, which "
            f"cannot be read here. Export it with at most {MOST_CHANNELS} channels at 48 kHz.",
        )


def at_48_khz(pieces: Iterator[Samples], track: SoundTrack) -> Iterator[Samples]:
    """The samples [s, c] of `track` at 48 kHz."""
    if track.rate == SAMPLE_RATE:
        yield from pieces
        return
    resampler = soxr.ResampleStream(
        track.rate, SAMPLE_RATE, track.channels, dtype="float32", quality="VHQ"
    )
    for piece in pieces:
        yield resampler.resample_chunk(piece)
    yield resampler.resample_chunk(np.zeros((0, track.channels), np.float32), last=True)


def as_16_bit(piece: Samples, dither: np.random.Generator) -> NDArray[np.int16]:
    """Samples [s, c] as whole numbers; exact ones stay as they are, others are dithered."""
    steps = piece * np.float32(_FULL_SCALE)
    whole = np.rint(steps)
    if not np.array_equal(steps, whole):
        first, second = dither.random((2, *steps.shape), dtype=np.float32)
        whole = np.rint(steps + first - second)
    clipped: NDArray[np.int16] = np.clip(whole, -_FULL_SCALE, _FULL_SCALE - 1).astype(np.int16)
    return clipped
