"""From a clip to its sound field, with models whose answers are known."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import torch
from torch import Tensor

from spatialgen import pipeline, rectified_flow, windows
from spatialgen.conditioning import Conditions, Features
from spatialgen.config import GenerationOptions
from spatialgen.pipeline import generate_sound_field
from spatialgen.stages import Cancelled, ClipProblem, Progress, Stage, say_nothing
from tests.gaussian_model import RATIO, GaussianModel

MakeClip = Callable[..., Path]
HERE = Path(__file__).parent
QUICK = GenerationOptions(steps=8)


def generate(
    clip: Path, out: Path, model: GaussianModel | None = None, seed: int = 0
) -> np.ndarray:
    options = GenerationOptions(steps=QUICK.steps, seed=seed)
    generate_sound_field(clip, model or GaussianModel(), options, out, say_nothing)
    return np.asarray(soundfile.read(out, dtype="float32")[0].T)


@pytest.mark.parametrize("seconds", [1.0, 1.7, 2.0, 3.3, 7.0])
def test_the_sound_field_lasts_as_long_as_the_clip(
    make_clip: MakeClip, tmp_path: Path, seconds: float
) -> None:
    out = tmp_path / "field.wav"
    clip = make_clip("clip.mp4", "libx264", seconds=seconds)
    told = generate_sound_field(clip, GaussianModel(), QUICK, out, say_nothing)
    with soundfile.SoundFile(out) as file:
        assert (file.samplerate, file.channels, file.subtype) == (48_000, 4, "FLOAT")
        assert file.frames == told.frames == round(seconds * 48_000)
        sound = file.read(dtype="float32")
    assert told.duration == pytest.approx(seconds)
    assert told.peak == pytest.approx(np.abs(sound).max())
    assert told.loudness == pytest.approx(20 * np.log10(np.sqrt(np.mean(sound[:, 0] ** 2))))
    assert np.abs(sound[-480:]).max() > 1e-4, "it sounds to the very end"


@pytest.mark.parametrize("size", [(128, 64), (160, 90)])
def test_each_frame_is_seen_once_and_windows_are_full(
    make_clip: MakeClip, tmp_path: Path, size: tuple[int, int]
) -> None:
    model = GaussianModel()
    generate(make_clip(seconds=5, size=size), tmp_path / "field.wav", model)
    assert len(model.seen) == 40
    assert np.corrcoef(model.seen, np.arange(40))[0, 1] > 0.99
    assert {frames for frames, _ in model.told} == {16}
    assert {length for _, length in model.told} == {250}


def test_a_short_clip_holds_its_last_frame(make_clip: MakeClip, tmp_path: Path) -> None:
    model = GaussianModel()
    generate(make_clip(seconds=1), tmp_path / "field.wav", model)
    assert model.told == [(16, 250)]
    assert len(model.seen) == 8


def test_the_same_seed_makes_the_same_sound(make_clip: MakeClip, tmp_path: Path) -> None:
    clip, out = make_clip(seconds=3), tmp_path / "field.wav"
    first, again = generate(clip, out, seed=4), generate(clip, out, seed=4)
    np.testing.assert_array_equal(first, again)
    assert np.abs(generate(clip, out, seed=5) - first).max() > 0.01


# --- seams ---------------------------------------------------------------------------------------


def seams_of(seconds: float) -> list[tuple[int, int]]:
    """First and last sample at 48 kHz of each overlap of two windows."""
    model = GaussianModel()
    shape = windows.WindowShape(250, 16, model.sample_rate, RATIO)
    return [
        (3 * RATIO * w.latent_start, 3 * RATIO * (w.latent_start + w.known))
        for w in windows.plan_windows(seconds, shape)[1:]
    ]


def seam_measures(sound: np.ndarray, seconds: float) -> dict[str, float]:
    """How the sound around the seams differs from the sound elsewhere."""
    at = np.zeros(sound.shape[1], bool)
    for start, stop in seams_of(seconds):
        at[max(0, start - 960) : stop + 960] = True
    sound, at = sound[:, 4800:-4800], at[4800:-4800]  # the clip's own ends are no seams
    level = 10 * np.log10(np.mean(sound[:, at] ** 2) / np.mean(sound[:, ~at] ** 2))
    jumps = np.abs(np.diff(sound, n=2, axis=1))
    edges = at[1:-1]
    bands = [_bands(sound[:, part]) for part in (at, ~at)]
    return {
        "level": abs(float(level)),
        "jump": float(jumps[:, edges].max() / jumps[:, ~edges].max()),
        "spectrum": float(np.abs(bands[0] - bands[1]).max()),
    }


def _bands(sound: np.ndarray) -> np.ndarray:
    """Level in dB of eight bands from 0 to 1 kHz, mean over pieces of 40 ms."""
    pieces = sound[:, : sound.shape[1] // 1920 * 1920].reshape(4, -1, 1920) * np.hanning(1920)
    power = (np.abs(np.fft.rfft(pieces, axis=2)) ** 2).mean(axis=(0, 1))
    return np.asarray(10 * np.log10(power[:40].reshape(8, 5).mean(axis=1)))


@pytest.fixture
def long_clip(make_clip: MakeClip) -> Path:
    return make_clip("long.mp4", "libx264", seconds=30, fps=2, size=(64, 32))


def test_no_seam_is_heard(long_clip: Path, tmp_path: Path) -> None:
    measures = seam_measures(generate(long_clip, tmp_path / "field.wav"), 30)
    assert len(seams_of(30)) > 15
    assert measures["level"] < 0.5
    assert measures["spectrum"] < 1.0
    assert measures["jump"] < 1.5


def test_even_windows_that_share_nothing_join_at_a_steady_loudness(
    long_clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worst case: other noise, nothing taken over. A plain fade or a cut would be heard."""
    noise, go_on = windows.latent_noise, rectified_flow.sample

    def unshared(seed: int, start: int, latents: int, channels: int) -> np.ndarray:
        return noise(seed + start, 0, latents, channels)

    def forgetful(*args: Any, **options: Any) -> Tensor:
        return go_on(*args, **{**options, "known": None, "mask": None})

    monkeypatch.setattr(pipeline, "latent_noise", unshared)
    monkeypatch.setattr(pipeline, "sample", forgetful)
    steady = seam_measures(generate(long_clip, tmp_path / "strangers.wav"), 30)
    monkeypatch.setattr(windows, "_give_back", lambda faded, lost: faded)
    plain = seam_measures(generate(long_clip, tmp_path / "strangers.wav"), 30)
    monkeypatch.setattr(windows, "fade_in", lambda samples: np.ones(samples, np.float32))
    cut = seam_measures(generate(long_clip, tmp_path / "strangers.wav"), 30)
    assert plain["level"] > 0.7
    assert cut["jump"] > 3
    assert steady["level"] < plain["level"] / 2


