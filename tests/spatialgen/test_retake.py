"""A part of a take imagined anew, or a take that goes on: the rest is not touched, no seam heard.

`GaussianModel` makes stationary noise, so a border that does anything to the sound shows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from spatialgen.config import GenerationOptions
from spatialgen.export import write_ambix_wav
from spatialgen.framing import Framing, Orientation, TimeRange
from spatialgen.latent_track import LatentTrack, read_latents, write_latents
from spatialgen.pipeline import Take, generate_take
from spatialgen.retake import FADE_SECONDS, EarlierTake, extend, retake
from spatialgen.stages import Cancelled, ClipProblem, Progress, say_nothing
from tests.gaussian_model import GaussianModel

MakeClip = Callable[..., Path]
STEPS = 8
RATE = 48_000
Work = Callable[..., Take]


@pytest.fixture
def clip(make_clip: MakeClip) -> Path:
    return make_clip("long.mp4", "libx264", seconds=12, fps=4, size=(64, 32))


def options(seed: int = 0) -> GenerationOptions:
    return GenerationOptions(steps=STEPS, seed=seed)


def first_take(clip: Path, folder: Path, framing: Framing | None = None) -> EarlierTake:
    out = folder / "first.wav"
    take = generate_take(
        clip, GaussianModel(), options(), framing or Framing(), out=out, report=say_nothing
    )
    return EarlierTake(take.latents, out)


def go_on(
    work: Work, clip: Path, earlier: EarlierTake, start: float, stop: float, *, seed: int = 1
) -> Take:
    out = earlier.sound.with_name(f"{work.__name__}-{seed}.wav")
    return work(
        clip, GaussianModel(), options(seed), earlier, TimeRange(start, stop),
        out=out, report=say_nothing,
    )  # fmt: skip


def sound_of(path: Path) -> np.ndarray:
    return np.asarray(soundfile.read(path, dtype="float32")[0].T)


def at(seconds: float) -> int:
    return round(seconds * RATE)


def border_measures(sound: np.ndarray, borders: list[float]) -> dict[str, float]:
    """How the sound within 0.3 s of the borders differs from the sound elsewhere."""
    near = np.zeros(sound.shape[1], bool)
    for border in borders:
        near[at(border - 0.3) : at(border + 0.3)] = True
    inner = slice(4800, -4800)  # the clip's own ends are no borders
    sound, near = sound[:, inner], near[inner]
    jumps = np.abs(np.diff(sound, n=2, axis=1)).max(axis=0)
    bands = [_bands(sound[:, part]) for part in (near, ~near)]
    level = np.mean(sound[:, near] ** 2) / np.mean(sound[:, ~near] ** 2)
    return {
        "level": abs(float(10 * np.log10(level))),
        "jump": float(jumps[near[1:-1]].max() / jumps[~near[1:-1]].max()),
        "spectrum": float(np.abs(bands[0] - bands[1]).max()),
    }


def _bands(sound: np.ndarray) -> np.ndarray:
    """Level in dB of four bands from 0 to 1 kHz, mean over pieces of 40 ms."""
    pieces = sound[:, : sound.shape[1] // 1920 * 1920].reshape(4, -1, 1920) * np.hanning(1920)
    power = (np.abs(np.fft.rfft(pieces, axis=2)) ** 2).mean(axis=(0, 1))
    return np.asarray(10 * np.log10(power[:40].reshape(4, 10).mean(axis=1)))


# --- retakes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "stop"), [(4.0, 6.0), (0.9, 2.1), (2.2, 9.7), (10.4, 12.0)])
def test_a_retake_changes_its_range_and_nothing_else(
    clip: Path, tmp_path: Path, start: float, stop: float
) -> None:
    earlier = first_take(clip, tmp_path)
    before, after = (
        sound_of(earlier.sound),
        sound_of(go_on(retake, clip, earlier, start, stop).field.path),
    )
    assert before.shape == after.shape
    untouched = np.ones(before.shape[1], bool)
    untouched[max(0, at(start - FADE_SECONDS)) : at(stop + FADE_SECONDS)] = False
    np.testing.assert_array_equal(after[:, untouched], before[:, untouched])
    inside = slice(at(start + 0.1), at(stop - 0.1))
    likeness = np.corrcoef(before[:, inside].ravel(), after[:, inside].ravel())[0, 1]
    assert abs(likeness) < 0.5, "another seed, another sound"


def test_no_border_of_a_retake_is_heard(clip: Path, tmp_path: Path) -> None:
    """Six retakes one after the other give twelve borders; a cut at them would show."""
    earlier = first_take(clip, tmp_path)
    first, borders = earlier, []
    for number, start in enumerate((0.8, 2.6, 4.5, 6.3, 8.1, 9.9), start=1):
        take = go_on(retake, clip, earlier, start, start + 1.0, seed=number)
        earlier = EarlierTake(take.latents, take.field.path)
        borders += [start, start + 1.0]
    measures = border_measures(sound_of(earlier.sound), borders)
    assert measures["level"] < 0.6
    assert measures["spectrum"] < 1.2
    assert measures["jump"] < 1.5

    cut, strange = sound_of(first.sound), np.roll(sound_of(first.sound), RATE * 5, axis=1)
    for start, stop in zip(borders[::2], borders[1::2], strict=True):
        cut[:, at(start) : at(stop)] = strange[:, at(start) : at(stop)]
    assert border_measures(cut, borders)["jump"] > 3, "the measure tells a cut"


def test_the_latents_outside_the_range_are_kept(clip: Path, tmp_path: Path) -> None:
    earlier = first_take(clip, tmp_path)
    after = go_on(retake, clip, earlier, 4.0, 6.0).latents
    changed = (after.values != earlier.latents.values).any(axis=0)
    assert (np.flatnonzero(changed)[[0, -1]] == [500, 749]).all()
    assert after.windows == earlier.latents.windows


def test_only_the_windows_of_the_range_are_worked_on(clip: Path, tmp_path: Path) -> None:
    earlier = first_take(clip, tmp_path)
    model = GaussianModel()
    retake(clip, model, options(1), earlier, TimeRange(7.0, 7.6),
           out=tmp_path / "again.wav", report=say_nothing)  # fmt: skip
    assert len(earlier.latents.windows) > 6
    assert len(model.told) <= 2


def test_a_file_turned_down_and_rounded_goes_on_at_its_own_level(
    clip: Path, tmp_path: Path
) -> None:
    """A take's file is 24 bits and at a gain: outside the range it stays within -90 dB."""
    earlier = first_take(clip, tmp_path)
    write_ambix_wav(earlier.sound, tmp_path / "down.wav", -7.3, {})
    down = EarlierTake(replace(earlier.latents, gain_db=-7.3), tmp_path / "down.wav")
    take = go_on(retake, clip, down, 4.0, 6.0)
    assert take.latents.gain_db == -7.3, "and the next file has the same gain"
    before, after = sound_of(earlier.sound), sound_of(take.field.path)
    away = (after - before)[:, : at(3.7)]
    relative = 10 * np.log10(np.mean(away**2) / np.mean(before**2))
    assert relative < -90


