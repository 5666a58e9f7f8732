"""Examples read ahead by other processes, while this one encodes those that are there."""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import connection

import numpy as np
import soundfile
from numpy.typing import NDArray

from ..stages import ClipProblem
from .sources import Sounds, Source, TrainingProblem

LOG = logging.getLogger("spatialgen.training")
NOTHING = np.empty(0, np.uint8)
WORTH = 8  # examples, for each process that is started
AHEAD = 2  # examples that wait, for each process


@dataclass(frozen=True)
class Read:
    """An example as it lies in its source; of what is only heard, `frames` is empty."""

    index: int
    frames: NDArray[np.uint8]
    sound: NDArray[np.float32]


UNREADABLE = (ClipProblem, TrainingProblem, soundfile.LibsndfileError)
"""What a single bad file may raise; it is left out, and the others are learned from."""


def read_ahead(
    source: Source | Sounds, indices: Sequence[int], processes: int, *, seen: bool
) -> Iterator[Read]:
    """Examples in the order of `indices`, read by so many other processes (1: by this one).

    Those that cannot be read are passed over, with a line in the log.
    """
    answers: Iterator[Read | str]
    if processes <= 1 or len(indices) < WORTH * processes:
        answers = (_read(source, index, seen) for index in indices)
    else:
        answers = _read_by_others(source, indices, processes, seen)
    for answer in answers:
        if isinstance(answer, Read):
            yield answer
        else:
            LOG.warning("An example is left out: %s", answer)


def _read_by_others(
    source: Source | Sounds, indices: Sequence[int], processes: int, seen: bool
) -> Iterator[Read | str]:
    waiting: deque[Future[Read | str]] = deque()
    with ProcessPoolExecutor(
        processes,
        multiprocessing.get_context("spawn"),
        initializer=_hold,
        initargs=(source, seen),
    ) as pool:
        for index in indices:
            waiting.append(pool.submit(_read_held, index))
            if len(waiting) > AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _read(source: Source | Sounds, index: int, seen: bool) -> Read | str:
    """An example, or a sentence that says why it cannot be read."""
    try:
        frames = source.frames(index) if seen else NOTHING  # type: ignore[union-attr]
        return Read(index, frames, source.sound(index))
    except UNREADABLE as problem:
        return str(problem)


_held: list[tuple[Source | Sounds, bool]] = []


def _hold(source: Source | Sounds, seen: bool) -> None:
    """Take the source into this process, which ends when the one it works for is killed."""
    _held.append((source, seen))
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _read_held(index: int) -> Read | str:
    source, seen = _held[0]
    return _read(source, index, seen)
