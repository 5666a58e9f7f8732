"""Where a clip's recorded sound field says that its sound comes from, on the whole."""

from __future__ import annotations

import base64
import json
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from spatialgen.field_analysis import QUIETEST_DB, analyse_clip
from spatialgen.stages import ClipProblem
from webapp.clips.models import Clip
from webapp.clips.problems import told
from webapp.clips.storage import keep_in
from webapp.errors import Refusal
from webapp.player.analyses import analyse_and_store
from webapp.player.listening.pointing import Direction, direction_of

LEAST_DIRECTED = 0.1


def recorded_direction(clip: Clip) -> Direction:
    """Azimuth and elevation (degrees) of the field's energy flow over the whole clip.

    Raises:
        Refusal: the clip has no recorded field, or its sound comes from everywhere.
    """
    if not clip.has_sound_field:
        raise Refusal(
            "no_truth",
            _("“%(clip)s” has no recorded sound field. Turn the player to where it is instead.")
            % {"clip": clip.name},
        )
    flow, energy = whole_flow(analysis_of(clip))
    if np.linalg.norm(flow) < LEAST_DIRECTED * energy:
        raise Refusal(
            "no_direction",
            _("The recorded sound of “%(clip)s” comes from everywhere. Say where it is instead.")
            % {"clip": clip.name},
        )
    return direction_of(flow)


def analysis_of(clip: Clip) -> Any:
    """The analysis of the upload's own sound; made and kept where there is none yet."""
    if not clip.analysis:
        try:
            stored = analyse_and_store(clip.file, analyse_clip)
        except ClipProblem as problem:
            raise Refusal(problem.code, told(problem.code, problem.detail)) from problem
        keep_in(clip, "analysis", stored)
        clip.refresh_from_db(fields=["analysis"])
    with clip.analysis.storage.open(str(clip.analysis.name), "rb") as file:
        return json.load(file)


def whole_flow(analysis: Any) -> tuple[NDArray[np.float64], float]:
    """The directed energy [3] (front, left, up) and all energy, over bands and time."""
    flow, energy = np.zeros(3), 0.0
    for band in analysis["bands"]:
        power = 10 ** ((series(band["level"]) / 2 + QUIETEST_DB) / 10)
        directed = power * (1 - series(band["diffuseness"]) / 255)
        azimuth = (series(band["azimuth"]) - 128) / 256 * 2 * np.pi
        elevation = (series(band["elevation"]) - 127.5) / 255 * np.pi
        level = np.cos(elevation)
        ways = np.stack([np.cos(azimuth) * level, np.sin(azimuth) * level, np.sin(elevation)])
        flow += (ways * directed).sum(axis=1)
        energy += float(power.sum())
    return flow, energy


def series(text: str) -> NDArray[np.float64]:
    """One byte a hop, from base64."""
    return np.frombuffer(base64.b64decode(text), np.uint8).astype(np.float64)
