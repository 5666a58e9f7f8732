"""A sound file of ours as the sound stream of a container: what runs in the limited child."""

from __future__ import annotations

import fractions
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import av
import numpy as np
import soundfile

from spatialgen.export.gain import linear
from spatialgen.sound_files import SAMPLE_RATE

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import OutputContainer

_LAYOUTS = {2: "stereo", 4: "ambisonic 1", 6: "ambisonic 1+stereo"}
_FULL_SCALE = 2.0**31


@dataclass(frozen=True)
class SoundCodec:
    """An encoder of FFmpeg: `frame` samples at a time, `bits` a second for each channel."""

    name: str
    sample_format: str
    frame: int
    bits: int = 0
    options: dict[str, str] = field(default_factory=dict)


CODECS = {
    # 512 kbit/s for four channels, 768 for six: what YouTube asks of Opus.
    "opus": SoundCodec("libopus", "flt", 960, 128_000, {"mapping_family": "2"}),
    "aac": SoundCodec("aac", "fltp", 1024, 128_000),
    "pcm": SoundCodec("pcm_s24le", "s32", 4800),
}


class EncodedSound:
    """A sound file as a stream of `target`, encoded as far as asked for, after `silence` seconds.

    Four channels go in as first-order ambisonics and six with head-locked stereo behind, so that
    nothing takes them for loudspeakers and mixes them; two as stereo.
    """

    def __init__(
        self,
        target: OutputContainer,
        path: Path,
        codec: SoundCodec,
        gain_db: float = 0.0,
        silence: float = 0.0,
    ) -> None:
        self._target = target
        self._file = soundfile.SoundFile(path)
        self._codec = codec
        self._gain = np.float32(linear(gain_db))
        self._silence = round(silence * SAMPLE_RATE)
        self._position = 0
        self._layout = _LAYOUTS[self._file.channels]
        stream = target.add_stream(codec.name, rate=SAMPLE_RATE, options=dict(codec.options))
        self._stream = cast("AudioStream", stream)
        self._stream.layout = self._layout
        self._stream.format = codec.sample_format
        if codec.bits:
            self._stream.bit_rate = codec.bits * self._file.channels

    @property
    def seconds(self) -> float:
        """How long the sound lasts, without the silence before it."""
        return float(self._file.frames / SAMPLE_RATE)

    def write_until(self, time: float) -> None:
        """Write the sound up to `time` seconds and a little more."""
        while self._position < min(self._end, (time + 0.1) * SAMPLE_RATE):
            self._encode(self._next())

    def finish(self) -> None:
        """Write the rest of the sound."""
        self.write_until(float("inf"))
        for packet in self._stream.encode(None):
            self._target.mux(packet)

    @property
    def _end(self) -> int:
        return self._silence + int(self._file.frames)

    def _next(self) -> np.ndarray[Any, np.dtype[np.float32]]:
        """The next frame [s, c]: silence, sound, or the border between them."""
        size = min(self._codec.frame, self._end - self._position)
        silent = min(size, max(0, self._silence - self._position))
        sound = self._file.read(size - silent, dtype="float32", always_2d=True)
        return np.pad(sound * self._gain, ((silent, 0), (0, 0)))

    def _encode(self, block: np.ndarray[Any, np.dtype[np.float32]]) -> None:
        frame = av.AudioFrame.from_ndarray(
            self._arranged(block), format=self._codec.sample_format, layout=self._layout
        )
        frame.sample_rate = SAMPLE_RATE
        frame.time_base = fractions.Fraction(1, SAMPLE_RATE)
        frame.pts = self._position
        self._position += len(block)
        for packet in self._stream.encode(frame):
            self._target.mux(packet)

    def _arranged(self, block: np.ndarray[Any, np.dtype[np.float32]]) -> np.ndarray[Any, Any]:
        """[s, c] as the encoder wants its samples."""
        if self._codec.sample_format == "fltp":
            return np.ascontiguousarray(block.T)
        if self._codec.sample_format == "s32":
            whole = np.rint(block.astype(np.float64) * 2**23) * 2**8  # 24 bits are kept
            whole = np.clip(whole, -_FULL_SCALE, _FULL_SCALE - 2**8)
            return np.asarray(whole, np.int32).reshape(1, -1)
        return block.reshape(1, -1)
