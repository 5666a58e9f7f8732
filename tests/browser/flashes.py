"""A 360° clip that flashes and clicks at every full second, for the tests of the player's clock.

    python tests/browser/flashes.py FOLDER [SECONDS [UPLOAD_SECONDS]]

writes the clip as the studio delivers it (WebM and MP4, Opus family 2), its sound as WAV, a second
take that clicks as well, and a manifest. With UPLOAD_SECONDS there is an upload of that length,
too, whose own sound is served as the studio makes it (`upload.json`).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import av
import numpy as np
import soundfile

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from spatialgen.ambisonics import encode  # noqa: E402
from spatialgen.clip_wav import write_clip_wav  # noqa: E402
from spatialgen.export import write_ambix_wav, write_spatial_video  # noqa: E402

RATE = 48_000
FPS = 25
SIZE = (256, 128)
BURST = 0.004


def clicks(seconds: int, frequency: float) -> np.ndarray:
    """Bursts [s] of a sine, one at every full second."""
    sound = np.zeros(seconds * RATE, np.float32)
    times = np.arange(round(BURST * RATE)) / RATE
    burst = 0.8 * np.sin(2 * np.pi * frequency * times)
    for second in range(seconds):
        sound[second * RATE : second * RATE + burst.size] = burst
    return sound


def write_picture(path: Path, codec: str, seconds: int) -> None:
    """White for two frames from every full second on, else dark, with the time as a grey band."""
    with av.open(str(path), "w") as film:
        stream = film.add_stream(codec, rate=FPS)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        stream.codec_context.gop_size = FPS
        stream.options = {"preset": "ultrafast"} if codec == "libx264" else {}
        for index in range(seconds * FPS):
            grey = 235 if index % FPS < 2 else 16
            image = np.full((SIZE[1], SIZE[0], 3), grey, np.uint8)
            image[: SIZE[1] // 8, : 1 + index % SIZE[0]] = 128
            film.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
        film.mux(stream.encode(None))


def source(name: str, label: str, url: str, wav: str | None) -> dict[str, object]:
    """A source of the manifest."""
    kind = "video/webm" if url.endswith(".webm") else "video/mp4"
    return {
        "id": name, "take": None, "label": label, "kind": "foa", "url": url, "type": kind,
        "wav_url": wav, "notice": None, "notice_url": None, "gain_db": 0.0, "analysis_url": None,
    }  # fmt: skip


def write_clip(folder: Path, seconds: int) -> None:
    """Everything there is to play."""
    for name, frequency, azimuth in (("left", 2000.0, np.pi / 2), ("right", 3000.0, -np.pi / 2)):
        raw = folder / f"{name}.raw.wav"
        field = encode(clicks(seconds, frequency), azimuth)
        soundfile.write(raw, field.T, RATE, subtype="FLOAT")
        write_ambix_wav(raw, folder / f"{name}.wav", 0.0, {})
        for suffix, codec in ((".webm", "libvpx"), (".mp4", "libx264")):
            silent = folder / f"silent{suffix}"
            if not silent.exists():
                write_picture(silent, codec, seconds)
            write_spatial_video(silent, raw, folder / f"{name}{suffix}", 0.0)
        raw.unlink()
    left = source("left", "Take 1", "/left.webm", "/left.wav")
    right = source("right", "Take 2", "/right.webm", "/right.wav")
    recorded = source("recorded", "Recorded", "/left.mp4", None)
    write_manifest(folder / "manifest.json", seconds, [left, right, recorded])
    write_manifest(folder / "recorded.json", seconds, [recorded])


def write_manifest(path: Path, seconds: int, sources: list[dict[str, object]]) -> None:
    """What the player reads of a clip."""
    facts = {"id": "clip", "name": "flashes", "duration": seconds, "stereo": "mono"}
    pictures = {"width": SIZE[0], "height": SIZE[1], "poster_url": None, "thumbnails": None}
    video = {"url": "/silent.webm", "type": "video/webm"}
    manifest = {"clip": {**facts, **pictures}, "video": video, "sources": sources}
    path.write_text(json.dumps(manifest))


def write_upload(folder: Path, seconds: int) -> None:
    """A clip with a sound field of its own, and its samples as the studio makes them."""
    raw, silent = folder / "upload.raw.wav", folder / "upload.silent.mp4"
    with soundfile.SoundFile(raw, "w", RATE, 4, subtype="FLOAT") as file:
        for _ in range(seconds):
            file.write(encode(clicks(1, 2000.0), np.pi / 2).T)
    write_picture(silent, "libx264", seconds)
    write_spatial_video(silent, raw, folder / "upload.mp4", 0.0)
    raw.unlink()
    silent.unlink()
    write_clip_wav(folder / "upload.mp4", folder / "upload.wav")
    upload = source("recorded", "Recorded", "/upload.mp4", "/upload.wav")
    write_manifest(folder / "upload.json", seconds, [upload])


if __name__ == "__main__":
    write_clip(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 40)
    if len(sys.argv) > 3:
        write_upload(Path(sys.argv[1]), int(sys.argv[3]))
