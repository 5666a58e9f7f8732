"""The clip's own soundtrack as a stereo file of ours, at 48 kHz and in time with a take.

Axis letters in shapes: s samples, c channels.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from spatialgen.clip_sound import ClipSound, SoundTrack
from spatialgen.export.unfinished import unfinished
from spatialgen.sound_files import SAMPLE_RATE, container_format

_3_DB = math.sqrt(0.5)
# Left and right of each loudspeaker (ITU-R BS.775); LFE is left out, as it is there.
_SHARES = {
    "FL": (1.0, 0.0),
    "FR": (0.0, 1.0),
    "FC": (_3_DB, _3_DB),
    "LFE": (0.0, 0.0),
    "BL": (_3_DB, 0.0),
    "BR": (0.0, _3_DB),
    "SL": (_3_DB, 0.0),
    "SR": (0.0, _3_DB),
    "BC": (0.5, 0.5),
}


def write_soundtrack(clip: Path, out: Path, start: float, seconds: float) -> None:
    """Write the clip's first sound track from `start` on as stereo (float32 WAV, 48 kHz).

    Loudspeaker layouts are mixed to stereo by ITU-R BS.775; of a sound field its W is heard on
    both sides. The file may be shorter than `seconds`, where the track is.

    Raises:
        ClipProblem: the track cannot be decoded, or there is none.
    """
    sound = ClipSound(clip)
    shares = stereo_shares(sound.track)
    skipped, left = round(start * sound.track.rate), round(seconds * SAMPLE_RATE)
    resampler = soxr.ResampleStream(
        sound.track.rate, SAMPLE_RATE, 2, dtype="float32", quality="VHQ"
    )
    with (
        unfinished(out) as path,
        soundfile.SoundFile(
            path, "w", SAMPLE_RATE, 2, subtype="FLOAT", format=container_format(left * 8)
        ) as target,
    ):
        pieces = sound.pieces()
        for piece in pieces:
            wanted, skipped = piece[skipped:], max(0, skipped - len(piece))
            target.write(resampler.resample_chunk(wanted @ shares)[: left - target.tell()])
            if target.tell() >= left:
                pieces.close()
        rest = resampler.resample_chunk(np.zeros((0, 2), np.float32), last=True)
        target.write(rest[: left - target.tell()])


def stereo_shares(track: SoundTrack) -> NDArray[np.float32]:
    """What goes left and right of each channel: [c, 2]."""
    if track.channels == 1:
        return np.ones((1, 2), np.float32)
    if set(track.names) <= set(_SHARES):
        return np.array([_SHARES[name] for name in track.names], np.float32)
    shares = np.zeros((track.channels, 2), np.float32)
    shares[0] = 1.0  # of a sound field the one channel that has no direction
    return shares
