"""The sound field as a WAV file for editors and players: AmbiX, 24-bit, 48 kHz."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import soundfile

from spatialgen.ambisonics import CHANNELS
from spatialgen.export.gain import linear
from spatialgen.export.unfinished import ExportFailed, unfinished
from spatialgen.sound_files import SAMPLE_RATE, container_format
from spatialgen.stages import FractionReport, say_nothing

_BLOCK = SAMPLE_RATE


def write_ambix_wav(
    sound_field: Path,
    out: Path,
    gain_db: float,
    provenance: Mapping[str, object],
    report: FractionReport = say_nothing,
) -> None:
    """Write `sound_field` as 24-bit PCM at 48 kHz: W, Y, Z, X (ACN order, SN3D gains).

    `provenance` (model, seed, gain ...) goes into the file's comment as JSON. Nothing is clipped
    if the gain is that of `export_gain_db`. Longer than 4 GB, the file is RF64.
    """
    with (
        soundfile.SoundFile(sound_field) as source,
        unfinished(out) as path,
        soundfile.SoundFile(
            path,
            "w",
            SAMPLE_RATE,
            CHANNELS,
            subtype="PCM_24",
            format=container_format(source.frames * CHANNELS * 3),
        ) as target,
    ):
        check_sound_field(source)
        target.title = out.stem
        target.comment = comment(gain_db, provenance)
        for block in source.blocks(_BLOCK, dtype="float32", always_2d=True):
            target.write(block * linear(gain_db))
            report(min(1.0, target.tell() / max(1, source.frames)))
        target.close()
        _check_written(path, source.frames)


def comment(gain_db: float, provenance: Mapping[str, object]) -> str:
    """What the file says of itself: its conventions, its gain and where it comes from."""
    facts = {"format": "AmbiX: W, Y, Z, X (ACN), SN3D", "gain_db": round(gain_db, 3), **provenance}
    return json.dumps(facts, ensure_ascii=True)


def check_sound_field(source: soundfile.SoundFile) -> None:
    """Refuse a file that is no sound field of the studio's."""
    if source.channels != CHANNELS or source.samplerate != SAMPLE_RATE:
        raise ExportFailed(
            f"“{source.name}” has {source.channels} channels at {source.samplerate} Hz, but a "
            f"sound field has {CHANNELS} at {SAMPLE_RATE} Hz."
        )


def _check_written(path: Path, frames: int) -> None:
    written = soundfile.info(path)
    if (written.channels, written.frames) != (CHANNELS, frames):
        raise ExportFailed(
            f"The WAV file has {written.channels} channels and {written.frames} samples instead "
            f"of {CHANNELS} and {frames}. Is the disk full?"
        )
