"""The preview's image encoder: it turns with the panorama, and can be taught to find things."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
import torch

from spatialgen.conditioning import Features
from spatialgen.config import ConvNetConfig
from spatialgen.encoders.convnet import (
    PANORAMA_SIZE,
    ConvNetEncoder,
    cell_directions,
    mirrored_features,
    seen_in_front,
    turned_features,
    view_pixels,
)
from spatialgen.models import load_model
from spatialgen.scenes import KINDS, render_frame
from spatialgen.training.dataset import HELD_OUT, training_scene, truth_at
from spatialgen.training.looking import VIEWS, draw_frames, look_at, looking_loss, varied
from spatialgen.training.settings import LookingSettings
from spatialgen.training.teaching import redrawn, teach_to_look

FEATURES = 5 * len(KINDS) + 13


def test_the_truth_says_where_a_thing_is_and_how_much_it_acts() -> None:
    scene = training_scene(5, 4.0, things=1)
    thing = scene.things[0]
    time = thing.actions[0].start
    there, direction, activity = truth_at(scene, time)
    kind = KINDS.index(thing.kind)
    azimuth, elevation = (float(a) for a in thing.path.at(np.array(time)))
    assert there.sum() == 1 and there[kind] == 1
    assert np.arctan2(direction[kind, 1], direction[kind, 0]) == pytest.approx(
        math.atan2(math.sin(azimuth), math.cos(azimuth)), abs=1e-5
    )
    assert direction[kind, 2] == pytest.approx(math.sin(elevation), abs=1e-5)
    assert activity[kind] == 1, "an act begins at its strongest"
    assert truth_at(scene, time - 0.02)[2][kind] == 0


def test_drawn_frames_show_what_their_answers_say() -> None:
    scene = training_scene(3, 4.0, things=2)
    frames, answers = draw_frames([scene, scene], 4, np.random.default_rng(0))
    assert frames.shape == (8, *PANORAMA_SIZE, 3) and frames.dtype == torch.uint8
    assert answers.there.sum(dim=1).tolist() == [2.0] * 8
    assert float(answers.activity.max()) > 0.5, "half of the frames are near the start of an act"
    again, _ = draw_frames([scene, scene], 4, np.random.default_rng(0))
    assert torch.equal(frames, again)


def test_frames_and_drawings_are_varied_but_not_what_they_show() -> None:
    scene = training_scene(3, 4.0, things=2)
    frames, _ = draw_frames([scene], 4, np.random.default_rng(0))
    other = varied(frames, torch.Generator().manual_seed(1))
    assert other.shape == frames.shape and not torch.equal(other, frames)
    alike = np.corrcoef(other.float().flatten(), frames.float().flatten())[0, 1]
    assert alike > 0.8
    changed = redrawn(scene, np.random.default_rng(1))
    assert [t.path for t in changed.things] == [t.path for t in scene.things]
    assert [t.actions for t in changed.things] == [t.actions for t in scene.things]
    assert changed != scene


def test_teaching_goes_on_where_it_was_killed(tmp_path: Path) -> None:
    settings = LookingSettings(steps=2, scenes=1, frames=1, rate=0.003)

    def taught(folder: Path) -> ConvNetEncoder:
        torch.manual_seed(0)
        encoder = ConvNetEncoder(ConvNetConfig(FEATURES, len(KINDS), 8))
        teach_to_look(encoder, settings, 0, folder)
        return encoder

    first = taught(tmp_path)
    torch.manual_seed(1)
    again = ConvNetEncoder(ConvNetConfig(FEATURES, len(KINDS), 8))
    teach_to_look(again, settings, 0, tmp_path)
    assert all(
        torch.equal(a, b) for a, b in zip(first.parameters(), again.parameters(), strict=True)
    )


def test_the_cells_of_the_map_know_where_they_look() -> None:
    cells = cell_directions("panorama").reshape(18, 36, 3)
    assert float(cells[9, 27, 1]) < -0.9, "the right half looks to the right: y is negative"
    assert float(cells[0, 0, 2]) > 0.9, "the top row looks up"
    front = cell_directions("front").reshape(18, 18, 3)
    assert bool((front[..., 0] > 0).all()) and float(front[9, 0, 1]) > 0.7


def test_the_encoder_turns_with_the_panorama() -> None:
    torch.manual_seed(0)
    encoder = ConvNetEncoder(ConvNetConfig(FEATURES, len(KINDS), 8))
    pixels = torch.rand(1, 3, *PANORAMA_SIZE)
    seen, turned = (encoder.look(p, "panorama") for p in (pixels, pixels.roll(72, dims=3)))
    x, y, z = seen.direction.unbind(-1)
    assert torch.allclose(turned.direction, torch.stack([y, -x, z], -1), atol=1e-4)
    assert torch.allclose(turned.activity, seen.activity, atol=1e-4)
    assert torch.allclose(turned.presence, seen.presence, atol=1e-3)
    by_angle = turned_features(seen.features(), len(KINDS), -math.pi / 2)
    assert torch.allclose(by_angle, turned.features(), atol=1e-3)


def test_mirrored_panoramas_have_mirrored_features() -> None:
    features = torch.arange(float(FEATURES))[None]
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

    features = torch.zeros(FEATURES)
    features[:15] = torch.cat([thing_at(0.9, 0.2), thing_at(1.2, 0.0), thing_at(3.0, 0.1)])
    front = seen_in_front(features, len(KINDS))
    assert torch.equal(front[:5], features[:5])
    assert not front[5:15].any()


def test_panoramas_of_any_aspect_are_seen_alike() -> None:
    encoder = ConvNetEncoder(ConvNetConfig(FEATURES, len(KINDS), 8))
    wide = torch.from_numpy(render_frame_of(7, 448, 224))[None]
    tall = torch.nn.functional.interpolate(
        wide.permute(0, 3, 1, 2).float(), (252, 448), mode="bilinear"
    )
    tall = tall.round().byte().permute(0, 2, 3, 1)
    assert (view_pixels(wide, "panorama") - view_pixels(tall, "panorama")).abs().mean() < 0.01
    assert encoder.encode_view(tall, "panorama").shape == (1, FEATURES)


def render_frame_of(seed: int, width: int, height: int) -> np.ndarray:
    return render_frame(training_scene(seed, 1.0), 0.5, width, height)


def test_looking_is_learned() -> None:
    torch.manual_seed(0)
    encoder = ConvNetEncoder(ConvNetConfig(FEATURES, len(KINDS), 8))
    frames, answers = draw_frames([training_scene(2, 1.0, things=1)], 1, np.random.default_rng(0))
    optimiser = torch.optim.Adam(encoder.parameters(), 3e-3)
    losses = []
    for _ in range(8):
        seen = look_at(encoder, frames)
        loss = torch.stack([looking_loss(seen[v], answers.within(v), v) for v in VIEWS]).sum()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < 0.85 * losses[0]


def test_features_of_the_shipped_encoder_tell_where_a_thing_is() -> None:
    model = load_model("preview", "cpu")
    errors = []
    for seed in range(HELD_OUT, HELD_OUT + 10):
        scene = training_scene(seed, 1.0, things=1)
        frame = torch.from_numpy(render_frame(scene, 0.5, 448, 224))[None]
        seen: Features = model.encode_images(frame, frame[:, :, :224])
        numbers = seen.panorama[0, : 5 * len(KINDS)].reshape(len(KINDS), 5)
        placed = numbers[:, 1:4].sum(dim=0)  # whatever it takes the thing for
        _, direction, _ = truth_at(scene, 0.5)
        true = torch.from_numpy(direction.sum(axis=0))
        cosine = torch.nn.functional.cosine_similarity(placed, true, dim=0)
        errors.append(math.degrees(math.acos(min(1.0, float(cosine)))))
    assert np.median(errors) < 15
