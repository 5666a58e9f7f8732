"""The story of a training, top to bottom: data, an encoder that looks, prepared examples, the
coarse and the fine stage, a model. Every part goes on where a killed run stopped.

Everything lives in one folder: `scenes/` and `prepared/` (caches), `looking/`, `coarse.pt` and
`fine.pt` (checkpoints), `*.csv` and `tensorboard/` (figures), and two model directories: `last/`,
and `model/`, the best so far by the held-out measure.
"""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from ..checkpoints import load_network
from ..config import MetaClipConfig, ModelConfig
from ..encoders.convnet import ConvNetEncoder
from ..hub import find_snapshot
from ..model_card import WEIGHTS_FILE, ModelCard
from ..spatial_model import SpatialNetwork
from .cards import History, training_card, write_model
from .coarse import CoarseObjective, MaskedWindows, pseudo_field
from .dataset import HELD_OUT
from .fine import FineObjective, SeenWindows
from .flow import FlowStage
from .logs import Pace, StageLog
from .measure import generate, measure
from .parallel import Workers
from .prepared import Preparing, Shelf, statistics_of
from .settings import TrainingSettings
from .sources import (
    SCENES,
    SceneSounds,
    SceneSource,
    Sounds,
    Source,
    TrainingProblem,
    file_sounds,
    held_apart,
    pair_source,
)
from .teaching import teach_to_look

LOG = logging.getLogger("spatialgen.training")
STAGES = ("autoencoder", "coarse", "fine")
MEASURED_AT_ONCE = 16
"""Held-out examples that are measured along the way; at the end it is all of them."""
LAST, BEST = "last", "model"


@dataclass(frozen=True)
class Order:
    """What is asked for. `data`: folders, or "scenes"; `stages` of `STAGES`, None: all that the
    configuration tells of; `start`: a model directory to go on from; `steps`: the fine stage's,
    instead of the configuration's; `precision` "auto" is bfloat16 on a GPU and float32 without."""

    config: Path
    out: Path
    data: tuple[str, ...] = (SCENES,)
    stages: tuple[str, ...] | None = None
    start: Path | None = None
    steps: int | None = None
    precision: str = "auto"


@dataclass(frozen=True)
class Data:
    """Examples to learn from, to measure on, and sounds for the coarse stage."""

    train: Source
    held_out: Source
    sounds: Sounds


