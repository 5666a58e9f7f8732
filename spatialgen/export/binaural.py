"""A sound field for headphones: what the player's viewer hears who looks one way all along.

The responses are Omnitone's own for the first order (`omnitone.wav`: Apache-2.0, Google; copied by
`frontend/scripts/hrirs.py`), so that file and player cannot disagree. The head is symmetrical:
W, Z and X feed both ears alike, Y the right one with the opposite sign.

Axis letters in shapes: c the four channels, e the two ears, s samples, t taps.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from spatialgen.ambisonics import CHANNELS, Signal, Y, seen_from
from spatialgen.export.ambix_wav import check_sound_field
from spatialgen.export.gain import export_gain_db, linear
from spatialgen.export.unfinished import ExportFailed, unfinished
from spatialgen.sound_files import SAMPLE_RATE, container_format
from spatialgen.stages import FractionReport, say_nothing

RESPONSES = Path(__file__).with_name("omnitone.wav")
EARS = 2
_BLOCK = SAMPLE_RATE


@cache
def head_responses() -> NDArray[np.float64]:
    """Omnitone's responses [c, t] in the order W, Y, Z, X, at 48 kHz."""
    responses, rate = soundfile.read(RESPONSES)
    if rate != SAMPLE_RATE or responses.shape[1] != CHANNELS:
        raise ExportFailed(f"“{RESPONSES.name}” does not hold the responses it should.")
    return np.ascontiguousarray(responses.T)


class Listener:
    """Hears a sound field block by block with the head turned by yaw, pitch and roll (radians).

    Yaw turns to the left, pitch up, roll tilts the head to the left, as in the player.
    """

    def __init__(self, yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0) -> None:
        self.head = (yaw, pitch, roll)
        self.responses = head_responses()
        self.rest = np.zeros((EARS, self.responses.shape[1] - 1))
        """What still sounds of the blocks before."""

    def hear(self, field: Signal) -> Signal:
        """Both ears [e, s] of the next block of a sound field [c, s]."""
        turned = seen_from(np.asarray(field, np.float64), *self.head)
        samples = turned.shape[1]
        whole = self._through_the_head(turned)
        whole[:, : self.rest.shape[1]] += self.rest
        self.rest = whole[:, samples:]
        ears: Signal = whole[:, :samples]
        return ears

    def _through_the_head(self, turned: Signal) -> NDArray[np.float64]:
        taps = self.responses.shape[1]
        length = turned.shape[1] + taps - 1
        size = 1 << (length - 1).bit_length()
        spectra = np.fft.rfft(turned, size) * np.fft.rfft(self.responses, size)
        alike = spectra.sum(axis=0) - spectra[Y]
        both = np.fft.irfft(np.stack([alike + spectra[Y], alike - spectra[Y]]), size)
        heard: NDArray[np.float64] = both[:, :length]
        return heard


def write_binaural(
    sound_field: Path,
    out: Path,
    head: tuple[float, float, float] = (0.0, 0.0, 0.0),
    report: FractionReport = say_nothing,
) -> float:
    """Write what a head turned by (yaw, pitch, roll; radians) hears: stereo, 24-bit, 48 kHz.

    As long as the sound field; turned down as a whole where it would clip, by the gain (in dB)
    that comes back.
    """
    with soundfile.SoundFile(sound_field) as source:
        check_sound_field(source)
        gain_db = export_gain_db(_peak(source, head))
        source.seek(0)
        kind = container_format(source.frames * EARS * 3)
        with (
            unfinished(out) as path,
            soundfile.SoundFile(
                path, "w", SAMPLE_RATE, EARS, subtype="PCM_24", format=kind
            ) as target,
        ):
            listener = Listener(*head)
            for block in source.blocks(_BLOCK, dtype="float64", always_2d=True):
                target.write(linear(gain_db) * listener.hear(block.T).T)
                report(min(1.0, target.tell() / max(1, source.frames)))
    return gain_db


def _peak(source: soundfile.SoundFile, head: tuple[float, float, float]) -> float:
    listener = Listener(*head)
    blocks = source.blocks(_BLOCK, dtype="float64", always_2d=True)
    return max((float(np.abs(listener.hear(block.T)).max()) for block in blocks), default=0.0)
