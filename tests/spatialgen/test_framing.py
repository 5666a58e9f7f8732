"""Only a range of a clip, and the model's head turned: the sound stays where and when it belongs.

`PointingModel` hears what it sees: a plane wave from where the brightest spot of the panorama is.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import torch
from torch import Tensor

from spatialgen import ambisonics
from spatialgen.ambisonics import Direction, angle_between, mean_direction, rotation_matrix
from spatialgen.conditioning import Conditions, Features
from spatialgen.config import GenerationOptions
from spatialgen.framing import Framing, Orientation, TimeRange
from spatialgen.pipeline import Take, generate_take
from spatialgen.projection import turned_panorama
from spatialgen.stages import ClipProblem, say_nothing
from spatialgen.video import read_frames
from tests.gaussian_model import CPU, GaussianModel

MakeClip = Callable[..., Path]
QUICK = GenerationOptions(steps=2)
ORIENTATIONS = [
    (0, 0, 0), (90, 0, 0), (-135, 0, 0), (180, 0, 0), (0, 30, 0), (0, 0, 20), (40, -25, 15),
    (-100, 60, -70),
]  # fmt: skip
SPOTS = [(-150, 40), (20, -60)]


def spot_at(azimuth: float, elevation: float, size: tuple[int, int]) -> np.ndarray:
    """A dark panorama [h, w, 3] with a bright disc of 8° around a direction (degrees)."""
    width, height = size
    a = (0.5 - (np.arange(width) + 0.5) / width) * 2 * np.pi
    e = (0.5 - (np.arange(height) + 0.5) / height) * np.pi
    ways = np.stack([np.cos(a) * np.cos(e[:, None]), np.sin(a) * np.cos(e[:, None]),
                     np.broadcast_to(np.sin(e[:, None]), (height, width))], axis=-1)  # fmt: skip
    towards = ambisonics.unit_vector(Direction(math.radians(azimuth), math.radians(elevation)))
    bright = ways @ towards > math.cos(math.radians(8))
    return np.repeat(bright[..., None], 3, axis=-1).astype(np.uint8) * 255


def spot_clip(path: Path, azimuth: float, elevation: float) -> Path:
    import av

    container: Any = av.open(path, "w")
    stream = container.add_stream("libx264", rate=8, options={"crf": "10"})
    stream.width, stream.height, stream.pix_fmt = 512, 256, "yuv420p"
    picture = av.VideoFrame.from_ndarray(spot_at(azimuth, elevation, (512, 256)), format="rgb24")
    for index in range(16):
        picture.pts = index
        container.mux(stream.encode(picture))
    container.mux(stream.encode(None))
    container.close()
    return path


@dataclass
class PointingModel:
    """Latents: the direction of the brightest spot over time. Sound: noise from there."""

    sample_rate: int = 16_000
    latent_length: int = 16
    frames_per_window: int = 16
    downsampling_ratio: int = 2000
    latent_channels: int = 3
    device: torch.device = CPU
    saw: list[Direction] = field(default_factory=list)

    def encode_images(self, panorama: Tensor, front: Tensor) -> Features:
        spots = torch.stack([_brightest(frame) for frame in panorama.float().mean(dim=-1)])
        self.saw += [_direction(spot) for spot in spots]
        return Features(spots, spots)

    def conditions(self, features: Features, length: int) -> Conditions:
        return Conditions(features.panorama.T[None], None)

    def velocity(
        self, x: Tensor, t: Tensor, conditions: Conditions, guidance: float, rescale: float
    ) -> Tensor:
        assert conditions.local is not None
        return (x - conditions.local) / t[:, None, None]

    def decode(self, latents: Tensor) -> Tensor:
        noise = torch.randn(latents.shape[-1] * 2000, generator=torch.Generator().manual_seed(1))
        x, y, z = latents[0].repeat_interleave(2000, dim=-1)
        return torch.stack([noise, noise * y, noise * z, noise * x])[None] * 0.1


def _brightest(frame: Tensor) -> Tensor:
    """The direction (x, y, z) of the centre of what is bright in [h, w], each pixel by its area."""
    height, width = frame.shape
    a = (0.5 - (torch.arange(width) + 0.5) / width) * 2 * math.pi
    e = ((0.5 - (torch.arange(height) + 0.5) / height) * math.pi)[:, None]
    weight = frame.clamp(min=60).sub(60) * e.cos()
    centre = torch.stack([(weight * a.cos() * e.cos()).sum(), (weight * a.sin() * e.cos()).sum(),
                          (weight * e.sin()).sum()])  # fmt: skip
    towards: Tensor = centre / centre.norm()
    return towards


def _direction(way: Any) -> Direction:
    x, y, z = (float(part) for part in way)
    return Direction(math.atan2(y, x), math.atan2(z, math.hypot(x, y)))


def degrees_off(one: Direction, other: Direction) -> float:
    return math.degrees(angle_between(one, other))


def read(take: Take) -> np.ndarray:
    return np.asarray(soundfile.read(take.field.path, dtype="float32")[0].T)


# --- the model's head turned --------------------------------------------------------------------


@pytest.mark.parametrize("angles", ORIENTATIONS)
def test_the_sound_is_where_the_clip_shows_it_however_the_head_is_turned(
    angles: tuple[float, float, float], tmp_path: Path
) -> None:
    for azimuth, elevation in SPOTS:
        clip = spot_clip(tmp_path / "spot.mp4", azimuth, elevation)
        model = PointingModel()
        framing = Framing(orientation=Orientation.of_degrees(*angles))
        take = generate_take(
            clip, model, QUICK, framing, out=tmp_path / "field.wav", report=say_nothing
        )
        shown = Direction(math.radians(azimuth), math.radians(elevation))
        assert degrees_off(mean_direction(read(take)), shown) < 1.0
        seen = _direction(rotation_matrix(*framing.orientation.angles).T
                          @ ambisonics.unit_vector(shown))  # fmt: skip
        assert degrees_off(model.saw[0], seen) < 1.0, "the model sees it from its own front"


def test_facing_a_thing_brings_it_to_the_front() -> None:
    spot = torch.from_numpy(spot_at(70, 25, (1024, 512)))[None]
    faced = turned_panorama(spot, math.radians(70), math.radians(25), 0.0)
    assert degrees_off(_direction(_brightest(faced[0].float().mean(dim=-1))), Direction(0, 0)) < 0.3


def test_a_straight_head_sees_the_frames_as_they_are() -> None:
    frames = torch.randint(0, 256, (2, 32, 64, 3), dtype=torch.uint8)
    assert torch.equal(turned_panorama(frames, 0.0, 0.0, 0.0), frames)


def test_turning_by_pixels_is_exact_and_goes_round() -> None:
    frames = torch.randint(0, 256, (1, 32, 64, 3), dtype=torch.uint8)
    turned = turned_panorama(frames, math.pi / 2, 0.0, 0.0)
    assert (turned.int() - frames.roll(16, dims=2).int()).abs().max() <= 1


@pytest.mark.parametrize("wrong", [{"yaw": 181}, {"pitch": -91}, {"roll": float("nan")}])
def test_an_angle_out_of_range_is_named(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Orientation.of_degrees(**wrong)


# --- a range of the clip ------------------------------------------------------------------------


def test_a_range_sounds_in_its_place_and_nothing_else_does(
    make_clip: MakeClip, tmp_path: Path
) -> None:
    clip = make_clip("clip.mp4", "libx264", seconds=7)
    model = GaussianModel()
    take = generate_take(
        clip, model, QUICK, Framing(TimeRange(2.3, 5.9)), out=tmp_path / "f.wav", report=say_nothing
    )
    sound = read(take)
    assert sound.shape == (4, 7 * 48_000)
    loud = np.abs(sound).max(axis=0)
    assert loud[: round(2.29 * 48_000)].max() < 1e-6
    assert loud[round(5.91 * 48_000) :].max() < 1e-6
    inside = loud[round(2.35 * 48_000) : round(5.85 * 48_000)].reshape(-1, 2400).max(axis=1)
    assert inside.min() > 1e-3, "it sounds all through"
    jumps = np.abs(np.diff(sound, n=2, axis=1)).max(axis=0)
    assert jumps[:115_000].max() <= jumps[115_000:280_000].max(), "it begins without a click"
    # Eight frames a second of the range, and no other.
    assert len(model.seen) in {29, 30}
    assert min(model.seen) == pytest.approx(16 + 3 * 22.5, abs=6)


def test_a_range_is_the_same_sound_at_the_same_place(make_clip: MakeClip, tmp_path: Path) -> None:
    """Noise belongs to a place in the clip, so a range starts from what the whole does."""
    clip = make_clip(seconds=3)
    whole, part = (
        generate_take(clip, GaussianModel(), QUICK, framing, out=tmp_path / "f.wav",
                      report=say_nothing).latents
        for framing in (Framing(), Framing(TimeRange(1.0, 3.0)))
    )  # fmt: skip
    assert (whole.first, part.first) == (0, 125)
    alike = np.corrcoef(whole.values[:, 150:300].ravel(), part.values[:, 25:175].ravel())[0, 1]
    assert alike > 0.95


def test_a_range_that_the_clip_does_not_reach_is_refused(
    make_clip: MakeClip, tmp_path: Path
) -> None:
    with pytest.raises(ClipProblem, match="lasts 2 s") as refused:
        generate_take(make_clip(seconds=2), GaussianModel(), QUICK, Framing(TimeRange(1.8, 4.0)),
                      out=tmp_path / "f.wav", report=say_nothing)  # fmt: skip
    assert refused.value.code == "range_outside"
    assert not (tmp_path / "f.wav").exists()


@pytest.mark.parametrize("wrong", [(-1.0, 2.0), (2.0, 2.3), (3.0, 1.0), (0.0, float("nan"))])
def test_what_is_no_range_is_refused_in_a_sentence(wrong: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match=r"range .*\.$"):
        TimeRange(*wrong)


def test_frames_of_a_range_are_those_of_the_whole(make_clip: MakeClip) -> None:
    clip = make_clip("long.mp4", "libx264", seconds=8)
    with read_frames(clip) as frames:
        whole = [frame.mean() for frame in frames]
    with read_frames(clip, start=5.0, stop=7.0) as frames:
        assert frames.count == 16
        assert frames.duration == pytest.approx(8.0)
        part = [frame.mean() for frame in frames]
    assert part == whole[40:56]
