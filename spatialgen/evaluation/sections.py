"""The sections of a report: which figures there are, on which clips, beside what."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .bootstrap import (
    Estimate,
    Statistic,
    mean,
    median,
    ninetieth,
    pooled_f1,
    pooled_precision,
    pooled_recall,
)
from .classes import NearestKind
from .direction import angles, error_over_time, error_to_way, intensity_of, published_errors
from .distribution import divergence, frechet_distance
from .energy_map import map_agreement
from .examples import TIMBRE
from .field import FieldMeasures
from .figures import (
    AHEAD,
    CHANCE,
    GENERATED,
    ROUND_TRIP,
    SHUFFLED,
    SILENCE,
    SPATIAL,
    TRUE,
    Figure,
    Measure,
    Row,
    Section,
)
from .measured import MeasuredClip
from .onsets import agreement
from .truth import Truth

Clips = Sequence[MeasuredClip]
Numbers = NDArray[np.float64]

NEAR = math.radians(30)
NOT_PUBLISHED = "Not comparable with published FD (OpenL3) and KL (PaSST)."
NETWORK_NOTES = {
    "OpenL3": "FD as it is published with OpenL3; fewer clips make it larger.",
    "PaSST": "KL as it is published with PaSST.",
}


# --- against a recorded or rendered sound field --------------------------------------------------


def published_section(clips: Clips) -> Section:
    """The paper's direction metric."""

    def error(index: int) -> Measure:
        return lambda made, clip: published_errors(made.published, clip.true.published)[index]

    figures = [
        Figure(name.lower(), f"{name}, mean", error(index), unit="rad")
        for index, name in enumerate(("dTheta", "dPhi", "dAngular"))
    ]
    note = "Of the mean intensity vector; mono and silence read as “ahead” there."
    title = "Direction as published (chance 1.571)"
    return Section(title, [figure.over(clips) for figure in figures], note)


def over_time_section(clips: Clips) -> Section:
    """Direction over time, and where the energy lies."""
    figures = [
        Figure("over_time", "angle per 0.25 s, energy-weighted, mean", over_time, unit="°",
               digits=1)
    ]  # fmt: skip
    for key, title, seconds in (
        ("all", "whole clip", None), ("1s", "1 s", 1.0), ("200ms", "0.2 s", 0.2)
    ):  # fmt: skip
        for index, name in enumerate(("CC", "AUC")):
            figures.append(
                Figure(f"{name.lower()}_{key}", f"energy map {name}, {title}", _maps(seconds),
                       _mean_of(index))
            )  # fmt: skip
    rows = [figure.over(clips) for figure in figures]
    return Section("Over time, and where the energy lies", rows)


def over_time(made: FieldMeasures, clip: MeasuredClip) -> float:
    """Energy-weighted angle between the fields per 0.25 s, degrees."""
    return math.degrees(error_over_time(made.windows(0.25), clip.true.windows(0.25)))


def _maps(seconds: float | None) -> Measure:
    def windows(field: FieldMeasures) -> Numbers:
        return field.whole()[None] if seconds is None else field.windows(seconds)

    return lambda made, clip: map_agreement(windows(made), windows(clip.true))


def _mean_of(index: int) -> Statistic:
    return lambda values: float(values.reshape(-1, 2)[:, index].mean())


# --- against the known truth of scenes -----------------------------------------------------------


def one_static_section(clips: Clips) -> Section:
    """Where the sound of one thing that stays comes from."""
    figures = (
        Figure("static_median", "angle to the thing, median", to_place, median, "°", 1),
        Figure("static_90th", "angle to the thing, 90th percentile", to_place, ninetieth, "°", 1),
    )
    rows = [figure.over(clips, (*SPATIAL, TRUE)) for figure in figures]
    return Section(f"One static thing ({_scenes(clips)})", rows)


def to_place(made: FieldMeasures, clip: MeasuredClip) -> float:
    """Angle between the mean intensity and where the one thing is, degrees."""
    place = truth_of_clip(clip).things[0].place()
    return math.degrees(float(angles(intensity_of(made.whole()), place)))


def one_moving_section(clips: Clips) -> Section:
    """How well the sound follows one thing that moves."""
    title = "angle to the thing over time, median of clips' medians"
    figure = Figure("moving_median", title, to_way, median, "°", 1)
    return Section(f"One moving thing ({_scenes(clips)})", [figure.over(clips, (*SPATIAL, TRUE))])


def to_way(made: FieldMeasures, clip: MeasuredClip) -> float:
    """Median over audible windows of the angle between the sound and the one thing, degrees."""
    true = clip.true.windows(0.25)
    way = truth_of_clip(clip).things[0].way(len(true))
    return math.degrees(error_to_way(made.windows(0.25), true, way))


def two_section(clips: Clips) -> Section:
    """Whether the stronger of two things is where the most sound comes from."""
    title = "strongest direction within 30° of the stronger thing"
    row = Figure("two_stronger", title, meets_stronger).over(clips, (*SPATIAL, TRUE))
    cap = (1 - math.cos(NEAR)) / 2  # the part of the sphere within 30°
    return Section(f"Two things at once ({_scenes(clips)})", [row.beside(CHANCE, cap)])


