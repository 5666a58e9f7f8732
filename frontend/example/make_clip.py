"""Makes clip.webm: a small 360° film whose noise, and a bright spot, go around once to the left."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import av
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from spatialgen.ambisonics import encode  # noqa: E402

SECONDS, FPS, RATE = 8, 24, 48_000
WIDTH, HEIGHT = 1024, 512


def picture(index: int) -> np.ndarray:
    """Dusk, with a spot where the noise is."""
    azimuth = 2 * np.pi * index / (SECONDS * FPS)
    across = (0.5 - (np.arange(WIDTH) + 0.5) / WIDTH) * 2 * np.pi
    up = (0.5 - (np.arange(HEIGHT) + 0.5) / HEIGHT)[:, None] * np.pi
    spot = np.exp(30 * (np.cos(across - azimuth) * np.cos(up) - 1))
    sky = np.clip(0.5 + up / np.pi, 0, 1)
    image = np.stack([40 + 90 * sky, 50 + 60 * sky, 80 + 60 * sky], axis=-1)
    image = image + spot[..., None] * np.array([200, 190, 90])
    lines = (np.abs(np.sin(6 * across)) < 0.02) | (np.abs(np.sin(6 * up)) < 0.02)
    return np.clip(image + 25 * lines[..., None], 0, 255).astype(np.uint8)


def sound() -> np.ndarray:
    """AmbiX [4, s]."""
    noise = np.random.default_rng(1).standard_normal(SECONDS * RATE)
    smooth = 0.2 * np.convolve(noise, [0.4, 0.3, 0.2, 0.1], mode="same")
    return encode(smooth, np.linspace(0, 2 * np.pi, smooth.size))


def write(path: Path) -> None:
    """VP8 and Opus with channel mapping family 2."""
    with av.open(str(path), "w") as film:
        video = cast(av.VideoStream, film.add_stream("libvpx", rate=FPS))
        video.width, video.height, video.pix_fmt, video.bit_rate = WIDTH, HEIGHT, "yuv420p", 10**6
        track = film.add_stream("libopus", rate=RATE, options={"mapping_family": "2"})
        track.bit_rate = 320_000
        track.codec_context.layout = "ambisonic 1"
        for index in range(SECONDS * FPS):
            film.mux(video.encode(av.VideoFrame.from_ndarray(picture(index), format="rgb24")))
        film.mux(video.encode(None))
        samples = np.ascontiguousarray(sound().T, np.float32)
        for start in range(0, len(samples), RATE // 2):
            piece = samples[start : start + RATE // 2].reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(piece, format="flt", layout="ambisonic 1")
            frame.sample_rate, frame.pts = RATE, start
            film.mux(track.encode(frame))
        film.mux(track.encode(None))


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("clip.webm"))
