"""The story of a training: scenes, an encoder that looks, prepared scenes, the fine stage, a model.

Everything lives in one folder: `scenes/` (frames and sound), `encoder.pt`, `prepared/`,
`fine.pt` (checkpoint), `log.csv`, and `model/` (the model directory, best so far).
"""

from __future__ import annotations

import csv
import json
import logging
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch

from ..checkpoints import load_network, save_network
from ..config import ModelConfig
from ..encoders.convnet import ConvNetEncoder
from ..model_card import CONFIG_FILE, WEIGHTS_FILE, ModelCard, sha256_of
from ..spatial_model import SpatialNetwork
from .dataset import HELD_OUT, Rendered, render_to
from .fine import FineStage
from .looking import VIEWS, draw_frames, look_at, looking_errors, looking_loss
from .measure import direction_errors, onset_f1
from .prepared import Prepared, prepare, statistics_of
from .settings import LookingSettings, TrainingSettings

LOG = logging.getLogger("spatialgen.training")
NOTICE = "Preview model: trained briefly on synthetic scenes"


@dataclass
class Training:
    """One training in one folder."""

    config_path: Path
    out: Path
    config: ModelConfig
    settings: TrainingSettings
    start: Path | None = None

    @staticmethod
    def open(config: Path, out: Path, start: Path | None = None) -> Training:
        """Read the configuration; raises `ConfigProblem`.

        `start` is a model directory of the same configuration whose weights to go on from; its
        image encoder and latent statistics are kept as they are.
        """
        out.mkdir(parents=True, exist_ok=True)
        model, settings = ModelConfig.from_json(config), TrainingSettings.read(config)
        return Training(config, out, model, settings, start)

    @property
    def duration(self) -> float:
        """Seconds of a scene: the model's window."""
        return self.config.sample_size / self.config.sample_rate

    @property
    def rendered(self) -> Rendered:
        """The scenes to train on, as they lie on the disk."""
        return Rendered(self.out / "scenes", self.duration, self.seeds)

    @property
    def seeds(self) -> list[int]:
        """Scenes to train on."""
        return list(range(self.settings.scenes))

    @property
    def held_out(self) -> list[int]:
        """Scenes to measure on."""
        return list(range(HELD_OUT, HELD_OUT + self.settings.held_out))

    def run(self) -> None:
        """Train from wherever the folder stands to the last step, and write the model."""
        torch.manual_seed(self.settings.seed)
        for number, seed in enumerate([*self.held_out, *self.seeds]):
            render_to(self.out / "scenes", seed, self.duration, self.config.sample_rate)
            if number % 50 == 49:
                LOG.info("%d scenes rendered", number + 1)
        network = self._network()
        train = [self._prepared(network, seed) for seed in self.seeds]
        held = [self._prepared(network, seed) for seed in self.held_out]
        if network.latent_statistics is not None and self.start is None:
            network.latent_statistics.mean, network.latent_statistics.std = statistics_of(train)
        self._fine_stage(network, train, held)

    def _network(self) -> SpatialNetwork:
        """A network that can look: that of the start, or a new one with a taught encoder."""
        if self.start is not None:
            return load_network(self.start / WEIGHTS_FILE, self.config, torch.device("cpu"))
        network = SpatialNetwork(self.config)
        self._teach_to_look(network)
        return network

    def _teach_to_look(self, network: SpatialNetwork) -> None:
        encoder, kept = network.image_encoder, self.out / "encoder.pt"
        if not isinstance(encoder, ConvNetEncoder):
            return
        if kept.exists():
            encoder.load_state_dict(torch.load(kept, weights_only=True))
            return
        teach_to_look(encoder, self.rendered, self.settings.looking, self.settings.seed)
        LOG.info(
            "looking: %s", looking_errors(encoder, replace(self.rendered, seeds=self.held_out))
        )
        torch.save(encoder.state_dict(), kept)

    def _prepared(self, network: SpatialNetwork, seed: int) -> Prepared:
        kept = self.out / "prepared" / f"scene-{seed}.pt"
        if kept.exists():
            return Prepared(**torch.load(kept, weights_only=True))
        kept.parent.mkdir(exist_ok=True)
        scene = prepare(network, self.out / "scenes", seed, self.settings.turns)
        part = kept.with_suffix(".part")
        torch.save(vars(scene), part)
        part.replace(kept)
        return scene

    def _fine_stage(
        self, network: SpatialNetwork, train: list[Prepared], held: list[Prepared]
    ) -> None:
        stage = FineStage.start(network, self.settings.fine, self.settings.seed)
        checkpoint = self.out / "fine.pt"
        if checkpoint.exists():
            stage.resume(checkpoint)
        losses: list[float] = []
        started = time.monotonic()
        while stage.step < self.settings.fine.steps:
            losses.append(stage.advance(train))
            if stage.step % self.settings.fine.save_every == 0:
                self._record(stage, float(np.mean(losses)), time.monotonic() - started, held)
                losses.clear()
                stage.save(checkpoint)
        self._finish(stage, held)

    def _record(self, stage: FineStage, loss: float, seconds: float, held: list[Prepared]) -> None:
        errors = direction_errors(stage.average, held[:16])
        line = {"step": stage.step, "seconds": round(seconds, 1), "loss": round(loss, 5),
                "rate": round(stage.rate(), 7), **errors}  # fmt: skip
        LOG.info("%s", json.dumps(line))
        path = self.out / "log.csv"
        fresh = not path.exists()
        with path.open("a", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(line))
            if fresh:
                writer.writeheader()
            writer.writerow(line)

    def _finish(self, stage: FineStage, held: list[Prepared]) -> None:
        LOG.info("measuring on %d held-out scenes", len(held))
        measured: dict[str, object] = {
            "held_out_scenes": len(held),
            "direction_error_degrees": direction_errors(stage.average, held),
            "onsets_within_93_ms": onset_f1(stage.average, held),
        }
        LOG.info("%s", json.dumps(measured))
        card = preview_card(self.settings, stage.step, measured)
        write_model(stage.average, self.config_path, self.out / "model", card)


