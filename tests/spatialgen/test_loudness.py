"""Alice mixes: levels are what she asked for, nothing clips, and the balance and image stay."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from spatialgen.ambisonics import diffuseness, encode, mean_direction
from spatialgen.clip_sound import SoundTrack
from spatialgen.export import ExportFailed, Mix, Placement
from spatialgen.export.ambience import Bed
from spatialgen.export.binaural import Listener
from spatialgen.export.formats import Layout
from spatialgen.export.levels import LoudnessMeter, PeakMeter, decibels
from spatialgen.export.programme import Parts, Programme, render
from spatialgen.export.soundtrack import stereo_shares

RATE = 48_000


def loudness_of(stereo: np.ndarray) -> float:
    meter = LoudnessMeter()
    for first in range(0, stereo.shape[1], RATE):
        meter.add(stereo[:, first : first + RATE])
    return meter.finish()


def true_peak_of(sound: np.ndarray) -> float:
    meter = PeakMeter(len(sound))
    for first in range(0, sound.shape[1], 5000):
        meter.add(sound[:, first : first + 5000])
    return decibels(float(meter.finish().max()))


# EBU Tech 3341 (2016), cases 1 to 5: levels in dBFS and seconds of a stereo sine at 1 kHz.
EBU = [
    ([(-23.0, 20)], -23.0),
    ([(-33.0, 20)], -33.0),
    ([(-36.0, 10), (-23.0, 60), (-36.0, 10)], -23.0),
    ([(-72.0, 10), (-36.0, 10), (-23.0, 60), (-36.0, 10), (-72.0, 10)], -23.0),
    ([(-26.0, 20), (-20.0, 20.1), (-26.0, 20)], -23.0),
]


@pytest.mark.parametrize(("stretches", "wanted"), EBU, ids=range(1, 6))
def test_loudness_by_the_ebus_signals(stretches: list[tuple[float, float]], wanted: float) -> None:
    levels = np.concatenate([np.full(round(s * RATE), 10 ** (d / 20)) for d, s in stretches])
    sine = levels * np.sin(2 * np.pi * 1000 * np.arange(len(levels)) / RATE)
    assert loudness_of(np.stack([sine, sine])) == pytest.approx(wanted, abs=0.1)


# EBU Tech 3341, cases 15 to 19: a part of the sample rate, a phase in degrees, an amplitude.
PEAKS = [(4, 0.0, 0.5), (4, 45.0, 0.5), (6, 60.0, 0.5), (8, 67.5, 0.5), (4, 45.0, 1.41)]


@pytest.mark.parametrize(("part", "phase", "amplitude"), PEAKS, ids=range(15, 20))
def test_true_peaks_by_the_ebus_signals(part: int, phase: float, amplitude: float) -> None:
    turns = 2 * np.pi * np.arange(RATE) / part + np.radians(phase)
    sine = amplitude * np.sin(turns) * np.minimum(1, np.minimum(turns, turns[::-1]) / 500)
    assert true_peak_of(sine[None]) == pytest.approx(20 * np.log10(amplitude), abs=0.2)


def write(path: Path, sound: np.ndarray) -> Path:
    soundfile.write(path, sound.T.astype(np.float32), RATE, subtype="FLOAT")
    return path


@pytest.fixture
def field(tmp_path: Path) -> Path:
    """Three seconds: noise from the left, with a bang each second that is 20 dB above it."""
    random = np.random.default_rng(1)
    noise = 0.02 * random.standard_normal(3 * RATE)
    for second in range(3):
        noise[second * RATE + 1000 : second * RATE + 1400] *= 10
    return write(tmp_path / "field.wav", encode(noise, np.pi / 2))


@pytest.fixture
def stereo(tmp_path: Path) -> Path:
    """Three seconds of music: two tones on the left, one on the right."""
    times = np.arange(3 * RATE) / RATE
    left = 0.1 * np.sin(2 * np.pi * 440 * times) + 0.05 * np.sin(2 * np.pi * 660 * times)
    return write(tmp_path / "stereo.wav", np.stack([left, 0.1 * np.sin(2 * np.pi * 550 * times)]))


def rendered(
    tmp_path: Path, field: Path, mix: Mix, layout: Layout = Layout.FIELD, stereo: Path | None = None
) -> tuple[Programme, np.ndarray]:
    programme = render(Parts(field, stereo, mix, layout), tmp_path / "out.wav")
    return programme, soundfile.read(programme.path)[0].T


@pytest.mark.parametrize("target", [-30.0, -14.0])
@pytest.mark.parametrize("layout", list(Layout))
def test_the_target_is_met_and_no_peak_passes_the_limit(
    tmp_path: Path, field: Path, stereo: Path, target: float, layout: Layout
) -> None:
    """Measured on what was written, as the ears hear it that look ahead."""
    mix = Mix(Placement.HEAD_LOCKED, loudness=target)
    programme, sound = rendered(tmp_path, field, mix, layout, stereo)
    if layout == Layout.EARS:
        ears = sound
    elif layout == Layout.FUMA:
        w, x, y, z = sound
        ears = Listener().hear(np.stack([w * np.sqrt(2), y, z, x]))
    else:
        ears = Listener().hear(sound[:4])
        ears = ears + sound[4:] if layout == Layout.FIELD_LOCKED else ears
    assert loudness_of(ears) == pytest.approx(target, abs=0.3)
    assert programme.loudness == pytest.approx(loudness_of(ears), abs=0.02)
    assert true_peak_of(sound) <= -1.0 + 0.05
    assert programme.true_peak_db == pytest.approx(true_peak_of(sound), abs=0.05)


def test_the_limiter_has_one_gain_for_all_channels(
    tmp_path: Path, field: Path, stereo: Path
) -> None:
    """Where it works the bang still comes from the left, and everything else is as it was."""
    mix = Mix(Placement.HEAD_LOCKED, loudness=-14.0)
    programme, loud = rendered(tmp_path, field, mix, Layout.FIELD_LOCKED, stereo)
    assert programme.limited_db < -3
    before = np.concatenate([soundfile.read(field)[0].T, soundfile.read(stereo)[0].T])
    gain = np.abs(loud).sum(axis=0) / np.abs(before).sum(axis=0)
    np.testing.assert_allclose(loud, before * gain, atol=1e-6)
    assert np.abs(np.diff(gain)).max() < 0.02 * gain.max(), "it glides"
    bang = loud[:4, RATE + 1000 : RATE + 1400]
    assert mean_direction(bang).azimuth == pytest.approx(np.pi / 2, abs=1e-3)


def test_without_a_target_the_level_is_kept(tmp_path: Path, field: Path) -> None:
    programme, sound = rendered(tmp_path, field, Mix())
    np.testing.assert_array_equal(sound, soundfile.read(field)[0].T)
    assert (programme.gain_db, programme.limited_db) == (0.0, 0.0)


def test_what_would_clip_is_turned_down_as_a_whole(tmp_path: Path) -> None:
    loud = write(tmp_path / "loud.wav", encode(1.9 * np.sin(np.arange(RATE) * 0.1), 0.3))
    programme, sound = rendered(tmp_path, loud, Mix())
    assert true_peak_of(sound) == pytest.approx(-1.0, abs=0.05)
    assert programme.limited_db == 0.0


def test_the_balance_of_the_parts_survives_normalisation(
    tmp_path: Path, field: Path, stereo: Path
) -> None:
    mix = Mix(Placement.HEAD_LOCKED, soundtrack_db=-6.0, field_db=3.0, loudness=-30.0)
    _, sound = rendered(tmp_path, field, mix, Layout.FIELD_LOCKED, stereo)
    gains = [
        20 * np.log10(np.std(sound[c]) / np.std(before))
        for c, before in ((0, soundfile.read(field)[0].T[0]), (4, soundfile.read(stereo)[0].T[0]))
    ]
    assert gains[0] - gains[1] == pytest.approx(9.0, abs=0.01)


def test_muting_leaves_the_soundtrack_alone(tmp_path: Path, field: Path, stereo: Path) -> None:
    mix = Mix(Placement.HEAD_LOCKED, field_muted=True)
    _, sound = rendered(tmp_path, field, mix, Layout.FIELD_LOCKED, stereo)
    assert not sound[:4].any()
    np.testing.assert_allclose(sound[4:], soundfile.read(stereo)[0].T, atol=1e-6)


def test_head_locked_stereo_folds_into_w_where_there_are_four_channels(
    tmp_path: Path, field: Path, stereo: Path
) -> None:
    _, sound = rendered(tmp_path, field, Mix(Placement.HEAD_LOCKED), Layout.FIELD, stereo)
    added = sound - soundfile.read(field)[0].T
    left, right = soundfile.read(stereo)[0].T
    np.testing.assert_allclose(added[0], (left + right) * np.sqrt(0.5), atol=1e-6)
    np.testing.assert_allclose(added[1:], 0.0, atol=1e-6)


@pytest.mark.parametrize("kind", ["one side", "both alike", "wide"])
def test_an_ambience_bed_comes_from_everywhere(kind: str) -> None:
    """Diffuse, as loud as the stereo, with the levels that SN3D gives a diffuse field."""
    random = np.random.default_rng(3).standard_normal((2, 10 * RATE))
    inputs = {"one side": random * [[1], [0]], "both alike": random[[0, 0]], "wide": random}
    bed = Bed()
    field = np.concatenate(
        [bed.spread(inputs[kind][:, i : i + 7000]) for i in range(0, 10 * RATE, 7000)], axis=1
    )
    powers = np.square(field).mean(axis=1)
    assert diffuseness(field) > 0.95
    assert 10 * np.log10(powers[0] / np.square(inputs[kind]).mean()) == pytest.approx(0, abs=0.4)
    np.testing.assert_allclose(10 * np.log10(powers[1:] / powers[0] * 3), 0, atol=0.5)


def test_silence_has_no_loudness_to_bring_anywhere(tmp_path: Path) -> None:
    silent = write(tmp_path / "silent.wav", np.zeros((4, RATE)))
    with pytest.raises(ExportFailed, match="silence"):
        rendered(tmp_path, silent, Mix(loudness=-14.0))
    assert rendered(tmp_path, silent, Mix())[0].loudness == -70.0


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"loudness": 0.0}, "LUFS"),
        ({"soundtrack": Placement.AMBIENCE, "soundtrack_db": 40.0}, "soundtrack"),
        ({"field_db": float("nan")}, "generated sound"),
        ({"soundtrack_db": -3.0}, "is off"),
        ({"field_muted": True}, "Everything is muted"),
    ],
)
def test_options_that_make_no_sense_are_refused_in_words(
    wrong: dict[str, object], word: str
) -> None:
    with pytest.raises(ValueError, match=word):
        Mix(**wrong)  # type: ignore[arg-type]


def test_loudspeakers_are_mixed_to_stereo_and_fields_are_not() -> None:
    surround = SoundTrack(RATE, 6, ("FL", "FR", "FC", "LFE", "BL", "BR"), 1.0)
    shares = stereo_shares(surround)
    np.testing.assert_allclose(shares[:2], np.eye(2))
    np.testing.assert_allclose(shares[2], np.sqrt(0.5), rtol=1e-6)
    assert not shares[3].any()
    ambisonic = SoundTrack(RATE, 4, ("AMBI0", "AMBI1", "AMBI2", "AMBI3"), 1.0)
    np.testing.assert_array_equal(stereo_shares(ambisonic), [[1, 1], [0, 0], [0, 0], [0, 0]])
    np.testing.assert_array_equal(stereo_shares(SoundTrack(RATE, 1, ("FC",), 1.0)), [[1, 1]])
