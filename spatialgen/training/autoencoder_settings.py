"""How the autoencoder is trained: "autoencoder" in a configuration's "training". Free of torch.

{"steps": 500000, "decoder_only": 300000, "batch": 32, "seconds": 1.5, "rate": 1.5e-4,
 "warm_up": 1000, "average": 0.999, "divergence": 1e-4, "save_every": 1000, "measure_every": 5000,
 "adversary": {"start": 50000}}
"""

from __future__ import annotations

from dataclasses import dataclass

from ..settings_reader import ConfigProblem, Section

SIZES = (2048, 1024, 512, 256, 128, 64)
ADVERSARY_SIZES = (2048, 1024, 512)


@dataclass(frozen=True)
class AdversarySettings:
    """The discriminator: heard from step `start` on; `weight` of passing for real, `matching` of
    its features; the STFTs' `sizes` and its layers' `width`."""

    start: int
    weight: float
    matching: float
    rate: float
    sizes: tuple[int, ...]
    width: int

    @staticmethod
    def read(section: Section) -> AdversarySettings:
        """Read the section; raises `ConfigProblem`."""
        settings = AdversarySettings(
            start=section.take("start", int, 0),
            weight=section.take("weight", float, 0.1),
            matching=section.take("matching", float, 5.0),
            rate=section.take("rate", float, 3e-4),
            sizes=section.positives("sizes", ADVERSARY_SIZES),
            width=section.positive("width", 32),
        )
        section.done()
        return settings


@dataclass(frozen=True)
class AutoencoderSettings:
    """AdamW with warm-up and cosine; a moving average of the weights.

    `steps` of the whole, then `decoder_only` of the decoder alone. A step sees `batch` stretches of
    `seconds` (over all processes). `sizes` of the STFTs in samples; `coherence` weighs the terms
    that tie the channels together, on `microphones` random directions a step; `divergence` weighs
    the latents' pull to a standard normal.
    """

    steps: int
    decoder_only: int
    batch: int
    seconds: float
    rate: float
    warm_up: int
    average: float
    divergence: float
    coherence: float
    microphones: int
    sizes: tuple[int, ...]
    bfloat16: bool
    save_every: int
    measure_every: int
    adversary: AdversarySettings | None

    @property
    def all_steps(self) -> int:
        """Steps of both phases."""
        return self.steps + self.decoder_only

    def samples(self, sample_rate: int, ratio: int) -> int:
        """Length of a stretch: a multiple of the downsampling `ratio`, enough for every STFT."""
        least = max(*self.sizes, *(self.adversary.sizes if self.adversary else ()), 1)
        wanted = max(round(self.seconds * sample_rate), least)
        return -(-wanted // ratio) * ratio

    @staticmethod
    def read(section: Section) -> AutoencoderSettings:
        """Read the section; raises `ConfigProblem`."""
        adversary = section.section("adversary") if section.has("adversary") else None
        settings = AutoencoderSettings(
            steps=section.positive("steps"),
            decoder_only=section.take("decoder_only", int, 0),
            batch=section.positive("batch"),
            seconds=section.take("seconds", float),
            rate=section.take("rate", float),
            warm_up=section.positive("warm_up", 1000),
            average=section.take("average", float, 0.999),
            divergence=section.take("divergence", float, 1e-4),
            coherence=section.take("coherence", float, 1.0),
            microphones=section.positive("microphones", 4),
            sizes=section.positives("sizes", SIZES),
            bfloat16=section.take("bfloat16", bool, False),
            save_every=section.positive("save_every"),
            measure_every=section.positive("measure_every"),
            adversary=None if adversary is None else AdversarySettings.read(adversary),
        )
        section.done()
        for name in ("decoder_only", "seconds", "rate", "average", "divergence", "coherence"):
            if getattr(settings, name) < 0:
                raise ConfigProblem(f"{section.name(name)} must not be negative.")
        return settings
