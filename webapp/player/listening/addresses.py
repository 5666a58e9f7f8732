"""Where a trial's files are served: by names that tell nothing of the take behind them."""

from __future__ import annotations

from django.urls import reverse

from webapp.clips.models import Clip
from webapp.jobs.models import Deliverable, Job
from webapp.player.listening.models import Study, Trial


class TrialAddresses:
    """The addresses of one trial, for whoever takes part in the study."""

    def __init__(self, study: Study, trial: Trial) -> None:
        self.study = study
        self.trial = trial

    def at(self, name: str) -> str:
        """The address of one of the trial's files."""
        return reverse(name, args=[self.study.token, self.trial.pk])

    def video(self, clip: Clip) -> str:
        """The film of the trial."""
        return self.at("trial-film")

    def poster(self, clip: Clip) -> str | None:
        """The poster frame."""
        return self.at("trial-poster") if clip.poster else None

    def thumbnails(self, clip: Clip) -> str | None:
        """The sheet of small pictures."""
        return self.at("trial-thumbnails") if clip.thumbnails else None

    def clip_analysis(self, clip: Clip) -> str | None:
        """None: it would show where the sound is."""
        return None

    def clip_sound(self, clip: Clip) -> str | None:
        """The sound alone, by the same name as a take's."""
        return self.at("trial-field") if clip.audio_tracks else None

    def job_analysis(self, job: Job) -> str | None:
        """None: it would show where the sound is."""
        return None

    def deliverable(self, file: Deliverable) -> str:
        """The film, or the sound field alone."""
        field = file.kind == Deliverable.Kind.AMBIX_WAV
        return self.at("trial-field" if field else "trial-film")
