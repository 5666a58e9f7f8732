"""The story of an export, top to bottom: from a take's sound field to one file of a format."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from spatialgen.export.containers import index_in_front, mark_panorama, write_container
from spatialgen.export.formats import (
    FORMATS,
    Format,
    FormatFacts,
    Layout,
    facts_of,
    is_encoded_anew,
    layout_for,
)
from spatialgen.export.mix import Mix, Placement
from spatialgen.export.muxing import Recipe
from spatialgen.export.pcm_files import write_pcm
from spatialgen.export.programme import Parts, Programme, render
from spatialgen.export.reading_back import check_written
from spatialgen.export.soundtrack import write_soundtrack
from spatialgen.export.unfinished import ExportFailed, unfinished
from spatialgen.eyes import StereoLayout
from spatialgen.stages import FractionReport, say_nothing

_ORDERS = {
    Layout.FIELD: "W, Y, Z, X (AmbiX: ACN, SN3D)",
    Layout.FIELD_LOCKED: "W, Y, Z, X (AmbiX: ACN, SN3D), then head-locked left and right",
    Layout.FUMA: "W, X, Y, Z (FuMa, W 3 dB down)",
    Layout.EARS: "left and right ear (binaural)",
}
_WRITTEN_BY = ("numpy", "av", "soundfile")
_RENDERED = 0.5  # of the time, about, when the sound is mixed and what is left is encoding


@dataclass(frozen=True)
class Take:
    """What an export is made of: the clip, the sound field generated for it, and where both meet.

    `origin` says where the field comes from (model, checksum, seed, options, versions), for the
    file's notes. `picture` (its codec) and `stereo` are the probe's; from `start` to `stop`
    are the seconds of clip and field that are wanted (`stop` None: to the end).
    """

    field: Path
    origin: Mapping[str, object]
    clip: Path | None = None
    picture: str = ""
    stereo: StereoLayout = "mono"
    start: float = 0.0
    stop: float | None = None


@dataclass(frozen=True)
class Exported:
    """The written file, and what a person should know of it beside its format.

    `lead_in` seconds of picture, in silence, come before a take of a stretch of the clip in files
    that can only be cut where a picture stands on its own. `encoded_anew`: the container cannot
    hold the clip's picture, so that it is H.264 now.
    """

    path: Path
    format: Format
    programme: Programme | None
    encoded_anew: bool
    lead_in: float


def export_take(
    take: Take, format: Format, mix: Mix, out: Path, report: FractionReport = say_nothing
) -> Exported:
    """Write `take` as `format` to `out`, and read it back.

    Raises:
        ClipProblem: the clip cannot be read, or its soundtrack is wanted and there is none.
        ExportFailed: what was written is not what was meant, or the mix is silent.
    """
    layout = layout_for(format, mix)
    if layout is None:
        return _write_provenance(take, out, report)
    if take.clip is None and needs_clip(format, mix):
        raise ExportFailed("This export needs the clip itself: its picture or its soundtrack.")
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".mix-") as scratch:
        programme = _rendered(take, mix, layout, Path(scratch), report)
        with unfinished(out) as path:
            provenance = notes(take, programme, mix)
            lead_in = _write(take, format, programme, provenance, path=path, report=report)
    report(1.0)
    anew = is_encoded_anew(format, take.picture)
    return Exported(out, format, replace(programme, path=out), anew, lead_in)


def needs_clip(format: Format, mix: Mix) -> bool:
    """Whether anything of the clip itself is in the file."""
    return FORMATS[format].has_picture or mix.soundtrack != Placement.OFF


def notes(take: Take, programme: Programme, mix: Mix) -> dict[str, object]:
    """What a file says of itself: channels, levels, and where its sound comes from."""
    return {
        "channels": _ORDERS[programme.layout],
        "mix": asdict(mix),
        "gain_db": programme.gain_db,
        "limited_db": programme.limited_db,
        "loudness_lufs": programme.loudness,
        "true_peak_dbtp": programme.true_peak_db,
        **take.origin,
    }


def _rendered(
    take: Take, mix: Mix, layout: Layout, scratch: Path, report: FractionReport
) -> Programme:
    parts = Parts(take.field, None, mix, layout, take.start, take.stop)
    if take.clip is not None and mix.soundtrack != Placement.OFF:
        soundtrack = scratch / "soundtrack.wav"
        write_soundtrack(take.clip, soundtrack, take.start, parts.seconds)
        parts = replace(parts, soundtrack=soundtrack)
    return render(parts, scratch / "programme.wav", lambda part: report(_RENDERED * part))


def _write(
    take: Take,
    format: Format,
    programme: Programme,
    provenance: Mapping[str, object],
    *,
    path: Path,
    report: FractionReport,
) -> float:
    """Encode and mux, mark, read back; returns the lead-in."""
    facts = facts_of(format, take.picture)

    def encoding(part: float) -> None:
        report(_RENDERED + (1.0 - _RENDERED) * min(1.0, part) * 0.98)

    lead_in = 0.0
    if not facts.container:
        write_pcm(programme.path, path, facts.suffix, provenance, encoding)
    else:
        recipe = Recipe(
            facts.container,
            facts.codec,
            _picture(facts, take.picture),
            start=take.start,
            tags={"comment": json.dumps(provenance)},
        )
        lead_in = write_container(take.clip, programme.path, path, recipe, encoding)
        if facts.panorama:
            mark_panorama(path, facts.container, take.stereo, programme.layout)
        else:
            index_in_front(path)
    check_written(path, facts, programme.path, provenance, lead_in)
    return lead_in


def _picture(facts: FormatFacts, stored_as: str) -> Literal["copied", "encoded", "none"]:
    if not facts.has_picture:
        return "none"
    return "copied" if stored_as in facts.copied else "encoded"


def _write_provenance(take: Take, out: Path, report: FractionReport) -> Exported:
    """The origin and what wrote it down, as JSON."""
    written_by = {name: version(name) for name in _WRITTEN_BY}
    with unfinished(out) as path:
        text = json.dumps({**take.origin, "written_by": written_by}, indent=2, ensure_ascii=False)
        path.write_text(f"{text}\n", encoding="utf-8")
        if path.read_text(encoding="utf-8") != f"{text}\n":
            raise ExportFailed("The written file is not what was written. Is the disk full?")
    report(1.0)
    return Exported(out, Format.PROVENANCE, None, False, 0.0)
