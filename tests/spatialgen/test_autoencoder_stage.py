"""Dana trains the autoencoder: sound fields come back, and from where they came."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from spatialgen.ambisonics import encode
from spatialgen.autoencoder import OobleckAutoencoder
from spatialgen.autoencoder_config import DirectionalConfig, OobleckConfig, OobleckStack
from spatialgen.directional import DirectionalAutoencoder
from spatialgen.settings_reader import ConfigProblem, Section
from spatialgen.training.autoencoder_settings import AutoencoderSettings
from spatialgen.training.autoencoder_stage import Adversary, AutoencoderStage
from spatialgen.training.losses import (
    divergence,
    intensity_loss,
    microphone_loss,
    random_directions,
    spectral_loss,
    virtual_microphones,
)
from spatialgen.training.parallel import Workers
from spatialgen.training.sources import TrainingProblem

RATE, SAMPLES, SIZES = 8000, 2048, (512, 128, 64)


def stack(latents: int) -> OobleckStack:
    return OobleckStack(4, latents, 8, (1, 2, 4), (2, 4, 4), snake=True)


def small_autoencoder() -> OobleckAutoencoder:
    torch.manual_seed(3)
    return OobleckAutoencoder(OobleckConfig(stack(32), stack(16), 4, 16, 32, False))


def read(**changed: Any) -> AutoencoderSettings:
    values = {
        "steps": 60, "batch": 4, "seconds": 0.25, "rate": 2e-3, "warm_up": 5, "average": 0.9,
        "microphones": 2, "sizes": list(SIZES), "save_every": 10, "measure_every": 40,
    }  # fmt: skip
    return AutoencoderSettings.read(Section(values | changed, "training.autoencoder"))


def plane_waves(size: int, seed: int, samples: int = SAMPLES) -> torch.Tensor:
    """Filtered noise from anywhere, [b, 4, s]."""
    rng = np.random.default_rng(seed)
    fields = []
    for _ in range(size):
        spectrum = np.fft.rfft(rng.standard_normal(samples))
        spectrum *= 1 / (1 + np.arange(len(spectrum)) / rng.uniform(20, 200))
        mono = np.fft.irfft(spectrum, samples)
        azimuth, elevation = rng.uniform(-np.pi, np.pi), np.arcsin(rng.uniform(-1, 1))
        fields.append(encode(0.2 * mono / mono.std(), azimuth, elevation))
    return torch.from_numpy(np.stack(fields)).float()


def scrambled(field: torch.Tensor, together: bool) -> torch.Tensor:
    """The same magnitudes with other phases: alike in all channels, or in each its own."""
    shape = (len(field), 1 if together else 4, field.shape[-1] // 2 + 1)
    turns = 2 * np.pi * torch.rand(shape, generator=torch.Generator().manual_seed(1))
    turns[..., [0, -1]] = 0
    turned = torch.fft.rfft(field) * torch.polar(torch.ones_like(turns), turns)
    out: torch.Tensor = torch.fft.irfft(turned)
    return out


def direction_errors(made: torch.Tensor, true: torch.Tensor) -> float:
    """Median angle (degrees) between the mean intensity vectors of fields [b, 4, s]."""
    one, other = ((f[:, :1] * f[:, [3, 1, 2]]).mean(dim=-1) for f in (made, true))
    cosine = torch.cosine_similarity(one, other, dim=-1).clamp(-1, 1)
    return float(torch.rad2deg(torch.arccos(cosine)).median())


def test_equal_fields_cost_nothing_and_silence_is_no_catastrophe() -> None:
    field = plane_waves(2, 0)
    directions = random_directions(4, torch.Generator().manual_seed(0))
    assert float(spectral_loss(field, field, SIZES)) == 0
    assert float(microphone_loss(field, field, directions, 512)) == 0
    assert float(intensity_loss(field, field, 512)) < 1e-6
    for true in (torch.zeros_like(field), field * torch.tensor([1.0, 1, 0, 1])[:, None]):
        made = true.clone().add_(1e-3 * torch.randn(field.shape)).requires_grad_()
        loss = spectral_loss(made, true, SIZES) + microphone_loss(made, true, directions, 512)
        loss = loss + intensity_loss(made, true, 512)
        torch.autograd.backward(loss)
        assert torch.isfinite(loss) and made.grad is not None and made.grad.isfinite().all()
        assert loss.item() < 30


def test_every_channel_weighs_a_quarter() -> None:
    field = plane_waves(3, 1) + 0.05 * torch.randn(3, 4, SAMPLES)
    losses = []
    for channel in range(4):
        made = field.clone()
        made[:, channel] *= 0.5
        losses.append(float(spectral_loss(made, field, SIZES)))
    assert max(losses) < 1.15 * min(losses)


def test_only_belonging_tells_channels_that_fell_apart() -> None:
    true = plane_waves(6, 2, 8192)
    directions = random_directions(16, torch.Generator().manual_seed(0))
    whole, apart = scrambled(true, together=True), scrambled(true, together=False)
    assert direction_errors(whole, true) < 1
    assert direction_errors(apart, true) > 30
    per_channel = [float(spectral_loss(m, true, (512,))) for m in (whole, apart)]
    microphones = [float(microphone_loss(m, true, directions, 512)) for m in (whole, apart)]
    flow = [float(intensity_loss(m, true, 512)) for m in (whole, apart)]
    assert per_channel[1] < 1.15 * per_channel[0], "magnitudes alone do not see it"
    assert microphones[1] > 1.2 * microphones[0]
    assert flow[0] < 0.1
    assert flow[1] > 0.4


def test_the_intensity_leads_channels_to_where_they_belong() -> None:
    true = plane_waves(3, 4)
    other = scrambled(plane_waves(3, 5), together=True)  # another sound from elsewhere
    gains = torch.tensor([[1.0, 0.1, 0.0, -0.1]] * 3).requires_grad_()
    optimiser = torch.optim.Adam([gains], lr=0.05)
    for _ in range(60):
        made = other[:, :1] * gains[..., None]
        loss = intensity_loss(made, true, 256)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
    assert loss.item() < 0.2
    assert direction_errors(made.detach(), true) < 8


def test_a_microphone_that_looks_away_hears_nothing() -> None:
    field = torch.from_numpy(encode(np.ones(8), 0.7, 0.2)).float()[None]
    towards = torch.tensor([np.cos(0.7) * np.cos(0.2), np.sin(0.7) * np.cos(0.2), np.sin(0.2)])
    heard = virtual_microphones(field, torch.stack([towards, -towards]).float())
    assert heard[0, 0].numpy() == pytest.approx(1, abs=1e-6)
    assert heard[0, 1].numpy() == pytest.approx(0, abs=1e-6)


def test_the_divergence_is_that_of_normal_distributions() -> None:
    mean, deviation = torch.full((2, 3, 5), 0.7), torch.full((2, 3, 5), 0.4)
    exact = torch.distributions.kl_divergence(
        torch.distributions.Normal(0.7, 0.4), torch.distributions.Normal(0.0, 1.0)
    )
    assert float(divergence(mean, deviation)) == pytest.approx(3 * float(exact), rel=1e-5)


def test_training_brings_sound_fields_back() -> None:
    stage = AutoencoderStage.start(small_autoencoder(), read(), seed=1)
    held_out = plane_waves(8, 999)
    before = float(spectral_loss(reconstructed(stage, held_out), held_out, SIZES))
    told = [stage.advance(plane_waves(4, seed % 3)) for seed in range(60)]
    assert stage.done
    assert float(spectral_loss(reconstructed(stage, held_out), held_out, SIZES)) < 0.8 * before
    for name in ("loss", "spectral", "microphones"):
        first, last = (np.mean([t[name] for t in part]) for part in (told[:3], told[-3:]))
        assert last < 0.9 * first, name


@torch.no_grad()
def reconstructed(stage: AutoencoderStage, field: torch.Tensor) -> torch.Tensor:
    return stage.average.decode(stage.average.encode(field)[0])


def test_a_resumed_training_is_the_same_training(tmp_path: Path) -> None:
    adversary = {"start": 2, "sizes": [128], "width": 4}
    settings = read(steps=5, decoder_only=3, adversary=adversary)
    straight = AutoencoderStage.start(small_autoencoder(), settings, seed=1)
    broken = AutoencoderStage.start(small_autoencoder(), settings, seed=1)
    for step in range(8):
        straight.advance(plane_waves(2, step))
    for step in range(4):
        broken.advance(plane_waves(2, step))
    broken.save(tmp_path / "autoencoder.pt")
    again = AutoencoderStage.start(small_autoencoder(), settings, seed=1)
    again.resume(tmp_path / "autoencoder.pt")
    for step in range(4, 8):
        again.advance(plane_waves(2, step))
    assert again.step == 8
    for one, other in (
        (straight.autoencoder, again.autoencoder),
        (straight.average, again.average),
    ):
        for a, b in zip(one.parameters(), other.parameters(), strict=True):
            assert torch.equal(a, b)


def test_a_checkpoint_of_another_autoencoder_is_refused(tmp_path: Path) -> None:
    stage = AutoencoderStage.start(small_autoencoder(), read(), seed=1)
    stage.save(tmp_path / "a.pt")
    other = AutoencoderStage.start(small_autoencoder(), read(adversary={"sizes": [64]}), seed=1)
    with pytest.raises(TrainingProblem, match="other settings"):
        other.resume(tmp_path / "a.pt")


def test_at_last_the_decoder_learns_alone() -> None:
    stage = AutoencoderStage.start(small_autoencoder(), read(steps=2, decoder_only=3), seed=1)
    for step in range(2):
        assert "divergence" in stage.advance(plane_waves(2, step))
    encoder = copy.deepcopy(stage.autoencoder.encoder.state_dict())
    decoder = copy.deepcopy(stage.autoencoder.decoder.state_dict())
    for step in range(3):
        assert "divergence" not in stage.advance(plane_waves(2, step))
    now = stage.autoencoder
    assert all(torch.equal(encoder[k], v) for k, v in now.encoder.state_dict().items())
    assert not all(torch.equal(decoder[k], v) for k, v in now.decoder.state_dict().items())


def test_a_discriminator_learns_to_tell() -> None:
    settings = read(adversary={"sizes": [256, 64], "width": 6, "rate": 3e-3}).adversary
    assert settings is not None
    adversary = Adversary.start(settings, 1, torch.device("cpu"))
    true = plane_waves(4, 0)
    made = scrambled(true, together=False)
    workers = Workers(torch.device("cpu"))
    told = [adversary.learn(true, made, workers).item() for _ in range(25)]
    assert told[-1] < 0.6 * told[0]


def test_a_discriminator_teaches_from_its_first_step_on() -> None:
    adversary = {"start": 1, "sizes": [128], "width": 4}
    stage = AutoencoderStage.start(small_autoencoder(), read(adversary=adversary), seed=1)
    assert stage.adversary is not None
    before = copy.deepcopy(stage.adversary.network.state_dict())
    told = [stage.advance(plane_waves(2, seed)) for seed in range(2)]
    assert "passing" not in told[0]
    parts = ("spectral", "microphones", "intensity", "divergence", "passing", "matching")
    assert told[1]["loss"] == pytest.approx(sum(told[1][name] for name in parts), rel=1e-4)
    now = stage.adversary.network.state_dict()
    assert not all(torch.equal(before[name], now[name]) for name in before)


def test_what_cannot_be_trained_is_told() -> None:
    computed = DirectionalAutoencoder(DirectionalConfig(4, 108, 2048, 44100))
    with pytest.raises(TrainingProblem, match="computed, not learned"):
        AutoencoderStage.start(computed, read(), seed=0)
    with pytest.raises(ConfigProblem, match=r"autoencoder\.adversary\.witdh"):
        read(adversary={"witdh": 3})
    with pytest.raises(ConfigProblem, match="must not be negative"):
        read(coherence=-1.0)
    assert read().samples(RATE, 32) == 2016
    assert read(seconds=0.01).samples(RATE, 96) == 576
