"""Views cut out of a panorama: a dot in the panorama is where geometry puts it in the view."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from spatialgen.projection import front_view, perspective_view

HEIGHT, WIDTH = 128, 256


def panorama_with_dot(azimuth: float, elevation: float, radius: float = 0.08) -> Tensor:
    """A black panorama [1, h, w, 3] with a soft white dot in a direction (radians)."""
    lon = -(torch.arange(WIDTH) / WIDTH - 0.5) * 2 * math.pi
    lat = -(torch.arange(HEIGHT) / HEIGHT - 0.5) * math.pi
    lat, lon = torch.meshgrid(lat, lon, indexing="ij")
    cosine = torch.sin(lat) * math.sin(elevation) + torch.cos(lat) * math.cos(
        elevation
    ) * torch.cos(lon - azimuth)
    angle = torch.acos(cosine.clamp(-1, 1))
    dot = 255 * torch.exp(-((angle / radius) ** 2))
    return dot.round().byte()[None, :, :, None].expand(1, HEIGHT, WIDTH, 3)


def centre_of_light(view: Tensor) -> tuple[float, float]:
    """Where the light is in a view [size, size, 3], from -1 to 1: right and down."""
    light = view[..., 0].float()
    axis = torch.linspace(-1, 1, light.shape[0])
    total = float(light.sum())
    assert total > 0, "there is no light in the view"
    return float((light.sum(0) * axis).sum()) / total, float((light.sum(1) * axis).sum()) / total


@pytest.mark.parametrize("azimuth", [-40, -15, 0, 25, 50])
@pytest.mark.parametrize("elevation", [-30, 0, 20])
def test_a_dot_lands_where_geometry_says(azimuth: int, elevation: int) -> None:
    """x ahead, y left, z up: the view's plane stands at 1 / tan(fov / 2)."""
    az, el = math.radians(azimuth), math.radians(elevation)
    view = front_view(panorama_with_dot(az, el, radius=0.05))[0]
    scale = math.tan(math.radians(60)) * math.cos(el) * math.cos(az)
    right, down = centre_of_light(view)
    assert right == pytest.approx(-math.cos(el) * math.sin(az) / scale, abs=0.02)
    assert down == pytest.approx(-math.sin(el) / scale, abs=0.02)


@pytest.mark.parametrize("azimuth", [-170, -90, 0, 60, 180])
@pytest.mark.parametrize("elevation", [-50, 0, 35])
def test_looking_at_a_dot_centres_it(azimuth: int, elevation: int) -> None:
    az, el = math.radians(azimuth), math.radians(elevation)
    view = perspective_view(
        panorama_with_dot(az, el), size=101, field=math.radians(60), azimuth=az, elevation=el
    )[0]
    right, down = centre_of_light(view)
    assert right == pytest.approx(0, abs=0.01)
    assert down == pytest.approx(0, abs=0.01)


def test_the_seam_behind_cannot_be_seen() -> None:
    """Looking back, a panorama of smooth stripes is as smooth over the seam as elsewhere."""
    stripes = 127 + 120 * torch.sin(torch.arange(WIDTH) / WIDTH * 2 * math.pi * 4)
    frames = stripes.round().byte()[None, None, :, None].expand(1, HEIGHT, WIDTH, 3)
    back = perspective_view(frames, size=200, field=math.radians(90), azimuth=math.pi)[0]
    front = perspective_view(frames, size=200, field=math.radians(90))[0]
    assert int((back.int() - front.int()).abs().max()) <= 2


def test_a_wider_view_shows_a_dot_smaller() -> None:
    frames = panorama_with_dot(0, 0)
    light = [
        float(perspective_view(frames, field=math.radians(field)).float().sum())
        for field in (40, 80, 120)
    ]
    assert light[0] > 3 * light[1] > 9 * light[2]


def test_each_frame_is_cut_alike_however_many_there_are() -> None:
    torch.manual_seed(0)
    frames = torch.randint(0, 256, (37, 32, 64, 3), dtype=torch.uint8)
    views = perspective_view(frames, size=24)
    assert views.shape == (37, 24, 24, 3)
    assert torch.equal(views[30:31], perspective_view(frames[30:31], size=24))
    assert perspective_view(frames[:0], size=24).shape == (0, 24, 24, 3)


def test_colours_stay_apart_and_a_plain_wall_plain() -> None:
    wall = torch.tensor([10, 120, 250], dtype=torch.uint8).expand(1, 20, 50, 3)
    assert torch.equal(front_view(wall), wall[:, :1, :1].expand(1, 224, 224, 3))


def test_what_is_no_panorama_is_refused() -> None:
    with pytest.raises(ValueError, match="uint8 frames"):
        front_view(torch.zeros(1, 8, 16, 3))
    with pytest.raises(ValueError, match="field of view"):
        perspective_view(torch.zeros(1, 8, 16, 3, dtype=torch.uint8), field=math.pi)


def test_cuts_are_the_published_ones(reference: Path) -> None:
    images = load_file(reference / "tiny/preprocess.safetensors")
    names = [name for name in images if name.startswith("perspective")]
    assert len(names) == 3
    for name in names:
        theta, phi, field = (math.radians(int(n)) for n in re.findall(r"-?\d+", name))
        ours = perspective_view(images["erp"][None], 224, field, azimuth=theta, elevation=-phi)
        difference = (ours[0].float() - images[name].float()).abs().mean() / 255
        assert float(difference) <= 1 / 255 / 10, name
