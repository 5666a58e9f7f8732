"""Bob scripts the command line: its answers, its exit codes, and what it leaves in a folder."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import soundfile
import torch

from spatialgen.cli import main
from tests.spatialgen.conftest import bring_image_encoder

MakeClip = Callable[..., Path]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def model_folder(tmp_path: Path, small: dict[str, Any]) -> Path:
    """A small model of random weights that carries its own image encoder."""
    from spatialgen.checkpoints import save_network
    from spatialgen.config import ModelConfig
    from spatialgen.model_card import CONFIG_FILE, WEIGHTS_FILE, ModelCard, sha256_of
    from spatialgen.spatial_model import SpatialNetwork

    bring_image_encoder(small)
    folder = tmp_path / "random-model"
    folder.mkdir()
    (folder / CONFIG_FILE).write_text(json.dumps(small))
    torch.manual_seed(0)
    network = SpatialNetwork(ModelConfig.from_json(small))
    save_network(network, folder / WEIGHTS_FILE)
    digest = sha256_of(folder / WEIGHTS_FILE)
    ModelCard("random-model", "Random", licence="none", sha256=digest).write(folder)
    return folder


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What was written to standard output, which must be one JSON object."""
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_generate_fills_a_folder(
    make_clip: MakeClip,
    model_folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    clip, out = make_clip("beach.webm", seconds=3, sound=2), tmp_path / "out"
    arguments = ["generate", str(clip), "--out", str(out), "--model", str(model_folder)]
    options = ["--steps", "3", "--seed", "5", "--guidance", "2", "--device", "cpu", "--json"]
    assert main([*arguments, *options]) == 0
    said = answer(capsys)
    files = {"beach.ambix.wav", "beach.spatial.webm", "beach.latents.safetensors"}
    assert {p.name for p in out.iterdir()} == files
    assert [file["kind"] for file in said["files"]] == ["ambix_wav", "spatial_video", "latents"]
    assert all(Path(file["path"]).stat().st_size == file["size"] for file in said["files"])
    assert said["options"] == {"steps": 3, "guidance": 2.0, "seed": 5, "guidance_rescale": 0.0}
    assert said["device"] == "cpu"
    with soundfile.SoundFile(out / "beach.ambix.wav") as wav:
        assert (wav.channels, wav.samplerate, wav.frames) == (4, 48_000, 144_000)
        about = json.loads(wav.comment)
    assert (about["model"], about["seed"], about["gain_db"]) == ("random-model", 5, 0.0)


def test_a_range_is_generated_then_extended_and_a_part_of_it_made_anew(
    make_clip: MakeClip, model_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clip = str(make_clip("beach.webm", seconds=4, sound=2))
    model = ["--model", str(model_folder), "--steps", "2", "--device", "cpu", "--json"]

    def run(command: str, out: str, *more: str) -> dict[str, Any]:
        assert main([command, clip, "--out", str(tmp_path / out), *more, *model]) == 0
        return answer(capsys)

    turned = ["--yaw", "90", "--pitch", "5", "--roll", "-5"]
    said = run("generate", "first", "--from", "1", "--to", "2.5", *turned)
    assert said["range"] == {"start": 1.0, "stop": 2.5}
    assert said["orientation"]["yaw"] == pytest.approx(1.5708, abs=1e-4)
    first = str(tmp_path / "first/beach.latents.safetensors")
    said = run("extend", "second", "--take", first, "--from", "1", "--seed", "3")
    assert said["range"] == {"start": 1.0, "stop": None}
    second = str(tmp_path / "second/beach.latents.safetensors")
    run("retake", "third", "--take", second, "--from", "2.6", "--to", "3.2", "--seed", "4")
    sounds = [soundfile.read(tmp_path / name / "beach.ambix.wav")[0]
              for name in ("first", "second", "third")]  # fmt: skip
    kept = slice(round(1.02 * 48_000), round(2.2 * 48_000))
    assert (sounds[0][kept] == sounds[2][kept]).all()
    assert abs(sounds[0][round(2.6 * 48_000) :]).max() < 1e-6
    assert abs(sounds[2][round(3.5 * 48_000) :]).max() > 1e-6

    assert main(["retake", clip, "--out", str(tmp_path), "--take", first, "--to", "4", *model]) == 3
    assert "1.0 to 2.5 s" in answer(capsys)["error"]["detail"]
    assert main(["retake", clip, "--out", str(tmp_path), "--take", clip, "--to", "4", *model]) == 3
    assert answer(capsys)["error"]["code"] == "take_unusable"


def test_progress_goes_to_standard_error(
    make_clip: MakeClip,
    model_folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ["generate", str(make_clip()), "--out", str(tmp_path / "out")]
    assert main([*arguments, "--model", str(model_folder), "--steps", "2"]) == 0
    said = capsys.readouterr()
    assert "features" in said.err
    assert "100% deliverables" in said.err
    assert "%" not in said.out
    assert "spatial_video" in said.out


def test_probe_says_what_a_clip_is(make_clip: MakeClip, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["probe", str(make_clip(sound=4)), "--json"]) == 0
    said = answer(capsys)
    assert (said["video_codec"], said["width"], said["duration"]) == ("vp8", 128, 2.0)
    assert said["audio_tracks"][0]["channels"] == 4


@pytest.mark.parametrize("command", ["probe", "generate"])
def test_a_clip_that_cannot_be_used_is_exit_code_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (tmp_path / "notes.mp4").write_text("not a video\n")
    out = ["--out", str(tmp_path / "out")] if command == "generate" else []
    assert main([command, str(tmp_path / "notes.mp4"), *out, "--json"]) == 3
    said = capsys.readouterr()
    error = json.loads(said.out)["error"]
    assert error["code"] == "not_a_video"
    assert error["detail"] in said.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("wrong", [["--steps", "0"], ["--guidance", "x"], ["--seed", "-1"], []])
def test_wrong_usage_is_exit_code_2(make_clip: MakeClip, wrong: list[str]) -> None:
    out = ["--out", "out"] if wrong else []
    with pytest.raises(SystemExit) as caught:
        main(["generate", str(make_clip()), *out, *wrong])
    assert caught.value.code == 2


def test_a_model_that_cannot_be_used_is_exit_code_4(
    make_clip: MakeClip, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["generate", str(make_clip()), "--out", str(tmp_path / "out")]
    assert main([*arguments, "--model", "nobody", "--json"]) == 4
    assert "nobody" in answer(capsys)["error"]["detail"]


def test_a_folder_that_cannot_be_written_is_exit_code_5(
    make_clip: MakeClip, model_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("a file, not a folder\n")
    arguments = ["generate", str(make_clip()), "--out", str(tmp_path / "taken")]
    assert main([*arguments, "--model", str(model_folder), "--json"]) == 5
    assert "taken" in answer(capsys)["error"]["detail"]


def test_models_are_listed_and_verified(
    model_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", "list", "--json"]) == 0
    assert {"preview", "omniaudio"} <= {m["name"] for m in answer(capsys)["models"]}
    assert main(["models", "verify", str(model_folder), "--json"]) == 0
    assert answer(capsys)["verified"] is True


def test_a_checkpoint_is_converted(
    small: dict[str, Any],
    write_checkpoint: Callable[..., tuple[Path, Path]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    checkpoint, config = write_checkpoint(small)
    out = tmp_path / "converted"
    where = ["--config", str(config), "--out", str(out)]
    assert main(["models", "convert", str(checkpoint), *where, "--json"]) == 0
    assert answer(capsys)["ready"] is True
    assert (out / "model.safetensors").is_file()


def test_a_damaged_model_is_found(model_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weights = model_folder / "model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-5] ^= 0xFF
    weights.write_bytes(data)
    assert main(["models", "verify", str(model_folder), "--json"]) == 4
    assert "damaged" in answer(capsys)["error"]["detail"]


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_stopping_is_exit_code_130_and_leaves_nothing(
    make_clip: MakeClip, model_folder: Path, tmp_path: Path, sent: signal.Signals
) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "spatialgen", "generate", str(make_clip(seconds=20, fps=5))]
    options = ["--out", str(out), "--model", str(model_folder), "--steps", "200"]
    # A child would inherit that SIGINT is ignored, as it is in a shell's background.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    child = subprocess.Popen([*command, *options], cwd=ROOT, stderr=subprocess.DEVNULL)
    signal.signal(signal.SIGINT, before)
    while not out.exists() or not list(out.iterdir()):
        assert child.poll() is None
        time.sleep(0.05)
    os.kill(child.pid, sent)
    assert child.wait(timeout=20) == 130
    assert list(out.iterdir()) == []


def test_looking_at_a_clip_loads_no_torch(make_clip: MakeClip) -> None:
    code = (
        "import sys; from spatialgen.cli import main; "
        f"main(['probe', {str(make_clip())!r}]); print('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "False"