def test_windows_go_on_from_each_other(make_clip: MakeClip, tmp_path: Path) -> None:
    """The overlap's latents are the earlier window's: both decode to the same sound there."""

    class Remembering(GaussianModel):
        decoded: list[Tensor]

        def decode(self, latents: Tensor) -> Tensor:
            kept.append(latents)
            return super().decode(latents)

    kept: list[Tensor] = []
    generate(make_clip(seconds=4), tmp_path / "field.wav", Remembering())
    shape = windows.WindowShape(250, 16, 16_000, RATIO)
    plan = windows.plan_windows(4.0, shape)
    assert len(kept) == len(plan) == 3
    for window, before, now in zip(plan[1:], kept, kept[1:], strict=False):
        assert torch.equal(now[..., : window.known], before[..., -window.known :])
        assert (now[..., window.known :] != 0).all()


# --- progress, stopping, memory ------------------------------------------------------------------


def test_progress_rises_through_the_stages(make_clip: MakeClip, tmp_path: Path) -> None:
    told: list[Progress] = []
    generate_sound_field(
        make_clip(seconds=5), GaussianModel(), QUICK, tmp_path / "field.wav", told.append
    )
    fractions = [p.fraction for p in told]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0.0
    assert fractions[-1] == pytest.approx(0.9), "writing the files is the rest"
    first = list(dict.fromkeys(p.stage for p in told))
    assert first == [Stage.FEATURES, Stage.LATENTS, Stage.SOUND_FIELD]
    assert sum(p.stage is Stage.LATENTS for p in told) >= QUICK.steps * 3


