"""What runs in the limited child to read a pair's sound: headers, lengths and samples.

Axis letters: s samples, c channels.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..ambisonics import CHANNELS
from ..containers import check_whole, measure, open_clip, picture_stream, told
from ..stages import ClipProblem

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream
    from av.container import InputContainer

SOUND_FILES = (".wav", ".flac", ".ogg")
_MARGIN = 0.05  # seconds decoded beyond what is wanted, for the resampler's filter
_PREROLL = 2.0  # seconds decoded before what is wanted, after a jump
_LONGEST_GAP = 0.002  # seconds of silence that rounded time stamps do not explain


def measure_clip(name: str) -> Iterator[dict[str, Any]]:
    """How many seconds a video's picture lasts."""
    with open_clip(Path(name)) as container:
        timeline = measure(container, picture_stream(container))
    yield {"seconds": timeline.duration}


def count_channels(names: list[str]) -> Iterator[dict[str, Any]]:
    """For each file what keeps its sound from being a sound field, or None."""
    for name in names:
        try:
            if Path(name).suffix.lower() in SOUND_FILES:
                _check_file(Path(name))
            else:
                check_whole(Path(name))
                with open_clip(Path(name)) as container:
                    _track(container)
            yield {"problem": None}
        except ClipProblem as problem:
            yield {"problem": problem.detail}


def decode_sound(
    name: str, start: float, duration: float | None
) -> Iterator[dict[str, Any] | bytes]:
    """First {"sample_rate"}, then float32 samples [s, 4] as bytes, from `start` seconds on."""
    path = Path(name)
    end = None if duration is None else start + duration + _MARGIN
    if path.suffix.lower() in SOUND_FILES:
        yield from _decode_file(path, start, end)
    else:
        with open_clip(path) as container:
            yield from _decode_track(container, _track(container), start, end)


def _check_file(path: Path) -> None:
    import soundfile

    try:
        channels = soundfile.info(str(path)).channels
    except soundfile.LibsndfileError as problem:
        raise _unreadable(path) from problem
    if channels != CHANNELS:
        raise _not_four(path, [channels])


def _decode_file(path: Path, start: float, end: float | None) -> Iterator[dict[str, Any] | bytes]:
    import soundfile

    _check_file(path)
    try:
        with soundfile.SoundFile(str(path)) as file:
            rate = file.samplerate
            yield {"sample_rate": rate}
            first = min(round(start * rate), file.frames)
            last = file.frames if end is None else min(round(end * rate), file.frames)
            file.seek(first)
            for at in range(first, last, rate):
                sound = file.read(min(rate, last - at), dtype="float32", always_2d=True)
                yield sound.tobytes()
    except soundfile.LibsndfileError as problem:
        raise _unreadable(path) from problem


def _track(container: InputContainer) -> AudioStream:
    """The first sound track of four channels."""
    tracks = [t for t in container.streams.audio if t.codec_context is not None]
    for track in tracks:
        if track.codec_context.channels == CHANNELS:
            return track
    raise _not_four(Path(container.name), [t.codec_context.channels for t in tracks])


def _decode_track(
    container: InputContainer, track: AudioStream, start: float, end: float | None
) -> Iterator[dict[str, Any] | bytes]:
    """Samples by their time stamps: silence where the file leaves a gap, overlaps cut."""
    origin = max(0.0, (container.start_time or 0) / 1e6)
    rate = track.codec_context.sample_rate
    yield {"sample_rate": rate}
    if start > 2 * _PREROLL:
        container.seek(int((origin + start - _PREROLL) * 1e6))
    given = round(start * rate)  # samples since the picture's start that need not be sent any more
    last = None if end is None else round(end * rate)
    for first, sound in placed(container, track, origin):
        if last is not None and given >= last:
            return
        if first > given:
            gap = first - given if last is None else min(first, last) - given
            yield np.zeros((gap, CHANNELS), np.float32).tobytes()
            given += gap
        piece = sound[max(0, given - first) : None if last is None else max(0, last - first)]
        if len(piece):
            yield np.ascontiguousarray(piece).tobytes()
            given += len(piece)


def placed(
    container: InputContainer, track: AudioStream, origin: float
) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Decoded pieces [s, 4] and the sample, counted from the picture's start, where each begins.

    Containers round time stamps: a piece that begins about where the last one ended follows it.
    """
    import av.error

    rate, expected = track.codec_context.sample_rate, None
    with told():
        for packet in container.demux(track):
            try:
                frames = packet.decode()
            except av.error.InvalidDataError:
                continue
            for frame in frames:
                sound = as_samples(frame)
                at = expected if frame.time is None else round((frame.time - origin) * rate)
                at = at or 0
                if expected is not None and abs(at - expected) <= _LONGEST_GAP * rate:
                    at = expected
                yield at, sound
                expected = at + len(sound)


def as_samples(frame: AudioFrame) -> NDArray[np.float32]:
    """A decoded frame as float32 [s, c], full scale 1; channels in the decoder's order."""
    values: NDArray[Any] = frame.to_ndarray()
    samples = values.T if frame.format.is_planar else values.reshape(frame.samples, -1)
    if samples.dtype == np.uint8:
        return (samples / 128 - 1).astype(np.float32)
    scale = 2.0 ** (8 * samples.itemsize - 1) if samples.dtype.kind == "i" else 1.0
    return (samples / scale).astype(np.float32)


def _not_four(path: Path, channels: list[int]) -> ClipProblem:
    found = " and ".join(str(c) for c in channels) or "none"
    return ClipProblem(
        "no_sound_field",
        f"the sound of “{path.name}” has {found} instead of four channels, so it is no "
        "first-order sound field. Put one beside the video as .wav of the same name.",
    )


def _unreadable(path: Path) -> ClipProblem:
    return ClipProblem(
        "damaged",
        f"the sound file “{path.name}” is damaged or of another kind than its name says. "
        "Export it again as WAV or FLAC.",
    )
