"""Every written file is read again: is it what was meant?

Channels, rate, length, notes and marks are compared; and the first half minute of sound, channel by
channel, with what was written: exactly for PCM, by likeness for what was compressed.

Axis letters in shapes: c channels, s samples.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import soundfile
from numpy.typing import NDArray

from spatialgen.export.formats import FormatFacts, Layout
from spatialgen.export.mp4_boxes import spatial_facts
from spatialgen.export.unfinished import ExportFailed
from spatialgen.sandbox import GIB, Limits, stream_limited
from spatialgen.sound_files import SAMPLE_RATE

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer

_READ_LIMITS = Limits(memory=3 * GIB, cpu_seconds=120, silence_seconds=120)
_LENGTH_TOLERANCE = 0.1  # seconds; frames of compressed sound and rounded time stamps
_COMPARED_SECONDS = 30.0
_24_BITS = 2.0**-22
_QUIET = 1e-3  # root mean square below which a channel is not compared
_ALIKE = 0.5  # correlation of a channel with what was written


def check_written(
    path: Path, facts: FormatFacts, sound: Path, provenance: Mapping[str, object], lead_in: float
) -> None:
    """Compare a written file with the rendered sound that it was made of.

    Raises:
        ExportFailed: with a sentence that says what is not as it was meant.
    """
    if facts.container:
        comment = check_sound(path, facts.container, sound, lead_in, exact=facts.codec == "pcm")
    else:
        found, heard = _pcm(path)
        _expect_sound(found, heard, sound, exact=True)
        comment = found["comment"]
    _expect_notes(comment, provenance)
    if facts.panorama and facts.container in ("mp4", "mov"):
        _expect_marks(path, soundfile.info(sound).channels)


def check_sound(
    path: Path, container: str, sound: Path, lead_in: float = 0.0, *, exact: bool = False
) -> str:
    """Compare the sound in a container (FFmpeg's name) with the file it was made of.

    Returns the file's comment. A gain that was applied on the way makes no difference unless
    `exact`.

    Raises:
        ExportFailed: as `check_written`.
    """
    found, heard = _container(path, container, lead_in)
    _expect_sound(found, heard, sound, exact)
    return str(found["comment"])


def _expect_sound(
    found: dict[str, Any], heard: NDArray[np.float32], sound: Path, exact: bool
) -> None:
    wanted = soundfile.info(sound)
    _expect("channels", found["channels"], wanted.channels)
    _expect("samples a second", found["rate"], SAMPLE_RATE)
    if abs(found["seconds"] - wanted.duration) > (_LENGTH_TOLERANCE if "container" in found else 0):
        raise ExportFailed(
            f"The sound of the written file lasts {found['seconds']:.2f} seconds instead of "
            f"{wanted.duration:.2f}. Is the disk full?"
        )
    _expect_channels(heard, _beginning(sound), exact)


def _expect(what: str, found: object, wanted: object) -> None:
    if found != wanted:
        raise ExportFailed(f"The written file has {found} {what} instead of {wanted}.")


def _expect_notes(comment: str, provenance: Mapping[str, object]) -> None:
    try:
        told = json.loads(comment)
    except ValueError:
        told = None
    if told != json.loads(json.dumps(provenance)):
        raise ExportFailed("The written file does not say where its sound comes from.")


def _expect_marks(path: Path, channels: int) -> None:
    """The marks of a panorama with ambisonics."""
    marks = spatial_facts(path)
    wanted = (1, channels == Layout.FIELD_LOCKED.channels, tuple(range(channels)))
    sound = marks.ambisonics
    if sound is None or (sound.order, sound.head_locked, sound.channel_map) != wanted:
        raise ExportFailed("The written file does not say that its sound is ambisonics.")
    if not marks.panorama or not marks.panorama_v1:
        raise ExportFailed("The written file does not say that its picture is a panorama.")


def _expect_channels(heard: NDArray[np.float32], wanted: NDArray[np.float32], exact: bool) -> None:
    """Each channel that sounds is the one that was written there, and no other."""
    samples = min(heard.shape[1], wanted.shape[1])
    heard, wanted = heard[:, :samples], wanted[:, :samples]
    if exact:
        right = [bool(most <= _24_BITS) for most in np.abs(heard - wanted).max(axis=1, initial=0)]
    else:
        right = [_is_alike(h, w) for h, w in zip(heard, wanted, strict=True)]
    if not all(right):
        wrong = right.index(False) + 1
        raise ExportFailed(
            f"Channel {wrong} of the written file does not sound like what was written to it."
        )


def _is_alike(heard: NDArray[np.float32], wanted: NDArray[np.float32]) -> bool:
    level = float(np.sqrt(np.square(wanted, dtype=np.float64).mean())) if len(wanted) else 0.0
    if level < _QUIET:
        return True
    return float(np.corrcoef(heard, wanted)[0, 1]) >= _ALIKE


def _beginning(path: Path) -> NDArray[np.float32]:
    """The first half minute [c, s]."""
    with soundfile.SoundFile(path) as file:
        sound = file.read(int(_COMPARED_SECONDS * SAMPLE_RATE), dtype="float32", always_2d=True)
    return np.ascontiguousarray(sound.T)


def _pcm(path: Path) -> tuple[dict[str, Any], NDArray[np.float32]]:
    with soundfile.SoundFile(path) as file:
        facts = {
            "channels": file.channels,
            "rate": file.samplerate,
            "seconds": file.frames / file.samplerate,
            "comment": file.comment,
        }
    return facts, _beginning(path)


def _container(
    path: Path, container: str, lead_in: float
) -> tuple[dict[str, Any], NDArray[np.float32]]:
    demuxer = "matroska" if container in ("webm", "matroska") else "mov"
    messages = stream_limited(
        read_back, str(path.resolve()), demuxer, _COMPARED_SECONDS + lead_in, limits=_READ_LIMITS
    )
    facts = {**cast("dict[str, Any]", next(messages)), "container": container}
    facts["seconds"] -= lead_in
    pieces = [np.frombuffer(cast(bytearray, m), np.float32) for m in messages]
    sound = np.concatenate([np.zeros(0, np.float32), *pieces]).reshape(-1, facts["channels"])
    return facts, np.ascontiguousarray(sound[round(lead_in * SAMPLE_RATE) :].T)


# --- in the child -------------------------------------------------------------------------------


def read_back(name: str, demuxer: str, seconds: float) -> Iterator[dict[str, Any] | bytes]:
    """Facts of the one sound stream of a file, then its first seconds [s, c] from time 0 on."""
    import av

    from spatialgen.training.tracks import placed

    options = {"protocol_whitelist": "file"}
    with av.open(name, format=demuxer, options=options) as container:
        if len(container.streams.audio) != 1:
            raise ValueError(f"There are {len(container.streams.audio)} sound streams.")
        stream = container.streams.audio[0]
        tags = {key.lower(): value for key, value in container.metadata.items()}
        yield {
            "channels": stream.codec_context.channels,
            "rate": stream.codec_context.sample_rate,
            "seconds": _end_of_sound(container, stream),
            "comment": tags.get("comment", ""),
        }
    last = round(seconds * SAMPLE_RATE)
    with av.open(name, format=demuxer, options=options) as container:  # a seek to 0 may land behind
        for first, sound in placed(container, container.streams.audio[0], 0.0):
            if first >= last:
                return
            piece = sound[max(0, -first) : last - first]
            yield np.ascontiguousarray(piece, np.float32).tobytes()


def _end_of_sound(container: InputContainer, stream: AudioStream) -> float:
    end = 0.0
    if container.duration:
        container.seek(max(0, container.duration - 2_000_000))
    for packet in container.demux(stream):
        if packet.pts is not None and packet.time_base is not None:
            end = max(end, float((packet.pts + (packet.duration or 0)) * packet.time_base))
    return end
