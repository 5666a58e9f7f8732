"""Sound fields in every format that is delivered or met, for the tests of channels and directions.

    python tests/browser/formats.py FOLDER

Of each format two files: `channels.*`, four sines of different frequency, one a channel; and
`planes.*`, bursts of noise from the directions of `tests/contract/binaural.json`, in their order.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import soundfile

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from spatialgen.ambisonics import encode  # noqa: E402
from spatialgen.export import write_ambix_wav, write_spatial_video  # noqa: E402
from tests.films import write_film  # noqa: E402

RATE = 48_000
TONES = (500, 1000, 2000, 4000)
BURST = 8192
"""Samples from one burst to the next; the last 2048 of them are silent."""


def channels() -> np.ndarray:
    """[4, s]: every channel a tone of its own."""
    times = np.arange(2 * RATE) / RATE
    return np.stack([0.2 * np.sin(2 * np.pi * tone * times) for tone in TONES]).astype(np.float32)


def planes() -> np.ndarray:
    """[4, s]: noise from every direction of the contract, in its order."""
    contract = json.loads((ROOT / "tests/contract/binaural.json").read_text())
    loud = np.pad(np.hanning(BURST - 2048), (0, 2048))
    bursts = []
    for seed, (azimuth, elevation) in enumerate(contract["directions"]):
        noise = 0.2 * np.random.default_rng(seed).standard_normal(BURST) * loud
        bursts.append(encode(noise, math.radians(azimuth), math.radians(elevation)))
    return np.concatenate(bursts, axis=1).astype(np.float32)


def write_audio(path: Path, field: np.ndarray, codec: str, layout: str, **options: str) -> None:
    """One track of four channels, encoded by PyAV."""
    with av.open(str(path), "w") as file:
        stream = file.add_stream(codec, rate=RATE, options=options)
        assert isinstance(stream, av.AudioStream)
        stream.bit_rate = 512_000
        stream.codec_context.layout = layout
        wanted = stream.codec_context.format
        resampler = av.AudioResampler(wanted.name if wanted else "fltp", layout, RATE)
        samples = np.ascontiguousarray(field.T)
        for start in range(0, len(samples), RATE // 10):
            chunk = samples[start : start + RATE // 10].reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(chunk, format="flt", layout=layout)
            frame.sample_rate, frame.pts = RATE, start
            for part in resampler.resample(frame):
                file.mux(stream.encode(part))
        file.mux(stream.encode(None))


def write_vorbis(path: Path, field: np.ndarray) -> None:
    """By libsndfile, block by block: longer ones overflow its stack."""
    kind = {"format": "OGG", "subtype": "VORBIS"}
    with soundfile.SoundFile(path, "w", RATE, len(field), **kind) as file:
        for start in range(0, field.shape[1], 4096):
            file.write(field[:, start : start + 4096].T)


Writer = Callable[[Path, np.ndarray], None]
FORMATS: dict[str, Writer] = {
    "flac": lambda out, field: soundfile.write(out, field.T, RATE, subtype="PCM_24"),
    "aac.mp4": lambda out, field: write_audio(out, field, "aac", "4.0"),
    "vorbis.ogg": write_vorbis,
    "opus.ogg": lambda out, field: write_audio(
        out, field, "libopus", "ambisonic 1", mapping_family="2"
    ),
}


def write_all(folder: Path) -> None:
    """Every format of both sounds; the studio's own by the studio's own exporters."""
    film = write_film(folder / "film.webm", seconds=5.0, size=(64, 32))
    film_mp4 = write_film(folder / "film.mp4", seconds=5.0, size=(64, 32), codec="libx264")
    for name, field in (("channels", channels()), ("planes", planes())):
        raw = folder / f"{name}.raw.wav"
        soundfile.write(raw, field.T, RATE, subtype="FLOAT")
        write_ambix_wav(raw, folder / f"{name}.wav", 0.0, {})
        write_spatial_video(film, raw, folder / f"{name}.opus.webm", 0.0)
        write_spatial_video(film_mp4, raw, folder / f"{name}.opus.mp4", 0.0)
        for suffix, write in FORMATS.items():
            write(folder / f"{name}.{suffix}", field)
        raw.unlink()


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
