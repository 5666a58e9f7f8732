"""Reads TensorFlow's TensorBundle (a checkpoint's `.index` and `.data`) as arrays, without it.

The index is a LevelDB table (google/leveldb, doc/table_format.md): sorted keys in blocks, each
plain or compressed by Snappy (google/snappy, format_description.txt), found through the index
block that the footer names. A value is a BundleEntryProto: element type, shape, place in the data
(tensorflow/core/protobuf/tensor_bundle.proto). Only bytes are read; nothing in them is run.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

MAGIC = 0xDB4775248B80FB57
FOOTER = 48
FLOAT = 1
PLAIN, SNAPPY = 0, 1
DAMAGED = "This TensorBundle is damaged or of a kind that is not known here"


def read_tensors(index: bytes, data: bytes) -> dict[str, NDArray[np.float32]]:
    """All float32 tensors by name, from the bytes of the index and of its only data shard.

    Raises:
        ValueError: these are no such bytes, or a tensor lies outside the data.
    """
    tensors = {}
    try:
        for key, value in _table(index):
            entry = _Entry(value) if key else None
            if entry is None or entry.kind != FLOAT or not entry.size:
                continue
            if entry.shard or entry.offset + entry.size > len(data):
                raise ValueError(f"{DAMAGED}: {key.decode()} lies outside its data.")
            raw = np.frombuffer(data, "<f4", entry.size // 4, entry.offset)
            tensors[key.decode()] = raw.reshape(entry.shape).astype(np.float32)
    except (IndexError, struct.error, UnicodeDecodeError) as problem:
        raise ValueError(f"{DAMAGED} ({problem}).") from problem
    return tensors


class _Entry:
    """A BundleEntryProto."""

    def __init__(self, proto: bytes) -> None:
        self.kind = self.shard = self.offset = self.size = 0
        self.shape: tuple[int, ...] = ()
        for field, value in _fields(proto):
            if field == 2 and isinstance(value, bytes):
                self.shape = _shape(value)
            elif isinstance(value, int):
                self._set(field, value)

    def _set(self, field: int, value: int) -> None:
        names = {1: "kind", 3: "shard", 4: "offset", 5: "size"}
        if field in names:
            setattr(self, names[field], value)


def _shape(proto: bytes) -> tuple[int, ...]:
    """A TensorShapeProto: repeated dim (2), each with its size (1)."""
    sizes = []
    for field, dim in _fields(proto):
        if field == 2 and isinstance(dim, bytes):
            inside = dict(_fields(dim))
            sizes.append(int(inside.get(1, 0)))
    return tuple(sizes)


def _fields(proto: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Numbers and contents of a protocol buffer's fields."""
    at = 0
    while at < len(proto):
        tag, at = _varint(proto, at)
        kind = tag & 7
        if kind == 0:
            value, at = _varint(proto, at)
            yield tag >> 3, value
        elif kind == 2:
            length, at = _varint(proto, at)
            yield tag >> 3, proto[at : at + length]
            at += length
        elif kind in (1, 5):
            at += 8 if kind == 1 else 4
        else:
            raise ValueError(f"{DAMAGED}: a field of type {kind}.")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


# --- LevelDB's table -----------------------------------------------------------------------------


def _table(file: bytes) -> Iterator[tuple[bytes, bytes]]:
    """All keys and values, in order."""
    if len(file) < FOOTER or struct.unpack("<Q", file[-8:])[0] != MAGIC:
        raise ValueError(f"{DAMAGED}: its index is no LevelDB table.")
    footer = file[-FOOTER:]
    _, at = _varint(footer, 0)  # where the block about blocks is
    _, at = _varint(footer, at)
    for _, handle in _entries(_block(file, footer[at:])):
        yield from _entries(_block(file, handle))


def _block(file: bytes, handle: bytes) -> bytes:
    """The content of the block at a handle (offset, size); a type and a checksum follow it."""
    offset, at = _varint(handle, 0)
    size, _ = _varint(handle, at)
    content, kind = file[offset : offset + size], file[offset + size]
    if kind == SNAPPY:
        return uncompress(content)
    if kind != PLAIN:
        raise ValueError(f"{DAMAGED}: a block compressed in way {kind}.")
    return content


def _entries(block: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Keys, each stored as what differs from the one before, and values."""
    restarts = struct.unpack("<I", block[-4:])[0]
    end, at, key = len(block) - 4 * (restarts + 1), 0, b""
    while at < end:
        shared, at = _varint(block, at)
        more, at = _varint(block, at)
        length, at = _varint(block, at)
        key = key[:shared] + block[at : at + more]
        at += more
        yield key, block[at : at + length]
        at += length


def uncompress(data: bytes) -> bytes:
    """Snappy: literals, and copies of what came out before.

    Raises:
        ValueError: the length is not the one announced.
    """
    length, at = _varint(data, 0)
    out = bytearray()
    while at < len(data):
        tag = data[at]
        at += 1
        if tag & 3 == 0:
            size, at = _literal_size(data, tag, at)
            out += data[at : at + size]
            at += size
            continue
        size, back, at = _copy(data, tag, at)
        if not 0 < back <= len(out):
            raise ValueError(f"{DAMAGED}: a copy from before its beginning.")
        for _ in range(size):  # what is copied may grow while it is
            out.append(out[-back])
    if len(out) != length:
        raise ValueError(f"{DAMAGED}: {len(out)} bytes where {length} were announced.")
    return bytes(out)


def _literal_size(data: bytes, tag: int, at: int) -> tuple[int, int]:
    size = tag >> 2
    if size < 60:
        return size + 1, at
    count = size - 59
    return int.from_bytes(data[at : at + count], "little") + 1, at + count


def _copy(data: bytes, tag: int, at: int) -> tuple[int, int, int]:
    """Size and distance of a copy, and where the next tag is."""
    if tag & 3 == 1:
        return (tag >> 2 & 7) + 4, (tag >> 5) << 8 | data[at], at + 1
    count = 2 if tag & 3 == 2 else 4
    return (tag >> 2) + 1, int.from_bytes(data[at : at + count], "little"), at + count
