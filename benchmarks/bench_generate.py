"""How long a clip's sound field takes, and how much memory, by model and length of clip.

    ./run bench bench_generate [MODEL ...]

Each row is one `spatialgen generate` in a process of its own: start, imports, decoding, both image
encoders, sampling, decoding of latents and writing of files are all included.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from spatialgen.scenes import scene_from_seed, write_scene

SECONDS = (3.0, 10.0, 30.0, 60.0)


def generate(clip: Path, model: str, out: Path) -> tuple[float, float]:
    """Wall time in seconds and peak memory in MB of one generation, decoding children included."""
    command = [sys.executable, "-m", "spatialgen", "generate", str(clip)]
    started = time.perf_counter()
    child = subprocess.Popen(
        [*command, "--out", str(out), "--model", model],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        raise SystemExit((child.stderr.read() if child.stderr else b"").decode())
    to_mb = 1e-6 if sys.platform == "darwin" else 1 / 1024
    return seconds, usage.ru_maxrss * to_mb


def main() -> None:
    """Print the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="*", default=["preview"])
    models = parser.parse_args().models
    today = datetime.now(UTC).date().isoformat()
    machine = f"{platform.machine()}, {os.cpu_count()} cores"
    print(f"{today}, {machine}, Python {platform.python_version()}\n")
    print("| model | clip | wall time | per second of clip | peak memory |")
    print("|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for seconds in SECONDS:
            clip = Path(folder) / f"{seconds:.0f}.webm"
            write_scene(scene_from_seed(1, seconds), clip)
            for model in models:
                wall, memory = generate(clip, model, Path(folder) / f"{model}-{seconds:.0f}")
                row = f"{wall:.1f} s | {wall / seconds:.2f} s | {memory:.0f} MB |"
                print(f"| {model} | {seconds:.0f} s | {row}", flush=True)


if __name__ == "__main__":
    main()
