"""Ada trains a model: what it learns from is exact, a killed run goes on, a model comes out."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from spatialgen.conditioning import Features
from spatialgen.config import ConvNetConfig, ModelConfig
from spatialgen.directional import LATENTS, flow_of
from spatialgen.encoders.convnet import (
    ConvNetEncoder,
    cell_directions,
    mirrored_features,
    seen_in_front,
    turned_features,
    view_pixels,
)
from spatialgen.model_card import ModelCard
from spatialgen.models import PACKAGED, load_model
from spatialgen.scenes import KINDS, render_frame
from spatialgen.settings_reader import ConfigProblem
from spatialgen.spatial_model import SpatialNetwork
from spatialgen.training.dataset import (
    HELD_OUT,
    Truth,
    load_scene,
    render_to,
    training_scene,
    truth_of,
)
from spatialgen.training.fine import FineStage, flow_matching_loss
from spatialgen.training.looking import VIEWS, look_at, looking_loss, turn
from spatialgen.training.prepared import Prepared, draw_batch, prepare, statistics_of
from spatialgen.training.run import Training
from spatialgen.training.settings import FineSettings, TrainingSettings

CONFIG = PACKAGED / "preview" / "config.json"
FINE = FineSettings(
    steps=6, latents=64, rate=1e-3, warm_up=2, average=0.9, drop_local=0.2, save_every=3
)


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Small networks gain nothing from threads, and lose much on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def small_config() -> dict[str, object]:
    values = json.loads(CONFIG.read_text())
    values["sample_size"] = 44100
    diffusion = values["model"]["diffusion"]["config"]
    diffusion.update(embed_dim=32, depth=1, num_heads=1, global_cond_dim=32)
    for conditioner in values["model"]["conditioning"]["configs"]:
        conditioner["config"]["output_dim"] = 32
    values["training"].update(scenes=2, held_out=1, turns=2)
    values["training"]["looking"].update(steps=2, scenes=2, frames=1)
    values["training"]["fine"].update(steps=4, latents=21, save_every=2, warm_up=1)
    return dict(values)


def network_and_scenes() -> tuple[SpatialNetwork, list[Prepared]]:
    torch.manual_seed(0)
    network = SpatialNetwork(ModelConfig.from_json(small_config()))
    scenes = [
        Prepared(
            latents=torch.randn(LATENTS, 21),
            angles=torch.tensor([0.0, 1.0]),
            panorama=torch.randn(2, 8, 48),
            front=torch.randn(2, 8, 48),
        )
        for _ in range(4)
    ]
    return network, scenes


def test_the_truth_turns_with_the_panorama() -> None:
    truth = truth_of(training_scene(5, 1.0))
    frames = np.zeros((8, 112, 224, 3), np.uint8)
    frames[:, 50, 112] = 255  # straight ahead
    rolled, answers = turn(frames, truth, 56)
    assert int(rolled[0, 50].sum(dim=-1).argmax()) == 168
    kind = int(np.flatnonzero(truth.there)[0])
    x, y, z = truth.direction[0, kind]
    assert answers.direction[0, kind].tolist() == pytest.approx([y, -x, z], abs=1e-5)


def test_the_cells_of_the_map_know_where_they_look() -> None:
    cells = cell_directions("panorama").reshape(14, 28, 3)
    assert float(cells[7, 21, 1]) < -0.9, "the right half looks to the right: y is negative"
    assert float(cells[0, 0, 2]) > 0.9, "the top row looks up"
    front = cell_directions("front").reshape(14, 14, 3)
    assert bool((front[..., 0] > 0).all()) and float(front[7, 0, 1]) > 0.7


def test_the_encoder_turns_with_the_panorama() -> None:
    torch.manual_seed(0)
    encoder = ConvNetEncoder(ConvNetConfig(48, len(KINDS), 8))
    pixels = torch.rand(1, 3, 112, 224)
    seen, turned = (encoder.look(p, "panorama") for p in (pixels, pixels.roll(56, dims=3)))
    x, y, z = seen.direction.unbind(-1)
    assert torch.allclose(turned.direction, torch.stack([y, -x, z], -1), atol=1e-4)
    assert torch.allclose(turned.activity, seen.activity, atol=1e-4)
    assert torch.allclose(turned.presence, seen.presence, atol=1e-3)
    by_angle = turned_features(seen.features(), len(KINDS), -math.pi / 2)
    assert torch.allclose(by_angle, turned.features(), atol=1e-3)


def test_mirrored_panoramas_have_mirrored_features() -> None:
    features = torch.arange(48.0)[None]
    back = mirrored_features(mirrored_features(features, len(KINDS)), len(KINDS))
    assert torch.equal(back, features)
    moved = (mirrored_features(features, len(KINDS)) != features)[0].nonzero()[:, 0].tolist()
    assert moved == [5 * kind + 2 for kind in range(len(KINDS))], "y and nothing else"


def test_the_front_view_shows_what_is_ahead_only() -> None:
    def thing_at(azimuth: float, elevation: float) -> torch.Tensor:
        x, y, z = (
            math.cos(azimuth) * math.cos(elevation),
            math.sin(azimuth) * math.cos(elevation),
            math.sin(elevation),
        )
        return torch.tensor([1.0, x, y, z, 0.5])

    features = torch.zeros(48)
    features[:15] = torch.cat([thing_at(0.9, 0.2), thing_at(1.2, 0.0), thing_at(3.0, 0.1)])
    front = seen_in_front(features, len(KINDS))
    assert torch.equal(front[:5], features[:5])
    assert not front[5:15].any()


def test_panoramas_of_any_aspect_are_seen_alike() -> None:
    encoder = ConvNetEncoder(ConvNetConfig(48, len(KINDS), 8))
    wide = torch.from_numpy(render_frame_of(7, 448, 224))[None]
    tall = torch.nn.functional.interpolate(
        wide.permute(0, 3, 1, 2).float(), (252, 448), mode="bilinear"
    )
    tall = tall.round().byte().permute(0, 2, 3, 1)
    assert (view_pixels(wide, "panorama") - view_pixels(tall, "panorama")).abs().mean() < 0.01
    assert encoder.encode_view(tall, "panorama").shape == (1, 48)


def render_frame_of(seed: int, width: int, height: int) -> np.ndarray:
    return render_frame(training_scene(seed, 1.0), 0.5, width, height)


def test_looking_is_learned() -> None:
    torch.manual_seed(0)
    encoder = ConvNetEncoder(ConvNetConfig(48, len(KINDS), 8))
    scene = training_scene(2, 1.0, things=1)
    truth = truth_of(scene)
    frame = torch.from_numpy(render_frame_of(2, 224, 112))[None]
    some = Truth(truth.there, truth.direction[:1], truth.activity[:1])
    rolled, answers = turn(frame.numpy(), some, 0)
    optimiser = torch.optim.Adam(encoder.parameters(), 3e-3)
    losses = []
    for _ in range(8):
        seen = look_at(encoder, rolled)
        loss = torch.stack([looking_loss(seen[v], answers.within(v), v) for v in VIEWS]).sum()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < 0.85 * losses[0]


def test_a_perfect_velocity_has_no_loss() -> None:
    network, scenes = network_and_scenes()
    batch = draw_batch(scenes, 2, (8, 21), np.random.default_rng(0))
    data = batch.latents

    class Perfect(torch.nn.Module):
        def forward(self, noisy: torch.Tensor, t: torch.Tensor, *_: object) -> torch.Tensor:
            return (noisy - data) / t[:, None, None]

    generator = torch.Generator().manual_seed(0)
    honest = flow_matching_loss(network, batch, 0.2, generator)
    network.transformer = Perfect()  # type: ignore[assignment]
    perfect = flow_matching_loss(network, batch, 0.2, generator)
    assert float(perfect.detach()) < 1e-4
    assert float(honest.detach()) > 0.5


def test_a_resumed_training_is_the_same_training(tmp_path: Path) -> None:
    def trained(stop: int | None) -> list[torch.Tensor]:
        network, scenes = network_and_scenes()
        stage = FineStage.start(network, FINE, seed=3)
        for _ in range(stop or FINE.steps):
            stage.advance(scenes)
        if stop:
            stage.save(tmp_path / "fine.pt")
            network, scenes = network_and_scenes()
            stage = FineStage.start(network, FINE, seed=99)
            stage.resume(tmp_path / "fine.pt")
            while stage.step < FINE.steps:
                stage.advance(scenes)
        return list(stage.average.state_dict().values())

    pairs = zip(trained(None), trained(3), strict=True)
    assert all(torch.equal(a, b) for a, b in pairs)


def test_the_image_encoder_is_not_changed_by_the_fine_stage() -> None:
    network, scenes = network_and_scenes()
    assert network.image_encoder is not None
    before = [p.clone() for p in network.image_encoder.parameters()]
    weights = [p.clone() for p in network.transformer.parameters()]
    stage = FineStage.start(network, FINE, seed=0)
    stage.advance(scenes)
    after = network.image_encoder.parameters()
    assert all(torch.equal(a, b) for a, b in zip(before, after, strict=True))
    moved = zip(weights, network.transformer.parameters(), strict=True)
    assert any(not torch.equal(a, b) for a, b in moved)


def test_prepared_turns_hold_the_same_scene_turned(tmp_path: Path) -> None:
    network = SpatialNetwork(ModelConfig.from_json(small_config()))
    render_to(tmp_path, 1, 1.0, 44100)
    frames, sound = load_scene(tmp_path, 1)
    assert frames.shape == (8, 112, 224, 3) and sound.shape == (4, 44100)
    scene = prepare(network, tmp_path, 1, turns=2)
    flows = [flow_of(scene.at(k)[0][None]).mean(dim=-1)[0] for k in (0, 1)]
    azimuths = [math.atan2(float(f[1]), float(f[0])) for f in flows]
    gone = (azimuths[1] - azimuths[0] - float(scene.angles[1])) % (2 * math.pi)
    assert min(gone, 2 * math.pi - gone) < 0.01
    mean, std = statistics_of([scene])
    assert mean.shape == std.shape == (LATENTS,) and bool((std > 0).all())


def test_one_command_makes_a_model_that_loads(tmp_path: Path) -> None:
    config = tmp_path / "config.json"
    config.write_text(json.dumps(small_config()))
    Training.open(config, tmp_path / "run").run()
    card = ModelCard.read(tmp_path / "run" / "model")
    assert card.notice.startswith("Preview model") and card.details["measured"]
    model = load_model(tmp_path / "run" / "model", "cpu")
    features = model.encode_images(
        torch.zeros(8, 64, 128, 3, dtype=torch.uint8),
        torch.zeros(8, 224, 224, 3, dtype=torch.uint8),
    )
    assert features.panorama.shape == (8, 48)
    conditions = model.conditions(features)
    noise = torch.randn(1, LATENTS, model.latent_length)
    velocity = model.velocity(noise, torch.ones(1), conditions, guidance=3.0)
    assert model.decode(velocity).shape == (1, 4, model.window_samples)
    again = Training.open(config, tmp_path / "again", start=tmp_path / "run" / "model")
    (tmp_path / "again" / "scenes").symlink_to(tmp_path / "run" / "scenes")
    again.run()
    kept, gone_on = (load_model(tmp_path / d / "model", "cpu").network for d in ("run", "again"))
    assert kept.latent_statistics is not None and gone_on.latent_statistics is not None
    assert torch.equal(kept.latent_statistics.mean, gone_on.latent_statistics.mean)
    assert not torch.equal(kept.transformer.mix_in.weight, gone_on.transformer.mix_in.weight)
    log = (tmp_path / "run" / "log.csv").read_text().splitlines()
    assert log[0].startswith("step,seconds,loss") and len(log) == 3


def test_training_and_measuring_share_no_scene() -> None:
    settings = TrainingSettings.read(CONFIG)
    assert settings.scenes < HELD_OUT
    training = Training(CONFIG, Path(), ModelConfig.from_json(CONFIG), settings)
    assert not set(training.seeds) & set(training.held_out)


def test_an_unknown_setting_is_named(tmp_path: Path) -> None:
    values = small_config()
    values["training"]["fine"]["momentum"] = 0.9  # type: ignore[index]
    config = tmp_path / "config.json"
    config.write_text(json.dumps(values))
    with pytest.raises(ConfigProblem, match=r"training\.fine\.momentum"):
        TrainingSettings.read(config)


def test_features_of_the_shipped_encoder_tell_where_a_thing_is() -> None:
    model = load_model("preview", "cpu")
    errors = []
    for seed in range(HELD_OUT, HELD_OUT + 5):
        scene = training_scene(seed, 1.0, things=1)
        frame = torch.from_numpy(render_frame(scene, 0.5, 448, 224))[None]
        seen: Features = model.encode_images(frame, frame[:, :, :224])
        truth = truth_of(scene)
        kind = int(np.flatnonzero(truth.there)[0])
        placed = seen.panorama[0, 5 * kind + 1 : 5 * kind + 4]
        cosine = torch.nn.functional.cosine_similarity(
            placed, torch.from_numpy(truth.direction[4, kind]), dim=0
        )
        errors.append(math.degrees(math.acos(min(1.0, float(cosine)))))
    assert np.median(errors) < 15
