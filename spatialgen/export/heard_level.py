"""How loud a part of a sound is for a listener: what brings sounds of a clip to one level."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile

from spatialgen.ambisonics import CHANNELS, Signal
from spatialgen.export.binaural import Listener
from spatialgen.export.levels import SILENCE_LUFS, LoudnessMeter
from spatialgen.sound_files import SAMPLE_RATE


def heard_loudness(sound: Path, start: float = 0.0, end: float | None = None) -> float:
    """Integrated loudness (LUFS, BS.1770-4) from `start` to `end` seconds of a 48 kHz WAV file.

    A sound field (four channels or more) is heard by a listener who looks ahead, one channel by
    both ears, two as they are. `SILENCE_LUFS` for silence, and for less than 0.4 s.
    """
    meter, listener = LoudnessMeter(), Listener()
    with soundfile.SoundFile(sound) as source:
        begin = min(source.frames, round(start * SAMPLE_RATE))
        stop = source.frames if end is None else min(source.frames, round(end * SAMPLE_RATE))
        source.seek(begin)
        while (rest := stop - source.tell()) > 0:
            block = source.read(min(rest, SAMPLE_RATE), dtype="float64", always_2d=True)
            meter.add(at_the_ears(block.T, listener))
    return meter.finish() if stop > begin else SILENCE_LUFS


def at_the_ears(sound: Signal, listener: Listener) -> Signal:
    """Both ears [2, s] of a block of sound [c, s]."""
    if len(sound) >= CHANNELS:
        return listener.hear(sound[:CHANNELS])
    return np.stack([sound[0], sound[-1]])
