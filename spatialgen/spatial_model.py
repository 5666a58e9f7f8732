"""The whole model: conditioner, transformer and autoencoder, and how a generation drives them.

Axis letters: b batch, c channels, s samples, d width, t video frames, l latent frames.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

from .autoencoder import OobleckAutoencoder
from .conditioning import Conditioner, Conditions, Features
from .config import (
    AutoencoderConfig,
    ConvNetConfig,
    DirectionalConfig,
    ImageEncoderConfig,
    MetaClipConfig,
    ModelConfig,
    OobleckConfig,
    View,
)
from .directional import DirectionalAutoencoder
from .encoders.convnet import ConvNetEncoder
from .features import ImageEncoder
from .rectified_flow import guide
from .transformer import VelocityTransformer


def build_autoencoder(config: AutoencoderConfig) -> OobleckAutoencoder | DirectionalAutoencoder:
    """The autoencoder a configuration describes."""
    match config:
        case OobleckConfig():
            return OobleckAutoencoder(config)
        case DirectionalConfig():
            return DirectionalAutoencoder(config)


def build_image_encoder(config: ImageEncoderConfig) -> ConvNetEncoder | None:
    """The image encoder whose weights are in the model file; None when it lives outside."""
    match config:
        case ConvNetConfig():
            return ConvNetEncoder(config)
        case MetaClipConfig():
            return None


class LatentStatistics(nn.Module):
    """Mean and standard deviation of each latent channel; the identity until they are set."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.mean: Tensor
        self.std: Tensor
        self.register_buffer("mean", torch.zeros(channels))
        self.register_buffer("std", torch.ones(channels))

    def normalise(self, latents: Tensor) -> Tensor:
        """The autoencoder's latents [b, c, l] -> the transformer's."""
        return (latents - self.mean[:, None]) / self.std[:, None]

    def restore(self, latents: Tensor) -> Tensor:
        """The transformer's latents [b, c, l] -> the autoencoder's."""
        return latents * self.std[:, None] + self.mean[:, None]


class SpatialNetwork(nn.Module):
    """All weights of a model file as one module; training works on this."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        channels = config.autoencoder.latent_channels
        self.conditioner = Conditioner(config.conditioning, config.transformer)
        self.transformer = VelocityTransformer(config.transformer)
        self.autoencoder = build_autoencoder(config.autoencoder)
        self.latent_statistics = LatentStatistics(channels) if config.latent_statistics else None
        self.image_encoder = build_image_encoder(config.image_encoder)

    def encode(self, audio: Tensor) -> tuple[Tensor, Tensor]:
        """Audio [b, c, s] -> mean and standard deviation of the transformer's latents."""
        mean, std = self.autoencoder.encode(audio)
        if self.latent_statistics is None:
            return mean, std
        return self.latent_statistics.normalise(mean), std / self.latent_statistics.std[:, None]

    def decode(self, latents: Tensor) -> Tensor:
        """The transformer's latents [b, c, l] -> audio [b, channels, s]."""
        if self.latent_statistics is not None:
            latents = self.latent_statistics.restore(latents)
        return self.autoencoder.decode(latents)


class SpatialModel:
    """A loaded model, ready to generate; `pipeline.py` drives it one window at a time.

    Every tensor it returns lives on `device`; gradients are off throughout.
    """

    def __init__(
        self,
        config: ModelConfig,
        network: SpatialNetwork,
        device: torch.device,
        image_encoder: Callable[[], ImageEncoder],
    ) -> None:
        """`image_encoder` is called once, when the first frames are encoded."""
        self.config = config
        self.network = network.to(device).eval().requires_grad_(False)
        self.device = device
        self._open_image_encoder = image_encoder
        self._image_encoder: ImageEncoder | None = None

    @property
    def sample_rate(self) -> int:
        """Samples a second of what `decode` returns."""
        return self.config.sample_rate

    @property
    def downsampling_ratio(self) -> int:
        """Samples a latent frame stands for."""
        return self.config.autoencoder.downsampling_ratio

    @property
    def latent_channels(self) -> int:
        """Numbers in a latent frame."""
        return self.config.autoencoder.latent_channels

    @property
    def latent_length(self) -> int:
        """Latent frames of one window."""
        return self.config.latent_length

    @property
    def window_samples(self) -> int:
        """Samples of one window as `decode` returns it: whole latent frames only.

        The published model is trained on 441 000 samples and returns 215 * 2048 = 440 320.
        """
        return self.latent_length * self.downsampling_ratio

    @property
    def frames_per_window(self) -> int:
        """Video frames that condition one window, at 8 a second."""
        return self.config.frames_per_window

    @property
    def image_encoder(self) -> ImageEncoder:
        """The image encoder; opened the first time it is asked for."""
        if self._image_encoder is None:
            self._image_encoder = self._open_image_encoder()
        return self._image_encoder

    @torch.inference_mode()
    def encode_images(self, panorama: Tensor, front: Tensor) -> Features:
        """Frames of both views, uint8 [t, h, w, 3] each -> features [t, d] each.

        A view that no conditioner looks at is not encoded: its features are empty, [t, 0].
        """
        views = {c.view for c in self.config.conditioning.conditioners}

        def encode(frames: Tensor, view: View) -> Tensor:
            if view not in views:
                return torch.empty(len(frames), 0, device=self.device)
            return self.image_encoder.encode_view(frames.to(self.device), view)

        return Features(panorama=encode(panorama, "panorama"), front=encode(front, "front"))

    @torch.inference_mode()
    def conditions(self, features: Features, length: int | None = None) -> Conditions:
        """Features of one window, [t, d] or [b, t, d] -> conditions for `length` latent frames.

        The first and last video frame fall on the first and last latent frame. `length` is the
        model's own latent length unless said otherwise.
        """
        features = Features(features.panorama.to(self.device), features.front.to(self.device))
        conditions: Conditions = self.network.conditioner(features, length or self.latent_length)
        return conditions

    @torch.inference_mode()
    def velocity(
        self,
        x: Tensor,
        t: Tensor,
        conditions: Conditions,
        guidance: float = 1.0,
        rescale: float = 0.0,
    ) -> Tensor:
        """Velocity [b, c, l] of latents x [b, c, l] at times t [b].

        With `guidance` other than 1 the null conditions (no local condition, the same token) go
        through in the same batch, and the two answers are combined (`rectified_flow.guide`).
        """
        local, token = conditions.local, conditions.token
        transformer = self.network.transformer
        if guidance == 1.0 or local is None:
            velocity: Tensor = transformer(x, t, local, token)
            return velocity
        both = transformer(
            torch.cat([x, x]),
            torch.cat([t, t]),
            torch.cat([local, torch.zeros_like(local)]),
            None if token is None else torch.cat([token, token]),
        )
        conditioned, null = both.chunk(2)
        return guide(conditioned, null, guidance, rescale)

    @torch.inference_mode()
    def decode(self, latents: Tensor) -> Tensor:
        """Latents [b, c, l] -> AmbiX audio [b, 4, s] (W, Y, Z, X), at the model's own loudness."""
        return self.network.decode(latents.to(self.device))

    @torch.inference_mode()
    def encode(self, audio: Tensor) -> tuple[Tensor, Tensor]:
        """AmbiX audio [b, 4, s] -> mean and standard deviation of its latents, [b, c, l] each."""
        return self.network.encode(audio.to(self.device))
