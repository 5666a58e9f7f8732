"""Weights on disk: the published pickle is read once, safely, and turned into safetensors.

This is the only place that knows the published tensor names (`published_names.py`). From the
conversion on, a model's weights carry the names of `SpatialNetwork` and are memory-mapped.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor

from .config import ModelConfig
from .model_card import ModelProblem
from .published_names import Shape, unused_shapes, used_names
from .spatial_model import SpatialNetwork

PREFIX = "diffusion."
"""Published weights live under this prefix; what stands beside it (averages, losses) is foreign."""

SHOWN = 8
"""Names that an error spells out; it counts the others."""


def read_pickle(path: Path) -> dict[str, Tensor]:
    """The published tensors of a Lightning checkpoint, without prefix, memory-mapped.

    Only tensors and plain containers are unpickled; anything else is refused before it runs.
    Foreign entries beside the weights (optimiser, epoch, averages) are left alone.
    """
    try:
        values = torch.load(
            path, map_location="cpu", weights_only=True, mmap=zipfile.is_zipfile(path)
        )
    except Exception as error:  # a broken or hostile pickle may raise anything
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelProblem(
            f"{path.name} was refused: it is damaged, or holds more than tensors and could run "
            f"code when read ({reason[:200]}). Get the file again from its publisher."
        ) from error
    weights = values.get("state_dict") if isinstance(values, dict) else None
    if not isinstance(weights, dict):
        raise ModelProblem(f'{path.name} is no model checkpoint: it has no "state_dict".')
    ours = {
        name.removeprefix(PREFIX): tensor
        for name, tensor in weights.items()
        if isinstance(name, str) and name.startswith(PREFIX) and isinstance(tensor, Tensor)
    }
    if not ours:
        raise ModelProblem(f"{path.name} holds no tensor whose name starts with {PREFIX!r}.")
    return ours


def network_shapes(config: ModelConfig) -> dict[str, Shape]:
    """Name -> shape of every tensor of the network, built without any memory."""
    with torch.device("meta"):
        network = SpatialNetwork(config)
    return {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}


def place_published(config: ModelConfig, found: Mapping[str, Shape]) -> dict[str, str]:
    """Where each published tensor goes: published name -> our name, for those that are used.

    `found` are the published names (without prefix) and their shapes. Raises `ModelProblem`
    naming every tensor that is missing, unknown or of another shape; the tensors that generation
    never reads may be missing.
    """
    wanted = network_shapes(config)
    places = {theirs: ours for theirs, ours in used_names(config).items() if ours in wanted}
    shapes = {theirs: wanted[ours] for theirs, ours in places.items()}
    homeless = wanted.keys() - places.values()
    if homeless:
        raise ModelProblem(f"The published weights have no tensor for {_some(sorted(homeless))}.")
    _compare("The checkpoint", found, shapes, unused_shapes(config))
    return places


def _compare(
    what: str,
    found: Mapping[str, Shape],
    wanted: Mapping[str, Shape],
    optional: Mapping[str, Shape],
) -> None:
    known = {**wanted, **optional}
    problems = []
    if missing := [name for name in wanted if name not in found]:
        problems.append(f"lacks {_some(missing)}")
    if extra := [name for name in found if name not in known]:
        problems.append(f"has unknown {_some(extra)}")
    if misshaped := [
        f"{name} {list(shape)} instead of {list(known[name])}"
        for name, shape in found.items()
        if name in known and tuple(shape) != known[name]
    ]:
        problems.append(f"has the wrong shape in {_some(misshaped)}")
    if problems:
        raise ModelProblem(f"{what} does not fit its configuration: it {'; it '.join(problems)}.")


def _some(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def write_safetensors(path: Path, tensors: Iterable[tuple[str, Shape, Tensor]]) -> None:
    """Write float32 tensors (name, shape, values) one by one: memory of one tensor at a time.

    `safetensors` itself can only write what is all in memory; its format is a length, a JSON
    header and the numbers. The file takes its name when it is complete.
    """
    planned = list(tensors)
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    offset = 0
    for name, shape, tensor in planned:
        end = offset + 4 * tensor.numel()
        header[name] = {"dtype": "F32", "shape": list(shape), "data_offsets": [offset, end]}
        offset = end
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    partial = path.with_name(f"{path.name}.partial")
    try:
        with partial.open("wb") as file:
            file.write(len(text).to_bytes(8, "little") + text)
            for _, _, tensor in planned:
                file.write(tensor.detach().to(torch.float32).contiguous().numpy().data)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def convert_pickle(checkpoint: Path, config: ModelConfig, out: Path) -> None:
    """Turn a published checkpoint into a safetensors file with our names."""
    tensors = read_pickle(checkpoint)
    places = place_published(config, {name: tuple(t.shape) for name, t in tensors.items()})
    write_safetensors(
        out,
        ((ours, tuple(tensors[theirs].shape), tensors[theirs]) for theirs, ours in places.items()),
    )


def check_weights(path: Path, config: ModelConfig) -> None:
    """Raise `ModelProblem` unless a safetensors file holds exactly the network's tensors."""
    try:
        with safe_open(path, framework="pt") as file:
            found = {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118
    except (OSError, SafetensorError) as error:
        raise ModelProblem(f"The weights {path} cannot be read: {error}") from error
    _compare(path.name, found, network_shapes(config), {})


def load_network(path: Path, config: ModelConfig, device: torch.device) -> SpatialNetwork:
    """The network with the weights of a safetensors file, tensor by tensor onto the device."""
    check_weights(path, config)
    with torch.device("meta"):
        network = SpatialNetwork(config)
    with safe_open(path, framework="pt", device=str(device)) as file:
        weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    network.load_state_dict(weights, assign=True)
    return network


def save_network(network: SpatialNetwork, path: Path) -> None:
    """Write a network's weights as a model file."""
    weights = network.state_dict()
    write_safetensors(path, ((name, tuple(t.shape), t.cpu()) for name, t in weights.items()))
