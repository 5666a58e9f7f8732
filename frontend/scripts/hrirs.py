"""Impulse responses of heads for first-order ambisonics, as the player and the export use them.

    python frontend/scripts/hrirs.py omnitone
    python frontend/scripts/hrirs.py kemar MIT_KEMAR_normal_pinna.sofa

`omnitone` copies those inside the npm package to `spatialgen/export/omnitone.wav`, for the export.
`kemar` makes the player's second set from a SOFA file (it needs h5py besides the project's own
packages). The file is that of Debian's libmysofa1 1.3.1~dfsg0-1, under /usr/share/libmysofa; what
comes out does not depend on the machine beyond rounding.

From directions to harmonics: below 1.5 kHz the least-squares fit of the measured responses, above
it the fit of their magnitudes alone (MagLS: Schörkhuber, Zaunschirm, Höldrich, DAGA 2018), since no
first-order field carries their phase there. The room-independent colour is taken out (diffuse-field
equalization), and the level is that of Omnitone's set for sound from everywhere. The head is made
symmetrical: the mirrored left ear is the right one.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import sys
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
OMNITONE = ROOT / "frontend/node_modules/omnitone/build/omnitone.esm.js"
EXPORTED = ROOT / "spatialgen/export/omnitone.wav"
PLAYED = ROOT / "frontend/src/player/sound/hrirs"
SHA256 = "2768ac841213a7ae11d1ea7fd0f25a69b39216102dc5dd913ea6ba0f0dc57e28"

RATE = 48_000
TAPS = 256
SIZE = 2048
"""Points of the Fourier transforms."""
MAGNITUDES_ABOVE = 1500.0
EQUALIZED = (80.0, 16_000.0)
EQUALIZED_BY_DB = 12.0
ONSET = 12
"""Samples before the nearer ear hears a sound from its side."""

Array = NDArray[np.float64]


def omnitone_responses() -> Array:
    """Omnitone's own, [4, taps] in the order W, Y, Z, X."""
    source = OMNITONE.read_text()
    block = source[source.index("OmnitoneFOAHrirBase64") :]
    pairs = re.findall(r'"([A-Za-z0-9+/=]{200,})"', block[: block.index("];")])
    read = [soundfile.read(io.BytesIO(base64.b64decode(pair)))[0] for pair in pairs]
    return np.concatenate(read, axis=1).T


def read_sofa(path: Path) -> tuple[Array, Array, int]:
    """Directions [m, 2] (azimuth left, elevation; radians), left ear's responses [m, s], rate."""
    import h5py

    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"“{path}” is another file than the one these responses are made of.")
    with h5py.File(path) as sofa:
        places = np.radians(sofa["SourcePosition"][:, :2])
        rate = round(float(sofa["Data.SamplingRate"][0]))
        return places, sofa["Data.IR"][:, 0, :], rate


def harmonics(places: Array) -> Array:
    """AmbiX weights of directions, [m, 4]."""
    azimuth, elevation = places.T
    level = np.cos(elevation)
    ones = np.ones_like(level)
    return np.stack(
        [ones, np.sin(azimuth) * level, np.sin(elevation), np.cos(azimuth) * level], axis=1
    )


def areas(places: Array) -> Array:
    """How much of the sphere each direction of a grid of rings stands for, adding up to 1."""
    elevation = np.round(places[:, 1], 6)
    rings, ring, count = np.unique(elevation, return_inverse=True, return_counts=True)
    between = (rings[1:] + rings[:-1]) / 2
    edges = np.concatenate([[-np.pi / 2], between, [np.pi / 2]])
    zones = (np.sin(edges[1:]) - np.sin(edges[:-1])) / 2
    return (zones / count)[ring]


def aligned(responses: Array, places: Array) -> Array:
    """The responses from shortly before the first sound, of a length of `SIZE`."""
    side = np.argmin(np.hypot(places[:, 0] - np.pi / 2, places[:, 1]))
    loud = np.abs(responses[side])
    onset = int(np.argmax(loud > 0.1 * loud.max()))
    start = max(0, onset - ONSET)
    cut = responses[:, start : start + TAPS + 64]
    return np.pad(cut, ((0, 0), (0, SIZE - cut.shape[1])))


