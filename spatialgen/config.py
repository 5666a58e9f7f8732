"""What a model is made of and how a generation is asked for: frozen, checked, free of torch.

The JSON schema is the published one (`model_type`, `sample_size`, `model.pretransform` ...); what
the project adds lives in one extra top-level object, "spatialgen":

    {"image_encoder": {"type": "metaclip", ...} | {"type": "convnet", ...},
     "latent_statistics": true,
     "local_conditions": "in_sequence" | "summed"}

A key that is unknown, or that would change nothing, is an error that names it. Only "training",
the published training recipe, is passed over: generation has no use for it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from .autoencoder_config import AutoencoderConfig, DirectionalConfig, OobleckConfig
from .settings_reader import ConfigProblem, Section, agree

FRAMES_PER_SECOND = 8
"""Video frames a second that the image encoder sees (published)."""

METACLIP_REPO = "facebook/metaclip-h14-fullcc2.5b"

View = Literal["front", "panorama"]


@dataclass(frozen=True)
class GenerationOptions:
    """How one sound field is sampled.

    `guidance` 1 follows the conditions as they are (the paper has 5, the published program 3);
    `guidance_rescale` (phi, 0 to 1) brings the spread of the guided velocity back to that of the
    unguided one. Raises ValueError, in a sentence, for values out of range.
    """

    steps: int = 24
    guidance: float = 4.0
    seed: int = 0
    guidance_rescale: float = 0.0

    def __post_init__(self) -> None:
        _check_range("steps", self.steps, 1, 200, whole=True)
        _check_range("guidance", self.guidance, 0, 20)
        _check_range("seed", self.seed, 0, 2**32 - 1, whole=True)
        _check_range("guidance_rescale", self.guidance_rescale, 0, 1)


def _check_range(name: str, value: float, low: float, high: float, whole: bool = False) -> None:
    wanted = "a whole number" if whole else "a number"
    good = type(value) is int or (not whole and type(value) is float)
    if not good or not low <= value <= high:
        raise ValueError(f"{name} must be {wanted} from {low} to {high}, not {value!r}.")


@dataclass(frozen=True)
class ConditionerConfig:
    """One linear map from image features [b, t, features] to conditions [b, t, width].

    `summary_width` is the width of a projection of the mean over time that the published weights
    carry and generation never reads; None for a conditioner without it.
    """

    id: str
    view: View
    features: int
    width: int
    summary_width: int | None


JOINED_WIDTH = 768
"""Several global conditions of this width are joined end to end, others are summed (published)."""


@dataclass(frozen=True)
class ConditioningConfig:
    """The conditioners and which of them act locally (added) and globally (one token).

    Several local conditions follow one another in time before they are resampled, in the order of
    `local_ids` (published), or with `sums_local` are added up, so that each keeps its own time.
    """

    conditioners: tuple[ConditionerConfig, ...]
    local_ids: tuple[str, ...]
    global_ids: tuple[str, ...]
    sums_local: bool = False

    def __getitem__(self, id: str) -> ConditionerConfig:
        return next(c for c in self.conditioners if c.id == id)

    @property
    def joins_global(self) -> bool:
        """Whether the global conditions are joined end to end rather than summed."""
        return bool(self.global_ids) and self[self.global_ids[0]].width == JOINED_WIDTH


def _read_conditioner(section: Section, default_width: int) -> ConditionerConfig:
    name = section.expect("id", "video_fov", "video_360")
    kind = section.expect("type", "video_linear", "video_global")
    inner = section.section("config")
    config = ConditionerConfig(
        id=name,
        view="front" if name == "video_fov" else "panorama",
        features=inner.positive("dim"),
        width=inner.positive("output_dim", default_width),
        summary_width=inner.positive("global_dim", 1536) if kind == "video_global" else None,
    )
    inner.done()
    section.done()
    return config


def _read_conditioning(section: Section, diffusion: Section, ours: Section) -> ConditioningConfig:
    width = section.positive("cond_dim")
    conditioners = tuple(_read_conditioner(s, width) for s in section.sections("configs"))
    section.done()
    config = ConditioningConfig(
        conditioners,
        local_ids=diffusion.words("add_cond_ids", ()),
        global_ids=diffusion.words("global_cond_ids", ()),
        sums_local=_read_sums_local(ours),
    )
    if config.sums_local and len(config.local_ids) < 2:
        raise ConfigProblem(
            f"{ours.name('local_conditions')} says how several add_cond_ids act together, "
            f"but {diffusion.path} names {len(config.local_ids)}."
        )
    ids = [c.id for c in conditioners]
    used = {*config.local_ids, *config.global_ids}
    if len(set(ids)) != len(ids):
        raise ConfigProblem(f"{section.path}.configs names a conditioner twice: {ids}.")
    if used != set(ids):
        odd = ", ".join(sorted(used ^ set(ids)))
        raise ConfigProblem(
            f"The conditioners in {section.path}.configs and those used by {diffusion.path} "
            f"(add_cond_ids, global_cond_ids) differ: {odd}."
        )
    return config


def _read_sums_local(ours: Section) -> bool:
    if not ours.has("local_conditions"):
        return False
    return ours.expect("local_conditions", "in_sequence", "summed") == "summed"


@dataclass(frozen=True)
class TransformerConfig:
    """The velocity network. `cross_width` and `project_cross` only shape unused published tensors.

    `global_width` is the width of the global condition, 0 without one.
    """

    latent_channels: int
    width: int
    depth: int
    heads: int
    global_width: int
    project_global: bool
    cross_width: int
    project_cross: bool

    @property
    def head_width(self) -> int:
        return self.width // self.heads

    @property
    def rotary_width(self) -> int:
        """Dimensions of each head that are rotated: half of them, 32 at least (published)."""
        return max(self.head_width // 2, 32)


def _read_transformer(section: Section) -> TransformerConfig:
    section.expect("transformer_type", "continuous_transformer")
    config = TransformerConfig(
        latent_channels=section.positive("io_channels", 32),
        width=section.positive("embed_dim", 768),
        depth=section.positive("depth", 12),
        heads=section.positive("num_heads", 8),
        global_width=section.take("global_cond_dim", int, 0),
        project_global=section.take("project_global_cond", bool, True),
        cross_width=section.take("cond_token_dim", int, 0),
        project_cross=section.take("project_cond_tokens", bool, True),
    )
    section.done()
    if config.width % config.heads or config.head_width < config.rotary_width:
        raise ConfigProblem(
            f"{section.path}: embed_dim {config.width} must be divisible by num_heads "
            f"{config.heads} and leave at least 32 a head."
        )
    if config.global_width and not config.project_global:
        agree(section.name("global_cond_dim"), config.global_width, config.width)
    return config


@dataclass(frozen=True)
class MetaClipConfig:
    """A CLIP-like image encoder in the transformers library's layout, from a local snapshot.

    `revision` is a branch, tag or commit of the repository.
    """

    repo: str = METACLIP_REPO
    revision: str = "main"

    @staticmethod
    def read(section: Section) -> MetaClipConfig:
        """Read `spatialgen.image_encoder` of type "metaclip"."""
        config = MetaClipConfig(
            repo=section.take("repo", str, METACLIP_REPO),
            revision=section.take("revision", str, "main"),
        )
        section.done()
        return config


@dataclass(frozen=True)
class ConvNetConfig:
    """The preview model's own small image encoder; its weights are part of the model file.

    Its module is `spatialgen.encoders.convnet.ConvNetEncoder(config)`, which has
    `encode_view(frames, view)`: uint8 [t, h, w, 3] and "panorama" or "front" -> [t, features].
    `kinds` of things it tells apart; `width` of its first layer, a multiple of 8.
    """

    features: int
    kinds: int
    width: int

    @staticmethod
    def read(section: Section) -> ConvNetConfig:
        """Read `spatialgen.image_encoder` of type "convnet"."""
        config = ConvNetConfig(
            features=section.positive("features"),
            kinds=section.positive("kinds", 7),
            width=section.positive("width", 16),
        )
        section.done()
        return config


ImageEncoderConfig: TypeAlias = MetaClipConfig | ConvNetConfig


@dataclass(frozen=True)
class ModelConfig:
    """Everything about a model but its numbers. Times: samples at `sample_rate` in Hz.

    `latent_statistics`: the model file holds each latent channel's mean and standard deviation,
    and the transformer works on latents normalised by them.
    """

    sample_size: int
    sample_rate: int
    audio_channels: int
    autoencoder: AutoencoderConfig
    conditioning: ConditioningConfig
    transformer: TransformerConfig
    image_encoder: ImageEncoderConfig
    latent_statistics: bool = False

    @property
    def latent_length(self) -> int:
        """Latent frames of one window."""
        return self.sample_size // self.autoencoder.downsampling_ratio

    @property
    def frames_per_window(self) -> int:
        """Video frames that condition one window."""
        return max(1, round(self.sample_size / self.sample_rate * FRAMES_PER_SECOND))

    @staticmethod
    def from_json(source: Path | str | Mapping[str, Any]) -> ModelConfig:
        """Read a configuration from a file or a parsed JSON object; raises `ConfigProblem`."""
        if isinstance(source, Mapping):
            return _read_model(Section(source))
        try:
            values = json.loads(Path(source).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise ConfigProblem(f"The configuration {source} cannot be read: {error}.") from error
        return _read_model(Section(values))


def _read_model(top: Section) -> ModelConfig:
    top.expect("model_type", "diffusion_cond")
    top.take("training", dict, {})
    model = top.section("model")
    diffusion = model.section("diffusion")
    diffusion.expect("type", "dit")
    diffusion.expect("diffusion_objective", "rectified_flow")
    ours = top.section("spatialgen") if top.has("spatialgen") else Section({}, "spatialgen")
    config = ModelConfig(
        sample_size=top.positive("sample_size"),
        sample_rate=top.positive("sample_rate"),
        audio_channels=top.positive("audio_channels"),
        autoencoder=_read_autoencoder(model.section("pretransform")),
        conditioning=_read_conditioning(model.section("conditioning"), diffusion, ours),
        transformer=_read_transformer(diffusion.section("config")),
        image_encoder=_read_image_encoder(ours),
        latent_statistics=ours.take("latent_statistics", bool, False),
    )
    agree("model.io_channels", model.positive("io_channels"), config.autoencoder.latent_channels)
    for section in (ours, diffusion, model, top):
        section.done()
    _check_model(config)
    return config


def _read_autoencoder(section: Section) -> AutoencoderConfig:
    kind = section.expect("type", "autoencoder", "directional")
    one_by_one = section.take("iterate_batch", bool, False) if kind == "autoencoder" else False
    inner = section.section("config")
    section.done()
    return (
        DirectionalConfig.read(inner)
        if kind == "directional"
        else OobleckConfig.read(inner, one_by_one)
    )


def _read_image_encoder(ours: Section) -> ImageEncoderConfig:
    if not ours.has("image_encoder"):
        return MetaClipConfig()
    section = ours.section("image_encoder")
    kind = section.expect("type", "metaclip", "convnet")
    return ConvNetConfig.read(section) if kind == "convnet" else MetaClipConfig.read(section)


def _check_model(config: ModelConfig) -> None:
    """The numbers that several sections state must agree."""
    transformer, conditioning = config.transformer, config.conditioning
    latent = config.autoencoder.latent_channels
    agree("audio_channels", config.audio_channels, config.autoencoder.audio_channels)
    agree("model.diffusion.config.io_channels", transformer.latent_channels, latent)
    for id in conditioning.local_ids:
        agree(f"output_dim of {id} (added locally)", conditioning[id].width, transformer.width)
    if conditioning.joins_global:
        width = sum(conditioning[id].width for id in conditioning.global_ids)
        agree(
            f"output_dim of {' and '.join(conditioning.global_ids)} (global, joined)",
            width,
            transformer.global_width,
        )
    else:
        for id in conditioning.global_ids:
            width = conditioning[id].width
            agree(f"output_dim of {id} (global)", width, transformer.global_width)
    if bool(transformer.global_width) != bool(conditioning.global_ids):
        raise ConfigProblem("global_cond_ids and global_cond_dim must be given together.")
    if isinstance(config.autoencoder, DirectionalConfig):
        rate = config.autoencoder.sample_rate
        agree("model.pretransform.config.sample_rate", rate, config.sample_rate)
    if isinstance(config.image_encoder, ConvNetConfig):
        for conditioner in conditioning.conditioners:
            agree(f"dim of {conditioner.id}", conditioner.features, config.image_encoder.features)
    if config.latent_length < 1:
        raise ConfigProblem("sample_size is shorter than one latent frame (downsampling_ratio).")


__all__ = [
    "FRAMES_PER_SECOND",
    "AutoencoderConfig",
    "ConditionerConfig",
    "ConditioningConfig",
    "ConfigProblem",
    "ConvNetConfig",
    "DirectionalConfig",
    "GenerationOptions",
    "ImageEncoderConfig",
    "MetaClipConfig",
    "ModelConfig",
    "OobleckConfig",
    "TransformerConfig",
    "View",
]