def meets_stronger(made: FieldMeasures, clip: MeasuredClip) -> float:
    """1 where the strongest direction lies within 30° of the stronger thing, else 0.

    Of a stronger thing that moves: where that holds for the median second.
    """
    thing = truth_of_clip(clip).stronger()
    if not thing.moving:
        return float(angles(made.strongest, thing.place()) <= NEAR)
    seconds = len(made.strongest_each_second)
    middles = thing.way(4 * seconds)[2::4]
    return float(np.median(angles(made.strongest_each_second, middles)) <= NEAR)


def onset_section(clips: Clips) -> Section:
    """Whether one hears something begin when one sees it."""

    def counts(made: FieldMeasures, clip: MeasuredClip) -> tuple[float, ...]:
        return agreement(made.onsets, truth_of_clip(clip).acts())

    figures = (
        Figure("onset_f1", "F1", counts, pooled_f1),
        Figure("onset_precision", "precision", counts, pooled_precision),
        Figure("onset_recall", "recall", counts, pooled_recall),
    )
    columns = (GENERATED, SHUFFLED, SILENCE, TRUE, ROUND_TRIP)
    rows = [figure.over(clips, columns) for figure in figures]
    return Section(f"Onsets within 100 ms of visible acts ({_scenes(clips)})", rows)


def kind_section(clips: Clips, kinds: NearestKind, embedding: str) -> Section:
    """Whether what sounds is what is seen, by an embedding's nearest kind."""

    def right(made: FieldMeasures, clip: MeasuredClip) -> float:
        told = made.timbre if embedding == TIMBRE else made.heard[embedding].embeddings.mean(axis=0)
        return float(kinds.of(told) == truth_of_clip(clip).things[0].kind)

    figure = Figure(f"kind_{embedding}", f"nearest kind is right, by {embedding}", right)
    row = figure.over(clips, (GENERATED, SHUFFLED, TRUE, ROUND_TRIP))
    title = f"What sounds is what is seen ({_scenes(clips)} of one thing, {len(kinds.kinds)} kinds)"
    return Section(title, [row.beside(CHANCE, 1 / len(kinds.kinds))])


def round_trip_section(clips: Clips) -> Section:
    """What the autoencoder alone does to the true sound."""
    angle = Figure("round_trip_angle", "angle per 0.25 s, energy-weighted, median", over_time,
                   median, "°", 1)  # fmt: skip
    level = Figure("round_trip_level", "level error of W, median", level_error, median, "dB", 2)
    rows = [angle.over(clips, (ROUND_TRIP, AHEAD)), level.over(clips, (ROUND_TRIP,))]
    return Section("The autoencoder alone, there and back", rows)


def level_error(made: FieldMeasures, clip: MeasuredClip) -> float:
    """Absolute difference of the levels of W, dB."""
    return abs(made.level_db - clip.true.level_db)


def truth_of_clip(clip: MeasuredClip) -> Truth:
    """Who is where in a clip. Raises ValueError where that is not known."""
    if clip.truth is None:
        raise ValueError(f"Nothing is known of who is where in “{clip.name}”.")
    return clip.truth


def _scenes(clips: Clips) -> str:
    return f"{len(clips)} scene{'s' * (len(clips) != 1)}"


# --- as an audio network hears it ----------------------------------------------------------------


def distribution_section(clips: Clips, network: str) -> Section:
    """How far the generated sounds as a set are from the true ones, to one network."""

    def apart(made: FieldMeasures, clip: MeasuredClip) -> float:
        here, there = made.heard[network].probabilities, clip.true.heard[network].probabilities
        return math.nan if here is None or there is None else divergence(here, there)

    kl = Figure(f"kl_{network}", f"{network}-KL, mean", apart, mean, digits=2)
    rows = [
        _distance_row(clips, network),
        kl.over(clips, (GENERATED, SHUFFLED, ROUND_TRIP)),
    ]
    return Section(f"As {network} hears it", rows, NETWORK_NOTES.get(network, NOT_PUBLISHED))


def _distance_row(clips: Clips, network: str) -> Row:
    """FD of the generated sounds and of the autoencoder's; no interval: drawing again biases it."""

    def frames(fields: Sequence[FieldMeasures]) -> Numbers:
        return np.concatenate([field.heard[network].embeddings for field in fields])

    true = frames([clip.true for clip in clips])
    sets = {GENERATED: [clip.made for clip in clips]}
    back = [clip.round_trip for clip in clips if clip.round_trip]
    if len(back) == len(clips):
        sets[ROUND_TRIP] = back
    columns = {
        name: Estimate(frechet_distance(frames(fields), true), clips=len(clips))
        for name, fields in sets.items()
    }
    if len(clips) > 1:
        halves = [frames([clip.true for clip in clips[start::2]]) for start in (0, 1)]
        columns["true, half to half"] = Estimate(frechet_distance(*halves), clips=len(clips))
    return Row(f"fd_{network}", f"{network}-FD", "", columns, digits=1)
