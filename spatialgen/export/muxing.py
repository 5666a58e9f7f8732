"""Putting picture and sound field into one file: what runs in the limited child.

Times are in seconds of the clip: 0 is where it starts to play (`Timeline.origin` in its file).
"""

from __future__ import annotations

import fractions
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import soundfile

from spatialgen.ambisonics import CHANNELS
from spatialgen.containers import Timeline, measure, open_clip, picture_stream, told
from spatialgen.export.gain import linear
from spatialgen.sound_files import SAMPLE_RATE

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer, OutputContainer
    from av.packet import Packet
    from av.video.stream import VideoStream

OPUS_BITS_PER_SECOND = 512_000
PLAYBACK_WIDTH = 2048
_OPUS_FRAME = 960  # samples: 20 ms
_CLOCK = fractions.Fraction(1, 90_000)
_TOLD_EVERY = 0.02

Message = dict[str, Any]


def copy_with_sound(
    clip: str, sound_field: str, out: str, kind: str, gain_db: float
) -> Iterator[Message]:
    """Mux the clip's picture packets as they are with the sound field; yields fractions."""
    yield from _mux(
        clip, sound_field, out, kind, gain_db, add_stream=_copied_stream, packets=_copied
    )


def encode_with_sound(
    clip: str, sound_field: str, out: str, kind: str, gain_db: float
) -> Iterator[Message]:
    """Encode the clip's picture to H.264 that browsers play, with the sound field."""
    yield from _mux(
        clip, sound_field, out, kind, gain_db, add_stream=_h264_stream, packets=_encoded
    )


def _mux(
    clip: str,
    sound_field: str,
    out: str,
    kind: str,
    gain_db: float,
    *,
    add_stream: Callable[[OutputContainer, VideoStream, Timeline], VideoStream],
    packets: Callable[
        [InputContainer, VideoStream, VideoStream, Timeline], Iterator[tuple[float, Packet[Any]]]
    ],
) -> Iterator[Message]:
    """The clip's picture, by way of `add_stream` and `packets`, and the sound field in one file."""
    with open_clip(Path(clip)) as source:
        picture = picture_stream(source)
        timeline = measure(source, picture)
        with _open_output(out, kind) as target:
            stream = add_stream(target, picture, timeline)
            sound = _Sound(target, Path(sound_field), gain_db)
            shown = packets(source, picture, stream, timeline)
            yield from _interleave(target, shown, sound, timeline)


def read_back(path: str, kind: str) -> Iterator[Message]:
    """Channels, mapping and length of the sound in a written file."""
    demuxer = "mov" if kind == "mp4" else "matroska"
    with av.open(path, format=demuxer, options={"protocol_whitelist": "file"}) as container:
        sound = container.streams.audio[0]
        end = 0.0
        if container.duration:
            container.seek(max(0, container.duration - 2_000_000))
        for packet in container.demux(sound):
            if packet.pts is not None and packet.time_base is not None:
                end = max(end, float((packet.pts + (packet.duration or 0)) * packet.time_base))
        yield {
            "channels": sound.codec_context.channels,
            "layout": sound.codec_context.layout.name,
            "sound_seconds": end,
        }


def _open_output(out: str, kind: str) -> OutputContainer:
    options = {} if kind == "mp4" else {"cues_to_front": "1"}
    return av.open(out, "w", format=kind, options=options)


def _interleave(
    target: OutputContainer,
    packets: Iterator[tuple[float, Packet[Any]]],
    sound: _Sound,
    timeline: Timeline,
) -> Iterator[Message]:
    """Write both streams in step, so that the muxer holds little back; yields fractions."""
    told_at = 0.0
    with told():
        for time, packet in packets:
            sound.write_until(time)
            target.mux(packet)
            fraction = min(1.0, max(0.0, time / timeline.duration))
            if fraction >= told_at + _TOLD_EVERY:
                told_at = fraction
                yield {"fraction": fraction}
        sound.finish()


