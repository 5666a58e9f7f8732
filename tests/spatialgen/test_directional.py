"""The preview model's autoencoder keeps what matters: where the sound is and how loud."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
import torch
from torch import Tensor

from spatialgen.ambisonics import encode
from spatialgen.autoencoder_config import DirectionalConfig
from spatialgen.directional import (
    BANDS,
    HOP,
    LATENTS,
    DirectionalAutoencoder,
    band_edges,
    band_weights,
    flow_of,
    mirrored,
    turned,
)
from spatialgen.scenes import render_sound, scene_from_seed
from spatialgen.settings_reader import ConfigProblem

RATE = 44100
AUTOENCODER = DirectionalAutoencoder(DirectionalConfig(4, LATENTS, HOP, RATE))


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Filter banks on short clips gain nothing from threads, and lose much on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def round_trip(audio: Tensor) -> Tensor:
    mean, std = AUTOENCODER.encode(audio)
    assert mean.shape == std.shape == (len(audio), LATENTS, audio.shape[-1] // HOP)
    return AUTOENCODER.decode(mean)


def intensity(audio: Tensor) -> Tensor:
    return torch.stack([(audio[:, 0] * audio[:, c]).mean(dim=-1) for c in (3, 1, 2)], dim=-1)


def level(audio: Tensor) -> float:
    return 10 * math.log10(float(audio.square().mean()))


def angle(a: Tensor, b: Tensor) -> float:
    cosine = torch.nn.functional.cosine_similarity(a, b, dim=-1).clamp(-1, 1)
    return math.degrees(math.acos(float(cosine)))


def test_plane_waves_come_back_from_where_they_came() -> None:
    rng = np.random.default_rng(0)
    errors, levels = [], []
    for _ in range(6):
        azimuth, elevation = rng.uniform(-np.pi, np.pi), np.arcsin(rng.uniform(-1, 1))
        noise = rng.normal(0, 0.05, RATE)
        wave = torch.from_numpy(encode(noise, azimuth, elevation)).float()[None]
        back = round_trip(wave)
        errors.append(angle(intensity(back), intensity(wave)))
        levels.append(abs(level(back[:, 0]) - level(wave[:, 0])))
    assert np.median(errors) <= 5
    assert max(levels) <= 1.5


def test_scenes_come_back_from_where_they_came_as_loud() -> None:
    errors, levels = [], []
    for seed in range(5):
        scene = scene_from_seed(seed, 1.5, things=1, moving=0)
        sound = torch.from_numpy(render_sound(scene, RATE))[None]
        back = round_trip(sound)
        errors.append(angle(intensity(back), intensity(sound)))
        levels.append(abs(level(back[:, 0]) - level(sound[:, 0])))
    assert np.median(errors) <= 5
    assert np.median(levels) <= 1.5


def test_two_sources_in_different_bands_stay_apart() -> None:
    t = np.arange(RATE) / RATE
    low = encode(0.1 * np.sin(2 * np.pi * 300 * t), np.pi / 2)
    high = encode(0.1 * np.sin(2 * np.pi * 4000 * t), -np.pi / 2)
    back = round_trip(torch.from_numpy(low + high).float()[None])[0]
    spectrum = torch.fft.rfft(back)
    frequency = torch.fft.rfftfreq(back.shape[-1], 1 / RATE)
    for centre, sign in ((300, 1), (4000, -1)):
        near = (frequency - centre).abs() < 100
        flow = (spectrum[0, near].conj() * spectrum[1, near]).real.sum()
        power = (spectrum[0, near].abs() ** 2).sum()
        assert float(flow / power) * sign > 0.9


def test_a_steady_tone_stays_that_tone() -> None:
    t = np.arange(RATE) / RATE
    wave = torch.from_numpy(encode(0.2 * np.sin(2 * np.pi * 523.25 * t), 0.3)).float()[None]
    back = round_trip(wave)[0, 0, HOP:-HOP]
    spectrum = torch.fft.rfft(back * torch.hann_window(len(back))).abs()
    peak = float(spectrum.argmax()) * RATE / len(back)
    assert peak == pytest.approx(523.25, abs=3)
    near = torch.fft.rfftfreq(len(back), 1 / RATE).sub(523.25).abs() < 12
    assert float(spectrum[near].square().sum() / spectrum.square().sum()) > 0.8


def test_a_diffuse_field_stays_diffuse() -> None:
    generator = torch.Generator().manual_seed(1)
    gains = torch.tensor([1.0, *[3**-0.5] * 3])[:, None]
    field = torch.randn(1, 4, RATE, generator=generator) * gains * 0.05
    back = round_trip(field)[0]
    energies = back.square().mean(dim=-1)
    assert float((energies[1:] / energies[0]).mean()) == pytest.approx(1 / 3, rel=0.3)
    assert float(intensity(back[None]).norm() / energies[0]) < 0.2


def test_an_attack_is_not_smeared() -> None:
    click = np.zeros(RATE)
    start = 10 * HOP + 900
    click[start : start + 4000] = 0.2 * np.random.default_rng(0).normal(size=4000)
    back = round_trip(torch.from_numpy(encode(click, 0.0)).float()[None])[0, 0]
    before = back[: start - HOP].square().sum()
    assert float(before / back.square().sum()) < 0.02


def test_turned_latents_are_the_turned_sound_fields() -> None:
    noise = np.random.default_rng(0).normal(0, 0.05, 8 * HOP)
    ahead, left = (torch.from_numpy(encode(noise, a)).float()[None] for a in (0.2, 0.2 + 1.1))
    there = turned(AUTOENCODER.encode(ahead)[0], 1.1)
    assert torch.allclose(there, AUTOENCODER.encode(left)[0], atol=2e-3)
    flow = flow_of(there).mean(dim=-1)[0]
    assert math.atan2(float(flow[1]), float(flow[0])) == pytest.approx(1.3, abs=0.01)


def test_mirrored_latents_are_the_mirrored_sound_field() -> None:
    noise = np.random.default_rng(0).normal(0, 0.05, 8 * HOP)
    left, right = (torch.from_numpy(encode(noise, a, 0.4)).float()[None] for a in (0.7, -0.7))
    assert torch.allclose(
        mirrored(AUTOENCODER.encode(left)[0]), AUTOENCODER.encode(right)[0], atol=2e-3
    )


def test_the_bands_cover_the_spectrum_once() -> None:
    edges = band_edges(RATE)
    assert len(edges) == BANDS + 1 and bool((edges.diff() > 0).all())
    weights = band_weights(RATE, 4096)
    widths = weights.sum(dim=1) * RATE / 4096
    assert torch.allclose(widths, edges.diff().float(), rtol=1e-3)
    assert float(weights.sum(dim=0).max()) <= 1 + 1e-5


def test_another_shape_is_refused() -> None:
    with pytest.raises(ConfigProblem, match=f"latent_dim {LATENTS}"):
        DirectionalAutoencoder(DirectionalConfig(4, 64, HOP, RATE))
