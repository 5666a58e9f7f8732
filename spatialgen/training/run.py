"""The story of a training, top to bottom: data, an encoder that looks, an autoencoder, prepared
examples, the coarse and the fine stage, a model. Every part goes on where a killed run stopped.

Everything lives in one folder: `fields/` and `prepared/` (caches), `looking/`, `autoencoder.pt`,
`coarse.pt` and `fine.pt` (checkpoints), `*.csv` and `tensorboard/` (figures), and two model
directories: `last/`, and `model/`, the best so far by the held-out measure.
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
from ..model_card import CARD_FILE, WEIGHTS_FILE, ModelCard
from ..spatial_model import SpatialNetwork
from .autoencoder_drive import AutoencoderDrive, keep_fields, round_trip
from .autoencoder_stage import AutoencoderStage
from .cards import History, training_card, write_model
from .coarse import CoarseObjective, MaskedWindows, pseudo_field
from .drive import drive
from .fine import FineObjective, SeenWindows
from .flow import FlowStage
from .logs import StageLog
from .measure import generate, measure
from .parallel import Workers
from .prepared import Preparing, Shelf, statistics_of
from .settings import TrainingSettings, read_json
from .sources import (
    SCENES,
    Data,
    Sounds,
    Source,
    TrainingProblem,
    folder_data,
    material,
    scene_data,
)
from .teaching import teach_to_look
from .told import ToldScenes

LOG = logging.getLogger("spatialgen.training")
STAGES = ("looking", "autoencoder", "coarse", "fine")
LAST, BEST = "last", "model"


@dataclass(frozen=True)
class Order:
    """What is asked for. `data`: folders, or "scenes"; `stages` of `STAGES`, None: all that the
    configuration tells of; `start`: a model directory to go on from; `steps`: the fine stage's,
    instead of the configuration's; `recipe`: a file with the "training" section, in place of the
    configuration's; `precision` "auto" is bfloat16 on a GPU and float32 without; `image_weights`:
    published ones that the model's own image encoder begins with."""

    config: Path
    out: Path
    data: tuple[str, ...] = (SCENES,)
    stages: tuple[str, ...] | None = None
    start: Path | None = None
    steps: int | None = None
    recipe: Path | None = None
    precision: str = "auto"
    image_weights: Path | None = None


