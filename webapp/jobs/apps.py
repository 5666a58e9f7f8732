"""The jobs app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Generations of sound fields and the files they leave."""

    name = "webapp.jobs"
