"""The administrators' pages."""

from django.apps import AppConfig


class DashboardConfig(AppConfig):
    """Dashboard."""

    name = "webapp.dashboard"
