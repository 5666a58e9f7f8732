"""The sound that an uploaded video brought, decoded in a limited child.

Axis letters: s samples, c channels.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spatialgen.sandbox import GIB, Limits, stream_limited
from spatialgen.stages import ClipProblem

_LIMITS = Limits(memory=3 * GIB, cpu_seconds=900, silence_seconds=120)
_PIECE_SECONDS = 1.0


@dataclass(frozen=True)
class SoundTrack:
    """A decoded track: Hz, FFmpeg's names of its channels in order, and the clip's seconds."""

    rate: int
    channels: int
    names: tuple[str, ...]
    seconds: float


class ClipSound:
    """The first sound track of a clip: its facts, then its samples [s, c] in order.

    It is counted from where the picture starts; gaps in the file are silence.

    Raises:
        ClipProblem: the sound cannot be decoded, or there is none.
    """

    def __init__(self, clip: Path) -> None:
        self._messages = stream_limited(_decode, str(Path(clip).resolve()), limits=_LIMITS, ahead=4)
        facts = next(self._messages)
        if not isinstance(facts, dict):
            raise ClipProblem("damaged", "The sound of this video cannot be read.")
        self.track = SoundTrack(**{**facts, "names": tuple(facts["names"])})

    def pieces(self) -> Generator[NDArray[np.float32], None, None]:
        """The samples, about a second at a time. Closing the iterator ends the child."""
        try:
            for message in self._messages:
                if not isinstance(message, dict):
                    yield np.frombuffer(message, np.float32).reshape(-1, self.track.channels)
        finally:
            self._messages.close()


# --- in the child -------------------------------------------------------------------------------


def _decode(name: str) -> Iterator[dict[str, Any] | bytes]:
    """A `SoundTrack` as an object, then samples [s, c] in pieces of about a second."""
    from spatialgen.containers import measure, open_clip, picture_stream
    from spatialgen.training.tracks import placed

    with open_clip(Path(name)) as container:
        tracks = [t for t in container.streams.audio if t.codec_context is not None]
        if not tracks:
            raise ClipProblem("no_sound", "This video has no sound of its own.")
        track = tracks[0]
        timeline = measure(container, picture_stream(container))
        rate, channels = track.codec_context.sample_rate, track.codec_context.channels
        yield {
            "rate": rate,
            "channels": channels,
            "names": [channel.name for channel in track.codec_context.layout.channels],
            "seconds": timeline.duration,
        }
        given, pieces = 0, []
        for first, sound in placed(container, track, timeline.origin):
            gap = np.zeros((max(0, first - given), channels), np.float32)
            pieces += [gap, sound[max(0, given - first) :]]
            given = max(given, first + len(sound))
            if sum(map(len, pieces)) >= rate * _PIECE_SECONDS:
                yield np.concatenate(pieces).tobytes()
                pieces = []
        if pieces:
            yield np.concatenate(pieces).tobytes()
