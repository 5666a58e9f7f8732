"""The story of a generation: a clip's frames go in, its sound field comes out.

    frames -> turned -> features -> conditions -> latents -> waveform -> turned back -> 48 kHz WAV

window by window (see `spatialgen.windows`), so that memory is bounded by a window and not by the
clip. Axis letters in shapes: b batch, c channels, s samples, l latent frames, t video frames,
d features, h w image.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from spatialgen.ambisonics import CHANNELS, rotate
from spatialgen.conditioning import Conditions, Features
from spatialgen.config import GenerationOptions
from spatialgen.export.gain import export_gain_db
from spatialgen.framing import STRAIGHT, Framing, Orientation
from spatialgen.latent_track import KeptLatents, LatentTrack, track_over
from spatialgen.pace import Pace
from spatialgen.patience import wait_for
from spatialgen.rectified_flow import sample
from spatialgen.seen_frames import FrameSource, SeenFrames
from spatialgen.sound_files import SAMPLE_RATE, SoundField, SoundFieldWriter
from spatialgen.stages import Report, Stage
from spatialgen.video import read_frames
from spatialgen.windows import (
    CrossFade,
    Waveform,
    Window,
    WindowShape,
    latent_noise,
    plan_windows,
)

__all__ = [
    "SAMPLE_RATE",
    "FrameSource",
    "GenerativeModel",
    "SoundField",
    "Take",
    "generate_sound_field",
    "generate_take",
    "waveforms_for",
]

FRAME_WIDTH = 1024
FPS = 8.0
EDGE_SECONDS = 0.01
"""How long the sound of a range rises at its start and falls at its end."""


class GenerativeModel(Protocol):
    """What the pipeline drives; `spatialgen.models.load_model` gives one."""

    @property
    def device(self) -> torch.device: ...
    @property
    def sample_rate(self) -> int: ...
    @property
    def latent_length(self) -> int: ...
    @property
    def latent_channels(self) -> int: ...
    @property
    def frames_per_window(self) -> int: ...
    @property
    def downsampling_ratio(self) -> int: ...

    def encode_images(self, panorama: Tensor, front: Tensor) -> Features:
        """uint8 panoramas [t, h, w, 3] and front views [t, 224, 224, 3] -> features [t, d]."""

    def conditions(self, features: Features, length: int) -> Conditions:
        """Features [t, d] of a window of `length` latent frames -> its conditions."""

    def velocity(
        self, x: Tensor, t: Tensor, conditions: Conditions, guidance: float, rescale: float
    ) -> Tensor:
        """Latents [b, c, l] at times [b] -> guided velocity [b, c, l]."""

    def decode(self, latents: Tensor) -> Tensor:
        """Latents [b, c, l] -> sound field [b, 4, s] (AmbiX: W, Y, Z, X; SN3D)."""


@dataclass(frozen=True)
class Take:
    """What a generation makes: the written sound field, and the latents it was decoded from."""

    field: SoundField
    latents: KeptLatents


def generate_sound_field(
    clip: Path, model: GenerativeModel, options: GenerationOptions, out: Path, report: Report
) -> SoundField:
    """`generate_take` for the whole clip as it is, of which only the sound field is wanted."""
    return generate_take(clip, model, options, Framing(), out=out, report=report).field


@torch.inference_mode()
def generate_take(
    clip: Path,
    model: GenerativeModel,
    options: GenerationOptions,
    framing: Framing,
    *,
    out: Path,
    report: Report,
) -> Take:
    """Generate the sound field of a clip and write it to `out` (float32 AmbiX WAV at 48 kHz).

    The file appears whole or not at all and lasts exactly as long as the clip; outside the range
    of `framing` it is silent. Directions are the clip's own, however the model's head was turned.
    Levels are the model's own. `report` is called at least four times a second; what it raises,
    such as `Cancelled`, stops the work and leaves nothing behind.

    Raises:
        ClipProblem: the clip cannot be read, or ends before the range.
    """
    shape = window_shape(model)
    first = round(shape.latent_at(framing.range.start) / shape.latents_per_frame)
    with (
        read_frames(clip, FPS, FRAME_WIDTH, first / FPS, framing.range.stop) as frames,
        SoundFieldWriter(out, frames.duration, model.sample_rate) as writer,
    ):
        start, stop = framing.range.within(frames.duration)
        windows = plan_windows(stop, shape, start)
        track = track_over(windows, model.latent_channels)
        pace = Pace(report, len(windows))
        seen = SeenFrames(frames, model, pace, first=first, orientation=framing.orientation)
        generation = Generation(model, options, pace, framing.orientation)
        edges = Edges(start, stop, frames.duration, model.sample_rate)
        position = windows[0].latent_start * model.downsampling_ratio
        writer.write_silence(position)
        for waveform in generation.waveforms(windows, seen, track):
            writer.write(edges.faded(position, waveform))
            position += waveform.shape[1]
        field = writer.finish()
    rate, ratio = model.sample_rate, model.downsampling_ratio
    gain = export_gain_db(field.peak)
    return Take(field, KeptLatents(track.values, windows, framing, rate, ratio, gain))


@torch.inference_mode()
def waveforms_for(
    frames: FrameSource, model: GenerativeModel, options: GenerationOptions, report: Report
) -> Iterator[Waveform]:
    """The sound field of frames, piece by piece: [4, s] at the model's rate, seams cross-faded.

    The last piece may run past the frames' end. `report` is called at least four times a second
    and may raise to stop the work.
    """
    windows = plan_windows(frames.duration, window_shape(model))
    pace = Pace(report, len(windows))
    seen = SeenFrames(frames, model, pace)
    track = track_over(windows, model.latent_channels)
    yield from Generation(model, options, pace).waveforms(windows, seen, track)


def window_shape(model: GenerativeModel) -> WindowShape:
    """How long the model's windows are, in its own units."""
    return WindowShape(
        model.latent_length,
        model.frames_per_window,
        model.sample_rate,
        model.downsampling_ratio,
    )


