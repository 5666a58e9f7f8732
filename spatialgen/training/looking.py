"""Teaches the image encoder: to find things (where, how active, how near), and to name them.

Axis letters: t frames, k kinds, n cuts, h w cells or image.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from ..config import View
from ..encoders.convnet import ConvNetEncoder
from ..encoders.finder import AROUND, FRONT_SIZE, Finder, Maps, cell_directions, view_pixels
from ..encoders.namer import Namer, cut_out
from ..projection import FRONT_VIEW_FIELD, perspective_view
from ..scenes import Scene, render_frame
from .dataset import WIDTH, truth_at

VIEWS: tuple[View, View] = ("panorama", "front")
HIT = 9.0
"""How much more a cell with a thing counts than one without."""
PLACED = 0.05
"""How much the map of things counts, a sum over hundreds of cells, beside what is told of them."""
MISPLACED, MISSIZED = 0.05, 0.25
"""How far cuts to learn from are off, radians and octaves: as those of a finder are."""
CUT_WIDTHS = (416, 640, 896)
"""Widths of panoramas that cuts to learn from come from: front views show less than panoramas."""
ALONE = math.cos(0.7)
"""Cosine of the angle to every thing beyond which there is nothing to name."""
MATCHES = math.radians(25)


@dataclass(frozen=True)
class Answers:
    """What should be seen in some frames: `there` [t, k], `direction` [t, k, 3], `activity` [t, k]
    and `nearness` [t, k]."""

    there: Tensor
    direction: Tensor
    activity: Tensor
    nearness: Tensor

    def within(self, view: View) -> Answers:
        """Only what lies inside a view."""
        if view == "panorama":
            return self
        side = math.tan(FRONT_VIEW_FIELD / 2)
        ahead, left, up = self.direction.unbind(-1)
        inside = (ahead > 0) & (left.abs() < side * ahead) & (up.abs() < side * ahead)
        return replace(self, there=self.there * inside)


def draw_frames(
    scenes: Iterable[Scene], count: int, rng: np.random.Generator, width: int = WIDTH
) -> tuple[Tensor, Answers]:
    """`count` frames of each scene at random times, uint8 [t, h, w, 3], and what is in them.

    Half of the times lie within a quarter of a second after an act's start, where timing is seen.
    """
    frames, told = [], []
    for scene in scenes:
        starts = [action.start for thing in scene.things for action in thing.actions]
        for number in range(count):
            time = float(rng.uniform(0, scene.duration))
            if number % 2 and starts:
                time = starts[rng.integers(len(starts))] + float(rng.uniform(-0.05, 0.25))
            time = min(max(time, 0), scene.duration)
            frames.append(render_frame(scene, time, width, width // 2))
            told.append(truth_at(scene, time))
    answers = Answers(*(torch.from_numpy(np.stack(parts)) for parts in zip(*told, strict=True)))
    return torch.from_numpy(np.stack(frames)), answers


def varied(frames: Tensor, generator: torch.Generator) -> Tensor:
    """Frames as other cameras might give them: other light, contrast, colours, softness, noise."""

    def drawn(low: float, high: float, *shape: int) -> Tensor:
        return low + (high - low) * torch.rand(len(frames), *shape, generator=generator)

    x = frames.float() / 255
    x = x.clamp(1e-3, 1) ** drawn(0.7, 1.4, 1, 1, 1)
    x = (x - 0.45) * drawn(0.7, 1.25, 1, 1, 1) + 0.45 + drawn(-0.1, 0.1, 1, 1, 3)
    grey = x.mean(dim=-1, keepdim=True)
    x = grey + (x - grey) * drawn(0.4, 1.3, 1, 1, 1)
    soft = F.avg_pool2d(x.permute(0, 3, 1, 2), 3, 1, 1, count_include_pad=False)
    x = torch.lerp(x, soft.permute(0, 2, 3, 1), drawn(0, 0.8, 1, 1, 1))
    x = x + 0.03 * drawn(0, 1, 1, 1, 1) * torch.randn(x.shape, generator=generator)
    return (x.clamp(0, 1) * 255).round().to(torch.uint8)


def finding_loss(finder: Finder, frames: Tensor, truth: Answers) -> Tensor:
    """How wrong a finder is about both views of panoramas uint8 [t, h, w, 3]."""
    front = perspective_view(frames, size=FRONT_SIZE[0])
    shown: dict[View, Tensor] = {"panorama": frames, "front": front}
    losses = [
        maps_loss(finder(view_pixels(shown[view], view), view), truth.within(view), view)
        for view in VIEWS
    ]
    return torch.stack(losses).sum()


def maps_loss(maps: Maps, truth: Answers, view: View) -> Tensor:
    """How wrong maps are: in which cells things are, and how near they are there."""
    cells = cell_directions(view).to(maps.where)
    near = torch.exp((truth.direction @ cells.T - 1) / AROUND**2) * truth.there[..., None]
    heat = near.amax(dim=1)
    lit = F.binary_cross_entropy_with_logits(maps.where, heat, 1 + HIT * heat, reduction="none")
    nearer = F.smooth_l1_loss(
        maps.nearness[:, None].expand_as(near),
        truth.nearness[..., None].expand_as(near),
        reduction="none",
    )
    weight = near.sum().clamp(min=1)
    count = truth.there.sum().clamp(min=1)
    return PLACED * lit.sum() / count + 4 * (near * nearer).sum() / weight


def draw_cuts(
    scenes: Sequence[Scene], count: int, rng: np.random.Generator
) -> tuple[Tensor, Tensor, Tensor]:
    """Cuts [n, 3, h, w] around what is in `count` frames of each scene, their kinds [n] and how
    strongly they act [n].

    They are a little off, some mirrored, and one of each frame shows nothing (kind k).
    """
    width = int(CUT_WIDTHS[rng.integers(len(CUT_WIDTHS))])
    frames, truth = draw_frames(scenes, count, rng, width)
    frame, kind = truth.there.nonzero().unbind(-1)
    direction, nearness = truth.direction[frame, kind], truth.nearness[frame, kind]
    empty = torch.stack([_elsewhere(truth, number, rng) for number in range(len(frames))])
    frame = torch.cat([frame, torch.arange(len(frames))])
    direction = torch.cat([direction, empty])
    nearness = torch.cat([nearness, torch.zeros(len(frames))])
    acting = torch.cat([truth.activity[frame[: len(kind)], kind], torch.zeros(len(frames))])
    kind = torch.cat([kind, torch.full((len(frames),), truth.there.shape[1])])
    off = torch.from_numpy(rng.normal(0, MISPLACED, direction.shape).astype(np.float32))
    missized = torch.from_numpy(rng.normal(0, MISSIZED, nearness.shape).astype(np.float32))
    placed = F.normalize(direction + off, dim=-1)
    cuts = cut_out(frames, "panorama", frame, placed, nearness + missized)
    mirrored = torch.from_numpy(rng.random(len(cuts)) < 0.5)
    cuts = torch.where(mirrored[:, None, None, None], cuts.flip(-1), cuts)
    shown = (cuts.permute(0, 2, 3, 1) * 255).round().to(torch.uint8)
    shown = varied(shown, torch.Generator().manual_seed(int(rng.integers(2**31))))
    return shown.permute(0, 3, 1, 2).float() / 255, kind, acting


def _elsewhere(truth: Answers, frame: int, rng: np.random.Generator) -> Tensor:
    """A direction in which nothing is."""
    things = truth.direction[frame][truth.there[frame] > 0]
    while True:
        drawn = F.normalize(torch.from_numpy(rng.normal(size=3).astype(np.float32)), dim=0)
        if (things @ drawn < ALONE).all():
            return drawn


def naming_loss(
    namer: Namer, cuts: Tensor, kinds: Tensor, acting: Tensor, precision: torch.dtype
) -> Tensor:
    """How wrong a namer is about cuts [n, 3, h, w] of known kinds [n] and activity [n]."""
    with torch.autocast(cuts.device.type, precision, enabled=precision != torch.float32):
        named, told = namer(cuts)
    acts = F.binary_cross_entropy_with_logits(told.float(), acting)
    return F.cross_entropy(named.float(), kinds, label_smoothing=0.05) + 2 * acts


@torch.inference_mode()
def looking_errors(encoder: ConvNetEncoder, scenes: Iterable[Scene]) -> dict[str, float]:
    """On scenes: angles to the things (degrees), things missed and imagined, errors of activity and
    nearness (octaves), and the share of the things found that are named rightly."""
    rng = np.random.default_rng(0)
    angles, missed, imagined, acting, nearness, named = [], [], [], [], [], []
    for scene in scenes:
        frames, truth = draw_frames([scene], 4, rng)
        things = encoder.finder.find(view_pixels(frames, "panorama"), "panorama")
        cuts = cut_out(frames, "panorama", things.frame, things.direction, things.nearness)
        named_as, acts = encoder.namer(cuts)
        kinds = named_as[:, : encoder.kinds].argmax(dim=-1)
        seen = set[int]()
        for frame, kind in truth.there.nonzero().tolist():
            mine = (things.frame == frame).nonzero()[:, 0]
            apart = torch.acos((things.direction[mine] @ truth.direction[frame, kind]).clamp(-1, 1))
            hit = bool(len(mine)) and float(apart.min()) < MATCHES
            missed.append(float(not hit))
            if not hit:
                continue
            at = int(mine[apart.argmin()])
            seen.add(at)
            angles.append(math.degrees(float(apart.min())))
            acting.append(abs(float(acts[at].sigmoid() - truth.activity[frame, kind])))
            nearness.append(abs(float(things.nearness[at] - truth.nearness[frame, kind])))
            named.append(float(kinds[at] == kind))
        imagined.append((len(things.frame) - len(seen)) / len(frames))
    return {
        "angle_median": float(np.median(angles or [90])),
        "angle_p90": float(np.percentile(angles or [90], 90)),
        "missed": float(np.mean(missed)),
        "imagined_a_frame": float(np.mean(imagined)),
        "named": float(np.mean(named or [0])),
        "activity_error": float(np.mean(acting or [1])),
        "nearness_error": float(np.mean(nearness or [1])),
    }