@dataclass
class SlowModel(GaussianModel):
    """Takes 0.2 s for four frames, 0.05 s for a step and 0.2 s to decode.

    ``asked`` tells when it first did what ``stop_in`` names, ``after`` what it began after that.
    """

    stop_in: str = ""
    asked: list[float] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    def encode_images(self, panorama: Tensor, front: Tensor) -> Features:
        self.take_time("encode_images", 0.2)
        return super().encode_images(panorama, front)

    def velocity(
        self, x: Tensor, t: Tensor, conditions: Conditions, guidance: float, rescale: float
    ) -> Tensor:
        self.take_time("velocity", 0.05)
        return torch.zeros_like(x)

    def decode(self, latents: Tensor) -> Tensor:
        self.take_time("decode", 0.2)
        return super().decode(latents)

    def take_time(self, doing: str, seconds: float) -> None:
        if self.asked:
            self.after.append(doing)
        elif doing == self.stop_in:
            self.asked.append(time.monotonic())
        time.sleep(seconds)


def test_stopping_need_not_wait_for_a_slow_model(make_clip: MakeClip, tmp_path: Path) -> None:
    class Sluggish(GaussianModel):
        def decode(self, latents: Tensor) -> Tensor:
            time.sleep(4)
            return super().decode(latents)

    since: list[float] = []

    def report(progress: Progress) -> None:
        if progress.stage is Stage.SOUND_FIELD:
            since.append(time.monotonic())
            if len(since) > 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        generate_sound_field(make_clip(), Sluggish(), QUICK, tmp_path / "field.wav", report)
    assert time.monotonic() - since[0] < 1.5
    assert not (tmp_path / "field.wav").exists()


def test_what_the_model_raises_is_raised(make_clip: MakeClip, tmp_path: Path) -> None:
    class Exhausted(GaussianModel):
        def decode(self, latents: Tensor) -> Tensor:
            raise MemoryError("no more")

    with pytest.raises(MemoryError, match="no more"):
        generate(make_clip(), tmp_path / "field.wav", Exhausted())


@pytest.mark.parametrize("stage", [Stage.FEATURES, Stage.LATENTS, Stage.SOUND_FIELD])
def test_work_stops_at_any_stage_and_leaves_nothing_behind(
    make_clip: MakeClip, tmp_path: Path, stage: Stage
) -> None:
    clip = make_clip(seconds=5)
    before = sorted(tmp_path.iterdir())

    def report(progress: Progress) -> None:
        if progress.stage is stage and progress.fraction > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        generate_sound_field(clip, GaussianModel(), QUICK, tmp_path / "field.wav", report)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("doing", ["encode_images", "velocity", "decode"])
def test_stopping_takes_less_than_a_second(make_clip: MakeClip, tmp_path: Path, doing: str) -> None:
    """Whatever the model is at when it is asked: that is the last thing it is asked to do."""
    model = SlowModel(stop_in=doing)

    def report(progress: Progress) -> None:
        if model.asked:
            raise Cancelled

    clip = make_clip(seconds=20, fps=2)
    with pytest.raises(Cancelled):
        generate_sound_field(clip, model, QUICK, tmp_path / "field.wav", report)
    assert time.monotonic() - model.asked[0] < 1.0
    assert model.after == []


MEASURED = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import test_pipeline as t
clip, out = Path(sys.argv[2]), Path(sys.argv[3])
t.generate_sound_field(
    clip, t.GaussianModel(), t.GenerationOptions(steps=1), out, t.say_nothing
)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_is_bounded_by_the_window(make_clip: MakeClip, tmp_path: Path) -> None:
    """Eighty seconds need hardly more than eight: their samples alone would be 61 MB more."""
    peaks = []
    for seconds in (8, 80):
        clip = make_clip(f"{seconds}.mp4", "libx264", seconds=seconds, fps=2, size=(64, 32))
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, *map(str, (HERE, clip, tmp_path / "field.wav"))],
            cwd=HERE.parents[1],
            capture_output=True,
            text=True,
            check=True,
        )
        peaks.append(int(done.stdout) / (1024 if sys.platform != "darwin" else 1024**2))
    assert peaks[1] - peaks[0] < 25


def test_numbers_that_are_no_sound_are_refused(make_clip: MakeClip, tmp_path: Path) -> None:
    class Broken(GaussianModel):
        def decode(self, latents: Tensor) -> Tensor:
            return super().decode(latents) * float("nan")

    with pytest.raises(FloatingPointError, match="not finite"):
        generate(make_clip(), tmp_path / "field.wav", Broken())
    assert not (tmp_path / "field.wav").exists()


def test_a_clip_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "text.mp4").write_text("no video\n")
    with pytest.raises(ClipProblem):
        generate(tmp_path / "text.mp4", tmp_path / "field.wav")
