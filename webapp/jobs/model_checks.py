"""Checking a model version before anybody gets it, step by step, in a worker.

    files -> checksum -> configuration -> weights -> a second of sound

Weights are data: only safetensors are looked at, and nothing of a version is ever run as code.
"""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile
from django.conf import settings
from django.db import DatabaseError

from spatialgen.config import ConfigProblem, GenerationOptions, ModelConfig
from spatialgen.hub_directory import download_model_directory
from spatialgen.model_card import CONFIG_FILE, WEIGHTS_FILE, ModelProblem, sha256_of
from spatialgen.models import ModelInfo, find_model, load_model, verify_model
from spatialgen.pipeline import generate_sound_field
from spatialgen.scenes.movie import write_scene
from spatialgen.scenes.scene import scene_from_seed
from spatialgen.stages import Cancelled, Progress
from webapp.catalog.models import CheckStep, ModelVersion, Origin
from webapp.catalog.register import complete_card, folder_of, refuse_other_than_safetensors
from webapp.errors import Refusal
from webapp.jobs.leases import Hold, hold
from webapp.operations.throttle import Throttle
from webapp.sentences import Sentence
from webapp.wording import in_bytes

log = logging.getLogger(__name__)
SMOKE_SECONDS = 1.0
SMOKE_STEPS = 4
SILENCE = 1e-6  # full scale 1
TELL_EVERY = 0.5  # seconds


class StepFailed(Exception):
    """A step that has found something wrong."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def check(version_id: int) -> None:
    """Checks the version if it waits for that; what comes out stands in its row."""
    version = ModelVersion.objects.filter(pk=version_id).first()
    if version is None or not version.begin_check():
        return
    log.info("Model version %s is checked, attempt %s", version.slug, version.check_attempt)
    with hold(version) as held:
        try:
            Checking(version, held).run()
        except Cancelled:
            log.info("The check of model version %s was stopped", version.slug)


class Checking:
    """The check of one version; later steps use what earlier ones have found."""

    def __init__(self, version: ModelVersion, held: Hold[ModelVersion]) -> None:
        self.version = version
        self.held = held
        self.sha256 = ""
        self.done: list[CheckStep] = []
        self.throttle = Throttle(TELL_EVERY)

    def run(self) -> None:
        """Every step, up to the first that finds something wrong.

        Raises:
            Cancelled: somebody has stopped the check, or the worker was given up on.
        """
        for name, act in self.steps():
            self.tell(name)
            self.done.append(taken(name, act))
            if not self.done[-1]["ok"]:
                break
        if not self.version.end_check(self.done, self.sha256):
            raise Cancelled
        log.info("The check of model version %s is over: %s", self.version.slug, self.done[-1])

    def tell(self, name: str, said: str = "", fraction: float | None = None) -> None:
        """What is done now, and how far it is."""
        self.held.progressed()
        if not self.version.note_steps([*self.done, step(name, None, said, fraction)]):
            raise Cancelled

    def arrived(self, name: str, here: int, size: int) -> None:
        """Some of a file came from the hub."""
        if not self.throttle.is_due(about=name):
            return
        said = Sentence(
            "%(name)s: %(here)s of %(size)s are here.",
            name=name,
            here=in_bytes(here),
            size=in_bytes(size),
        )
        self.tell("files", said.kept(), here / size)

    def goes_on(self, progress: Progress) -> None:
        """The sound gets on."""
        if self.throttle.is_due(about="sound"):
            said = Sentence("A synthetic clip is given its sound.")
            self.tell("sound", said.kept(), progress.fraction)

    def steps(self) -> list[tuple[str, Callable[[], Sentence]]]:
        """Name and act of each, in order."""
        return [
            ("files", self.have_files),
            ("checksum", self.take_checksum),
            ("configuration", self.read_configuration),
            ("weights", self.check_weights),
            ("sound", self.make_a_second),
        ]

    @property
    def model(self) -> ModelInfo:
        """The model's folder and card; raises ``ModelProblem`` when it is not there."""
        return find_model(self.version.source)

    def have_files(self) -> Sentence:
        """Fetches what comes from the hub; the folder must be complete."""
        version = self.version
        if version.origin == Origin.HUB:
            folder = folder_of(version.slug)
            commit = download_model_directory(version.repo, version.revision, folder, self.arrived)
            refuse_other_than_safetensors(folder / WEIGHTS_FILE)
            complete_card(version, folder, f"https://huggingface.co/{version.repo}/tree/{commit}")
        return Sentence("Complete, in %(folder)s.", folder=str(self.model.directory))

    def take_checksum(self) -> Sentence:
        """The SHA-256 of the weights, which must be the card's."""
        found = sha256_of(self.model.directory / WEIGHTS_FILE)
        if self.model.sha256 and self.model.sha256 != found:
            raise StepFailed(
                Sentence(
                    "The SHA-256 of the weights is %(found)s, but the model's card says "
                    "%(wanted)s. Get the file again from its publisher.",
                    found=found,
                    wanted=self.model.sha256,
                )
            )
        self.sha256 = found
        return Sentence("SHA-256 %(found)s", found=found)

    def read_configuration(self) -> Sentence:
        """The configuration can be read and agrees with itself."""
        config = ModelConfig.from_json(self.model.directory / CONFIG_FILE)
        seconds = config.sample_size / config.sample_rate
        return Sentence(
            "Windows of %(seconds).1f s at %(rate)s Hz, %(encoder)s as image encoder.",
            seconds=seconds,
            rate=config.sample_rate,
            encoder=type(config.image_encoder).__name__.removesuffix("Config"),
        )

    def check_weights(self) -> Sentence:
        """Every tensor is there, with its shape, and no other; the image encoder is at hand."""
        verify_model(self.version.source)
        return Sentence("Every tensor fits the configuration; the file is plain safetensors.")

    def make_a_second(self) -> Sentence:
        """A second of a synthetic clip goes the whole way and comes out as sound."""
        Path(settings.WORK).mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=settings.WORK) as scratch:
            folder = Path(scratch)
            scene = scene_from_seed(1, duration=SMOKE_SECONDS, things=1)
            clip = write_scene(scene, folder / "scene.webm", size=(512, 256), frames_per_second=8)
            model = load_model(self.version.source, settings.STUDIO_DEVICE)
            began = time.monotonic()
            options = GenerationOptions(steps=SMOKE_STEPS)
            field = generate_sound_field(clip, model, options, folder / "field.wav", self.goes_on)
            refuse_bad_sound(field.path)
            took = time.monotonic() - began
        return Sentence(
            "A second of a synthetic clip took %(took).1f s in %(steps)s steps.",
            took=took,
            steps=SMOKE_STEPS,
        )


