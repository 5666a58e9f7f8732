"""Ada trains a model: a killed run goes on as if nothing had been, and a model comes out."""

from __future__ import annotations

import csv
import json
import math
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from spatialgen.config import ModelConfig
from spatialgen.directional import LATENTS, flow_of
from spatialgen.encoders.convnet import ConvNetEncoder
from spatialgen.model_card import ModelCard
from spatialgen.models import load_model, verify_model
from spatialgen.settings_reader import ConfigProblem
from spatialgen.spatial_model import SpatialNetwork
from spatialgen.training.coarse import (
    CoarseObjective,
    MaskedWindows,
    pseudo_field,
    span_mask,
)
from spatialgen.training.dataset import HEIGHT, WIDTH
from spatialgen.training.fine import FineObjective, SeenWindows
from spatialgen.training.flow import FlowStage
from spatialgen.training.prepared import Prepared, Preparing, statistics_of
from spatialgen.training.run import Order, Training
from spatialgen.training.settings import TrainingSettings
from spatialgen.training.sources import SceneSource, TrainingProblem
from tests.spatialgen.training_cast import (
    ALONE,
    COARSE,
    FINE,
    fine_stage,
    network_and_examples,
    small_config,
    write_config,
)


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Small networks gain nothing from threads, and lose much on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def weights_of(stage: FlowStage) -> list[torch.Tensor]:
    return [*stage.average.values(), *stage.trained.values()]


def test_a_perfect_velocity_has_no_error() -> None:
    network, examples = network_and_examples()
    windows = SeenWindows(network, examples, FINE, 0).draw(0, [0, 1])

    class Perfect(torch.nn.Module):
        def forward(self, noisy: torch.Tensor, t: torch.Tensor, *_: object) -> torch.Tensor:
            return (noisy - windows.data) / t[:, None, None]

    objective = FineObjective(network)
    assert float(objective(windows).min().detach()) > 0.3
    objective.transformer = Perfect()  # type: ignore[assignment]
    assert float(objective(windows).max().detach()) < 1e-4


def test_a_dropped_condition_is_the_null_condition() -> None:
    network, examples = network_and_examples()
    windows = SeenWindows(network, examples, FINE, 0).draw(0, [0, 1])
    dropped = replace(windows, told=torch.zeros_like(windows.told))
    token = network.conditioner(windows.features, windows.data.shape[-1]).token
    velocity = network.transformer(windows.noisy, windows.t, None, token)
    error = FineObjective(network)(dropped)
    assert torch.allclose(error, windows.error(velocity).mean(dim=(1, 2)))


def test_a_resumed_stage_is_the_same_stage(tmp_path: Path) -> None:
    straight, halted, resumed = fine_stage(), fine_stage(), fine_stage()
    for _ in range(6):
        straight.advance()
    for _ in range(3):
        halted.advance()
    halted.save(tmp_path / "fine.pt", best=1.5)
    assert resumed.resume(tmp_path / "fine.pt") == 1.5
    for _ in range(3):
        resumed.advance()
    pairs = zip(weights_of(straight), weights_of(resumed), strict=True)
    assert all(torch.equal(a, b) for a, b in pairs)


def test_a_step_in_portions_is_the_same_step() -> None:
    whole, portions = fine_stage(), fine_stage(replace(FINE, accumulate=2))
    losses = [(float(whole.advance()), float(portions.advance())) for _ in range(3)]
    assert all(a == pytest.approx(b, rel=1e-5) for a, b in losses)
    pairs = zip(weights_of(whole), weights_of(portions), strict=True)
    assert all(torch.allclose(a, b, atol=1e-5) for a, b in pairs)


def test_bfloat16_takes_nearly_the_same_steps() -> None:
    exact = fine_stage()
    network, examples = network_and_examples()
    windows = SeenWindows(network, examples, FINE, seed=3)
    rough = FlowStage(FineObjective(network), windows, FINE, ALONE, torch.bfloat16)
    losses = [(float(exact.advance()), float(rough.advance())) for _ in range(4)]
    assert all(a == pytest.approx(b, rel=0.02) and a != b for a, b in losses)
    assert all(weights.dtype == torch.float32 for weights in weights_of(rough))


def test_a_checkpoint_of_another_model_is_refused(tmp_path: Path) -> None:
    network, examples = network_and_examples()
    windows = MaskedWindows(network, examples, COARSE, 0)
    FlowStage(CoarseObjective(network), windows, COARSE, ALONE).save(tmp_path / "fine.pt")
    with pytest.raises(TrainingProblem, match="another model"):
        fine_stage().resume(tmp_path / "fine.pt")


