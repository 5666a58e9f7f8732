"""Writes a scene as a 360° video with its exact sound field, and who is where, when.

WebM holds a VP8 picture and the sound field as Opus family 2; MP4 an H.264 picture, and the sound
field lies beside it as AmbiX WAV (24-bit, 48 kHz).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import soundfile
from av.audio.stream import AudioStream
from av.container import OutputContainer
from numpy.typing import NDArray

from .picture import render_frame
from .scene import Scene
from .sound import events, render_sound

SAMPLE_RATE = 48000
WIDTH, HEIGHT, FRAMES_PER_SECOND = 1280, 640, 24
VP8 = {
    "deadline": "realtime",
    "cpu-used": "8",
    "crf": "12",
    "qmin": "4",
    "qmax": "40",
    "static-thresh": "0",
}
H264 = {"preset": "veryfast", "crf": "20"}
CHUNK = 960  # samples of one Opus frame
Told = Callable[[float], None]


def write_scene(
    scene: Scene,
    out: Path,
    report: Told | None = None,
    *,
    size: tuple[int, int] = (WIDTH, HEIGHT),
    frames_per_second: int = FRAMES_PER_SECOND,
    wav: bool = False,
) -> Path:
    """Write `out` (.webm or .mp4) and, beside it, `out` with .json: who is where, when.

    With `wav`, and for MP4 always, `out` with .wav holds the sound field. `report` is told the
    fraction done and may raise to stop; nothing half written stays. Returns the path of the video.
    Raises ValueError for another suffix.
    """
    if out.suffix not in (".webm", ".mp4"):
        raise ValueError(
            f"A scene is written as .webm or .mp4, not {out.suffix or 'without a suffix'}."
        )
    sound = np.clip(render_sound(scene, SAMPLE_RATE), -1, 1)
    part = out.with_name(f".{out.stem}.part{out.suffix}")
    try:
        _mux(scene, sound, part, report or (lambda fraction: None), (*size, frames_per_second))
        if wav or out.suffix == ".mp4":
            soundfile.write(out.with_suffix(".wav"), sound.T, SAMPLE_RATE, subtype="PCM_24")
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    about = {
        "duration": scene.duration,
        "frames_per_second": frames_per_second,
        "sound_field": "AmbiX: W, Y, Z, X; SN3D",
        "angles": "degrees; azimuth anticlockwise from the centre, elevation up",
        "reverberation_seconds": round(scene.room.decay_time, 3) if scene.room else None,
        "things": events(scene),
    }
    out.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")
    return out


def _mux(
    scene: Scene,
    sound: NDArray[np.float32],
    out: Path,
    report: Told,
    shape: tuple[int, int, int],
) -> None:
    width, height, rate = shape
    frames = round(scene.duration * rate)
    webm = out.suffix == ".webm"
    with av.open(str(out), "w") as container:
        video = container.add_stream(
            "libvpx" if webm else "libx264", rate=rate, options=VP8 if webm else H264
        )
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        if webm:
            video.bit_rate = 5_000_000 * width * height // (WIDTH * HEIGHT)
        video.codec_context.thread_count = 2
        video.codec_context.gop_size = rate * 2
        audio = _sound_stream(container) if webm else None
        given = 0
        for number in range(frames):
            picture = av.VideoFrame.from_ndarray(
                render_frame(scene, number / rate, width, height), format="rgb24"
            )
            picture.pts, picture.time_base = number, Fraction(1, rate)
            container.mux(video.encode(picture))
            if audio is not None:
                upto = round((number + 1) / frames * sound.shape[1])
                given = _mux_sound(container, audio, sound, given, upto)
            report((number + 1) / frames)
        for stream in (video, audio):
            if stream is not None:
                container.mux(stream.encode(None))


def _sound_stream(container: OutputContainer) -> AudioStream:
    audio = container.add_stream("libopus", rate=SAMPLE_RATE, options={"mapping_family": "2"})
    audio.codec_context.layout = "ambisonic 1"
    audio.bit_rate = 512_000
    return audio


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