def taken(name: str, act: Callable[[], Sentence]) -> CheckStep:
    """One step: a sentence about what was found, or about what is wrong."""
    try:
        return step(name, True, act().kept())
    except (Cancelled, DatabaseError):
        raise  # nothing can be noted now: the lease runs out, and the check is taken up again
    except StepFailed as problem:
        return step(name, False, problem.sentence.kept())
    except (ModelProblem, ConfigProblem, Refusal) as problem:
        return step(name, False, str(problem))
    except Exception as error:
        log.exception("The step %s of a check broke off", name)
        said = Sentence(
            "This step broke off (%(error)s). The details are in the worker's log.",
            error=type(error).__name__,
        )
        return step(name, False, said.kept())


def step(name: str, ok: bool | None, said: str, fraction: float | None = None) -> CheckStep:
    """A step as a row keeps it."""
    return {"name": name, "ok": ok, "said": said, "fraction": fraction}


def refuse_bad_sound(path: Path) -> None:
    """Raises ``StepFailed`` for sound that nobody could use."""
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    if samples.shape[1] != 4 or abs(len(samples) / rate - SMOKE_SECONDS) > 0.1:
        raise StepFailed(
            Sentence(
                "The sound has %(channels)s channels and %(seconds).2f s, not 4 and 1 s.",
                channels=samples.shape[1],
                seconds=len(samples) / rate,
            )
        )
    if not np.isfinite(samples).all():
        raise StepFailed(Sentence("The sound holds values that are no numbers."))
    if np.abs(samples).max() < SILENCE:
        raise StepFailed(Sentence("The sound is silent."))
