"""Alice publishes a take: every format holds what it should, and says so to whoever reads it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
import soundfile

from spatialgen.cli import main
from spatialgen.export import ExportFailed, Format, Mix, Placement, Take, export_take, facts_of
from spatialgen.export.binaural import Listener
from spatialgen.export.containers import write_container
from spatialgen.probe import probe_clip
from spatialgen.stages import Cancelled, ClipProblem
from tests.films import write_film
from tests.spatialgen.mp4_reader import Track, read_tracks
from tests.spatialgen.test_export import RATE, TONES, heard, packets, tones_of, write_tones

MakeClip = Callable[..., Path]
ORIGIN = {"model": "preview", "checksum": "0a1b", "seed": 7, "versions": {"spatialgen": "0.1.0"}}
AS_IT_IS, LOCKED = Mix(), Mix(Placement.HEAD_LOCKED)
SPATIAL = [Format.YOUTUBE_MP4, Format.YOUTUBE_MOV, Format.SPATIAL_WEBM]


OWN_TONES = [220, 440]  # left and right of the film


@pytest.fixture(scope="module")
def take(tmp_path_factory: pytest.TempPathFactory) -> Take:
    """Two seconds of H.264 with stereo, and a field with a tone a channel."""
    folder = tmp_path_factory.mktemp("take")
    clip = write_film(folder / "clip.mp4", codec="libx264", channels=2)
    return take_of(clip, write_tones(folder / "f.wav", 2.0))


def take_of(clip: Path, field: Path, start: float = 0.0, stop: float | None = None) -> Take:
    report = probe_clip(clip)
    return Take(field, ORIGIN, clip, report.video_codec, report.stereo, start, stop)


def exported(take: Take, format: Format, mix: Mix = AS_IT_IS) -> Path:
    """The file, made once."""
    suffix = facts_of(format, take.picture).suffix
    out = take.field.with_name(f"{format}-{mix.soundtrack}-{take.stereo}{suffix}")
    return out if out.exists() else export_take(take, format, mix, out).path


def film_and_sound(path: Path) -> tuple[Track, Track]:
    film, sound = sorted(read_tracks(path), key=lambda track: track.handler, reverse=True)
    assert (film.handler, sound.handler) == ("vide", "soun")
    return film, sound


def comment(path: Path) -> dict[str, Any]:
    """What a file says of itself, read by FFmpeg."""
    with av.open(path) as container:
        tags = {key.lower(): value for key, value in container.metadata.items()}
    told: dict[str, Any] = json.loads(tags["comment"])
    return told


@pytest.mark.parametrize("format", [Format.YOUTUBE_MP4, Format.YOUTUBE_MOV])
@pytest.mark.parametrize("mix", [AS_IT_IS, LOCKED], ids=["4 channels", "6 channels"])
def test_youtube_files_say_what_the_specifications_ask(
    take: Take, format: Format, mix: Mix
) -> None:
    film, sound = film_and_sound(exported(take, format, mix))
    locked = mix is LOCKED
    channels = 6 if locked else 4
    assert sound.spatial_audio == {
        "version": 0,
        "head_locked_stereo": locked,
        "ambisonic_type": 0,
        "ambisonic_order": 1,
        "ambisonic_channel_ordering": 0,
        "ambisonic_normalization": 0,
        "num_channels": channels,
        "channel_map": list(range(channels)),
    }
    assert (sound.channels, sound.rate) == (channels, RATE)
    assert sound.entry == {Format.YOUTUBE_MP4: "Opus", Format.YOUTUBE_MOV: "in24"}[format]
    assert "chan" not in sound.boxes, "no loudspeakers are claimed"
    assert (film.projection, film.stereo_mode) == ("equi", 0)
    assert film.xml["Spherical"] == film.xml["Stitched"] == "true"
    assert film.xml["ProjectionType"] == "equirectangular"


@pytest.mark.parametrize(
    ("marks", "mode", "word"), [("top_bottom", 1, "top-bottom"), ("left_right", 2, "left-right")]
)
def test_two_eyes_are_told_in_both_versions(take: Take, marks: Any, mode: int, word: str) -> None:
    for_two = Take(take.field, ORIGIN, take.clip, take.picture, marks)
    film, _ = film_and_sound(exported(for_two, Format.YOUTUBE_MP4))
    assert (film.stereo_mode, film.xml["StereoMode"]) == (mode, word)


@pytest.mark.parametrize("format", SPATIAL)
def test_the_picture_is_copied_and_every_channel_is_in_its_place(
    take: Take, format: Format
) -> None:
    out = exported(take, format, LOCKED)
    assert take.clip is not None
    assert [data for _, data in packets(out)] == [data for _, data in packets(take.clip)]
    tones = tones_of(_six(out))
    assert tones[:4] == list(TONES)
    assert tones[4:] == OWN_TONES, "the clip's own sound, left and right"
    assert probe_clip(out).projection == "equirectangular"


def _six(path: Path) -> np.ndarray:
    """PCM comes interleaved from FFmpeg."""
    sound = heard(path)
    return sound if len(sound) == 6 else sound.reshape(-1, 6).T


@pytest.mark.parametrize(
    ("name", "codec", "suffix"), [("a.webm", "libvpx-vp9", ".webm"), ("a.mp4", "libx265", ".mkv")]
)
def test_webm_where_it_can_and_matroska_where_not(
    make_clip: MakeClip, tmp_path: Path, name: str, codec: str, suffix: str
) -> None:
    take = take_of(make_clip(name, codec), write_tones(tmp_path / "f.wav", 2.0))
    out = exported(take, Format.SPATIAL_WEBM)
    assert out.suffix == suffix
    with av.open(out) as container:
        head = container.streams.audio[0].codec_context.extradata
    assert head is not None
    assert (head[9], head[18]) == (4, 2), "four channels, mapping family 2"


@pytest.mark.parametrize("format", [Format.YOUTUBE_MP4, Format.YOUTUBE_MOV])
def test_a_picture_that_the_container_cannot_hold_is_encoded_and_said_so(
    make_clip: MakeClip, tmp_path: Path, format: Format
) -> None:
    take = take_of(make_clip("a.webm", "libvpx"), write_tones(tmp_path / "f.wav", 2.0))
    out = tmp_path / f"out{facts_of(format).suffix}"
    answer = export_take(take, format, Mix(), out)
    assert answer.encoded_anew
    report = probe_clip(out)
    assert (report.video_codec, report.width, report.height) == ("h264", 128, 64)


def test_wav_and_flac_are_the_field_to_24_bits(take: Take) -> None:
    wanted = soundfile.read(take.field, dtype="float64")[0]
    for format, kind in ((Format.AMBIX_WAV, "WAV"), (Format.AMBIX_FLAC, "FLAC")):
        out = exported(take, format)
        with soundfile.SoundFile(out) as file:
            assert (file.format, file.subtype) == (kind, "PCM_24")
            assert (file.samplerate, file.channels) == (RATE, 4)
            assert json.loads(file.comment)["channels"].startswith("W, Y, Z, X")
            np.testing.assert_allclose(file.read(dtype="float64"), wanted, atol=2**-22)


def test_fuma_has_its_own_order_and_w_3_db_down(take: Take) -> None:
    w, y, z, x = soundfile.read(take.field, dtype="float64")[0].T
    found = soundfile.read(exported(take, Format.FUMA_WAV), dtype="float64")[0].T
    np.testing.assert_allclose(found, [w / np.sqrt(2), x, y, z], atol=2**-21)


def test_headphones_hear_what_the_players_head_hears(take: Take) -> None:
    wanted = Listener().hear(soundfile.read(take.field, dtype="float64")[0].T)
    found = soundfile.read(exported(take, Format.BINAURAL_WAV), dtype="float64")[0].T
    np.testing.assert_allclose(found, wanted, atol=2**-21)
    for format in (Format.BINAURAL_M4A, Format.HEADPHONE_MP4):
        decoded = heard(exported(take, format))[:, : 2 * RATE]
        for ear in range(2):
            assert np.corrcoef(decoded[ear, 2000:90000], wanted[ear, 2000:90000])[0, 1] > 0.99


def test_the_film_for_headphones_is_flat(take: Take) -> None:
    out = exported(take, Format.HEADPHONE_MP4)
    film, sound = film_and_sound(out)
    assert (film.projection, film.xml, sound.spatial_audio) == ("", {}, {})
    assert (sound.entry, sound.channels) == ("mp4a", 2)
    assert take.clip is not None
    assert [data for _, data in packets(out)] == [data for _, data in packets(take.clip)]
    data = out.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_where_it_comes_from_is_in_every_file(take: Take) -> None:
    for format in Format:
        out = exported(take, format)
        if format == Format.PROVENANCE:
            told = json.loads(out.read_text())
            assert "av" in told["written_by"]
        elif out.suffix in (".wav", ".flac"):
            with soundfile.SoundFile(out) as file:
                told = json.loads(file.comment)
        else:
            told = comment(out)
        assert {key: told[key] for key in ORIGIN} == ORIGIN, format


def test_a_take_of_a_stretch_shows_that_stretch(make_clip: MakeClip, tmp_path: Path) -> None:
    """Key frames are half a second apart; from 1.3 s on for a second means a cut within a group."""
    clip = make_clip("long.mp4", "libx264", seconds=4, options={"bf": "0"})
    field = write_tones(tmp_path / "f.wav", 4.0)
    take = take_of(clip, field, start=1.3, stop=2.3)
    wav = soundfile.read(exported(take, Format.AMBIX_WAV))[0]
    np.testing.assert_allclose(
        wav, soundfile.read(field)[0][round(1.3 * RATE) : round(2.3 * RATE)], atol=2**-22
    )
    for format in (Format.YOUTUBE_MP4, Format.YOUTUBE_MOV):
        out = exported(take, format)
        shown = greys(out)
        assert shown[0][0] == pytest.approx(0.0, abs=0.01)
        assert shown[0][1] == pytest.approx(16 + 3 * 13, abs=2)
        assert len(shown) == pytest.approx(10, abs=1)
        assert probe_clip(out).duration == pytest.approx(1.0, abs=0.11)
    out = tmp_path / "out.mkv"
    answer = export_take(take, Format.SPATIAL_WEBM, Mix(), out)
    assert answer.lead_in == pytest.approx(0.3, abs=0.01), "Matroska starts at the key frame before"
    sound, shown = heard(out), greys(out)
    assert shown[0][1] == pytest.approx(16 + 3 * 10, abs=2)
    assert int(np.argmax(np.abs(sound[0]) > 0.1)) == pytest.approx(0.3 * RATE, abs=100)


def greys(path: Path) -> list[tuple[float, float]]:
    with av.open(path) as container:
        return [
            (float(f.time or 0), float(f.to_ndarray(format="rgb24").mean()))
            for f in container.decode(video=0)
        ]


def test_a_file_that_is_not_what_was_meant_is_not_left_behind(
    take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The muxer is made to swap two channels: the reading back finds it and nothing is kept."""

    def swapped(clip: Any, sound: Path, *rest: Any) -> float:
        samples, rate = soundfile.read(sound)
        wrong = sound.with_name("wrong.wav")
        soundfile.write(wrong, samples[:, [0, 2, 1, 3]], rate, subtype="FLOAT")
        return write_container(clip, wrong, *rest)

    monkeypatch.setattr("spatialgen.export.take.write_container", swapped)
    for format in SPATIAL:
        with pytest.raises(ExportFailed, match="Channel 2"):
            export_take(take, format, Mix(), tmp_path / f"out{facts_of(format, 'h264').suffix}")
    assert not list(tmp_path.iterdir())


