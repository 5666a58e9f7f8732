"""Dana cleans what she has on disk before she trains: every clip that goes has its reason."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import soundfile

from spatialgen import cli
from spatialgen.ambisonics import encode
from spatialgen.stages import Cancelled
from spatialgen.training.checks import Figures, Limits, SpeechDetector, silent_chunks
from spatialgen.training.cleaning import check_folder, move_out

MakeClip = Callable[..., Path]
RATE = 48000


def noise(seconds: float = 2.0, level_db: float = -20.0) -> np.ndarray:
    return 10 ** (level_db / 20) * np.random.default_rng(0).standard_normal(round(seconds * RATE))


@pytest.fixture
def film(make_clip: MakeClip, tmp_path: Path) -> Callable[[str, np.ndarray], Path]:
    """Adds a pair to the folder "data": a changing or a still picture, and a sound [4, s]."""
    (tmp_path / "data/more").mkdir(parents=True)

    def add(name: str, sound: np.ndarray, fps: int = 10) -> Path:
        video = make_clip(f"data/{name}.webm", fps=fps)
        soundfile.write(video.with_suffix(".wav"), sound.T, RATE, subtype="FLOAT")
        return video

    return add


@pytest.fixture
def folder(film: Callable[..., Path], make_clip: MakeClip, tmp_path: Path) -> Path:
    """A folder of one good clip and one of each kind that is left out."""
    field = encode(noise(), 1.0, 0.2)
    film("good", field)
    quiet = field.copy()
    quiet[:, RATE // 10 :] *= 0.01
    film("more/silent", quiet)
    film("still", field, fps=1)
    film("mono", field * np.array([[1], [0], [0], [0]]))
    film("copies", np.stack([noise()] * 4))
    broken = film("broken", field)
    soundfile.write(broken.with_suffix(".wav"), field.T, RATE, subtype="FLOAT")
    content = broken.read_bytes()
    broken.write_bytes(content[: len(content) // 2])
    make_clip("data/stereo.webm", sound=2)
    return tmp_path / "data"


@pytest.fixture(autouse=True)
def no_silero(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests do not depend on what is installed."""
    monkeypatch.setitem(sys.modules, "silero_vad", None)


def test_each_clip_has_its_figures_and_reasons(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    report = check_folder(folder, Limits(), 2, lambda done, count: told.append((done, count)))
    reasons = {clip.name: list(clip.reasons) for clip in report.checked}
    assert reasons == {
        "broken": ["unreadable"],
        "copies": ["not_spatial"],
        "good": [],
        "mono": ["not_spatial"],
        "more/silent": ["silent"],
        "still": ["still"],
    }
    assert told == [(done, 6) for done in range(7)]
    [good] = [clip.figures for clip in report.checked if clip.name == "good"]
    assert good is not None
    assert (good.silent, good.still, good.speech, good.copied) == (0, 0, None, False)
    assert good.spatial_db == pytest.approx(0, abs=0.1), "a plane wave"
    assert report.summary()["reasons"] == {
        "not_spatial": 2,
        "unreadable": 1,
        "silent": 1,
        "still": 1,
    }
    assert len(report.passed_over) == 1 and "stereo" in report.passed_over[0]
    assert "ImageBind" in report.not_checked["audio-visual mismatch"]
    assert "pip install" in report.not_checked["speech"]


def test_silence_is_judged_by_20_ms() -> None:
    sound = np.concatenate([noise(0.5, -30), noise(0.5, -40), noise(0.005)]).astype(np.float32)
    quiet = silent_chunks(sound, -35.0)
    assert len(quiet) == 50
    assert quiet.sum() == 25


def test_limits_are_limits() -> None:
    at = Figures(10, silent=0.9, still=0.85, speech=0.1, spatial_db=-50, copied=False)
    assert at.reasons(Limits()) == {}
    over = Figures(10, silent=0.91, still=0.86, speech=0.11, spatial_db=-51, copied=False)
    assert list(over.reasons(Limits())) == ["silent", "still", "speech", "not_spatial"]


def test_the_command_lists_moves_and_reports_but_never_deletes(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "mono.json").write_text("{}")
    before = {path.name: path.read_bytes() for path in folder.rglob("*.*")}
    assert cli.main(["clean", str(folder), "--list", "--json", "--workers", "2"]) == 0
    shown = capsys.readouterr()
    answer = json.loads(shown.out)
    assert answer["clips"] == 6 and answer["left_out"] == 5
    assert answer["clips_left_out"]["mono"].startswith("X, Y and Z are silent")
    assert "6 of 6 clips checked" in shown.err
    out, away = tmp_path / "report.json", tmp_path / "away"
    (away / "still.webm").parent.mkdir()
    (away / "still.webm").write_text("mine")
    arguments = ["clean", str(folder), "--out", str(out), "--move", str(away), "--workers", "2"]
    assert cli.main(arguments) == 0
    assert "kept: 1" in capsys.readouterr().out
    assert sorted(p.name for p in folder.glob("*.webm")) == [
        "good.webm",
        "stereo.webm",
        "still.webm",
    ]
    assert (away / "more/silent.wav").exists() and (away / "mono.json").exists()
    assert (away / "still.webm").read_text() == "mine", "nothing is overwritten"
    after = {p.name: p.read_bytes() for root in (folder, away) for p in root.rglob("*.*")}
    assert {**after, "still.webm": before["still.webm"]} == before
    whole = json.loads(out.read_text())
    assert whole["limits"]["quiet_db"] == -35
    assert len(whole["checked"]) == 6 and len(whole["moved"]) == 9


def test_moving_into_the_folder_itself_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["clean", str(folder), "--move", str(folder / "bad")])
    assert "outside" in capsys.readouterr().err


def test_it_can_be_stopped_and_then_nothing_has_moved(folder: Path, tmp_path: Path) -> None:
    def stop(done: int, count: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        check_folder(folder, Limits(), 1, stop)
    report = check_folder(folder, Limits(), 1)
    move_out(report, folder, tmp_path / "away")
    assert len(report.moved) == 10


def test_speech_is_found_where_silero_is_installed(
    monkeypatch: pytest.MonkeyPatch, film: Callable[..., Path], tmp_path: Path
) -> None:
    silero = ModuleType("silero_vad")
    silero.__dict__["load_silero_vad"] = lambda: "model"

    def speech(sound: np.ndarray, model: str, sampling_rate: int) -> list[dict[str, int]]:
        assert (len(sound), model, sampling_rate) == (32000, "model", 16000)
        return [{"start": 1000, "end": 9000}, {"start": 20000, "end": 28000}]

    silero.__dict__["get_speech_timestamps"] = speech
    monkeypatch.setitem(sys.modules, "silero_vad", silero)
    film("talk", encode(noise(), 0.0, 0.0))
    report = check_folder(tmp_path / "data", Limits())
    assert "speech" not in report.not_checked
    [clip] = report.checked
    assert clip.figures is not None
    assert clip.figures.speech == pytest.approx(0.5, abs=0.01)
    assert "50% of it" in clip.reasons["speech"]


def test_the_real_detector_hears_no_speech_in_noise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "silero_vad")
    pytest.importorskip("silero_vad", reason="silero-vad is optional")
    spoken, samples = SpeechDetector().spoken(noise().astype(np.float32))
    assert samples == 32000
    assert spoken < 0.05 * samples
