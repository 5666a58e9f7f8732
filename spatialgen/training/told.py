"""Scenes whose image features are told from the truth instead of looked at.

What a perfect image encoder would give costs neither pictures nor looking, so a model can learn
from many more scenes, and before its encoder has been taught. The fine stage doubts these features
as the encoder will doubt them (`fine.turned_anywhere`).

Axis letters: t video frames (8 a second), d features.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from ..config import FRAMES_PER_SECOND
from ..encoders.convnet import Sighting
from ..scenes import Scene
from .dataset import training_scene, truth_at
from .sources import SceneSource


class ToldScenes(SceneSource):
    """Generated scenes to be heard, and what there is to be seen in each."""

    def features(self, index: int) -> Tensor:
        """Features [t, d] that a perfect encoder gives of the panoramas."""
        return told_features(training_scene(self.seeds[index], self.duration))


def told_features(scene: Scene) -> Tensor:
    """Features [t, d] of a scene's panoramas."""
    times = np.arange(round(scene.duration * FRAMES_PER_SECOND)) / FRAMES_PER_SECOND
    told = zip(*(truth_at(scene, time) for time in times), strict=True)
    there, direction, activity, nearness = (torch.from_numpy(np.stack(part)) for part in told)
    placed = there[..., None] * direction
    return Sighting(there, placed, there * activity, there * nearness).features()
