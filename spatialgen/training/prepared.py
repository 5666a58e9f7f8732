"""Examples as the transformer learns from them: latents and image features, computed once.

Axis letters: y turns, t video frames, d features, c latent channels, l latent frames, s samples.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from ..ambisonics import rotate
from ..cli_progress import Tally
from ..conditioning import Features
from ..config import MetaClipConfig, ModelConfig, OobleckConfig, View
from ..directional import DirectionalAutoencoder, turned
from ..encoders.convnet import ConvNetEncoder, turned_features
from ..features import ImageEncoder, MetaClipEncoder
from ..hub import find_snapshot
from ..projection import FRONT_VIEW_SIZE, perspective_view
from ..spatial_model import SpatialNetwork
from .reading import read_ahead
from .sources import Sounds, Source
from .told import ToldScenes


@dataclass(frozen=True)
class Prepared:
    """One example: for each of its turns the mean of the autoencoder's latents [y, c, l], their
    standard deviation (None: there is none to speak of), and the features of both views [y, t, d].

    What is only heard has none; of what was told and not looked at there is no front view."""

    latents: Tensor
    spread: Tensor | None = None
    panorama: Tensor | None = None
    front: Tensor | None = None

    def features(self, turn: int = 0) -> Features:
        """Features [t, d] of both views in one turn."""
        if self.panorama is None or self.front is None:
            raise ValueError("Nobody has looked at this example: it lacks image features.")
        return Features(self.panorama[turn], self.front[turn])

    def save(self, path: Path) -> None:
        """Write in one step: a kill leaves a whole file or none."""
        part = path.with_suffix(".part")
        tensors = {k: v.contiguous() for k, v in vars(self).items() if v is not None}
        save_file(tensors, part)
        part.replace(path)

    @staticmethod
    def load(path: Path) -> Prepared:
        """Read what `save` wrote."""
        return Prepared(**load_file(path))


class Shelf(Sequence[Prepared]):
    """Prepared examples on a disk; as many as fit into `memory` bytes stay in memory."""

    def __init__(self, paths: Sequence[Path], memory: int = 4 << 30) -> None:
        self.paths = paths
        self._room = memory
        self._kept: dict[int, Prepared] = {}

    def __len__(self) -> int:
        return len(self.paths)

    def __getitem__(self, index: int) -> Prepared:  # type: ignore[override]
        if index in self._kept:
            return self._kept[index]
        example = Prepared.load(self.paths[index])
        size = sum(t.nbytes for t in vars(example).values() if t is not None)
        if size <= self._room:
            self._room -= size
            self._kept[index] = example
        return example


def open_image_encoder(
    config: ModelConfig, network: SpatialNetwork, device: torch.device
) -> ImageEncoder:
    """The encoder inside the model, or the one that lives outside; raises `ModelProblem`."""
    if network.image_encoder is not None:
        return network.image_encoder
    if not isinstance(config.image_encoder, MetaClipConfig):
        raise TypeError("Only a metaclip image encoder lives outside the model file.")
    return MetaClipEncoder(find_snapshot(config.image_encoder), device)


@dataclass(frozen=True)
class Preparing:
    """How examples are prepared: by which network, in how many turns, cached where."""

    config: ModelConfig
    network: SpatialNetwork
    turns: int
    seed: int
    folder: Path
    device: torch.device

    def examples(self, source: Source, mine: range, what: str = "preparing") -> list[Path]:
        """Prepare those of `mine` that are not in the cache; returns the paths of all."""
        folder = self.folder / f"seen-{self._mark(seen=True)}"
        folder.mkdir(parents=True, exist_ok=True)
        paths = [folder / f"{source.name(k)}.safetensors" for k in range(len(source))]
        missing = [k for k in mine if not paths[k].exists()]
        if not missing:
            return paths
        encoder = open_image_encoder(self.config, self.network, self.device)
        threads, report = torch.get_num_threads(), Tally(what, len(missing))
        for done, read in enumerate(read_ahead(source, missing, threads, seen=True), start=1):
            name = source.name(read.index)
            rng = np.random.default_rng([self.seed, 1, *name.encode()])
            self._example(encoder, read.frames, read.sound, rng).save(paths[read.index])
            report(done)
        return paths

    def sounds(
        self,
        sounds: Sounds,
        mine: range,
        as_field: Callable[[NDArray[np.float32]], NDArray[np.float32]],
        what: str = "preparing sounds",
    ) -> list[Path]:
        """The same for what is only heard, made a sound field by `as_field`."""
        folder = self.folder / f"heard-{self._mark(seen=False)}"
        folder.mkdir(parents=True, exist_ok=True)
        paths = [folder / f"{sounds.name(k)}.safetensors" for k in range(len(sounds))]
        missing = [k for k in mine if not paths[k].exists()]
        threads, report = torch.get_num_threads(), Tally(what, len(missing))
        for done, read in enumerate(read_ahead(sounds, missing, threads, seen=False), start=1):
            mean, spread = self._encoded(as_field(read.sound))
            heard = Prepared(mean[None], None if spread is None else spread[None])
            heard.save(paths[read.index])
            report(done)
        return paths

    def told(self, scenes: ToldScenes, mine: range) -> list[Path]:
        """The same for scenes whose features are told: no frame is drawn or looked at."""
        folder = self.folder / f"told-{self._mark(seen=False)}"
        folder.mkdir(parents=True, exist_ok=True)
        paths = [folder / f"{scenes.name(k)}.safetensors" for k in range(len(scenes))]
        missing = [k for k in mine if not paths[k].exists()]
        threads, report = torch.get_num_threads(), Tally("preparing told scenes", len(missing))
        for done, read in enumerate(read_ahead(scenes, missing, threads, seen=False), start=1):
            mean, _ = self._encoded(read.sound)
            told = scenes.features(read.index)[None]
            Prepared(mean[None], panorama=told).save(paths[read.index])
            report(done)
        return paths

    @property
    def exact(self) -> bool:
        """Whether features and latents can be turned exactly, without looking and hearing anew."""
        return turns_exactly(self.network)

    @torch.no_grad()
    def _example(
        self,
        encoder: ImageEncoder,
        frames: NDArray[np.uint8],
        sound: NDArray[np.float32],
        rng: np.random.Generator,
    ) -> Prepared:
        width = frames.shape[2]
        shifts = [0, *(int(c) for c in rng.integers(width, size=self.turns - 1))]
        angles = [-2 * math.pi * shift / width for shift in shifts]
        rolled = [np.roll(frames, shift, axis=2) for shift in shifts]
        if self.exact and isinstance(encoder, ConvNetEncoder):
            mean, spread = self._encoded(sound)
            seen = self._seen(encoder, frames, "panorama")
            panorama = [turned_features(seen, encoder.kinds, angle) for angle in angles]
            heard = [(turned(mean, angle), spread) for angle in angles]
        else:
            panorama = [self._seen(encoder, some, "panorama") for some in rolled]
            heard = [self._encoded(rotate(sound, angle)) for angle in angles]
        spreads = [spread for _, spread in heard if spread is not None]
        return Prepared(
            latents=torch.stack([mean for mean, _ in heard]),
            spread=torch.stack(spreads) if spreads else None,
            panorama=torch.stack(panorama),
            front=torch.stack([self._seen(encoder, some, "front") for some in rolled]),
        )

    def _seen(self, encoder: ImageEncoder, frames: NDArray[np.uint8], view: View) -> Tensor:
        """Features [t, d] of one view of panoramas [t, h, w, 3]; none where nobody looks at it."""
        if view not in {c.view for c in self.config.conditioning.conditioners}:
            return torch.empty(len(frames), 0)
        shown = torch.from_numpy(np.ascontiguousarray(frames))
        if view == "front":
            shown = perspective_view(shown, size=FRONT_VIEW_SIZE)
        return encoder.encode_view(shown.to(self.device), view).clone().cpu()

    @torch.no_grad()
    def _encoded(self, sound: NDArray[np.float32]) -> tuple[Tensor, Tensor | None]:
        """Mean and standard deviation [c, l] of a sound field's latents."""
        audio = torch.from_numpy(np.ascontiguousarray(sound))[None].to(self.device)
        length = self.config.latent_length
        audio = audio[..., : length * self.config.autoencoder.downsampling_ratio]
        mean, spread = self.network.autoencoder.encode(audio)
        learned = isinstance(self.config.autoencoder, OobleckConfig)
        return mean[0].cpu(), spread[0].cpu() if learned else None

    def _mark(self, *, seen: bool) -> str:
        """A short name of everything that prepared examples depend on."""
        hashed = hashlib.sha256()
        c = self.config
        told: list[object] = [repr(c.autoencoder), c.sample_size, c.sample_rate]
        parts: list[nn.Module] = [self.network.autoencoder]
        if seen:
            views = sorted({x.view for x in c.conditioning.conditioners})
            told += [repr(c.image_encoder), views, self.turns, self.seed]
            if self.network.image_encoder is not None:
                parts.append(self.network.image_encoder)
        hashed.update(json.dumps(told).encode())
        for part in parts:
            for tensor in part.state_dict().values():
                hashed.update(tensor.detach().cpu().contiguous().numpy().tobytes())
        return hashed.hexdigest()[:12]


def turns_exactly(network: SpatialNetwork) -> bool:
    """Whether the features and the latents of a network turn exactly with the panorama."""
    return isinstance(network.image_encoder, ConvNetEncoder) and isinstance(
        network.autoencoder, DirectionalAutoencoder
    )


def statistics_of(network: SpatialNetwork, examples: Iterable[Prepared]) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation of each latent channel [c].

    Directional latents are taken over all turns about the vertical: the horizontal ratios turn
    into one another, so theirs are zero and shared.
    """
    total, squares, count = torch.zeros(1), torch.zeros(1), 0
    quarters = 4 if isinstance(network.autoencoder, DirectionalAutoencoder) else 1
    for example in examples:
        for k in range(quarters):
            latents = example.latents[0]
            latents = (turned(latents, k * math.pi / 2) if quarters > 1 else latents).double()
            total = total + latents.sum(dim=-1)
            squares = squares + latents.square().sum(dim=-1)
            count += latents.shape[-1]
    mean = total / count
    return mean.float(), (squares / count - mean**2).clamp(min=0).sqrt().clamp(min=0.05).float()
