"""Putting picture and sound into one file: what runs in the limited child.

Times are in seconds of the clip: 0 is where it starts to play (`Timeline.origin` in its file).
"""

from __future__ import annotations

import fractions
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import av

from spatialgen.containers import Timeline, measure, open_clip, picture_stream, told
from spatialgen.export.encoded_sound import CODECS, EncodedSound

if TYPE_CHECKING:
    from av.container import InputContainer, OutputContainer
    from av.packet import Packet
    from av.video.stream import VideoStream

PLAYBACK_WIDTH = 2048
_CLOCK = fractions.Fraction(1, 90_000)
_TOLD_EVERY = 0.02
_SAME_LENGTH = 0.1  # seconds by which a whole clip and its sound may differ

Message = dict[str, Any]
Packets = Iterator[tuple[float, "Packet[Any]"]]


@dataclass(frozen=True)
class Recipe:
    """What the file is to hold. `container` is FFmpeg's name, `codec` a key of `CODECS`.

    `picture`: copied, encoded as H.264 at its own size or small enough for every browser, or none.
    `start` is where in the clip the sound begins: a sound that is shorter than the clip is of that
    stretch, and the picture is cut to it.
    """

    container: str
    codec: str = "opus"
    picture: Literal["copied", "encoded", "playback", "none"] = "copied"
    gain_db: float = 0.0
    start: float = 0.0
    tags: dict[str, str] = field(default_factory=dict)


def mux(clip: str, sound: str, out: str, recipe: dict[str, Any]) -> Iterator[Message]:
    """Write the clip's picture and the sound file as `Recipe(**recipe)` says; yields fractions."""
    wanted = Recipe(**recipe)
    if wanted.picture == "none":
        yield from _mux_sound(sound, out, wanted)
        return
    with open_clip(Path(clip)) as source:
        picture = picture_stream(source)
        stretch = _Stretch(measure(source, picture), wanted.start)
        with _open_output(out, wanted) as target:
            if wanted.picture == "copied":
                stream = _copied_stream(target, picture)
                stretch.lead_in = _lead_in(source, picture, stretch, wanted)
                packets = _copied(source, picture, stream, stretch)
            else:
                small = wanted.picture == "playback"
                stream = _h264_stream(target, picture, stretch, small)
                packets = _encoded(source, picture, stream, stretch)
            sound_stream = EncodedSound(
                target, Path(sound), CODECS[wanted.codec], wanted.gain_db, stretch.lead_in
            )
            stretch.cut_to(sound_stream.seconds)
            yield from _interleave(target, packets, sound_stream, stretch)
    yield {"fraction": 1.0, "lead_in": stretch.lead_in}


def _mux_sound(sound: str, out: str, wanted: Recipe) -> Iterator[Message]:
    with _open_output(out, wanted) as target:
        stream = EncodedSound(target, Path(sound), CODECS[wanted.codec], wanted.gain_db)
        for second in range(int(stream.seconds)):
            stream.write_until(float(second))
            yield {"fraction": second / stream.seconds}
        stream.finish()
    yield {"fraction": 1.0, "lead_in": 0.0}


class _Stretch:
    """The part of a clip that a file shows, in seconds.

    `lead_in` is what is shown before it: a copied picture starts where a picture stands on its
    own (a key frame). MP4 and MOV hide it by their edit list; WebM and Matroska have none.
    """

    def __init__(self, timeline: Timeline, start: float) -> None:
        self.timeline = timeline
        self.start = start
        self.end = float("inf")
        self.lead_in = 0.0

    def cut_to(self, seconds: float) -> None:
        """Ends with a sound of this length, unless that is the rest of the clip."""
        if self.start + seconds < self.timeline.duration - _SAME_LENGTH:
            self.end = self.start + seconds

    @property
    def zero(self) -> float:
        """The time stamp in the clip's file that is 0 in the new one."""
        return self.timeline.origin + self.start - self.lead_in

    @property
    def seconds(self) -> float:
        """From 0 in the new file to its end."""
        return min(self.end, self.timeline.duration) - self.start + self.lead_in

    def seek(self, source: InputContainer, picture: VideoStream) -> None:
        """Go to the key frame at or before the start."""
        if self.start > 0:
            base = picture.time_base or _CLOCK
            source.seek(round((self.timeline.origin + self.start) / base), stream=picture)


