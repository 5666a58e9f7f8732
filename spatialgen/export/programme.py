"""What is heard in an export, rendered once: field, soundtrack and levels, before any encoding.

The soundtrack is head-locked in channels of its own where the format has them; on headphones it
goes to the ears as it is; where there are only the four channels of a field, left and right go into
W, 3 dB down each: it stays with the head, and its width is lost. As an ambience bed it surrounds
(`spatialgen.export.ambience`).

Axis letters in shapes: c channels, s samples, k blocks.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from spatialgen.ambisonics import CHANNELS, Signal, W, from_fuma, to_fuma
from spatialgen.export.ambience import Bed
from spatialgen.export.ambix_wav import check_sound_field
from spatialgen.export.binaural import Listener
from spatialgen.export.formats import Layout
from spatialgen.export.gain import export_gain_db, linear
from spatialgen.export.levels import (
    SILENCE_LUFS,
    LoudnessMeter,
    Numbers,
    PeakMeter,
    decibels,
    limited_gain,
    with_gain,
)
from spatialgen.export.mix import CEILING_DBTP, Mix, Placement
from spatialgen.export.unfinished import ExportFailed, unfinished
from spatialgen.sound_files import SAMPLE_RATE, container_format
from spatialgen.stages import FractionReport, say_nothing

_BLOCK = SAMPLE_RATE
_MOST_MAKE_UP_DB = 3.0
_CEILING_TOLERANCE_DB = 0.3


@dataclass(frozen=True)
class Programme:
    """The rendered sound: float32 WAV of `layout`, and what was done to its level.

    `gain_db` brought the mix to its level, `limited_db` is the most that the limiter took away
    from that; `loudness` (LUFS) and `true_peak_db` (dBTP) were measured on the result.
    """

    path: Path
    layout: Layout
    seconds: float
    gain_db: float
    limited_db: float
    loudness: float
    true_peak_db: float


@dataclass(frozen=True)
class Parts:
    """What is mixed: the take's sound field, the clip's soundtrack as stereo, and how."""

    field: Path
    soundtrack: Path | None
    mix: Mix
    layout: Layout
    start: float = 0.0
    stop: float | None = None
    """Which seconds of the field are heard; the soundtrack's file is of these already."""

    @property
    def samples(self) -> tuple[int, int]:
        """The first sample of the field that is heard, and how many.

        Raises:
            ExportFailed: there are none.
        """
        there = int(soundfile.info(self.field).frames)
        stop = there if self.stop is None else min(there, round(self.stop * SAMPLE_RATE))
        first = round(self.start * SAMPLE_RATE)
        if stop <= first:
            raise ExportFailed(
                f"The sound field lasts {there / SAMPLE_RATE:.1f} seconds, so nothing of it is "
                f"heard from {self.start:g} s on."
            )
        return first, stop - first

    @property
    def seconds(self) -> float:
        """How long the programme lasts."""
        return self.samples[1] / SAMPLE_RATE

    def blocks(self) -> Iterator[Signal]:
        """The mix [c, s], a second at a time, before it is brought to its level."""
        listener, bed = Listener(), Bed()
        with soundfile.SoundFile(self.field) as source:
            check_sound_field(source)
            first, count = self.samples
            source.seek(first)
            stereo = self._stereo(count)
            for block in source.blocks(_BLOCK, frames=count, dtype="float64", always_2d=True):
                yield self._mixed(self.mix.field_gain * block.T, next(stereo), listener, bed)

    def _stereo(self, frames: int) -> Iterator[Signal]:
        """The soundtrack at its level [2, s], as long as the field."""
        if self.soundtrack is None:
            for first in range(0, frames, _BLOCK):
                yield np.zeros((2, min(_BLOCK, frames - first)))
            return
        with soundfile.SoundFile(self.soundtrack) as source:
            for first in range(0, frames, _BLOCK):
                size = min(_BLOCK, frames - first)
                block = source.read(size, dtype="float64", always_2d=True, fill_value=0.0)
                yield self.mix.soundtrack_gain * block.T

    def _mixed(self, field: Signal, stereo: Signal, listener: Listener, bed: Bed) -> Signal:
        locked = self.mix.soundtrack == Placement.HEAD_LOCKED
        if self.mix.soundtrack == Placement.AMBIENCE:
            field = field + bed.spread(stereo)
        if self.layout == Layout.EARS:
            heard = listener.hear(field)
            return heard + stereo if locked else heard
        if self.layout == Layout.FIELD_LOCKED:
            return np.concatenate([field, stereo])
        if locked:
            field[W] += math.sqrt(0.5) * stereo.sum(axis=0)
        return to_fuma(field) if self.layout == Layout.FUMA else field