def equalized(spectra: Array, weights: Array) -> Array:
    """Without the colour that sound from everywhere has: by a minimum-phase filter."""
    frequencies = np.fft.rfftfreq(SIZE, 1 / RATE)
    power = weights @ np.abs(spectra) ** 2
    smooth = np.array(
        [
            power[(frequencies >= f / 2 ** (1 / 6)) & (frequencies <= f * 2 ** (1 / 6))].mean()
            if f > 0
            else power[1]
            for f in frequencies
        ]
    )
    low, high = np.searchsorted(frequencies, EQUALIZED)
    smooth[:low], smooth[high:] = smooth[low], smooth[high]
    middle = np.exp(np.log(smooth[low:high]).mean())
    limit = 10 ** (EQUALIZED_BY_DB / 20)
    gain = np.clip(np.sqrt(middle / smooth), 1 / limit, limit)
    return spectra * minimum_phase(gain)


def minimum_phase(gain: Array) -> Array:
    """The spectrum of these magnitudes whose energy comes first (by the real cepstrum)."""
    cepstrum = np.fft.irfft(np.log(gain))
    cepstrum[1 : SIZE // 2] *= 2
    cepstrum[SIZE // 2 + 1 :] = 0
    return np.exp(np.fft.rfft(cepstrum))


def projected(spectra: Array, places: Array, weights: Array) -> Array:
    """Responses [4, taps] whose ear comes nearest to the measured one."""
    basis = harmonics(places)
    weighted = basis * weights[:, None]
    solve = np.linalg.inv(basis.T @ weighted) @ weighted.T
    fitted = solve @ spectra
    first = int(np.searchsorted(np.fft.rfftfreq(SIZE, 1 / RATE), MAGNITUDES_ABOVE))
    for bin in range(first, spectra.shape[1]):
        phase = np.angle(basis @ fitted[:, bin - 1])
        fitted[:, bin] = solve @ (np.abs(spectra[:, bin]) * np.exp(1j * phase))
    responses = np.fft.irfft(fitted)
    # What came round the end belongs before the beginning.
    whole = np.roll(responses, 16, axis=1)[:, :TAPS]
    fade = np.ones(TAPS)
    fade[-64:] = np.cos(np.linspace(0, np.pi / 2, 64)) ** 2
    fade[:8] = np.sin(np.linspace(0, np.pi / 2, 8)) ** 2
    return whole * fade


def diffuse_level(responses: Array) -> float:
    """Root mean power of one ear in sound from everywhere, 200 Hz to 4 kHz."""
    spectra = np.abs(np.fft.rfft(responses, SIZE)) ** 2
    frequencies = np.fft.rfftfreq(SIZE, 1 / RATE)
    band = (frequencies > 200) & (frequencies < 4000)
    # The mean square over the sphere is 1 for W and 1/3 for each of Y, Z, X; as many per octave.
    power = (spectra * np.array([1, 1 / 3, 1 / 3, 1 / 3])[:, None]).sum(axis=0)[band]
    share = 1 / frequencies[band]
    return float(np.sqrt((power * share).sum() / share.sum()))


def make_kemar(path: Path) -> None:
    """The player's second set, as two stereo files: W and Y, Z and X."""
    places, measured, rate = read_sofa(path)
    responses = np.stack([soxr.resample(one, rate, RATE) for one in measured])
    weights = areas(places)
    spectra = equalized(np.fft.rfft(aligned(responses, places)), weights)
    head = projected(spectra, places, weights)
    head *= diffuse_level(omnitone_responses()) / diffuse_level(head)
    PLAYED.mkdir(exist_ok=True)
    for name, pair in (("kemar-wy.wav", head[:2]), ("kemar-zx.wav", head[2:])):
        soundfile.write(PLAYED / name, pair.T, RATE, subtype="PCM_24")
    sys.stdout.write(f"{PLAYED}: peak {np.abs(head).max():.3f}\n")


def copy_omnitone() -> None:
    """Omnitone's set as one file of four channels, bit by bit."""
    soundfile.write(EXPORTED, omnitone_responses().T, RATE, subtype="PCM_16")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["omnitone"]:
            copy_omnitone()
        case ["kemar", file]:
            make_kemar(Path(file))
        case _:
            raise SystemExit(__doc__)
