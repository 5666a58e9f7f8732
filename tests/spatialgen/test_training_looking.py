"""The preview's image encoder: it turns with the panorama, and can be taught to find things."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from spatialgen.conditioning import Features
from spatialgen.config import ConvNetConfig
from spatialgen.encoders.convnet import (
    ConvNetEncoder,
    cell_directions,
    mirrored_features,
    seen_in_front,
    turned_features,
    view_pixels,
)
from spatialgen.models import load_model
from spatialgen.scenes import KINDS, render_frame
from spatialgen.training.dataset import HELD_OUT, Truth, training_scene, truth_of
from spatialgen.training.looking import VIEWS, look_at, looking_loss, turn


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
