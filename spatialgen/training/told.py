"""Scenes whose image features are told from the truth instead of looked at.

What a perfect image encoder would give costs neither pictures nor looking, so a model can learn
from many more scenes, and before its encoder has been taught. The fine stage doubts these features
as the encoder will doubt them (`fine.turned_anywhere`).

Axis letters: t video frames (8 a second), d features, c channels, s samples.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ..config import FRAMES_PER_SECOND
from ..encoders.convnet import Sighting
from ..scenes import Scene, render_sound
from .dataset import training_scene, truth_at


@dataclass(frozen=True)
class ToldScenes:
    """Generated scenes to be heard, and what there is to be seen in each."""

    seeds: Sequence[int]
    duration: float
    sample_rate: int

    def __len__(self) -> int:
        return len(self.seeds)

    def name(self, index: int) -> str:
        return f"scene-{self.seeds[index]}"

    def sound(self, index: int) -> NDArray[np.float32]:
        return render_sound(self._scene(index), self.sample_rate)

    def features(self, index: int) -> Tensor:
        """Features [t, d] that a perfect encoder gives of the panoramas."""
        return told_features(self._scene(index))

    def _scene(self, index: int) -> Scene:
        return training_scene(self.seeds[index], self.duration)


def told_features(scene: Scene) -> Tensor:
    """Features [t, d] of a scene's panoramas."""
    times = np.arange(round(scene.duration * FRAMES_PER_SECOND)) / FRAMES_PER_SECOND
    told = zip(*(truth_at(scene, time) for time in times), strict=True)
    there, direction, activity, nearness = (torch.from_numpy(np.stack(part)) for part in told)
    placed = there[..., None] * direction
    return Sighting(there, placed, there * activity, there * nearness).features()
