"""The autoencoder's stage on a source's sound fields: what it is fed, and how well it does.

Axis letters: b batch, s samples, l latent frames.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ..autoencoder import OobleckAutoencoder
from ..cli_progress import Tally
from .autoencoder_settings import AutoencoderSettings
from .autoencoder_stage import STAGE, AutoencoderStage
from .measure import angles_between, frame_by_frame
from .parallel import Workers
from .reading import read_ahead
from .sources import Source

QUIET_DB = -60.0
"""Latent frames quieter than this have no direction worth comparing."""


def keep_fields(source: Source, folder: Path, mine: range) -> list[Path]:
    """Sound fields as files that stretches can be read from: int16 [4, s]; the paths of all."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{source.name(k)}.npy" for k in range(len(source))]
    missing = [k for k in mine if not paths[k].exists()]
    threads, pace = torch.get_num_threads(), Tally("keeping sound fields", len(missing))
    for done, read in enumerate(read_ahead(source, missing, threads, seen=False), start=1):
        path = paths[read.index]
        part = path.with_suffix(".part.npy")
        np.save(part, (read.sound.clip(-1, 1) * 32767).astype(np.int16))
        part.replace(path)
        pace(done)
    return paths


def field_of(path: Path, start: int = 0, length: int | None = None) -> Tensor:
    """A stretch of a kept sound field, float32 [4, length]."""
    kept = np.load(path, mmap_mode="r")
    stretch = kept[:, start : None if length is None else start + length]
    return torch.from_numpy(stretch.astype(np.float32) / 32767)


class AutoencoderDrive:
    """An autoencoder's stage with the fields it learns from, ready to be driven."""

    def __init__(
        self, stage: AutoencoderStage, fields: Sequence[Path], samples: int, workers: Workers
    ) -> None:
        """Steps see stretches of `samples` of random fields."""
        self.stage, self.fields, self.samples = stage, fields, samples
        self.workers = workers

    @property
    def settings(self) -> AutoencoderSettings:
        """Those of the stage."""
        return self.stage.settings

    @property
    def step(self) -> int:
        """Steps taken."""
        return self.stage.step

    @property
    def total(self) -> int:
        """The last step."""
        return self.settings.all_steps

    @property
    def save_every(self) -> int:
        """Steps between checkpoints."""
        return self.settings.save_every

    @property
    def measure_every(self) -> int:
        """Steps between measurements."""
        return self.settings.measure_every

    def advance(self) -> Tensor:
        """One step; its loss."""
        places = self.workers.share(max(self.settings.batch, self.workers.count))
        return torch.tensor(
            self.stage.advance(torch.stack([self._draw(p) for p in places]))["loss"]
        )

    def _draw(self, place: int) -> Tensor:
        """The stretch [4, s] at a place of this step's batch."""
        rng = np.random.default_rng([self.stage.seed, STAGE, self.step, place])
        path = self.fields[int(rng.integers(len(self.fields)))]
        whole = np.load(path, mmap_mode="r").shape[1]
        start = int(rng.integers(max(1, whole - self.samples + 1)))
        stretch = field_of(path, start, self.samples)
        return torch.nn.functional.pad(stretch, (0, self.samples - stretch.shape[1]))

    def rate(self) -> float:
        """The learning rate of the next step."""
        return self.stage.rate()

    def save(self, path: Path, best: float | None) -> None:
        """Write a checkpoint."""
        self.stage.save(path)

    def resume(self, path: Path) -> float | None:
        """Go on from a checkpoint."""
        self.stage.resume(path)
        return None


@torch.inference_mode()
def round_trip(autoencoder: OobleckAutoencoder, fields: Sequence[Path]) -> dict[str, float]:
    """What comes back of held-out fields through the autoencoder.

    `direction_error`: median angle in degrees between the intensities of latent frames louder than
    -60 dB; `level_error` in dB: median difference of their levels in W.
    """
    angles, levels = [], []
    device = next(autoencoder.parameters()).device
    for path in fields:
        true = field_of(path)[None].to(device)
        latents, _ = autoencoder.encode(true)
        made = autoencoder.decode(latents)
        true = true[..., : made.shape[-1]]
        (flow, level), (wanted, loud) = (frame_by_frame(x, latents.shape[-1]) for x in (made, true))
        heard = loud > QUIET_DB
        angles.append(angles_between(flow.transpose(1, 2), wanted.transpose(1, 2))[heard])
        levels.append((level - loud).abs()[heard])
    return {
        "direction_error": round(float(torch.cat(angles).median()), 2),
        "level_error": round(float(torch.cat(levels).median()), 2),
    }