def _copied_stream(
    target: OutputContainer, picture: VideoStream, timeline: Timeline
) -> VideoStream:
    stream = target.add_stream_from_template(picture, opaque=True)
    if picture.codec_context.name == "hevc" and target.format.name == "mp4":
        stream.codec_context.codec_tag = "hvc1"
    return stream


def _copied(
    source: InputContainer, picture: VideoStream, stream: VideoStream, timeline: Timeline
) -> Iterator[tuple[float, Packet[Any]]]:
    """The picture's packets with their times counted from the clip's start."""
    base = picture.time_base or _CLOCK
    origin = round(timeline.origin / base)
    for packet in source.demux(picture):
        if not packet.size:
            continue  # the demuxer's end mark
        if packet.pts is not None:
            packet.pts -= origin
        if packet.dts is not None:
            packet.dts -= origin
        stamp = packet.dts if packet.dts is not None else packet.pts
        time = float((stamp or 0) * base)
        packet.stream = stream
        yield time, packet


def _h264_stream(target: OutputContainer, picture: VideoStream, timeline: Timeline) -> VideoStream:
    width = min(PLAYBACK_WIDTH, picture.width) // 2 * 2
    stream = target.add_stream(
        "libx264",
        rate=fractions.Fraction(timeline.fps).limit_denominator(1001),
        options={"preset": "veryfast", "crf": "22"},
    )
    stream.width = width
    stream.height = max(2, round(picture.height * width / picture.width / 2) * 2)
    stream.pix_fmt = "yuv420p"
    stream.codec_context.time_base = _CLOCK
    stream.codec_context.gop_size = max(1, round(2 * timeline.fps))
    return stream


def _encoded(
    source: InputContainer, picture: VideoStream, stream: VideoStream, timeline: Timeline
) -> Iterator[tuple[float, Packet[Any]]]:
    last = -1
    for frame in source.decode(picture):
        if frame.time is None:
            continue
        stamp = max(last + 1, round((frame.time - timeline.origin) / _CLOCK))
        small = frame.reformat(
            stream.width, stream.height, format="yuv420p", interpolation="BICUBIC"
        )
        small.time_base = _CLOCK
        small.pts = last = stamp
        small.pict_type = 0  # the encoder's choice, not the source's
        for packet in stream.encode(small):
            yield _time(packet), packet
    for packet in stream.encode(None):
        yield _time(packet), packet


def _time(packet: Packet[Any]) -> float:
    stamp = packet.dts if packet.dts is not None else packet.pts
    return float((stamp or 0) * (packet.time_base or _CLOCK))


class _Sound:
    """The sound field as ambisonic Opus, encoded as far as asked for."""

    def __init__(self, target: OutputContainer, path: Path, gain_db: float) -> None:
        self._target = target
        self._file = soundfile.SoundFile(path)
        self._gain = np.float32(linear(gain_db))
        self._position = 0
        self._stream: AudioStream = target.add_stream(
            "libopus", rate=SAMPLE_RATE, options={"mapping_family": "2"}
        )
        self._stream.layout = "ambisonic 1"
        self._stream.format = "flt"
        self._stream.bit_rate = OPUS_BITS_PER_SECOND

    def write_until(self, time: float) -> None:
        """Write the sound up to `time` seconds and a little more."""
        while self._position < min(self._file.frames, (time + 0.1) * SAMPLE_RATE):
            self._encode(self._file.read(_OPUS_FRAME, dtype="float32", always_2d=True))

    def finish(self) -> None:
        """Write the rest of the sound."""
        self.write_until(float("inf"))
        for packet in self._stream.encode(None):
            self._target.mux(packet)

    def _encode(self, block: np.ndarray[Any, np.dtype[np.float32]]) -> None:
        interleaved = (block * self._gain).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(interleaved, format="flt", layout="ambisonic 1")
        frame.sample_rate = SAMPLE_RATE
        frame.time_base = fractions.Fraction(1, SAMPLE_RATE)
        frame.pts = self._position
        self._position += len(block)
        if block.shape[1] != CHANNELS:
            raise ValueError(f"A sound field has {CHANNELS} channels, not {block.shape[1]}.")
        for packet in self._stream.encode(frame):
            self._target.mux(packet)
