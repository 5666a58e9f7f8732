"""Rendered sound as WAV (24-bit; RF64 beyond 4 GB) or FLAC (24-bit)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import soundfile

from spatialgen.sound_files import SAMPLE_RATE, container_format
from spatialgen.stages import FractionReport


def write_pcm(
    sound: Path, path: Path, suffix: str, provenance: Mapping[str, object], report: FractionReport
) -> None:
    """Write a float32 file of ours to `path`, with where it comes from as the file's comment."""
    with soundfile.SoundFile(sound) as source:
        size = source.frames * source.channels * 3
        kind = "FLAC" if suffix == ".flac" else container_format(size)
        with soundfile.SoundFile(
            path, "w", SAMPLE_RATE, source.channels, subtype="PCM_24", format=kind
        ) as target:
            target.comment = json.dumps(provenance, ensure_ascii=True)
            for block in source.blocks(SAMPLE_RATE, dtype="float32", always_2d=True):
                target.write(block)
                report(min(1.0, source.tell() / max(1, source.frames)))