def test_only_the_transformer_s_side_is_trained() -> None:
    network, examples = network_and_examples()
    assert network.image_encoder is not None
    before = [p.clone() for p in network.image_encoder.parameters()]
    windows = SeenWindows(network, examples, FINE, 0)
    stage = FlowStage(FineObjective(network), windows, FINE, ALONE)
    weights = [p.clone() for p in stage.trained.values()]
    stage.advance()
    after = network.image_encoder.parameters()
    assert all(torch.equal(a, b) for a, b in zip(before, after, strict=True))
    assert any(not torch.equal(a, b) for a, b in zip(weights, stage.trained.values(), strict=True))
    averaged = stage.averaged(network)
    assert averaged.image_encoder is network.image_encoder
    assert averaged.transformer is not network.transformer


def test_recordings_become_sound_fields() -> None:
    left, right = np.full(3, 0.5, np.float32), np.full(3, 0.1, np.float32)
    stereo = pseudo_field(np.stack([left, right]))
    assert stereo[:, 0] == pytest.approx([0.6 / math.sqrt(2), 0.4 / math.sqrt(2), 0, 0])
    mono = pseudo_field(left[None])
    assert mono[:, 0].tolist() == [0.5, 0, 0, 0]
    field = np.eye(4, dtype=np.float32)
    assert pseudo_field(field) is field
    with pytest.raises(ValueError, match="not 6"):
        pseudo_field(np.zeros((6, 2), np.float32))


def test_masks_are_spans() -> None:
    mask = span_mask(200, 10, 0.5, np.random.default_rng(0))
    assert 0.5 <= mask.mean() < 0.6
    runs = np.diff(np.flatnonzero(np.diff(np.concatenate([[0], mask, [0]]))))[::2]
    assert all(run >= 10 for run in runs[1:-1])
    assert span_mask(3, 10, 0.1, np.random.default_rng(0)).any()


def test_what_is_not_masked_tells_nothing_to_the_loss() -> None:
    network, examples = network_and_examples()
    objective = CoarseObjective(network)
    windows = MaskedWindows(network, examples, COARSE, 0).draw(0, [0, 1, 2])
    errors = objective(windows)
    shouting = replace(windows, noise=windows.noise + 5 * (1 - windows.mask))
    rest = (windows.t[:, None, None] * 5) * (1 - windows.mask)
    assert torch.allclose(shouting.noisy, windows.noisy + rest, atol=1e-5)

    class Deaf(torch.nn.Module):
        def forward(self, noisy: torch.Tensor, *_: object) -> torch.Tensor:
            return torch.zeros_like(noisy)

    objective.transformer = Deaf()  # type: ignore[assignment]
    assert torch.allclose(objective(shouting), objective(windows))
    assert errors.shape == (3,)


def test_the_coarse_stage_learns_from_the_context() -> None:
    network, _ = network_and_examples()
    tones = torch.randn(3, LATENTS, 1).expand(-1, -1, 21).contiguous()
    examples = [Prepared(tone[None]) for tone in tones]
    settings = replace(COARSE, steps=60, rate=5e-3, latents=126, drop_context=0.0)
    windows = MaskedWindows(network, examples, settings, 0)
    stage = FlowStage(CoarseObjective(network), windows, settings, ALONE)
    losses = [float(stage.advance()) for _ in range(60)]
    assert np.mean(losses[-10:]) < 0.75 * np.mean(losses[:10])


