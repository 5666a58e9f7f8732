"""What the browser tests need: a database, a small model, Alice, Ada, and clips to upload.

    python tests/browser/prepare.py DATA

fills the data folder; the environment variable ``STUDIO_DATA`` must name the same one.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import av
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.directions import panorama, two_eyes  # noqa: E402
from tests.films import RATE, picture, write_film  # noqa: E402
from tests.small_model import write_small_model  # noqa: E402

PASSWORD = "a-long-password-of-alice"
SIZE = (512, 256)
QUICKLY = {"deadline": "realtime", "cpu-used": "8"}  # of libvpx


def noise_from_the_left(seconds: float) -> np.ndarray:
    """AmbiX [4, s] of pink-ish noise as a plane wave from 90° to the left: W = Y, Z = X = 0."""
    noise = np.random.default_rng(7).standard_normal(round(seconds * RATE))
    smooth = np.convolve(noise, [0.5, 0.3, 0.2], mode="same")
    field = np.zeros((4, smooth.size), np.float32)
    field[0] = field[1] = 0.1 * smooth
    return field


def write_left_clip(
    path: Path, still: np.ndarray | None = None, seconds: float = 8.0, fps: int = 12
) -> None:
    """A 360° WebM whose sound comes from the left (Opus family 2).

    It shows a moving gradient, or ``still``: square pictures hold two eyes, one above the other.
    """
    width, height = SIZE if still is None else (still.shape[1], still.shape[0])
    with av.open(str(path), "w") as film:
        video = film.add_stream("libvpx", rate=fps, options=QUICKLY)
        assert isinstance(video, av.VideoStream)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        video.bit_rate = 2_000_000
        video.metadata.update({"stereo_mode": "top_bottom"} if width == height else {})
        sound = film.add_stream("libopus", rate=RATE, options={"mapping_family": "2"})
        sound.bit_rate = 512_000
        sound.codec_context.layout = "ambisonic 1"
        for index in range(round(seconds * fps)):
            image = picture(SIZE, index) if still is None else still
            film.mux(video.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
        film.mux(video.encode(None))
        samples = np.ascontiguousarray(noise_from_the_left(seconds).T)
        for start in range(0, len(samples), RATE // 2):
            chunk = samples[start : start + RATE // 2].reshape(1, -1)
            part = av.AudioFrame.from_ndarray(chunk, format="flt", layout="ambisonic 1")
            part.sample_rate, part.pts = RATE, start
            film.mux(sound.encode(part))
        film.mux(sound.encode(None))


def write_clips(folder: Path) -> None:
    """The clips Alice uploads, and the file that is none."""
    folder.mkdir(parents=True)
    write_left_clip(folder / "left.webm")
    write_left_clip(folder / "directions.webm", panorama(*SIZE))
    write_left_clip(folder / "eyes.webm", two_eyes(512, 512))
    write_film(folder / "plain.mp4", codec="libx264", size=(320, 180), channels=2)
    write_film(folder / "around.mp4", codec="libx264", seconds=4.0, channels=2)
    (folder / "notes.mp4").write_text("These are notes about a film, not the film.\n" * 50)


def make_site() -> None:
    """Tables, models and the accounts of Alice and of Ada, the administrator."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "webapp.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("sync_models")
    from webapp.accounts.models import User

    User.objects.create_user("alice", "alice@example.org", PASSWORD)
    User.objects.create_superuser("ada", password=PASSWORD)


if __name__ == "__main__":
    data = Path(sys.argv[1])
    write_small_model(data / "models")
    write_clips(data / "clips")
    make_site()
