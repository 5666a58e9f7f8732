"""Bob measures what was generated, and the model that generated it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import torch

from spatialgen.ambisonics import encode
from spatialgen.cli import main
from spatialgen.evaluation import bootstrap, examples, held_out, model_run
from spatialgen.evaluation.held_out import GROUPS, SceneFrames, held_out_scenes
from spatialgen.evaluation.recordings import find_pairs, read_sound_field
from spatialgen.model_card import ModelCard
from spatialgen.scenes import KINDS, Scene, events, scene_from_seed, write_scene
from spatialgen.stages import ClipProblem
from tests.spatialgen.conftest import bring_image_encoder

CLIPS = Path(__file__).parents[3] / "shared/clips"
PUBLISHED = {
    "0B7ds6NmVBQl_20": (0.565, 0.106, 0.573, 0.312),
    "JUN314mwb90_49": (0.186, 0.062, 0.196, 0.038),
    "V5IVN81wYrI_60": (2.055, 0.095, 2.053, 0.915),
    "Wc_gzO9i38k_15": (0.048, 0.171, 0.178, 0.191),
    "qvtEdv1WlUw_10": (2.786, 0.000, 2.786, 1.586),
}
ERRORS = ("dTheta", "dPhi", "dAngular", "always_ahead_dAngular")


@pytest.fixture(autouse=True)
def few_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "RESAMPLES", 50)


def write_field(path: Path, azimuth: float, rate: int, seconds: float) -> None:
    """A plane wave of noise; azimuth in degrees."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = 0.1 * np.random.default_rng(0).standard_normal(round(seconds * rate))
    soundfile.write(path, encode(noise, np.radians(azimuth)).T, rate)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Generated and recorded sound fields of other rates and lengths, and files without partner."""
    made, true = tmp_path / "made", tmp_path / "true"
    for name, here, there in (("beach", 20, 30), ("sub/wood", -170, 170)):
        write_field(made / f"{name}.ambix.wav", here, 22050, 2.1)
        write_field(true / f"{name}.flac", there, 24000, 1.9)
    write_field(made / "alone.wav", 0, 22050, 1)
    return made, true


@pytest.mark.skipif(not CLIPS.is_dir(), reason="needs the clips beside the checkout")
def test_the_published_clips_give_the_known_table(capsys: pytest.CaptureFixture[str]) -> None:
    folders = [str(CLIPS / "omniaudio"), str(CLIPS / "recorded")]
    assert main(["evaluate", *folders, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    found = {clip["name"]: tuple(round(clip[e], 3) for e in ERRORS) for clip in told["clips"]}
    assert found == PUBLISHED
    mean = {row["key"]: row["columns"] for row in told["sections"][0]["rows"]}
    values = [round(mean[key]["generated"]["value"], 3) for key in ("dtheta", "dphi", "dangular")]
    assert values == [1.128, 0.087, 1.157]
    assert round(mean["dangular"]["always ahead"]["value"], 3) == 0.608


def test_folders_are_matched_by_name(
    folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, true = folders
    out, pictures = tmp_path / "report.json", tmp_path / "pictures"
    options = ["--json", str(out), "--pictures", str(pictures)]
    assert main(["evaluate", str(made), str(true), *options]) == 0
    text = capsys.readouterr().out
    assert "always ahead" in text
    told = json.loads(out.read_text())
    errors = {clip["name"]: round(np.degrees(clip["dAngular"])) for clip in told["clips"]}
    assert errors == {"beach": 10, "sub/wood": 20}
    assert sorted(p.name for p in pictures.iterdir()) == [
        "direction-beach.png", "direction-sub_wood.png", "errors.png"
    ]  # fmt: skip


def test_channels_come_as_they_are(make_clip: Callable[..., Path], tmp_path: Path) -> None:
    """In a video called "quad", and in a file: neither mixed nor resampled."""
    field, rate = read_sound_field(make_clip("quad.webm", seconds=2, sound=4))
    assert field.shape[0] == 4
    assert abs(field.shape[1] / rate - 2) < 0.1
    write_field(tmp_path / "field.wav", 90, 22050, 1.5)
    field, rate = read_sound_field(tmp_path / "field.wav")
    assert (field.shape, rate) == ((4, 33075), 22050)
    np.testing.assert_allclose(field[1], field[0], atol=1e-4)


def test_what_cannot_be_compared_is_said(folders: tuple[Path, Path], tmp_path: Path) -> None:
    made, true = folders
    with pytest.raises(ClipProblem, match="There is no file or folder"):
        find_pairs(made, tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ClipProblem, match="same name before the suffix"):
        find_pairs(made, tmp_path / "empty")
    stereo = tmp_path / "stereo.wav"
    soundfile.write(stereo, np.zeros((100, 2)), 8000)
    assert main(["evaluate", str(stereo), str(true / "beach.flac")]) == 3
    one = find_pairs(made / "alone.wav", true / "beach.flac")
    assert one == [("beach", made / "alone.wav", true / "beach.flac")]


@pytest.mark.parametrize(
    "words",
    [[], ["only-one"], ["a", "b", "--model", "preview"], ["a", "b", "--scenes", "3"],
     ["--model", "preview", "--scenes", "0"], ["--model", "preview", "--steps", "0"],
     ["--model", "preview", "--scenes", "2", "--data", "x"]],
)  # fmt: skip
def test_options_that_do_not_go_together_are_refused(words: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["evaluate", *words])
    assert stop.value.code == 2


# --- a model --------------------------------------------------------------------------------------


def test_the_groups_keep_their_proportions() -> None:
    counts = {g.name: sum(s.group == g for s in held_out_scenes(200)) for g in GROUPS}
    assert list(counts.values()) == [80, 50, 50, 20]
    for count in (1, 7, 40):
        assert len(held_out_scenes(count)) == count
    few, many = ({s.seed for s in held_out_scenes(n)} for n in (40, 200))
    assert few <= many
    with pytest.raises(ValueError, match="at least one"):
        held_out_scenes(0)


def test_scenes_are_what_their_group_says() -> None:
    for wanted in held_out_scenes(8):
        told = events(wanted.scene())
        assert len(told) in wanted.group.things
        if wanted.group.moving in (0.0, 1.0):
            assert {thing["moving"] for thing in told} == {wanted.group.moving == 1.0}


def test_frames_come_eight_a_second() -> None:
    scene = scene_from_seed(5, 1.1, things=1, split="held_out")
    frames = SceneFrames(scene, 64, 32)
    drawn = list(frames)
    assert len(drawn) == frames.count == 9
    assert drawn[0].shape == (32, 64, 3)


@pytest.fixture
def random_model(tmp_path: Path, small: dict[str, Any]) -> Path:
    """A small model of random weights that carries its own image encoder."""
    from spatialgen.checkpoints import save_network
    from spatialgen.config import ModelConfig
    from spatialgen.model_card import CONFIG_FILE, WEIGHTS_FILE
    from spatialgen.spatial_model import SpatialNetwork

    bring_image_encoder(small)
    folder = tmp_path / "random-model"
    folder.mkdir()
    (folder / CONFIG_FILE).write_text(json.dumps(small))
    torch.manual_seed(0)
    save_network(SpatialNetwork(ModelConfig.from_json(small)), folder / WEIGHTS_FILE)
    ModelCard("random-model", "Random", licence="none").write(folder)
    return folder


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Short scenes and few examples; counts the sounds that are generated."""
    monkeypatch.setattr(held_out, "DURATION", 1.0)
    monkeypatch.setattr(held_out, "WIDTH", 64)
    monkeypatch.setattr(held_out, "HEIGHT", 32)
    monkeypatch.setattr(examples, "DURATION", 1.0)
    monkeypatch.setattr(examples, "EACH", 2)
    monkeypatch.setattr(examples, "RATE", 16_000)
    made: list[int] = []
    generate = held_out.generate_for

    def counted(scene: Scene, *rest: Any) -> Any:
        made.append(1)
        return generate(scene, *rest)

    monkeypatch.setattr(model_run, "generate_for", counted)
    return made


