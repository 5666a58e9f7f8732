"""The image encoder: what it tells, how it is taught to find and to name, and where that stands."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from spatialgen.conditioning import Features
from spatialgen.config import ConvNetConfig, View
from spatialgen.encoders.convnet import (
    NUMBERS_A_KIND,
    ConvNetEncoder,
    Sighting,
    mirrored_features,
    seen_in_front,
    turned_features,
)
from spatialgen.encoders.finder import (
    AROUND,
    PANORAMA_SIZE,
    STRIDE,
    Finder,
    Maps,
    Things,
    cell_directions,
    peaks,
    view_pixels,
)
from spatialgen.encoders.namer import cut_out
from spatialgen.models import load_model
from spatialgen.projection import front_view
from spatialgen.scenes import KINDS, Scene, render_frame
from spatialgen.scenes.scene import Course
from spatialgen.training.dataset import HEIGHT, HELD_OUT, WIDTH, training_scene, truth_at
from spatialgen.training.looking import draw_cuts, draw_frames, finding_loss, naming_loss, varied
from spatialgen.training.settings import LessonSettings, LookingSettings
from spatialgen.training.teaching import redrawn, teach_to_look

FEATURES = NUMBERS_A_KIND * len(KINDS)


def test_the_truth_says_where_a_thing_is_and_how_much_it_acts() -> None:
    scene = training_scene(5, 4.0, things=1)
    thing = scene.things[0]
    time = thing.actions[0].start
    there, direction, activity, nearness = truth_at(scene, time)
    kind = KINDS.index(thing.kind)
    azimuth, elevation = (float(a) for a in thing.path.at(np.array(time)))
    assert there.sum() == 1 and there[kind] == 1
    assert np.arctan2(direction[kind, 1], direction[kind, 0]) == pytest.approx(
        math.atan2(math.sin(azimuth), math.cos(azimuth)), abs=1e-5
    )
    assert direction[kind, 2] == pytest.approx(math.sin(elevation), abs=1e-5)
    assert activity[kind] == 1, "an act begins at its strongest"
    assert truth_at(scene, time - 0.02)[2][kind] == 0
    assert 0.6 * 2 ** nearness[kind] == pytest.approx(thing.size)


def test_drawn_frames_show_what_their_answers_say() -> None:
    scene = training_scene(3, 4.0, things=2)
    frames, answers = draw_frames([scene, scene], 4, np.random.default_rng(0))
    assert frames.shape == (8, HEIGHT, WIDTH, 3) and frames.dtype == torch.uint8
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
    lesson = LessonSettings(steps=2, scenes=1, frames=1, rate=0.003)
    settings = LookingSettings(lesson, lesson)

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


def maps_with(*places: tuple[float, float, float]) -> Maps:
    """Maps of a panorama in which things are at (azimuth, elevation), so near."""
    cells = cell_directions("panorama")
    heat, nearness = torch.zeros(1, len(cells)), torch.zeros(1, len(cells))
    for azimuth, elevation, octaves in places:
        near = torch.exp((cells @ direction(azimuth, elevation) - 1) / AROUND**2)
        heat = torch.maximum(heat, near)
        nearness = torch.where(near > 0.1, octaves, nearness)
    return Maps(torch.logit(heat.clamp(1e-4, 1 - 1e-4)), nearness)


def direction(azimuth: float, elevation: float) -> torch.Tensor:
    level = math.cos(elevation)
    return torch.tensor([level * math.cos(azimuth), level * math.sin(azimuth), math.sin(elevation)])


def test_things_are_the_peaks_of_a_map_placed_between_cells() -> None:
    places = [(0.31, 0.12, -0.1), (-2.4, -0.4, -0.8), (3.13, 0.7, 0.4)]
    things = peaks(maps_with(*places), "panorama")
    assert len(things.frame) == 3
    for azimuth, elevation, octaves in places:
        cosine = things.direction @ direction(azimuth, elevation)
        at = int(cosine.argmax())
        assert math.degrees(math.acos(min(1, float(cosine[at])))) < 2
        assert float(things.nearness[at]) == pytest.approx(octaves, abs=0.05)
        assert float(things.presence[at]) > 0.9


def test_nothing_is_found_in_an_empty_map() -> None:
    assert len(peaks(maps_with(), "panorama").frame) == 0


def test_what_is_seen_is_told_kind_by_kind() -> None:
    things = Things(
        torch.tensor([0, 0, 2]),
        torch.tensor([1.0, 0.8, 1.0]),
        torch.stack([direction(0, 0), direction(1.5, 0), direction(-1, 0.5)]),
        torch.tensor([0.0, 0.5, -0.5]),
    )
    acting = torch.tensor([0.5, 1.0, 0.0])
    named = torch.tensor([[1.0, 0.0], [0.25, 0.75], [0.0, 1.0]])
    seen = Sighting.of(things, named, acting, frames=3)
    assert seen.presence[0].tolist() == pytest.approx([1.0, 0.6])
    assert not seen.features()[1].any(), "a frame without things"
    assert seen.activity[0, 1].item() == pytest.approx(0.6)
    assert torch.allclose(seen.placed[2, 1], direction(-1, 0.5))
    assert float(seen.placed[0, 0].norm()) <= 1


def test_the_finder_turns_with_the_panorama() -> None:
    torch.manual_seed(0)
    finder = Finder(8)
    pixels = torch.rand(1, 3, *PANORAMA_SIZE)
    cells = 5
    still, rolled = finder(pixels, "panorama"), finder(pixels.roll(cells * STRIDE, 3), "panorama")
    grid = (1, PANORAMA_SIZE[0] // STRIDE, PANORAMA_SIZE[1] // STRIDE)
    for before, after in zip(vars(still).values(), vars(rolled).values(), strict=True):
        assert torch.allclose(before.reshape(grid).roll(cells, 2), after.reshape(grid), atol=1e-4)


@pytest.mark.parametrize("view", ["panorama", "front"])
def test_a_cut_shows_the_thing_upright_and_as_large_as_ever(view: View) -> None:
    """The same thing, near and far, left, high or behind, looks alike in its cut."""
    places = [(0.0, 0.0), (0.5, 0.3)] if view == "front" else [(0.0, 0.0), (2.9, 0.9), (-1.5, -0.6)]
    cuts = []
    for azimuth, elevation in places:
        for size in (0.45, 0.8):
            frame = torch.from_numpy(drawn_at(azimuth, elevation, size))[None]
            shown = frame if view == "panorama" else front_view(frame)
            nearness = torch.tensor([math.log2(size / 0.6)])
            place = direction(azimuth, elevation)[None]
            cuts.append(cut_out(shown, view, torch.tensor([0]), place, nearness)[0])
    first = cuts[0].flatten()
    for other in cuts[1:]:
        assert np.corrcoef(first.numpy(), other.flatten().numpy())[0, 1] > 0.8


def drawn_at(azimuth: float, elevation: float, size: float) -> np.ndarray:
    """A frame of a lone thing before a plain backdrop."""
    scene = training_scene(5, 1.0, things=1)
    thing = replace(scene.things[0], path=Course(azimuth, elevation), size=size, actions=())
    dark = replace(scene.backdrop, brightness=0.0)
    return render_frame(replace(scene, backdrop=dark, things=(thing,)), 0.5, WIDTH, HEIGHT)


def test_turned_features_are_those_of_what_is_turned() -> None:
    things = Things(torch.tensor([0]), torch.ones(1), direction(0.4, 0.2)[None], torch.ones(1))
    named = torch.eye(len(KINDS))[:1]
    moved = Things(**{**vars(things), "direction": direction(0.4 - 1.1, 0.2)[None]})
    seen, there = (Sighting.of(t, named, torch.ones(1), 1).features() for t in (things, moved))
    assert torch.allclose(turned_features(seen, len(KINDS), -1.1), there, atol=1e-6)


def test_mirrored_panoramas_have_mirrored_features() -> None:
    features = torch.arange(float(FEATURES))[None]
    back = mirrored_features(mirrored_features(features, len(KINDS)), len(KINDS))
    assert torch.equal(back, features)
    moved = (mirrored_features(features, len(KINDS)) != features)[0].nonzero()[:, 0].tolist()
    assert moved == [NUMBERS_A_KIND * kind + 2 for kind in range(len(KINDS))], "y and nothing else"


def test_the_front_view_shows_what_is_ahead_only() -> None:
    def thing_at(azimuth: float, elevation: float) -> torch.Tensor:
        x, y, z = (
            math.cos(azimuth) * math.cos(elevation),
            math.sin(azimuth) * math.cos(elevation),
            math.sin(elevation),
        )
        return torch.tensor([1.0, x, y, z, 0.5, -0.2])

    features = torch.zeros(FEATURES)
    features[:18] = torch.cat([thing_at(0.9, 0.2), thing_at(1.2, 0.0), thing_at(3.0, 0.1)])
    front = seen_in_front(features, len(KINDS))
    assert torch.equal(front[:6], features[:6])
    assert not front[6:18].any()


def test_panoramas_of_any_aspect_are_seen_alike() -> None:
    encoder = ConvNetEncoder(ConvNetConfig(FEATURES, len(KINDS), 8)).eval()
    scene = training_scene(7, 1.0)
    wide = torch.from_numpy(render_frame(scene, 0.5, 448, 224))[None]
    tall = F.interpolate(wide.permute(0, 3, 1, 2).float(), (252, 448), mode="bilinear")
    tall = tall.round().byte().permute(0, 2, 3, 1)
    assert (view_pixels(wide, "panorama") - view_pixels(tall, "panorama")).abs().mean() < 0.01
    assert encoder.encode_view(tall, "panorama").shape == (1, FEATURES)


def test_cuts_to_learn_from_show_things_and_nothing() -> None:
    scenes: list[Scene] = [training_scene(seed, 2.0, things=2) for seed in (3, 4)]
    cuts, kinds, acting = draw_cuts(scenes, 2, np.random.default_rng(0))
    assert cuts.shape == (12, 3, 96, 96) and 0 <= float(cuts.min()) <= float(cuts.max()) <= 1
    assert (kinds == len(KINDS)).sum() == 4, "one in each frame shows nothing"
    assert float(acting.max()) > 0.5 and not acting[kinds == len(KINDS)].any()
    there = {KINDS.index(thing.kind) for scene in scenes for thing in scene.things}
    assert set(kinds.tolist()) - {len(KINDS)} == there


def learned(part: torch.nn.Module, loss: object, rate: float, steps: int) -> list[float]:
    optimiser = torch.optim.Adam(part.parameters(), rate)
    losses = []
    for _ in range(steps):
        value = loss()  # type: ignore[operator]
        optimiser.zero_grad()
        value.backward()
        optimiser.step()
        losses.append(value.item())
    return losses


def test_finding_is_learned() -> None:
    torch.manual_seed(0)
    finder = Finder(8)
    frames, answers = draw_frames(
        [training_scene(2, 1.0, things=1)], 1, np.random.default_rng(0), PANORAMA_SIZE[1]
    )
    losses = learned(finder, lambda: finding_loss(finder, frames, answers), 3e-3, 10)
    assert losses[-1] < 0.85 * losses[0]


def test_naming_is_learned() -> None:
    torch.manual_seed(0)
    namer = ConvNetEncoder(ConvNetConfig(FEATURES, len(KINDS), 8)).namer.train()
    drawn = draw_cuts([training_scene(2, 1.0, things=4)], 1, np.random.default_rng(0))
    losses = learned(namer, lambda: naming_loss(namer, *drawn, torch.float32), 3e-3, 12)
    assert losses[-1] < 0.7 * losses[0]


def test_features_of_the_shipped_encoder_tell_where_a_thing_is() -> None:
    model = load_model("preview", "cpu")
    errors = []
    for seed in range(HELD_OUT, HELD_OUT + 10):
        scene = training_scene(seed, 1.0, things=1)
        frame = torch.from_numpy(render_frame(scene, 0.5, WIDTH, HEIGHT))[None]
        seen: Features = model.encode_images(frame, front_view(frame))
        numbers = seen.panorama[0, : NUMBERS_A_KIND * len(KINDS)].reshape(len(KINDS), -1)
        placed = numbers[:, 1:4].sum(dim=0)  # whatever it takes the thing for
        _, direction, *_ = truth_at(scene, 0.5)
        true = torch.from_numpy(direction.sum(axis=0))
        cosine = torch.nn.functional.cosine_similarity(placed, true, dim=0)
        errors.append(math.degrees(math.acos(min(1.0, float(cosine)))))
    assert np.median(errors) < 15
