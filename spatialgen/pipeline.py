"""The story of a generation: a clip's frames go in, its sound field comes out.

    frames -> features -> conditions -> latents -> waveform -> 48 kHz WAV

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
from torch import Tensor

from spatialgen.ambisonics import CHANNELS
from spatialgen.conditioning import Conditions, Features
from spatialgen.config import GenerationOptions
from spatialgen.pace import Pace
from spatialgen.patience import wait_for
from spatialgen.projection import front_view
from spatialgen.rectified_flow import sample
from spatialgen.sound_files import SAMPLE_RATE, SoundField, SoundFieldWriter
from spatialgen.stages import Report, Stage
from spatialgen.video import Frame, read_frames
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
    "generate_sound_field",
    "waveforms_for",
]

FRAME_WIDTH = 1024
_FRAMES_AT_ONCE = 4  # between two looks at whether the work was cancelled


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


class FrameSource(Protocol):
    """Panoramas in time, eight a second, uint8 [h, w, 3] each; `count` of them."""

    @property
    def duration(self) -> float: ...
    @property
    def count(self) -> int: ...
    def __next__(self) -> Frame: ...


@torch.inference_mode()
def generate_sound_field(
    clip: Path, model: GenerativeModel, options: GenerationOptions, out: Path, report: Report
) -> SoundField:
    """Generate the sound field of a clip and write it to `out` (float32 AmbiX WAV at 48 kHz).

    The file appears whole or not at all and lasts exactly as long as the clip. Levels are the
    model's own. `report` is called at least four times a second; what it raises, such
    as `Cancelled`, stops the work and leaves nothing behind.

    Raises:
        ClipProblem: the clip cannot be read.
    """
    with (
        read_frames(clip, fps=8.0, width=FRAME_WIDTH) as frames,
        SoundFieldWriter(out, frames.duration, model.sample_rate) as writer,
    ):
        for waveform in waveforms_for(frames, model, options, report):
            writer.write(waveform)
        return writer.finish()


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
    seen = _SeenFrames(frames, model, pace)
    yield from _Generation(model, options, pace).waveforms(windows, seen)


def window_shape(model: GenerativeModel) -> WindowShape:
    """How long the model's windows are, in its own units."""
    return WindowShape(
        model.latent_length,
        model.frames_per_window,
        model.sample_rate,
        model.downsampling_ratio,
    )


@dataclass(frozen=True)
class _Generation:
    """What stays the same from window to window."""

    model: GenerativeModel
    options: GenerationOptions
    pace: Pace

    def waveforms(self, windows: tuple[Window, ...], seen: _SeenFrames) -> Iterator[Waveform]:
        """The clip's sound field piece by piece, [4, s], each seam already cross-faded."""
        ratio = self.model.downsampling_ratio
        joint = CrossFade(CHANNELS, longest=window_shape(self.model).overlap * ratio)
        latents = None
        for window, following in zip(windows, [*windows[1:], None], strict=True):
            self.pace.start_window(window.index)
            conditions = self.model.conditions(seen.features(window), window.latents)
            latents = self.latents(window, conditions, latents)
            joint.add(window.latent_start * ratio, self.waveform(latents))
            final = following.latent_start if following else window.latent_stop
            yield joint.take(final * ratio)
            self.pace.finish_window()

    def latents(self, window: Window, conditions: Conditions, before: Tensor | None) -> Tensor:
        """The window's latents [1, c, l], going on from those of the window `before` it."""
        model, options = self.model, self.options
        self.pace.tell(Stage.LATENTS, 0.0)
        drawn = latent_noise(
            options.seed, window.latent_start, window.latents, model.latent_channels
        )
        noise = torch.from_numpy(drawn)[None].to(model.device)
        known = mask = None
        if before is not None:
            known = torch.zeros_like(noise)
            known[..., : window.known] = before[..., -window.known :]
            mask = torch.arange(window.latents, device=model.device) < window.known

        def velocity(x: Tensor, t: Tensor) -> Tensor:
            guidance = (options.guidance, options.guidance_rescale)
            return wait_for(lambda: model.velocity(x, t, conditions, *guidance), self.pace.breathe)

        return sample(
            velocity,
            noise,
            options.steps,
            on_step=lambda done, steps: self.pace.tell(Stage.LATENTS, done / steps),
            known=known,
            mask=mask,
        )

    def waveform(self, latents: Tensor) -> Waveform:
        """The window's sound field [4, s]."""
        self.pace.tell(Stage.SOUND_FIELD, 0.0)
        decoded = wait_for(lambda: self.model.decode(latents)[0].float().cpu(), self.pace.breathe)
        waveform: Waveform = decoded.numpy()
        if not np.isfinite(waveform).all():
            raise FloatingPointError(
                "The model's sound field holds numbers that are not finite. Its weights do not fit "
                "its configuration, or the guidance is too strong."
            )
        self.pace.tell(Stage.SOUND_FIELD, 1.0)
        return waveform


class _SeenFrames:
    """Features of the clip's frames, computed once each and kept only while a window needs them."""

    def __init__(self, frames: FrameSource, model: GenerativeModel, pace: Pace) -> None:
        self._frames = frames
        self._model = model
        self._pace = pace
        self._first = 0  # the frame that the first kept features belong to
        self._kept: Features | None = None

    def features(self, window: Window) -> Features:
        """Features of the window's frames [t, d]; past the clip's end the last frame is held."""
        self._pace.tell(Stage.FEATURES, 0.0)
        stop = min(window.frame_stop, self._frames.count)
        before = self._stop
        while self._stop < stop:
            self._look(min(_FRAMES_AT_ONCE, stop - self._stop))
            self._pace.tell(Stage.FEATURES, (self._stop - before) / (stop - before))
        self._forget(min(window.frame_start, self._frames.count - 1))
        held = window.frames - (self._stop - self._first)
        return _hold_last(self._need(), held)

    @property
    def _stop(self) -> int:
        return self._first + (len(self._kept.panorama) if self._kept else 0)

    def _look(self, count: int) -> None:
        drawn = []
        for _ in range(count):
            drawn.append(next(self._frames))
            self._pace.breathe()
        panorama = torch.from_numpy(np.stack(drawn)).to(self._model.device)
        new = wait_for(
            lambda: self._model.encode_images(panorama, front_view(panorama)), self._pace.breathe
        )
        self._kept = _join(self._kept, new) if self._kept else new

    def _forget(self, before: int) -> None:
        kept = self._need()
        gone = before - self._first
        self._kept = Features(kept.panorama[gone:], kept.front[gone:])
        self._first = before

    def _need(self) -> Features:
        if self._kept is None:
            raise RuntimeError("A window was asked for that sees none of the clip's frames.")
        return self._kept


def _join(first: Features, second: Features) -> Features:
    return Features(
        torch.cat([first.panorama, second.panorama]), torch.cat([first.front, second.front])
    )


def _hold_last(features: Features, count: int) -> Features:
    if count <= 0:
        return features
    return _join(
        features,
        Features(features.panorama[-1:].expand(count, -1), features.front[-1:].expand(count, -1)),
    )
