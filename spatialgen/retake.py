"""Going on from a take: a time range of it imagined anew, or a range that reaches further.

The kept latents outside the range stay as they are, and masked generation finds the rest to fit
them. Only the windows that touch it are decoded. The new sound fades in and out over a quarter of
a second beside the range, where both sounds come from the same latents; everything else is the
take's own, sample for sample.

Axis letters: c channels (W, Y, Z, X; SN3D), s samples, l latent frames.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import soundfile
import torch

from spatialgen.config import GenerationOptions
from spatialgen.export.ambix_wav import check_sound_field
from spatialgen.export.gain import export_gain_db, linear
from spatialgen.framing import TimeRange
from spatialgen.latent_track import KeptLatents, LatentTrack, track_over
from spatialgen.pace import Pace
from spatialgen.pipeline import (
    EDGE_SECONDS,
    FPS,
    FRAME_WIDTH,
    Edges,
    Generation,
    GenerativeModel,
    Take,
    window_shape,
)
from spatialgen.seen_frames import SeenFrames
from spatialgen.sound_files import SAMPLE_RATE, SoundField, SoundFieldWriter
from spatialgen.stages import ClipProblem, Report
from spatialgen.video import read_frames
from spatialgen.windows import Waveform, Window, fade_over, plan_windows

FADE_SECONDS = 0.25
_PIECE = SAMPLE_RATE
_NEAR = 1e-3  # seconds: nearer than this is the same place

Anew = tuple[float, float]
"""Seconds of the clip, from and to, that are imagined anew."""


@dataclass(frozen=True)
class EarlierTake:
    """A take to go on from: what was kept of it, and its sound as `latents.gain_db` left it."""

    latents: KeptLatents
    sound: Path

    @property
    def duration(self) -> float:
        """Seconds of the clip."""
        return float(soundfile.info(self.sound).duration)

    @property
    def range(self) -> tuple[float, float]:
        """From and to which second it sounds."""
        return self.latents.framing.range.within(self.duration)


@dataclass(frozen=True)
class _Change:
    """What is to become of a take: its new range, windows, and the parts to be imagined anew."""

    whole: tuple[float, float]
    windows: tuple[Window, ...]
    parts: tuple[Anew, ...]


@torch.inference_mode()
def retake(
    clip: Path,
    model: GenerativeModel,
    options: GenerationOptions,
    earlier: EarlierTake,
    wanted: TimeRange,
    *,
    out: Path,
    report: Report,
) -> Take:
    """Imagine the seconds of `wanted` anew, by the seed of `options`; all else stays as it is.

    Raises:
        ClipProblem: the clip cannot be read, `wanted` is not inside the take, or
            another kind of model made it.
    """
    begin, end = earlier.range
    start, stop = wanted.within(earlier.duration)
    if start < begin - _NEAR or stop > end + _NEAR:
        raise ClipProblem(
            "range_outside",
            f"This take sounds from {begin:.1f} to {end:.1f} s, and only what is in it can be "
            f"made anew; {start:.1f} to {stop:.1f} s is not. Extend the take first.",
        )
    change = _Change((begin, end), earlier.latents.windows, ((start, stop),))
    work = _GoingOn(clip, model, options, earlier, change, report)
    return work.take(out, earlier.latents.framing.range)


@torch.inference_mode()
def extend(
    clip: Path,
    model: GenerativeModel,
    options: GenerationOptions,
    earlier: EarlierTake,
    wanted: TimeRange,
    *,
    out: Path,
    report: Report,
) -> Take:
    """Let the take sound over all of `wanted`, which holds its own range: both ways if need be.

    Raises:
        ClipProblem: the clip cannot be read, `wanted` does not reach beyond the
            take, or another kind of model made it.
    """
    begin, end = earlier.range
    start, stop = wanted.within(earlier.duration)
    before = [(start, begin + EDGE_SECONDS)] if start < begin - _NEAR else []
    after = [(end - EDGE_SECONDS, stop)] if stop > end + _NEAR else []
    parts = (*before, *after)
    if not parts or start > begin + _NEAR or stop < end - _NEAR:
        raise ClipProblem(
            "range_outside",
            f"This take sounds from {begin:.1f} to {end:.1f} s. To extend it, choose a range that "
            f"holds that and more; {start:.1f} to {stop:.1f} s does not.",
        )
    windows = plan_windows(stop, window_shape(model), start)
    change = _Change((start, stop), windows, parts)
    return _GoingOn(clip, model, options, earlier, change, report).take(out, wanted)


@dataclass(frozen=True)
class _GoingOn:
    """One change of one take."""

    clip: Path
    model: GenerativeModel
    options: GenerationOptions
    earlier: EarlierTake
    change: _Change
    report: Report

    def take(self, out: Path, span: TimeRange) -> Take:
        """The changed take, its sound field in `out`; `span` is its range from now on."""
        kept = self.earlier.latents
        _check_kind(kept, self.model)
        track = self.track()
        patch = out.with_name(f".{out.name}.patch")
        try:
            self.write_patch(track, patch)
            field = _splice(self.earlier, patch, self.change.parts, out)
        finally:
            patch.unlink(missing_ok=True)
        latents = replace(
            kept,
            values=track.values,
            windows=self.change.windows,
            framing=replace(kept.framing, range=span),
            gain_db=min(kept.gain_db, export_gain_db(field.peak)),
        )
        return Take(field, latents)

    def track(self) -> LatentTrack:
        """What is kept, on the track of the new windows, but for latents wholly in the parts.

        Where the range grows, what the take found beyond its own end is not kept: it was imagined
        from a picture that stood still.
        """
        kept, rate = self.earlier.latents, self.model.sample_rate / self.model.downsampling_ratio
        track = track_over(self.change.windows, self.model.latent_channels)
        track.put(kept.first, kept.values)
        own_stop = self.earlier.range[1]
        if self.change.windows != kept.windows:
            track.forget(math.ceil(own_stop * rate), track.stop)
        for start, stop in self.change.parts:
            to_the_end = stop >= self.change.whole[1] - _NEAR
            track.forget(
                math.ceil(start * rate) if start > self.change.whole[0] else track.first,
                track.stop if to_the_end else math.floor(stop * rate),
            )
        return track

    def write_patch(self, track: LatentTrack, patch: Path) -> None:
        """The sound of the windows that the parts touch, in its place in the clip; else silence."""
        model, whole = self.model, self.change.whole
        orientation = self.earlier.latents.framing.orientation
        windows = self.touched_windows()
        pace = Pace(self.report, len(windows))
        generation = Generation(model, self.options, pace, orientation)
        first = windows[0].frame_start
        with (
            read_frames(self.clip, FPS, FRAME_WIDTH, first / FPS, whole[1]) as frames,
            SoundFieldWriter(patch, frames.duration, model.sample_rate) as writer,
        ):
            seen = SeenFrames(frames, model, pace, first=first, orientation=orientation)
            edges = Edges(*whole, frames.duration, model.sample_rate)
            position = 0
            for group in _groups(windows):
                begin = group[0].latent_start * model.downsampling_ratio
                writer.write_silence(begin - position)
                position = begin
                for waveform in generation.waveforms(group, seen, track):
                    writer.write(edges.faded(position, waveform))
                    position += waveform.shape[1]
            writer.finish()

    def touched_windows(self) -> tuple[Window, ...]:
        """The windows that sound in a part, or in twice the fade beside it; numbered anew."""
        second = self.model.sample_rate / self.model.downsampling_ratio
        touched = [
            window
            for window in self.change.windows
            if any(
                window.latent_start < (stop + 2 * FADE_SECONDS) * second
                and window.latent_stop > (start - 2 * FADE_SECONDS) * second
                for start, stop in self.change.parts
            )
        ]
        return tuple(replace(window, index=index) for index, window in enumerate(touched))


def _check_kind(kept: KeptLatents, model: GenerativeModel) -> None:
    theirs = (kept.sample_rate, kept.samples_per_latent, len(kept.values))
    if theirs != (model.sample_rate, model.downsampling_ratio, model.latent_channels):
        raise ClipProblem(
            "take_unusable",
            "The take was made by another kind of model than the one that is to go on from it. "
            "Use the model it was made with.",
        )


def _groups(windows: tuple[Window, ...]) -> Iterator[tuple[Window, ...]]:
    """Windows that overlap stay together."""
    group: list[Window] = []
    for window in windows:
        if group and window.latent_start > group[-1].latent_stop:
            yield tuple(group)
            group = []
        group.append(window)
    yield tuple(group)


# --- joining the two sounds, at 48 kHz ----------------------------------------------------------


def _splice(earlier: EarlierTake, patch: Path, parts: Sequence[Anew], out: Path) -> SoundField:
    """The earlier sound with the patch in place of `parts`, cross-faded beside each."""
    gain = np.float32(1 / linear(earlier.latents.gain_db))
    with ExitStack() as open_files:
        old = open_files.enter_context(soundfile.SoundFile(earlier.sound))
        new = open_files.enter_context(soundfile.SoundFile(patch))
        check_sound_field(old)
        writer = open_files.enter_context(
            SoundFieldWriter(out, new.frames / SAMPLE_RATE, SAMPLE_RATE)
        )
        for start, stop, kind in _sections(earlier.range, parts, new.frames):
            if kind in ("old", "new"):
                file, level = (old, gain) if kind == "old" else (new, np.float32(1))
                for at in range(start, stop, _PIECE):
                    writer.write(_read(file, at, min(stop, at + _PIECE)) * level)
            elif start < stop:
                sounds = [_read(old, start, stop) * gain, _read(new, start, stop)]
                writer.write(fade_over(*(sounds if kind == "in" else sounds[::-1])))
        return writer.finish()


def _sections(
    own: tuple[float, float], parts: Sequence[Anew], frames: int
) -> Iterator[tuple[int, int, str]]:
    """First and last sample of each stretch of "old" and "new" sound and the fades between:

    "in" goes from the old to the new, "out" back. A fade stays clear of where the earlier take
    itself begins and ends; there the new sound stands alone.
    """
    begin, end = (seconds * SAMPLE_RATE for seconds in own)
    edge, fade = EDGE_SECONDS * SAMPLE_RATE, FADE_SECONDS * SAMPLE_RATE
    room = (end - begin) / 2 - edge
    position = 0
    for start, stop in parts:
        first, last = round(start * SAMPLE_RATE), min(frames, round(stop * SAMPLE_RATE))
        lead = round(max(0, min(fade, room, first - begin - edge)))
        tail = round(max(0, min(fade, room, end - edge - last)))
        yield position, first - lead, "old"
        yield first - lead, first, "in"
        yield first, last, "new"
        yield last, last + tail, "out"
        position = last + tail
    yield position, frames, "old"


def _read(file: soundfile.SoundFile, start: int, stop: int) -> Waveform:
    """Samples [4, s] of a file at 48 kHz."""
    file.seek(start)
    samples: Waveform = file.read(stop - start, dtype="float32", always_2d=True).T
    return samples
