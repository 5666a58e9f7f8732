"""The sound that an upload brought, as the WAV file that players read."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
import soundfile

from spatialgen.clip_wav import write_clip_wav
from spatialgen.export import write_spatial_video
from spatialgen.stages import ClipProblem
from tests.films import write_film

RATE = 48_000


def write_with_pcm(path: Path, sound: np.ndarray, rate: int) -> None:
    """A Matroska film with ``sound`` [s, c] as it is, in 16 bits."""
    with av.open(str(path), "w") as film:
        video = film.add_stream("libx264", rate=24)
        assert isinstance(video, av.VideoStream)
        video.width, video.height, video.pix_fmt = 64, 32, "yuv420p"
        audio = film.add_stream("pcm_s16le", rate=rate)
        audio.codec_context.layout = "stereo" if sound.shape[1] == 2 else "quad"
        for _ in range(48):
            frame = av.VideoFrame.from_ndarray(np.zeros((32, 64, 3), np.uint8), format="rgb24")
            film.mux(video.encode(frame))
        film.mux(video.encode(None))
        part = av.AudioFrame.from_ndarray(
            sound.reshape(1, -1), format="s16", layout=audio.codec_context.layout.name
        )
        part.sample_rate, part.pts = rate, 0
        film.mux(audio.encode(part))
        film.mux(audio.encode(None))


def test_sixteen_bits_come_out_as_they_went_in_and_no_longer_than_the_picture(
    tmp_path: Path,
) -> None:
    sound = np.random.default_rng(1).integers(-(2**15), 2**15, (3 * RATE, 4), dtype=np.int16)
    write_with_pcm(tmp_path / "film.mkv", sound, RATE)
    told: list[float] = []
    write_clip_wav(tmp_path / "film.mkv", tmp_path / "sound.wav", told.append)
    written, rate = soundfile.read(tmp_path / "sound.wav", dtype="int16")
    assert rate == RATE
    assert len(written) == pytest.approx(2 * RATE, abs=RATE / 24)
    np.testing.assert_array_equal(written, sound[: len(written)])
    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.parametrize("suffix", [".webm", ".mp4"])
def test_a_click_lies_where_it_is_heard(tmp_path: Path, suffix: str) -> None:
    field = np.zeros((2 * RATE, 4), np.float32)
    field[RATE : RATE + 96] = 0.8 * np.sin(np.arange(96) / 4)[:, None]
    soundfile.write(tmp_path / "field.wav", field, RATE, subtype="FLOAT")
    codec = "libvpx" if suffix == ".webm" else "libx264"
    film = write_film(tmp_path / f"silent{suffix}", codec=codec)
    write_spatial_video(film, tmp_path / "field.wav", tmp_path / f"film{suffix}", 0.0)
    write_clip_wav(tmp_path / f"film{suffix}", tmp_path / "sound.wav")
    written, _ = soundfile.read(tmp_path / "sound.wav")
    energy = np.square(written[:, 0])
    centre = float((energy * np.arange(len(energy))).sum() / energy.sum())
    assert centre == pytest.approx(RATE + 48, abs=96), "within 2 ms"


def test_another_rate_becomes_48_khz(tmp_path: Path) -> None:
    times = np.arange(2 * 44_100) / 44_100
    tone = (8000 * np.sin(2 * np.pi * 1000 * times)).astype(np.int16)
    write_with_pcm(tmp_path / "film.mkv", np.stack([tone, 0 * tone], axis=1), 44_100)
    write_clip_wav(tmp_path / "film.mkv", tmp_path / "sound.wav")
    written, rate = soundfile.read(tmp_path / "sound.wav")
    assert (rate, written.shape[1]) == (RATE, 2)
    spectrum = np.abs(np.fft.rfft(written[:RATE, 0]))
    assert int(spectrum.argmax()) == 1000
    assert np.square(written[:, 1]).mean() < 1e-8, "the other channel stays silent"


def test_a_film_without_sound_has_none(tmp_path: Path) -> None:
    film = write_film(tmp_path / "silent.webm")
    with pytest.raises(ClipProblem, match="no sound"):
        write_clip_wav(film, tmp_path / "sound.wav")
    assert not list(tmp_path.glob("*sound*"))
