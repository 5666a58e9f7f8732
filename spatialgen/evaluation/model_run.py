"""Use two: a model on held-out scenes, or on a folder of (video, sound field) pairs.

A stopped run goes on: what is measured is kept (see `measured`).
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from ..config import GenerationOptions
from ..model_card import WEIGHTS_FILE, sha256_of
from ..models import find_model, load_model
from ..pipeline import generate_sound_field
from ..scenes import Scene, render_sound
from ..spatial_model import SpatialModel
from ..stages import say_nothing
from ..training.folders import Pair
from .embeddings import Embedding, listen
from .field import FieldMeasures, measure_field
from .held_out import (
    HeldOut,
    Sound,
    generate_for,
    group_of,
    known_truth,
    scene_facts,
    through_autoencoder,
)
from .measured import KeptClips, MeasuredClip, fingerprint
from .pairs import measure_file
from .truth import Truth, truth_of


@dataclass(frozen=True)
class ModelRun:
    """A model that is to be measured: it is loaded when the first clip is not kept yet."""

    name: str
    device: str
    options: GenerationOptions
    embeddings: Sequence[Embedding]
    kept: KeptClips

    def over_scenes(self, scenes: Iterator[HeldOut]) -> list[MeasuredClip]:
        """Generate for held-out scenes, measure, and keep."""
        clips = []
        for wanted in scenes:
            scene = wanted.scene()
            mark = self._mark(scene=scene_facts(scene))
            clips.append(self._kept(wanted.name, mark, partial(self._scene, wanted, scene)))
        return clips

    def over_pairs(self, pairs: Iterator[Pair]) -> list[MeasuredClip]:
        """Generate for videos, measure against their own sound fields, and keep.

        Raises:
            ClipProblem: a pair cannot be read.
        """
        clips = []
        for pair in pairs:
            files = [pair.video.stat(), pair.sound.stat()]
            mark = self._mark(files=[(f.st_size, f.st_mtime_ns) for f in files])
            clips.append(self._kept(pair.name, mark, partial(self._pair, pair)))
        return clips

    def checksum(self) -> str:
        """SHA-256 of the weights. Raises `ModelProblem` where there is no such model."""
        return _checksum(self.name)

    def _mark(self, **facts: object) -> str:
        return fingerprint(
            model=self.checksum(),
            options=asdict(self.options),
            embeddings=sorted(network.name for network in self.embeddings),
            **facts,
        )

    def _kept(self, name: str, mark: str, measure: Callable[[], MeasuredClip]) -> MeasuredClip:
        clip = self.kept.get(name, mark)
        if clip is None:
            clip = measure()
            self.kept.keep(clip, mark)
        return clip

    def _scene(self, wanted: HeldOut, scene: Scene) -> MeasuredClip:
        model = _loaded(self.name, self.device)
        made, seconds = generate_for(scene, model, self.options)
        true = render_sound(scene, model.sample_rate)
        return MeasuredClip(
            name=wanted.name,
            group=wanted.group.name,
            made=self._measure(made, model.sample_rate),
            true=self._measure(true, model.sample_rate),
            round_trip=self._measure(through_autoencoder(true, model), model.sample_rate),
            truth=known_truth(scene, model.sample_rate),
            seconds=seconds,
        )

    def _pair(self, pair: Pair) -> MeasuredClip:
        model = _loaded(self.name, self.device)
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "made.wav"
            generate_sound_field(pair.video, model, self.options, out, say_nothing)
            made = measure_file(out, self.embeddings)
        sound = pair.read_sound(model.sample_rate)
        true = self._measure(sound, model.sample_rate)
        back = self._measure(through_autoencoder(sound, model), model.sample_rate)
        truth = _told_truth(pair)
        group = group_of(truth) if truth else "pair"
        return MeasuredClip(pair.name, group, made, true, back, truth)

    def _measure(self, sound: Sound, sample_rate: int) -> FieldMeasures:
        return listen(measure_field(sound, sample_rate), sound, sample_rate, self.embeddings)


_LOADED: dict[tuple[str, str], SpatialModel] = {}


def _loaded(name: str, device: str) -> SpatialModel:
    """The model, loaded once."""
    if (name, device) not in _LOADED:
        _LOADED.clear()
        _LOADED[name, device] = load_model(name, device)
    return _LOADED[name, device]


_CHECKSUMS: dict[Path, str] = {}


def _checksum(name: str) -> str:
    """SHA-256 of the weights themselves: a card may be out of date."""
    weights = find_model(name).directory / WEIGHTS_FILE
    if weights not in _CHECKSUMS:
        _CHECKSUMS[weights] = sha256_of(weights)
    return _CHECKSUMS[weights]


def _told_truth(pair: Pair) -> Truth | None:
    """Who is where, when, where a file beside the video says so."""
    path = pair.video.with_suffix(".json")
    try:
        about = json.loads(path.read_text("utf-8"))
        return truth_of(about["things"], float(about["duration"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
