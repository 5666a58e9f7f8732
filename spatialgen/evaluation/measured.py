"""A measured clip, and the folder where measured clips are kept so that a stopped run goes on.

The folder holds `measured.jsonl`, one clip a line, and the arrays of each in `clips/NAME.npz`. A
line counts only with the fingerprint of the run: model, options, scene and measures.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..ambisonics import Direction
from .field import FieldMeasures, Heard
from .truth import ThingTruth, Truth

VERSION = 2
"""To be raised whenever what is measured changes, so that nothing old is taken for new."""


@dataclass(frozen=True)
class MeasuredClip:
    """A generated sound field beside the true one; `round_trip` is the true one through the
    autoencoder alone, `truth` what is known of the scene, `seconds` how long generating took."""

    name: str
    group: str
    made: FieldMeasures
    true: FieldMeasures
    round_trip: FieldMeasures | None = None
    truth: Truth | None = None
    seconds: float | None = None

    def fields(self) -> dict[str, FieldMeasures]:
        """The clip's sound fields by role."""
        named = {"made": self.made, "true": self.true}
        return {**named, "round_trip": self.round_trip} if self.round_trip else named


def fingerprint(**facts: Any) -> str:
    """What a measured clip depends on, as a short checksum."""
    told = json.dumps({"version": VERSION, **facts}, sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:20]


class KeptClips:
    """The measured clips of a folder. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._lines: dict[tuple[str, str], dict[str, Any]] = {}
        if folder is not None:
            (folder / "clips").mkdir(parents=True, exist_ok=True)
            self._lines = _read_lines(folder / "measured.jsonl")

    def get(self, name: str, mark: str) -> MeasuredClip | None:
        """The kept clip of that name and fingerprint."""
        line = self._lines.get((name, mark))
        if line is None or self._folder is None:
            return None
        try:
            with np.load(self._folder / "clips" / line["arrays"]) as arrays:
                return _restore(line, dict(arrays))
        except (OSError, ValueError, KeyError):
            return None

    def keep(self, clip: MeasuredClip, mark: str) -> None:
        """Write a clip down: its arrays first, then its line, so that a line is never alone."""
        if self._folder is None:
            return
        line, arrays = _lay_down(clip)
        line = {"fingerprint": mark, "arrays": f"{_file_name(clip.name)}.npz", **line}
        path = self._folder / "clips" / line["arrays"]
        unfinished = path.with_name(f".{path.name}.part.npz")
        np.savez_compressed(unfinished, allow_pickle=False, **arrays)
        unfinished.replace(path)
        with (self._folder / "measured.jsonl").open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(line)}\n")


def _read_lines(path: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Lines by name and fingerprint; one cut off by a hard stop is passed over."""
    lines: dict[tuple[str, str], dict[str, Any]] = {}
    for text in path.read_text("utf-8").splitlines() if path.is_file() else []:
        try:
            line = json.loads(text)
            lines[line["name"], line["fingerprint"]] = line
        except (ValueError, KeyError, TypeError):
            continue
    return lines


def _file_name(name: str) -> str:
    plain = "".join(c if c.isalnum() or c in "-_." else "_" for c in name)
    return plain if plain == name else f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _lay_down(clip: MeasuredClip) -> tuple[dict[str, Any], dict[str, Any]]:
    """A clip as one JSON object and named arrays."""
    line: dict[str, Any] = {
        "name": clip.name,
        "group": clip.group,
        "seconds": clip.seconds,
        "truth": asdict(clip.truth) if clip.truth else None,
        "fields": {},
    }
    arrays: dict[str, Any] = {}
    for role, measures in clip.fields().items():
        line["fields"][role] = {
            "published": list(measures.published),
            "strongest": measures.strongest.tolist(),
            "onsets": list(measures.onsets),
            "level_db": measures.level_db,
            "heard": sorted(measures.heard),
        }
        arrays[f"{role}.sums"] = measures.sums
        arrays[f"{role}.samples"] = measures.samples
        arrays[f"{role}.strongest"] = measures.strongest_each_second
        arrays[f"{role}.timbre"] = measures.timbre
        for name, heard in measures.heard.items():
            arrays[f"{role}.{name}"] = heard.embeddings.astype(np.float32)
            if heard.probabilities is not None:
                arrays[f"{role}.{name}.probabilities"] = heard.probabilities
    return line, arrays


def _restore(line: Mapping[str, Any], arrays: Mapping[str, Any]) -> MeasuredClip:
    fields = {role: _field(role, told, arrays) for role, told in line["fields"].items()}
    return MeasuredClip(
        name=line["name"],
        group=line["group"],
        made=fields["made"],
        true=fields["true"],
        round_trip=fields.get("round_trip"),
        truth=_truth(line["truth"]) if line["truth"] else None,
        seconds=line["seconds"],
    )


def _field(role: str, told: Mapping[str, Any], arrays: Mapping[str, Any]) -> FieldMeasures:
    return FieldMeasures(
        sums=arrays[f"{role}.sums"],
        samples=arrays[f"{role}.samples"],
        published=Direction(*told["published"]),
        strongest=np.array(told["strongest"]),
        strongest_each_second=arrays[f"{role}.strongest"],
        onsets=tuple(told["onsets"]),
        timbre=arrays[f"{role}.timbre"],
        heard={
            name: Heard(
                arrays[f"{role}.{name}"].astype(np.float64),
                arrays.get(f"{role}.{name}.probabilities"),
            )
            for name in told["heard"]
        },
    )


def _truth(told: Mapping[str, Any]) -> Truth:
    def thing(told: Mapping[str, Any]) -> ThingTruth:
        facts: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in told.items()
        }
        return ThingTruth(**facts)

    return Truth(tuple(thing(one) for one in told["things"]), told["duration"])
