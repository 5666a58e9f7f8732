"""Which published tensor is which of ours, and which ones generation never reads.

Only `checkpoints.py` uses this: nothing else in the project knows the published names.
"""

from __future__ import annotations

from collections.abc import Iterator

from .autoencoder_config import OobleckConfig, OobleckStack
from .config import ConditioningConfig, ModelConfig, TransformerConfig

Shape = tuple[int, ...]

NORM_PARTS = ("gamma", "beta")
LINEAR_PARTS = ("weight", "bias")


def used_names(config: ModelConfig) -> dict[str, str]:
    """Published name (without the "diffusion." prefix) -> name in `SpatialNetwork`."""
    names = dict(_transformer(config.transformer, bool(config.conditioning.global_ids)))
    names |= dict(_conditioner(config.conditioning))
    if not isinstance(config.autoencoder, OobleckConfig):
        raise ValueError("Only models with the published autoencoder have published names.")
    for half, stack in (
        ("encoder", config.autoencoder.encoder),
        ("decoder", config.autoencoder.decoder),
    ):
        names |= dict(_oobleck(half, stack))
    return names


def unused_shapes(config: ModelConfig) -> dict[str, Shape]:
    """Published name -> shape of the tensors that the weights carry and generation never reads.

    Cross-attention (no condition is given to it), `to_cond_embed` before it, `proj_out` of both
    conditioners and `global_proj` of the global one.
    """
    shapes: dict[str, Shape] = {}
    for c in config.conditioning.conditioners:
        prefix = f"conditioner.conditioners.{c.id}"
        if c.features != c.width:
            shapes[f"{prefix}.proj_out.weight"] = (c.width, c.features)
            shapes[f"{prefix}.proj_out.bias"] = (c.width,)
        if c.summary_width is not None:
            shapes[f"{prefix}.global_proj.0.weight"] = (c.summary_width, c.width)
            shapes[f"{prefix}.global_proj.0.bias"] = (c.summary_width,)
    if config.transformer.cross_width:
        shapes |= _cross_attention(config.transformer)
    return shapes


def _cross_attention(config: TransformerConfig) -> dict[str, Shape]:
    width, given = config.width, config.cross_width
    told = width if config.project_cross else given
    shapes: dict[str, Shape] = {
        "model.model.to_cond_embed.0.weight": (told, given),
        "model.model.to_cond_embed.2.weight": (told, told),
    }
    for i in range(config.depth):
        layer = f"model.model.transformer.layers.{i}"
        shapes |= {f"{layer}.cross_attend_norm.{part}": (width,) for part in NORM_PARTS}
        shapes[f"{layer}.cross_attn.to_q.weight"] = (width, width)
        shapes[f"{layer}.cross_attn.to_kv.weight"] = (2 * told, told)
        shapes[f"{layer}.cross_attn.to_out.weight"] = (width, width)
    return shapes


def _transformer(config: TransformerConfig, with_global: bool) -> Iterator[tuple[str, str]]:
    outer, inner = "model.model", "model.model.transformer"
    yield f"{outer}.timestep_features.weight", "transformer.time.fourier.weight"
    for part in LINEAR_PARTS:
        yield f"{outer}.to_timestep_embed.0.{part}", f"transformer.time.hidden.{part}"
        yield f"{outer}.to_timestep_embed.2.{part}", f"transformer.time.out.{part}"
    if with_global:
        yield f"{outer}.to_global_embed.0.weight", "conditioner.global_embedding.hidden.weight"
        yield f"{outer}.to_global_embed.2.weight", "conditioner.global_embedding.out.weight"
    yield f"{outer}.preprocess_conv.weight", "transformer.mix_in.weight"
    yield f"{outer}.postprocess_conv.weight", "transformer.mix_out.weight"
    yield f"{inner}.project_in.weight", "transformer.project_in.weight"
    yield f"{inner}.project_out.weight", "transformer.project_out.weight"
    yield f"{inner}.rotary_pos_emb.inv_freq", "transformer.rotary.inverse_frequencies"
    for i in range(config.depth):
        yield from _layer(f"{inner}.layers.{i}", f"transformer.layers.{i}")


def _layer(theirs: str, ours: str) -> Iterator[tuple[str, str]]:
    for part in NORM_PARTS:
        yield f"{theirs}.pre_norm.{part}", f"{ours}.attention_norm.{part}"
        yield f"{theirs}.ff_norm.{part}", f"{ours}.feed_forward_norm.{part}"
    yield f"{theirs}.self_attn.to_qkv.weight", f"{ours}.attention.queries_keys_values.weight"
    yield f"{theirs}.self_attn.to_out.weight", f"{ours}.attention.out.weight"
    for part in LINEAR_PARTS:
        yield f"{theirs}.ff.ff.0.proj.{part}", f"{ours}.feed_forward.value_and_gate.{part}"
        yield f"{theirs}.ff.ff.2.{part}", f"{ours}.feed_forward.out.{part}"


def _conditioner(config: ConditioningConfig) -> Iterator[tuple[str, str]]:
    for c in config.conditioners:
        for part in LINEAR_PARTS:
            theirs = f"conditioner.conditioners.{c.id}.embedder.0.{part}"
            yield theirs, f"conditioner.projections.{c.id}.{part}"


def _oobleck(half: str, stack: OobleckStack) -> Iterator[tuple[str, str]]:
    theirs, ours = f"pretransform.model.{half}.layers", f"autoencoder.{half}"
    last = len(stack.strides) + 2
    yield from _conv(f"{theirs}.0", f"{ours}.first")
    for i in range(len(stack.strides)):
        yield from _stage(f"{theirs}.{i + 1}.layers", f"{ours}.stages.{i}", half, stack.snake)
    yield from _activation(f"{theirs}.{last - 1}", f"{ours}.activation", stack.snake)
    yield from _conv(f"{theirs}.{last}", f"{ours}.last", bias=half == "encoder")


def _stage(theirs: str, ours: str, half: str, snake: bool) -> Iterator[tuple[str, str]]:
    """An encoder stage is residuals, activation, resample; a decoder stage has them last."""
    first_residual, rest = (0, 3) if half == "encoder" else (2, 0)
    yield from _activation(f"{theirs}.{rest}", f"{ours}.activation", snake)
    yield from _conv(f"{theirs}.{rest + 1}", f"{ours}.resample")
    for i in range(3):
        unit, mine = f"{theirs}.{first_residual + i}.layers", f"{ours}.residuals.{i}"
        yield from _activation(f"{unit}.0", f"{mine}.first_activation", snake)
        yield from _conv(f"{unit}.1", f"{mine}.dilated")
        yield from _activation(f"{unit}.2", f"{mine}.second_activation", snake)
        yield from _conv(f"{unit}.3", f"{mine}.pointwise")


def _activation(theirs: str, ours: str, snake: bool) -> Iterator[tuple[str, str]]:
    for part in ("alpha", "beta") if snake else ():
        yield f"{theirs}.{part}", f"{ours}.{part}"


def _conv(theirs: str, ours: str, bias: bool = True) -> Iterator[tuple[str, str]]:
    for part in ("weight_g", "weight_v", *(("bias",) if bias else ())):
        yield f"{theirs}.{part}", f"{ours}.{part}"
