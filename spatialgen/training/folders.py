"""A folder of (video, sound field) pairs, as a data set lies on somebody's disk.

For each stem a video `NAME.mp4` (.webm, .mkv, .mov), whose sound field is `NAME.wav` (.flac, .ogg)
beside it, or else the video's own sound track of four channels. Channels are read exactly as the
decoder gives them and taken for AmbiX (W, Y, Z, X; SN3D): no layout of loudspeakers is ever
assumed, so none is mixed. Files are decoded in limited child processes.

Axis letters: t video frames, h w image, s samples.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import soxr
from numpy.typing import NDArray

from ..ambisonics import CHANNELS
from ..containers import DAMAGED
from ..sandbox import GIB, Limits, call_limited, stream_limited
from ..stages import ClipProblem
from ..video import Frame
from ..video import read_frames as read_film
from .tracks import count_channels, decode_sound, measure_clip

LOG = logging.getLogger("spatialgen.training")
FRAMES_PER_SECOND = 8
VIDEOS = (".mp4", ".webm", ".mkv", ".mov")
SOUNDS = (".wav", ".flac", ".ogg")
LIMITS = Limits(memory=4 * GIB, cpu_seconds=None, silence_seconds=120)


@dataclass(frozen=True)
class Pair:
    """A video and its sound field. `name` is its stem with the subfolders that lead to it;
    `sound` is a file of its own, or the video where its own sound track is the sound field."""

    name: str
    video: Path
    sound: Path

    def duration(self) -> float:
        """How long the picture lasts, in seconds. Raises `ClipProblem`."""
        return float(
            call_limited(measure_clip, str(self.video.resolve()), limits=LIMITS)["seconds"]
        )

    def read_frames(self, width: int, start: float = 0.0, duration: float | None = None) -> Frame:
        """Frames uint8 [t, h, w, 3], eight a second, at most `width` pixels a side, aspect kept.

        Exactly ceil(8 duration) frames from frame round(8 start) on; past the end the last is held.
        Without `duration` all that follow. A small picture is not enlarged.

        Raises:
            ClipProblem: the video cannot be read, or ends before `start`.
        """
        first = round(start * FRAMES_PER_SECOND)
        count = None if duration is None else _ceil(duration * FRAMES_PER_SECOND)
        with read_film(self.video, FRAMES_PER_SECOND, width) as film:
            frames = list(itertools.islice(film, first, None if count is None else first + count))
        if not frames:
            raise _over(self.video, start)
        held = [] if count is None else [frames[-1]] * (count - len(frames))
        return np.stack(frames + held)

    def read_sound(
        self, sample_rate: int, start: float = 0.0, duration: float | None = None
    ) -> NDArray[np.float32]:
        """The sound field float32 [4, s] (AmbiX) at `sample_rate` (Hz) from `start` seconds on.

        Exactly round(duration x rate) samples, silence where the file has none; without `duration`
        all there is. Sample 0 belongs to the moment `start` of the picture (to the millisecond in
        the middle of a sound track, as containers round their time stamps).

        Raises:
            ClipProblem: the sound cannot be read, has not four channels, or ends before `start`.
        """
        sound, rate = _decoded(self.sound, start, duration)
        if not sound.shape[1]:
            raise _over(self.sound, start)
        if rate != sample_rate:
            sound = soxr.resample(sound.T, rate, sample_rate, quality="VHQ").T
        if duration is None:
            return np.ascontiguousarray(sound, np.float32)
        out = np.zeros((CHANNELS, round(duration * sample_rate)), np.float32)
        out[:, : sound.shape[1]] = sound[:, : out.shape[1]]
        return out


def find_pairs(folder: Path, report: Callable[[str], None] = LOG.warning) -> list[Pair]:
    """All pairs in a folder and its subfolders, sorted by name.

    Videos without a sound field of four channels are passed over; `report` is told of each in a
    sentence.

    Raises:
        ClipProblem: there is no such folder, or no pair in it.
    """
    if not folder.is_dir():
        raise ClipProblem("no_folder", f"There is no folder “{folder}”.")
    videos = _by_stem(folder, VIDEOS, report)
    sounds = _by_stem(folder, SOUNDS, report)
    candidates = [
        Pair(stem.relative_to(folder).as_posix(), video, sounds.get(stem, video))
        for stem, video in sorted(videos.items())
    ]
    pairs = []
    for pair, problem in zip(candidates, _problems([c.sound for c in candidates]), strict=True):
        if problem is None:
            pairs.append(pair)
        else:
            report(f"“{pair.name}” is left out: {problem}")
    if not pairs:
        raise ClipProblem(
            "no_pairs",
            f"No pair of a 360° video and its sound field lies in “{folder}” ({len(videos)} "
            "videos looked at). Each video (.mp4, .webm, .mkv, .mov) needs four channels of AmbiX: "
            "as .wav, .flac or .ogg of the same name beside it, or as its own sound track.",
        )
    return pairs


def _by_stem(
    folder: Path, suffixes: tuple[str, ...], report: Callable[[str], None]
) -> dict[Path, Path]:
    """Files of these kinds by their path without suffix; of several the first kind counts."""
    found: dict[Path, Path] = {}
    files = (p for p in sorted(folder.rglob("*")) if p.suffix.lower() in suffixes and p.is_file())
    for path in sorted(files, key=lambda p: suffixes.index(p.suffix.lower())):
        stem = path.with_suffix("")
        if path.name.startswith("."):
            continue
        if stem in found:
            report(f"“{path}” is left out: “{found[stem].name}” lies beside it and is used.")
        else:
            found[stem] = path
    return found


def _problems(paths: list[Path]) -> Iterator[str | None]:
    """For each file what keeps its sound from being a sound field, or None.

    One child reads many headers; where a file takes it down, another goes on after that file.
    """
    done = 0
    while done < len(paths):
        names = [str(path.resolve()) for path in paths[done:]]
        with contextlib.closing(stream_limited(count_channels, names, limits=LIMITS)) as answers:
            try:
                for answer in answers:
                    done += 1
                    yield cast(dict[str, str | None], answer)["problem"]
            except ClipProblem as crash:
                done += 1
                yield crash.detail


def _decoded(path: Path, start: float, duration: float | None) -> tuple[NDArray[np.float32], int]:
    """Sound [4, s] at its own rate (Hz) from `start` on, with a little more than `duration`."""
    name = str(path.resolve())
    answers = stream_limited(decode_sound, name, start, duration, limits=LIMITS, ahead=4)
    with contextlib.closing(answers) as messages:
        head = cast(dict[str, int], next(messages))
        pieces = [np.frombuffer(cast(bytearray, m), np.float32) for m in messages]
    if not pieces:
        return np.zeros((CHANNELS, 0), np.float32), head["sample_rate"]
    return np.concatenate(pieces).reshape(-1, CHANNELS).T, head["sample_rate"]


def _over(path: Path, start: float) -> ClipProblem:
    if start <= 0:
        return ClipProblem(DAMAGED.code, f"“{path.name}”: {DAMAGED.detail}")
    return ClipProblem("too_short", f"“{path.name}” ends before second {start:g}.")


def _ceil(number: float) -> int:
    """The next whole number, forgiving what floating point adds."""
    return int(np.ceil(round(number, 6)))