def _lead_in(
    source: InputContainer, picture: VideoStream, stretch: _Stretch, wanted: Recipe
) -> float:
    """What a file without an edit list shows before the stretch."""
    if stretch.start <= 0 or wanted.container in ("mp4", "mov"):
        return 0.0
    stretch.seek(source, picture)
    first = next((p for p in source.demux(picture) if p.size and p.pts is not None), None)
    if first is None or first.pts is None:
        return 0.0
    time = float(first.pts * (picture.time_base or _CLOCK))
    return max(0.0, stretch.timeline.origin + stretch.start - time)


def _open_output(out: str, wanted: Recipe) -> OutputContainer:
    options = {"cues_to_front": "1"} if wanted.container in ("webm", "matroska") else {}
    target = av.open(out, "w", format=wanted.container, options=options)
    target.metadata.update(wanted.tags)
    return target


def _interleave(
    target: OutputContainer, packets: Packets, sound: EncodedSound, stretch: _Stretch
) -> Iterator[Message]:
    """Write both streams in step, so that the muxer holds little back; yields fractions."""
    told_at = 0.0
    with told():
        for time, packet in packets:
            sound.write_until(time)
            target.mux(packet)
            fraction = min(1.0, max(0.0, time / stretch.seconds))
            if fraction >= told_at + _TOLD_EVERY:
                told_at = fraction
                yield {"fraction": fraction}
        sound.finish()


def _copied_stream(target: OutputContainer, picture: VideoStream) -> VideoStream:
    stream = target.add_stream_from_template(picture, opaque=True)
    if picture.codec_context.name == "hevc" and target.format.name in ("mp4", "mov"):
        stream.codec_context.codec_tag = "hvc1"
    return stream


def _copied(
    source: InputContainer, picture: VideoStream, stream: VideoStream, stretch: _Stretch
) -> Packets:
    """The picture's packets with their times counted from the start of the new file."""
    base = picture.time_base or _CLOCK
    zero = round(stretch.zero / base)
    stretch.seek(source, picture)
    for packet in source.demux(picture):
        if not packet.size:
            continue  # the demuxer's end mark
        if packet.pts is not None:
            packet.pts -= zero
        if packet.dts is not None:
            packet.dts -= zero
        time = _time(packet, base)
        if time >= stretch.seconds and stretch.end < float("inf"):
            return
        packet.stream = stream
        yield time, packet


def _h264_stream(
    target: OutputContainer, picture: VideoStream, stretch: _Stretch, small: bool
) -> VideoStream:
    width = (min(PLAYBACK_WIDTH, picture.width) if small else picture.width) // 2 * 2
    stream = target.add_stream(
        "libx264",
        rate=fractions.Fraction(stretch.timeline.fps).limit_denominator(1001),
        options={"preset": "veryfast", "crf": "22" if small else "18"},
    )
    stream.width = width
    stream.height = max(2, round(picture.height * width / picture.width / 2) * 2)
    stream.pix_fmt = "yuv420p"
    stream.codec_context.time_base = _CLOCK
    stream.codec_context.gop_size = max(1, round(2 * stretch.timeline.fps))
    return stream


def _encoded(
    source: InputContainer, picture: VideoStream, stream: VideoStream, stretch: _Stretch
) -> Packets:
    last = -1
    stretch.seek(source, picture)
    for frame in source.decode(picture):
        if frame.time is None or (stretch.start > 0 and frame.time < stretch.zero - 1e-6):
            continue
        if frame.time - stretch.zero >= stretch.seconds and stretch.end < float("inf"):
            break
        stamp = max(last + 1, round((frame.time - stretch.zero) / _CLOCK))
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


def _time(packet: Packet[Any], base: fractions.Fraction = _CLOCK) -> float:
    stamp = packet.dts if packet.dts is not None else packet.pts
    return float((stamp or 0) * (packet.time_base or base))
