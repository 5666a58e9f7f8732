"""Writes a scene as a 360° WebM: VP8 picture and its exact sound field as Opus family 2."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from numpy.typing import NDArray

from .picture import render_frame
from .scene import Scene
from .sound import events, render_sound

SAMPLE_RATE = 48000
WIDTH, HEIGHT, FRAMES_PER_SECOND = 1280, 640, 24
VIDEO_OPTIONS = {
    "deadline": "realtime",
    "cpu-used": "8",
    "crf": "12",
    "qmin": "4",
    "qmax": "40",
    "static-thresh": "0",
}
CHUNK = 960  # samples of one Opus frame
Told = Callable[[float], None]


def write_scene(
    scene: Scene,
    out: Path,
    report: Told | None = None,
    *,
    size: tuple[int, int] = (WIDTH, HEIGHT),
    frames_per_second: int = FRAMES_PER_SECOND,
) -> Path:
    """Write `out` (.webm) and, beside it, `out` with .json: who is where, when.

    `report` is told the fraction done and may raise to stop; nothing half written stays. Returns
    the path of the video. Raises ValueError for another suffix.
    """
    if out.suffix != ".webm":
        raise ValueError(f"A scene is written as .webm, not {out.suffix or 'without a suffix'}.")
    part = out.with_name(f".{out.stem}.part.webm")
    try:
        _mux(scene, part, report or (lambda fraction: None), size, frames_per_second)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    about = {
        "duration": scene.duration,
        "frames_per_second": frames_per_second,
        "sound_field": "AmbiX: W, Y, Z, X; SN3D",
        "angles": "degrees; azimuth anticlockwise from the centre, elevation up",
        "things": events(scene),
    }
    out.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")
    return out


def _mux(scene: Scene, out: Path, report: Told, size: tuple[int, int], rate: int) -> None:
    width, height = size
    frames = round(scene.duration * rate)
    sound = np.clip(render_sound(scene, SAMPLE_RATE), -1, 1)
    with av.open(str(out), "w", format="webm") as container:
        video = container.add_stream("libvpx", rate=rate, options=VIDEO_OPTIONS)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        video.bit_rate = 5_000_000 * width * height // (WIDTH * HEIGHT)
        video.codec_context.thread_count = 2
        video.codec_context.gop_size = rate * 2
        audio = container.add_stream("libopus", rate=SAMPLE_RATE, options={"mapping_family": "2"})
        audio.codec_context.layout = "ambisonic 1"
        audio.bit_rate = 512_000
        given = 0
        for number in range(frames):
            picture = av.VideoFrame.from_ndarray(
                render_frame(scene, number / rate, width, height), format="rgb24"
            )
            picture.pts, picture.time_base = number, Fraction(1, rate)
            container.mux(video.encode(picture))
            upto = round((number + 1) / frames * sound.shape[1])
            given = _mux_sound(container, audio, sound, given, upto)
            report((number + 1) / frames)
        container.mux(video.encode(None))
        container.mux(audio.encode(None))


def _mux_sound(
    container: OutputContainer,
    audio: AudioStream,
    sound: NDArray[np.float32],
    given: int,
    upto: int,
) -> int:
    """Encode the sound from sample `given` up to about `upto`; returns how far it came."""
    last = upto == sound.shape[1]
    while given < upto and (last or given + CHUNK <= upto):
        chunk = np.ascontiguousarray(sound[:, given : min(given + CHUNK, upto)].T)
        frame = av.AudioFrame.from_ndarray(chunk.reshape(1, -1), format="flt", layout="ambisonic 1")
        frame.sample_rate, frame.pts = SAMPLE_RATE, given
        frame.time_base = Fraction(1, SAMPLE_RATE)
        container.mux(audio.encode(frame))
        given += chunk.shape[0]
    return given