def test_stopping_and_failing_leave_nothing_behind(
    take: Take, make_clip: MakeClip, tmp_path: Path
) -> None:
    def stop(fraction: float) -> None:
        if fraction > 0.6:
            raise Cancelled

    silent = take_of(make_clip("silent.mp4", "libx264"), take.field)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        export_take(take, Format.YOUTUBE_MP4, Mix(), tmp_path / "out.mp4", stop)
    with pytest.raises(ClipProblem, match="no sound of its own"):
        export_take(silent, Format.YOUTUBE_MP4, LOCKED, tmp_path / "out.mp4")
    with pytest.raises(ExportFailed, match="needs the clip"):
        export_take(Take(take.field, ORIGIN), Format.YOUTUBE_MP4, Mix(), tmp_path / "out.mp4")
    assert sorted(tmp_path.iterdir()) == before


def test_the_command_line_exports(
    take: Take, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.mp4"
    arguments = ["export", "youtube_mp4", str(take.field), "--clip", str(take.clip)]
    wanted = ["--soundtrack", "head_locked", "--soundtrack-db", "-6", "--loudness", "-16"]
    assert main([*arguments, "--out", str(out), *wanted, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert out.exists()
    assert answer["sound"]["layout"] == "field_locked"
    assert answer["sound"]["loudness"] == pytest.approx(-16, abs=0.1)
    assert answer["size"] == out.stat().st_size
    for wrong in (["--out", str(tmp_path / "a.mov")], ["--out", str(out), "--loudness", "3"]):
        with pytest.raises(SystemExit) as stopped:
            main([*arguments, *wrong])
        assert stopped.value.code == 2