def test_a_model_is_held_against_the_bars_and_goes_on_where_it_stopped(
    random_model: Path, quick: list[int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def ask(count: int, *more: str) -> dict[str, Any]:
        words = ["--model", str(random_model), "--scenes", str(count), "--steps", "1"]
        options = ["--out", str(tmp_path / "out"), "--device", "cpu", "--json", *more]
        assert main(["evaluate", *words, *options]) == 0
        told = json.loads(capsys.readouterr().out)
        assert isinstance(told, dict)
        return told

    first = ask(4)
    assert len(quick) == 4
    bars = {bar["key"]: bar for bar in first["bars"]}
    assert bars["static_median"]["measured"]["value"] > 0
    assert bars["kind_YAMNet"]["met"] is not None, "by timbre instead"
    assert bars["speed_seconds"]["met"] is None
    chance = next(
        row["columns"]["chance"]["value"]
        for section in first["sections"]
        for row in section["rows"]
        if row["key"] == "kind_timbre"
    )
    assert chance == pytest.approx(1 / len(KINDS))
    again = ask(4)
    assert len(quick) == 4, "nothing is generated twice"
    assert again["sections"] == first["sections"]
    ask(5, "--card")
    assert len(quick) == 5
    noted = ModelCard.read(random_model).details["bars"]
    assert {row["wanted"] for row in noted} >= {"≤ 15°", "≥ 0.6"}
    assert all("missed by" in row["measured"] or "met" in row["measured"] for row in noted)
    assert not any("two cores" in row["bar"] for row in noted), "what was not measured is not told"
    ask(1, "--seed", "1")
    assert len(quick) == 6, "another seed, other sounds"


def test_a_folder_of_clips_is_measured_with_what_is_known_of_them(
    random_model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    scene = scene_from_seed(3, 1.2, things=1, moving=0.0, split="held_out")
    write_scene(scene, data / "one.webm", size=(64, 32), frames_per_second=8)
    words = ["--model", str(random_model), "--data", str(data), "--steps", "1", "--json"]
    assert main(["evaluate", *words]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [clip["group"] for clip in told["clips"]] == ["one static"]
    keys = {row["key"] for section in told["sections"] for row in section["rows"]}
    assert {"dangular", "static_median", "onset_f1", "round_trip_angle"} <= keys