def test_a_range_outside_the_take_is_refused(clip: Path, tmp_path: Path) -> None:
    earlier = first_take(clip, tmp_path, Framing(TimeRange(2.0, 5.0)))
    with pytest.raises(ClipProblem, match=r"from 2\.0 to 5\.0 s"):
        go_on(retake, clip, earlier, 4.0, 6.0)
    assert not (tmp_path / "retake-1.wav").exists()


def test_stopping_a_retake_leaves_nothing_behind(clip: Path, tmp_path: Path) -> None:
    earlier = first_take(clip, tmp_path)
    there = set(tmp_path.iterdir())

    def stop(progress: Progress) -> None:
        if progress.fraction > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        retake(clip, GaussianModel(), options(1), earlier, TimeRange(2.0, 4.0),
               out=tmp_path / "again.wav", report=stop)  # fmt: skip
    assert set(tmp_path.iterdir()) == there


# --- extending -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "stop"), [(4.0, 9.0), (1.5, 6.0), (0.0, 12.0)], ids=["on", "back", "both ways"]
)
def test_an_extended_take_keeps_what_there_was(
    clip: Path, tmp_path: Path, start: float, stop: float
) -> None:
    earlier = first_take(clip, tmp_path, Framing(TimeRange(4.0, 6.0)))
    take = go_on(extend, clip, earlier, start, stop)
    before, after = sound_of(earlier.sound), sound_of(take.field.path)
    kept = slice(at(4.0 + FADE_SECONDS + 0.01), at(6.0 - FADE_SECONDS - 0.01))
    np.testing.assert_array_equal(after[:, kept], before[:, kept])
    loud = np.abs(after).max(axis=0)
    sounds = loud[at(start + 0.05) : at(stop - 0.05)]
    assert sounds[: sounds.size // 2400 * 2400].reshape(-1, 2400).max(axis=1).min() > 1e-3
    assert loud[: at(max(0, start - 0.01))].max(initial=0) < 1e-6
    assert loud[at(stop + 0.01) :].max(initial=0) < 1e-6
    assert take.latents.framing.range == TimeRange(start, stop)


def test_no_border_of_an_extension_is_heard(clip: Path, tmp_path: Path) -> None:
    earlier, borders = first_take(clip, tmp_path, Framing(TimeRange(5.0, 6.0))), []
    for number, (start, stop) in enumerate([(4, 7), (3, 8), (2, 9), (1, 10), (0, 12)], start=1):
        begin, end = earlier.range
        borders += [begin, end]
        take = go_on(extend, clip, earlier, start, stop, seed=number)
        earlier = EarlierTake(take.latents, take.field.path)
    measures = border_measures(sound_of(earlier.sound), borders)
    assert measures["level"] < 0.6
    assert measures["spectrum"] < 1.2
    assert measures["jump"] < 1.5


def test_what_reaches_no_further_is_refused(clip: Path, tmp_path: Path) -> None:
    earlier = first_take(clip, tmp_path, Framing(TimeRange(4.0, 6.0)))
    for start, stop in ((4.0, 6.0), (4.5, 9.0), (1.0, 5.0)):
        with pytest.raises(ClipProblem, match="holds that and more"):
            go_on(extend, clip, earlier, start, stop)


# --- what is kept --------------------------------------------------------------------------------


def test_latents_are_kept_in_a_file(clip: Path, tmp_path: Path) -> None:
    framing = Framing(TimeRange(2.0, 5.0), Orientation.of_degrees(30, -10, 5))
    kept = first_take(clip, tmp_path, framing).latents
    write_latents(kept, tmp_path / "take.safetensors")
    again = read_latents(tmp_path / "take.safetensors")
    np.testing.assert_array_equal(again.values, kept.values)
    assert replace(again, values=kept.values) == replace(kept, values=kept.values)


def test_a_file_that_holds_no_take_is_named(tmp_path: Path) -> None:
    (tmp_path / "other.safetensors").write_bytes(b"\x08\0\0\0\0\0\0\0{}      ")
    with pytest.raises(ClipProblem, match=r"other\.safetensors"):
        read_latents(tmp_path / "other.safetensors")


def test_another_kind_of_model_cannot_go_on(clip: Path, tmp_path: Path) -> None:
    earlier = first_take(clip, tmp_path)
    with pytest.raises(ClipProblem, match="another kind of model"):
        retake(clip, GaussianModel(latent_channels=8), options(), earlier, TimeRange(2.0, 4.0),
               out=tmp_path / "again.wav", report=say_nothing)  # fmt: skip


def test_a_track_knows_what_was_put_and_not_forgotten() -> None:
    track = LatentTrack(10, 5, 1)
    track.put(8, np.arange(4, dtype=np.float32)[None])
    assert track.known.tolist() == [True, True, False, False, False]
    values, known = track.read(9, 4)
    assert (values.tolist(), known.tolist()) == ([[0, 2, 3, 0]], [False, True, True, False])
    track.forget(0, 11)
    assert track.known.tolist() == [False, True, False, False, False]
    track.put(20, np.ones((1, 3), np.float32))
    assert track.known.sum() == 1
