"""The tiny sounds by which the player learns whether a browser keeps four channels apart.

    python frontend/scripts/probes.py

Four tones, one a channel (500, 1000, 2000 and 4000 Hz), as the studio delivers sound fields: Opus
of channel mapping family 2, in WebM and in MP4.
"""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

OUT = Path(__file__).resolve().parents[1] / "src/player/sound/probes"
RATE = 48_000
SECONDS = 1.0
TONES = (500, 1000, 2000, 4000)
LAYOUT = "ambisonic 1"


def write_probe(path: Path) -> None:
    """One file; the demuxer is told by its name."""
    times = np.arange(round(SECONDS * RATE)) / RATE
    tones = np.stack([0.2 * np.sin(2 * np.pi * tone * times) for tone in TONES], axis=1)
    samples = np.ascontiguousarray(tones.astype(np.float32))
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libopus", rate=RATE, options={"mapping_family": "2"})
        stream.bit_rate = 96_000
        stream.codec_context.layout = LAYOUT
        for start in range(0, len(samples), 960):
            chunk = samples[start : start + 960].reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(chunk, format="flt", layout=LAYOUT)
            frame.sample_rate, frame.pts = RATE, start
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for suffix in ("webm", "mp4"):
        write_probe(OUT / f"four-tones.{suffix}")
