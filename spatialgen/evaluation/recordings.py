"""Sound fields in files of all sorts, and how two folders of them belong together.

Axis letters: c channels, s samples.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from ..ambisonics import CHANNELS
from ..containers import open_clip, told
from ..sandbox import GIB, Limits, stream_limited
from ..stages import ClipProblem
from ..training.tracks import as_samples, decode_sound

SOUNDS = (".wav", ".flac", ".ogg")
VIDEOS = (".webm", ".mp4", ".mkv", ".mov")
LIMITS = Limits(memory=4 * GIB, cpu_seconds=None, silence_seconds=120)


def read_sound_field(path: Path) -> tuple[NDArray[np.float32], int]:
    """The four channels [4, s] of a sound or video file, as they come, and their rate in Hz.

    Decoded in a limited child; never remixed or resampled, whatever layout the file claims.

    Raises:
        ClipProblem: the file cannot be read, or has no track of four channels.
    """
    if not path.is_file():
        raise ClipProblem("not_found", f"There is no file “{path}”.")
    answers = stream_limited(decode, str(path.resolve()), limits=LIMITS, ahead=4)
    with contextlib.closing(answers) as messages:
        rate = cast(dict[str, int], next(messages))["sample_rate"]
        pieces = [np.frombuffer(cast(bytearray, m), np.float32) for m in messages]
    sound = np.concatenate(pieces).reshape(-1, CHANNELS).T if pieces else np.zeros((CHANNELS, 0))
    if not sound.shape[1]:
        raise ClipProblem("empty", f"“{path.name}” holds no sound.")
    return np.ascontiguousarray(sound, np.float32), rate


def find_pairs(generated: Path, reference: Path) -> list[tuple[str, Path, Path]]:
    """Files of two folders whose stems are the same, as (stem, generated, reference), sorted.

    Or two files, whatever their stems. A stem may carry what `spatialgen generate` adds
    (`.ambix`, `.spatial`). Of several files of one stem a sound file goes before a video. Files
    without partner are passed over.

    Raises:
        ClipProblem: one is not there, or no stem lies in both folders.
    """
    for path in (generated, reference):
        if not path.exists():
            raise ClipProblem("not_found", f"There is no file or folder “{path}”.")
    if generated.is_file() and reference.is_file():
        return [(_stem(reference), generated, reference)]
    made, true = _by_stem(generated), _by_stem(reference)
    shared = sorted(made.keys() & true.keys())
    if not shared:
        raise ClipProblem(
            "no_pairs",
            f"No file in “{generated}” has the name of one in “{reference}”. Give both the same "
            f"name before the suffix ({', '.join((*SOUNDS, *VIDEOS))}).",
        )
    return [(stem, made[stem], true[stem]) for stem in shared]


def decode(name: str) -> Iterator[dict[str, Any] | bytes]:
    """In the child: {"sample_rate"}, then all samples [s, 4] of the first track of four channels.

    Frame after frame as the decoder gives them. Unlike training, which places a track in time
    against the picture, nothing is put in where a file starts late.
    """
    path = Path(name)
    if path.suffix.lower() in SOUNDS:
        yield from decode_sound(name, 0.0, None)
        return
    with open_clip(path) as container, told():
        tracks = [t for t in container.streams.audio if t.codec_context is not None]
        track = next((t for t in tracks if t.codec_context.channels == CHANNELS), None)
        if track is None:
            raise ClipProblem(
                "no_sound_field",
                f"“{path.name}” has no sound of four channels, so there is no sound field in it.",
            )
        yield {"sample_rate": track.codec_context.sample_rate}
        for frame in container.decode(track):
            yield np.ascontiguousarray(as_samples(frame)).tobytes()


def _by_stem(path: Path) -> dict[str, Path]:
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    kinds = (*SOUNDS, *VIDEOS)
    usable = [p for p in files if p.suffix.lower() in kinds and not p.name.startswith(".")]
    found: dict[str, Path] = {}
    for file in sorted(usable, key=lambda p: (kinds.index(p.suffix.lower()), str(p))):
        below = file.parent.relative_to(path) if path.is_dir() else Path()
        found.setdefault((below / _stem(file)).as_posix(), file)
    return found


def _stem(path: Path) -> str:
    return path.stem.removesuffix(".ambix").removesuffix(".spatial")
