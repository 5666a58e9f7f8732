"""Sound files for the tests of the player's sound, made by the project's own exporter and PyAV.

python tests/browser/sounds.py FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import soundfile

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from spatialgen.ambisonics import encode  # noqa: E402
from spatialgen.export import write_ambix_wav  # noqa: E402

RATE = 48_000


def noise(seed: int, seconds: float) -> np.ndarray:
    """Smooth noise [s] that no two seeds share."""
    white = np.random.default_rng(seed).standard_normal(round(seconds * RATE))
    return (0.1 * np.convolve(white, [0.5, 0.3, 0.2], mode="same")).astype(np.float32)


def write_take(path: Path, field: np.ndarray) -> None:
    """A sound field as the studio delivers it: 24-bit AmbiX WAV."""
    raw = path.with_suffix(".raw.wav")
    soundfile.write(raw, field.T, RATE, subtype="FLOAT")
    write_ambix_wav(raw, path, 0.0, {})
    raw.unlink()


def write_takes(folder: Path, seconds: float = 5.5) -> None:
    """Two takes from different places, one of them 12 dB down; and a sine in front."""
    left = encode(noise(1, seconds), np.pi / 2)
    right = encode(noise(2, seconds), -np.pi / 3, 0.3)
    times = np.arange(round(seconds * RATE)) / RATE
    sine = encode((0.5 * np.sin(2 * np.pi * 1000 * times)).astype(np.float32), 0.0)
    write_take(folder / "left.wav", left)
    write_take(folder / "right.wav", right)
    write_take(folder / "quiet.wav", right / 4)
    write_take(folder / "sine.wav", sine)
    write_take(folder / "sine-again.wav", sine)


if __name__ == "__main__":
    write_takes(Path(sys.argv[1]))