class Training:
    """One training in one folder."""

    def __init__(self, order: Order, workers: Workers) -> None:
        """Read the configuration; raises `ConfigProblem`, `TrainingProblem`."""
        self.order, self.workers = order, workers
        self.out = order.out
        self.settings = _with_steps(TrainingSettings.read(order.config), order.steps)
        self.values: dict[str, Any] = json.loads(order.config.read_text("utf-8"))
        self.config = ModelConfig.from_json(self.values)
        self.stages = _stages(order, self.settings)
        self.history = History()
        self.precision = _precision(order.precision, workers)

    def run(self) -> dict[str, Any]:
        """Train from wherever the folder stands to the last step; returns what was measured."""
        self.out.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(self.settings.seed)
        data = self.data()
        network = self.network()
        self.look(network)
        preparing = self.preparing(network)
        train = self.prepare(preparing, data.train, "preparing")
        held = self.prepare(preparing, data.held_out, "preparing held-out examples")
        if network.latent_statistics is not None and self.order.start is None:
            mean, std = statistics_of(network, train)
            network.latent_statistics.mean, network.latent_statistics.std = mean, std
        self.tell_data(data)
        if "coarse" in self.stages:
            network = self.coarse(network, preparing, data.sounds)
        if "fine" in self.stages:
            network = self.fine(network, train, held)
        return self.finish(network, held)

    # --- data ------------------------------------------------------------------------------------

    def data(self) -> Data:
        """Where examples come from, as ordered."""
        folders = [Path(name) for name in self.order.data if name != SCENES]
        if len(folders) < len(self.order.data) and folders:
            raise TrainingProblem("--data takes either folders or the word “scenes”, not both.")
        if folders:
            train, held = held_apart(pair_source(folders, self.config), self.settings.held_out)
            return Data(train, held, file_sounds(folders, self.config))
        return Data(
            self._scenes(range(self.settings.scenes)),
            self._scenes(range(HELD_OUT, HELD_OUT + self.settings.held_out)),
            SceneSounds(
                self.settings.coarse.examples if self.settings.coarse else 0,
                self._seconds,
                self.config.sample_rate,
            ),
        )

    def _scenes(self, seeds: Sequence[int]) -> SceneSource:
        return SceneSource(self.out / "scenes", seeds, self._seconds, self.config.sample_rate)

    @property
    def _seconds(self) -> float:
        """The length of an example: the model's window."""
        return self.config.sample_size / self.config.sample_rate

    @property
    def on_scenes(self) -> bool:
        """Whether the generator's scenes are learned from."""
        return SCENES in self.order.data

    def tell_data(self, data: Data) -> None:
        """Note for the card what is learned from."""
        facts: dict[str, Any] = {"examples": len(data.train), "held_out": len(data.held_out)}
        if self.on_scenes:
            facts["source"] = "synthetic scenes of spatialgen.scenes"
        else:
            facts["source"] = [Path(name).name for name in self.order.data]
        if "coarse" in self.stages:
            facts["coarse_sounds"] = len(data.sounds)
        self.history.data = facts

    # --- what comes before the transformer -------------------------------------------------------

    def network(self) -> SpatialNetwork:
        """That of the start, or a new one."""
        if self.order.start is not None:
            weights = self.order.start / WEIGHTS_FILE
            network = load_network(weights, self.config, torch.device("cpu"))
            self.history.add("start", model=ModelCard.read(self.order.start).sha256[:12])
        else:
            network = SpatialNetwork(self.config)
        for part in (network.image_encoder, network.autoencoder):
            if part is not None:
                part.requires_grad_(False)
        return network.to(self.workers.device)

    def look(self, network: SpatialNetwork) -> None:
        """Teach a new model's own image encoder to find things."""
        encoder, settings = network.image_encoder, self.settings.looking
        if not isinstance(encoder, ConvNetEncoder) or self.order.start is not None:
            return
        if settings is None:
            raise TrainingProblem(
                "A new model with a convnet image encoder needs “training.looking” in its "
                "configuration, or a model to go on from (--start)."
            )
        if self.workers.leads:
            encoder.requires_grad_(True)
            teach_to_look(encoder, settings, self.settings.seed, self.out / "looking")
            encoder.requires_grad_(False)
        self.workers.wait()
        if not self.workers.leads:
            teach_to_look(encoder, settings, self.settings.seed, self.out / "looking")
        self.history.add("looking", steps=settings.steps)

    def preparing(self, network: SpatialNetwork) -> Preparing:
        """How examples are prepared for this network."""
        s = self.settings
        folder = self.out / "prepared"
        return Preparing(self.config, network, s.turns, s.seed, folder, self.workers.device)

    def prepare(self, preparing: Preparing, source: Source, what: str) -> Shelf:
        """All examples of a source, from the cache where they are in it."""
        mine = self.workers.share(len(source))
        paths = preparing.examples(source, mine, Pace(what, len(mine)))
        self.workers.wait()
        return Shelf(paths)

    # --- stages ----------------------------------------------------------------------------------

    def coarse(
        self, network: SpatialNetwork, preparing: Preparing, sounds: Sounds
    ) -> SpatialNetwork:
        """The coarse stage: a network that knows how things sound."""
        settings = self.settings.coarse
        if settings is None:
            raise TrainingProblem("The coarse stage needs “training.coarse” in the configuration.")
        if not len(sounds):
            raise TrainingProblem(
                "The coarse stage needs sound files (.wav, .flac, .ogg) that belong to no video "
                "in the folders of --data; there are none. Add some, or leave it out (--stages)."
            )
        mine = self.workers.share(len(sounds))
        paths = preparing.sounds(sounds, mine, pseudo_field, Pace("preparing sounds", len(mine)))
        self.workers.wait()
        windows = MaskedWindows(network, Shelf(paths), settings, self.settings.seed)
        torch.manual_seed(self.settings.seed)
        stage = FlowStage(CoarseObjective(network), windows, settings, self.workers, self.precision)
        return self._drive("coarse", stage, network, None)

    def fine(self, network: SpatialNetwork, train: Shelf, held: Shelf) -> SpatialNetwork:
        """The fine stage: a network that hears what it sees."""
        settings = self.settings.fine
        windows = SeenWindows(network, train, settings, self.settings.seed)
        stage = FlowStage(FineObjective(network), windows, settings, self.workers, self.precision)
        return self._drive("fine", stage, network, held)

    def _drive(
        self, name: str, stage: FlowStage, network: SpatialNetwork, held: Shelf | None
    ) -> SpatialNetwork:
        """A stage from its checkpoint, if there is one, to its last step: the averaged network."""
        checkpoint = self.out / f"{name}.pt"
        best = stage.resume(checkpoint).get("best") if checkpoint.exists() else None
        log = StageLog(self.out, name, stage.step) if self.workers.leads else None
        total = stage.settings.steps
        pace, losses = Pace(name, total, stage.step), list[torch.Tensor]()
        while stage.step < total:
            losses.append(stage.advance())
            if stage.step % 10 == 0 or stage.step == total:
                pace(stage.step, f", loss {losses[-1].item():.4f}")
            ends = stage.step == total
            if stage.step % stage.settings.measure_every == 0 or ends:
                figures = self._figures(stage, losses, pace)
                losses = []
                if log is not None:
                    if held is not None:
                        averaged = stage.averaged(network)
                        best = self._judge(stage.step, averaged, held, figures, best)
                        self._play(stage.step, averaged, held, log)
                    log.write(figures)
            if log is not None and (stage.step % stage.settings.save_every == 0 or ends):
                stage.save(checkpoint, best=best)
        if log is not None:
            log.close()
        stage.end()
        self.workers.wait()
        self.history.add(name, steps=stage.step)
        return stage.averaged(network)

    def _figures(self, stage: FlowStage, losses: list[torch.Tensor], pace: Pace) -> dict[str, Any]:
        loss = self.workers.mean(torch.stack(losses).mean()).item()
        if math.isnan(loss):
            raise FloatingPointError(
                f"The loss is no number any more at step {stage.step}. Start again from the last "
                "checkpoint with a lower “rate”, or with a longer “warm_up”."
            )
        return {
            "step": stage.step,
            "loss": round(loss, 5),
            "rate": float(f"{stage.rate():.3g}"),
            "steps_a_second": round(pace.rate(stage.step), 3),
        }

    def _judge(
        self,
        step: int,
        averaged: SpatialNetwork,
        held: Shelf,
        figures: dict[str, Any],
        best: float | None,
    ) -> float:
        """Measure an averaged network, and keep it if it is the best so far: the best score."""
        some = Shelf(held.paths[:MEASURED_AT_ONCE])
        figures |= measure(averaged, some)
        LOG.info("%s", json.dumps(figures))
        score = figures["score"]
        if best is not None and score >= best:
            return best
        history = replace(self.history, stages=list(self.history.stages))
        history.add("fine", steps=step)
        self._write(averaged, BEST, history, {k: v for k, v in figures.items() if k != "step"})
        return float(score)

    def _play(self, step: int, network: SpatialNetwork, held: Shelf, log: StageLog) -> None:
        """Let one held-out example be heard: W of what is made, and of the truth."""
        true = held[0].latents[:1].to(self.workers.device)
        for name, latents in (("made", generate(network, [held[0]])), ("true", true)):
            with torch.inference_mode():
                field = network.autoencoder.decode(latents)
            log.hear(name, field[0, 0].cpu(), self.config.sample_rate, step)

    # --- the model -------------------------------------------------------------------------------

    def finish(self, network: SpatialNetwork, held: Shelf) -> dict[str, Any]:
        """Measure the last and the best model on all held-out examples, and write their cards."""
        if not self.workers.leads:
            return {}
        LOG.info("measuring on %d held-out examples", len(held))
        measured = {"examples": len(held), **measure(network, held)}
        self._write(network, LAST, self.history, measured)
        best = self.out / BEST
        if not (best / WEIGHTS_FILE).exists():
            self._write(network, BEST, self.history, measured)
            return {"model": str(best), "measured": measured}
        kept = load_network(best / WEIGHTS_FILE, self.config, self.workers.device)
        chosen = {"examples": len(held), **measure(kept, held)}
        card = ModelCard.read(best)
        replace(card, details={**card.details, "measured": chosen}).write(best)
        return {"model": str(best), "measured": chosen, "last": measured}

    def _write(
        self, network: SpatialNetwork, folder: str, history: History, measured: dict[str, Any]
    ) -> None:
        outside = ""
        if isinstance(self.config.image_encoder, MetaClipConfig):
            outside = str(find_snapshot(self.config.image_encoder))
        name = "preview" if self.on_scenes else self.out.resolve().name
        card = training_card(
            name, self.settings, history, measured, scenes=self.on_scenes, image_encoder=outside
        )
        write_model(network, self.values, self.out / folder, card)


def _with_steps(settings: TrainingSettings, steps: int | None) -> TrainingSettings:
    return replace(settings, fine=replace(settings.fine, steps=steps)) if steps else settings


def _stages(order: Order, settings: TrainingSettings) -> tuple[str, ...]:
    """Which stages to go through; raises `TrainingProblem` for an unknown one."""
    if order.stages is None:
        return ("coarse", "fine") if settings.coarse is not None else ("fine",)
    unknown = [stage for stage in order.stages if stage not in STAGES]
    if unknown or not order.stages:
        raise TrainingProblem(
            f"There is no stage {unknown[0] if unknown else ''!r}: the stages are "
            f"{', '.join(STAGES)}."
        )
    return order.stages


def _precision(asked: str, workers: Workers) -> torch.dtype:
    kinds = {"float32": torch.float32, "bfloat16": torch.bfloat16}
    if asked == "auto":
        return torch.bfloat16 if workers.device.type == "cuda" else torch.float32
    if asked not in kinds:
        raise TrainingProblem(f"--precision is auto, float32 or bfloat16, not {asked!r}.")
    return kinds[asked]