class Edges:
    """Where in a clip a range of sound begins and ends; there it fades, at the clip's ends not."""

    def __init__(self, start: float, stop: float, duration: float, rate: int) -> None:
        self._ramp = max(1, round(EDGE_SECONDS * rate))
        self._start = round(start * rate) if start > 0 else None
        self._stop = round(stop * rate) if stop < duration - 1e-3 else None

    def faded(self, position: int, waveform: Waveform) -> Waveform:
        """A waveform [c, s] from sample `position` of the clip on: silent outside the range."""
        at = np.arange(position, position + waveform.shape[1])
        if self._start is not None and position < self._start + self._ramp:
            waveform = waveform * self._rise(at - self._start)
        if self._stop is not None and at.size and at[-1] >= self._stop - self._ramp:
            waveform = waveform * self._rise(self._stop - 1 - at)
        return waveform

    def _rise(self, inside: NDArray[np.int64]) -> NDArray[np.float32]:
        """Gains by how many samples inside the range a sample lies."""
        phase = np.clip((inside + 0.5) / self._ramp, 0, 1)
        return np.asarray((1 - np.cos(np.pi * phase)) / 2, np.float32)


@dataclass(frozen=True)
class Generation:
    """What stays the same from window to window."""

    model: GenerativeModel
    options: GenerationOptions
    pace: Pace
    orientation: Orientation = STRAIGHT

    def waveforms(
        self, windows: tuple[Window, ...], seen: SeenFrames, track: LatentTrack
    ) -> Iterator[Waveform]:
        """The windows' sound field piece by piece, [4, s], each seam already cross-faded.

        What `track` knows is kept, the rest is found to fit and put into it.
        """
        ratio = self.model.downsampling_ratio
        overlap = window_shape(self.model).overlap * ratio
        joint = CrossFade(CHANNELS, longest=overlap, start=windows[0].latent_start * ratio)
        for window, following in zip(windows, [*windows[1:], None], strict=True):
            self.pace.start_window(window.index)
            latents = self.latents(window, seen, track)
            track.put(window.latent_start, latents[0].float().cpu().numpy())
            joint.add(window.latent_start * ratio, self.waveform(latents))
            final = following.latent_start if following else window.latent_stop
            yield joint.take(final * ratio)
            self.pace.finish_window()

    def latents(self, window: Window, seen: SeenFrames, track: LatentTrack) -> Tensor:
        """The window's latents [1, c, l]: those the track knows, and the rest to fit them."""
        model, options = self.model, self.options
        values, mask = track.read(window.latent_start, window.latents)
        known = torch.from_numpy(values)[None].to(model.device)
        if mask.all():
            return known
        conditions = model.conditions(seen.features(window), window.latents)
        self.pace.tell(Stage.LATENTS, 0.0)
        drawn = latent_noise(
            options.seed, window.latent_start, window.latents, model.latent_channels
        )

        def velocity(x: Tensor, t: Tensor) -> Tensor:
            guidance = (options.guidance, options.guidance_rescale)
            return wait_for(lambda: model.velocity(x, t, conditions, *guidance), self.pace.breathe)

        return sample(
            velocity,
            torch.from_numpy(drawn)[None].to(model.device),
            options.steps,
            on_step=lambda done, steps: self.pace.tell(Stage.LATENTS, done / steps),
            known=known if mask.any() else None,
            mask=torch.from_numpy(mask).to(model.device) if mask.any() else None,
        )

    def waveform(self, latents: Tensor) -> Waveform:
        """The window's sound field [4, s], in the clip's own directions."""
        self.pace.tell(Stage.SOUND_FIELD, 0.0)
        decoded = wait_for(lambda: self.model.decode(latents)[0].float().cpu(), self.pace.breathe)
        waveform: Waveform = decoded.numpy()
        if not np.isfinite(waveform).all():
            raise FloatingPointError(
                "The model's sound field holds numbers that are not finite. Its weights do not fit "
                "its configuration, or the guidance is too strong."
            )
        if not self.orientation.is_straight:
            waveform = rotate(waveform, *self.orientation.angles).astype(np.float32)
        self.pace.tell(Stage.SOUND_FIELD, 1.0)
        return waveform
