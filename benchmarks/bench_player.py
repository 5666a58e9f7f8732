"""The player in a browser: first picture, frame times, and what its page has to load.

./run bench bench_player

A real Chromium opens real clips of 1080p and 4K at 60 frames a second. Without a GPU it draws and
decodes on the CPU, which says what the player costs, not how smooth it is on a usual machine.
"""

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import av
import numpy as np

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
PASSWORD = secrets.token_urlsafe()
CLIPS = {"1080p60": (1920, 960), "4K60": (3840, 1920)}
SECONDS = 8
RATE = 48_000  # Hz
sys.path.insert(0, str(ROOT))


def draw_clip(path: Path, width: int, height: int) -> Path:
    """A gradient that moves, as H.264, with a tone on two channels."""
    with av.open(str(path), "w") as film:
        options = {"preset": "ultrafast", "crf": "23", "g": "60"}
        video = film.add_stream("libx264", rate=60, options=options)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        sound = film.add_stream("aac", rate=RATE, layout="stereo")
        across = np.arange(width) * 256 // width
        image = np.zeros((height, width, 3), np.uint8)
        image[..., 1] = (np.arange(height) * 256 // height)[:, None]
        for index in range(SECONDS * 60):
            image[..., 0] = (across + index) % 256
            film.mux(video.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
        film.mux(video.encode(None))
        tone = 0.1 * np.sin(2 * np.pi * 440 * np.arange(SECONDS * RATE) / RATE)
        samples = av.AudioFrame.from_ndarray(
            np.tile(tone, (2, 1)).astype(np.float32), format="fltp", layout="stereo"
        )
        samples.sample_rate = RATE
        film.mux(sound.encode(samples))
        film.mux(sound.encode(None))
    return path


def add_clips(folder: Path) -> list[str]:
    """A site with Ada and her clips; the paths of their pages."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "webapp.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    from webapp.accounts.models import User
    from webapp.clips.models import Project
    from webapp.clips.upload import upload_file

    ada = User.objects.create_user("ada", password=PASSWORD)
    project = Project.objects.create(owner=ada, name="Measurements")
    files = [draw_clip(folder / f"{name}.mp4", *size) for name, size in CLIPS.items()]
    return [upload_file(project, ada.plan, file).url for file in files]


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    """Returns once the site answers."""
    for _ in range(150):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in/", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise SystemExit("The site did not answer within half a minute.")


def measured(data: Path) -> list[dict[str, Any]]:
    """What the browser found on each clip's page."""
    pages = add_clips(data)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "uvicorn", "webapp.asgi:application", "--lifespan", "on"]
    options = ["--port", str(port), "--log-level", "warning"]
    site = subprocess.Popen([*command, *options], cwd=ROOT)
    try:
        wait_for(port)
        script = FRONTEND / "scripts/measure-player.js"
        arguments = [address, "ada", PASSWORD, *pages]
        answer = subprocess.run(
            ["node", str(script), *arguments], stdout=subprocess.PIPE, check=True, text=True
        )
        found: list[dict[str, Any]] = json.loads(answer.stdout)
        return found
    finally:
        site.terminate()
        site.wait(timeout=20)


def print_starts(found: list[dict[str, Any]]) -> None:
    """When things were there, on this machine and over a slow line."""
    print(
        "| clip | line | page works | poster | around the viewer | first frame | press to sound |"
    )
    print("|---|---|---:|---:|---:|---:|---:|")
    for name, each in zip(CLIPS, found, strict=True):
        for line, times in (("this machine", each["first"]), ("slow", each["slow"])):
            kinds = ("script", "poster", "sphere", "video", "sound")
            told = [f"{times[kind] / 1000:.2f} s" if times[kind] else "–" for kind in kinds]
            print(f"| {name} | {line} | " + " | ".join(told) + " |")


def print_frames(found: list[dict[str, Any]]) -> None:
    """Frame times while turning, and while playing."""
    print("| clip | what | median | 95 % within | sharpness kept |")
    print("|---|---|---:|---:|---:|")
    for name, each in zip(CLIPS, found, strict=True):
        rows = {f"turning, {mode}": took for mode, took in each["turning"].items()}
        rows["playing"] = each["playing"]
        for what, took in rows.items():
            times = f"{took['median']:.1f} ms | {took['late']:.1f} ms"
            print(f"| {name} | {what} | {times} | {100 * took['sharpness']:.0f} % |")


def print_sizes() -> None:
    """What the clip's page loads of scripts, by vite's manifest: at once, and later."""
    manifest = json.loads((FRONTEND / "dist/.vite/manifest.json").read_text())
    print("| script | when | size | compressed |")
    print("|---|---|---:|---:|")
    at_once = reached(manifest, ["src/pages/clip.ts"], "imports")
    later = reached(manifest, at_once, "dynamicImports") - at_once
    for when, names in (("at once", at_once), ("later", later)):
        for name in sorted(names):
            script = FRONTEND / "dist" / manifest[name]["file"]
            small = Path(f"{script}.br")
            # The smallest have no compressed copy.
            files = (script, small if small.exists() else script)
            sizes = [path.stat().st_size / 1000 for path in files]
            print(f"| {script.name} | {when} | {sizes[0]:.0f} kB | {sizes[1]:.0f} kB |")


def reached(manifest: dict[str, Any], names: list[str] | set[str], kind: str) -> set[str]:
    """The scripts that these import, and those that they import."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [*manifest[name].get("imports", []), *manifest[name].get(kind, [])]
    return found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STUDIO_DATA"] = folder
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        results = measured(Path(folder))
    print_starts(results)
    print()
    print_frames(results)
    print()
    print_sizes()
