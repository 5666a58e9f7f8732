"""Sound fields on disk: exact lengths, levels that are told, and files beyond four gigabytes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from spatialgen import sound_files
from spatialgen.export import write_ambix_wav
from spatialgen.sound_files import SoundFieldWriter


def tones(rate: int, seconds: float) -> np.ndarray:
    """A sine of its own frequency in each channel, [4, s]."""
    time = np.arange(round(rate * seconds)) / rate
    return np.stack([0.5 * np.sin(2 * np.pi * f * time) for f in (200, 500, 900, 3000)]).astype(
        np.float32
    )


@pytest.mark.parametrize("rate", [16_000, 44_100, 48_000])
def test_any_rate_becomes_48_khz_with_channels_apart(tmp_path: Path, rate: int) -> None:
    with SoundFieldWriter(tmp_path / "out.wav", 1.5, rate) as writer:
        for piece in np.array_split(tones(rate, 1.5), 7, axis=1):
            writer.write(piece)
        told = writer.finish()
    written = soundfile.read(tmp_path / "out.wav", dtype="float32")[0].T
    assert written.shape == (4, told.frames) == (4, 72_000)
    middle = slice(2400, -2400)
    np.testing.assert_allclose(written[:, middle], tones(48_000, 1.5)[:, middle], atol=1e-3)
    assert told.loudness == pytest.approx(20 * np.log10(0.5 / np.sqrt(2)), abs=0.05)
    assert told.peak == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize("given", [0.9, 1.1])
def test_too_little_is_filled_with_silence_and_too_much_is_cut(
    tmp_path: Path, given: float
) -> None:
    with SoundFieldWriter(tmp_path / "out.wav", 1.0, 48_000) as writer:
        writer.write(tones(48_000, given))
        assert writer.finish().frames == 48_000
    assert soundfile.info(tmp_path / "out.wav").frames == 48_000


def test_silence_has_a_level(tmp_path: Path) -> None:
    with SoundFieldWriter(tmp_path / "out.wav", 1.0, 48_000) as writer:
        writer.write(np.zeros((4, 48_000), np.float32))
        told = writer.finish()
    assert (told.peak, told.loudness) == (0.0, -120.0)


def test_what_is_not_finished_does_not_appear(tmp_path: Path) -> None:
    with SoundFieldWriter(tmp_path / "out.wav", 1.0, 48_000) as writer:
        writer.write(tones(48_000, 0.5))
        assert not (tmp_path / "out.wav").exists()
    assert list(tmp_path.iterdir()) == []


def test_long_files_are_rf64(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A 32-bit size ends at 4 GB: 93 minutes of float32, 124 of 24-bit."""
    assert sound_files.container_format(2**32 - 2**17) == "WAV"
    assert sound_files.container_format(2**32) == "RF64"
    monkeypatch.setattr(sound_files, "_WAV_LIMIT", 1000)
    with SoundFieldWriter(tmp_path / "field.wav", 1.0, 48_000) as writer:
        writer.write(tones(48_000, 1.0))
        writer.finish()
    write_ambix_wav(tmp_path / "field.wav", tmp_path / "out.wav", 0.0, {"seed": 1})
    for name in ("field.wav", "out.wav"):
        assert (tmp_path / name).read_bytes()[:4] == b"RF64"
        info = soundfile.info(tmp_path / name)
        assert (info.channels, info.frames, info.samplerate) == (4, 48_000, 48_000)