def render(parts: Parts, out: Path, report: FractionReport = say_nothing) -> Programme:
    """Mix, measure, bring to the level asked for and write.

    Raises:
        ExportFailed: the mix is silent and has no loudness, or its level cannot be kept to.
    """
    seconds = parts.seconds
    loudness, peaks = _measured(_told(parts.blocks(), seconds, report, 0.0, 0.5), parts.layout)
    gains = _gains(parts, loudness, peaks)
    with unfinished(out) as path:
        blocks = with_gain(_told(parts.blocks(), seconds, report, 0.5, 1.0), gains)
        loudness, peaks = _measured(_written(blocks, path, parts.layout, seconds), parts.layout)
        true_peak = decibels(float(peaks.max(initial=0.0)))
        if parts.mix.loudness is not None and true_peak > CEILING_DBTP + _CEILING_TOLERANCE_DB:
            raise ExportFailed(
                f"The sound peaks at {true_peak:.1f} dBTP, above the limit of {CEILING_DBTP:g}."
            )
    gain = float(gains.max())
    return Programme(
        path=out,
        layout=parts.layout,
        seconds=seconds,
        gain_db=round(decibels(gain), 2),
        limited_db=round(decibels(float(gains.min()) / gain), 2),
        loudness=round(loudness, 2),
        true_peak_db=round(true_peak, 2),
    )


def _gains(parts: Parts, loudness: float, peaks: Numbers) -> Numbers:
    """The gain at the borders of the blocks [k + 1]."""
    target, ceiling = parts.mix.loudness, linear(CEILING_DBTP)
    if target is None:
        gain = linear(export_gain_db(float(peaks.max(initial=0.0))))
        return np.full(len(peaks) + 1, gain)
    if loudness <= SILENCE_LUFS:
        raise ExportFailed(
            f"There is nothing but silence to bring to {target:g} LUFS. "
            "Choose other levels, or leave the loudness as it is."
        )
    gain = linear(target - loudness)
    if gain * float(peaks.max()) <= ceiling:
        return np.full(len(peaks) + 1, gain)
    limited = limited_gain(peaks, gain, ceiling)
    reached, _ = _measured(with_gain(parts.blocks(), limited), parts.layout, peaks_wanted=False)
    make_up = min(_MOST_MAKE_UP_DB, max(0.0, target - reached))
    return limited_gain(peaks, gain * linear(make_up), ceiling)


def _measured(
    blocks: Iterable[Signal], layout: Layout, *, peaks_wanted: bool = True
) -> tuple[float, Numbers]:
    """The loudness in LUFS that a listener hears who looks ahead, and the true peaks [k]."""
    listener, loudness, peaks = Listener(), LoudnessMeter(), PeakMeter(layout.channels)
    for block in blocks:
        loudness.add(_at_the_ears(block, layout, listener))
        if peaks_wanted:
            peaks.add(block)
    return loudness.finish(), peaks.finish()


def _at_the_ears(block: Signal, layout: Layout, listener: Listener) -> Signal:
    if layout == Layout.EARS:
        return block
    field = from_fuma(block) if layout == Layout.FUMA else block[:CHANNELS]
    heard = listener.hear(field)
    return heard + block[CHANNELS:] if layout == Layout.FIELD_LOCKED else heard


def _written(
    blocks: Iterable[Signal], path: Path, layout: Layout, seconds: float
) -> Iterator[Signal]:
    """Writes what passes through."""
    size = round(seconds * SAMPLE_RATE) * layout.channels * 4
    with soundfile.SoundFile(
        path, "w", SAMPLE_RATE, layout.channels, subtype="FLOAT", format=container_format(size)
    ) as target:
        for block in blocks:
            target.write(block.T)
            yield block


def _told(
    blocks: Iterable[Signal], seconds: float, report: FractionReport, first: float, last: float
) -> Iterator[Signal]:
    """Tells how far the blocks are, from `first` to `last`."""
    done = 0
    for block in blocks:
        yield block
        done += block.shape[1]
        report(first + (last - first) * min(1.0, done / SAMPLE_RATE / max(seconds, 1e-9)))
