"""The catalog app."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """Which versions of the model creators may use."""

    name = "webapp.catalog"