def test_prepared_turns_hold_the_same_scene_turned(tmp_path: Path) -> None:
    config = ModelConfig.from_json(small_config())
    network = SpatialNetwork(config)
    source = SceneSource([1], 1.0, 44100)
    assert source.frames(0).shape == (8, HEIGHT, WIDTH, 3) and source.sound(0).shape == (4, 44100)
    preparing = Preparing(config, network, 3, 0, tmp_path / "prepared", torch.device("cpu"))
    paths = preparing.examples(source, range(1))
    written = paths[0].stat().st_mtime_ns
    assert preparing.examples(source, range(1)) == paths
    assert paths[0].stat().st_mtime_ns == written
    example = Prepared.load(paths[0])
    azimuths = [math.atan2(float(f[1]), float(f[0])) for f in flow_of(example.latents).mean(-1)]
    assert example.features(2).front.shape == example.features(0).panorama.shape
    assert len({round(a, 4) for a in azimuths}) == 3
    mean, std = statistics_of(network, [example])
    assert mean.shape == std.shape == (LATENTS,) and bool((std > 0).all())
    torch.nn.init.normal_(next(iter(network.image_encoder.parameters())))  # type: ignore[union-attr]
    assert preparing.examples(source, range(0)) != paths, "another encoder's cache"


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole training from nothing, coarse and fine, in one folder."""
    folder = tmp_path_factory.mktemp("training")
    config = write_config(folder, small_config())
    Training(Order(config, folder / "run"), ALONE).run()
    return folder / "run"


def test_one_command_makes_a_model_that_loads(trained: Path) -> None:
    for name in ("model", "last"):
        verify_model(trained / name)
    model = load_model(trained / "model", "cpu")
    features = model.encode_images(
        torch.zeros(8, 64, 128, 3, dtype=torch.uint8),
        torch.zeros(8, 224, 224, 3, dtype=torch.uint8),
    )
    noise = torch.randn(1, LATENTS, model.latent_length)
    velocity = model.velocity(noise, torch.ones(1), model.conditions(features), guidance=3.0)
    assert model.decode(velocity).shape == (1, 4, model.window_samples)


def test_the_card_tells_how_the_model_came_to_be(trained: Path) -> None:
    card = ModelCard.read(trained / "model")
    assert card.notice.startswith("Preview model") and card.licence == "Apache-2.0"
    assert [s["stage"] for s in card.details["history"]] == ["looking", "coarse", "fine"]
    assert card.details["data"]["examples"] == 3 and card.details["data"]["coarse_sounds"] == 2
    assert card.details["measured"]["angle_ahead"] > 0
    assert card.details["training"]["fine"]["steps"] == 6


def test_figures_are_kept(trained: Path) -> None:
    with (trained / "fine.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [row["step"] for row in rows] == ["3", "6"]
    assert {"loss", "rate", "steps_a_second", "angle_median", "onset_f1"} <= rows[0].keys()


def test_a_trained_model_can_be_gone_on_from(trained: Path, tmp_path: Path) -> None:
    config = write_config(tmp_path, small_config())
    out = tmp_path / "again"
    out.mkdir()
    (out / "prepared").symlink_to(trained / "prepared")
    order = Order(config, out, stages=("fine",), start=trained / "last", steps=3)
    Training(order, ALONE).run()
    before, after = (load_model(d / "last", "cpu").network for d in (trained, out))
    assert before.latent_statistics is not None and after.latent_statistics is not None
    assert torch.equal(before.latent_statistics.mean, after.latent_statistics.mean)
    assert not torch.equal(before.transformer.mix_in.weight, after.transformer.mix_in.weight)
    stages = [s["stage"] for s in ModelCard.read(out / "last").details["history"]]
    assert stages[-2:] == ["start", "fine"]


def test_the_encoder_of_a_trained_model_can_be_taught_further(
    trained: Path, tmp_path: Path
) -> None:
    config = write_config(tmp_path, small_config())
    out = tmp_path / "again"
    Training(
        Order(config, out, stages=("looking", "fine"), start=trained / "last", steps=1), ALONE
    ).run()
    before, after = (load_model(d / "last", "cpu").network for d in (trained, out))
    assert isinstance(before.image_encoder, ConvNetEncoder)
    assert isinstance(after.image_encoder, ConvNetEncoder)
    for part in ("finder", "namer"):
        old, new = (
            getattr(e, part).head.weight for e in (before.image_encoder, after.image_encoder)
        )
        assert not torch.equal(old, new)
    history = ModelCard.read(out / "last").details["history"]
    assert [s["stage"] for s in history][-3:] == ["start", "looking", "fine"]


def test_a_killed_training_goes_on_and_ends_the_same(tmp_path: Path) -> None:
    config = write_config(tmp_path, small_config())
    values = json.loads(config.read_text())
    values["training"]["fine"].update(steps=60, save_every=5, measure_every=20)
    config.write_text(json.dumps(values))
    killed = tmp_path / "killed"
    words = [sys.executable, "-m", "spatialgen.training", "--config", str(config)]
    child = subprocess.Popen([*words, "--out", str(killed), "--threads", "1"])
    wait_for((killed / "fine.pt").exists, child)
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL, "it was not over by itself"
    Training(Order(config, killed), ALONE).run()
    straight = tmp_path / "straight"
    straight.mkdir()
    Training(Order(config, straight), ALONE).run()
    for name in ("last", "model"):
        weights = [(out / name / "model.safetensors").read_bytes() for out in (killed, straight)]
        assert weights[0] == weights[1]
    steps = [line.split(",")[0] for line in (killed / "fine.csv").read_text().splitlines()]
    assert steps == ["step", "20", "40", "60"]


def wait_for(ready: Callable[[], bool], child: subprocess.Popen[bytes]) -> None:
    """However slow the machine is; a child that has ended will not get there any more."""
    while not ready():
        assert child.poll() is None
        time.sleep(0.002)


def test_an_unknown_setting_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigProblem, match=r"training\.fine\.momentum"):
        TrainingSettings.read(small_config(momentum=0.9))


def test_an_unknown_stage_is_named(tmp_path: Path) -> None:
    config = write_config(tmp_path, small_config())
    with pytest.raises(TrainingProblem, match="'fin'"):
        Training(Order(config, tmp_path, stages=("fin",)), ALONE)