def teach_to_look(
    encoder: ConvNetEncoder,
    rendered: Rendered,
    settings: LookingSettings,
    seed: int,
) -> None:
    """Train the image encoder on frames of rendered scenes."""
    optimiser = torch.optim.AdamW(encoder.parameters(), lr=settings.rate, weight_decay=1e-4)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, settings.rate, settings.steps, pct_start=0.1
    )
    rng = np.random.default_rng(seed)
    count = min(settings.scenes, len(rendered.seeds))
    for step in range(settings.steps):
        drawn = [int(s) for s in rng.choice(rendered.seeds, count, replace=False)]
        frames, answers = draw_frames(rendered, drawn, settings.frames, rng)
        seen = look_at(encoder, frames)
        losses = [looking_loss(seen[view], answers.within(view), view) for view in VIEWS]
        loss = torch.stack(losses).sum()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if step % 50 == 0:
            LOG.info("looking: step %d, loss %.3f", step, loss.item())


def preview_card(settings: TrainingSettings, steps: int, measured: dict[str, object]) -> ModelCard:
    """What people must know about a model trained on scenes."""
    return ModelCard(
        name="preview",
        title="Preview model",
        licence="Apache-2.0",
        notice=NOTICE,
        source="Trained by this project: python -m spatialgen.training",
        details={
            "data": f"{settings.scenes} synthetic scenes of spatialgen.scenes, drawn and "
            "synthesised by this project's own code; no other pictures or recordings",
            "training": {**asdict(settings), "steps_done": steps},
            "measured": measured,
            "cannot": "It knows seven drawn things (bell, bird, drum, ball, siren, fountain, "
            "train), one of each kind at a time, and their synthetic sounds. With several things "
            "at once it often favours the wrong one, and strokes seldom fall exactly when they are "
            "seen. In real footage it recognises nothing reliably: what it gives there is a "
            "placeholder.",
        },
    )


def write_model(network: SpatialNetwork, config: Path, directory: Path, card: ModelCard) -> None:
    """Write a model directory: configuration, weights, and the card with their checksum."""
    directory.mkdir(parents=True, exist_ok=True)
    save_network(network, directory / WEIGHTS_FILE)
    (directory / CONFIG_FILE).write_text(config.read_text("utf-8"), "utf-8")
    replace(card, sha256=sha256_of(directory / WEIGHTS_FILE)).write(directory)
