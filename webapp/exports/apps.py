"""Files made of a take when they are asked for."""

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """Exports."""

    name = "webapp.exports"
