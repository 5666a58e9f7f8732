"""The autoencoders a model may have, as its configuration describes them. Free of torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from .settings_reader import ConfigProblem, Section, agree


@dataclass(frozen=True)
class OobleckStack:
    """One half of an Oobleck autoencoder: widths are `width * multiples`, innermost last."""

    audio_channels: int
    latent_channels: int
    width: int
    multiples: tuple[int, ...]
    strides: tuple[int, ...]
    snake: bool
    final_tanh: bool = False


@dataclass(frozen=True)
class OobleckConfig:
    """The published autoencoder. The encoder's latent channels are mean and scale, hence twice."""

    encoder: OobleckStack
    decoder: OobleckStack
    audio_channels: int
    latent_channels: int
    downsampling_ratio: int
    one_by_one: bool

    @staticmethod
    def read(section: Section, one_by_one: bool) -> OobleckConfig:
        """Read `model.pretransform.config` of the published schema."""
        encoder = _read_oobleck_stack(section.section("encoder"), "in_channels")
        decoder = _read_oobleck_stack(section.section("decoder"), "out_channels")
        bottleneck = section.section("bottleneck")
        bottleneck.expect("type", "vae")
        bottleneck.done()
        config = OobleckConfig(
            encoder=encoder,
            decoder=decoder,
            audio_channels=section.positive("io_channels"),
            latent_channels=section.positive("latent_dim"),
            downsampling_ratio=section.positive("downsampling_ratio"),
            one_by_one=one_by_one,
        )
        section.done()
        config._check(section.path)
        return config

    def _check(self, path: str) -> None:
        for stack, name, latent in (
            (self.encoder, "encoder", 2 * self.latent_channels),
            (self.decoder, "decoder", self.latent_channels),
        ):
            ratio = 1
            for stride in stack.strides:
                ratio *= stride
            agree(f"{path}.{name}: the product of the strides", ratio, self.downsampling_ratio)
            agree(f"{path}.{name}: latent_dim", stack.latent_channels, latent)
            agree(f"{path}.{name}: audio channels", stack.audio_channels, self.audio_channels)


def _read_oobleck_stack(section: Section, channels_key: str) -> OobleckStack:
    """Read one half; what it leaves out is what the published code takes for either half."""
    section.expect("type", "oobleck")
    inner = section.section("config")
    decoder = channels_key == "out_channels"
    stack = OobleckStack(
        audio_channels=inner.positive(channels_key, 2),
        latent_channels=inner.positive("latent_dim", 32),
        width=inner.positive("channels", 128),
        multiples=inner.positives("c_mults", (1, 2, 4, 8)),
        strides=inner.positives("strides", (2, 4, 8, 8)),
        snake=inner.take("use_snake", bool, False),
        final_tanh=inner.take("final_tanh", bool, True) if decoder else False,
    )
    inner.done()
    section.done()
    if len(stack.multiples) != len(stack.strides):
        raise ConfigProblem(f"{inner.path}: c_mults and strides must have the same length.")
    return stack


@dataclass(frozen=True)
class DirectionalConfig:
    """The preview model's autoencoder: `spatialgen.directional.DirectionalAutoencoder(config)`.

    It sits under `model.pretransform` as {"type": "directional", "config": {...}}. `sample_rate`
    (Hz) lays out its bands.
    """

    audio_channels: int
    latent_channels: int
    downsampling_ratio: int
    sample_rate: int

    @staticmethod
    def read(section: Section) -> DirectionalConfig:
        """Read `model.pretransform.config` of a directional autoencoder."""
        config = DirectionalConfig(
            audio_channels=section.positive("io_channels"),
            latent_channels=section.positive("latent_dim"),
            downsampling_ratio=section.positive("downsampling_ratio"),
            sample_rate=section.positive("sample_rate"),
        )
        section.done()
        return config


AutoencoderConfig: TypeAlias = OobleckConfig | DirectionalConfig
