"""What the Python decoder hears of a sound field, for every head of the contract and both sets.

    python tests/browser/heard.py FOLDER

reads `planes.wav` there and writes `heard.SET.N.wav` (both ears, float32) for head N of
`tests/contract/binaural.json`.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

import numpy as np
import soundfile

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from spatialgen.export.binaural import Listener, head_responses  # noqa: E402

HRIRS = ROOT / "frontend/src/player/sound/hrirs"


def kemar() -> np.ndarray:
    """KEMAR's responses [c, t], in the order W, Y, Z, X."""
    pairs = [soundfile.read(HRIRS / f"kemar-{name}.wav")[0] for name in ("wy", "zx")]
    return np.ascontiguousarray(np.concatenate(pairs, axis=1).T)


def write_heard(folder: Path) -> None:
    """Every head with every set."""
    contract = json.loads((ROOT / "tests/contract/binaural.json").read_text())
    field, rate = soundfile.read(folder / "planes.wav")
    for name, responses in (("omnitone", head_responses()), ("kemar", kemar())):
        for index, case in enumerate(contract["heads"]):
            listener = Listener(*map(math.radians, case["head"]))
            listener.responses = responses
            ears = listener.hear(field.T)
            soundfile.write(folder / f"heard.{name}.{index}.wav", ears.T, rate, subtype="FLOAT")


if __name__ == "__main__":
    write_heard(Path(sys.argv[1]))
