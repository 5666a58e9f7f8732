"""Small 360° clips for tests, drawn and encoded on the spot."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

RATE = 48000
LAYOUTS = {1: "mono", 2: "stereo", 4: "ambisonic 1"}


def write_film(
    path: Path,
    *,
    seconds: float = 2.0,
    size: tuple[int, int] = (256, 128),
    codec: str = "libvpx",
    channels: int = 0,
    fps: int = 24,
    stereo_mode: str = "",
) -> Path:
    """A moving gradient of ``size`` pixels with ``channels`` (0: no track) of tones.

    ``stereo_mode`` is Matroska's word for how the eyes lie in a frame.
    """
    with av.open(str(path), "w") as film:
        video = film.add_stream(codec, rate=fps)
        assert isinstance(video, av.VideoStream)
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        video.metadata.update({"stereo_mode": stereo_mode} if stereo_mode else {})
        options = {"mapping_family": "2"} if channels == 4 else {}
        audio = film.add_stream("libopus", rate=RATE, options=options) if channels else None
        if audio is not None:
            audio.codec_context.layout = LAYOUTS[channels]
        for index in range(round(seconds * fps)):
            frame = av.VideoFrame.from_ndarray(picture(size, index), format="rgb24")
            film.mux(video.encode(frame))
        film.mux(video.encode(None))
        if audio is not None:
            film.mux([p for frame in tones(seconds, channels) for p in audio.encode(frame)])
            film.mux(audio.encode(None))
    return path


def picture(size: tuple[int, int], index: int) -> np.ndarray:
    width, height = size
    across = (np.arange(width) * 255 // width + 5 * index) % 256
    down = np.arange(height) * 255 // height
    image = np.zeros((height, width, 3), np.uint8)
    image[..., 0] = across
    image[..., 1] = down[:, None]
    return image


def tones(seconds: float, channels: int) -> list[av.AudioFrame]:
    times = np.arange(round(seconds * RATE)) / RATE
    wave = [0.1 * np.sin(2 * np.pi * 220 * (n + 1) * times) for n in range(channels)]
    samples = np.stack(wave).astype(np.float32)
    frames = []
    for start in range(0, samples.shape[1], RATE // 2):
        chunk = np.ascontiguousarray(samples[:, start : start + RATE // 2].T).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(chunk, format="flt", layout=LAYOUTS[channels])
        frame.sample_rate, frame.pts = RATE, start
        frames.append(frame)
    return frames