class Training:
    """One training in one folder."""

    def __init__(self, order: Order, workers: Workers) -> None:
        """Read the configuration; raises `ConfigProblem`, `TrainingProblem`."""
        self.order, self.workers, self.out = order, workers, order.out
        self.values = read_json(order.config)
        if order.recipe is not None:
            self.values["training"] = read_json(order.recipe)
        self.config = ModelConfig.from_json(self.values)
        settings = TrainingSettings.read(self.values, str(order.config))
        if order.steps is not None:
            settings = replace(settings, fine=replace(settings.fine, steps=order.steps))
        self.settings = settings
        self.stages = _stages(order, settings)
        self.precision = _precision(order.precision, workers)
        self.history = History()

    def run(self) -> dict[str, Any]:
        """Train from wherever the folder stands to the last step; returns what was measured."""
        self.out.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(self.settings.seed)
        data = self.data()
        network = self.network()
        self.look(network)
        if "autoencoder" in self.stages:
            self.autoencoder(network, data)
        preparing = self.preparing(network)
        train = self.prepare(preparing, data.train, "preparing")
        held = self.prepare(preparing, data.held_out, "preparing held-out examples")
        self.settle_statistics(network, train)
        train = self.with_told(preparing, train)
        if "coarse" in self.stages:
            network = self.coarse(network, preparing, data.sounds)
        if "fine" in self.stages:
            network = self.fine(network, train, held)
        return self.finish(network, held)

    # --- what comes before the transformer -------------------------------------------------------

    def data(self) -> Data:
        """Where examples come from, as ordered; noted for the card."""
        folders = [Path(name) for name in self.order.data if name != SCENES]
        if folders and SCENES in self.order.data:
            raise TrainingProblem("--data takes either folders or the word “scenes”, not both.")
        if folders:
            lengths = self.out / "lengths.json"
            with self.workers.leader_first():
                data = folder_data(folders, self.config, self.settings, lengths)
        else:
            data = scene_data(self.config, self.settings)
        facts: dict[str, Any] = {
            "source": [f.name for f in folders] or "synthetic scenes of spatialgen.scenes",
            "examples": len(data.train),
            "held_out": len(data.held_out),
        }
        if not folders:
            facts["told"] = self.settings.told
            facts["material"] = material()
        if "coarse" in self.stages:
            facts["coarse_sounds"] = len(data.sounds)
        self.history = replace(self.history, data=facts)
        return data

    @property
    def on_scenes(self) -> bool:
        """Whether the generator's scenes are learned from."""
        return SCENES in self.order.data

    def network(self) -> SpatialNetwork:
        """That of the start, or a new one."""
        start = self.order.start
        if start is None:
            network = SpatialNetwork(self.config)
        else:
            network = load_network(start / WEIGHTS_FILE, self.config, torch.device("cpu"))
            before = ModelCard.read(start).details if (start / CARD_FILE).is_file() else {}
            self.history = replace(self.history, before=tuple(before.get("history", ())))
            self.history = self.history.after("start", model=start.resolve().name)
        for part in (network.image_encoder, network.autoencoder):
            if part is not None:
                part.requires_grad_(False)
        return network.to(self.workers.device)

    def look(self, network: SpatialNetwork) -> None:
        """Teach a model's own image encoder to find things: a new model's, or where it is asked
        for that of the start."""
        encoder, settings = network.image_encoder, self.settings.looking
        asked = "looking" in (self.order.stages or ())
        if not isinstance(encoder, ConvNetEncoder) or not (asked or self.order.start is None):
            return
        if settings is None:
            raise TrainingProblem(
                "A new model with a convnet image encoder needs “training.looking” in its "
                "configuration, or a model to go on from (--start)."
            )
        with self.workers.leader_first():  # what it has taught, the others read
            encoder.requires_grad_(True)
            teach_to_look(
                encoder,
                settings,
                self.settings.seed,
                self.out / "looking",
                published=self.order.image_weights,
                precision=self.precision,
            )
            encoder.requires_grad_(False)
        steps = {"finding": settings.finding.steps, "naming": settings.naming.steps}
        begun = "EfficientNet-Lite0, ImageNet (Apache-2.0)" if self.order.image_weights else "new"
        self.history = self.history.after("looking", steps=steps, begun=begun)

    def autoencoder(self, network: SpatialNetwork, data: Data) -> None:
        """Train the autoencoder on sound fields."""
        settings, config = self.settings.autoencoder, self.config
        if settings is None:
            raise _lacks("autoencoder")
        train, held = (
            self._there(keep_fields(source, self.out / "fields", self.workers.share(len(source))))
            for source in (data.train, data.held_out)
        )
        stage = AutoencoderStage.start(
            network.autoencoder, settings, self.settings.seed, self.workers
        )
        samples = settings.samples(config.sample_rate, config.autoencoder.downsampling_ratio)

        def judge(step: int, figures: dict[str, Any], best: float | None, log: StageLog) -> float:
            figures |= round_trip(stage.average, held[: self.settings.measured])
            LOG.info("%s", json.dumps(figures))
            return min(math.inf if best is None else best, float(figures["direction_error"]))

        driven = AutoencoderDrive(stage, train, samples, self.workers)
        drive("autoencoder", driven, self.out, self.workers, judge)
        network.autoencoder.load_state_dict(stage.average.state_dict())
        network.autoencoder.requires_grad_(False)
        self.history = self.history.after("autoencoder", steps=stage.step)

    def preparing(self, network: SpatialNetwork) -> Preparing:
        """How examples are prepared for this network."""
        s = self.settings
        folder = self.out / "prepared"
        return Preparing(self.config, network, s.turns, s.seed, folder, self.workers.device)

    def prepare(self, preparing: Preparing, source: Source, what: str) -> Shelf:
        """All examples of a source, from the cache where they are in it."""
        paths = preparing.examples(source, self.workers.share(len(source)), what)
        return Shelf(self._there(paths))

    def with_told(self, preparing: Preparing, train: Shelf) -> Shelf:
        """The examples, and the scenes whose features are told."""
        if not self.settings.told or "fine" not in self.stages:
            return train
        if not (self.on_scenes and preparing.exact):
            raise TrainingProblem(
                "“training.told” needs the generator's scenes, a convnet image encoder and a "
                "directional autoencoder. Leave it out, or learn from scenes."
            )
        seeds = range(self.settings.scenes, self.settings.scenes + self.settings.told)
        duration = self.config.sample_size / self.config.sample_rate
        scenes = ToldScenes(seeds, duration, self.config.sample_rate)
        paths = preparing.told(scenes, self.workers.share(len(scenes)))
        return Shelf([*train.paths, *self._there(paths)])

    def _there(self, paths: Sequence[Path]) -> list[Path]:
        """Those of the files that could be made, once all processes have made theirs."""
        self.workers.wait()
        there = [path for path in paths if path.exists()]
        if not there:
            raise TrainingProblem("None of the examples could be read; the log says why.")
        return there

    def settle_statistics(self, network: SpatialNetwork, train: Shelf) -> None:
        """Set a new model's latent statistics, if it has any."""
        statistics = network.latent_statistics
        if statistics is not None and self.order.start is None:
            statistics.mean, statistics.std = statistics_of(network, train)

    # --- stages ----------------------------------------------------------------------------------

    def coarse(
        self, network: SpatialNetwork, preparing: Preparing, sounds: Sounds
    ) -> SpatialNetwork:
        """The coarse stage: a network that knows how things sound."""
        settings = self.settings.coarse
        if settings is None:
            raise _lacks("coarse")
        if not len(sounds):
            raise TrainingProblem(
                "The coarse stage has nothing to learn from: it needs “training.coarse.examples” "
                "with scenes, and in folders sound files (.wav, .flac, .ogg) that belong to no "
                "video. Add some, or leave the stage out (--stages)."
            )
        paths = preparing.sounds(sounds, self.workers.share(len(sounds)), pseudo_field)
        shelf = Shelf(self._there(paths))
        windows = MaskedWindows(network, shelf, settings, self.settings.seed)
        torch.manual_seed(self.settings.seed)
        objective = CoarseObjective(network)
        stage = FlowStage(objective, windows, settings, self.workers, self.precision)
        drive("coarse", stage, self.out, self.workers)
        stage.close()
        self.history = self.history.after("coarse", steps=stage.step)
        return stage.averaged(network)

    def fine(self, network: SpatialNetwork, train: Shelf, held: Shelf) -> SpatialNetwork:
        """The fine stage: a network that hears what it sees. The best so far is kept."""
        settings = self.settings.fine
        windows = SeenWindows(network, train, settings, self.settings.seed)
        objective = FineObjective(network)
        stage = FlowStage(objective, windows, settings, self.workers, self.precision)
        some = Shelf(held.paths[: self.settings.measured])

        def judge(step: int, figures: dict[str, Any], best: float | None, log: StageLog) -> float:
            averaged = stage.averaged(network)
            measured = {"examples": len(some), **measure(averaged, some)}
            figures |= measured
            LOG.info("%s", json.dumps(figures))
            self._play(step, averaged, some, log)
            if best is not None and measured["score"] >= best:
                return best
            self._write(averaged, BEST, self.history.after("fine", steps=step), measured)
            return float(measured["score"])

        drive("fine", stage, self.out, self.workers, judge)
        stage.close()
        self.history = self.history.after("fine", steps=stage.step)
        return stage.averaged(network)

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
        if "fine" not in self.stages:
            return {"model": str(self.out / LAST), "measured": measured}
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


def _lacks(stage: str) -> TrainingProblem:
    return TrainingProblem(f"The {stage} stage needs “training.{stage}” in the configuration.")


def _stages(order: Order, settings: TrainingSettings) -> tuple[str, ...]:
    """Which stages to go through, in their order; raises `TrainingProblem` for an unknown one."""
    told = {stage: getattr(settings, stage) for stage in STAGES}
    if order.stages is None:
        return tuple(stage for stage in STAGES if told[stage] is not None)
    unknown = [stage for stage in order.stages if stage not in STAGES]
    if unknown:
        raise TrainingProblem(
            f"There is no stage {unknown[0]!r}: the stages are {', '.join(STAGES)}."
        )
    return tuple(stage for stage in STAGES if stage in order.stages)


def _precision(asked: str, workers: Workers) -> torch.dtype:
    kinds = {"float32": torch.float32, "bfloat16": torch.bfloat16}
    if asked == "auto":
        return torch.bfloat16 if workers.device.type == "cuda" else torch.float32
    if asked not in kinds:
        raise TrainingProblem(f"--precision is auto, float32 or bfloat16, not {asked!r}.")
    return kinds[asked]
