"""Image features of the two views of each frame: the encoders and what is fed to them.

Axis letters: t frames, h and w image height and width, d features.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any, Protocol

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .config import View

CLIP_MEAN = (0.48145466, 0.4578275, 0.40821073)
CLIP_STD = (0.26862954, 0.26130258, 0.27577711)

FRAMES_AT_ONCE = 16
"""Frames that go through an encoder together; bounds its memory."""


class ImageEncoder(Protocol):
    """Turns the frames of one view into features."""

    def encode_view(self, frames: Tensor, view: View) -> Tensor:
        """uint8 [t, h, w, 3] -> float32 [t, d]."""


def pad_to_square(frames: Tensor) -> Tensor:
    """Put black bars round frames [t, 3, h, w] until they are square (but for an odd pixel)."""
    height, width = frames.shape[-2:]
    beside, above = max(0, height - width) // 2, max(0, width - height) // 2
    return F.pad(frames, (beside, beside, above, above))


def resize_and_crop(frames: Tensor, size: int) -> Tensor:
    """Frames [t, 3, h, w] in 0..255: shortest edge to `size`, then its centre square."""
    height, width = frames.shape[-2:]
    short = min(height, width)
    wanted = (int(size * height / short), int(size * width / short))
    if wanted != (height, width):
        frames = F.interpolate(frames, wanted, mode="bicubic", antialias=True)
    top, left = (wanted[0] - size) // 2, (wanted[1] - size) // 2
    return frames[..., top : top + size, left : left + size].round().clamp(0, 255)


def clip_input(frames: Tensor, view: View, size: int = 224) -> Tensor:
    """What a CLIP encoder sees: uint8 [t, h, w, 3] -> float32 [t, 3, size, size], normalised.

    A panorama is padded to a square first, so that all of it survives the centre crop.
    """
    pixels = frames.permute(0, 3, 1, 2).float()
    if view == "panorama":
        pixels = pad_to_square(pixels)
    pixels = resize_and_crop(pixels, size) / 255
    mean = torch.tensor(CLIP_MEAN, device=pixels.device)[:, None, None]
    std = torch.tensor(CLIP_STD, device=pixels.device)[:, None, None]
    return (pixels - mean) / std


class MetaClipEncoder:
    """A CLIP image encoder of the transformers library, read from a local snapshot folder.

    Features are the projected image embeddings (`get_image_features`), not normalised.
    """

    def __init__(self, snapshot: Path, device: torch.device) -> None:
        from transformers import AutoConfig, CLIPVisionModelWithProjection

        whole: Any = AutoConfig.from_pretrained(snapshot, local_files_only=True)
        vision = getattr(whole, "vision_config", whole)
        # A CLIP projects to the width its whole configuration states; the vision part often
        # repeats it wrongly, or leaves it at another default.
        vision.projection_dim = whole.projection_dim
        model: Any = CLIPVisionModelWithProjection.from_pretrained(
            snapshot, config=vision, local_files_only=True, dtype=torch.float32
        )
        self.model: nn.Module = model.to(device).eval().requires_grad_(False)
        self.size = int(model.config.image_size)
        self.features = int(model.config.projection_dim)
        self.device = device

    @torch.inference_mode()
    def encode_view(self, frames: Tensor, view: View) -> Tensor:
        """uint8 [t, h, w, 3] -> float32 [t, d]."""
        parts = math.ceil(len(frames) / FRAMES_AT_ONCE)
        return torch.cat([self._encode(some, view) for some in frames.chunk(parts)])

    def _encode(self, frames: Tensor, view: View) -> Tensor:
        seen = clip_input(frames.to(self.device), view, self.size)
        embeds: Tensor = self.model(pixel_values=seen).image_embeds
        return embeds
