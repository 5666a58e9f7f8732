"""The clips app."""

from django.apps import AppConfig


class ClipsConfig(AppConfig):
    """Projects, uploads and clips."""

    name = "webapp.clips"
