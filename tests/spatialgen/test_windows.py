"""Windows cover a clip of any length, and nothing in their plan lets a seam through."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from spatialgen.windows import (
    CrossFade,
    WindowShape,
    fade_in,
    fade_over,
    latent_noise,
    plan_windows,
)

PUBLISHED = WindowShape(latents=215, frames=80, sample_rate=44_100, samples_per_latent=2048)
SMALL = WindowShape(latents=64, frames=8, sample_rate=16_000, samples_per_latent=256)
LENGTHS = [1.0, 5.0, 9.9, 10.0, 10.013, 10.4, 17.3, 18.0, 25.0, 60.0, 3600.0]


@pytest.mark.parametrize("shape", [PUBLISHED, SMALL])
@pytest.mark.parametrize("seconds", LENGTHS)
def test_windows_cover_the_clip_from_end_to_end(shape: WindowShape, seconds: float) -> None:
    windows = plan_windows(seconds, shape)
    needed = seconds * shape.sample_rate / shape.samples_per_latent
    assert windows[0].latent_start == windows[0].known == windows[0].frame_start == 0
    assert windows[-1].latent_stop >= needed
    for before, after in pairwise(windows):
        assert before.latent_start < after.latent_start < before.latent_stop
        assert after.known == before.latent_stop - after.latent_start
        assert after.known >= shape.overlap - 2
    for window in windows[:-1]:
        assert (window.latents, window.frames) == (shape.latents, shape.frames)
    assert shape.latents <= windows[-1].latents <= shape.latents * 1.02
    if len(windows) > 1:
        assert windows[-1].latent_stop < needed + 1, "the last window ends with the clip"


@pytest.mark.parametrize("seconds", LENGTHS)
def test_each_window_sees_the_frames_of_its_own_time(seconds: float) -> None:
    for window in plan_windows(seconds, PUBLISHED):
        sound = window.latent_start * PUBLISHED.samples_per_latent / PUBLISHED.sample_rate
        seen = window.frame_start / PUBLISHED.fps
        assert abs(sound - seen) <= 0.5 / PUBLISHED.fps
        full = window.latents == PUBLISHED.latents
        assert window.frames == (80 if full else 80 + round((window.latents - 215) / 2.69))


def test_a_published_clip_of_ten_seconds_is_one_window() -> None:
    assert [len(plan_windows(s, PUBLISHED)) for s in (1, 10, 10.013, 18, 19, 60)] == [
        *(1, 1, 1, 2, 3, 8)
    ]


def test_neighbours_share_about_two_seconds() -> None:
    seconds = PUBLISHED.overlap * PUBLISHED.samples_per_latent / PUBLISHED.sample_rate
    assert seconds == pytest.approx(2.0, abs=0.05)


def test_no_clip_no_windows() -> None:
    with pytest.raises(ValueError, match="longer"):
        plan_windows(0.0, PUBLISHED)


def test_noise_belongs_to_a_place_in_the_clip() -> None:
    whole = latent_noise(seed=7, start=0, latents=300, channels=5)
    part = latent_noise(seed=7, start=170, latents=100, channels=5)
    np.testing.assert_array_equal(part, whole[:, 170:270])
    assert np.abs(latent_noise(8, 0, 300, 5) - whole).max() > 1


def test_noise_is_standard_normal_and_independent() -> None:
    noise = latent_noise(seed=2**32 - 1, start=1000, latents=4000, channels=16)
    assert abs(noise.mean()) < 0.02
    assert noise.std() == pytest.approx(1.0, abs=0.02)
    correlations = np.corrcoef(noise) - np.eye(16)
    assert np.abs(correlations).max() < 0.08
    assert abs(np.mean(noise[:, 1:] * noise[:, :-1])) < 0.02


def test_noise_is_the_same_on_every_machine() -> None:
    np.testing.assert_allclose(
        latent_noise(3, 11, 1, 3)[:, 0], KNOWN_NOISE, rtol=1e-6, err_msg="takes would change"
    )


KNOWN_NOISE = [-0.82061505, 0.66808254, 0.21476854]


@pytest.mark.parametrize("samples", [1, 2, 7, 1000])
def test_fades_sum_to_one_and_rise(samples: int) -> None:
    later = fade_in(samples)
    np.testing.assert_allclose(later + later[::-1], 1.0, atol=1e-6)
    assert (np.diff(later) > 0).all()
    assert 0 < later[0] <= 0.5


@pytest.mark.parametrize("seconds", [1.0, 2.0, 4.9, 8.0])
def test_joined_windows_of_one_signal_are_that_signal(seconds: float) -> None:
    ratio = SMALL.samples_per_latent
    windows = plan_windows(seconds, SMALL)
    total = windows[-1].latent_stop * ratio
    signal = np.random.default_rng(1).standard_normal((4, total)).astype(np.float32)
    joint, out, held = CrossFade(4, longest=SMALL.overlap * ratio), [], []
    for window, following in zip(windows, [*windows[1:], None], strict=True):
        start, stop = window.latent_start * ratio, window.latent_stop * ratio
        joint.add(start, signal[:, start:stop])
        out.append(joint.take((following.latent_start if following else total) * ratio))
        held.append(joint._held.shape[1])
    np.testing.assert_allclose(np.concatenate(out, axis=1)[:, :total], signal, atol=1e-6)
    assert max(held) <= SMALL.latents * ratio


def test_a_cross_fade_goes_from_one_to_the_other() -> None:
    joint = CrossFade(1, longest=50)
    joint.add(0, np.zeros((1, 100), np.float32))
    joint.add(60, np.ones((1, 100), np.float32))
    out = joint.take(1000)[0]
    assert out.shape == (160,)
    assert (out[:60] == 0).all()
    assert (out[100:] == 1).all()
    assert (np.diff(out[59:101]) > 0).all()


def test_a_long_overlap_is_faded_at_its_end() -> None:
    joint = CrossFade(1, longest=20)
    joint.add(0, np.zeros((1, 100), np.float32))
    joint.add(10, np.ones((1, 100), np.float32))
    out = joint.take(1000)[0]
    assert (out[:80] == 0).all()
    assert (out[100:] == 1).all()


def test_unlike_waveforms_are_faded_at_a_steady_loudness() -> None:
    """Noise that shares nothing would lose 3 dB half-way under weights that sum to one."""
    random = np.random.default_rng(3)
    one, other = random.standard_normal((2, 4, 88_200)).astype(np.float32)
    half_way = slice(88_200 * 2 // 5, 88_200 * 3 // 5)
    weights = fade_in(88_200)
    plain = one * (1 - weights) + other * weights
    faded = fade_over(one, other)
    assert 20 * np.log10(plain[:, half_way].std()) < -2.5
    assert 20 * np.log10(faded[:, half_way].std()) == pytest.approx(0.0, abs=0.3)
    assert 20 * np.log10(faded.std()) == pytest.approx(0.0, abs=0.3)
    np.testing.assert_allclose(faded[:, :20], one[:, :20], atol=1e-3)
    np.testing.assert_allclose(faded[:, -20:], other[:, -20:], atol=1e-3)


@pytest.mark.parametrize("phase", [0.5, 1.5, 2.5])
def test_a_tone_of_another_phase_keeps_its_level_and_direction(phase: float) -> None:
    time = np.arange(88_200) / 44_100
    pan = np.array([[1.0], [0.6], [0.0], [0.8]])
    one, other = (
        (pan * np.sin(2 * np.pi * 440 * time + p)).astype(np.float32) for p in (0.0, phase)
    )
    faded = fade_over(one, other)
    pieces = faded[:, : 441 * 200].reshape(4, 200, 441).std(axis=2) / np.sqrt(0.5)
    levels = 20 * np.log10(pieces[0])
    assert np.abs(levels).max() < 1.0
    np.testing.assert_allclose(pieces[1] / pieces[0], 0.6, atol=1e-3)
    assert np.abs(faded[2]).max() < 1e-6


def test_a_gap_between_windows_is_an_error() -> None:
    joint = CrossFade(1, longest=50)
    joint.add(0, np.zeros((1, 100), np.float32))
    with pytest.raises(ValueError, match="101"):
        joint.add(101, np.zeros((1, 100), np.float32))
