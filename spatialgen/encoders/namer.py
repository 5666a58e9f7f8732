"""What a thing is and how strongly it acts: a second, closer look, through EfficientNet-Lite0.

The frame is cut out around a thing, so that it fills the cut whatever its size.

Axis letters: t frames, n things, k kinds, h w image.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..config import View
from ..projection import FRONT_VIEW_FIELD
from .lite0 import STAGES, Lite0

CUT = 96  # pixels
USUAL_SIZE = 0.6  # radians: nearness 0
ROOM = 1.7
"""How many times as wide as the thing a cut is: it grows as it acts, and may not be quite there."""
READ = (4, 5)
"""The stages that are read: at 1/16 and 1/32 of the cut."""


def cut_out(
    frames: Tensor, view: View, frame: Tensor, direction: Tensor, nearness: Tensor
) -> Tensor:
    """Cut things out of frames: pixels [n, 3, 96, 96] from 0 to 1.

    `frames` are uint8 [t, h, w, 3] of a view; thing n lies in `frame[n]`, its centre in
    `direction[n]` (x front, y left, z up), as near as `nearness[n]` octaves says.
    """
    grid = _looks_at(direction, nearness)
    x, y, z = grid.unbind(dim=-1)
    if view == "panorama":
        right = -torch.atan2(y, x) / math.pi
        down = -torch.asin(z.clamp(-1, 1)) * 2 / math.pi
    else:
        ahead = x.clamp(min=1e-3) * math.tan(FRONT_VIEW_FIELD / 2)
        right, down = -y / ahead, -z / ahead
    at = torch.stack([right, down], dim=-1)
    cuts = torch.empty(len(frame), 3, CUT, CUT, device=frames.device)
    for number in range(len(frames)):
        mine = (frame == number).nonzero()[:, 0]
        if not len(mine):
            continue
        pixels = frames[number].permute(2, 0, 1).float()[None] / 255
        cut = F.grid_sample(
            pixels, at[mine].flatten(0, 1)[None], padding_mode="border", align_corners=False
        )
        cuts[mine] = cut.reshape(3, len(mine), CUT, CUT).transpose(0, 1)
    return cuts


def _looks_at(direction: Tensor, nearness: Tensor) -> Tensor:
    """Unit vectors [n, h, w, 3] of the pixels of cuts around directions [n, 3]."""
    across = torch.stack([direction[:, 1], -direction[:, 0], torch.zeros_like(nearness)], dim=-1)
    right = F.normalize(across + across.new_tensor([1e-6, 0, 0]), dim=-1)
    up = torch.linalg.cross(right, direction)
    extent = torch.tan(ROOM * USUAL_SIZE * 2 ** nearness.clamp(-1.2, 1) / 2)[:, None, None, None]
    axis = ((torch.arange(CUT, device=direction.device) + 0.5) / CUT - 0.5) * 2
    rows, columns = torch.meshgrid(axis, axis, indexing="ij")
    plane = columns[..., None] * right[:, None, None] - rows[..., None] * up[:, None, None]
    return F.normalize(direction[:, None, None] + extent * plane, dim=-1)


class Namer(nn.Module):
    """Cuts -> which kind each is of, or none, and its activity. `width` is that of `Lite0`."""

    def __init__(self, kinds: int, width: int) -> None:
        super().__init__()
        self.lite0 = Lite0(width)
        read = sum(self.lite0.channels(STAGES[number]) for number in READ)
        self.norm = nn.LayerNorm(2 * read)
        self.drop = nn.Dropout(0.3)
        self.head = nn.Linear(2 * read, kinds + 1)
        self.acting = nn.Linear(2 * read, 1)

    def forward(self, cuts: Tensor) -> tuple[Tensor, Tensor]:
        """Pixels [n, 3, 96, 96] from 0 to 1 -> logits of kinds [n, k + 1], the last for “none”,
        and of activity [n]."""
        maps = self.lite0(cuts)
        pooled = [pool for number in READ for pool in _pooled(maps[number].float())]
        seen = self.norm(torch.cat(pooled, dim=1))
        return self.head(self.drop(seen)), self.acting(seen)[:, 0]


def _pooled(x: Tensor) -> tuple[Tensor, Tensor]:
    return x.mean(dim=(2, 3)), x.amax(dim=(2, 3))
