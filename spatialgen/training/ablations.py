"""What each part of the method is worth: `python -m spatialgen.training.ablations`.

Trains variants of one model with the same number of steps in all, from the same encoders and
prepared examples, and measures each on the same held-out examples: the stages (coarse to fine,
fine only, coarse only, neither) and the views (panorama and front, each alone). A killed run goes
on. Writes `table.md` and `table.json`.
"""

from __future__ import annotations

import argparse
import copy
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from ..config import ModelConfig
from ..settings_reader import ConfigProblem
from ..spatial_model import SpatialNetwork
from .logs import tell
from .measure import measure
from .parallel import Workers
from .prepared import Shelf
from .run import Order, Training
from .settings import read_json
from .sources import SCENES

IDS = {"front": "video_fov", "panorama": "video_360"}
VIEWS = ("panorama", "front")
SHARED = ("image_encoder.", "autoencoder.", "latent_statistics.")
"""What all variants have in common; a transformer that has learnt would blur what they show."""


@dataclass(frozen=True)
class Variant:
    """One row of the table: the stages it goes through, and the views it sees."""

    name: str
    stages: tuple[str, ...] = ("coarse", "fine")
    views: tuple[str, ...] = VIEWS


VARIANTS = (
    Variant("coarse to fine, panorama and front"),
    Variant("fine only", stages=("fine",)),
    Variant("coarse only", stages=("coarse",)),
    Variant("untrained", stages=()),
    Variant("panorama only", views=("panorama",)),
    Variant("front only", views=("front",)),
)


def with_views(values: dict[str, Any], views: Sequence[str]) -> dict[str, Any]:
    """A configuration whose model sees only these views: a single one is both the local and the
    global condition, where the model has one."""
    if set(views) == set(VIEWS):
        return values
    values = copy.deepcopy(values)
    (kept,) = (IDS[view] for view in views)
    conditioning = values["model"]["conditioning"]
    configs = [c for c in conditioning["configs"] if c["id"] == kept]
    if not configs:
        raise ConfigProblem(f"The model has no conditioner {kept} to be left alone.")
    conditioning["configs"] = configs
    diffusion = values["model"]["diffusion"]
    for key in ("add_cond_ids", "global_cond_ids"):
        if diffusion.get(key):
            diffusion[key] = [kept]
    values.get("spatialgen", {}).pop("local_conditions", None)
    return values


def with_steps(values: dict[str, Any], stages: Sequence[str], steps: int) -> dict[str, Any]:
    """A configuration whose stages take so many steps in all, divided as the configuration does."""
    values = copy.deepcopy(values)
    training = values["training"]
    whole = sum(training[stage]["steps"] for stage in stages) or 1
    for stage in stages:
        told = training[stage]
        share = max(1, round(steps * told["steps"] / whole))
        told.update(steps=share, warm_up=min(told["warm_up"], max(1, share // 4)))
    return values


@dataclass
class Ablations:
    """All variants in one folder; each has its own inside."""

    order: Order
    steps: int
    workers: Workers

    def run(self, variants: Sequence[Variant] = VARIANTS) -> list[dict[str, Any]]:
        """Train and measure all variants; returns the rows of the table."""
        base = Training(self.order, self.workers)
        base.out.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(base.settings.seed)
        data, network = base.data(), base.network()
        base.look(network)
        preparing = base.preparing(network)
        train = base.prepare(preparing, data.train, "preparing")
        held = base.prepare(preparing, data.held_out, "preparing held-out examples")
        base.settle_statistics(network, train)
        train = base.with_told(preparing, train)
        rows = []
        for variant in variants:
            training = self._training(variant)
            start = self._network(training, network)
            trained = start
            if "coarse" in variant.stages:
                trained = training.coarse(trained, preparing, data.sounds)
            if "fine" in variant.stages:
                trained = training.fine(trained, train, held)
            if self.workers.leads:
                rows.append(self._row(variant, training, trained, held))
                self._write(rows)
        return rows

    def _training(self, variant: Variant) -> Training:
        """The training of a variant, in its own folder."""
        values = read_json(self.order.config)
        if self.order.recipe is not None:
            values["training"] = read_json(self.order.recipe)
        folder = self.order.out / variant.name.replace(",", "").replace(" ", "-")
        folder.mkdir(exist_ok=True)
        values = with_steps(with_views(values, variant.views), variant.stages, self.steps)
        config = folder / "config.json"
        if self.workers.leads:
            config.write_text(json.dumps(values, indent=2) + "\n", "utf-8")
            # The coarse stage sees nothing: with the same steps it is the same for all views.
            done = self.order.out / "coarse-to-fine-panorama-and-front" / "coarse.pt"
            if variant.views != VIEWS and done.exists() and not (folder / done.name).exists():
                shutil.copyfile(done, folder / done.name)
        self.workers.wait()
        order = Order(config, folder, self.order.data, precision=self.order.precision)
        return Training(order, self.workers)

    def _network(self, training: Training, base: SpatialNetwork) -> SpatialNetwork:
        """A fresh network for a variant: only what no stage trains is the base's."""
        torch.manual_seed(training.settings.seed)
        config: ModelConfig = training.config
        network = SpatialNetwork(config).to(self.workers.device)
        kept = {name: t for name, t in base.state_dict().items() if name.startswith(SHARED)}
        network.load_state_dict(kept, strict=False)
        for part in (network.image_encoder, network.autoencoder):
            if part is not None:
                part.requires_grad_(False)
        return network.eval()

    def _row(
        self, variant: Variant, training: Training, network: SpatialNetwork, held: Shelf
    ) -> dict[str, Any]:
        steps = {s: getattr(training.settings, s).steps for s in variant.stages}
        return {"variant": variant.name, "steps": steps, **measure(network, held)}

    def _write(self, rows: list[dict[str, Any]]) -> None:
        out = self.order.out
        (out / "table.json").write_text(json.dumps(rows, indent=2) + "\n", "utf-8")
        (out / "table.md").write_text(as_table(rows), "utf-8")


def as_table(rows: Sequence[dict[str, Any]]) -> str:
    """The rows in Markdown."""
    lines = [
        "| variant | steps | direction, median | 90 % | onsets, F1 | (other example's) |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        steps = ", ".join(f"{n} {stage}" for stage, n in row["steps"].items()) or "none"
        lines.append(
            f"| {row['variant']} | {steps} | {row['angle_median']:.1f}° | {row['angle_p90']:.1f}° "
            f"| {row['onset_f1']:.3f} | {row['onset_shuffled']:.3f} |"
        )
    ahead = rows[0]["angle_ahead"]
    return "\n".join([*lines, "", f"Always straight ahead: {ahead:.1f}°. Chance: 90°.", ""])


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m spatialgen.training.ablations", description=__doc__
    )
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--recipe", type=Path)
    parser.add_argument("--data", nargs="+", default=[SCENES], metavar="DIR|scenes")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="model directory whose encoders to take")
    parser.add_argument("--steps", type=int, required=True, help="of each variant, in all")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--precision", default="auto")
    parser.add_argument("--threads", type=int)
    options = parser.parse_args(arguments)
    tell(sys.stderr)
    if options.threads:
        torch.set_num_threads(options.threads)
    workers = Workers.join(options.device)
    order = Order(
        config=options.config,
        out=options.out,
        data=tuple(options.data),
        start=options.start,
        recipe=options.recipe,
        precision=options.precision,
    )
    try:
        rows = Ablations(order, options.steps, workers).run()
        if rows:
            sys.stdout.write(as_table(rows))
    finally:
        workers.leave()


if __name__ == "__main__":
    main()
