"""The player app."""

from django.apps import AppConfig


class PlayerConfig(AppConfig):
    """What the player plays, and the pages around it."""

    name = "webapp.player"
