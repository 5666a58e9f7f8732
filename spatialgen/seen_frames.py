"""Features of a clip's frames for one window after the other, each frame looked at once.

Axis letters: t video frames, d features, h w image.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
import torch
from torch import Tensor

from spatialgen.conditioning import Features
from spatialgen.framing import STRAIGHT, Orientation
from spatialgen.pace import Pace
from spatialgen.patience import wait_for
from spatialgen.projection import front_view, turned_panorama
from spatialgen.stages import Stage
from spatialgen.video import Frame
from spatialgen.windows import Window

if TYPE_CHECKING:
    from spatialgen.pipeline import GenerativeModel

FRAMES_AT_ONCE = 4
"""Frames between two looks at whether the work was cancelled."""


class FrameSource(Protocol):
    """Panoramas in time, eight a second, uint8 [h, w, 3] each; `count` of them."""

    @property
    def duration(self) -> float: ...
    @property
    def count(self) -> int: ...
    def __next__(self) -> Frame: ...


class SeenFrames:
    """Features of the clip's frames, kept only while a window needs them.

    `first` is the number in the clip of the first frame that `frames` gives. The encoders see the
    frames as a head turned by `orientation` does.
    """

    def __init__(
        self,
        frames: FrameSource,
        model: GenerativeModel,
        pace: Pace,
        *,
        first: int = 0,
        orientation: Orientation = STRAIGHT,
    ) -> None:
        self._frames = frames
        self._model = model
        self._pace = pace
        self._end = first + frames.count
        self._first = first  # the frame that the first kept features belong to
        self._orientation = orientation
        self._kept: Features | None = None

    def features(self, window: Window) -> Features:
        """Features of the window's frames [t, d]; past the last frame that one is held."""
        self._pace.tell(Stage.FEATURES, 0.0)
        stop = min(window.frame_stop, self._end)
        before = self._stop
        while self._stop < stop:
            self._look(min(FRAMES_AT_ONCE, stop - self._stop))
            self._pace.tell(Stage.FEATURES, (self._stop - before) / (stop - before))
        self._forget(min(window.frame_start, self._end - 1))
        held = window.frames - (self._stop - self._first)
        return _hold_last(self._need(), held)

    @property
    def _stop(self) -> int:
        return self._first + (len(self._kept.panorama) if self._kept else 0)

    def _look(self, count: int) -> None:
        drawn = []
        for _ in range(count):
            drawn.append(next(self._frames))
            self._pace.breathe()
        panorama = torch.from_numpy(np.stack(drawn)).to(self._model.device)
        new = wait_for(lambda: self._encode(panorama), self._pace.breathe)
        self._kept = _join(self._kept, new) if self._kept else new

    def _encode(self, panorama: Tensor) -> Features:
        if not self._orientation.is_straight:
            panorama = turned_panorama(panorama, *self._orientation.angles)
        return self._model.encode_images(panorama, front_view(panorama))

    def _forget(self, before: int) -> None:
        kept = self._need()
        gone = before - self._first
        self._kept = Features(kept.panorama[gone:], kept.front[gone:])
        self._first = before

    def _need(self) -> Features:
        if self._kept is None:
            raise RuntimeError("A window was asked for that sees none of the clip's frames.")
        return self._kept


def _join(first: Features, second: Features) -> Features:
    return Features(
        torch.cat([first.panorama, second.panorama]), torch.cat([first.front, second.front])
    )


def _hold_last(features: Features, count: int) -> Features:
    if count <= 0:
        return features
    return _join(
        features,
        Features(features.panorama[-1:].expand(count, -1), features.front[-1:].expand(count, -1)),
    )
